"""The window as a whole: its actions, undo, its pages, other writers, and what it remembers."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QMenu,
)
from pytestqt.qtbot import QtBot

from desktop.documents.opening import from_text
from desktop.language.document import Token
from desktop.language.language import Language
from desktop.settings import CHOICES, Settings, load
from desktop.study import Study
from desktop.ui.actions import menu_titles, specs
from desktop.ui.dictionary_start import DictionaryStart
from desktop.ui.window import MainWindow
from desktop.vocabulary.status import Status
from tests.ui.reading import said
from tests.ui.texts import LESSON, LESSON_TRADITIONAL, chapter
from tests.ui.windows import CTRL, SHIFT, Desk, Desks

Key = Qt.Key


def kept(study: Study) -> list[str]:
    return [f"{word.simplified} {word.status.value}" for word in study.words()]


# -- actions ---------------------------------------------------------------------------------


def test_every_action_has_words_a_key_and_a_place_in_a_menu(desks: Desks) -> None:
    desk = desks.read(LESSON)
    listed = Counter[str]()
    for menu in desk.window.menuBar().findChildren(QMenu):
        listed.update(action.objectName() for action in menu.actions() if action.objectName())
    for spec in specs():
        action = desk.action(spec.name)
        assert action.text().strip(), spec.name
        assert action.shortcuts(), spec.name
        assert listed[spec.name] == 1, spec.name
    actions = [one for one in desk.window.findChildren(QAction) if one.objectName()]
    assert {one.objectName() for one in actions} >= {spec.name for spec in specs()}


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(
        QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText).toString()
        for spec in specs()
        for key in spec.keys
    )
    assert "" not in keys
    assert [key for key, times in keys.items() if times > 1] == []


def test_no_two_actions_of_a_menu_have_the_same_words() -> None:
    words = Counter((spec.menu, spec.text) for spec in specs())
    assert [pair for pair, times in words.items() if times > 1] == []
    assert {spec.menu for spec in specs()} == set(menu_titles())


@pytest.mark.parametrize("page", ["read", "words"])
def test_whatever_can_be_pressed_or_typed_in_has_an_accessible_text(
    desks: Desks, page: str
) -> None:
    desk = desks.read(LESSON)
    desk.tap("图书馆")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_F, CTRL)
    desk.window.show_page(page)
    nameless, seen = [], 0
    for kind in (QAbstractButton, QLineEdit, QAbstractItemView):
        for widget in desk.window.findChildren(kind):
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            inside = isinstance(widget.parent(), QLineEdit | QAbstractItemView | QHeaderView)
            if not widget.isVisible() or inside or isinstance(widget, QHeaderView):
                continue
            seen += 1
            if not widget.accessibleName() and not any(letter.isalpha() for letter in text):
                nameless.append((kind.__name__, text, widget.parent()))
    assert nameless == []
    assert seen > 15


@pytest.mark.parametrize("page", ["words", "read"])
def test_the_keys_of_the_text_are_off_on_the_page_of_words(desks: Desks, page: str) -> None:
    desk = desks.read(LESSON)
    desk.window.show_page("words")
    desk.window.show_page(page)
    reading = {desk.action(spec.name).isEnabled() for spec in specs() if spec.reading}
    assert reading == {page == "read"}
    assert desk.action("page_" + page).isChecked()
    assert desk.action("open").isEnabled()


@pytest.mark.parametrize(
    ("key", "keys", "setting", "value"),
    [
        (Key.Key_S, Qt.KeyboardModifier.NoModifier, "script", "simplified"),
        (Key.Key_P, Qt.KeyboardModifier.NoModifier, "pinyin", "new"),
        (Key.Key_A, Qt.KeyboardModifier.NoModifier, "card", "floating"),
        (Key.Key_F9, Qt.KeyboardModifier.NoModifier, "sidebar", False),
        (Key.Key_Plus, CTRL, "text_size", 24),
        (Key.Key_Minus, CTRL, "text_size", 20),
        (Key.Key_2, CTRL | Qt.KeyboardModifier.AltModifier, "script", "simplified"),
        (Key.Key_3, CTRL | Qt.KeyboardModifier.AltModifier, "script", "traditional"),
        (Key.Key_5, CTRL | Qt.KeyboardModifier.AltModifier, "pinyin", "off"),
        (Key.Key_7, CTRL | Qt.KeyboardModifier.AltModifier, "pinyin", "new"),
        (Key.Key_8, CTRL | Qt.KeyboardModifier.AltModifier, "pinyin", "all"),
        (Key.Key_Z, CTRL | Qt.KeyboardModifier.AltModifier, "phonetic", "zhuyin"),
        (Key.Key_T, CTRL | Qt.KeyboardModifier.AltModifier, "tone_colours", False),
    ],
)
def test_a_choice_made_with_a_key_is_on_the_disk_at_once(
    desks: Desks, key: Qt.Key, keys: Qt.KeyboardModifier, setting: str, value: object
) -> None:
    desk = desks.read(LESSON)
    desk.press(key, keys)
    stored = load(desks.settings_file)
    assert getattr(stored, setting) == value
    assert replace(stored, **{setting: getattr(Settings(), setting)}) == Settings()


def test_the_menus_show_what_is_chosen(desks: Desks) -> None:
    desk = desks.read(LESSON)

    def chosen() -> list[str]:
        return [
            spec.name
            for spec in specs()
            if desk.action(spec.name).isChecked() and spec.group in {"script", "pinyin"}
        ]

    assert chosen() == ["script_original", "pinyin_hover"]
    desk.press(Key.Key_S)
    desk.press(Key.Key_P)
    assert chosen() == ["script_simplified", "pinyin_new"]
    desk.action("pinyin_off").trigger()
    desk.action("script_traditional").trigger()
    assert chosen() == ["script_traditional", "pinyin_off"]


def test_s_and_p_go_round_all_choices(desks: Desks) -> None:
    desk = desks.read(LESSON)
    scripts, ways = [], []
    for _ in range(4):
        desk.press(Key.Key_S)
        desk.press(Key.Key_P)
        stored = load(desks.settings_file)
        scripts.append(stored.script)
        ways.append(stored.pinyin)
    assert scripts == ["simplified", "traditional", "original", "simplified"]
    assert ways == ["new", "all", "off", "hover"]
    assert set(ways) == set(CHOICES["pinyin"])


def test_other_keys_can_be_chosen_and_the_old_ones_do_nothing(desks: Desks) -> None:
    desk = desks.read(LESSON, Settings(shortcuts={"script_next": "J"}))
    desk.press(Key.Key_S)
    assert desk.page() == LESSON
    desk.press(Key.Key_J, times=2)
    assert "圖書館" in desk.page()


def test_full_screen_and_back(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.press(Key.Key_F11)
    assert desk.window.isFullScreen()
    desk.press(Key.Key_Escape)
    assert not desk.window.isFullScreen()
    assert not desk.action("full_screen").isChecked()


def test_the_card_follows_the_script(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.tap("图书馆")
    heads = []
    for _ in range(3):
        heads.append(said(desk.card).split()[0])
        desk.press(Key.Key_S)
    assert heads == ["图书馆", "图书馆", "圖書館"]


def test_the_card_tells_how_often_the_word_stands_in_the_text(desks: Desks) -> None:
    desk = desks.read(LESSON + "图书馆\n圖書館")
    desk.tap("图书馆")
    desk.wait_until(lambda: desk.card.lookup is not None and desk.card.lookup.count == 3)
    desk.press(Key.Key_S)
    assert desk.card.lookup is not None
    assert desk.card.lookup.count == 3


# -- undo ------------------------------------------------------------------------------------


def test_a_change_is_undone_and_done_again_by_name(desks: Desks) -> None:
    desk = desks.read(LESSON)
    study = desk.window.study
    assert not desk.action("undo").isEnabled()
    desk.tap("图书馆")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_3)
    assert kept(study) == ["图书馆 known"]
    names = [desk.action("undo").text()]
    desk.press(Key.Key_Z, CTRL)
    names += [desk.action("undo").text(), desk.action("redo").text()]
    assert (kept(study), desk.chosen()) == (["图书馆 learning"], "图书馆 learning")
    desk.press(Key.Key_Z, CTRL)
    assert (kept(study), desk.chosen()) == ([], "图书馆")
    assert not desk.action("undo").isEnabled()
    desk.press(Key.Key_Z, CTRL | SHIFT)
    desk.press(Key.Key_Y, CTRL)
    assert (kept(study), desk.chosen()) == (["图书馆 known"], "图书馆 known")
    assert not desk.action("redo").isEnabled()
    assert names == [
        "Undo: Set status: 图书馆",
        "Undo: Save: 图书馆",
        "Redo: Set status: 图书馆",
    ]


def test_there_and_back_many_times(desks: Desks) -> None:
    desk = desks.read(LESSON)
    study = desk.window.study
    for word in ("图书馆", "世界", "银行"):
        desk.tap(word)
        desk.press(Key.Key_2)
    for _ in range(3):
        desk.press(Key.Key_Z, CTRL, times=3)
        assert kept(study) == []
        desk.press(Key.Key_Y, CTRL, times=3)
        assert sorted(kept(study)) == ["世界 learning", "图书馆 learning", "银行 learning"]


def test_what_another_program_has_changed_is_not_undone(desks: Desks, language: Language) -> None:
    desk = desks.read(LESSON)
    desk.tap("图书馆")
    desk.press(Key.Key_2)
    with_other(desks, language, lambda other: other.set_status_of(other.words(), Status.IGNORED))
    desk.press(Key.Key_Z, CTRL)
    assert kept(desk.window.study) == ["图书馆 ignored"]
    assert desk.notice != ""
    assert not desk.action("undo").isEnabled()


def test_a_word_that_can_not_be_written_is_told_and_not_shown_as_saved(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.storage.errors import StorageError

    def refuse(*_: object) -> None:
        raise StorageError("The disk is full.")

    desk = desks.read(LESSON)
    desk.tap("图书馆")
    monkeypatch.setattr(Study, "save_word", refuse)
    desk.press(Key.Key_Return)
    assert desk.notice == "The disk is full."
    assert desk.chosen() == "图书馆"
    assert not desk.action("undo").isEnabled()


# -- other writers ---------------------------------------------------------------------------


@pytest.fixture
def watchful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for the writes of others more often than every other second."""
    monkeypatch.setattr("desktop.ui.window._WATCH_MS", 50)


def with_other(desks: Desks, language: Language, write: object) -> None:
    """Write with another Study on the same files, as the command line does."""
    other = Study.open(desks.folder / "data")
    other.attach(language)
    write(other)  # type: ignore[operator]
    other.close()


def save_elsewhere(other: Study) -> None:
    document = other.open_document(from_text(LESSON, "", "clipboard"))
    at = LESSON.index("图书馆")
    other.save_word(other.look_up(document, 0, Token(at, at + 3, "图书馆")))


@pytest.mark.usefixtures("watchful")
def test_words_written_by_another_program_are_noticed(desks: Desks, language: Language) -> None:
    desk = desks.read(LESSON)
    desk.tap("图书馆")
    with_other(desks, language, save_elsewhere)
    desk.wait_until(lambda: desk.chosen() == "图书馆 learning")
    desk.press(Key.Key_3, CTRL)
    assert words_listed(desk) == ["图书馆  圖書館"]


@pytest.mark.usefixtures("watchful")
def test_own_writes_are_not_taken_for_those_of_another(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desks.read(LESSON)
    reloads: list[Study] = []
    monkeypatch.setattr(Study, "reload", reloads.append)
    desk.tap("图书馆")
    desk.press(Key.Key_2)
    desk.settle(200)
    assert reloads == []


# -- the page of words -----------------------------------------------------------------------


def words_listed(desk: Desk) -> list[str]:
    model = desk.words.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount(QModelIndex()))]


def open_word(desk: Desk, row: int) -> None:
    desk.words.table.setCurrentIndex(desk.words.table.model().index(row, 0))
    desk.words.table.setFocus()
    QTest.keyClick(desk.words.table, Key.Key_Return)


def test_saved_words_are_listed_and_changes_there_are_seen_in_the_text(desks: Desks) -> None:
    desk = desks.read(LESSON)
    for word in ("图书馆", "世界"):
        desk.tap(word)
        desk.press(Key.Key_Return)
    desk.press(Key.Key_3, CTRL)
    assert words_listed(desk) == ["世界", "图书馆  圖書館"]
    desk.words.table.selectRow(0)
    desk.words.table.setFocus()
    QTest.keyClick(desk.words.table, Key.Key_3)
    assert sorted(kept(desk.window.study)) == ["世界 known", "图书馆 learning"]
    desk.press(Key.Key_1, CTRL)
    assert desk.chosen() == "世界 known"
    desk.press(Key.Key_3, CTRL)
    QTest.keyClick(desk.words.table, Key.Key_Delete)
    assert words_listed(desk) == ["图书馆  圖書館"]
    assert "deleted" in desk.notice
    desk.press_button("Undo")
    assert words_listed(desk) == ["世界", "图书馆  圖書館"]


def test_a_word_opens_the_sentence_that_it_came_from(desks: Desks) -> None:
    text = chapter() + "\n我在末班车上看书。"
    desk = desks.read(text)
    desk.press(Key.Key_End)
    desk.tap("末班车")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Home)
    desk.press(Key.Key_3, CTRL)
    open_word(desk, 0)
    assert desk.action("page_read").isChecked()
    assert desk.is_in_sight("末班车")
    assert desk.caret() == "末班车"
    assert desk.reader.chosen_rect().contains(desk.point("末班车").toPoint())


def test_a_word_opens_its_sentence_in_another_text(desks: Desks) -> None:
    text = chapter() + "\n我在末班车上看书。"
    desk = desks.read(text)
    desk.press(Key.Key_End)
    desk.tap("末班车")
    desk.press(Key.Key_Return)
    desk.paste(LESSON)
    desk.press(Key.Key_3, CTRL)
    open_word(desk, 0)
    assert desk.page() == text
    assert desk.is_in_sight("末班车")
    assert desk.caret() == "末班车"


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_text_off_the_list_is_there_for_its_words_and_one_that_is_gone_is_told(
    desks: Desks, is_gone: bool
) -> None:
    desk = desks.read(LESSON)
    desk.tap("图书馆")
    desk.press(Key.Key_Return)
    first = desk.document.id
    desk.paste("别的课文")
    desk.recent.forget_requested.emit(first)
    if is_gone:
        with closing(sqlite3.connect(desks.folder / "data" / "library.db")) as database:
            database.execute("DELETE FROM text")
            database.commit()
    desk.press(Key.Key_3, CTRL)
    open_word(desk, 0)
    desk.settle(20)
    assert desk.page() == ("别的课文" if is_gone else LESSON)
    assert bool(desk.notice) is is_gone


# -- closing and opening again ---------------------------------------------------------------


def test_after_closing_and_opening_everything_is_still_there(desks: Desks) -> None:
    text = chapter().replace("\n", "\n\n")
    desk = desks.read(text)
    desk.tap("图书馆")
    desk.press(Key.Key_Return)
    desk.tap("世界")
    desk.press(Key.Key_4)
    desk.wheel(20)
    desk.press(Key.Key_S, times=2)
    desk.press(Key.Key_P)
    desk.press(Key.Key_Plus, CTRL)
    desk.window.resize(900, 700)
    desk.settle()
    place = desk.reader.place()
    desks.close(desk)

    desk = desks.window()
    desk.window.begin(None)
    desk.settle()
    assert desk.reader.place() == place
    desk.wait_until(lambda: "new words" in desk.strip, timeout=20_000)
    assert "圖書館" in desk.page()
    assert desk.reader.place() == place
    assert kept(desk.window.study) == ["图书馆 learning", "世界 ignored"]
    column = desk.reader.column
    assert column is not None
    assert column.body.pixels == 24
    assert column.labels.is_shown
    desk.press(Key.Key_Home)
    desk.tap("图书馆")
    assert desk.chosen() == "图书馆 learning"


def test_what_was_acknowledged_is_on_the_disk_though_the_window_is_never_closed(
    desks: Desks, language: Language
) -> None:
    desk = desks.read(LESSON)
    desk.tap("图书馆")
    desk.press(Key.Key_Return)
    seen: list[str] = []
    with_other(desks, language, lambda other: seen.extend(kept(other)))
    assert seen == ["图书馆 learning"]


@pytest.mark.usefixtures("watchful")
def test_two_windows_on_the_same_data_see_each_others_words(desks: Desks) -> None:
    one, two = desks.read(LESSON), desks.read(LESSON)
    two.tap("图书馆")
    one.window.activateWindow()
    one.wait_until(one.window.isActiveWindow)
    one.tap("图书馆")
    one.press(Key.Key_Return)
    two.wait_until(lambda: two.chosen() == "图书馆 learning")


def test_the_size_of_the_window_is_remembered(desks: Desks) -> None:
    desk = desks.read(LESSON, size=(700, 600))
    desks.close(desk)
    stored = load(desks.settings_file)
    assert stored.geometry != ""
    study = Study.open(desks.folder / "data")
    window = MainWindow(
        study, stored, lambda _: None, desks.folder / "dictionaries", Path("none"), None
    )
    assert (window.width(), window.height()) == (700, 600)
    window.close()
    study.close()
    window.deleteLater()


def test_a_traditional_text_is_looked_up_as_such(desks: Desks) -> None:
    desk = desks.read(LESSON_TRADITIONAL)
    desk.tap("圖書館")
    desk.press(Key.Key_Return)
    (word,) = desk.window.study.words()
    assert (word.traditional, word.simplified) == ("圖書館", "图书馆")
    assert word.sentences[0].text == "我在圖書館看書。"
    assert QApplication.activeWindow() is desk.window


# -- starting ----------------------------------------------------------------------------------


def test_the_first_page_is_painted_before_the_dictionary_is_loaded(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    monkeypatch.setattr(DictionaryStart, "begin", lambda _: order.append("dictionary"))
    desk = desks.window()
    desk.window.hide()
    desk.reader.painted.connect(lambda: order.append("page"))
    # In one turn of the event loop, as at the start.
    desk.window.show()
    desk.window.begin(None)
    desk.wait_until(lambda: "dictionary" in order)
    assert order[0] == "page"
    desk.window.resize(900, 700)
    desk.settle(700)
    assert order.count("dictionary") == 1


def test_the_dictionary_is_there_even_where_reading_ahead_fails(
    desks: Desks, language: Language, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        monkeypatch.undo()
        raise ValueError("no lists")

    desk = desks.window()
    monkeypatch.setattr(Language, "in_script", fail)
    start = desk.window.findChildren(DictionaryStart)[0]
    with qtbot.capture_exceptions() as errors:
        start.ready.emit(language)
        desk.wait_until(lambda: desk.window.study.language is language)
        desk.wait_until(lambda: len(errors) == 1)
    assert str(errors[0][1]) == "no lists"


def test_all_is_settled_only_once_what_finds_names_has_come(
    desks: Desks, language: Language
) -> None:
    desk = desks.window()
    desk.window.take_drop(desk.drop_data(LESSON))
    settled: list[bool] = []
    desk.window.settled.connect(lambda: settled.append(True))
    start = desk.window.findChildren(DictionaryStart)[0]
    start.ready.emit(language)
    desk.wait_until(lambda: desk.window.study.language is language)
    desk.settle(500)
    assert settled == []
    start.named.emit()
    desk.wait_until(lambda: settled == [True])


def test_a_window_that_is_not_painted_gets_its_dictionary_too(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(DictionaryStart, "begin", lambda _: begun.append(True))
    desk = desks.window()
    desk.window.hide()
    desk.window.begin(None)
    desk.wait_until(lambda: begun == [True])
