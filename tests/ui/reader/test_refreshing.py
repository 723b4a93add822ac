"""The text while the dictionary, names or words change: done block by block, and never jumping."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.documents.opening import from_text
from desktop.language.document import Place
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.settings import Settings
from desktop.study import Study
from desktop.ui.reader import canvas
from desktop.ui.reader.column import Column
from desktop.ui.reader.labels import Labels
from desktop.ui.reader.layout import BlockLayout
from desktop.ui.reader.source import ReaderText
from tests.ui.texts import LESSON, chapter
from tests.ui.windows import Desk, Desks

LONG = "\n".join(
    [f"第{number}天，" + "我们在图书馆看书，明天去银行。" * 12 for number in range(30)]
)


@pytest.fixture(autouse=True)
def _one_block_a_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let time run out after each block, however fast the machine is."""
    monkeypatch.setattr(canvas, "_TURN_SECONDS", 0.0)


def without_dictionary(desks: Desks, text: str, settings: Settings | None = None) -> Desk:
    desk = desks.window(settings)
    desk.window.take_drop(desk.drop_data(text))
    desk.settle(30)
    return desk


def column_of(desk: Desk) -> Column:
    column = desk.reader.column
    assert column is not None
    return column


def point_of(desk: Desk, word: str, which: int = 0) -> QPointF:
    """Give where a word is painted now, whatever its block takes for words."""
    place, column = desk.place(word, which), column_of(desk)
    block = column.text.blocks.holding(place)
    ((layout, y),) = [(layout, y) for number, layout, y in column.visible() if number == block]
    box = layout.range_rects(place.offset, place.offset + len(word))[0]
    left = (desk.reader.viewport().width() - column.body.width) // 2
    return box.center() + QPointF(left, y)


def finish(desk: Desk) -> list[int]:
    """Let the text be refreshed, and give how many blocks were laid out in each turn."""
    turns = []
    while desk.reader.is_refreshing:
        before = column_of(desk).laid_out
        QApplication.processEvents()
        turns.append(column_of(desk).laid_out - before)
    return turns


def pages(desk: Desk) -> bytes:
    image = desk.reader.viewport().grab().toImage()
    return bytes(image.constBits())


@pytest.mark.parametrize("pinyin", ["hover", "all"])
def test_the_dictionary_comes_block_by_block(desks: Desks, language: Language, pinyin: str) -> None:
    desk = without_dictionary(desks, chapter(), Settings(pinyin=pinyin))
    column = column_of(desk)
    before = column.laid_out
    desk.window.study.attach(language)
    desk.reader.refresh_text()
    assert column.laid_out == before
    turns = finish(desk)
    assert max(turns) == 1
    assert sum(turns) <= len(list(column.visible())) + 2
    refreshed = pages(desk)
    assert desk.reader.text is not None
    desk.reader.set_script_text(desk.reader.text)
    assert pages(desk) == refreshed


def on_screen(desk: Desk) -> bytes:
    """Give the window as it stands on the screen, whatever of it was painted anew."""
    desk.settle(30)
    image = desk.window.screen().grabWindow(desk.window.winId()).toImage()
    return bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())


@pytest.mark.parametrize("phonetic", ["pinyin", "zhuyin"])
@pytest.mark.parametrize("down", [0, 30, 90, 150])
def test_all_that_has_changed_is_painted_anew(
    desks: Desks, language: Language, phonetic: str, down: int
) -> None:
    settings = Settings(pinyin="all", phonetic=phonetic, text_size=14, sidebar=False)
    desk = desks.window(settings, size=(700, 600))
    desk.window.take_drop(
        desk.drop_data(
            "\n".join([f"{line * 60}。" for line in ("我们", "在", "看书", "银行", "学生", "天")])
        )
    )
    desk.settle(30)
    desk.reader.scroll_by(down)
    desk.settle(30)
    desk.window.study.attach(language)
    desk.reader.refresh_text()
    finish(desk)
    refreshed = on_screen(desk)
    desk.window.repaint()
    desk.reader.viewport().update()
    assert on_screen(desk) == refreshed


def test_what_is_as_it_was_is_not_laid_out_again(desks: Desks) -> None:
    desk = desks.read(chapter())
    desk.settle(60)
    visible = len(list(column_of(desk).visible()))
    before = column_of(desk).laid_out
    painted = []
    desk.reader.painted.connect(lambda: painted.append(True))
    desk.reader.refresh_text()
    with_turns = finish(desk)
    assert (sum(with_turns), column_of(desk).laid_out, painted) == (0, before, [])
    assert len(with_turns) >= visible


@pytest.mark.parametrize("pinyin", ["hover", "all"])
def test_the_line_that_is_read_stays_where_it_is(
    desks: Desks, language: Language, pinyin: str
) -> None:
    desk = without_dictionary(desks, LONG, Settings(pinyin=pinyin))
    column = column_of(desk)
    desk.wheel(8)
    while (held := column.hold()) is None or held.place.offset < 60:
        desk.wheel(0.4)
    assert held.above != 0

    def height() -> int:
        block = column.text.blocks.holding(held.place)
        ((layout, y),) = [(layout, y) for number, layout, y in column.visible() if number == block]
        return y + layout.line_top(layout.line_holding(held.place.offset))

    desk.window.study.attach(language)
    desk.reader.refresh_text()
    heights = [height()]
    while desk.reader.is_refreshing:
        QApplication.processEvents()
        heights.append(height())
    assert set(heights) == {held.above}


def test_a_text_opens_where_it_was_left_before_there_is_a_dictionary(
    desks: Desks, language: Language
) -> None:
    desk = without_dictionary(desks, LONG)
    text = desk.reader.text
    assert text is not None
    place = Place(3, LONG.split("\n")[3].index("明天", 100))
    desk.reader.set_text(text, place)
    before = desk.reader.place()
    top = point_of(desk, "明天", 3 * 12 + LONG.split("\n")[3][: place.offset].count("明天"))
    assert top.y() < 2 * column_of(desk).body.line_height
    desk.window.study.attach(language)
    desk.reader.refresh_text()
    finish(desk)
    assert desk.reader.place() == before == place


@pytest.mark.parametrize("pinyin", ["hover", "all"])
@pytest.mark.parametrize("which", range(2, 6))
def test_a_word_can_be_tapped_in_a_block_whose_turn_has_not_come(
    desks: Desks, language: Language, pinyin: str, which: int
) -> None:
    desk = without_dictionary(desks, chapter(), Settings(pinyin=pinyin))
    at = point_of(desk, "图书馆", which)
    desk.window.study.attach(language)
    desk.reader.refresh_text()
    desk.tap_at(at)
    assert desk.reader.is_refreshing
    assert desk.chosen() == "图书馆"
    lookup = desk.card.lookup
    assert lookup is not None
    assert lookup.place == desk.place("图书馆", which)
    finish(desk)
    if pinyin == "hover":
        assert desk.reader.chosen_rect().contains(at.toPoint())


def test_a_turn_between_press_and_release_does_not_lose_a_tap(
    desks: Desks, language: Language
) -> None:
    desk = without_dictionary(desks, chapter())
    at = point_of(desk, "图书馆", 5)
    desk.window.study.attach(language)
    desk.reader.refresh_text()
    desk.press_at(at)
    finish(desk)
    desk.release_at(at)
    assert desk.chosen() == "图书馆"


@pytest.mark.parametrize("pinyin", ["hover", "all"])
def test_a_tap_is_not_lost_when_the_dictionary_comes_before_the_release(
    desks: Desks, language: Language, pinyin: str
) -> None:
    desk = without_dictionary(desks, chapter(), Settings(pinyin=pinyin))
    at = point_of(desk, "图书馆", 5)
    desk.press_at(at)
    desk.window.study.attach(language)
    desk.reader.refresh_text()
    finish(desk)
    desk.release_at(at)
    assert desk.chosen() == "图书馆"


def test_a_tap_is_not_lost_when_names_come_before_the_release(desks: Desks) -> None:
    desk = desks.read(chapter())
    at = point_of(desk, "图书馆", 5)
    desk.press_at(at)
    desk.reader.refresh_text()
    desk.release_at(at)
    assert desk.chosen() == "图书馆"


def test_a_press_beside_words_or_on_a_text_that_is_moved_is_no_tap(desks: Desks) -> None:
    desk = desks.read(chapter())
    at = point_of(desk, "，", 5)
    desk.press_at(at)
    desk.reader.refresh_text()
    desk.release_at(at)
    assert desk.chosen() == ""
    at = point_of(desk, "图书馆", 3)
    desk.press_at(at)
    desk.reader.scroll_by(20)
    desk.release_at(at)
    assert desk.chosen() == ""


def test_a_hint_comes_back_where_the_pointer_rests(desks: Desks, language: Language) -> None:
    desk = without_dictionary(desks, chapter())
    desk.move_to(point_of(desk, "图书馆", 5))
    desk.window.study.attach(language)
    for _ in range(2):
        desk.reader.refresh_text()
        assert desk.reader.hint_text() == ""
        desk.wait_until(lambda: desk.reader.hint_text() == "túshūguǎn")


def test_no_hint_comes_back_after_a_tap(desks: Desks) -> None:
    desk = desks.read(chapter())
    desk.hover("图书馆", 5)
    desk.tap("图书馆", 5)
    desk.reader.refresh_text()
    finish(desk)
    desk.settle(60)
    assert desk.reader.hint_text() == ""


def test_the_pointer_finds_words_in_a_block_whose_turn_has_not_come(
    desks: Desks, language: Language
) -> None:
    desk = without_dictionary(desks, chapter())
    at = point_of(desk, "图书馆", 5)
    desk.window.study.attach(language)
    desk.reader.refresh_text()
    desk.move_to(at)
    assert desk.reader.is_refreshing
    finish(desk)
    desk.wait_until(lambda: desk.reader.hint_text() == "túshūguǎn")


def test_what_is_scrolled_away_before_its_turn_is_right_when_it_comes_back(
    desks: Desks, language: Language
) -> None:
    desk = without_dictionary(desks, chapter(200), Settings(pinyin="all"))
    desk.window.study.attach(language)
    desk.reader.refresh_text()
    desk.reader.scroll_by(4000)
    finish(desk)
    desk.reader.scroll_to_end(last=False)
    column = column_of(desk)
    shown = [layout for _, layout, _ in column.visible()]
    assert all(len(layout.cells) > 1 for layout in shown if layout.cells)


def test_all_is_settled_only_when_every_block_is_done(desks: Desks, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(chapter(), encoding="utf-8")
    desk = desks.window()
    seen: list[tuple[bool, int]] = []

    def look() -> None:
        cells = [len(layout.cells) for _, layout, _ in column_of(desk).visible() if layout.cells]
        seen.append((desk.reader.is_refreshing, min(cells)))

    desk.window.settled.connect(look)
    desk.window.begin(article)
    desk.wait_until(lambda: bool(seen))
    assert seen[0][0] is False
    assert seen[0][1] > 1


@pytest.mark.parametrize("pinyin", ["hover", "all"])
def test_lines_that_are_taken_over_are_those_that_would_be_made(
    tmp_path: Path, desks: Desks, language: Language, pinyin: str
) -> None:
    settings = Settings(pinyin=pinyin)
    style = column_of(desks.read(LESSON, settings)).body
    study = Study.open(tmp_path / "other")
    text = ReaderText(study, from_text(LONG + "𠮷野家", "", ""), Script.SIMPLIFIED, Script.ORIGINAL)
    labels = Labels(text, settings)
    for block in (0, 29):
        text.forget()
        study._language = None
        raw = text.cells(block)
        before = BlockLayout(raw, labels.above(raw), style)
        study.attach(language)
        text.forget()
        cells = text.cells(block)
        over = BlockLayout(cells, labels.above(cells), style, 0, before)
        new = BlockLayout(cells, labels.above(cells), style)
        assert over.breaks_like(new)
        assert before.breaks_like(new) is (pinyin == "hover")
        for line in range(new.line_count):
            assert over.parts(line) == new.parts(line)
            assert over.label_parts(line) == new.label_parts(line)
    study.close()
