"""Names above the tokens: a line below them, their reading on hovering and in the card."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage

from desktop.settings import Settings
from tests.ui.reading import said
from tests.ui.windows import Desk, Desks

TEXT = "騰訊的姚順雨也來了。"


@pytest.fixture
def desk(desks: Desks) -> Desk:
    return read(desks, TEXT)


def read(desks: Desks, text: str, settings: Settings | None = None) -> Desk:
    desk = desks.read(text, settings)
    desk.window.study.show_names()
    desk.reader.refresh_text()
    desk.settle()
    return desk


def has_line(desk: Desk, start: str, end: str) -> bool:
    """Tell whether one line runs below the text from a word to another, without a gap."""
    first, last = desk.place(start), desk.place(end)
    left = desk.reader.token_rects(first.paragraph, first.offset)[0]
    right = desk.reader.token_rects(last.paragraph, last.offset)[0]
    below = QRect(
        round(left.left()) + 2,
        round(left.bottom()) + 1,
        round(right.right() - left.left()) - 4,
        5,
    )
    image = desk.reader.viewport().grab(below).toImage().convertToFormat(QImage.Format.Format_RGB32)
    page = QColor(image.pixel(0, 0)).lightness()
    return any(
        all(QColor(image.pixel(x, y)).lightness() < page - 20 for x in range(image.width()))
        for y in range(image.height())
    )


def test_one_line_runs_below_a_name(desk: Desk) -> None:
    assert has_line(desk, "姚", "雨")
    assert not has_line(desk, "的", "雨")
    assert not has_line(desk, "騰訊", "騰訊")


def test_hovering_reads_the_whole_name(desk: Desk) -> None:
    assert desk.hover("順") == "shùn\nYáo Shùnyǔ"
    assert desk.hover("騰訊") == "téngxùn"


def test_the_card_says_which_name_a_character_is_part_of(desk: Desk) -> None:
    desk.tap("順")
    assert "Part of the name 姚順雨, Yáo Shùnyǔ" in said(desk.card)
    desk.press(Qt.Key.Key_S)
    desk.settle()
    assert "Part of the name 姚顺雨, Yáo Shùnyǔ" in said(desk.card)
    desk.tap("騰訊")
    assert "Part of" not in said(desk.card)


def test_the_characters_of_a_name_are_no_new_words(desks: Desks) -> None:
    desk = read(desks, TEXT, Settings(pinyin="new"))
    desk.tap("的")
    desk.press(Qt.Key.Key_N)
    assert desk.caret() == "也"
    column = desk.reader.column
    assert column is not None
    layout = column.layout(0)
    assert layout.labels is not None
    labels = ["".join(one or ()) for one in layout.labels]
    assert "yáo" in labels


def test_names_come_after_the_dictionary_by_themselves(desks: Desks, tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text(TEXT + "智譜很快。聽說智譜上市。他問智譜！去智譜工作。", encoding="utf-8")
    desk = desks.window()
    desk.window.begin(path)
    desk.wait_until(lambda: "new word" in desk.strip)
    desk.wait_until(lambda: desk.hover("順").endswith("Yáo Shùnyǔ"))
    desk.wait_until(lambda: desk.hover("智").endswith("Zhìpǔ"))


@pytest.mark.parametrize("size", [14, 22])
@pytest.mark.parametrize("phonetic", ["pinyin", "zhuyin"])
def test_what_is_painted_does_not_hang_on_the_part_of_the_window_that_is_painted(
    desks: Desks, size: int, phonetic: str
) -> None:
    settings = Settings(text_size=size, pinyin="all", phonetic=phonetic)
    desk = read(desks, "\n".join([TEXT * 12] * 3), settings)
    desk.wait_until(lambda: not desk.reader.is_refreshing)
    assert has_line(desk, "姚", "雨")
    desk.tap("騰訊", 5)
    viewport = desk.reader.viewport()
    whole = viewport.grab().toImage()
    for top in range(80, 300):
        part = QRect(0, top, viewport.width(), 1)
        assert viewport.grab(part).toImage() == whole.copy(part), top
