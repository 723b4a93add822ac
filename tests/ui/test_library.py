"""The library in the window: real documents, real files, the page that shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.settings import Settings
from desktop.shelf import tend
from desktop.storage import text_index
from desktop.ui.library.library_page import LibraryPage
from desktop.ui.library.rename_dialog import RenameDialog
from tests.ui.windows import CTRL, Desk, Desks

Key = Qt.Key
NOVEL = "第一章 圖書館\n\n我在圖書館看書。\n\n第二章 銀行\n\n他去了銀行，銀行行長很忙。"


@pytest.fixture
def desk(desks: Desks) -> Desk:
    """Read one text after two others."""
    made = desks.read(NOVEL)
    made.paste("天气很好，我们去公园。")
    made.paste("他在学习中文。")
    return made


def page_of(desk: Desk) -> LibraryPage:
    desk.press(Key.Key_2, CTRL)
    (page,) = desk.window.findChildren(LibraryPage)
    assert page.isVisible()
    return page


def listed(page: LibraryPage) -> list[str]:
    model = page.view.model()
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def hits(page: LibraryPage) -> list[str]:
    model = page.results.view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def press_in(page: LibraryPage, key: Key) -> None:
    QTest.keyClick(page.view, key)


def choose(page: LibraryPage, row: int) -> None:
    page.view.setCurrentIndex(page.view.model().index(row, 0))
    page.view.setFocus()


def test_every_text_is_listed_the_last_one_first(desk: Desk) -> None:
    page = page_of(desk)
    assert listed(page) == ["他在学习中文。", "天气很好，我们去公园。", "第一章 圖書館"]


def test_enter_opens_a_text_where_reading_stopped(desk: Desk) -> None:
    page = page_of(desk)
    choose(page, 2)
    press_in(page, Key.Key_Return)
    assert desk.document.title == "第一章 圖書館"
    assert desk.action("page_read").isChecked()


def test_what_is_removed_comes_back_by_undo(desk: Desk) -> None:
    page = page_of(desk)
    choose(page, 1)
    press_in(page, Key.Key_Delete)
    assert listed(page) == ["他在学习中文。", "第一章 圖書館"]
    assert desk.notice == "1 text removed."
    assert desk.action("undo").text() == "Undo: Remove: 天气很好，我们去公园。"
    desk.press(Key.Key_Z, CTRL)
    assert len(listed(page)) == 3
    desk.press(Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(listed(page)) == 2


def test_a_text_is_renamed(desk: Desk) -> None:
    page = page_of(desk)
    choose(page, 2)

    press_in(page, Key.Key_F2)
    (dialog,) = desk.window.findChildren(RenameDialog)
    dialog.title.setText("圖書館的故事")
    dialog.author.setText("王先生")
    QTest.keyClick(dialog.author, Key.Key_Return)
    desk.wait_until(lambda: "圖書館的故事" in listed(page))
    (item,) = [one for one in desk.window.study.shelf.items() if one.author]
    assert (item.title, item.author) == ("圖書館的故事", "王先生")
    desk.press(Key.Key_Z, CTRL)
    assert "第一章 圖書館" in listed(page)


@pytest.mark.parametrize("indexed", [True, False])
def test_words_are_found_in_all_texts_and_gone_to(desk: Desk, indexed: bool) -> None:
    if indexed:
        tend(desk.window.study.library.folder)
        assert text_index.unindexed(desk.window.study._library) == ()
    page = page_of(desk)
    page.head.filter.setText("银行行长")
    desk.wait_until(lambda: page.results.count == 1)
    assert listed(page) == []
    page.results.view.setFocus()
    page.results.take_keys()
    QTest.keyClick(page.results.view, Key.Key_Return)
    assert desk.document.title == "第一章 圖書館"
    assert desk.caret() == "銀行" or desk.is_in_sight("銀行行長")


def test_titles_are_written_in_the_script_of_the_view(desks: Desks) -> None:
    desk = desks.read(NOVEL, Settings(script="simplified"))
    desk.window._show_titles()
    assert listed(page_of(desk)) == ["第一章 图书馆"]
    desk.press(Key.Key_3, CTRL | Qt.KeyboardModifier.AltModifier)
    assert listed(page_of(desk)) == ["第一章 圖書館"]


def test_a_text_opens_though_its_file_is_gone(desks: Desks, tmp_path: Path) -> None:
    path = tmp_path / "小說.txt"
    path.write_text(NOVEL, encoding="utf-8")
    desk = desks.read("别的")
    desk.open_file(path)
    path.unlink()
    desk.paste("别的")
    page = page_of(desk)
    choose(page, 1)
    press_in(page, Key.Key_Return)
    assert desk.document.title == "小說"
    assert desk.page() == NOVEL


def test_texts_are_indexed_once_the_window_is_idle(desk: Desk) -> None:
    library = desk.window.study._library
    assert len(text_index.unindexed(library)) == 3
    desk.window._beyond.shelving._idle.start(0)
    desk.wait_until(lambda: text_index.unindexed(library) == ())


def test_an_empty_library_says_what_to_do(desks: Desks) -> None:
    desk = desks.window()
    page = page_of(desk)
    assert listed(page) == []
    assert any("Open a text" in one.text() for one in page.findChildren(type(page._nothing)))
    assert all(
        button.accessibleName() or button.text() for button in page.findChildren(QPushButton)
    )


def test_ctrl_f_goes_to_the_search_field_of_the_page(desk: Desk) -> None:
    page = page_of(desk)
    desk.press(Key.Key_F, CTRL)
    assert page.head.filter.hasFocus()


def test_bookmarks_are_kept_until_another_day(desks: Desks) -> None:
    desk = desks.read(NOVEL)
    desk.tap("銀行")
    desk.press(Key.Key_D, CTRL)
    assert desk.notice == "Bookmark added."
    desks.close(desk)
    again = desks.window()
    again.window.begin(None)
    again.wait_until(lambda: again.document.title == "第一章 圖書館")
    ((bookmark, place),) = again.window.study.shelf.bookmarks(again.document)
    assert (bookmark.quote.text[:2], place.paragraph) == ("銀行", 4)


def test_a_bookmark_is_taken_back_like_any_change(desks: Desks) -> None:
    desk = desks.read(NOVEL)
    desk.tap("銀行")
    desk.press(Key.Key_D, CTRL)
    desk.press(Key.Key_Z, CTRL)
    assert desk.window.study.shelf.bookmarks(desk.document) == ()


def test_library_and_strip_say_the_same_of_how_much_was_read(desks: Desks) -> None:
    desk = desks.read("我在图书馆看书，他在学校上课。" * 20 + "\n" + "今天天气很好。\n" * 200)
    desk.wheel(8)
    desk.wait_until(lambda: "% read" in desk.strip)
    desk.window._reading.save_place()
    (recent,) = desk.window.study.recent()
    assert f"{round(100 * recent.progress)}% read" in desk.strip
    assert recent.progress > 0.05
