"""The Words page, with words that were saved from real look-ups."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.study import Study
from desktop.ui.theme import DARK, LIGHT
from desktop.ui.vocabulary.words_model import ADDED, MEANING, PINYIN, SENTENCE, STATUS, WORD
from desktop.ui.vocabulary.words_page import WordsPage
from desktop.vocabulary.word import Status
from tests.ui.reading import look_up


@pytest.fixture
def page(qtbot: QtBot) -> WordsPage:
    made = WordsPage(LIGHT)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    return made


@pytest.fixture
def filled(page: WordsPage, study: Study) -> WordsPage:
    """Show four words in the order in which they were saved."""
    study.save_word(look_up(study, "我在图书馆看书。", "图书馆"))
    study.set_status(look_up(study, "這是老師的讀本。", "老師", title="二課"), Status.KNOWN)
    study.save_word(look_up(study, "他是世界冠军。", "世界"))
    study.set_status(look_up(study, "十个人。", "十"), Status.NEW)
    page.set_words(study.words())
    return page


def column(page: WordsPage, which: int) -> list[str]:
    model = page.table.model()
    count = model.rowCount(QModelIndex())
    return [model.index(row, which).data() for row in range(count)]


def choose(page: WordsPage, *rows: int) -> None:
    page.table.clearSelection()
    for row in rows:
        page.table.selectionModel().select(
            page.table.model().index(row, 0),
            page.table.selectionModel().SelectionFlag.Select
            | page.table.selectionModel().SelectionFlag.Rows,
        )
    page.table.selectionModel().setCurrentIndex(
        page.table.model().index(rows[0], 0), page.table.selectionModel().SelectionFlag.NoUpdate
    )


def visible_text(page: WordsPage) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible() and one.text()]


def simplified(words: tuple[object, ...]) -> list[str]:
    return [str(getattr(word, "simplified", "")) for word in words]


def test_without_words_the_page_says_what_will_be_here(page: WordsPage) -> None:
    page.set_words(())
    assert visible_text(page) == ["Words that you save while reading appear here."]
    assert not page.filter.isVisible()


def test_words_are_listed_with_all_that_is_known(filled: WordsPage) -> None:
    filled.table.sortByColumn(ADDED, Qt.SortOrder.AscendingOrder)
    assert column(filled, WORD) == ["图书馆  圖書館", "老師  老师", "世界", "十"]
    assert column(filled, PINYIN) == ["túshūguǎn", "lǎoshī", "shìjiè", "shí"]
    assert column(filled, MEANING)[0] == "library"
    assert column(filled, STATUS) == ["Learning", "Known", "Learning", "New"]
    assert column(filled, SENTENCE)[0] == "我在图书馆看书。"
    assert all(column(filled, ADDED))
    assert filled.count.text() == "4 words"


def test_the_newest_word_is_on_top_at_first(filled: WordsPage) -> None:
    assert column(filled, WORD)[0] == "十"


def test_pinyin_sorts_by_syllable_and_tone(filled: WordsPage) -> None:
    filled.table.sortByColumn(PINYIN, Qt.SortOrder.AscendingOrder)
    assert column(filled, PINYIN) == ["lǎoshī", "shí", "shìjiè", "túshūguǎn"]
    filled.table.sortByColumn(PINYIN, Qt.SortOrder.DescendingOrder)
    assert column(filled, PINYIN)[0] == "túshūguǎn"


def test_status_sorts_by_how_well_a_word_is_known(filled: WordsPage) -> None:
    filled.table.sortByColumn(STATUS, Qt.SortOrder.AscendingOrder)
    assert column(filled, STATUS) == ["New", "Learning", "Learning", "Known"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("圖書", ["图书馆  圖書館"]),
        ("tushu", ["图书馆  圖書館"]),
        ("shi4", ["世界"]),
        ("shí", ["十"]),
        ("library", ["图书馆  圖書館"]),
    ],
)
def test_typing_finds_words(filled: WordsPage, query: str, found: list[str]) -> None:
    # Qt's test library can't press keys for hanzi or accents.
    for letter in query:
        filled.filter.insert(letter)
    assert column(filled, WORD) == found
    assert filled.count.text() == "4 words, 1 shown"


def test_where_nothing_is_found_the_page_says_so(filled: WordsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(filled.filter, "zebra")
    assert "No word fits what you are looking for." in visible_text(filled)
    qtbot.keyClick(filled.filter, Qt.Key.Key_Escape)
    assert filled.filter.text() == ""
    assert len(column(filled, WORD)) == 4


def test_the_segments_count_and_show_one_status(filled: WordsPage, qtbot: QtBot) -> None:
    texts = [button.text() for button in filled.statuses.buttons()]
    assert texts == ["All 4", "New 1", "Learning 2", "Known 1", "Ignored 0"]
    qtbot.mouseClick(filled.statuses.button(Status.KNOWN), Qt.MouseButton.LeftButton)
    assert column(filled, WORD) == ["老師  老师"]


def test_enter_and_a_double_click_open_the_sentence(filled: WordsPage, qtbot: QtBot) -> None:
    filled.filter.setText("tushuguan")
    choose(filled, 0)
    with qtbot.waitSignal(filled.word_opened) as signal:
        qtbot.keyClick(filled.table, Qt.Key.Key_Return)
    assert signal.args is not None
    word, sentence = signal.args
    assert (word.simplified, sentence.text) == ("图书馆", "我在图书馆看书。")
    place = filled.table.visualRect(filled.table.model().index(0, MEANING)).center()
    with qtbot.waitSignal(filled.word_opened):
        qtbot.mouseClick(filled.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(filled.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_digits_set_the_status_of_all_selected_words(filled: WordsPage, qtbot: QtBot) -> None:
    filled.table.sortByColumn(ADDED, Qt.SortOrder.AscendingOrder)
    choose(filled, 0, 2)
    with qtbot.waitSignal(filled.status_chosen) as signal:
        qtbot.keyClick(filled.table, Qt.Key.Key_3)
    assert signal.args is not None
    assert simplified(signal.args[0]) == ["图书馆", "世界"]
    assert signal.args[1] is Status.KNOWN


def test_delete_asks_for_all_selected_words(filled: WordsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(filled.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(filled.delete_requested) as signal:
        qtbot.keyClick(filled.table, Qt.Key.Key_Delete)
    assert signal.args is not None
    assert sorted(simplified(signal.args[0])) == sorted(["图书馆", "老师", "世界", "十"])


def test_the_menu_offers_sentences_statuses_and_deletion(
    filled: WordsPage, study: Study, qtbot: QtBot
) -> None:
    word = study.word("圖書館", "图书馆", "tu2 shu1 guan3")
    assert word is not None
    menu = filled.menu_for([word])
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == [
        "Open sentence in 一课",
        "New\t1", "Learning\t2", "Known\t3", "Ignored\t4",
        "Delete\tDel",
    ]  # fmt: skip
    with qtbot.waitSignal(filled.word_opened) as signal:
        menu.actions()[0].trigger()
    assert signal.args == [word, word.sentences[0]]
    with qtbot.waitSignal(filled.status_chosen) as signal:
        next(one for one in menu.actions() if one.text().startswith("Known")).trigger()
    assert signal.args == [(word,), Status.KNOWN]


def test_the_selection_stays_when_the_words_have_changed(filled: WordsPage, study: Study) -> None:
    filled.table.sortByColumn(ADDED, Qt.SortOrder.AscendingOrder)
    choose(filled, 0, 2)
    study.set_status_of(filled.selected()[:1], Status.KNOWN)
    filled.set_words(study.words())
    assert simplified(filled.selected()) == ["图书馆", "世界"]
    assert column(filled, STATUS)[0] == "Known"


def test_down_in_the_search_line_goes_to_the_list(filled: WordsPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(filled):
        filled.activateWindow()
    filled.filter.setFocus()
    qtbot.keyClick(filled.filter, Qt.Key.Key_Down)
    assert filled.table.hasFocus()
    assert len(filled.selected()) == 1


@pytest.mark.parametrize("width", [900, 1280, 1900])
def test_the_columns_fill_the_width(filled: WordsPage, width: int) -> None:
    filled.resize(width, 600)
    used = sum(filled.table.columnWidth(at) for at in range(ADDED + 1))
    room = filled.table.viewport().width()
    assert room - 8 <= used <= room


def test_a_word_in_a_long_sentence_is_seen_in_its_column(page: WordsPage, study: Study) -> None:
    study.save_word(look_up(study, "好" * 50 + "图书馆。", "图书馆"))
    page.set_words(study.words())
    assert column(page, SENTENCE) == ["…" + "好" * 10 + "图书馆。"]


def test_the_page_is_painted_in_both_themes(filled: WordsPage) -> None:
    light = filled.table.viewport().grab().toImage()
    filled.set_theme(DARK)
    assert filled.table.viewport().grab().toImage() != light
    assert filled.table.indexAt(QPoint(5, 5)).isValid()
