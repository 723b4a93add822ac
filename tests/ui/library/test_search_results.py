"""Searching all texts from the Library page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.language.document import Place
from desktop.language.scripts import Script
from desktop.ui.library.library_page import LibraryPage
from tests.ui.library.items import SHELF, Book, fold, hits


def rows(page: LibraryPage) -> list[str]:
    model = page.results.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def search(page: LibraryPage, qtbot: QtBot, query: str) -> None:
    page.head.filter.setFocus()
    page.head.filter.clear()
    page.head.filter.insert(query)
    with qtbot.waitSignal(page.text_search_wanted) as signal:
        qtbot.keyClick(page.head.filter, Qt.Key.Key_Return)
    assert signal.args == [query]


@pytest.fixture
def found(page: LibraryPage, qtbot: QtBot) -> LibraryPage:
    """Search for a word that two books have."""
    search(page, qtbot, "世界")
    page.add_hits("世界", [Book("world", hits("他的世界很小。", "全世界的人"), more=True)])
    page.add_hits("世界", [Book("dream", hits("却说这世界"))])
    page.finish_hits("世界")
    return page


def test_the_texts_are_searched_after_a_pause(page: LibraryPage, qtbot: QtBot) -> None:
    wanted: list[str] = []
    page.text_search_wanted.connect(wanted.append)
    for letters in ("世", "界"):
        page.head.filter.insert(letters)
        qtbot.wait(20)
    assert wanted == []
    assert page.results.state.text() == "Searching…"
    qtbot.waitUntil(lambda: wanted == ["世界"], timeout=2000)


def test_places_come_in_below_the_titles_of_their_books(found: LibraryPage) -> None:
    assert rows(found) == ["平凡的世界", "他的世界很小。", "全世界的人", "红楼梦", "却说这世界"]
    assert found.results.state.text() == "more than 3 places in 2 texts"


def test_the_line_says_how_the_search_stands(page: LibraryPage, qtbot: QtBot) -> None:
    search(page, qtbot, "世界")
    assert page.results.state.text() == "Searching…"
    page.add_hits("世界", [Book("dream", hits("却说这世界"))])
    assert page.results.state.text() == "1 place in 1 text · Searching…"
    page.finish_hits("世界")
    assert page.results.state.text() == "1 place in 1 text"


def test_where_no_text_has_it_the_line_says_so(page: LibraryPage, qtbot: QtBot) -> None:
    search(page, qtbot, "没有")
    page.finish_hits("没有")
    assert page.results.state.text() == "Nothing found."
    assert not page.results.view.isVisible()


def test_what_was_looked_for_before_is_dropped(page: LibraryPage, qtbot: QtBot) -> None:
    search(page, qtbot, "世界")
    with qtbot.waitSignal(page.text_search_stopped):
        page.head.filter.insert("上")
    page.add_hits("世界", [Book("dream", hits("却说这世界"))])
    page.finish_hits("世界")
    assert rows(page) == []
    assert page.results.state.text() == "Searching…"
    search(page, qtbot, "中国")
    page.add_hits("世界", [Book("dream", hits("却说这世界"))])
    assert rows(page) == []


def test_a_blank_more_does_not_search_again(found: LibraryPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(found.text_search_wanted, wait=300):
        found.head.filter.insert(" ")
    assert len(rows(found)) == 5


def test_an_emptied_field_ends_the_search(page: LibraryPage, qtbot: QtBot) -> None:
    search(page, qtbot, "世界")
    with qtbot.waitSignal(page.text_search_stopped):
        qtbot.keyClick(page.head.filter, Qt.Key.Key_Escape)
    assert not page.results.isVisible()
    with qtbot.assertNotEmitted(page.text_search_wanted, wait=300):
        pass


def test_enter_opens_the_place(found: LibraryPage, qtbot: QtBot) -> None:
    found.view.take_keys()
    qtbot.keyClick(found.view, Qt.Key.Key_Down)
    assert found.results.view.hasFocus()
    qtbot.keyClick(found.results.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(found.place_wanted) as signal:
        qtbot.keyClick(found.results.view, Qt.Key.Key_Return)
    assert signal.args == ["world", Place(1, 1)]


def test_the_arrows_pass_over_the_titles(found: LibraryPage, qtbot: QtBot) -> None:
    found.results.take_keys()
    for _ in range(2):
        qtbot.keyClick(found.results.view, Qt.Key.Key_Down)
    assert found.results.view.currentIndex().data() == "却说这世界"


def test_up_from_the_first_place_leads_back_to_the_list(found: LibraryPage, qtbot: QtBot) -> None:
    found.results.take_keys()
    qtbot.keyClick(found.results.view, Qt.Key.Key_Up)
    assert found.view.hasFocus()


def test_a_click_opens_a_place_and_a_title_does_nothing(found: LibraryPage, qtbot: QtBot) -> None:
    view = found.results.view

    def click(row: int) -> None:
        at = view.visualRect(view.model().index(row, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    with qtbot.assertNotEmitted(found.place_wanted):
        click(3)
    with qtbot.waitSignal(found.place_wanted) as signal:
        click(4)
    assert signal.args == ["dream", Place(0, 3)]


def test_where_no_title_fits_enter_leads_to_the_places(page: LibraryPage, qtbot: QtBot) -> None:
    search(page, qtbot, "这世界")
    page.add_hits("这世界", [Book("dream", hits("却说这世界", match="这世界"))])
    qtbot.keyClick(page.head.filter, Qt.Key.Key_Return)
    assert page.results.view.hasFocus()
    assert page.results.view.currentIndex().data() == "却说这世界"


def test_places_of_a_removed_book_go_with_it(found: LibraryPage) -> None:
    found.set_items([item for item in SHELF if item.id != "world"])
    assert rows(found) == ["红楼梦", "却说这世界"]
    found.set_items([item for item in SHELF if item.id == "clip"])
    assert rows(found) == []


def test_places_are_shown_in_the_script_of_the_view(page: LibraryPage, qtbot: QtBot) -> None:
    page.set_view(fold, fold, Script.SIMPLIFIED)
    search(page, qtbot, "國")
    page.add_hits("國", [Book("news", hits("為中國出", match="國"))])
    assert rows(page) == ["罕见为中国出特刊", "为中国出"]


def test_the_list_leaves_its_room_to_the_places(found: LibraryPage, qtbot: QtBot) -> None:
    qtbot.wait(10)
    assert found.view.height() == 84
    assert found.results.height() > 300
    found.head.filter.clear()
    qtbot.wait(10)
    assert found.view.height() > 400
