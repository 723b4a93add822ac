"""What of the text that is read was taught: totals, paragraphs, words beyond."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from desktop.language.corrections import Kind, Scope
from desktop.language.document import Article, Document, Place
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.ui.theme import DARK, LIGHT
from tests.ui.lessons.conftest import Desk, rows

TEXT = "我在图书馆看书。\n\n他们吃苹果，王小明也吃苹果。\n*"


@pytest.fixture
def taught(desk: Desk) -> Desk:
    desk.teach()
    desk.read("水果", TEXT)
    desk.show()
    return desk


def figures(desk: Desk) -> list[str]:
    return [box.accessibleName() for box in desk.page.text.figures._boxes]


def test_totals_say_what_was_taught(taught: Desk) -> None:
    assert figures(taught) == [
        "30% taught, 3 of 10 words",
        "30% new, 3 of 10 words",
        "40% beyond, 4 of 10 words",
        "3 names and numbers",
    ]
    assert taught.page.text.bar.accessibleName() == (
        "3 taught, 3 new, 4 beyond, 3 names and numbers"
    )
    assert taught.page.text.found.text() == "All 2 new words of this lesson are in the text."
    assert taught.page.title.text() == "水果"


def test_each_paragraph_has_a_row(taught: Desk) -> None:
    assert rows(taught.page.text.paragraph_table) == [
        "1 我在图书馆看书。 2 taught, 1 new, 1 beyond 2 1 1",
        "2 他们吃苹果，王小明也吃苹果。 1 taught, 2 new, 3 beyond, 3 names and numbers 1 2 3",
    ]


def test_words_beyond_are_listed_with_how_often_and_where_they_come_later(taught: Desk) -> None:
    assert rows(taught.page.text.beyond_table) == [
        "苹果 píngguǒ 2 –",
        "看书 kànshū 1 三",
        "也 yě 1 –",
    ]
    assert taught.page.text.about_beyond.text() == "3 words beyond  ·  1 in later lessons"
    tip = taught.page.text.beyond.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "apple"


def test_a_click_on_a_paragraph_goes_there(taught: Desk) -> None:
    taught.click_cell(taught.page.text.paragraph_table, 1)
    assert taught.opened == [("水果", Place(2, 0))]


def test_keys_lead_through_the_paragraphs_and_go_there(taught: Desk) -> None:
    table = taught.page.text.paragraph_table
    table.take_keys()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert taught.opened == []
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert taught.opened == [("水果", Place(2, 0))]


def test_enter_on_a_word_beyond_goes_to_its_first_place(taught: Desk) -> None:
    table = taught.page.text.beyond_table
    table.take_keys()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert taught.opened == [("水果", Place(2, 3))]
    point = taught.click_cell(table, 1)
    QTest.mouseDClick(
        table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point
    )
    assert taught.opened[-1] == ("水果", Place(0, 5))


def test_columns_sort(taught: Desk) -> None:
    table = taught.page.text.paragraph_table
    table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    assert [row[:1] for row in rows(table)] == ["2", "1"]


def test_another_lesson_counts_anew_without_reading_the_text_again(taught: Desk) -> None:
    words = taught.teaching._words
    taught.click_lesson(2)
    QTest.keyClick(taught.page.panel.list, Qt.Key.Key_Return)
    taught.settle()
    assert figures(taught)[0] == "60% taught, 6 of 10 words"
    assert taught.teaching._words is words
    taught.take_back()
    taught.settle()
    assert figures(taught)[0] == "30% taught, 3 of 10 words"


def test_a_selected_paragraph_stays_when_another_lesson_is_chosen(taught: Desk) -> None:
    taught.page.text.paragraph_table.select_rows([1], 1)
    taught.click_lesson(0)
    QTest.keyClick(taught.page.panel.list, Qt.Key.Key_Return)
    taught.settle()
    assert taught.page.text.paragraph_table.current_row() == 1


def test_a_correction_of_the_cut_is_followed(taught: Desk) -> None:
    document = taught.reading.document
    assert document is not None
    taught.study.correction_list.correct(
        document, Place(0, 2), Kind.CUT, "图书馆", "图书/馆", Scope.HERE
    )
    taught.teaching.refresh()
    taught.settle()
    assert rows(taught.page.text.paragraph_table)[0].endswith(" 2 0 3")


def test_a_name_that_is_ignored_is_followed(taught: Desk) -> None:
    taught.study.word_list.ignore("苹果", "水果")
    taught.teaching.refresh()
    taught.settle()
    assert figures(taught)[3] == "5 names and numbers"


def test_another_text_is_followed(taught: Desk) -> None:
    taught.read("别的", "我我我")
    taught.settle()
    assert figures(taught)[0] == "100% taught, 3 of 3 words"
    assert taught.page.text.about_beyond.text() == "No word is beyond what was taught."
    assert not taught.page.text.beyond_table.isVisible()
    assert taught.page.text.found.text() == "0 of 2 new words of this lesson are in the text."


def test_only_what_is_shown_of_a_page_counts(desk: Desk) -> None:
    desk.teach()
    article = Article(((1, 2),))
    document = Document("p", "页", ("吃吃吃", "我在", "吃"), "sha", article=article)
    desk.reading.take(document)
    page = desk.show()
    assert rows(page.text.paragraph_table) == ["1 我在 2 taught, 0 new, 0 beyond 2 0 0"]
    desk.reading.show_whole(True)
    desk.teaching.text_changed()
    desk.settle()
    assert len(rows(page.text.paragraph_table)) == 3


def test_words_are_written_in_the_script_that_is_shown(taught: Desk, language: Language) -> None:
    def traditional(text: str) -> str:
        return language.in_script(text, Script.TRADITIONAL)

    taught.teaching.show_script(Script.TRADITIONAL, traditional)
    assert rows(taught.page.text.paragraph_table)[0].startswith("1 我在圖書館看書。")
    assert rows(taught.page.text.beyond_table)[0].startswith("蘋果")
    taught.teaching.show_zhuyin(True)
    assert "ㄆㄧㄥˊ ㄍㄨㄛˇ" in rows(taught.page.text.beyond_table)[0]


def test_the_colours_of_the_bar_are_those_of_the_theme(taught: Desk) -> None:
    def colours() -> set[str]:
        image = taught.page.text.bar.grab().toImage()
        return {QColor(image.pixel(x, 6)).name() for x in range(image.width())}

    assert {LIGHT.known, LIGHT.tones[3], LIGHT.line} <= colours()
    taught.teaching.set_theme(DARK)
    assert {DARK.known, DARK.tones[3], DARK.line} <= colours()


@pytest.mark.parametrize(
    ("text", "said"),
    [("ABC", "There is no Chinese in this text."), (None, "Open a text to see what of it was")],
)
def test_where_there_is_nothing_to_count_the_page_says_so(
    desk: Desk, text: str | None, said: str
) -> None:
    desk.teach()
    if text is not None:
        desk.read("空", text)
    assert desk.show().nothing["text"].text.text().startswith(said)


def test_before_there_is_a_dictionary_the_page_says_so(desk: Desk, language: Language) -> None:
    desk.teach()
    desk.read("水果", TEXT)
    desk.study._language = None
    assert desk.show().nothing["text"].text.text() == "The dictionary is being prepared…"
    desk.study.attach(language)
    desk.teaching.language_changed()
    desk.settle()
    assert figures(desk)[0] == "30% taught, 3 of 10 words"


def test_a_long_text_does_not_hold_up_the_window_and_can_be_stopped(desk: Desk) -> None:
    desk.teach()
    desk.read("长", "\n".join(["我们在图书馆看书，学生在教室里学习汉语。"] * 5000))
    desk.show_window()
    began = time.perf_counter()
    desk.teaching.show_now()
    assert time.perf_counter() - began < 0.2
    desk.qtbot.waitUntil(lambda: desk.page.is_working, timeout=10_000)
    desk.click(desk.page.stop)
    assert not desk.tasks.is_running("lessons-text")
    assert desk.page.nothing["text"].text.text() == "The words of this text are not counted."
