from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.annotated.syllables import Phonetic
from desktop.exports.handouts.article import article_pages
from desktop.exports.handouts.article_text import (
    first_places,
    listed_places,
    sentences,
)
from desktop.exports.handouts.look import Look
from desktop.exports.handouts.runs import line_of
from desktop.exports.pages import Heading, Paragraph, Run
from desktop.language.scripts import Script
from tests.exports.handouts.texts import (
    LOOK,
    TRADITIONAL,
    article,
    as_lines,
    word,
    words,
    written,
)
from tests.exports.listed_words import CREDIT


def test_only_words_that_need_it_have_their_reading_above() -> None:
    pages = article_pages(article(), lambda cell: cell.key in {"地铁", "拥挤"}, (), LOOK)
    assert as_lines(pages) == [
        "# 上班路上",
        "王小明 · example.org · 2026-05-01",
        "他每天坐地铁(dìtiě)去图书馆看书。早上的地铁(dìtiě)很拥挤(yōngjǐ)，大家都已经习惯了。",
        "图书馆里很安静，他喜欢在那里看书。北京的冬天很长。",
    ]


def test_zhuyin_and_the_other_script_are_written_where_they_are_asked_for() -> None:
    look = Look(CREDIT, Script.TAIWAN, Phonetic.ZHUYIN)
    pages = article_pages(article(script=Script.TAIWAN), lambda cell: cell.key == "地铁", (), look)
    assert "坐地鐵(ㄉㄧˋ ㄊㄧㄝˇ)去圖書館看书。" in as_lines(pages)[2]


def test_a_name_of_the_list_keeps_its_capital() -> None:
    pages = article_pages(article(), lambda cell: cell.key == "北京", words("北京"), LOOK)
    assert "北京(Běijīng)的冬天" in as_lines(pages)[3]


def test_lines_of_the_text_are_numbered_and_spaces_around_it_left_out() -> None:
    pages = article_pages(article("　　他/坐/地铁/。/ \n1"), lambda _: False, (), LOOK)
    numbered = [one for one in pages.blocks if isinstance(one, Paragraph) and one.numbered]
    assert [written(one.text) for one in numbered] == ["他坐地铁。", "1"]
    assert [one.indent for one in numbered] == [2.0, 0.0]


def test_a_title_that_is_the_first_paragraph_is_said_once_and_read_like_the_text() -> None:
    text = replace(article("坐/地铁\n他/坐/地铁/。"), is_headed=True)
    pages = article_pages(text, lambda cell: cell.key == "地铁", words("地铁"), LOOK)
    assert as_lines(pages)[::2] == ["# 坐地铁(dìtiě)", "他坐地铁(dìtiě)。"]
    (title,) = [one for one in pages.blocks if isinstance(one, Heading)]
    assert [run.anchor for run in title.text] == ["", "0:1"]


def test_the_first_token_of_each_word_is_an_anchor() -> None:
    pages = article_pages(article(), lambda _: False, words("地铁", "图书馆"), LOOK)
    runs = [run for one in pages.blocks if isinstance(one, Paragraph) for run in one.text]
    assert [(run.text, run.anchor) for run in runs if run.anchor] == [
        ("地铁", "0:4"),
        ("图书馆", "0:7"),
    ]


@pytest.mark.parametrize(
    ("runs", "kept"),
    [
        ("他|坐|地铁^|。|很|挤", "他坐 地铁^ +。 很挤"),
        ("他|说|：|“|地铁^|”|。", "他说： “ +地铁^ +”。"),
        ("看|《|地铁^|》|和|《|书^|》", "看 《 +地铁^ +》 和 《 +书^ +》"),
        ("。|他", "。他"),
        ('"|他^|"|说|"|看^|"', '" +他^ +" 说 " +看^ +"'),
    ],
)
def test_marks_stay_with_the_word_that_they_belong_to(runs: str, kept: str) -> None:
    line = line_of(
        [Run(text.rstrip("^"), above="x" if text.endswith("^") else "") for text in runs.split("|")]
    )
    assert " ".join(["+" * run.joined + run.text + "^" * bool(run.above) for run in line]) == kept


@given(st.lists(st.tuples(st.text("他书。“”（，", min_size=1), st.booleans())))
def test_no_text_is_lost_in_a_line(parts: list[tuple[str, bool]]) -> None:
    line = line_of([Run(text, above="x" if above else "") for text, above in parts])
    assert "".join([run.text for run in line]) == "".join([text for text, _ in parts])


def test_sentences_are_those_of_the_text() -> None:
    assert [one.text for one in sentences(article(script=Script.TRADITIONAL))] == [
        "他每天坐地鐵去圖書館看书。",
        "早上的地鐵很擁擠，大家都已经習慣了。",
        "圖書館里很安靜，他喜歡在那里看书。",
        "北京的冬天很長。",
    ]


def test_a_word_is_found_where_it_is_read_so() -> None:
    chang, zhang = word("長 长 chang2 long"), word("長 长 zhang3 chief")
    text = article("北京/的/冬天/很/长/。")
    assert list(listed_places(text, [zhang, chang]).values()) == [chang]
    # The list may read a word otherwise than the text; it is found all the same.
    assert list(listed_places(text, [zhang]).values()) == [zhang]


def test_words_come_in_the_order_of_the_text() -> None:
    text = article(script=Script.TRADITIONAL)
    found = first_places(listed_places(text, words("安静", "图书馆", "每天")))
    assert [TRADITIONAL.headword(one) for one in words("每天", "图书馆", "安静")] == [
        traditional for traditional, _, _ in found
    ]
