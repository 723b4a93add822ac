"""Readings of Taiwan above the words, on hovering and in the card; the lists of levels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox

from desktop.settings import Settings
from desktop.ui.actions import specs
from desktop.ui.preferences import Preferences
from tests.ui.reading import said
from tests.ui.windows import Desk, Desks

TEXT = "這個星期我學習。"


def choose(desk: Desk, field: str, value: str) -> None:
    """Choose in the preferences."""
    dialog = Preferences(Settings(), specs(), desk.window)
    dialog.changed.connect(desk.window.change_settings)
    combo = dialog.findChild(QComboBox, field)
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(value))
    desk.settle()


@pytest.mark.parametrize(
    ("phonetic", "mainland", "taiwan"),
    [("pinyin", "xīngqī", "xīngqí"), ("zhuyin", "ㄒㄧㄥ ㄑㄧ", "ㄒㄧㄥ ㄑㄧˊ")],
)
def test_hovering_reads_as_in_taiwan(
    desks: Desks, phonetic: str, mainland: str, taiwan: str
) -> None:
    settings = Settings(phonetic=phonetic)

    def hint(desk: Desk) -> str:
        return desk.hover("星期").replace("\u2009", " ")

    desk = desks.read(TEXT, settings)
    assert hint(desk) == mainland
    desk.window.change_settings(replace(settings, readings="taiwan"))
    assert hint(desk) == taiwan
    assert desk.hover("學習") != ""


def test_above_the_words_stands_the_reading_of_taiwan(desks: Desks) -> None:
    desk = desks.read(TEXT, Settings(pinyin="all", readings="taiwan", tone_colours_in_text=True))
    column = desk.reader.column
    assert column is not None
    labels = column.layout(0).labels
    assert labels is not None
    assert "xīngqí" in ["".join(one or ()) for one in labels]
    desk.reader.viewport().grab()


def test_the_card_shows_the_chosen_reading_first_and_names_the_other(desks: Desks) -> None:
    desk = desks.read(TEXT)
    desk.tap("星期")
    assert said(desk.card).index("xīngqī") < said(desk.card).index("In Taiwan: xīngqí")
    choose(desk, "readings", "taiwan")
    assert said(desk.card).index("xīngqí") < said(desk.card).index("On the mainland: xīngqī")


def test_a_word_keeps_its_status_whatever_way_it_is_read(desks: Desks) -> None:
    desk = desks.read(TEXT, Settings(readings="taiwan"))
    desk.tap("星期")
    desk.press_button("Save")
    assert desk.chosen() == "星期 learning"
    (word,) = desk.window.study.words()
    assert word.reading == "xing1 qi1"
    text = desk.reader.text
    assert text is not None
    (cell,) = [cell for cell in text.cells(0) if cell.shown == "星期"]
    assert text.status(cell) == word.status


def test_the_list_of_levels_can_be_chosen(desks: Desks) -> None:
    desk = desks.read("我爱一一。")
    desk.tap("一一")
    assert "HSK 6" in chips(desk)
    choose(desk, "hsk3", "2021")
    assert "HSK 7–9" in chips(desk)


def test_a_character_that_is_no_word_of_the_lists_has_its_own_level(desks: Desks) -> None:
    desk = desks.read("習。")
    desk.tap("習")
    assert "HSK character: 1" in chips(desk)


def chips(desk: Desk) -> tuple[str, ...]:
    from desktop.ui.widgets import Chips

    (found,) = desk.card.findChildren(Chips)
    return found.texts()


def shown(desk: Desk) -> str:
    text = desk.reader.text
    assert text is not None
    return "/".join(cell.shown for cell in text.cells(0))


def test_words_are_exchanged_with_taiwan_s_where_that_is_chosen(desks: Desks) -> None:
    settings = Settings(script="traditional", traditional="taiwan")
    desk = desks.read("他用打印机和出租车里的软件。", settings)
    assert shown(desk) == "他/用/打印機/和/出租車/裡/的/軟件/。"
    desk.tap("软件")
    desk.window.change_settings(replace(settings, taiwan_words=True))
    assert shown(desk) == "他/用/印表機/和/計程車/裡/的/軟體/。"
    assert desk.chosen() == "软件"
    desk.tap("打印机")
    assert desk.chosen() == "打印机"
    desk.window.change_settings(settings)
    assert shown(desk) == "他/用/打印機/和/出租車/裡/的/軟件/。"


def test_words_stay_aligned_where_exchanging_them_changes_their_length(desks: Desks) -> None:
    settings = Settings(script="traditional", traditional="taiwan", taiwan_words=True)
    desk = desks.read("互联网的用户写代码，程序员看算法。他笑了。", settings)
    text = desk.reader.text
    assert text is not None
    drawn = {cell.token.text: cell.shown for cell in text.cells(0)}
    assert drawn["互联网"] == "網際網路"
    assert drawn["用户"] == "使用者"
    assert drawn["程序员"] == "程式設計師"
    for word in ("互联网", "用户", "代码", "程序员", "算法", "笑"):
        desk.tap(word)
        assert desk.chosen() == word
