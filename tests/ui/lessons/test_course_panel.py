"""Courses and lessons are made, chosen, moved and deleted by pointer and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.lessons import LessonChanges
from desktop.ui.lessons.title_dialog import TitleDialog
from desktop.ui.theme import DARK
from tests.ui.lessons.conftest import Desk, draft

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
WHOLE = "一: 我 在 他们 | *二: 图书馆 吃 | 三: 看书"


@pytest.fixture
def taught(desk: Desk) -> Desk:
    desk.teach()
    desk.show()
    return desk


def title(desk: Desk, text: str) -> None:
    """Type a title into the dialog that asks for one, and press Enter."""
    dialog = desk.teaching.loading.dialog
    assert isinstance(dialog, TitleDialog)
    dialog.title.selectAll()
    dialog.title.insert(text)
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)


def choose(desk: Desk, text: str) -> None:
    """Choose from the menu of the lessons that are selected."""
    panel = desk.page.panel
    menu = panel.menu_for(panel.selected())
    next(one for one in menu.actions() if one.text().split("\t")[0] == text).trigger()


def choose_course(desk: Desk, text: str) -> None:
    menu = desk.page.panel.course_menu()
    next(one for one in menu.actions() if one.text() == text).trigger()


def test_lessons_are_listed_with_what_they_are_to_the_class(taught: Desk) -> None:
    assert taught.course() == WHOLE
    model = taught.page.panel.model
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said == ["一, 3 words, taught", "二, 2 words, current", "三, 1 word"]
    assert taught.selected() == "二"
    assert "图书馆、吃" in model.index(1).data(Qt.ItemDataRole.ToolTipRole)


def test_without_a_course_the_page_says_what_to_do(desk: Desk) -> None:
    page = desk.show()
    assert "Make a course" in page.no_course.text.text()
    assert page.no_course.load.hasFocus() or page.focusProxy() is page.no_course.load

    desk.click(page.no_course.new)
    title(desk, "新课")

    assert [course.title for course in desk.lessons.courses()] == ["新课"]
    assert page.nothing["text"].text.text() == "This course has no lessons yet."
    assert page.nothing["text"].load.isVisible()


def test_a_double_click_makes_a_lesson_the_current_one(taught: Desk) -> None:
    taught.click_lesson(2)
    assert taught.page.panel.current_button.isVisible()
    QTest.mouseDClick(
        taught.page.panel.list.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        taught.lesson_at(2),
    )
    assert taught.course() == "一: 我 在 他们 | 二: 图书馆 吃 | *三: 看书"
    assert not taught.page.panel.current_button.isVisible()


def test_keys_make_a_lesson_current_and_undo_takes_it_back(taught: Desk) -> None:
    view = taught.page.panel.list
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert taught.course().startswith("*一")
    assert view.hasFocus()
    taught.take_back()
    assert taught.course() == WHOLE


def test_the_link_below_the_list_makes_a_lesson_current(taught: Desk) -> None:
    taught.click_lesson(0)
    taught.click(taught.page.panel.current_button)
    assert taught.course().startswith("*一")


def test_alt_and_the_arrows_move_lessons(taught: Desk) -> None:
    view = taught.page.panel.list
    taught.click_lesson(2)
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    assert taught.course() == "一: 我 在 他们 | 三: 看书 | *二: 图书馆 吃"
    assert taught.selected() == "三"
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    assert taught.course().startswith("三: 看书 | 一")
    assert len(taught.done) == 2
    taught.click_lesson(1, CTRL)
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    assert taught.course().startswith("*二: 图书馆 吃 | 三")
    assert taught.selected() == "三 一"
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    assert len(taught.done) == 3


def test_lessons_are_dragged_to_another_place(taught: Desk) -> None:
    panel = taught.page.panel
    taught.click_lesson(0)
    taught.click_lesson(1, CTRL)
    drop(taught, panel.list.visualRect(panel.model.index(2)).bottomLeft() + QPoint(20, -2))
    assert taught.course() == "三: 看书 | 一: 我 在 他们 | *二: 图书馆 吃"
    taught.click_lesson(2)
    drop(taught, panel.list.visualRect(panel.model.index(0)).topLeft() + QPoint(20, 2))
    assert taught.course().startswith("*二")
    drop(taught, QPoint(20, panel.list.viewport().height() - 4))
    assert taught.course().endswith("*二: 图书馆 吃")


def drop(desk: Desk, point: QPoint) -> None:
    """Drag the selected lessons into the list, and let go of them over a point."""
    panel = desk.page.panel
    data = panel.model.mimeData(panel.list.selectionModel().selectedIndexes())
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(point, move, data, left, none),
        QDragMoveEvent(point, move, data, left, none),
        QDropEvent(QPointF(point), move, data, left, none),
    ):
        QApplication.sendEvent(panel.list.viewport(), event)
        assert event.isAccepted()


def test_deleted_lessons_come_back_with_the_button_in_the_notice(taught: Desk) -> None:
    taught.click_lesson(1)
    taught.click_lesson(2, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(taught.page.panel.list, Qt.Key.Key_Delete)
    assert taught.course() == "*一: 我 在 他们"
    assert taught.notice.text() == "2 lessons deleted."
    taught.notice._button.click()
    assert taught.course() == WHOLE


def test_a_lesson_is_renamed(taught: Desk) -> None:
    taught.click_lesson(2)
    QTest.keyClick(taught.page.panel.list, Qt.Key.Key_F2)
    title(taught, "Lesson 3")
    assert taught.course().endswith("Lesson 3: 看书")
    choose(taught, "Rename…")
    title(taught, "Lesson 3")
    assert len(taught.done) == 1


def test_a_title_can_not_be_empty(taught: Desk) -> None:
    choose(taught, "Rename…")
    dialog = taught.teaching.loading.dialog
    assert isinstance(dialog, TitleDialog)
    dialog.title.clear()
    assert not dialog.save_button.isEnabled()
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert taught.course() == WHOLE


def test_a_new_lesson_is_selected(taught: Desk) -> None:
    choose_course(taught, "New lesson…")
    title(taught, "四")
    assert taught.course().endswith("四: ")
    assert taught.selected() == "四"


def test_the_menu_offers_what_fits_the_selection(taught: Desk) -> None:
    panel = taught.page.panel

    def offered() -> str:
        actions = panel.menu_for(panel.selected()).actions()
        return ", ".join([one.text().split("\t")[0] for one in actions if one.isEnabled()])

    assert "Make this the current lesson" not in offered()
    taught.click_lesson(0)
    assert offered().startswith("Make this the current lesson, Words…, Rename…")
    choose(taught, "Make this the current lesson")
    assert taught.course().startswith("*一")
    taught.click_lesson(1, CTRL)
    assert "Rename" not in offered()
    choose(taught, "Delete")
    assert taught.course() == "*三: 看书"


def test_courses_are_chosen_renamed_and_deleted(taught: Desk) -> None:
    choose_course(taught, "New course…")
    title(taught, "English")
    panel = taught.page.panel
    assert (taught.course(), panel.courses.currentText()) == ("", "English")

    panel.courses.setFocus()
    QTest.keyClick(panel.courses, Qt.Key.Key_Up)
    panel.courses.activated.emit(panel.courses.currentIndex())
    assert (taught.course(), panel.courses.currentText()) == (WHOLE, "汉语")

    choose_course(taught, "Rename course…")
    title(taught, "中文")
    assert panel.courses.currentText() == "中文"

    choose_course(taught, "Delete course")
    assert panel.courses.currentText() == "English"
    assert taught.notice.text() == "The course 中文 is deleted."
    taught.notice._button.click()
    assert (taught.course(), panel.courses.currentText()) == (WHOLE, "中文")


def test_what_others_write_is_shown(taught: Desk) -> None:
    course = taught.lessons.course()
    assert course is not None
    changes: LessonChanges = taught.lessons.add_lessons(course.id, [draft("四", "苹果")])
    taught.teaching.refresh()
    assert taught.course().endswith("四: 苹果")
    taught.lessons.revert(changes)
    taught.teaching.refresh()
    assert taught.course() == WHOLE


def test_it_can_be_dressed_in_the_dark(taught: Desk) -> None:
    taught.teaching.set_theme(DARK)
    grabbed = taught.page.panel.list.grab().toImage()
    colours = {grabbed.pixelColor(10, y).name() for y in range(grabbed.height())}
    assert DARK.known in colours
