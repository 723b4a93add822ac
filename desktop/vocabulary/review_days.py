"""The days that reviews are counted by: from four in the morning to four in the morning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

_BEGINS = time(4)
_MICROSECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the learner's: its date, and when it begins and ends, in microseconds since the
    epoch; where the clocks change it has 23 or 25 hours.
    """

    date: date
    start: int
    end: int


def day_of(now: int, zone: tzinfo | None = None) -> Day:
    """Give the day that a time (microseconds since the epoch) is in, in the zone of this machine
    where none is given.
    """
    local = datetime.fromtimestamp(now / _MICROSECONDS, zone)
    today = local.date()
    # On the clock: the hour of four is there on every day, whatever the difference to UTC.
    if now < _begins(today, zone):
        today -= timedelta(days=1)
    return day_on(today, zone)


def day_on(today: date, zone: tzinfo | None = None) -> Day:
    """Give the day with a date."""
    return Day(today, _begins(today, zone), _begins(today + timedelta(days=1), zone))


def week_of(day: date) -> date:
    """Give the Monday before a date, or the date itself."""
    return day - timedelta(days=day.weekday())


def _begins(day: date, zone: tzinfo | None) -> int:
    return int(datetime.combine(day, _BEGINS, tzinfo=zone).timestamp()) * _MICROSECONDS
