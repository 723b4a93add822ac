"""Chapters, bookmarks and the panel in the window, by pointer and keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.language.document import Chapter
from desktop.ui.contents_panel import ContentsPanel
from desktop.ui.recent_list import RecentList
from tests.ui.documents import book, show, take, web_page
from tests.ui.texts import LESSON
from tests.ui.windows import CTRL, SHIFT, Desk, Desks

Key = Qt.Key


def panel(desk: Desk) -> ContentsPanel:
    return desk.window.findChildren(ContentsPanel)[0]


def is_open(desk: Desk) -> bool:
    desk.settle()
    return any(found.isVisible() for found in desk.window.findChildren(ContentsPanel))


def current(desk: Desk) -> str:
    """Give the title that is marked in the list."""
    chapters = panel(desk).chapters
    return chapters.title(chapters.current) if chapters.current >= 0 else ""


def chapter_key(desk: Desk, step: int, times: int = 1) -> str:
    desk.press(Key.Key_PageDown if step > 0 else Key.Key_PageUp, CTRL, times)
    desk.settle()
    return desk.top_word()


def marks(desk: Desk) -> list[str]:
    """List the bookmarks as the panel has them; it is opened for that."""
    if not desk.window.findChildren(ContentsPanel):
        desk.press(Key.Key_B, CTRL | SHIFT)
        desk.reader.setFocus()
    model = panel(desk).marks
    shown = [model.mark(model.index(row)) for row in range(model.rowCount())]
    return [f"{mark.name or mark.text[:6]} ({mark.facts})" for mark in shown]


# -- chapters --------------------------------------------------------------------------------


def test_the_keys_go_from_chapter_to_chapter(desks: Desks) -> None:
    desk = show(desks, book())
    tops = [chapter_key(desk, 1) for _ in range(3)]
    tops.append(chapter_key(desk, -1))
    assert tops == ["第1章 图书", "第2章 图书", "第3章 图书", "第2章 图书"]
    assert current(desk) == "第2章 图书馆"


def test_from_within_a_chapter_one_goes_back_to_its_beginning(desks: Desks) -> None:
    desk = show(desks, book())
    chapter_key(desk, 1, 2)
    desk.wheel(6)
    assert chapter_key(desk, -1) == "第2章 图书"
    assert chapter_key(desk, -1) == "第1章 图书"


def test_at_the_ends_a_message_says_so(desks: Desks) -> None:
    desk = show(desks, book())
    chapter_key(desk, -1)
    assert desk.notice == "No chapter begins before this place."
    chapter_key(desk, 1, 6)
    assert desk.notice == "This is the last chapter."
    take(desk, web_page())
    chapter_key(desk, 1)
    assert desk.notice == "This text has no chapters."


def test_short_chapters_at_the_end_are_reached_one_by_one(desks: Desks) -> None:
    desk = show(desks, book(6, paragraphs=1))
    found = []
    for _ in range(6):
        chapter_key(desk, 1)
        found.append(current(desk))
    assert found == [f"第{n}章 图书馆" for n in range(1, 7)]


def test_the_list_marks_the_chapter_that_is_scrolled_to(desks: Desks) -> None:
    desk = show(desks, book())
    assert current(desk) == ""
    found = []
    while not desk.reader.is_at_end():
        desk.wheel(4)
        if current(desk) not in found:
            found.append(current(desk))
    assert found == [f"第{n}章 图书馆" for n in range(1, 6)]


def test_a_click_on_a_chapter_goes_there_and_gives_the_text_the_keys(desks: Desks) -> None:
    desk = show(desks, book())
    view = panel(desk).chapter_list
    at = view.visualRect(view.model().index(3, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    desk.settle()
    assert desk.top_word() == "第4章 图书"
    assert desk.window.focusWidget() is desk.reader
    desk.press(Key.Key_Right)
    assert desk.caret() in {"4", "章", "图书馆"}


def test_the_strip_tells_the_chapter_and_the_book(desks: Desks) -> None:
    desk = show(desks, book(), size=(1280, 760))
    chapter_key(desk, 1, 3)
    assert "第3章 图书馆 · chapter 3 of 5 · " in desk.strip
    assert "% of the chapter · " in desk.strip
    desk.press(Key.Key_End)
    desk.settle()
    assert "chapter 5 of 5 · 100% of the chapter · 100% of the book" in desk.strip


def test_the_share_of_a_chapter_grows_to_its_end(desks: Desks) -> None:
    desk = show(desks, book(), size=(1280, 760))
    chapter_key(desk, 1, 2)
    shares = []
    while "chapter 2 of 5" in desk.strip:
        shares.append(int(desk.strip.split("% of the chapter")[0].rsplit(" ", 1)[-1]))
        desk.wheel(2)
    assert shares == sorted(shares)
    assert shares[0] < 60
    assert shares[-1] == 100


def test_titles_follow_the_script(desks: Desks) -> None:
    desk = show(desks, book())
    chapter_key(desk, 1)
    desk.press(Key.Key_S, times=2)
    assert current(desk) == "第1章 圖書館"
    assert "圖書館" in desk.strip or "chapter 1 of 5" in desk.strip
    desk.press(Key.Key_S)
    assert current(desk) == "第1章 图书馆"


def test_chapters_in_the_hidden_part_are_not_listed(desks: Desks) -> None:
    chapters = (Chapter("登录", 1), Chapter("图书馆", 7), Chapter("版权", 13))
    desk = show(desks, replace(web_page(), chapters=chapters))
    titles = panel(desk).chapters
    assert [titles.title(row) for row in range(titles.rowCount())] == ["图书馆"]
    desk.press(Key.Key_A, CTRL | SHIFT)
    assert [titles.title(row) for row in range(titles.rowCount())] == ["登录", "图书馆", "版权"]


# -- the panel -------------------------------------------------------------------------------


def test_the_panel_opens_by_itself_only_for_a_text_with_chapters(desks: Desks) -> None:
    desk = show(desks, web_page())
    assert not is_open(desk)
    take(desk, book())
    assert is_open(desk)
    take(desk, web_page())
    assert not is_open(desk)


def test_the_panel_stays_where_it_is_when_recent_texts_are_listed(desks: Desks) -> None:
    for number in range(2):
        take(desks.window(), replace(book(), id=f"book {number}", sha256=str(number)))
    desk = desks.window(size=(1280, 820))
    take(desk, book())
    contents = panel(desk)
    desk.settle()
    assert not desk.window.findChildren(RecentList)
    before = contents.mapTo(desk.window, QPoint(0, 0))
    assert desk.recent.view.model().rowCount() == 3
    desk.settle()
    assert desk.recent.isVisible()
    assert contents.mapTo(desk.window, QPoint(0, 0)) == before


def test_the_key_opens_the_panel_and_puts_it_away(desks: Desks) -> None:
    desk = show(desks, book())
    desk.press(Key.Key_B, CTRL)
    assert not is_open(desk)
    assert desk.window.focusWidget() is desk.reader
    take(desk, web_page())
    take(desk, book())
    assert not is_open(desk)
    desk.press(Key.Key_B, CTRL)
    assert is_open(desk)
    assert panel(desk).isAncestorOf(desk.window.focusWidget())


def test_each_tab_has_a_key(desks: Desks) -> None:
    desk = show(desks, book())
    desk.press(Key.Key_B, CTRL | SHIFT)
    assert panel(desk).tab == "bookmarks"
    desk.press(Key.Key_B, CTRL)
    assert panel(desk).tab == "contents"
    assert is_open(desk)


def test_the_key_brings_the_sidebar_back(desks: Desks) -> None:
    desk = show(desks, book())
    desk.press(Key.Key_F9)
    assert not is_open(desk)
    desk.press(Key.Key_B, CTRL)
    assert is_open(desk)
    assert desk.action("sidebar").isChecked()


def test_in_a_narrow_window_the_panel_is_drawn_over_the_text(desks: Desks) -> None:
    desk = show(desks, book(), size=(420, 700))
    assert not is_open(desk)
    width = desk.reader.viewport().width()
    desk.press(Key.Key_B, CTRL)
    assert is_open(desk)
    assert desk.reader.viewport().width() == width
    desk.press(Key.Key_Escape)
    assert not is_open(desk)
    assert desk.window.focusWidget() is desk.reader
    desk.press(Key.Key_B, CTRL)
    panel(desk).chapter_opened.emit(2)
    assert not is_open(desk)
    assert desk.top_word() == "第3章 图书"
    desk.window.resize(1100, 760)
    assert is_open(desk)


def test_when_the_panel_goes_for_want_of_room_the_text_has_the_keys(desks: Desks) -> None:
    desk = show(desks, book(40, 1))
    desk.press(Key.Key_B, CTRL, times=2)
    assert panel(desk).isAncestorOf(desk.window.focusWidget())
    desk.window.resize(800, 700)
    assert not is_open(desk)
    assert desk.window.focusWidget() is desk.reader


def test_bare_letters_typed_into_the_field_are_no_keys_of_the_text(desks: Desks) -> None:
    desk = show(desks, book(40, 1))
    desk.press(Key.Key_B, CTRL, times=2)
    assert desk.window.focusWidget() is panel(desk).filter
    for key in (Key.Key_S, Key.Key_1, Key.Key_A):
        desk.press(key)
    assert panel(desk).filter.text() == "s1a"
    desk.press(Key.Key_Escape)
    assert panel(desk).filter.text() == ""
    desk.press(Key.Key_Escape)
    assert desk.window.focusWidget() is desk.reader


# -- bookmarks -------------------------------------------------------------------------------


def test_a_bookmark_is_made_at_the_caret(desks: Desks) -> None:
    desk = show(desks, book())
    chapter_key(desk, 1, 2)
    desk.press(Key.Key_D, CTRL)
    assert desk.notice == "Bookmark added."
    assert marks(desk) == ["第2章 图书 (20% · 第2章 图书馆)"]
    desk.press(Key.Key_D, CTRL)
    assert desk.notice == "This place is marked already."
    assert len(marks(desk)) == 1


def test_without_a_caret_in_sight_the_first_line_is_marked(desks: Desks) -> None:
    desk = show(desks, book())
    desk.tap("长夜")
    desk.wheel(20)
    top = desk.top_word()
    desk.press(Key.Key_D, CTRL)
    assert [mark.split(" (")[0] for mark in marks(desk)] == [top]


def test_a_bookmark_is_gone_to_named_removed_and_brought_back(desks: Desks) -> None:
    desk = show(desks, book())
    chapter_key(desk, 1, 4)
    desk.press(Key.Key_D, CTRL)
    desk.press(Key.Key_Home)
    view = panel(desk).mark_list
    desk.press(Key.Key_B, CTRL | SHIFT)
    view.setCurrentIndex(view.model().index(0, 0))
    desk.press(Key.Key_Return)
    assert desk.top_word() == "第4章 图书"
    assert desk.window.focusWidget() is desk.reader
    panel(desk).marks.setData(panel(desk).marks.index(0), "好地方")
    assert marks(desk) == ["好地方 (60% · 第4章 图书馆)"]
    view.setFocus()
    desk.press(Key.Key_Delete)
    assert marks(desk) == []
    desk.press_button("Undo")
    assert marks(desk) == ["好地方 (60% · 第4章 图书馆)"]


def test_bookmarks_are_those_of_the_text_that_is_read(desks: Desks) -> None:
    desk = show(desks, book())
    chapter_key(desk, 1)
    desk.press(Key.Key_D, CTRL)
    take(desk, web_page())
    assert marks(desk) == []
    take(desk, book())
    assert len(marks(desk)) == 1


def test_a_bookmark_outside_the_article_shows_the_whole_page(desks: Desks) -> None:
    desk = show(desks, web_page())
    desk.press(Key.Key_A, CTRL | SHIFT)
    desk.tap("登录")
    desk.press(Key.Key_D, CTRL)
    desk.press(Key.Key_A, CTRL | SHIFT)
    assert [mark.split(" (")[0] for mark in marks(desk)] == ["登录"]
    panel(desk).bookmark_opened.emit(panel(desk).marks.mark(panel(desk).marks.index(0)).id)
    assert desk.action("whole_page").isChecked()
    assert desk.is_in_sight("登录")


def test_bookmarks_are_written_in_the_script_that_is_shown(desks: Desks) -> None:
    desk = show(desks, book())
    chapter_key(desk, 1, 2)
    desk.press(Key.Key_D, CTRL)
    desk.press(Key.Key_S, times=2)
    mark = panel(desk).marks.mark(panel(desk).marks.index(0))
    assert mark.text == "第2章 圖書館"


def test_at_the_beginning_of_a_text_its_first_line_is_marked(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.press(Key.Key_D, CTRL)
    assert [mark.split(" (")[0] for mark in marks(desk)] == ["我在图书馆看"]


def test_a_volume_is_stepped_to_as_well_but_is_no_chapter(desks: Desks) -> None:
    desk = show(desks, book(4, 12, volume=2), size=(1280, 760))
    assert chapter_key(desk, 1) == "第1卷"
    assert "chapter 1 of 4" not in desk.strip
    assert chapter_key(desk, 1) == "第1章 图书"
    assert "chapter 1 of 4" in desk.strip
    assert [chapter_key(desk, 1) for _ in range(2)] == ["第2章 图书", "第2卷"]
