"""Senses as a reader wants them."""

from __future__ import annotations

from desktop.language.scripts import Script
from desktop.ui.sense_text import sense_html, sense_text
from dictionaries.entry import Link, Sense

LIBRARY = Link("see", "圖書館", "图书馆", ("tu2", "shu1", "guan3"))


def plain(text: str, script: Script = Script.SIMPLIFIED) -> str:
    return sense_text(text, script)


def test_a_pair_of_headwords_is_written_in_one_script() -> None:
    assert plain("variant of 裡|里[li3]") == "variant of 里 lǐ"
    assert plain("variant of 裡|里[li3]", Script.TAIWAN) == "variant of 裡 lǐ"


def test_numbered_pinyin_gets_its_marks_and_one_space_before_it() -> None:
    assert plain("also pr. [de2]") == "also pr. dé"
    assert plain("see 北京[Bei3 jing1], the capital") == "see 北京 Běijīng, the capital"
    assert plain("[Bei3 jing1] opera") == "Běijīng opera"


def test_joined_pinyin_is_understood_as_well() -> None:
    assert plain("see 圖書館|图书馆[[tu2shu1guan3]]") == "see 图书馆 túshūguǎn"


def test_brackets_that_hold_no_pinyin_stay() -> None:
    assert plain("a dot [·] between names") == "a dot [·] between names"
    assert plain("either|or") == "or"


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
