"""What was a close call: seen in the text, told on hovering and in the card, chosen with a key."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox

from desktop.settings import Settings
from desktop.ui.actions import specs
from desktop.ui.preferences import Preferences
from desktop.ui.theme import LIGHT
from tests.ui.reading import said
from tests.ui.windows import Desk, Desks

BOUNDARY = "請把這封信發送給我的朋友。"
READING = "他在這塊地做實驗。"


def cells(desk: Desk) -> str:
    """Draw the text with slashes, a question mark behind what is in doubt."""
    text = desk.reader.text
    assert text is not None
    parts = [cell.shown + ("?" if cell.doubt else "") for cell in text.cells(0)]
    return "/".join(parts)


def reading_of(desk: Desk, word: str) -> str:
    text = desk.reader.text
    assert text is not None
    (found,) = [cell.reading for cell in text.cells(0) if cell.shown == word]
    return " ".join(syllable or "-" for syllable in found or ())


def dots(desk: Desk, word: str) -> int:
    """Count the pixels in the colour of the dots just below a word."""
    place = desk.place(word)
    (box,) = desk.reader.token_rects(place.paragraph, place.offset)
    below = QRect(round(box.left()), round(box.bottom()), round(box.width()), 4)
    image = desk.reader.viewport().grab(below).toImage().convertToFormat(QImage.Format.Format_RGB32)
    soft = QColor(LIGHT.soft).lightness()
    return sum(
        abs(QColor(image.pixel(x, y)).lightness() - soft) < 30
        for x in range(image.width())
        for y in range(image.height())
    )


def test_what_was_a_close_call_is_dotted_and_nothing_else(desks: Desks) -> None:
    desk = desks.read(BOUNDARY)
    assert "發送?/給?" in cells(desk)
    assert dots(desk, "發送") > 3
    assert dots(desk, "給") > 3
    assert dots(desk, "朋友") == 0


def test_the_dots_can_be_turned_off_in_the_menu_and_in_the_preferences(desks: Desks) -> None:
    desk = desks.read(BOUNDARY)
    desk.action("show_doubt").trigger()
    desk.settle()
    assert dots(desk, "發送") == 0
    assert "close call" not in desk.hover("發送")
    dialog = Preferences(Settings(show_doubt=False), specs(), desk.window)
    dialog.changed.connect(desk.window.change_settings)
    box = dialog.findChild(QCheckBox, "show_doubt")
    assert isinstance(box, QCheckBox)
    box.click()
    desk.settle()
    assert dots(desk, "發送") > 3
    assert desk.action("show_doubt").isChecked()


def test_hovering_says_what_is_doubtful_and_what_else_it_may_be(desks: Desks) -> None:
    desk = desks.read(BOUNDARY)
    assert desk.hover("發送") == "fāsòng\nWord boundary: close call, perhaps 發 | 送給"
    assert desk.hover("朋友") == "péngyou"
    desk = desks.read(READING)
    assert desk.hover("地") == "dì\nReading: close call, perhaps de"
    desk = desks.read(READING, Settings(phonetic="zhuyin"))
    assert desk.hover("地").replace("\u2060", "").endswith("close call, perhaps ˙ㄉㄜ")


def test_hovering_says_it_also_where_the_pinyin_stands_above(desks: Desks) -> None:
    desk = desks.read(READING, Settings(pinyin="all"))
    assert desk.hover("地") == "Reading: close call, perhaps de"
    assert desk.hover("實驗") == ""


def test_the_words_of_the_other_cut_are_in_the_script_that_is_shown(desks: Desks) -> None:
    desk = desks.read(BOUNDARY, Settings(script="simplified"))
    assert desk.hover("發送").endswith("perhaps 发 | 送给")
    desk.tap("發送")
    assert "perhaps 发 | 送给" in said(desk.card)


def test_the_card_says_what_is_doubtful(desks: Desks) -> None:
    desk = desks.read(BOUNDARY)
    desk.tap("發送")
    assert "Word boundary: close call, perhaps 發 | 送給" in said(desk.card)
    desk.tap("朋友")
    assert "close call" not in said(desk.card)


def test_a_key_cycles_the_cuts_and_what_was_chosen_lasts(desks: Desks) -> None:
    desk = desks.read(BOUNDARY)
    desk.tap("給")
    desk.press(Qt.Key.Key_D)
    assert "發/送給/" in cells(desk)
    assert (desk.caret(), desk.chosen()) == ("送給", "送給")
    assert "close call" not in said(desk.card)
    desk.press(Qt.Key.Key_D)
    assert "發送/給/" in cells(desk)
    desk.press(Qt.Key.Key_D)
    assert "發/送給/" in cells(desk)
    desks.close(desk)
    again = desks.read(BOUNDARY)
    assert "發/送給/" in cells(again)


def test_a_key_cycles_the_readings(desks: Desks) -> None:
    desk = desks.read(READING)
    desk.tap("地")
    assert reading_of(desk, "地") == "di4"
    desk.press(Qt.Key.Key_D)
    assert reading_of(desk, "地") == "de5"
    assert "地?" not in cells(desk)
    assert desk.hover("地") == "de"
    desk.press(Qt.Key.Key_D)
    assert reading_of(desk, "地") == "di4"


def test_a_choice_is_undone(desks: Desks) -> None:
    desk = desks.read(BOUNDARY)
    desk.tap("給")
    desk.press(Qt.Key.Key_D)
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "發送?/給?" in cells(desk)
    assert desk.chosen() == "給"


def test_the_key_says_where_there_is_nothing_to_choose(desks: Desks) -> None:
    desk = desks.read(BOUNDARY)
    desk.tap("朋友")
    desk.press(Qt.Key.Key_D)
    assert desk.notice == "There is nothing to choose at this word."
    assert desk.window.study.correction_list.all() == ()


def test_hovering_says_what_else_a_character_might_have_become_and_why_not(desks: Desks) -> None:
    desk = desks.read("他的头发很长。", Settings(script="traditional"))
    assert desk.hover("头发") == "tóufa\n髮, not 發: because of 头发"
    assert desk.hover("他") == "tā"
    desk = desks.read("他的头发很长。")
    assert desk.hover("头发") == "tóufa"


def test_a_guess_between_two_characters_is_dotted_and_told(desks: Desks) -> None:
    desk = desks.read("房间有钟。", Settings(script="traditional"))
    assert "鍾?" in cells(desk)
    assert desk.hover("钟") == "zhōng\nScript: close call, 鍾 or 鐘"
    desk.tap("钟")
    assert "Script: close call, 鍾 or 鐘" in said(desk.card)
    desk.press(Qt.Key.Key_S)
    desk.settle()
    assert "?" not in cells(desk)
