"""The page as a whole, in windows large and small."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.lessons.lessons_page import LESSONS
from tests.ui.lessons.conftest import Desk


@pytest.fixture
def taught(desk: Desk) -> Desk:
    desk.teach()
    desk.read("水果", "我在图书馆看书。")
    desk.show()
    return desk


def resize(desk: Desk, width: int, height: int) -> None:
    desk.window.resize(width, height)
    QApplication.processEvents()


def test_in_a_small_window_the_lessons_take_turns_with_the_text(taught: Desk) -> None:
    page = taught.page
    assert page.panel.isVisible()
    assert not page.choice.button(LESSONS).isVisible()

    resize(taught, 420, 320)
    assert (taught.window.width(), taught.window.height()) == (420, 320)
    assert page.text.isVisible()
    assert not page.panel.isVisible()

    taught.click(page.choice.button(LESSONS))
    assert page.panel.isVisible()
    assert not page.text.isVisible()
    assert page.panel.geometry().top() > page.choice.geometry().bottom()

    taught.click_lesson(2)
    QTest.keyClick(page.panel.list, Qt.Key.Key_Return)
    assert taught.course().endswith("*三: 看书")

    resize(taught, 1200, 760)
    assert page.panel.isVisible()
    assert page.text.isVisible()
    assert page.choice.value == "text"


def test_the_keys_begin_in_the_list_of_lessons(taught: Desk) -> None:
    taught.page.setFocus()
    assert taught.page.panel.list.hasFocus()
    resize(taught, 420, 320)
    taught.page.setFocus()
    assert taught.page.choice.button("text").hasFocus()


def test_everything_that_is_pressed_has_a_name(taught: Desk) -> None:
    page = taught.page
    for widget in (
        page.panel.list,
        page.panel.courses,
        page.panel.course_button,
        page.panel.more_button,
        page.text.paragraph_table,
        page.text.beyond_table,
        page.fits.table,
        page.choice,
        page.text.bar,
    ):
        assert widget.accessibleName()


def test_a_page_out_of_sight_is_not_counted(desk: Desk) -> None:
    desk.teach()
    desk.read("水果", "我在图书馆看书。")
    desk.teaching.refresh()
    assert not desk.tasks.is_running("lessons-text")
    assert desk.page.panel.model.rowCount() == 0
