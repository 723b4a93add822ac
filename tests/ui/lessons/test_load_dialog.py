"""Lessons are loaded from lists, files and levels, and words are edited as lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.study import Study
from desktop.ui.lessons.load_dialog import LoadDialog
from desktop.ui.lessons.words_dialog import WordsDialog
from tests.ui.lessons.conftest import Desk

LIST = "Lesson 1\n你好\n看电影\nLesson 2 家\n妈妈\n爸爸\nnothing\n"


@pytest.fixture
def taught(desk: Desk) -> Desk:
    desk.teach()
    desk.show()
    return desk


def opened(desk: Desk) -> LoadDialog:
    dialog = desk.teaching.loading.dialog
    assert isinstance(dialog, LoadDialog)
    return dialog


def load(desk: Desk) -> LoadDialog:
    desk.click(desk.page.panel.load_button)
    return opened(desk)


def paste(desk: Desk, dialog: LoadDialog, text: str = LIST) -> None:
    dialog.text.setPlainText(text)
    desk.click(dialog.next_button)
    desk.qtbot.waitUntil(
        lambda: dialog.stack.currentIndex() == 1 or dialog.problem.isVisible(), timeout=10_000
    )


def said(dialog: LoadDialog) -> list[str]:
    return [dialog.drafts.item(row).text() for row in range(dialog.drafts.count())]


def click_draft(desk: Desk, dialog: LoadDialog, row: int) -> None:
    box = dialog.drafts.visualItemRect(dialog.drafts.item(row))
    desk.click(dialog.drafts.viewport(), box.center())


def choose_target(dialog: LoadDialog, text: str) -> None:
    at = dialog.targets.findText(text)
    assert at >= 0
    dialog.targets.setCurrentIndex(at)
    dialog.targets.activated.emit(at)


def test_a_pasted_list_is_previewed_and_added_to_the_course(taught: Desk) -> None:
    dialog = load(taught)
    assert not dialog.next_button.isEnabled()
    paste(taught, dialog)
    assert said(dialog) == [
        "Lesson 1  ·  2 words  ·  你好、看电影",
        "Lesson 2 家  ·  2 words  ·  妈妈、爸爸",
    ]
    assert dialog.summary.text() == (
        "2 lessons  ·  4 words  ·  1 not in the dictionary: 看电影"
        "  ·  1 line without Chinese is left out"
    )
    assert dialog.next_button.text() == "Load 2 lessons"
    taught.click(dialog.next_button)
    assert taught.course().endswith("三: 看书 | Lesson 1: 你好 看电影 | Lesson 2 家: 妈妈 爸爸")
    assert taught.selected() == "Lesson 1 Lesson 2 家"
    taught.take_back()
    assert taught.course().endswith("三: 看书")


def test_a_first_list_makes_a_course(desk: Desk) -> None:
    page = desk.show()
    desk.click(page.no_course.load)
    dialog = opened(desk)
    paste(desk, dialog)
    assert dialog.title.text() == "New lesson"
    dialog.title.setText("")
    assert not dialog.next_button.isEnabled()
    dialog.title.setText(" 汉语  1 ")
    QTest.keyClick(dialog.drafts, Qt.Key.Key_Return)
    assert desk.course() == "*Lesson 1: 你好 看电影 | Lesson 2 家: 妈妈 爸爸"
    assert page.panel.courses.currentText() == "汉语 1"


def test_lessons_are_left_out_by_a_click(taught: Desk) -> None:
    dialog = load(taught)
    paste(taught, dialog)
    click_draft(taught, dialog, 0)
    assert dialog.next_button.text() == "Load 1 lesson"
    click_draft(taught, dialog, 1)
    assert not dialog.next_button.isEnabled()
    click_draft(taught, dialog, 1)
    taught.click(dialog.next_button)
    assert taught.course().endswith("三: 看书 | Lesson 2 家: 妈妈 爸爸")


def test_a_list_can_be_parted_otherwise(taught: Desk) -> None:
    dialog = load(taught)
    paste(taught, dialog)
    ways = [dialog.splits.itemText(at) for at in range(dialog.splits.count())]
    assert ways == ["A lesson for each heading (2)", "All in one lesson (1)"]
    dialog.splits.setCurrentIndex(1)
    dialog.splits.activated.emit(1)
    taught.settle()
    assert said(dialog) == ["New lesson  ·  4 words  ·  你好、看电影、妈妈、爸爸"]


def test_words_go_to_the_lesson_that_is_selected(taught: Desk) -> None:
    taught.click_lesson(2)
    dialog = load(taught)
    paste(taught, dialog, "妈妈\n看书")
    choose_target(dialog, "the words of 三")
    taught.click(dialog.next_button)
    # The tests' own words have no reading, and are others than the dictionary's.
    assert taught.course().endswith("三: 看书 妈妈 看书")


def test_an_empty_lesson_is_what_words_are_for(taught: Desk) -> None:
    taught.teaching._editing._make_current(taught.page.panel.model.lessons[2])
    taught.click_lesson(2)
    (lesson,) = taught.page.panel.selected()
    taught.teaching._editing._set_words(lesson, ())
    dialog = load(taught)
    paste(taught, dialog, "妈妈")
    taught.click(dialog.next_button)
    assert taught.course().endswith("*三: 妈妈")


def test_a_file_is_read_in_the_background(
    taught: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "words.csv"
    path.write_text("word,pinyin,unit\n家,jiā,2\n妈妈,māma,1\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog = load(taught)
    taught.click(dialog.file_button)
    taught.settle()
    assert said(dialog) == ["Unit 1  ·  1 word  ·  妈妈", "Unit 2  ·  1 word  ·  家"]
    assert dialog.splits.itemText(0) == "A lesson for each value of “unit” (2)"
    dialog.columns.boxes["word"].setCurrentIndex(2)
    dialog.columns.boxes["word"].activated.emit(2)
    taught.settle()
    assert dialog.problem.text() == "There is no Chinese word in this list."


def test_each_sheet_of_a_workbook_is_a_lesson(
    taught: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, word in (("At home", "家"), ("Family", "妈妈"), ("School", "图书馆")):
        workbook.create_sheet(title).append([word])
    path = tmp_path / "course.xlsx"
    workbook.save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog = load(taught)
    taught.click(dialog.file_button)
    taught.settle()
    assert dialog.splits.currentText() == "A lesson for each sheet or kind of note (3)"
    taught.click(dialog.next_button)
    assert taught.course().endswith("At home: 家 | Family: 妈妈 | School: 图书馆")


def test_what_can_not_be_read_is_said_in_the_dialog(
    taught: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deck.apkg"
    path.write_bytes(b"PK\x03\x04")
    dialog = load(taught)
    for chosen in ("", str(path)):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, chosen=chosen: (chosen, ""))
        taught.click(dialog.file_button)
    taught.settle()
    assert dialog.problem.text().startswith("deck.apkg is damaged")
    paste(taught, dialog, "no Chinese at all")
    assert dialog.problem.text() == "There is no Chinese word in this list."
    assert dialog.next_button.isEnabled()


def test_levels_of_the_hsk_become_lessons(taught: Desk) -> None:
    dialog = load(taught)
    at = dialog.hsk.findText("HSK 2.0")
    dialog.hsk.setCurrentIndex(at)
    dialog.hsk.activated.emit(at)
    taught.settle()
    assert said(dialog)[0].startswith("HSK 1  ·  150 words")
    choose_target(dialog, "a new course")
    assert dialog.title.text() == "HSK 2.0"
    taught.click(dialog.next_button)
    assert taught.page.panel.courses.currentText() == "HSK 2.0"
    assert taught.page.panel.model.rowCount() == 6


def test_back_leads_to_the_source_and_escape_loads_nothing(taught: Desk) -> None:
    dialog = load(taught)
    paste(taught, dialog)
    taught.click(dialog.back_button)
    assert dialog.stack.currentIndex() == 0
    assert dialog.text.toPlainText() == LIST
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert taught.teaching.loading.dialog is None
    assert taught.done == []


def test_words_are_changed_as_lines(taught: Desk) -> None:
    taught.click_lesson(1)
    taught.click(taught.page.panel.words_button)
    dialog = taught.teaching.loading.dialog
    assert isinstance(dialog, WordsDialog)
    assert dialog.text.toPlainText() == "图书馆\n吃"
    assert not dialog.save_button.isEnabled()
    dialog.text.setPlainText("吃\n妈妈 mother")
    taught.click(dialog.save_button)
    taught.settle()
    assert taught.course() == "一: 我 在 他们 | *二: 吃 妈妈 | 三: 看书"
    taught.take_back()
    assert taught.course() == "一: 我 在 他们 | *二: 图书馆 吃 | 三: 看书"


def test_without_a_dictionary_nothing_is_loaded(qtbot: QtBot, study: Study) -> None:
    desk = Desk(qtbot, study, None)
    desk.teach()
    desk.show()
    study._language = None
    desk.click(desk.page.panel.load_button)
    assert desk.teaching.loading.dialog is None
    assert desk.notice.text() == "The dictionary is not ready yet."
