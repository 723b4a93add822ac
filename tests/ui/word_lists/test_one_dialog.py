"""Dialogs that open in place of each other."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.ui.word_lists.one_dialog import OneDialog


def test_a_dialog_takes_the_place_of_the_one_before(qtbot: QtBot) -> None:
    closed: list[str] = []
    dialogs = OneDialog(lambda: closed.append("closed"))
    first, second = QDialog(), QDialog()
    for dialog in (first, second):
        qtbot.addWidget(dialog)
    dialogs.open(first)
    assert first.isVisible()
    dialogs.open(second)
    assert not first.isVisible()
    assert dialogs.dialog is second
    assert closed == ["closed"]
    second.reject()
    assert [dialogs.dialog] == [None]
    assert closed == ["closed", "closed"]
