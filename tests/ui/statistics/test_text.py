"""The statistics of one text: figures, plots, and the words to learn with their keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.language.document import Place
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.ui.statistics.statistics_page import StatisticsPage
from desktop.ui.statistics.words_model import HSK3, MEANING, READING
from desktop.ui.theme import DARK
from desktop.vocabulary.status import Status
from tests.ui.statistics.conftest import TEXT, Desk


@pytest.fixture
def page(desk: Desk) -> StatisticsPage:
    desk.read("水果", TEXT)
    return desk.show()


def _figures(page: StatisticsPage) -> list[str]:
    boxes = [box.accessibleName() for box in page.text.figures._boxes]
    assert all(boxes)
    return boxes


def _select(page: StatisticsPage, *rows: int) -> None:
    page.text.table.setFocus()
    page.text.table.select_rows(sorted(rows), rows[0])


def test_words_stand_by_how_often_the_text_has_them(desk: Desk, page: StatisticsPage) -> None:
    assert set(desk.words()[:2]) == {"吃", "苹果"}
    assert page.text.table.accessibleName() == "Words to learn"
    assert "words to learn" in page.text.count.text()


def test_figures_say_what_is_known(page: StatisticsPage) -> None:
    assert _figures(page)[0] == "0% of the words known"
    assert _figures(page)[3] == "Very hard to read"
    assert "Left out" not in page.text.left_out.text()


def test_a_key_gives_a_word_a_status_and_the_figures_follow(
    desk: Desk, page: StatisticsPage
) -> None:
    row = desk.words().index("苹果")
    _select(page, row)

    QTest.keyClick(page.text.table, Qt.Key.Key_3)

    assert desk.status("苹果") is Status.KNOWN
    assert "苹果" not in desk.words()
    assert not _figures(page)[0].startswith("0%")
    assert page.text.table.current_row() == min(row, len(desk.words()) - 1)


def test_a_word_that_is_learnt_stays_and_is_kept_with_its_sentence(
    desk: Desk, page: StatisticsPage
) -> None:
    _select(page, desk.words().index("饕餮"))

    QTest.keyClick(page.text.table, Qt.Key.Key_2)

    assert desk.status("饕餮") is Status.LEARNING
    assert "饕餮" in desk.words()
    kept = next(word for word in desk.study.words() if word.simplified == "饕餮")
    assert kept.sentences[0].text == "他们也吃苹果，不吃饕餮。"
    assert "1 learning" in page.text.statuses.text()


def test_many_words_get_a_status_at_once(desk: Desk, page: StatisticsPage) -> None:
    page.text.table.setFocus()
    page.text.table.selectAll()

    QTest.keyClick(page.text.table, Qt.Key.Key_3)

    assert desk.words() == []
    assert len(desk.written) == 1
    assert page.text.count.text() == "You know all words of this text."
    assert not page.text.table.isVisible()
    assert _figures(page)[0] == "100% of the words known"


def test_taking_it_back_shows_the_words_again(desk: Desk, page: StatisticsPage) -> None:
    _select(page, desk.words().index("苹果"))
    QTest.keyClick(page.text.table, Qt.Key.Key_4)
    assert "苹果" not in desk.words()

    desk.study.revert(desk.written[0])
    desk.measuring.refresh()

    assert "苹果" in desk.words()


def test_enter_goes_to_the_first_place(desk: Desk, page: StatisticsPage) -> None:
    _select(page, desk.words().index("饕餮"))

    QTest.keyClick(page.text.table, Qt.Key.Key_Return)

    assert desk.opened == [("水果", Place(1, 9))]


def test_the_menu_sets_a_status_too(desk: Desk, page: StatisticsPage) -> None:
    row = page.text.model.row(desk.words().index("苹果"))
    menu = page.text.menu_for([row])
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "Go to the first place\tEnter"

    next(action for action in menu.actions() if action.text() == "Known\t3").trigger()

    assert desk.status("苹果") is Status.KNOWN


@pytest.mark.parametrize("column", [READING, MEANING])
def test_words_are_looked_up_before_they_are_sorted_by_it(
    desk: Desk, page: StatisticsPage, column: int
) -> None:
    page.text.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    desk.settle()

    model = page.text.model
    keys = [model.details(row).sort for row in model.rows()]
    if column == MEANING:
        keys = [((model.details(row).meaning.lower(), 0),) for row in model.rows()]
    assert keys == sorted(keys)
    assert all(keys)


def test_words_without_a_level_come_last(desk: Desk, page: StatisticsPage) -> None:
    page.text.table.sortByColumn(HSK3, Qt.SortOrder.AscendingOrder)

    assert desk.words()[-1] == "饕餮"
    assert page.text.model.index(len(desk.words()) - 1, HSK3).data() == "–"


@pytest.mark.usefixtures("page")
def test_words_are_written_in_the_script_that_is_shown(desk: Desk, language: Language) -> None:
    def traditional(text: str) -> str:
        return language.in_script(text, Script.TRADITIONAL)

    desk.measuring.show_script(Script.TRADITIONAL, traditional)
    assert "蘋果" in desk.words()

    desk.measuring.show_script(Script.ORIGINAL, str)
    assert "苹果" in desk.words()


def test_readings_may_be_in_zhuyin(desk: Desk, page: StatisticsPage) -> None:
    row = desk.words().index("很")
    assert page.text.model.index(row, READING).data() == "hěn"

    desk.measuring.show_zhuyin(True)

    assert page.text.model.index(row, READING).data() == "ㄏㄣˇ"


def test_a_traditional_text_is_listed_as_it_is_written(desk: Desk) -> None:
    desk.read("水果", "我們吃蘋果。")
    desk.show()

    assert set(desk.words()) == {"我們", "吃", "蘋果"}


def test_another_text_is_counted_when_it_is_opened(desk: Desk, page: StatisticsPage) -> None:
    desk.read("别的", "今天很冷。")
    desk.settle()

    assert set(desk.words()) == {"今天", "很", "冷"}
    assert page.title.text() == "别的"


def test_a_text_without_chinese_says_so(desk: Desk) -> None:
    desk.read("English", "Nothing here.")
    page = desk.show()

    said = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    assert "There are no Chinese characters in this text." in said


def test_without_a_text_the_page_says_so(desk: Desk) -> None:
    page = desk.show()

    said = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    assert "Open a text to see its statistics." in said


def test_plots_are_described_and_saved(page: StatisticsPage, tmp_path: Path) -> None:
    for panel in (page.text.levels, page.text.curve):
        assert panel.view.plot.title in panel.view.accessibleDescription()
        for name in ("plot.png", "plot.svg"):
            panel.view.save(tmp_path / name)
            assert (tmp_path / name).stat().st_size > 500


def test_the_levels_may_be_of_another_kind(page: StatisticsPage) -> None:
    titles = []
    for button in page.text.levels.choice.buttons():
        button.click()
        titles.append(page.text.levels.view.plot.title)
    assert titles == [
        "Words by level of HSK 3.0",
        "Words by level of HSK 2.0",
        "Words by how common they are",
        "Characters by level of HSK 3.0",
    ]
    once = page.text.levels.view.plot
    page.text.levels.other.click()
    assert page.text.levels.view.plot.y_label == "Characters, every time"
    assert page.text.levels.view.plot != once


def test_what_is_counted_is_told_on_demand(page: StatisticsPage) -> None:
    assert not page._explanation.isVisible()

    page.about.click()

    assert page._explanation.isVisible()
    assert "names" in page._explanation.text()


def test_the_page_fits_a_narrow_window_and_a_dark_theme(desk: Desk, page: StatisticsPage) -> None:
    desk.measuring.set_theme(DARK)
    page.resize(396, 400)
    desk.settle()

    assert page.minimumSizeHint().width() <= 396
    inner = page.text.widget()
    assert inner is not None
    assert inner.width() <= page.text.viewport().width()


def test_the_keys_stay_where_they_are_in_a_long_list(desk: Desk, language: Language) -> None:
    words = sorted(language.index.words())[20_000:60_000:40]
    desk.read("long", "\n".join(words))
    page = desk.show()
    before = desk.words()
    _select(page, 100, 101)

    QTest.keyClick(page.text.table, Qt.Key.Key_3)

    assert len(desk.study.words()) == 2
    assert desk.words() == before[:100] + before[102:]
    assert page.text.table.selected_rows() == [100]
