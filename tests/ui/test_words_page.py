"""The Words page, with words that were saved from real look-ups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from desktop.study import Study
from desktop.ui.library.tags_dialog import TagsDialog
from desktop.ui.theme import DARK, LIGHT
from desktop.ui.vocabulary.sentence_box import SentenceBox
from desktop.ui.vocabulary.words_model import (
    ADDED,
    DOCUMENT,
    MEANING,
    PINYIN,
    SENTENCE,
    STATUS,
    WORD,
)
from desktop.ui.vocabulary.words_page import WordsPage
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word
from desktop.vocabulary.word_facts import Overview, facts_of
from desktop.vocabulary.word_filter import Filter
from desktop.vocabulary.word_index import WordIndex
from tests.ui.reading import look_up, said
from tests.vocabulary.words import made_word


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


def simplified(words: Iterable[Word]) -> list[str]:
    return [word.simplified for word in words]


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


def test_a_click_on_a_header_sorts_and_another_turns_it(filled: WordsPage, qtbot: QtBot) -> None:
    header = filled.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(PINYIN) + 20, header.height() // 2)
    for first in ("lǎoshī", "túshūguǎn"):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert column(filled, PINYIN)[0] == first


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
    assert filled.count.text() == "1 of 4 words"


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
    filled.filter.setText("图书馆")
    choose(filled, 0)
    menu = filled.menu()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == [
        "Open sentence in 一课",
        "New\t1", "Learning\t2", "Known\t3", "Ignored\t4",
        "Note\tF2", "Tags…\tCtrl+T", "Copy as text\tCtrl+C", "Export…",
        "Delete\tDel",
    ]  # fmt: skip
    with qtbot.waitSignal(filled.word_opened) as signal:
        menu.actions()[0].trigger()
    assert signal.args == [word, word.sentences[0]]
    with qtbot.waitSignal(filled.status_chosen) as signal:
        next(one for one in menu.actions() if one.text().startswith("Known")).trigger()
    assert signal.args is not None
    assert (tuple(signal.args[0]), signal.args[1]) == ((word,), Status.KNOWN)


def test_the_menu_offers_every_sentence_of_a_word(
    filled: WordsPage, study: Study, qtbot: QtBot
) -> None:
    study.save_word(look_up(study, "图书馆很大。", "图书馆", title="三课"))
    filled.set_words(study.words())
    filled.filter.setText("图书馆")
    choose(filled, 0)
    first, second = filled.menu().actions()[:2]
    assert [first.text(), second.text()] == [
        "Open sentence in 一课: 我在图书馆看书。",
        "Open sentence in 三课: 图书馆很大。",
    ]
    with qtbot.waitSignal(filled.word_opened) as signal:
        second.trigger()
    assert signal.args is not None
    assert signal.args[1].document_title == "三课"


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
def test_the_columns_fill_the_width(filled: WordsPage, qtbot: QtBot, width: int) -> None:
    filled.resize(width, 600)
    qtbot.wait(10)
    used = sum(filled.table.columnWidth(at) for at in range(filled.table.model().columnCount()))
    room = filled.table.viewport().width()
    assert room - 8 <= used <= room


def test_in_a_narrow_window_the_less_needed_columns_go(filled: WordsPage, qtbot: QtBot) -> None:
    filled.resize(560, 600)
    qtbot.wait(10)
    assert not filled.table.isColumnHidden(WORD)
    assert not filled.table.isColumnHidden(MEANING)
    assert filled.table.isColumnHidden(PINYIN)
    assert not filled.table.isColumnHidden(ADDED)  # the list is sorted by it
    assert not filled.table.horizontalScrollBar().isVisible()


@pytest.mark.parametrize("width", [400, 620, 900, 1280])
def test_nothing_that_is_said_above_the_list_is_cut_off(
    filled: WordsPage, qtbot: QtBot, width: int
) -> None:
    filled.filter.setText("shi")
    filled.table.selectAll()
    filled.resize(width, 600)
    qtbot.wait(10)
    head = filled.head
    for button in (*filled.statuses.buttons(), head.clear_button, head.more_button):
        assert button.isVisible()
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())
    assert head.count.width() >= head.count.fontMetrics().horizontalAdvance(head.count.text())


def test_columns_are_chosen_from_a_menu(filled: WordsPage) -> None:
    filled.resize(1900, 600)
    assert filled.table.isColumnHidden(DOCUMENT)
    next(a for a in filled.table.columns_menu().actions() if a.text() == "Text").trigger()
    assert not filled.table.isColumnHidden(DOCUMENT)
    assert "一课" in column(filled, DOCUMENT)
    next(a for a in filled.table.columns_menu().actions() if a.text() == "Sentence").trigger()
    assert filled.table.isColumnHidden(SENTENCE)
    assert DOCUMENT in filled.table.columns()


def test_a_word_in_a_long_sentence_is_seen_in_its_column(page: WordsPage, study: Study) -> None:
    study.save_word(look_up(study, "好" * 50 + "图书馆。", "图书馆"))
    page.set_words(study.words())
    assert column(page, SENTENCE) == ["…" + "好" * 10 + "图书馆。"]


def test_the_page_is_painted_in_both_themes(filled: WordsPage) -> None:
    light = filled.table.viewport().grab().toImage()
    filled.set_theme(DARK)
    assert filled.table.viewport().grab().toImage() != light
    assert filled.table.indexAt(QPoint(5, 5)).isValid()


# -- what is listed ------------------------------------------------------------------------------


def test_words_of_one_text_are_listed_and_everything_again(filled: WordsPage, qtbot: QtBot) -> None:
    texts = filled.head.documents
    assert texts.currentText() == "Any text"
    texts.setCurrentIndex(texts.findText("二課 (1)"))
    assert column(filled, WORD) == ["老師  老师"]
    assert filled.count.text() == "1 of 4 words"
    qtbot.mouseClick(filled.head.clear_button, Qt.MouseButton.LeftButton)
    assert filled.count.text() == "4 words"
    assert not filled.head.clear_button.isVisible()


def test_words_saved_today_are_listed(filled: WordsPage) -> None:
    filled.head.times.setCurrentIndex(filled.head.times.findText("Today"))
    assert len(column(filled, WORD)) == 4


def test_words_with_a_tag_are_listed_and_the_tag_stays_chosen(
    filled: WordsPage, study: Study
) -> None:
    words = study.words()
    tagged = [replace(words[0], tags=("food",)), *words[1:]]
    filled.set_words(tagged)
    filled.head.tags.setCurrentIndex(filled.head.tags.findText("food (1)"))
    assert column(filled, WORD) == ["图书馆  圖書館"]
    filled.set_words([replace(words[0], tags=("food", "x")), *words[1:]])
    assert column(filled, WORD) == ["图书馆  圖書館"]
    filled.set_words(words)
    assert len(column(filled, WORD)) == 4


def test_terms_for_fields_are_typed_like_any_other(filled: WordsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(filled.filter, "status:learning shi")
    assert column(filled, WORD) == ["世界"]


def test_letters_typed_on_the_list_go_to_the_search_field(filled: WordsPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(filled):
        filled.activateWindow()
    choose(filled, 0)
    filled.table.setFocus()
    qtbot.keyClicks(filled.table, "t")
    qtbot.keyClicks(filled.filter, "u")
    assert column(filled, WORD) == ["图书馆  圖書館"]
    qtbot.keyClick(filled.filter, Qt.Key.Key_Return)
    assert filled.table.hasFocus()
    qtbot.keyClick(filled.table, Qt.Key.Key_Up)
    assert filled.filter.hasFocus()


# -- what is done --------------------------------------------------------------------------------


def test_words_are_copied_as_text(filled: WordsPage, qtbot: QtBot) -> None:
    filled.table.sortByColumn(PINYIN, Qt.SortOrder.AscendingOrder)
    choose(filled, 0, 3)
    qtbot.keyClick(filled.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    first, second = QGuiApplication.clipboard().text().split("\n")
    assert first.startswith("老师\t老師\tlǎoshī\t")
    assert second.startswith("图书馆\t圖書館\ttúshūguǎn\tlibrary")


def test_tags_are_asked_for_and_said(filled: WordsPage, qtbot: QtBot) -> None:
    filled.table.selectAll()
    qtbot.keyClick(filled.table, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    dialog = filled.findChildren(TagsDialog)[0]
    assert "Tags of 4 words" in [one.text() for one in dialog.findChildren(QLabel)]
    qtbot.keyClicks(dialog.line, "food")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    with qtbot.waitSignal(filled.tags_wanted) as signal:
        qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert signal.args is not None
    assert (len(signal.args[0]), *signal.args[1:]) == (4, ("food",), ())


def test_export_is_wanted_of_what_is_selected_with_how_it_was_found(
    filled: WordsPage, qtbot: QtBot
) -> None:
    filled.filter.setText("shi")
    filled.table.selectAll()
    with qtbot.waitSignal(filled.export_wanted) as signal:
        next(one for one in filled.menu().actions() if one.text() == "Export…").trigger()
    assert signal.args is not None
    assert sorted(simplified(signal.args[0])) == ["世界", "十", "老师"]
    assert signal.args[1] == Filter("shi")


def test_a_double_click_on_a_status_offers_the_others(filled: WordsPage, qtbot: QtBot) -> None:
    filled.filter.setText("图书馆")
    place = filled.table.visualRect(filled.table.model().index(0, STATUS)).center()
    qtbot.mouseClick(filled.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(filled.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    menu = filled.findChildren(QMenu)[-1]
    assert [one.text() for one in menu.actions() if one.isChecked()] == ["Learning"]
    with qtbot.waitSignal(filled.status_chosen) as signal:
        menu.actions()[2].trigger()
    assert signal.args is not None
    assert (simplified(signal.args[0]), signal.args[1]) == (["图书馆"], Status.KNOWN)
    menu.close()


# -- many words ----------------------------------------------------------------------------------


class Source:
    """Words that note when they are read."""

    def __init__(self, words: list[Word]) -> None:
        self._words = {word.id: word for word in words}
        self.read: list[str] = []

    def words(self, ids: Sequence[str]) -> dict[str, Word]:
        self.read += ids
        return {key: self._words[key] for key in ids}

    def describe(self, _simplified: str) -> tuple[tuple[int, int], int]:
        return (0, 0), 0


@pytest.fixture
def many() -> list[Word]:
    return [made_word(f"词{at}", "ci2", "word", created=at + 1) for at in range(3000)]


def test_only_the_words_in_sight_are_read(page: WordsPage, many: list[Word]) -> None:
    source = Source(many)
    page.set_overview(source, Overview(tuple(word.id for word in many)))
    page.grab()
    assert page.table.model().rowCount() == 3000
    assert 0 < len(source.read) < 200
    page.table.selectAll()
    page.grab()
    assert len(page.selected()) == 3000
    assert len(source.read) < 200
    page.table.scrollToBottom()
    page.grab()
    assert len(source.read) < 400
    assert len(set(source.read)) == len(source.read)


def test_what_is_typed_before_there_is_an_index_is_found_when_it_comes(
    page: WordsPage, many: list[Word], qtbot: QtBot
) -> None:
    page.set_overview(Source(many), Overview(tuple(word.id for word in many)))
    choose(page, 2999)
    qtbot.keyClicks(page.filter, "status:learning")
    qtbot.wait(1)
    assert page.table.model().rowCount() == 3000
    page.set_index(WordIndex([facts_of(word, (0, 0), 0) for word in many]))
    page.filter.setText("词0")
    assert column(page, WORD) == ["词0"]
    assert simplified(page.selected()) == ["词0"]


def test_all_stay_selected_while_the_list_is_narrowed_down(
    page: WordsPage, many: list[Word]
) -> None:
    page.set_words(many)
    page.table.selectAll()
    page.filter.setText("词1")
    assert len(page.selected()) == page.table.model().rowCount() == 1111


# -- one word with all that is kept ----------------------------------------------------------------


def sentence_boxes(page: WordsPage) -> list[SentenceBox]:
    return [one for one in page.detail.findChildren(SentenceBox) if one.isVisible()]


def test_the_word_that_is_selected_is_shown_with_all_its_sentences(
    filled: WordsPage, study: Study, qtbot: QtBot
) -> None:
    study.save_word(look_up(study, "图书馆很大。", "图书馆", title="三课"))
    filled.set_words(study.words())
    filled.filter.setText("图书馆")
    choose(filled, 0)
    qtbot.waitUntil(lambda: len(sentence_boxes(filled)) == 2)
    assert said(filled.detail).startswith("图书馆\n圖書館\ntúshūguǎn")
    buttons = sentence_boxes(filled)
    assert [one.title.text() for one in buttons] == ["一课", "三课"]
    with qtbot.waitSignal(filled.word_opened) as signal:
        qtbot.mouseClick(buttons[1].button, Qt.MouseButton.LeftButton)
    assert signal.args is not None
    assert signal.args[1].text == "图书馆很大。"


def test_many_selected_words_are_counted_beside(filled: WordsPage) -> None:
    filled.table.selectAll()
    assert "4 words are selected." in visible_text(filled)
    filled.table.clearSelection()
    assert "No word is selected." in visible_text(filled)


def test_f2_leads_to_the_note_and_it_is_kept_when_it_is_left(
    filled: WordsPage, qtbot: QtBot
) -> None:
    with qtbot.waitActive(filled):
        filled.activateWindow()
    filled.filter.setText("图书馆")
    choose(filled, 0)
    filled.table.setFocus()
    qtbot.keyClick(filled.table, Qt.Key.Key_F2)
    assert filled.detail.note.hasFocus()
    qtbot.keyClicks(filled.detail.note, "big")
    with qtbot.waitSignal(filled.note_wanted) as signal:
        qtbot.keyClick(filled.detail.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert signal.args is not None
    assert (signal.args[0].simplified, signal.args[1]) == ("图书馆", "big")
    assert filled.table.hasFocus()


def test_in_a_narrow_window_f2_brings_the_word_and_leaving_the_note_hides_it(
    filled: WordsPage, qtbot: QtBot
) -> None:
    filled.resize(700, 600)
    choose(filled, 0)
    assert not filled.detail.isVisible()
    qtbot.keyClick(filled.table, Qt.Key.Key_F2)
    assert filled.detail.isVisible()
    qtbot.keyClick(filled.detail.note, Qt.Key.Key_Escape)
    assert not filled.detail.isVisible()
