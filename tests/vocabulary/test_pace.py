"""Reading time, speed, weeks and days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.vocabulary.pace import (
    IDLE_MS,
    USUAL_PACE,
    Day,
    Move,
    Read,
    Streak,
    Week,
    day_of,
    reading_days,
    reading_time,
    streak,
    usual_pace,
    words_by_week,
)

MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class _Time:
    started: int
    duration: int
    characters: int


def _moves(*pairs: tuple[float, int]) -> list[Move]:
    return [Move(round(seconds * 1000), position) for seconds, position in pairs]


def test_a_page_that_was_read_and_turned_counts() -> None:
    assert reading_time(_moves((0, 0), (80, 300), (150, 600))) == Read(150_000, 600)


def test_a_page_that_is_turned_line_by_line_counts_as_one() -> None:
    moves = _moves((0, 0), (60, 0), (60.02, 40), (60.04, 80), (60.06, 120), (60.08, 160))

    assert reading_time(moves) == Read(60_080, 160)


def test_a_long_pause_does_not_count() -> None:
    moves = _moves((0, 0), (30, 100), (200, 200), (230, 300))

    assert reading_time(moves) == Read(60_000, 200)


def test_a_pause_just_short_enough_counts() -> None:
    assert reading_time([Move(0, 0), Move(IDLE_MS, 10)]).duration == IDLE_MS
    assert reading_time([Move(0, 0), Move(IDLE_MS + 1, 10)]) == Read(0, 0)


def test_a_jump_counts_no_text() -> None:
    assert reading_time(_moves((0, 0), (60, 90_000), (90, 90_100))) == Read(90_000, 100)


def test_leafing_through_counts_no_more_than_can_be_read() -> None:
    leafing = _moves(*[(second / 10, second * 400) for second in range(100)])

    assert reading_time(leafing).characters <= 15 * 10


def test_going_back_counts_no_text() -> None:
    assert reading_time(_moves((0, 500), (20, 300), (60, 400))) == Read(60_000, 100)


def test_taps_at_one_place_keep_the_clock_running() -> None:
    taps = _moves((0, 0), (80, 0), (160, 0), (240, 300))

    assert reading_time(taps) == Read(240_000, 300)


def test_a_clock_that_runs_back_counts_nothing() -> None:
    assert reading_time(_moves((100, 0), (50, 50))) == Read(0, 0)
    assert reading_time([]) == Read(0, 0)


@given(st.lists(st.tuples(st.integers(0, 200_000), st.integers(0, 5_000)), max_size=30))
def test_no_more_is_read_than_time_allows(steps: list[tuple[int, int]]) -> None:
    moves = [Move(0, 0)]
    for passed, position in steps:
        moves.append(Move(moves[-1].at + passed, position))

    read = reading_time(moves)

    assert 0 <= read.duration <= moves[-1].at
    assert 0 <= read.characters <= read.duration * 15 / 1000


def test_reading_is_summed_up_by_the_day_of_the_place() -> None:
    evening = int(datetime(2026, 3, 1, 23, 30, tzinfo=UTC).timestamp() * 1e6)
    times = [_Time(evening, MINUTE, 100), _Time(evening + 10**9, MINUTE, 50)]

    assert reading_days(times, UTC) == (Day(date(2026, 3, 1), 2 * MINUTE, 150),)
    east = timezone(timedelta(hours=8))
    assert reading_days(times, east)[0].day == date(2026, 3, 2)


def test_a_day_of_daylight_saving_is_one_day() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    start = datetime(2026, 3, 29, 0, 30, tzinfo=berlin)
    end = datetime(2026, 3, 29, 23, 30, tzinfo=berlin)

    days = {day_of(int(when.timestamp() * 1e6), berlin) for when in (start, end)}

    assert days == {date(2026, 3, 29)}


def test_the_pace_is_the_learners_own_after_ten_minutes() -> None:
    day = Day(date(2026, 1, 1), 9 * MINUTE, 2700)
    assert usual_pace([day]) == USUAL_PACE
    assert usual_pace([day, Day(date(2026, 1, 2), 6 * MINUTE, 1800)]) == 300
    assert day.pace == 300
    assert Day(date(2026, 1, 1), 30_000, 500).pace is None


TODAY = date(2026, 6, 10)


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        ((), Streak(0, 0)),
        ((0,), Streak(1, 1)),
        ((1, 2, 3), Streak(3, 3)),
        ((0, 1, 3), Streak(2, 3)),
        ((2, 3), Streak(0, 2)),
        ((29, 30), Streak(0, 1)),
    ],
)
def test_days_in_a_row_end_today_or_yesterday(ago: tuple[int, ...], expected: Streak) -> None:
    assert streak({TODAY - timedelta(days=days) for days in ago}, TODAY) == expected


def _stamp(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp() * 1e6)


def test_words_add_up_week_by_week() -> None:
    first, third = date(2026, 5, 19), date(2026, 6, 2)
    words = [
        (_stamp(first), _stamp(third), "known"),
        (_stamp(first), _stamp(first), "learning"),
        (_stamp(third), _stamp(third), "known"),
    ]

    assert words_by_week(words, TODAY, UTC) == (
        Week(date(2026, 5, 18), 2, 0),
        Week(date(2026, 5, 25), 2, 0),
        Week(date(2026, 6, 1), 3, 2),
        Week(date(2026, 6, 8), 3, 2),
    )
    assert words_by_week([], TODAY) == ()
