"""What screen readers are told about the text."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface

from desktop.ui.reader import accessible
from tests.conftest import ROOT
from tests.ui.texts import LESSON, endless
from tests.ui.windows import Desk, Desks

Key = Qt.Key


@pytest.fixture
def desks(desks: Desks) -> Desks:
    accessible.install(desks.read(LESSON).reader)
    return desks


def interface(desk: Desk) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(desk.reader)
    assert found is not None
    return found


def spoken(desk: Desk) -> str:
    return interface(desk).text(QAccessible.Text.Value)


def test_the_reader_has_a_name_and_is_a_text_that_can_not_be_changed(desks: Desks) -> None:
    desk = desks.read(LESSON)
    found = interface(desk)
    state = found.state()
    assert found.text(QAccessible.Text.Name) == "Text"
    assert found.role() == QAccessible.Role.EditableText
    assert (state.readOnly, state.multiLine, state.focusable) == (True, True, True)


def test_a_view_that_was_asked_for_before_is_asked_for_anew() -> None:
    """In a process of its own: what was installed stays."""
    script = (
        "from PySide6.QtGui import QAccessible\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from desktop.settings import Settings\n"
        "from desktop.ui.reader import accessible\n"
        "from desktop.ui.reader.view import ReaderView\n"
        "from desktop.ui.theme import theme_for\n"
        "app = QApplication([])\n"
        "view = ReaderView(theme_for('light'), Settings())\n"
        "roles = [QAccessible.queryAccessibleInterface(view).role()]\n"
        "accessible.install(view)\n"
        "roles += [QAccessible.queryAccessibleInterface(view).role()]\n"
        "print(*(role.name for role in roles))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        timeout=60,
    )
    assert done.stdout.decode().split() == ["Client", "EditableText"]


def test_the_paragraph_of_the_caret_is_read_as_it_is_shown(desks: Desks) -> None:
    desk = desks.read(LESSON)
    assert spoken(desk) == "我在图书馆看书。"
    desk.tap("世界")
    assert spoken(desk) == "“你好，世界！”老师说。"
    desk.press(Key.Key_S, times=2)
    assert spoken(desk) == "“你好，世界！”老師說。"


def test_the_text_interface_gives_it_with_the_place_of_the_caret(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.tap("世界")
    text = interface(desk).textInterface()
    assert text is not None
    assert text.characterCount() == len("“你好，世界！”老师说。")
    assert text.text(0, text.characterCount()) == "“你好，世界！”老师说。"
    assert text.text(4, 6) == "世界"
    assert text.cursorPosition() == 4
    desk.press(Key.Key_Right)
    assert text.cursorPosition() == 8


def test_the_caret_counts_as_qt_does(desks: Desks) -> None:
    desk = desks.read("𠮷𠮷在世界看书")
    desk.tap("世界")
    text = interface(desk).textInterface()
    assert text is not None
    start = text.cursorPosition()
    assert text.text(start, start + 2) == "世界"
    assert start == 5
    assert text.characterCount() == 9


def test_a_book_in_one_paragraph_is_read_piece_by_piece(desks: Desks) -> None:
    desk = desks.read(endless())
    desk.press(Key.Key_Right)
    first = spoken(desk)
    assert 0 < len(first) <= 4000
    desk.press(Key.Key_End)
    desk.press(Key.Key_Right)
    last = spoken(desk)
    assert 0 < len(last) <= 4000
    assert endless().endswith(last)


def test_without_a_text_nothing_is_said(desks: Desks) -> None:
    desk = desks.window()
    text = interface(desk).textInterface()
    assert text is not None
    assert (spoken(desk), text.characterCount(), text.cursorPosition()) == ("", 0, 0)


def test_nothing_is_said_to_be_selected(desks: Desks) -> None:
    # PySide6 can't hand out the two ends of a selection.
    desk = desks.read(LESSON)
    desk.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    text = interface(desk).textInterface()
    assert text is not None
    assert text.selectionCount() == 0


def test_the_box_of_a_character_is_on_the_screen_where_the_word_is(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.tap("世界")
    text = interface(desk).textInterface()
    assert text is not None
    box = text.characterRect(4)
    corner = desk.reader.viewport().mapToGlobal(desk.point("世界").toPoint())
    assert box.contains(corner)
