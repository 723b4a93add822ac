"""Marking levels of the HSK in the window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.ui.word_lists.hsk_dialog import HskDialog
from desktop.vocabulary.status import Status
from tests.ui.word_lists.conftest import Desk

LEFT = Qt.MouseButton.LeftButton


def opened(desk: Desk, qtbot: QtBot, edition: str, levels: int) -> HskDialog:
    dialog = desk.wiring().mark_hsk(edition)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.levels.count() == levels, timeout=10_000)
    return dialog


def click_level(dialog: HskDialog, qtbot: QtBot, row: int) -> None:
    box = dialog.levels.visualItemRect(dialog.levels.item(row))
    qtbot.mouseClick(dialog.levels.viewport(), LEFT, pos=box.center())


def test_levels_are_checked_with_clicks_and_keys_and_marked_as_known(
    desk: Desk, qtbot: QtBot
) -> None:
    dialog = opened(desk, qtbot, "2.0", 6)
    assert not dialog.mark_button.isEnabled()
    click_level(dialog, qtbot, 0)
    first = len(dialog.marks())
    assert first > 100
    dialog.levels.setFocus()
    qtbot.keyClick(dialog.levels, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.levels, Qt.Key.Key_Space)
    both = len(dialog.marks())
    assert dialog.mark_button.text() == f"Mark {both} words"
    assert both > first
    qtbot.keyClick(dialog.levels, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.done), timeout=10_000)
    assert {word.status for word in desk.study.words()} == {Status.KNOWN}
    assert len(desk.study.words()) == both
    assert desk.notice.text() == f"Mark known: {both} words."
    again = opened(desk, qtbot, "2.0", 6)
    assert again.levels.item(0).text() == "Level 1"
    click_level(again, qtbot, 0)
    assert not again.mark_button.isEnabled()


def test_another_edition_has_other_levels_and_characters(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot, "2.0", 6)
    qtbot.mouseClick(dialog.editions.button("2025"), LEFT)
    qtbot.waitUntil(lambda: dialog.levels.count() == 8, timeout=10_000)
    assert dialog.levels.item(6).text() == "Level 7 to 9"
    click_level(dialog, qtbot, 0)
    words = len(dialog.marks())
    click_level(dialog, qtbot, 7)
    assert len(dialog.marks()) > words
    qtbot.mouseClick(dialog.statuses.button(Status.LEARNING), LEFT)
    assert {mark.status for mark in dialog.marks()} == {Status.LEARNING}


def test_escape_marks_nothing(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot, "2.0", 6)
    click_level(dialog, qtbot, 0)
    qtbot.mouseClick(dialog, LEFT, pos=QPoint(2, 2))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.wiring().dialog is None
    assert desk.study.words() == ()
