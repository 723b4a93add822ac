"""Go to: what can be typed, and where it leads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.language.document import Chapter, Place
from desktop.language.language import Language
from desktop.ui.go_to import GoTo, Ground
from desktop.ui.outline import Outline
from tests.ui.documents import book, show
from tests.ui.reading import said
from tests.ui.windows import CTRL, Desk, Desks

Key = Qt.Key

OUTLINE = Outline([Chapter("第一章 图书馆", 4), Chapter("第二章 银行", 6), Chapter("后记", 8)])


def ground(fold: Callable[[str], str] = lambda text: text) -> Ground:
    """Make a text of paragraphs 3 to 9, 10 code points each."""
    titles = [one.title for one in OUTLINE.chapters]
    return Ground(range(3, 10), [10] * 7, OUTLINE, titles.__getitem__, fold)


def answers(typed: str) -> list[str]:
    return [
        f"{target.text} -> {target.place.paragraph}.{target.place.offset}"
        for target in ground().targets(typed)
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("   ", []),
        (
            "2",
            ["Chapter 2: 第二章 银行 -> 6.0", "2% of the text -> 3.1", "Paragraph 2 -> 4.0"],
        ),
        ("7", ["7% of the text -> 3.4", "Paragraph 7 -> 9.0"]),
        ("50%", ["50% of the text -> 6.5"]),
        (" 50 % ", ["50% of the text -> 6.5"]),
        ("50％", ["50% of the text -> 6.5"]),
        ("100%", ["100% of the text -> 9.10"]),
        ("0", ["0% of the text -> 3.0"]),
        ("101%", []),
        ("500", []),
        ("章", ["第一章 图书馆 -> 4.0", "第二章 银行 -> 6.0"]),
        ("银行", ["第二章 银行 -> 6.0"]),
        ("第三章", []),
        ("-3", []),
        ("99999999999999999999", []),
        ("%", []),
        ("²", []),
    ],
)
def test_what_is_typed_can_mean_several_places(typed: str, found: list[str]) -> None:
    assert answers(typed) == found


def test_titles_are_found_in_either_script(language: Language) -> None:
    found = ground(language.fold).targets("圖書館")
    assert [target.text for target in found] == ["第一章 图书馆"]


@given(st.text(max_size=12))
def test_whatever_is_typed_leads_into_the_text_or_nowhere(typed: str) -> None:
    for target in ground().targets(typed):
        assert 3 <= target.place.paragraph <= 9
        assert 0 <= target.place.offset <= 10


def test_a_text_without_paragraphs_has_no_places() -> None:
    assert Ground([], [], Outline(), lambda _: "", lambda text: text).targets("5") == []


# -- the dialog ------------------------------------------------------------------------------


def asked(desk: Desk, act: Callable[[GoTo], None]) -> None:
    """Press the key that opens the dialog, and act in it."""
    seen = []

    def hands() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, GoTo)
        seen.append(dialog)
        act(dialog)
        dialog.close()

    QTimer.singleShot(50, hands)
    desk.press(Key.Key_G, CTRL)
    assert seen


def typing(text: str, *keys: Qt.Key) -> Callable[[GoTo], None]:
    def act(dialog: GoTo) -> None:
        dialog.line.setText(text)
        for key in keys:
            focused = dialog.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)

    return act


@pytest.mark.parametrize(
    ("text", "keys", "top"),
    [
        ("3", (Key.Key_Return,), "第3章 图书"),
        ("第4章", (Key.Key_Enter,), "第4章 图书"),
        ("3", (Key.Key_Down, Key.Key_Down, Key.Key_Return), "1章0段。老"),
        ("3", (Key.Key_Escape,), "长夜读本"),
        ("没有这章", (Key.Key_Return,), "长夜读本"),
    ],
)
def test_enter_goes_there_and_the_text_has_the_keys(
    desks: Desks, text: str, keys: tuple[Qt.Key, ...], top: str
) -> None:
    desk = show(desks, book())
    asked(desk, typing(text, *keys))
    desk.settle()
    assert desk.top_word() == top
    assert desk.window.focusWidget() is desk.reader


def test_half_of_the_text_is_in_the_middle(desks: Desks) -> None:
    desk = show(desks, book())
    asked(desk, typing("50%", Key.Key_Return))
    place = desk.reader.place()
    assert place is not None
    assert desk.document.paragraphs[place.paragraph].startswith("3章")


def test_a_click_goes_there(desks: Desks) -> None:
    desk = show(desks, book())

    def act(dialog: GoTo) -> None:
        dialog.line.setText("第5章")
        box = dialog.places.visualItemRect(dialog.places.item(0))
        QTest.mouseClick(dialog.places.viewport(), Qt.MouseButton.LeftButton, pos=box.center())

    asked(desk, act)
    desk.settle()
    assert desk.reader.place() == Place(53, 0)


def test_it_says_what_can_be_typed_and_what_is_not_there(desks: Desks) -> None:
    desk = show(desks, book())
    heard = []

    def act(dialog: GoTo) -> None:
        heard.append(said(dialog))
        dialog.line.setText("没有这章")
        heard.append(said(dialog))

    asked(desk, act)
    assert heard == [
        "Type the number or the title of a chapter, 40%, or a paragraph's number.",
        "There is no such place in this text.",
    ]
