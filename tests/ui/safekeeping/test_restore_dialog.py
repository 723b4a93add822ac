from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.safekeeping import (
    Change,
    Count,
    Detail,
    Difference,
    Kind,
    Occasion,
    Preview,
    Snapshot,
)
from desktop.ui.safekeeping.restore_dialog import RestoreDialog

NOW = datetime(2026, 11, 26, 9, 5)
LEFT = Qt.MouseButton.LeftButton
SNAPSHOTS = (
    Snapshot(Path("d"), datetime(2026, 11, 26, 8, 0), 1, Occasion.RESTORE),
    Snapshot(Path("c"), datetime(2026, 11, 24, 19, 30), 1),
    Snapshot(Path("b"), datetime(2026, 11, 24, 18, 30), 1),
    Snapshot(Path("a"), datetime(2025, 12, 31, 18, 30), 1),
)
PREVIEW = Preview(
    (Count(Kind.WORDS, 1, 2, 1), Count(Kind.REVIEWS, 0, 12, 0)),
    (
        Difference(Kind.WORDS, Change.RETURNS, "学", "xue2"),
        Difference(Kind.WORDS, Change.GOES, "书", "shu1"),
        Difference(
            Kind.WORDS,
            Change.CHANGES,
            "馆",
            "guan3",
            (Detail("status", "known", "new"), Detail("note", "", "x")),
        ),
    ),
)


def shown(qtbot: QtBot, *snapshots: Snapshot) -> RestoreDialog:
    dialog = RestoreDialog(NOW)
    qtbot.addWidget(dialog)
    dialog.set_snapshots(snapshots)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> RestoreDialog:
    return shown(qtbot, *SNAPSHOTS)


def listed(dialog: RestoreDialog) -> list[str]:
    return [dialog.snapshots.item(row).text() for row in range(dialog.snapshots.count())]


def differences(dialog: RestoreDialog) -> list[tuple[str, str]]:
    rows = range(dialog.differences.topLevelItemCount())
    items = [dialog.differences.topLevelItem(row) for row in rows]
    return [(item.text(0), item.text(1)) for item in items if item is not None]


def test_snapshots_are_listed_by_day(dialog: RestoreDialog) -> None:
    assert listed(dialog) == [
        "Thursday 26 November",
        "08:00  ·  before a restore",
        "Tuesday 24 November",
        "19:30",
        "18:30",
        "Wednesday 31 December 2025",
        "18:30",
    ]
    assert dialog.chosen() == SNAPSHOTS[0]


def test_the_arrows_pass_over_the_days_and_ask_for_what_would_change(
    dialog: RestoreDialog, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.preview_wanted) as signal:
        qtbot.keyClick(dialog.snapshots, Qt.Key.Key_Down)
    assert signal.args == [SNAPSHOTS[1]]
    assert dialog.title.text().startswith("Tuesday 24 November, ")
    assert dialog.summary.text() == "Comparing…"
    assert not dialog.restore_button.isEnabled()


def test_what_would_change_is_told_in_numbers_and_one_by_one(dialog: RestoreDialog) -> None:
    dialog.show_preview(SNAPSHOTS[0], PREVIEW)
    assert [box.text() for box in dialog.boxes.values()] == [
        "Words: 1 comes back, 2 go, 1 changes",
        "Reviews: 12 go",
    ]
    assert differences(dialog) == [
        ("学  xué", "comes back"),
        ("书  shū", "goes"),
        ("馆  guǎn", "status: known → new; note: none → x"),
    ]
    assert dialog.more.text() == "and 1 more"


def test_enter_restores_all_that_is_checked(dialog: RestoreDialog, qtbot: QtBot) -> None:
    dialog.show_preview(SNAPSHOTS[0], PREVIEW)
    with qtbot.waitSignal(dialog.restore_wanted) as signal:
        qtbot.keyClick(dialog.snapshots, Qt.Key.Key_Return)
    assert signal.args == [SNAPSHOTS[0], tuple(Kind)]
    qtbot.waitUntil(lambda: dialog.boxes[Kind.REVIEWS].height() < 40)  # laid out
    qtbot.mouseClick(dialog.boxes[Kind.REVIEWS], LEFT, pos=QPoint(8, 8))
    with qtbot.waitSignal(dialog.restore_wanted) as signal:
        qtbot.mouseClick(dialog.restore_button, LEFT)
    others = (Kind.WORDS, Kind.CORRECTIONS, Kind.DOCUMENTS, Kind.LESSONS)
    assert signal.args == [SNAPSHOTS[0], others]


def test_with_nothing_checked_nothing_can_be_restored(dialog: RestoreDialog) -> None:
    dialog.show_preview(SNAPSHOTS[0], PREVIEW)
    for box in dialog.boxes.values():
        box.setChecked(False)
    assert not dialog.restore_button.isEnabled()
    assert differences(dialog) == []


def test_a_comparison_that_comes_late_is_dropped(dialog: RestoreDialog) -> None:
    dialog.show_preview(SNAPSHOTS[1], PREVIEW)
    assert dialog.boxes == {}


def test_where_nothing_has_changed_it_says_so(dialog: RestoreDialog) -> None:
    dialog.show_preview(SNAPSHOTS[0], Preview((), ()))
    assert dialog.summary.text() == "Nothing has changed since then."
    assert not dialog.restore_button.isEnabled()


def test_a_restore_can_be_undone(dialog: RestoreDialog, qtbot: QtBot) -> None:
    assert dialog.undo_button.isHidden()
    dialog.show_restored("Restored.", undo=True)
    assert dialog.title.text() == "Restored."
    with qtbot.waitSignal(dialog.undo_wanted):
        qtbot.mouseClick(dialog.undo_button, LEFT)


def test_without_snapshots_it_says_when_they_come(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    assert dialog.title.text() == "There is no copy yet"
    assert not dialog.restore_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_many_snapshots_are_shown_at_once(qtbot: QtBot) -> None:
    many = [Snapshot(Path(str(n)), NOW - timedelta(hours=n), 1) for n in range(70)]
    assert len(listed(shown(qtbot, *many))) == 70 + 4
