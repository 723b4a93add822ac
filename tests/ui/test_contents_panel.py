"""The panel of chapters and bookmarks, with plain values."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.language.document import Chapter, Place
from desktop.language.scripts import Script
from desktop.ui.contents_list import LineList
from desktop.ui.contents_panel import ContentsPanel
from desktop.ui.outline import Outline
from desktop.ui.place_mark import PlaceMark
from desktop.ui.theme import DARK, LIGHT
from tests.ui.reading import said

Key = Qt.Key
Role = Qt.ItemDataRole
LEFT = Qt.MouseButton.LeftButton

FEW = ["序", "上卷", "第一章 图书馆", "第二章 银行"]
MARKS = (
    PlaceMark("b", Place(9, 3), "", "我在图书馆看书。", "43% · 第二章"),
    PlaceMark("a", Place(2, 0), "好句子", "她在银行工作。", "12%"),
)


def outline(titles: list[str]) -> Outline:
    return Outline(
        [Chapter(title, 10 * n, title.startswith("第")) for n, title in enumerate(titles)]
    )


def fold(text: str) -> str:
    return text.replace("圖書館", "图书馆").replace("銀", "银")


@pytest.fixture
def panel(qtbot: QtBot) -> ContentsPanel:
    made = ContentsPanel(LIGHT, fold)
    qtbot.addWidget(made)
    made.resize(220, 400)
    made.show()
    return made


def fill(panel: ContentsPanel, titles: list[str]) -> None:
    panel.set_outline(outline(titles), titles.__getitem__)


def novel(count: int) -> list[str]:
    return [f"第{n}章 图书馆" for n in range(1, count + 1)]


def rows(view: LineList, role: Qt.ItemDataRole = Role.DisplayRole) -> list[str]:
    model = view.model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount(QModelIndex()))]


def click(qtbot: QtBot, view: LineList, row: int) -> None:
    at = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)


def in_view(view: LineList, row: int) -> bool:
    return view.viewport().rect().contains(view.visualRect(view.model().index(row, 0)))


# -- chapters --------------------------------------------------------------------------------


def test_a_text_without_chapters_says_so(panel: ContentsPanel) -> None:
    assert said(panel) == "This text has no chapters."


def test_chapters_are_listed_in_order_and_the_deeper_ones_indented(panel: ContentsPanel) -> None:
    fill(panel, FEW)
    assert rows(panel.chapter_list) == FEW
    assert said(panel) == ""
    image = panel.chapter_list.grab().toImage()

    def first_ink(row: int) -> int:
        box = panel.chapter_list.visualRect(panel.chapter_list.model().index(row, 0))
        return next(
            x
            for x in range(image.width())
            for y in range(box.top(), box.bottom())
            if QColor(image.pixel(x, y)).lightness() < 120
        )

    assert first_ink(2) - first_ink(0) >= 8


def test_a_click_and_enter_go_to_a_chapter(panel: ContentsPanel, qtbot: QtBot) -> None:
    fill(panel, FEW)
    with qtbot.waitSignal(panel.chapter_opened) as clicked:
        click(qtbot, panel.chapter_list, 2)
    qtbot.keyClick(panel.chapter_list, Key.Key_Down)
    with qtbot.waitSignal(panel.chapter_opened) as entered:
        qtbot.keyClick(panel.chapter_list, Key.Key_Return)
    assert (clicked.args, entered.args) == ([2], [3])


def test_the_chapter_that_is_read_is_marked_for_eyes_and_ears(panel: ContentsPanel) -> None:
    fill(panel, FEW)
    panel.set_current(2)
    assert rows(panel.chapter_list, Role.AccessibleTextRole) == [
        "序",
        "上卷",
        "第一章 图书馆, read now",
        "第二章 银行",
    ]
    image = panel.chapter_list.grab().toImage()
    grounds = [
        QColor(image.pixel(panel.chapter_list.visualRect(index).right() - 12, y)).name()
        for row in range(4)
        for index in [panel.chapter_list.model().index(row, 0)]
        for y in [panel.chapter_list.visualRect(index).top() + 6]
    ]
    assert grounds == [LIGHT.panel, LIGHT.panel, LIGHT.fill, LIGHT.panel]


def test_the_chapter_that_is_read_is_kept_in_view(panel: ContentsPanel) -> None:
    fill(panel, novel(300))
    for chapter in (0, 150, 151, 299, 3):
        panel.set_current(chapter)
        assert in_view(panel.chapter_list, chapter)


def test_who_looks_through_the_list_is_not_carried_away(panel: ContentsPanel, qtbot: QtBot) -> None:
    fill(panel, novel(300))
    panel.activateWindow()
    panel.chapter_list.setFocus()
    qtbot.waitUntil(panel.chapter_list.hasFocus)
    qtbot.keyClick(panel.chapter_list, Key.Key_End)
    panel.set_current(3)
    assert in_view(panel.chapter_list, 299)


def test_a_panel_that_is_opened_later_shows_the_chapter_that_is_read(
    panel: ContentsPanel,
) -> None:
    panel.hide()
    fill(panel, novel(300))
    panel.set_current(200)
    panel.show()
    assert in_view(panel.chapter_list, 200)


# -- searching the chapters ------------------------------------------------------------------


@pytest.mark.parametrize(("count", "shown"), [(3, False), (20, False), (21, True), (300, True)])
def test_long_lists_can_be_searched(panel: ContentsPanel, count: int, shown: bool) -> None:
    fill(panel, novel(count))
    assert panel.filter.isVisible() is shown


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("第7章", ["第7章 图书馆"]),
        ("  第7章 ", ["第7章 图书馆"]),
        ("9章 圖書館", ["第9章 图书馆", "第19章 图书馆"]),
        ("飞机", []),
    ],
)
def test_what_is_typed_narrows_the_list_in_either_script(
    panel: ContentsPanel, typed: str, found: list[str]
) -> None:
    fill(panel, novel(25))
    panel.filter.setText(typed)
    assert rows(panel.chapter_list) == found
    assert said(panel) == ("" if found else "No chapter is called so.")
    panel.filter.clear()
    assert len(rows(panel.chapter_list)) == 25


def test_enter_goes_to_the_first_that_is_found_and_the_arrow_into_the_list(
    panel: ContentsPanel, qtbot: QtBot
) -> None:
    fill(panel, novel(25))
    panel.activateWindow()
    panel.filter.setFocus()
    qtbot.keyClicks(panel.filter, "9")
    with qtbot.waitSignal(panel.chapter_opened) as first:
        qtbot.keyClick(panel.filter, Key.Key_Return)
    qtbot.keyClick(panel.filter, Key.Key_Down)
    qtbot.waitUntil(panel.chapter_list.hasFocus)
    qtbot.keyClick(panel.chapter_list, Key.Key_Down)
    with qtbot.waitSignal(panel.chapter_opened) as second:
        qtbot.keyClick(panel.chapter_list, Key.Key_Return)
    assert (first.args, second.args) == ([8], [18])


def test_escape_empties_the_field(panel: ContentsPanel, qtbot: QtBot) -> None:
    fill(panel, novel(300))
    panel.set_current(200)
    panel.filter.setText("第7章")
    qtbot.keyClick(panel.filter, Key.Key_Escape)
    assert panel.filter.text() == ""
    assert in_view(panel.chapter_list, 200)


def test_another_text_is_not_searched_for_what_was_typed(panel: ContentsPanel) -> None:
    fill(panel, novel(300))
    panel.filter.setText("第7章")
    fill(panel, novel(30))
    assert len(rows(panel.chapter_list)) == 30


def test_two_thousand_chapters_are_quick_and_only_those_in_view_are_written(
    panel: ContentsPanel,
) -> None:
    titles, asked = novel(2000), set[int]()

    def title(row: int) -> str:
        asked.add(row)
        return titles[row]

    start = perf_counter()
    panel.set_outline(outline(titles), title)
    panel.set_current(1500)
    panel.grab()
    panel.set_titles(title, Script.TRADITIONAL)
    panel.grab()
    assert perf_counter() - start < 1
    assert len(asked) < 60


def test_titles_follow_the_script(panel: ContentsPanel) -> None:
    fill(panel, FEW)
    panel.set_titles(["序", "上卷", "第一章 圖書館", "第二章 銀行"].__getitem__, Script.TRADITIONAL)
    assert rows(panel.chapter_list)[2:] == ["第一章 圖書館", "第二章 銀行"]


# -- bookmarks -------------------------------------------------------------------------------


@pytest.fixture
def marked(panel: ContentsPanel) -> ContentsPanel:
    panel.set_bookmarks(MARKS)
    panel.set_tab("bookmarks")
    return panel


def test_a_text_without_bookmarks_says_what_will_be_there(panel: ContentsPanel) -> None:
    panel.set_tab("bookmarks")
    assert said(panel) == "Places that you mark in this text appear here."


def test_bookmarks_are_listed_in_the_order_of_the_text(marked: ContentsPanel) -> None:
    assert rows(marked.mark_list, Role.AccessibleTextRole) == [
        "好句子, 12%",
        "我在图书馆看书。, 43% · 第二章",
    ]
    assert said(marked) == ""


def test_a_click_and_enter_go_to_a_bookmark(marked: ContentsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(marked.bookmark_opened) as clicked:
        click(qtbot, marked.mark_list, 1)
    qtbot.keyClick(marked.mark_list, Key.Key_Up)
    with qtbot.waitSignal(marked.bookmark_opened) as entered:
        qtbot.keyClick(marked.mark_list, Key.Key_Enter)
    assert (clicked.args, entered.args) == (["b"], ["a"])


def test_delete_takes_a_bookmark_out(marked: ContentsPanel, qtbot: QtBot) -> None:
    marked.mark_list.setCurrentIndex(marked.marks.index(1))
    with qtbot.waitSignal(marked.bookmark_removed) as removed:
        qtbot.keyClick(marked.mark_list, Key.Key_Delete)
    assert removed.args == ["b"]
    marked.set_bookmarks(MARKS[1:])
    assert marked.mark_list.currentIndex().row() == 0


def test_a_bookmark_is_renamed_in_its_place(marked: ContentsPanel, qtbot: QtBot) -> None:
    marked.mark_list.setCurrentIndex(marked.marks.index(1))
    qtbot.keyClick(marked.mark_list, Key.Key_F2)
    (field,) = marked.mark_list.viewport().findChildren(QLineEdit)
    field.setText("银行")
    with qtbot.waitSignal(marked.bookmark_renamed) as renamed:
        qtbot.keyClick(field, Key.Key_Return)
    assert renamed.args == ["b", "银行"]
    assert rows(marked.mark_list) == ["好句子", "银行"]


def test_escape_keeps_the_name_as_it_was(marked: ContentsPanel, qtbot: QtBot) -> None:
    marked.mark_list.setCurrentIndex(marked.marks.index(0))
    qtbot.keyClick(marked.mark_list, Key.Key_F2)
    (field,) = marked.mark_list.viewport().findChildren(QLineEdit)
    field.setText("别的")
    with qtbot.assertNotEmitted(marked.bookmark_renamed):
        qtbot.keyClick(field, Key.Key_Escape)
    assert rows(marked.mark_list)[0] == "好句子"


@pytest.mark.parametrize(("typed", "name"), [("", ""), ("  ", ""), ("她在银行工作。", "")])
def test_without_a_name_the_text_at_the_place_is_shown(
    marked: ContentsPanel, qtbot: QtBot, typed: str, name: str
) -> None:
    with qtbot.waitSignal(marked.bookmark_renamed) as renamed:
        marked.marks.setData(marked.marks.index(0), typed)
    assert renamed.args == ["a", name]
    assert rows(marked.mark_list)[0] == "她在银行工作。"


def test_the_menu_of_a_bookmark_goes_renames_and_removes(
    marked: ContentsPanel, qtbot: QtBot
) -> None:
    menu = marked.menu_for(marked.marks.index(1))
    actions = {action.text(): action for action in menu.actions()}
    assert list(actions) == ["Go there", "Rename", "Remove"]
    with qtbot.waitSignal(marked.bookmark_opened):
        actions["Go there"].trigger()
    with qtbot.waitSignal(marked.bookmark_removed):
        actions["Remove"].trigger()
    actions["Rename"].trigger()
    assert marked.mark_list.viewport().findChildren(QLineEdit)


# -- both ------------------------------------------------------------------------------------


@pytest.mark.parametrize("tab", ["contents", "bookmarks"])
def test_the_keys_go_to_what_there_is(panel: ContentsPanel, qtbot: QtBot, tab: str) -> None:
    panel.activateWindow()
    panel.take_keys(tab)
    qtbot.waitUntil(panel.tabs.hasFocus)
    fill(panel, FEW)
    panel.set_bookmarks(MARKS)
    panel.take_keys(tab)
    view = panel.chapter_list if tab == "contents" else panel.mark_list
    qtbot.waitUntil(view.hasFocus)
    assert panel.tab == tab


def test_the_panel_follows_the_theme(panel: ContentsPanel) -> None:
    fill(panel, FEW)
    panel.set_current(0)
    panel.set_theme(DARK)
    at = panel.chapter_list.visualRect(panel.chapter_list.model().index(0, 0))
    image = panel.chapter_list.grab().toImage()
    point = at.topRight() + QPoint(-12, 6)
    assert QColor(image.pixel(point)).name() == DARK.fill
