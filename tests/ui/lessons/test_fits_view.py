"""The texts of the library that fit the current lesson."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.counting import tally_all
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.language.tally import WordList
from desktop.ui.lessons.lessons_page import LessonsPage
from desktop.ui.theme import DARK
from tests.ui.lessons.conftest import Desk, rows

TEXTS = (("难", "我在饕餮囹圄踟蹰"), ("课文", "我在图书馆吃。我在。"), ("旧", "我在他们"))
RANKED = [
    "课文 100% 67% 2 of 2 2 0 10",
    "旧 100% 100% 0 of 2 0 0 4",
    "难 40% 40% 0 of 2 0 3 8",
]


@pytest.fixture
def library(desk: Desk) -> Desk:
    desk.teach()
    for title, text in TEXTS:
        desk.read(title, text)
    return desk


def counted(desk: Desk, language: Language, words: WordList) -> None:
    tally_all(desk.study.library.folder, language, words)


def test_texts_are_ranked_by_the_lesson(library: Desk, language: Language, words: WordList) -> None:
    counted(library, language, words)
    page = library.show("fits")
    assert rows(page.fits.table) == RANKED
    assert page.fits.heading.text() == (
        "Best for 二: 课文, with 2 of 2 new words, 67% taught, 0 beyond."
    )
    assert page.title.text() == "二"
    tip = page.fits.model.index(2, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "0 of 2 new words, 40% taught, 3 beyond"


def test_texts_that_are_not_counted_are_said_to_be_so_and_counted(library: Desk) -> None:
    library.show_window()
    library.click(library.page.choice.button("fits"))
    library.teaching.show_now()
    fits = library.page.fits
    library.qtbot.waitUntil(lambda: fits.model.rowCount() == 3, timeout=10_000)
    assert rows(fits.table)[0].split()[1:4] == ["Not", "counted", "yet"]
    assert fits.heading.text() == (
        "Texts for 二: what can be read comes first. 3 texts are not counted yet."
    )
    library.qtbot.waitUntil(lambda: rows(fits.table) == RANKED, timeout=10_000)
    assert not library.page.is_working


def test_a_double_click_and_enter_open_a_text(
    library: Desk, language: Language, words: WordList
) -> None:
    counted(library, language, words)
    table = library.show("fits").fits.table
    point = library.click_cell(table, 1)
    assert library.opened == []
    QTest.mouseDClick(
        table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point
    )
    QTest.keyClick(table, Qt.Key.Key_Up)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert library.opened == ["旧", "课文"]


def test_another_lesson_ranks_anew_and_the_selection_stays(
    library: Desk, language: Language, words: WordList
) -> None:
    counted(library, language, words)
    page = library.show("fits")
    page.fits.table.select_rows([2], 2)
    library.click_lesson(0)
    QTest.keyClick(page.panel.list, Qt.Key.Key_Return)
    library.settle()
    assert rows(page.fits.table)[0] == "旧 100% 0% 3 of 3 3 0 4"
    row = page.fits.table.current_row()
    assert row is not None
    assert page.fits.model.row(row).title == "难"


def test_a_text_that_was_opened_meanwhile_is_there(
    library: Desk, language: Language, words: WordList
) -> None:
    counted(library, language, words)
    library.show("fits")
    library.read("新", "我")
    counted(library, language, words)
    assert len(rows(library.show("fits").fits.table)) == 4


def test_titles_are_written_in_the_script_that_is_shown(
    library: Desk, language: Language, words: WordList
) -> None:
    counted(library, language, words)
    page = library.show("fits")
    library.teaching.show_script(
        Script.TRADITIONAL, lambda text: language.in_script(text, Script.TRADITIONAL)
    )
    library.teaching.set_theme(DARK)
    assert [row.split()[0] for row in rows(page.fits.table)] == ["課文", "舊", "難"]


def test_an_empty_library_says_so(desk: Desk) -> None:
    desk.teach()
    said = desk.show("fits").nothing["fits"].text.text()
    assert said == "Texts that you open are listed here."


def test_how_texts_are_ranked_is_explained(desk: Desk) -> None:
    desk.teach()
    page: LessonsPage = desk.show("fits")
    assert page.about.text() == "How is this ranked?"
    desk.click(page.about)
    assert page._explanation.isVisible()
    assert "in steps of 5%" in page._explanation.text()
    desk.click(page.choice.button("text"))
    assert page._explanation.text().startswith("Taught are the words")


def test_without_a_basis_one_is_made_in_the_background(
    library: Desk, language: Language, words: WordList
) -> None:
    counted(library, language, words)
    library.statistics.forget()
    assert rows(library.show("fits").fits.table) == RANKED
    assert library.statistics.word_list is not None
