"""Senses as the window shows them."""

from __future__ import annotations

from desktop.language.scripts import Script
from desktop.ui.sense_text import sense_html
from dictionaries.entry import Link, Sense

LIBRARY = Link("see", "圖書館", "图书馆", ("tu2", "shu1", "guan3"))


def test_a_cross_reference_is_a_link_to_its_number() -> None:
    sense = Sense("see 圖書館|图书馆[tu2 shu1 guan3] (Tw)", (), (LIBRARY,))
    assert sense_html(sense, Script.SIMPLIFIED) == (
        'see <a href="0">图书馆</a>&nbsp;túshūguǎn (Tw)'
    )


def test_several_links_are_numbered_in_their_order() -> None:
    book = Link("see", "書", "书", ("shu1",))
    sense = Sense("see 圖書館|图书馆[tu2 shu1 guan3] and 書|书[shu1]", (), (LIBRARY, book))
    html = sense_html(sense, Script.TRADITIONAL)
    assert html == ('see <a href="0">圖書館</a>&nbsp;túshūguǎn and <a href="1">書</a>&nbsp;shū')


def test_a_link_that_the_text_does_not_hold_is_left_out() -> None:
    assert sense_html(Sense("a place for books", (), (LIBRARY,)), Script.SIMPLIFIED) == (
        "a place for books"
    )


def test_what_looks_like_html_is_shown_as_written() -> None:
    sense = Sense("x < y & 書|书[shu1]", (), (Link("see", "書", "书", ()),))
    assert sense_html(sense, Script.SIMPLIFIED) == 'x &lt; y &amp; <a href="0">书</a>'
