"""Correcting a word in the window: the dialog, the keys, and what the text makes of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu

from desktop.language.corrections import Scope
from desktop.settings import Settings
from desktop.ui.reader.correct_dialog import CorrectDialog
from desktop.ui.reader.sense_row import SenseRow
from tests.ui.reading import said
from tests.ui.texts import chapter
from tests.ui.windows import CTRL, Desk, Desks

Key = Qt.Key

TEXT = "他研究生命的起源。\n\n研究生命科学很难，他长大了，头发很长。"


def open_dialog(desk: Desk, word: str, which: int = 0) -> CorrectDialog:
    desk.tap(word, which)
    desk.press(Key.Key_E)
    return dialog_of(desk)


def dialog_of(desk: Desk) -> CorrectDialog:
    (found,) = [one for one in desk.window.findChildren(CorrectDialog) if one.isVisible()]
    return found


def cut_in(dialog: CorrectDialog) -> str:
    words = dialog._stretch.words(dialog.editor.bounds)
    return "/".join(word for _, word in words)


def press_gap(dialog: CorrectDialog, after: str) -> None:
    """Click the gap behind the first characters that are written so."""
    at = dialog._stretch.text.index(after) + len(after)
    QTest.mouseClick(dialog.editor.gaps[at], Qt.MouseButton.LeftButton)


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def cut(desk: Desk, paragraph: int = 0) -> str:
    tokens = desk.window.study.tokens(desk.document, paragraph)
    return "/".join(token.text for token in tokens)


def shown_reading(desk: Desk, word: str, which: int = 0) -> str:
    text = desk.reader.text
    assert text is not None
    place = desk.place(word, which)
    cells = text.cells(text.blocks.holding(place))
    (found,) = [cell for cell in cells if cell.token.start == place.offset]
    return " ".join(item or "-" for item in found.reading or ())


def kept(desk: Desk) -> list[str]:
    return [
        f"{one.kind} {one.text} {one.value} {one.scope}"
        for one in desk.window.study.correction_list.all()
    ]


def test_the_dialog_shows_the_word_among_its_neighbours(desks: Desks) -> None:
    desk = desks.read(TEXT)
    dialog = open_dialog(desk, "研究")
    assert cut_in(dialog) == "他/研究/生命/的/起源"
    assert [word for _, word in dialog.rows] == ["研究"]
    assert dialog.scope is Scope.EVERYWHERE
    assert not dialog.apply.isEnabled()


def test_a_click_between_two_characters_cuts_and_joins_words_at_once(desks: Desks) -> None:
    desk = desks.read(TEXT)
    dialog = open_dialog(desk, "研究")
    press_gap(dialog, "研究")
    press_gap(dialog, "研究生")
    assert cut_in(dialog) == "他/研究生/命/的/起源"
    assert [word for _, word in dialog.rows] == ["研究生", "命"]
    click(dialog.apply)
    assert not dialog.isVisible()
    assert kept(desk) == ["cut 研究生命 研究生/命 everywhere"]
    assert cut(desk) == "他/研究生/命/的/起源/。"
    assert cut(desk, 2).startswith("研究生/命/科学")
    assert desk.chosen() == "研究生"
    assert desk.reader.chosen_rect().contains(desk.point("研究生").toPoint())


def test_it_can_all_be_done_with_keys(desks: Desks) -> None:
    desk = desks.read(TEXT)
    dialog = open_dialog(desk, "研究")
    for key in (Key.Key_Right, Key.Key_Space, Key.Key_Right, Key.Key_Space):
        QTest.keyClick(dialog.focusWidget() or dialog, key)
    assert cut_in(dialog) == "他/研究生/命/的/起源"
    QTest.keyClick(dialog.focusWidget() or dialog, Key.Key_Return)
    assert cut(desk) == "他/研究生/命/的/起源/。"
    open_dialog(desk, "研究生")
    QTest.keyClick(dialog_of(desk), Key.Key_Escape)
    assert len(kept(desk)) == 1


def test_tab_stops_once_at_the_gaps_then_at_readings_and_scopes(desks: Desks) -> None:
    desk = desks.read(TEXT)
    dialog = open_dialog(desk, "研究")
    seen = []
    for _ in range(7):
        focused = dialog.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName() or getattr(focused, "text", str)())
        QTest.keyClick(focused, Key.Key_Tab)
    assert seen[:3] == ["Cut between 研 and 究", "yánjiū", "Another reading of 研究"]
    assert "Everywhere" in seen
    assert "Cancel" in seen


def test_whatever_the_dialog_has_is_named(desks: Desks) -> None:
    dialog = open_dialog(desks.read(TEXT), "研究")
    for widget in (*dialog.findChildren(QAbstractButton), *dialog.findChildren(QLineEdit)):
        inside = isinstance(widget.parent(), QLineEdit)
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        assert inside or widget.accessibleName() or text, widget


def test_a_single_character_is_read_otherwise_at_one_place(desks: Desks) -> None:
    desk = desks.read("他很长。长得快。")
    dialog = open_dialog(desk, "长")
    row = next(iter(dialog.rows.values()))
    assert row.choices is not None
    click(next(one for one in row.choices.buttons() if one.text() == "zhǎng"))
    assert dialog.scope is Scope.HERE
    click(dialog.apply)
    assert kept(desk) == ["reading 长 zhang3 here"]
    assert shown_reading(desk, "长") == "zhang3"
    assert "zhǎng" in said(desk.card)


@pytest.mark.parametrize("typed", ["yan2jiu4", "yánjiù", "yan2 jiu4"])
def test_a_reading_that_no_dictionary_has_can_be_typed(desks: Desks, typed: str) -> None:
    desk = desks.read(TEXT)
    dialog = open_dialog(desk, "研究")
    row = next(iter(dialog.rows.values()))
    row.line.setFocus()
    row.line.insert(typed)
    assert dialog.scope is Scope.EVERYWHERE
    QTest.keyClick(row.line, Key.Key_Return)
    assert kept(desk) == ["reading 研究 yan2 jiu4 everywhere"]
    assert shown_reading(desk, "研究") == "yan2 jiu4"
    assert "yánjiù" in said(desk.card)


def test_what_is_no_reading_is_told_and_can_not_be_kept(desks: Desks) -> None:
    desk = desks.read(TEXT)
    dialog = open_dialog(desk, "研究")
    row = next(iter(dialog.rows.values()))
    row.line.insert("yan2")
    assert "“yan2” is not 2 syllables" in row.problem
    assert not dialog.apply.isEnabled()
    QTest.keyClick(row.line, Key.Key_Return)
    assert dialog.isVisible()
    row.line.clear()
    assert row.problem == ""
    assert not dialog.apply.isEnabled()
    assert kept(desk) == []


@pytest.mark.parametrize(
    ("scope", "second"), [(Scope.HERE, "研究/生命"), (Scope.TEXT, "研究生/命")]
)
def test_where_it_holds_is_chosen_and_stays_chosen(desks: Desks, scope: Scope, second: str) -> None:
    desk = desks.read(TEXT)
    dialog = open_dialog(desk, "研究")
    click(dialog.scopes[scope])
    press_gap(dialog, "研究")
    press_gap(dialog, "研究生")
    assert dialog.scope is scope
    click(dialog.apply)
    assert cut(desk) == "他/研究生/命/的/起源/。"
    assert cut(desk, 2).startswith(second)


def test_a_word_that_was_joined_and_its_reading_are_one_change(desks: Desks) -> None:
    desk = desks.read("宇树机器人会跳舞。")
    before = cut(desk)
    dialog = open_dialog(desk, "宇")
    press_gap(dialog, "宇")
    row = next(iter(dialog.rows.values()))
    desk.settle()
    assert "Not in the dictionary." in said(dialog)
    row.line.insert("yu4shu4")
    click(dialog.apply)
    assert kept(desk) == ["cut 宇树 宇树 everywhere", "reading 宇树 yu4 shu4 everywhere"]
    assert cut(desk).startswith("宇树/")
    assert desk.action("undo").text() == "Undo: Correct: 宇树"
    desk.action("undo").trigger()
    assert cut(desk) == before
    assert kept(desk) == []
    desk.action("redo").trigger()
    assert cut(desk).startswith("宇树/")


def test_the_card_s_other_word_is_offered_as_the_cut(desks: Desks) -> None:
    desk = desks.read(TEXT)
    desk.tap("研究")
    desk.press(Key.Key_Tab)
    while desk.chosen() != "研究生":
        desk.press(Key.Key_Tab)
    desk.press_button("Correct…")
    dialog = dialog_of(desk)
    assert cut_in(dialog) == "他/研究生/命/的/起源/。"
    click(dialog.apply)
    assert cut(desk) == "他/研究生/命/的/起源/。"


def test_a_correction_leaves_place_caret_and_scroll_where_they_are(desks: Desks) -> None:
    text = chapter().replace("40号。", "40号。他研究生命的起源，")
    desk = desks.read(text)
    desk.reader.show_place(desk.place("研究生命"))
    desk.settle()
    desk.reader.scroll_by(37)
    desk.tap("研究生命")
    place, bar = desk.reader.place(), desk.reader.verticalScrollBar().value()
    at = desk.point("研究生命")
    desk.press(Key.Key_E)
    dialog = dialog_of(desk)
    press_gap(dialog, "研究")
    press_gap(dialog, "研究生")
    click(dialog.apply)
    desk.settle()
    for caret, then in (("研究生", "undo"), ("研究", "redo"), ("研究生", "undo")):
        assert desk.caret() == caret
        assert (desk.reader.place(), desk.reader.verticalScrollBar().value()) == (place, bar)
        assert desk.point("研究生命").y() == at.y()
        desk.action(then).trigger()
        desk.settle()


def test_the_words_are_counted_anew(desks: Desks) -> None:
    desk = desks.read("看书看书看书。")
    desk.wait_until(lambda: "1 new word" in desk.strip)
    dialog = open_dialog(desk, "看书")
    press_gap(dialog, "看")
    click(dialog.apply)
    desk.wait_until(lambda: "2 new words" in desk.strip)
    desk.wait_until(lambda: "3× here" in str(desk.card._head._chips.texts()))


def test_j_joins_a_word_with_the_next_and_can_be_taken_back(desks: Desks) -> None:
    desk = desks.read("宇树机器人。宇树来了。")
    before = cut(desk)
    desk.tap("宇")
    desk.press(Key.Key_J)
    assert cut(desk).count("宇树/") == 2
    assert desk.chosen() == "宇树"
    assert desk.notice == "宇树 is one word now, everywhere."
    desk.press_button("Undo")
    assert cut(desk) == before


def test_at_the_end_of_a_sentence_there_is_nothing_to_join(desks: Desks) -> None:
    desk = desks.read("他看书。")
    desk.tap("看书")
    desk.press(Key.Key_J)
    assert desk.notice == "There is no word to join it with."
    assert kept(desk) == []


def test_without_a_word_the_key_says_what_to_do(desks: Desks) -> None:
    desk = desks.read(TEXT)
    desk.press(Key.Key_E)
    assert desk.notice == "Choose the word that is to be corrected."


def test_a_word_of_a_text_shown_in_the_other_script_is_corrected_in_the_original(
    desks: Desks,
) -> None:
    desk = desks.read("我看书。", Settings(script="traditional"))
    dialog = open_dialog(desk, "看书")
    assert "".join(dialog._stretch.shown) == "我看書。"
    press_gap(dialog, "看")
    click(dialog.apply)
    assert kept(desk) == ["cut 看书 看/书 everywhere"]
    assert desk.page() == "我看書。"


def test_a_word_that_no_dictionary_has_can_be_corrected_from_the_card(desks: Desks) -> None:
    desk = desks.read("宇树来了。")
    desk.tap("宇")
    desk.press(Key.Key_J)
    assert "Not in the dictionary." in said(desk.card)
    desk.press_button("Correct…")
    dialog = dialog_of(desk)
    press_gap(dialog, "宇")
    click(dialog.apply)
    assert cut(desk) == "宇/树/来/了/。"


def sense_menu(desk: Desk, row: SenseRow, text: str) -> None:
    """Open the menu of a sense as the right button does, and choose from it."""
    point = QPoint(30, 10)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, row.mapToGlobal(point))
    QApplication.sendEvent(row, event)
    (menu,) = [one for one in desk.card.findChildren(QMenu) if one.isVisible()]
    next(one for one in menu.actions() if one.text() == text).trigger()
    menu.close()


def senses(desk: Desk) -> list[SenseRow]:
    return [row for row in desk.card.findChildren(SenseRow) if row.isVisible()]


def test_a_sense_is_said_to_be_meant_here_or_everywhere(desks: Desks) -> None:
    desk = desks.read("天气很大，他很大。")
    desk.tap("大")
    sense_menu(desk, senses(desk)[1], "This is meant here")
    assert [row.is_chosen for row in senses(desk)][:3] == [False, True, False]
    desk.tap("大", 1)
    assert not any(row.is_chosen for row in senses(desk))
    sense_menu(desk, senses(desk)[0], "This is meant everywhere")
    assert senses(desk)[0].is_chosen
    desk.tap("大")
    assert senses(desk)[1].is_chosen
    assert desk.window.study.words() == ()
    assert [one.rsplit(" ", 1)[1] for one in kept(desk)] == ["here", "everywhere"]


def test_another_entry_is_said_to_be_meant_in_the_text(desks: Desks) -> None:
    desk = desks.read("头发很长。")
    desk.tap("长")
    other, at = desk.card._others[0]
    menu = desk.card.menu_for(at, None)
    assert other.isVisible()
    next(one for one in menu.actions() if "in this text" in one.text()).trigger()
    now = desk.card.lookup
    assert now is not None
    assert now.entry == at


def drawn(desk: Desk, paragraph: int = 0) -> str:
    """Draw a paragraph as it is shown."""
    text = desk.reader.text
    assert text is not None
    return "/".join(cell.shown for cell in text.cells(paragraph))


def test_a_word_is_written_otherwise_in_the_other_script(desks: Desks) -> None:
    desk = desks.read("他理了发。发得好。", Settings(script="traditional"))
    assert drawn(desk) == "他/理/了/發/。/發/得/好/。"
    dialog = open_dialog(desk, "发")
    ((_, word), row) = next(iter(dialog.script_rows.items()))
    assert word == "发"
    click(next(button for button in row.choices.buttons() if button.text() == "髮"))
    assert dialog.scope is Scope.HERE
    click(dialog.apply)
    assert drawn(desk) == "他/理/了/髮/。/發/得/好/。"
    assert kept(desk) == ["script 发 髮|发 here"]
    desk.press(Key.Key_Z, CTRL)
    assert drawn(desk) == "他/理/了/發/。/發/得/好/。"


def test_where_nothing_is_converted_no_way_to_write_is_asked_for(desks: Desks) -> None:
    dialog = open_dialog(desks.read("他理了发。"), "发")
    assert not dialog.script_rows
    assert not dialog._script_title.isVisible()


def test_one_key_cycles_the_ways_to_write_a_word_in_doubt(desks: Desks) -> None:
    desk = desks.read("房间有钟。", Settings(script="traditional"))
    assert drawn(desk) == "房間/有/鍾/。"
    desk.tap("钟")
    desk.press(Key.Key_D)
    assert drawn(desk) == "房間/有/鐘/。"
    assert kept(desk) == ["script 钟 鐘|钟 here"]
    desk.press(Key.Key_D)
    assert drawn(desk) == "房間/有/鍾/。"
    desk.press(Key.Key_Z, CTRL)
    assert drawn(desk) == "房間/有/鐘/。"
