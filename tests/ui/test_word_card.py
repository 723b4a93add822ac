"""The word card, given real look-ups."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from desktop.language.scripts import Script
from desktop.lookup import Lookup
from desktop.settings import Settings
from desktop.study import Study
from desktop.ui.reader.card_rows import OtherEntry, WordRow
from desktop.ui.reader.sense_row import SenseRow
from desktop.ui.reader.word_card import WordCard, entry_text
from desktop.ui.theme import DARK, GRID, LIGHT
from desktop.ui.widgets import Button, Chips, Segments, SnugButton
from desktop.vocabulary.status import Status
from tests.ui.reading import look_up, plain, said

TEXT = "我在图书馆看书。"


@pytest.fixture
def card(qtbot: QtBot) -> WordCard:
    made = WordCard(LIGHT, Settings())
    qtbot.addWidget(made)
    made.resize(340, 760)
    made.show()
    return made


def senses(card: WordCard) -> list[str]:
    rows = [row for row in card.findChildren(SenseRow) if row.isVisible()]
    return [("> " if row.is_chosen else "") + plain(row) for row in rows]


def labels(card: WordCard) -> list[QLabel]:
    return [one for one in card.findChildren(QLabel) if one.isVisible()]


def places(card: WordCard) -> dict[str, int]:
    """Give where each label begins, in pixels from the top."""
    return {plain(one): one.mapTo(card, QPoint(0, 0)).y() for one in labels(card)}


def scroll(card: WordCard) -> QScrollBar:
    (area,) = card.findChildren(QScrollArea)
    return area.verticalScrollBar()


def max_senses(lookup: Lookup) -> int:
    """Give the entry that has the most senses."""
    sizes = [len(entry.senses) for entry in lookup.entries]
    return sizes.index(max(sizes))


def sense_rows(card: WordCard) -> list[SenseRow]:
    return [row for row in card.findChildren(SenseRow) if row.isVisible()]


def words(card: WordCard) -> list[WordRow]:
    return [row for row in card.findChildren(WordRow) if row.isVisible()]


def others(card: WordCard) -> list[OtherEntry]:
    return [entry for entry in card.findChildren(OtherEntry) if entry.isVisible()]


def chips(card: WordCard) -> tuple[str, ...]:
    (found,) = card.findChildren(Chips)
    return found.texts() if found.isVisible() else ()


def status(card: WordCard) -> Segments:
    (found,) = card.findChildren(Segments)
    return found


def button(card: WordCard, text: str) -> Button:
    return next(one for one in card.findChildren(Button) if one.isVisible() and text in one.text())


def click(qtbot: QtBot, widget: QWidget, at: QPoint | None = None) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or QPoint(40, 10))


def link_place(row: SenseRow) -> QPoint:
    """Find a point on the first link of a sense by trying where the pointer turns into a hand."""
    for y in range(6, row.height(), 8):
        for x in range(28, row.width(), 4):
            point = QPoint(x, y)
            move = QMouseEvent(
                QMouseEvent.Type.MouseMove,
                point,
                row.mapToGlobal(point),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
            )
            row.mouseMoveEvent(move)
            if row.cursor().shape() == Qt.CursorShape.PointingHandCursor:
                return point
    raise AssertionError("no link in this sense")


# -- what is shown -----------------------------------------------------------------------------


def test_without_a_word_the_card_says_what_to_do(card: WordCard) -> None:
    assert said(card).startswith("Tap a word to see what it means.")
    assert card.lookup is None


def test_the_keys_in_the_hint_are_those_that_are_set(card: WordCard) -> None:
    card.set_settings(Settings(shortcuts={"next_new": "Ctrl+J"}))
    assert "Ctrl+J" in said(card)


def test_a_word_is_shown_with_both_scripts_reading_and_sentence(
    card: WordCard, study: Study
) -> None:
    card.show_lookup(look_up(study, TEXT, "图书馆"), Script.SIMPLIFIED)
    lines = said(card).splitlines()
    assert lines[0] == "图书馆  圖書館"
    assert lines[1] == "túshūguǎn  ㄊㄨˊ ㄕㄨ ㄍㄨㄢˇ"
    assert "library" in lines
    assert TEXT in lines


def test_the_card_follows_the_script_of_the_text(card: WordCard, study: Study) -> None:
    card.show_lookup(look_up(study, "我在圖書館看書。", "圖書館"), Script.TRADITIONAL)
    assert said(card).splitlines()[0] == "圖書館  图书馆"


def test_a_word_that_both_scripts_write_alike_is_written_once(card: WordCard, study: Study) -> None:
    card.show_lookup(look_up(study, "你好。", "你好"), Script.SIMPLIFIED)
    assert said(card).splitlines()[0] == "你好"


def test_zhuyin_comes_first_for_those_who_read_it(card: WordCard, study: Study) -> None:
    card.set_settings(Settings(phonetic="zhuyin"))
    card.show_lookup(look_up(study, TEXT, "图书馆"), Script.SIMPLIFIED)
    assert "ㄊㄨˊ ㄕㄨ ㄍㄨㄢˇ  túshūguǎn" in said(card)


def test_tones_are_coloured_unless_the_reader_does_not_want_it(
    card: WordCard, study: Study
) -> None:
    card.show_lookup(look_up(study, TEXT, "图书馆"), Script.SIMPLIFIED)
    reading = next(one for one in labels(card) if plain(one).startswith("tú"))
    assert [LIGHT.tone(number) in reading.text() for number in (1, 2, 3)] == [True, True, True]
    card.set_settings(Settings(tone_colours=False))
    assert LIGHT.tone(1) not in reading.text()


def test_changed_tones_are_told_if_the_reader_wants_them(card: WordCard, study: Study) -> None:
    card.set_settings(Settings(sandhi=True))
    card.show_lookup(look_up(study, "你好。", "你好"), Script.SIMPLIFIED)
    assert "nǐhǎo" in said(card)
    assert "Spoken níhǎo" in said(card)


def test_level_frequency_and_count_are_chips(card: WordCard, study: Study) -> None:
    card.show_lookup(look_up(study, TEXT, "图书馆"), Script.SIMPLIFIED)
    assert any(text.startswith("HSK") for text in chips(card))
    assert not any("here" in text for text in chips(card))
    card.set_count(3)
    assert chips(card)[-1] == "3× here"
    assert card.lookup is not None
    assert card.lookup.count == 3


def test_the_classifier_is_named(card: WordCard, study: Study) -> None:
    card.show_lookup(look_up(study, "我的电脑。", "电脑"), Script.SIMPLIFIED)
    assert "Classifier: 台 tái" in said(card)


def test_the_reading_in_taiwan_is_named(card: WordCard, study: Study) -> None:
    card.show_lookup(look_up(study, "这是垃圾。", "垃圾"), Script.SIMPLIFIED)
    assert "In Taiwan: lèsè" in said(card)


def test_of_several_readings_the_one_that_is_meant_comes_first(
    card: WordCard, study: Study
) -> None:
    lookup = look_up(study, "他长大了。", "长")
    card.show_lookup(lookup, Script.SIMPLIFIED)
    assert lookup.entry is not None
    shown = [other.row.accessibleName() for other in others(card)]
    assert len(shown) == len(lookup.entries) - 1
    meant = lookup.entries[lookup.entry]
    assert senses(card)[0].removeprefix("> ") == meant.senses[0].text


def test_another_entry_opens_and_closes(card: WordCard, study: Study, qtbot: QtBot) -> None:
    card.show_lookup(look_up(study, "他长大了。", "长"), Script.SIMPLIFIED)
    before = len(senses(card))
    other = others(card)[0]
    click(qtbot, other.row)
    assert len(senses(card)) > before
    click(qtbot, other.row)
    assert len(senses(card)) == before


def test_a_long_entry_is_folded_until_one_asks_for_more(
    card: WordCard, study: Study, qtbot: QtBot
) -> None:
    lookup = look_up(study, "差一点。", "点")
    lookup = replace(lookup, entry=max_senses(lookup), chosen=None)
    card.show_lookup(lookup, Script.SIMPLIFIED)
    assert len(senses(card)) == 6
    click(qtbot, button(card, "more meanings"), QPoint(5, 5))
    assert len(senses(card)) == len(lookup.entries[max_senses(lookup)].senses)


def test_a_sense_that_is_chosen_is_never_folded_away(card: WordCard, study: Study) -> None:
    lookup = look_up(study, "差一点。", "点")
    lookup = replace(lookup, entry=max_senses(lookup), chosen=8)
    card.show_lookup(lookup, Script.SIMPLIFIED)
    assert senses(card)[8].startswith("> ")


def test_a_word_that_is_not_in_the_dictionary_is_said_to_be_missing(
    card: WordCard, study: Study
) -> None:
    lookup = look_up(study, "姚顺雨说。", "姚顺雨")
    card.show_lookup(lookup, Script.SIMPLIFIED)
    assert "Not in the dictionary." in said(card)
    assert "yáoshùnyǔ" in said(card).lower()
    assert [row.hanzi for row in words(card)][-3:] == ["姚", "顺", "雨"]
    assert not any(one.isVisible() for one in card.findChildren(Segments))


def test_a_word_written_in_a_mixture_is_shown_as_the_dictionary_has_it(
    card: WordCard, study: Study
) -> None:
    card.show_lookup(look_up(study, "請復制這段話。", "復制"), Script.TRADITIONAL)
    assert "Written 復制 here" in said(card)


def test_markup_in_a_text_is_shown_as_written(card: WordCard, study: Study) -> None:
    card.show_lookup(look_up(study, "<b>图书馆</b>&amp;", "图书馆"), Script.SIMPLIFIED)
    assert "<b>图书馆</b>&amp;" in said(card)


def test_a_very_long_sentence_is_cut_on_both_sides_of_the_word(
    card: WordCard, study: Study
) -> None:
    text = "好" * 300 + "图书馆" + "好" * 300
    card.show_lookup(look_up(study, text, "图书馆"), Script.SIMPLIFIED)
    assert f"…{'好' * 60}图书馆{'好' * 60}…" in said(card)


# -- what the learner does ---------------------------------------------------------------------


def test_save_asks_for_the_word_that_is_shown(card: WordCard, study: Study, qtbot: QtBot) -> None:
    lookup = look_up(study, TEXT, "图书馆")
    card.show_lookup(lookup, Script.SIMPLIFIED)
    with qtbot.waitSignal(card.save_requested) as signal:
        click(qtbot, button(card, "Save"), QPoint(5, 5))
    assert signal.args == [lookup]


def test_a_kept_sentence_is_said_to_be_saved_and_another_can_be_added(
    card: WordCard, study: Study
) -> None:
    study.save_word(look_up(study, TEXT, "图书馆"))
    card.show_lookup(look_up(study, TEXT, "图书馆"), Script.SIMPLIFIED)
    assert not button(card, "Saved").isEnabled()
    card.show_lookup(look_up(study, "图书馆很大。", "图书馆", title="二课"), Script.SIMPLIFIED)
    assert button(card, "Add sentence").isEnabled()


@pytest.mark.parametrize("width", [300, 340])
def test_no_button_cuts_its_text_off(card: WordCard, study: Study, width: int) -> None:
    study.save_word(look_up(study, TEXT, "图书馆"))
    card.resize(width, 700)
    card.show_lookup(look_up(study, "图书馆很大。", "图书馆", title="二课"), Script.SIMPLIFIED)
    card.show()
    QApplication.processEvents()
    shown = [one for one in card.findChildren(SnugButton) if one.isVisible()]
    assert "Add sentence" in [one.text() for one in shown]
    for one in shown:
        assert one.width() >= one.fontMetrics().horizontalAdvance(one.text()) + 2 * GRID, one.text()


def test_a_status_is_asked_for_by_a_click(card: WordCard, study: Study, qtbot: QtBot) -> None:
    lookup = look_up(study, TEXT, "图书馆")
    card.show_lookup(lookup, Script.SIMPLIFIED)
    assert status(card).value is None
    with qtbot.waitSignal(card.status_chosen) as signal:
        click(qtbot, status(card).button(Status.KNOWN), QPoint(5, 5))
    assert signal.args == [lookup, Status.KNOWN]


def test_a_refreshed_look_up_shows_its_status_and_keeps_the_count(
    card: WordCard, study: Study
) -> None:
    card.show_lookup(look_up(study, TEXT, "图书馆"), Script.SIMPLIFIED)
    card.set_count(3)
    study.set_status(look_up(study, TEXT, "图书馆"), Status.KNOWN)
    card.refresh(look_up(study, TEXT, "图书馆"))
    assert status(card).value is Status.KNOWN
    assert chips(card)[-1] == "3× here"


def test_a_click_on_a_sense_chooses_it(card: WordCard, study: Study, qtbot: QtBot) -> None:
    lookup = look_up(study, "他长大了。", "长")
    card.show_lookup(lookup, Script.SIMPLIFIED)
    with qtbot.waitSignal(card.sense_chosen) as signal:
        click(qtbot, sense_rows(card)[1])
    assert signal.args == [lookup, lookup.entry, 1]


def test_enter_on_a_sense_chooses_it(card: WordCard, study: Study, qtbot: QtBot) -> None:
    lookup = look_up(study, "他长大了。", "长")
    card.show_lookup(lookup, Script.SIMPLIFIED)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(card.sense_chosen) as signal:
            qtbot.keyClick(sense_rows(card)[1], key)
        assert signal.args == [lookup, lookup.entry, 1]


def test_a_sense_of_another_entry_is_chosen_with_that_entry(
    card: WordCard, study: Study, qtbot: QtBot
) -> None:
    lookup = look_up(study, "他长大了。", "长")
    card.show_lookup(lookup, Script.SIMPLIFIED)
    other = others(card)[0]
    click(qtbot, other.row)
    row = next(one for one in other.findChildren(SenseRow) if one.isVisible())
    with qtbot.waitSignal(card.sense_chosen) as signal:
        click(qtbot, row)
    assert signal.args is not None
    assert signal.args[1] != lookup.entry
    assert signal.args[2] == 0


def test_selecting_text_with_the_mouse_does_not_choose_a_sense(
    card: WordCard, study: Study, qtbot: QtBot
) -> None:
    card.show_lookup(look_up(study, "他长大了。", "长"), Script.SIMPLIFIED)
    row = sense_rows(card)[0]
    with qtbot.assertNotEmitted(card.sense_chosen):
        qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(30, 12))
        qtbot.mouseMove(row, QPoint(90, 12))
        qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(90, 12))
    assert row.selectedText()


def test_a_word_at_the_same_place_is_asked_for_by_click_or_enter(
    card: WordCard, study: Study, qtbot: QtBot
) -> None:
    lookup = look_up(study, TEXT, "图书馆")
    card.show_lookup(lookup, Script.SIMPLIFIED)
    assert [row.hanzi for row in words(card)] == [one.token.text for one in lookup.alternatives]
    with qtbot.waitSignal(card.alternative_chosen) as signal:
        click(qtbot, words(card)[0])
    assert signal.args == [lookup, lookup.alternatives[0].token]
    with qtbot.waitSignal(card.alternative_chosen) as signal:
        qtbot.keyClick(words(card)[1], Qt.Key.Key_Return)
    assert signal.args == [lookup, lookup.alternatives[1].token]


def test_a_cross_reference_can_be_followed_and_comes_back(
    card: WordCard, study: Study, qtbot: QtBot
) -> None:
    lookup = look_up(study, "他在那裏。", "裏", Script.TRADITIONAL)
    card.show_lookup(lookup, Script.TRADITIONAL)
    row = next(row for row in sense_rows(card) if "variant of" in plain(row))
    with qtbot.waitSignal(card.word_followed) as signal:
        click(qtbot, row, link_place(row))
    assert signal.args == ["裡", "里", "li3"]
    card.show_followed(study.look_up_word("裡", "里", "li3"))
    assert said(card).splitlines()[0] == "裡  里"
    click(qtbot, button(card, "Back to 裏"), QPoint(5, 5))
    assert card.lookup == lookup
    assert not card.go_back()


def test_backspace_and_alt_left_come_back_too(card: WordCard, study: Study, qtbot: QtBot) -> None:
    lookup = look_up(study, TEXT, "图书馆")
    for key, modifier in (
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    ):
        card.show_lookup(lookup, Script.SIMPLIFIED)
        card.show_followed(study.look_up_word("書", "书", "shu1"))
        qtbot.keyClick(card, key, modifier)
        assert card.lookup == lookup


def test_the_way_back_ends_with_the_next_word_from_the_text(card: WordCard, study: Study) -> None:
    card.show_lookup(look_up(study, TEXT, "图书馆"), Script.SIMPLIFIED)
    card.show_followed(study.look_up_word("書", "书", "shu1"))
    card.show_lookup(look_up(study, TEXT, "看书"), Script.SIMPLIFIED)
    assert not card.go_back()


def test_a_refresh_keeps_the_way_back(card: WordCard, study: Study) -> None:
    card.show_lookup(look_up(study, TEXT, "图书馆"), Script.SIMPLIFIED)
    followed = study.look_up_word("書", "书", "shu1")
    card.show_followed(followed)
    card.refresh(followed)
    assert card.go_back()


def test_copy_gives_the_entry_as_text(card: WordCard, study: Study, qtbot: QtBot) -> None:
    lookup = look_up(study, TEXT, "图书馆")
    card.show_lookup(lookup, Script.SIMPLIFIED)
    with qtbot.waitSignal(card.copy_requested) as signal:
        click(qtbot, button(card, "Copy"), QPoint(5, 5))
    assert signal.args == [entry_text(lookup)]
    assert entry_text(lookup) == f"圖書館 图书馆 túshūguǎn\nlibrary\n\n{TEXT}"


def test_a_word_without_an_entry_is_copied_with_its_reading(study: Study) -> None:
    lookup = look_up(study, "姚顺雨说。", "姚顺雨")
    assert entry_text(lookup).lower() == "姚顺雨 yáoshùnyǔ\n\n姚顺雨说。"


def test_escape_and_the_button_close_the_card(card: WordCard, study: Study, qtbot: QtBot) -> None:
    card.show_lookup(look_up(study, TEXT, "图书馆"), Script.SIMPLIFIED)
    with qtbot.waitSignal(card.closed):
        qtbot.keyClick(card, Qt.Key.Key_Escape)
    card.set_closable(True)
    with qtbot.waitSignal(card.closed):
        click(qtbot, button(card, "✕"), QPoint(5, 5))


def test_tab_goes_from_top_to_bottom(card: WordCard, study: Study, qtbot: QtBot) -> None:
    card.show_lookup(look_up(study, "他打电话。", "打电话"), Script.SIMPLIFIED)
    card.show_lookup(look_up(study, "他长大了。", "长"), Script.SIMPLIFIED)
    with qtbot.waitActive(card):
        card.activateWindow()
    first = sense_rows(card)[0]
    first.setFocus()
    heights = []
    for _ in range(8):
        focused = card.focusWidget()
        assert focused is not None
        heights.append(focused.mapTo(card, QPoint(0, 0)).y())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        if card.focusWidget() is first:
            break
    assert heights == sorted(heights)
    assert len(heights) > 4


def test_everything_that_takes_the_focus_has_a_name(card: WordCard, study: Study) -> None:
    card.show_lookup(look_up(study, "他长大了。", "长"), Script.SIMPLIFIED)
    stops = [
        widget
        for widget in card.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops
    for widget in stops:
        text = widget.text() if isinstance(widget, Button) else ""
        assert widget.accessibleName() or text, widget


# -- how it behaves ----------------------------------------------------------------------------


def test_the_buttons_stay_in_view_when_the_card_is_low(card: WordCard, study: Study) -> None:
    card.resize(340, 360)
    lookup = look_up(study, "差一点。", "点")
    card.show_lookup(replace(lookup, entry=max_senses(lookup)), Script.SIMPLIFIED)
    save = button(card, "Save")
    assert card.rect().contains(save.mapTo(card, save.rect().bottomRight()))


def test_the_next_word_begins_at_the_top(card: WordCard, study: Study) -> None:
    card.resize(340, 360)
    long, short = look_up(study, "差一点。", "点"), look_up(study, "他长大了。", "长")
    long = replace(long, entry=max_senses(long))
    card.show_lookup(long, Script.SIMPLIFIED)
    top = places(card)["点  點"]
    scroll(card).setValue(scroll(card).maximum())
    assert places(card)["点  點"] < top
    card.show_lookup(short, Script.SIMPLIFIED)
    assert scroll(card).value() == 0


def test_a_refresh_keeps_the_place(card: WordCard, study: Study) -> None:
    card.resize(340, 360)
    lookup = look_up(study, "差一点。", "点")
    lookup = replace(lookup, entry=max_senses(lookup))
    card.show_lookup(lookup, Script.SIMPLIFIED)
    scroll(card).setValue(40)
    card.refresh(lookup)
    assert scroll(card).value() == 40


def test_everything_is_in_its_place_before_the_next_paint(
    card: WordCard, study: Study, qtbot: QtBot
) -> None:
    looked_up = [look_up(study, TEXT, "图书馆"), look_up(study, "他长大了。", "长")]
    for lookup in (*looked_up, *looked_up):
        card.show_lookup(lookup, Script.SIMPLIFIED)
        at_once = places(card)
        qtbot.wait(20)
        assert places(card) == at_once


def test_nothing_is_wider_than_a_narrow_card(card: WordCard, study: Study) -> None:
    for width in (280, 320, 420):
        card.resize(width, 760)
        for word in ("图书馆", "长", "中华人民共和国"):
            card.show_lookup(look_up(study, f"这是{word}。", word), Script.SIMPLIFIED)
            for widget in card.findChildren(QWidget):
                if widget.isVisible():
                    right = widget.mapTo(card, widget.rect().topRight()).x()
                    assert right < width, (width, word, widget)


def test_a_word_is_shown_in_less_than_five_milliseconds(card: WordCard, study: Study) -> None:
    lookups = [look_up(study, TEXT, "图书馆"), look_up(study, "他长大了。", "长大")]
    for lookup in lookups:
        card.show_lookup(lookup, Script.SIMPLIFIED)
    times = []
    for _ in range(15):
        for lookup in lookups:
            start = perf_counter()
            card.show_lookup(lookup, Script.SIMPLIFIED)
            times.append(perf_counter() - start)
    assert min(times) < 0.005


def test_another_theme_is_taken_at_once(card: WordCard, study: Study) -> None:
    card.show_lookup(look_up(study, TEXT, "图书馆"), Script.SIMPLIFIED)
    card.set_theme(DARK)
    reading = next(one for one in labels(card) if plain(one).startswith("tú"))
    assert DARK.tone(2) in reading.text()
