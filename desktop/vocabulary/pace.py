"""Turn where the reader has been, and when, into reading time, speed, weeks and days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import Protocol

from desktop.vocabulary.status import Status

IDLE_MS = 90_000
"""A longer pause is no reading."""
USUAL_PACE = 180.0
"""Characters a minute that a learner reads, until enough was read to tell."""

_FASTEST = 15 / 1000  # characters a millisecond: twice as fast as fluent readers read
_MOST_AHEAD = _FASTEST * IDLE_MS
_ENOUGH_MS = 10 * 60_000


class Time(Protocol):
    """A stretch of reading: see ReadingTime in storage."""

    @property
    def started(self) -> int: ...
    @property
    def duration(self) -> int: ...
    @property
    def characters(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Move:
    """A sign of the reader: at some millisecond, with so many code points before the top of the
    window. It need not have moved: a tap or a key at the same place is one too.
    """

    at: int
    position: int


@dataclass(frozen=True, slots=True)
class Read:
    """How long was read, in milliseconds, and how many code points."""

    duration: int
    characters: int


def reading_time(moves: Sequence[Move]) -> Read:
    """Tell reading from idling, jumping and leafing.

    The time between two signs counts unless it is longer than IDLE_MS. Text that was moved over
    counts as far as it can have been read since: 15 code points a second at most, saved up while
    the reader stays and spent when the page is turned. A step forward that is longer than that is
    a jump and counts for nothing, and so does every step back.
    """
    duration = characters = 0
    ahead = 0.0
    for before, after in pairwise(moves):
        passed, moved = after.at - before.at, after.position - before.position
        if not 0 <= passed <= IDLE_MS:
            ahead = 0.0
            continue
        duration += passed
        ahead = min(_MOST_AHEAD, ahead + passed * _FASTEST)
        if 0 < moved <= ahead:
            characters += moved
            ahead -= moved
        elif moved:
            ahead = 0.0
    return Read(duration, characters)


@dataclass(frozen=True, slots=True)
class Day:
    """What was read on one day: milliseconds and code points."""

    day: date
    duration: int
    characters: int

    @property
    def pace(self) -> float | None:
        """Characters a minute; None where too little was read to tell."""
        return self.characters * 60_000 / self.duration if self.duration >= 60_000 else None


def reading_days(times: Iterable[Time], zone: tzinfo | None = None) -> tuple[Day, ...]:
    """Sum up reading by day, in the zone given or that of the computer; days without are left out.

    A stretch belongs to the day on which it began.
    """
    durations: Counter[date] = Counter()
    characters: Counter[date] = Counter()
    for time in times:
        day = day_of(time.started, zone)
        durations[day] += time.duration
        characters[day] += time.characters
    return tuple([Day(day, durations[day], characters[day]) for day in sorted(durations)])


def usual_pace(days: Iterable[Day]) -> float:
    """Give the learner's characters a minute; USUAL_PACE where less than ten minutes were read."""
    duration = characters = 0
    for day in days:
        duration += day.duration
        characters += day.characters
    if duration < _ENOUGH_MS or not characters:
        return USUAL_PACE
    return characters * 60_000 / duration


@dataclass(frozen=True, slots=True)
class Streak:
    """How many days in a row, up to today or yesterday, and how many of the last thirty."""

    row: int
    of_thirty: int


def streak(days: Collection[date], today: date) -> Streak:
    """Count the days on which the learner read or reviewed; today may still come."""
    step = timedelta(days=1)
    at = today if today in days else today - step
    row = 0
    while at in days:
        row += 1
        at -= step
    recent = sum(1 for day in set(days) if today - 30 * step < day <= today)
    return Streak(row, recent)


@dataclass(frozen=True, slots=True)
class Week:
    """How many words had been kept, and were known, when a week ended; it began on a Monday."""

    monday: date
    kept: int
    known: int


def words_by_week(
    words: Iterable[tuple[int, int, str]], today: date, zone: tzinfo | None = None
) -> tuple[Week, ...]:
    """Sum words up by week, from the first one to today's, from rows of when each was kept, when
    it was changed last (microseconds since the epoch) and its status.

    When a word became known is not kept: it counts from its last change on.
    """
    kept: defaultdict[date, int] = defaultdict(int)
    known: defaultdict[date, int] = defaultdict(int)
    for created, changed, status in words:
        kept[_monday(day_of(created, zone))] += 1
        if status == Status.KNOWN:
            known[_monday(day_of(changed, zone))] += 1
    if not kept:
        return ()
    weeks = []
    all_kept = all_known = 0
    monday = min([*kept, *known])
    last = max([_monday(today), *kept, *known])
    while monday <= last:
        all_kept += kept[monday]
        all_known += known[monday]
        weeks.append(Week(monday, all_kept, all_known))
        monday += timedelta(weeks=1)
    return tuple(weeks)


def day_of(microseconds: int, zone: tzinfo | None = None) -> date:
    """Give the day of a stamp, in the zone given or that of the computer."""
    return datetime.fromtimestamp(microseconds / 1_000_000, UTC).astimezone(zone).date()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
