from __future__ import annotations

from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.vocabulary.review_days import day_of, day_on, week_of

BERLIN, TAIPEI, LOS_ANGELES = map(ZoneInfo, ("Europe/Berlin", "Asia/Taipei", "America/Los_Angeles"))
HOUR = 60 * 60 * 1_000_000


def at(text: str, zone: tzinfo) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp() * 1_000_000)


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ("2026-03-02T03:59:59", date(2026, 3, 1)),
        ("2026-03-02T04:00:00", date(2026, 3, 2)),
        ("2026-03-02T23:59:59", date(2026, 3, 2)),
        ("2026-03-03T00:30:00", date(2026, 3, 2)),
    ],
)
@pytest.mark.parametrize("zone", [BERLIN, TAIPEI, LOS_ANGELES])
def test_a_day_begins_at_four_in_the_morning(time: str, day: date, zone: tzinfo) -> None:
    assert day_of(at(time, zone), zone).date == day


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 28), 23), (date(2026, 3, 29), 24), (date(2026, 10, 24), 25)],
)
def test_a_night_in_which_the_clocks_change_is_shorter_or_longer(day: date, hours: int) -> None:
    found = day_on(day, BERLIN)

    assert (found.end - found.start) / HOUR == hours


@given(
    st.integers(0, 4_000_000_000_000_000),
    st.sampled_from([BERLIN, TAIPEI, LOS_ANGELES, ZoneInfo("Pacific/Apia"), None]),
)
def test_every_moment_is_in_one_day_and_days_follow_each_other(
    now: int, zone: tzinfo | None
) -> None:
    day = day_of(now, zone)

    assert day.start <= now < day.end
    assert day_of(day.end - 1, zone) == day
    assert day_of(day.end, zone).start == day.end


def test_a_week_begins_on_monday() -> None:
    assert {week_of(date(2026, 3, day)) for day in range(2, 9)} == {date(2026, 3, 2)}
