"""A page whose article is shown: what is hidden takes no part in anything."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

from desktop.language.document import Article, Place
from desktop.study import Study
from desktop.ui.article_line import ArticleLine
from tests.ui.documents import PAGE, book, long_page, show, take, web_page
from tests.ui.texts import LESSON, novel
from tests.ui.windows import CTRL, NONE, SHIFT, Desk, Desks

Key = Qt.Key

ARTICLE = "老师的读本\n我在图书馆看书。\n\n\n她在银行工作。"


def switch(desk: Desk) -> None:
    desk.press(Key.Key_A, CTRL | SHIFT)
    desk.settle()


def line(desk: Desk) -> ArticleLine:
    return desk.window.findChildren(ArticleLine)[0]


def painted(desk: Desk) -> str:
    """Give what the whole column would paint, a line a block."""
    column = desk.reader.column
    assert column is not None
    blocks = [column.layout(block).cells for block in range(len(column))]
    return "\n".join("".join(cell.shown for cell in cells) for cells in blocks)


# -- what is shown ---------------------------------------------------------------------------


def test_a_page_opens_with_its_article_only(desks: Desks) -> None:
    desk = show(desks, web_page(), size=(1280, 760))
    assert desk.page() == ARTICLE
    assert painted(desk) == ARTICLE
    assert line(desk).text() == "Showing the article. Menus and other text of the site are hidden."


def test_the_key_shows_the_whole_page_and_the_article_again(desks: Desks) -> None:
    desk = show(desks, web_page())
    switch(desk)
    assert desk.page() == PAGE
    assert line(desk).text() == "Showing the whole page."
    assert desk.action("whole_page").isChecked()
    switch(desk)
    assert desk.page() == ARTICLE
    assert not desk.action("whole_page").isChecked()


def test_the_button_of_the_line_switches_too(desks: Desks) -> None:
    desk = show(desks, web_page())
    desk.press_button("Show the whole page")
    assert desk.page() == PAGE
    desk.press_button("Show only the article")
    assert desk.page() == ARTICLE


def test_a_text_without_an_article_has_no_line_and_nothing_to_switch(desks: Desks) -> None:
    desk = show(desks, web_page())
    take(desk, book())
    assert line(desk).text() == ""
    switch(desk)
    assert desk.notice == "All of this text is shown already."
    assert not desk.action("whole_page").isChecked()
    assert line(desk).text() == ""


def test_the_menu_shows_what_is_shown(desks: Desks) -> None:
    desk = show(desks, web_page())
    seen = []
    for _ in range(3):
        desk.action("whole_page").trigger()
        seen.append((desk.action("whole_page").isChecked(), desk.page() == PAGE))
    assert seen == [(True, True), (False, False), (True, True)]
    take(desk, book())
    assert not desk.action("whole_page").isChecked()


def test_the_headline_of_the_article_is_set_as_one(desks: Desks) -> None:
    long = "老师在图书馆看书学生在教室里学习汉语他们觉得世界很大银行很远天气很好。"
    desk = show(desks, web_page(PAGE.replace("老师的读本", long)))
    column = desk.reader.column
    assert column is not None
    assert column.style_of(0) is column.heading
    assert column.style_of(1) is column.body


def test_what_was_chosen_for_a_page_holds_when_it_is_opened_again(desks: Desks) -> None:
    desk = show(desks, web_page())
    switch(desk)
    take(desk, book())
    take(desk, web_page())
    assert desk.page() == PAGE


def test_an_article_of_all_paragraphs_is_the_page(desks: Desks) -> None:
    desk = show(desks, web_page(article=Article(((0, 14),))))
    assert desk.page() == PAGE


@pytest.mark.parametrize("spans", [(), ((100, 200),), ((3, 3),)])
def test_an_article_of_nothing_shows_the_page(
    desks: Desks, spans: tuple[tuple[int, int], ...]
) -> None:
    desk = show(desks, web_page(article=Article(spans)))
    assert desk.page() == PAGE


# -- moving and reading ----------------------------------------------------------------------


def test_the_caret_steps_over_what_is_hidden(desks: Desks) -> None:
    desk = show(desks, web_page())
    desk.tap("老师")
    words = [desk.caret()]
    for _ in range(5):
        desk.press(Key.Key_Right)
        words.append(desk.caret())
    assert words == ["老师", "的", "读本", "我", "在", "图书馆"]
    desk.press(Key.Key_Left, times=5)
    assert desk.caret() == "老师"
    desk.press(Key.Key_Left)
    assert desk.caret() == "老师"


def test_lines_are_stepped_over_too(desks: Desks) -> None:
    desk = show(desks, web_page())
    desk.tap("老师")
    desk.press(Key.Key_Down)
    assert desk.caret() in {"我", "在"}
    desk.press(Key.Key_Up)
    assert desk.caret() == "老师"


def test_new_words_are_looked_for_in_the_article(desks: Desks) -> None:
    desk = show(desks, web_page())
    desk.tap("读本")
    desk.press(Key.Key_N)
    assert desk.caret() == "我"
    desk.press(Key.Key_B)
    assert desk.caret() == "读本"


def test_selecting_and_copying_leave_out_what_is_hidden(desks: Desks) -> None:
    desk = show(desks, web_page())
    for keys in (CTRL, CTRL | SHIFT):
        desk.press(Key.Key_A, CTRL)
        desk.press(Key.Key_C, keys)
        assert desk.clipboard() == ARTICLE
    desk.drag(desk.left_of("读本"), desk.right_of("图书馆"))
    desk.press(Key.Key_C, CTRL)
    assert desk.clipboard() == "读本\n我在图书馆"


def test_a_screen_reader_hears_the_article(desks: Desks) -> None:
    desk = show(desks, web_page())
    assert desk.reader.spoken_paragraph() == "老师的读本"
    desk.tap("图书馆")
    assert desk.reader.spoken_paragraph() == "我在图书馆看书。"


def test_places_count_in_the_whole_page(desks: Desks) -> None:
    desk = show(desks, web_page())
    desk.tap("图书馆")
    assert desk.card.lookup is not None
    assert desk.card.lookup.place == Place(7, 2)


def test_counts_are_those_of_what_is_shown(desks: Desks) -> None:
    desk = show(desks, web_page())
    counts = desk.window._reading.counts
    assert counts is not None
    assert "登录" not in counts.words
    assert counts.words["图书馆"] == 1
    switch(desk)
    desk.wait_until(lambda: desk.window._reading.counts is not None)
    counts = desk.window._reading.counts
    assert counts is not None
    assert counts.words["登录"] == 1
    assert counts.words["图书馆"] == 2


def test_a_switch_forgets_what_is_marked_in_the_hidden_part(desks: Desks) -> None:
    desk = show(desks, web_page())
    switch(desk)
    desk.tap("登录")
    desk.press(Key.Key_A, CTRL)
    switch(desk)
    assert desk.caret() == ""
    assert not desk.reader.has_selection()
    assert desk.reader.chosen_rect().isEmpty()
    switch(desk)
    assert desk.reader.chosen_rect().contains(desk.point("登录").toPoint())


def test_a_switch_keeps_what_is_marked_in_the_article(desks: Desks) -> None:
    desk = show(desks, web_page())
    desk.tap("图书馆")
    desk.press(Key.Key_Right, SHIFT)
    switch(desk)
    assert (desk.caret(), desk.reader.selected_text()) == ("看书", "图书馆看书")
    assert desk.reader.chosen_rect().contains(desk.point("图书馆", 0).toPoint())


# -- the place that is read ------------------------------------------------------------------


def test_a_switch_keeps_the_place_that_is_read(desks: Desks) -> None:
    desk = show(desks, long_page())
    desk.wheel(20)
    desk.settle()
    place, top = desk.reader.place(), desk.top_word()
    assert place is not None
    assert 22 <= place.paragraph < 55
    y = desk.reader.token_rects(place.paragraph, place.offset)[0].top()
    for _ in range(4):
        switch(desk)
        assert desk.reader.place() == place
        assert desk.top_word() == top
        assert desk.reader.token_rects(place.paragraph, place.offset)[0].top() == y


def test_from_the_top_of_the_article_its_headline_stays_in_sight(desks: Desks) -> None:
    desk = show(desks, long_page())
    switch(desk)
    assert desk.is_in_sight("20号")
    switch(desk)
    column = desk.reader.column
    assert column is not None
    assert (column.block, column.above) == (0, 0)


def test_from_a_hidden_place_the_next_one_that_is_shown_is_read(desks: Desks) -> None:
    desk = show(desks, long_page())
    switch(desk)
    desk.reader.show_at_top(Place(42, 0))
    desk.settle()
    switch(desk)
    assert desk.reader.place() == Place(45, 0)
    switch(desk)
    assert desk.reader.place() == Place(42, 0)


def test_the_place_is_kept_through_other_changes_too(desks: Desks) -> None:
    desk = show(desks, long_page())
    desk.wheel(20)
    place = desk.reader.place()
    for key, keys in ((Key.Key_S, NONE), (Key.Key_P, NONE), (Key.Key_Plus, CTRL)):
        desk.press(key, keys)
        switch(desk)
        assert desk.reader.place() == place


def test_a_saved_sentence_outside_the_article_shows_the_whole_page(desks: Desks) -> None:
    desk = show(desks, web_page())
    switch(desk)
    desk.tap("登录")
    desk.press(Key.Key_R)
    switch(desk)
    desk.window.show_page("words")
    table = desk.words.findChildren(QAbstractItemView)[0]
    assert table.model().rowCount(QModelIndex()) == 1
    (word,) = desk.window.study.words()
    desk.words.word_opened.emit(word, word.sentences[0])
    assert desk.page() == PAGE
    assert desk.is_in_sight("登录")
    assert desk.caret() == "登录"


def test_a_saved_sentence_in_the_article_leaves_the_rest_hidden(desks: Desks) -> None:
    desk = show(desks, web_page())
    desk.tap("图书馆")
    desk.press(Key.Key_R)
    desk.window.show_page("words")
    (word,) = desk.window.study.words()
    desk.words.word_opened.emit(word, word.sentences[0])
    assert desk.page() == ARTICLE


# -- find ------------------------------------------------------------------------------------


def find(desk: Desk, text: str) -> str:
    desk.press(Key.Key_F, CTRL)
    desk.type(text)
    desk.wait_until(lambda: desk.find_bar.count_text() not in {"", "Searching…"})
    desk.settle(30)
    return desk.find_bar.count_text()


def test_only_the_article_is_searched(desks: Desks) -> None:
    desk = show(desks, web_page())
    assert find(desk, "图书馆") == "1 of 1"
    assert desk.is_in_sight("图书馆")


def test_what_is_not_in_the_article_can_be_looked_for_in_the_page(desks: Desks) -> None:
    desk = show(desks, web_page())
    assert find(desk, "登录") == "Not found"
    desk.press_button("Search the whole page")
    desk.settle(30)
    assert desk.page() == PAGE
    assert desk.find_bar.count_text() == "1 of 1"
    assert desk.is_in_sight("登录")


def test_a_search_of_the_whole_page_offers_no_more(desks: Desks) -> None:
    desk = show(desks, web_page())
    switch(desk)
    assert find(desk, "图书馆") == "1 of 2"
    desk.find_bar.line.setText("飞机")
    desk.settle(30)
    assert desk.find_bar.count_text() == "Not found"
    with pytest.raises(ValueError, match="not enough values"):
        desk.press_button("Search the whole page")


# -- the work that is done -------------------------------------------------------------------


def test_switching_in_a_million_characters_lays_out_the_window_only(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = novel()
    count = text.count("\n") + 1
    page = web_page(text, Article(((1000, 1001), (2000, 3000), (3001, count - 100))))
    desk = desks.read(LESSON)
    annotated = [0]
    whole = Study.annotate

    def counted(self: Study, *arguments: object) -> object:
        start, end = arguments[2:4]
        assert isinstance(start, int)
        assert isinstance(end, int)
        annotated[0] += end - start
        return whole(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Study, "annotate", counted)
    take(desk, page)
    work = []
    for key, keys in (
        (Key.Key_A, CTRL | SHIFT),
        (Key.Key_End, NONE),
        (Key.Key_A, CTRL | SHIFT),
        (Key.Key_Home, NONE),
        (Key.Key_A, CTRL | SHIFT),
        (Key.Key_S, NONE),
    ):
        desk.press(key, keys)
        column = desk.reader.column
        assert column is not None
        work.append((column.laid_out <= 40, annotated[0] <= 40_000))
        annotated[0] = 0
    assert work == [(True, True)] * 6


def test_a_hundred_thousand_hidden_lines_are_no_work(desks: Desks) -> None:
    text = "开始\n" + "导航\n" * 100_000 + "结束"
    desk = desks.read(LESSON)
    take(desk, web_page(text, Article(((0, 1), (100_001, 100_002)))))
    column = desk.reader.column
    assert column is not None
    assert len(column) == 2
    assert desk.is_in_sight("开始")
    assert desk.is_in_sight("结束")
    desk.tap("开始")
    desk.press(Key.Key_Right)
    assert desk.caret() == "结束"


# -- blank lines -----------------------------------------------------------------------------


def gaps(desk: Desk, *words: str) -> list[int]:
    tops = [desk.point(word).y() for word in words]
    return [round(below - above) for above, below in pairwise(tops)]


def test_blank_lines_take_the_same_room_however_many_there_are(desks: Desks) -> None:
    desk = desks.read("我们看书\n\n她\n\n\n银行\n\n\n\n世界\n\n天气")
    first, *others = gaps(desk, "她", "银行", "世界", "天气")
    assert all(abs(gap - first) <= 2 for gap in others)


def test_a_blank_line_is_a_pause_where_paragraphs_follow_without(desks: Desks) -> None:
    desk = desks.read("我们看书\n她\n银行\n世界\n天气\n\n老师\n学生\n图书馆")
    usual, pause, after = gaps(desk, "世界", "天气", "老师", "学生")
    assert usual == after < pause < 2 * usual


def test_what_is_written_above_a_page_is_about_what_is_shown(desks: Desks) -> None:
    desk = show(desks, replace(web_page(), title="网页"))
    assert "page.html · 20 characters" in desk.reader._scene.kicker
    switch(desk)
    assert "page.html · 47 characters" in desk.reader._scene.kicker
