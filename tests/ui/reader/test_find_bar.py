"""Find in text: in the window, with keys, in either script."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.documents.opening import from_text
from desktop.language.language import Language
from desktop.ui.reader.find_bar import find_all
from desktop.ui.theme import LIGHT
from tests.ui.texts import LESSON, chapter, novel
from tests.ui.windows import CTRL, SHIFT, Desk, Desks

Key = Qt.Key

TEXT = "我在图书馆看书。\n她在圖書館。\nPython 和 PYTHON。\n图书馆很大。"


def find(desk: Desk, text: str) -> str:
    """Search for a text, and give what the bar says when the search is over."""
    desk.press(Key.Key_F, CTRL)
    desk.type(text)
    desk.wait_until(lambda: "+" not in said(desk) and "…" not in said(desk))
    return said(desk)


def said(desk: Desk) -> str:
    return desk.find_bar.count_text()


def marked(desk: Desk) -> str:
    """Give the text that the search stands on, with its paragraph's number."""
    now = desk.reader._scene.found_now
    if now is None:
        return ""
    paragraph, start, end = now
    return f"{paragraph} {desk.document.paragraphs[paragraph][start:end]}"


def test_the_bar_opens_with_either_key_and_takes_what_is_typed(desks: Desks) -> None:
    desk = desks.read(TEXT)
    for key, keys in ((Key.Key_F, CTRL), (Key.Key_Slash, Qt.KeyboardModifier.NoModifier)):
        desk.press(key, keys)
        assert desk.window.focusWidget() is desk.find_bar.line
        desk.press(Key.Key_Escape)
        assert not desk.find_bar.isVisible()
        assert desk.window.focusWidget() is desk.reader


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("图书馆", "1 of 3"),
        ("圖書館", "1 of 3"),
        ("python", "1 of 2"),
        ("PYTHON", "1 of 2"),
        ("在", "1 of 2"),
        ("  在 ", "1 of 2"),
        ("飞机", "Not found"),
        ("   ", ""),
    ],
)
def test_matches_are_counted_in_either_script_and_case(
    desks: Desks, query: str, count: str
) -> None:
    desk = desks.read(TEXT)
    assert find(desk, query) == count


def test_a_match_is_found_in_whatever_script_is_shown(desks: Desks) -> None:
    desk = desks.read(TEXT)
    desk.press(Key.Key_S, times=2)
    assert find(desk, "图书馆") == "1 of 3"


def test_enter_and_f3_go_through_the_matches_and_round(desks: Desks) -> None:
    desk = desks.read(TEXT)
    find(desk, "图书馆")
    seen = []
    for key, keys in (
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Key.Key_F3, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
        (Key.Key_F3, SHIFT),
        (Key.Key_Return, SHIFT),
    ):
        seen.append((said(desk), marked(desk)))
        desk.press(key, keys)
    assert [*seen, (said(desk), marked(desk))] == [
        ("1 of 3", "0 图书馆"),
        ("2 of 3", "1 圖書館"),
        ("3 of 3", "3 图书馆"),
        ("1 of 3", "0 图书馆"),
        ("3 of 3", "3 图书馆"),
        ("2 of 3", "1 圖書館"),
    ]
    assert desk.chosen() == ""


def test_opening_the_bar_again_does_not_move_the_text_until_enter(desks: Desks) -> None:
    desk = desks.read(chapter() + "\n末班车")
    find(desk, "末班车")
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_Home)
    desk.press(Key.Key_F, CTRL)
    desk.wait_until(lambda: said(desk) == "1 of 1")
    assert desk.is_in_sight("0号")
    desk.press(Key.Key_Return)
    assert desk.is_in_sight("末班车")


def test_the_buttons_do_what_the_keys_do(desks: Desks) -> None:
    desk = desks.read(TEXT)
    find(desk, "图书馆")
    desk.press_button("›")
    assert said(desk) == "2 of 3"
    desk.press_button("‹")
    assert said(desk) == "1 of 3"


def test_a_match_is_scrolled_to_from_where_one_reads(desks: Desks) -> None:
    desk = desks.read(chapter() + "\n末班车")
    assert find(desk, "末班车") == "1 of 1"
    assert desk.is_in_sight("末班车")
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_Home)
    desk.wheel(30)
    desk.settle()
    top = desk.reader.place()
    assert top is not None
    places = [desk.place("号。", n) for n in range(80)]
    assert find(desk, "号。") == f"{places.index(min(p for p in places if p >= top)) + 1} of 80"
    assert desk.reader.place() == top


def test_f3_opens_the_bar_where_it_is_closed(desks: Desks) -> None:
    desk = desks.read(TEXT)
    desk.press(Key.Key_F3)
    assert desk.find_bar.isVisible()


def test_after_closing_the_keys_go_on_from_what_was_found(desks: Desks) -> None:
    desk = desks.read(TEXT)
    find(desk, "很大")
    desk.press(Key.Key_Escape)
    assert marked(desk) == ""
    desk.press(Key.Key_Return)
    assert desk.chosen() in {"很", "很大"}


def test_letters_and_numbers_are_typed_and_not_taken_for_keys(desks: Desks) -> None:
    desk = desks.read(TEXT)
    desk.tap("图书馆")
    desk.press(Key.Key_F, CTRL)
    for key in (Key.Key_S, Key.Key_P, Key.Key_1, Key.Key_A, Key.Key_R, Key.Key_Slash):
        desk.press(key)
    desk.press(Key.Key_Backspace)
    assert desk.find_bar.line.text() == "sp1ar"
    assert desk.window.study.words() == ()
    desk.press(Key.Key_A, CTRL)
    desk.press(Key.Key_C, CTRL)
    assert desk.clipboard() == "sp1ar"


def test_tab_goes_to_the_buttons_of_the_bar(desks: Desks) -> None:
    desk = desks.read(TEXT)
    desk.tap("图书馆")
    desk.press(Key.Key_F, CTRL)
    desk.press(Key.Key_Tab)
    assert desk.chosen() == "图书馆"
    assert desk.find_bar.isAncestorOf(desk.window.focusWidget())
    assert desk.window.focusWidget() is not desk.find_bar.line


def test_what_is_found_is_painted_and_then_no_longer(desks: Desks) -> None:
    desk = desks.read(TEXT)
    place = desk.place("圖書館")
    (box,) = desk.reader.token_rects(place.paragraph, place.offset)

    def ground() -> str:
        image = desk.reader.viewport().grab(box.toAlignedRect()).toImage()
        return image.pixelColor(1, 1).name()

    find(desk, "图书馆")
    assert ground() == LIGHT.learning
    desk.press(Key.Key_Escape)
    assert ground() == LIGHT.page


def test_another_text_is_searched_when_it_is_opened(desks: Desks) -> None:
    desk = desks.read(TEXT)
    assert find(desk, "银行") == "Not found"
    desk.window.take_drop(desk.drop_data(LESSON))
    assert said(desk) == "1 of 1"


def test_a_book_is_searched_without_being_laid_out(desks: Desks) -> None:
    desk = desks.read(novel() + "\n末班车")
    column = desk.reader.column
    assert column is not None
    before = column.laid_out
    assert find(desk, "末班车") == "1 of 1"
    assert column.laid_out < before + 60
    desk.find_bar.line.clear()
    desk.type("世")
    desk.wait_until(lambda: said(desk) == "Not found")
    assert column.laid_out < before + 60


def test_very_many_matches_are_not_counted_to_the_end(desks: Desks) -> None:
    desk = desks.read(novel(700_000))
    desk.press(Key.Key_F, CTRL)
    desk.type("在")
    desk.wait_until(lambda: said(desk) == "1 of 20000+", timeout=20_000)


@pytest.mark.parametrize(
    ("text", "query", "matches"),
    [
        ("圖書館", "书馆", [(0, 1, 3)]),
        ("aaaa", "aa", [(0, 0, 2), (0, 2, 4)]),
        ("Straße ABC", "abc", [(0, 7, 10)]),
        ("Straße ABC", "STRAßE", [(0, 0, 6)]),
        ("𠮷野家\n\n在𠮷", "𠮷", [(0, 0, 1), (2, 1, 2)]),
        ("İ我", "我", [(0, 1, 2)]),
    ],
)
def test_places_of_matches_are_those_of_the_original(
    language: Language, text: str, query: str, matches: list[tuple[int, int, int]]
) -> None:
    found = find_all(from_text(text, "", "clipboard"), query, language.fold)
    assert [match for match in found if match is not None] == matches


def test_the_count_is_told_to_screen_readers_by_a_label(desks: Desks) -> None:
    desk = desks.read(TEXT)
    find(desk, "图书馆")
    labels = [label.text() for label in desk.find_bar.findChildren(QLabel) if label.isVisible()]
    assert labels == ["1 of 3"]
