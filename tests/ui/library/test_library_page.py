"""The Library page: its list, moved by pointer and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.language.scripts import Script
from desktop.ui.library.covers import read_cover
from desktop.ui.library.item_delegate import COVER
from desktop.ui.library.library_page import LibraryPage
from desktop.ui.library.rename_dialog import RenameDialog
from desktop.ui.library.tags_dialog import TagsDialog
from desktop.ui.tasks import Tasks
from desktop.ui.theme import DARK, LIGHT
from tests.ui.library.items import DAY, NOON, SHELF, Item, fold, picture
from tests.ui.reading import said

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def titles(page: LibraryPage) -> list[str]:
    model = page.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def point(page: LibraryPage, row: int) -> QPoint:
    return page.view.visualRect(page.view.model().index(row, 0)).center()


def click(
    qtbot: QtBot,
    page: LibraryPage,
    row: int,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    qtbot.mouseClick(page.view.viewport(), LEFT, keys, point(page, row))


def choose(combo: QComboBox, text: str) -> None:
    combo.setCurrentIndex(combo.findText(text, Qt.MatchFlag.MatchStartsWith))


def buttons(page: LibraryPage) -> list[str]:
    return [one.text() for one in page.head.findChildren(QPushButton) if one.isVisible()]


def dialog_of(page: LibraryPage, kind: type[QWidget]) -> QWidget:
    return page.findChildren(kind)[0]


def test_an_empty_library_says_how_it_is_filled(empty: LibraryPage) -> None:
    empty.set_items(())
    assert said(empty) == (
        "Your library is empty. Open a text, paste an address, or drop a file here."
    )
    assert not empty.head.isVisible()


def test_texts_are_listed_with_the_one_read_last_on_top(page: LibraryPage) -> None:
    assert titles(page) == ["平凡的世界", "罕見為中國出特刊", "红楼梦", "我在图书馆"]
    assert page.head.count.text() == "4 texts"


def test_a_row_is_told_in_words(page: LibraryPage) -> None:
    told = page.view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith(
        "平凡的世界, 路遥 · 平凡的世界.epub, 1,043,000 characters · about 70 hours,"
        " 87% known · 1,204 new, 31% read, Read "
    )
    assert told.endswith(", 小说")


def test_a_title_that_looks_like_markup_is_shown_as_it_is(empty: LibraryPage) -> None:
    empty.set_items([Item("x", "<img src='file:///etc/passwd'>")])
    tip = empty.view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in tip
    assert "<img" not in tip


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        ("Last read", "平凡的世界", "我在图书馆"),
        ("Added", "我在图书馆", "红楼梦"),
        ("Title", "罕見為中國出特刊", "我在图书馆"),
        ("Author", "曹雪芹", ""),
        ("Length", "平凡的世界", "我在图书馆"),
        ("Known words", "平凡的世界", "我在图书馆"),
        ("Progress", "罕見為中國出特刊", "我在图书馆"),
    ],
)
def test_the_list_is_sorted_by_what_is_chosen(
    page: LibraryPage, order: str, first: str, last: str
) -> None:
    choose(page.head.orders, order)
    model = page.view.model()
    shown = titles(page)
    if order == "Author":
        authors = {item.title: item.author for item in SHELF}
        shown = [authors[title] for title in shown]
    assert (shown[0], shown[-1]) == (first, last)
    assert model.rowCount() == 4


def test_turned_round_what_is_missing_stays_at_the_end(page: LibraryPage, qtbot: QtBot) -> None:
    choose(page.head.orders, "Known words")
    assert page.head.turn.text() == "↓"
    qtbot.mouseClick(page.head.turn, LEFT)
    assert page.head.turn.text() == "↑"
    assert titles(page)[:2] == ["罕見為中國出特刊", "平凡的世界"]


def test_chapter_two_comes_before_chapter_ten(empty: LibraryPage) -> None:
    empty.set_items([Item("a", "第10课"), Item("b", "第2课")])
    choose(empty.head.orders, "Title")
    assert titles(empty) == ["第2课", "第10课"]


def test_a_tag_narrows_the_list(page: LibraryPage) -> None:
    tags = page.head.tags
    texts = [tags.itemText(row) for row in range(tags.count())]
    assert texts == ["All tags", "课文 (1)", "小说 (2)", "新闻 (1)"]
    choose(tags, "小说")
    assert titles(page) == ["平凡的世界", "红楼梦"]
    assert page.head.count.text() == "4 texts, 2 shown"


def test_when_the_chosen_tag_is_gone_all_texts_are_listed_again(page: LibraryPage) -> None:
    choose(page.head.tags, "新闻")
    page.set_items([replace(item, tags=()) for item in SHELF])
    assert len(titles(page)) == 4
    assert not page.head.tags.isVisible()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("世界", ["平凡的世界"]),
        ("中国", ["罕見為中國出特刊"]),
        ("紅樓夢", ["红楼梦"]),
        ("圖書", ["我在图书馆"]),
        ("曹", ["红楼梦"]),
        ("小說", ["平凡的世界", "红楼梦"]),
        ("小说 路遥", ["平凡的世界"]),
        ("EXAMPLE", ["罕見為中國出特刊"]),
    ],
)
def test_typing_finds_titles_authors_tags_and_sites_in_either_script(
    page: LibraryPage, query: str, found: list[str]
) -> None:
    page.head.filter.insert(query)
    assert titles(page) == found


def test_letters_typed_in_the_list_go_to_the_search_field(page: LibraryPage, qtbot: QtBot) -> None:
    page.view.take_keys()
    qtbot.keyClicks(page.view, "ex")
    assert page.head.filter.hasFocus()
    assert page.head.filter.text() == "ex"


def test_the_slash_finds(page: LibraryPage, qtbot: QtBot) -> None:
    page.view.take_keys()
    qtbot.keyClick(page.view, Qt.Key.Key_Slash)
    assert page.head.filter.hasFocus()
    assert page.head.filter.text() == ""


def test_enter_and_a_double_click_open_a_text(page: LibraryPage, qtbot: QtBot) -> None:
    page.view.take_keys()
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.open_wanted) as signal:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert signal.args == ["news"]
    with qtbot.waitSignal(page.open_wanted) as signal:
        click(qtbot, page, 2)
        qtbot.mouseDClick(page.view.viewport(), LEFT, pos=point(page, 2))
    assert signal.args == ["dream"]


def test_the_open_button_opens_the_selected_text(page: LibraryPage, qtbot: QtBot) -> None:
    click(qtbot, page, 2)
    with qtbot.waitSignal(page.open_wanted) as signal:
        qtbot.mouseClick(page.head.open_button, LEFT)
    assert signal.args == ["dream"]


def test_delete_asks_for_all_selected_texts(page: LibraryPage, qtbot: QtBot) -> None:
    click(qtbot, page, 0)
    click(qtbot, page, 2, CTRL)
    assert page.head.count.text() == "4 texts, 2 selected"
    with qtbot.waitSignal(page.remove_wanted) as signal:
        qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert signal.args == [("world", "dream")]


def test_after_a_removal_the_next_text_is_selected(page: LibraryPage, qtbot: QtBot) -> None:
    click(qtbot, page, 1)
    page.set_items([item for item in SHELF if item.id != "news"])
    assert [item.id for item in page.selected()] == ["dream"]


def test_the_selection_stays_with_its_text_when_the_order_changes(
    page: LibraryPage, qtbot: QtBot
) -> None:
    click(qtbot, page, 2)
    page.set_items([replace(one, opened=NOON + 20 * DAY * (one.id == "clip")) for one in SHELF])
    choose(page.head.orders, "Length")
    assert [item.id for item in page.selected()] == ["dream"]


def test_buttons_are_there_for_what_can_be_done(page: LibraryPage, qtbot: QtBot) -> None:
    assert buttons(page) == ["↓"]
    click(qtbot, page, 0)
    assert buttons(page) == ["↓", "Open", "Rename…", "Tags…", "Remove", "More ▾"]
    click(qtbot, page, 1, CTRL)
    assert buttons(page) == ["↓", "Tags…", "Remove", "More ▾"]


def test_a_narrow_page_keeps_everything_in_the_menu(page: LibraryPage, qtbot: QtBot) -> None:
    page.resize(420, 640)
    click(qtbot, page, 0)
    assert page.width() == 420
    assert buttons(page) == ["↓", "Open", "More ▾"]
    assert page.head.more_button.geometry().right() < page.head.width()
    assert page.head.turn.geometry().right() < page.head.width()


def menu_texts(page: LibraryPage, *rows: int) -> list[str]:
    page.view.select_rows(list(rows), rows[0])
    menu = page.menu_for(page.selected())
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_the_menu_offers_what_fits_where_a_text_is_from(page: LibraryPage) -> None:
    start = ["Open\tEnter", "Rename…\tF2", "Tags…\tCtrl+T"]
    assert menu_texts(page, 0) == [*start, "Show in folder", "Remove\tDel"]
    assert menu_texts(page, 1) == [*start, "Copy address", "Remove\tDel"]
    assert menu_texts(page, 3) == [*start, "Remove\tDel"]
    assert menu_texts(page, 0, 1) == ["Tags…\tCtrl+T", "Remove\tDel"]


def pick(page: LibraryPage, row: int, text: str) -> None:
    page.view.select_rows([row], row)
    menu = page.menu_for(page.selected())
    next(action for action in menu.actions() if action.text().startswith(text)).trigger()


def test_the_menu_shows_folders_and_copies_addresses(page: LibraryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.folder_wanted) as signal:
        pick(page, 0, "Show in folder")
    assert signal.args == ["/books/平凡的世界.epub"]
    pick(page, 1, "Copy address")
    assert QGuiApplication.clipboard().text() == "https://www.example.com/news/1.html"


def test_f2_renames_a_text(page: LibraryPage, qtbot: QtBot) -> None:
    click(qtbot, page, 2)
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    dialog = dialog_of(page, RenameDialog)
    assert isinstance(dialog, RenameDialog)
    assert (dialog.title.text(), dialog.author.text()) == ("红楼梦", "曹雪芹")
    dialog.title.setText(" 石头记 ")
    with qtbot.waitSignal(page.rename_wanted) as signal:
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert signal.args == ["dream", "石头记", "曹雪芹"]


def test_a_text_needs_a_title(page: LibraryPage, qtbot: QtBot) -> None:
    click(qtbot, page, 2)
    qtbot.mouseClick(page.head.rename_button, LEFT)
    dialog = dialog_of(page, RenameDialog)
    assert isinstance(dialog, RenameDialog)
    dialog.title.setText("  ")
    assert not dialog.save_button.isEnabled()


def test_ctrl_t_changes_the_tags_of_all_selected_texts(page: LibraryPage, qtbot: QtBot) -> None:
    click(qtbot, page, 0)
    click(qtbot, page, 1, CTRL)
    qtbot.keyClick(page.view, Qt.Key.Key_T, CTRL)
    dialog = dialog_of(page, TagsDialog)
    assert isinstance(dialog, TagsDialog)
    dialog.line.insert("今天")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.tags_wanted) as signal:
        qtbot.mouseClick(dialog.save_button, LEFT)
    assert signal.args == [("world", "news"), ("今天",), ()]


def test_titles_are_shown_and_found_in_the_script_of_the_view(page: LibraryPage) -> None:
    page.set_view(fold, fold, Script.SIMPLIFIED)
    assert "罕见为中国出特刊" in titles(page)
    page.set_view(str, fold, Script.ORIGINAL)
    assert "罕見為中國出特刊" in titles(page)


def test_the_arrows_lead_from_the_search_field_to_the_list_and_back(
    page: LibraryPage, qtbot: QtBot
) -> None:
    page.take_find()
    qtbot.keyClick(page.head.filter, Qt.Key.Key_Down)
    assert page.view.hasFocus()
    assert [item.id for item in page.selected()] == ["world"]
    qtbot.keyClick(page.view, Qt.Key.Key_Up)
    assert page.head.filter.hasFocus()


def test_escape_empties_the_search_field(page: LibraryPage, qtbot: QtBot) -> None:
    page.head.filter.insert("世界")
    qtbot.keyClick(page.head.filter, Qt.Key.Key_Escape)
    assert len(titles(page)) == 4
    assert not page.results.isVisible()


def test_everything_that_takes_the_keys_has_a_name(page: LibraryPage, qtbot: QtBot) -> None:
    click(qtbot, page, 0)
    page.head.filter.insert("世界")
    reached = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reached) >= 8
    assert [one for one in reached if not one.accessibleName()] == []


# -- many --------------------------------------------------------------------------------------


def make_thousand(**values: object) -> list[Item]:
    return [
        replace(Item(f"{n}", f"第{n}课", opened=NOON - n), **values)  # type: ignore[arg-type]
        for n in range(1000)
    ]


def counted(function: Callable[[str], str], calls: list[str]) -> Callable[[str], str]:
    def call(text: str) -> str:
        calls.append(text)
        return function(text)

    return call


def test_of_a_thousand_texts_only_those_in_sight_are_written(
    empty: LibraryPage, qtbot: QtBot
) -> None:
    written: list[str] = []
    empty.set_view(counted(str, written), fold, Script.ORIGINAL)
    empty.set_items(make_thousand())
    qtbot.wait(20)
    assert 4 < len(written) < 20


def test_covers_are_asked_for_in_sight_only(qtbot: QtBot, tasks: Tasks) -> None:
    asked: list[str] = []

    def cover_of(document_id: str) -> bytes:
        asked.append(document_id)
        return picture("#204080")

    page = LibraryPage(LIGHT, cover_of, tasks)
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.set_items(make_thousand(has_cover=True))
    page.show()
    qtbot.waitUntil(lambda: len(asked) >= 5)
    qtbot.wait(30)
    assert len(asked) < 20
    seen = len(asked)
    page.view.viewport().repaint()
    qtbot.wait(10)
    assert len(asked) == seen
    page.view.scrollToBottom()
    qtbot.waitUntil(lambda: "999" in asked)


def test_a_cover_is_painted_and_a_damaged_one_is_not(qtbot: QtBot, tasks: Tasks) -> None:
    covers = {"good": picture("#204080"), "bad": picture("#204080")[:40]}
    page = LibraryPage(LIGHT, covers.__getitem__, tasks)
    qtbot.addWidget(page)
    page.set_items([Item(key, "书", has_cover=True) for key in covers])
    page.resize(800, 400)
    page.show()

    def middle(row: int) -> str:
        rect = page.view.visualRect(page.view.model().index(row, 0))
        image = page.view.viewport().grab().toImage()
        return image.pixelColor(rect.left() + 8 + 6, rect.top() + 20).name()

    qtbot.waitUntil(lambda: middle(0) == "#204080")
    assert middle(1) == LIGHT.panel
    page.set_theme(DARK)
    assert middle(1) == DARK.panel


@pytest.mark.parametrize("kind", ["PNG", "JPG", "BMP"])
@pytest.mark.parametrize("size", [(120, 180), (900, 100), (3, 3)])
def test_covers_of_any_shape_fill_their_place(kind: str, size: tuple[int, int]) -> None:
    assert read_cover(picture("#204080", kind, size), COVER).size() == COVER


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        b"\x89PNG\r\n\x1a\n",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>",
    ],
)
def test_what_is_no_picture_gives_none(data: bytes) -> None:
    assert read_cover(data, COVER).isNull()


def test_a_picture_that_claims_to_be_huge_is_not_decoded() -> None:
    honest = picture("#204080", "BMP")
    huge = (60_000).to_bytes(4, "little")
    assert read_cover(honest[:18] + huge + huge + honest[26:], COVER).isNull()
