"""The statistics of the library and of the learner."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.language.document import Place
from desktop.study import Study
from desktop.ui.statistics.statistics_page import StatisticsPage
from desktop.ui.statistics.timekeeper import Timekeeper
from desktop.ui.statistics.wording import duration_text, percent, streak_text
from desktop.ui.theme import LIGHT
from desktop.vocabulary.pace import Move, Streak
from desktop.vocabulary.status import Status
from tests.ui.statistics.conftest import TEXT, Desk

MINUTE = 60_000


def _titles(page: StatisticsPage) -> list[str]:
    model = page.library.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _figures(page: StatisticsPage) -> list[str]:
    return [box.accessibleName() for box in page.library.figures._boxes]


def test_every_text_is_counted_and_listed(desk: Desk) -> None:
    desk.read("难", "饕餮囹圄踟蹰")
    desk.read("易", "我们吃苹果。")
    page = desk.show("library")

    assert sorted(_titles(page)) == ["易", "难"]
    assert page.library.model.index(0, 1).data() == "0%"
    assert not page.is_working


def test_enter_opens_a_text(desk: Desk) -> None:
    desk.read("水果", TEXT)
    page = desk.show("library")
    page.library.table.take_keys()

    QTest.keyClick(page.library.table, Qt.Key.Key_Return)

    assert desk.opened == ["水果"]


def test_what_is_known_moves_a_text_up(desk: Desk) -> None:
    desk.read("难", "饕餮囹圄踟蹰")
    desk.read("易", "我们吃苹果。")
    page = desk.show()
    page.text.table.selectAll()
    page.text.status_wanted.emit(page.text.selected(), Status.KNOWN)

    desk.show("library")

    assert _titles(page) == ["易", "难"]
    assert _figures(page)[0] == "3 words known"
    assert _figures(page)[1] == "5 characters known"


def test_an_empty_library_says_so(desk: Desk) -> None:
    page = desk.show("library")

    assert "Texts that you open" in page.library.heading.text()
    assert not page.library.table.isVisible()
    assert page.library.streak.isHidden()
    assert page.library.read.view.plot.empty


def test_reading_shows_in_figures_and_plots(desk: Desk) -> None:
    document = desk.read("水果", TEXT)
    now = time.time_ns() // 1000
    moves = [Move(minute * MINUTE, minute * 240) for minute in range(13)]
    for days in (0, 1):
        desk.statistics.add_reading(document.id, now - days * 86_400_000_000, moves)

    page = desk.show("library")

    assert _figures(page)[2:] == ["24 min read in 7 days", "240 characters a minute"]
    assert page.library.streak.text() == "You have read or reviewed 2 days in a row."
    minutes = page.library.read.view.plot.series[0].points
    assert sum(value for _, value in minutes) == 24


def test_counting_can_be_stopped(desk: Desk) -> None:
    for number in range(20):
        desk.read(f"{number}", f"我们吃苹果。{number}" * 200)
    page = desk.measuring.page(LIGHT)
    page.turn("library")
    assert desk.tasks.is_running("statistics-tally")

    page.stop.click()

    assert not desk.tasks.is_running("statistics-tally")
    assert not page.is_working


@pytest.mark.parametrize(
    ("streak", "text"),
    [
        (Streak(0, 0), ""),
        (Streak(1, 1), "You have read or reviewed on 1 of the last 30 days."),
        (Streak(0, 12), "You have read or reviewed on 12 of the last 30 days."),
        (Streak(5, 20), "You have read or reviewed 5 days in a row."),
    ],
)
def test_a_streak_is_told_without_blame(streak: Streak, text: str) -> None:
    assert streak_text(streak) == text


def test_shares_are_rounded_honestly() -> None:
    assert [percent(share) for share in (0, 0.001, 0.5, 0.948, 0.9996, 1)] == [
        "0%",
        "<1%",
        "50%",
        "94.8%",
        "99.9%",
        "100%",
    ]


def test_durations_are_short() -> None:
    texts = [duration_text(minutes) for minutes in (0.2, 12, 100, 6000)]
    assert texts == ["under 1 min", "12 min", "1.7 h", "100 h"]


# -- keeping time --------------------------------------------------------------------------------


class _Clock:
    def __init__(self) -> None:
        self.now = 1_000_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def keeper(desk: Desk, clock: _Clock) -> Timekeeper:
    made = Timekeeper(lambda: desk.statistics, desk.window, clock)
    made.begin(desk.read("长", "我们吃苹果。" * 1000 + "\n完了"), None)
    return made


def _kept(study: Study) -> list[tuple[int, int]]:
    return study._study.rows("SELECT duration, characters FROM reading_time ORDER BY started")


def test_reading_is_kept_when_it_stops(study: Study, keeper: Timekeeper, clock: _Clock) -> None:
    keeper.moved(Place(0, 0))
    clock.now += 60_000
    keeper.moved(Place(0, 200))
    assert _kept(study) == []

    keeper.stop()
    keeper.stop()

    assert _kept(study) == [(60_000, 200)]


def test_taps_keep_the_clock_running(study: Study, keeper: Timekeeper, clock: _Clock) -> None:
    keeper.touched()
    keeper.moved(Place(0, 0))
    for _ in range(3):
        clock.now += 50_000
        keeper.touched()
    keeper.stop()

    assert _kept(study) == [(150_000, 0)]


def test_a_pause_ends_a_stretch(study: Study, keeper: Timekeeper, clock: _Clock) -> None:
    keeper.moved(Place(0, 0))
    clock.now += 30_000
    keeper.moved(Place(0, 100))
    clock.now += 3_600_000
    keeper.moved(Place(0, 100))
    clock.now += 30_000
    keeper.moved(Place(0, 200))
    keeper.stop()

    assert _kept(study) == [(30_000, 100), (30_000, 100)]


def test_long_reading_is_kept_bit_by_bit(study: Study, keeper: Timekeeper, clock: _Clock) -> None:
    for step in range(10):
        keeper.moved(Place(0, step * 100))
        clock.now += 60_000
    keeper.stop()

    assert len(_kept(study)) > 1
    assert sum(duration for duration, _ in _kept(study)) == 9 * 60_000
    assert sum(characters for _, characters in _kept(study)) == 900


def test_another_text_begins_anew(
    study: Study, desk: Desk, keeper: Timekeeper, clock: _Clock
) -> None:
    keeper.moved(Place(1, 0))
    clock.now += 10_000
    keeper.begin(desk.read("别的", "今天"), None)
    keeper.moved(Place(0, 0))
    clock.now += 10_000
    keeper.moved(Place(0, 1))
    keeper.stop()

    # One sign alone is no reading.
    assert _kept(study) == [(10_000, 1)]


def test_the_days_of_the_plot_are_the_last_thirty(desk: Desk) -> None:
    page = desk.show("library")
    ticks = page.library.read.view.plot.x_ticks
    first, last = ticks[0][0], ticks[-1][0]

    assert date.fromordinal(int(last)) == date.today()
    assert date.fromordinal(int(first)) == date.fromordinal(int(last)) - timedelta(days=29)
