"""Word lists as people type them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.list_rows import listed_lines
from desktop.exports.plain_list import read_plain_list, write_plain_list
from desktop.language.scripts import Script
from tests.exports.list_lines import malformed, said
from tests.exports.listed_words import A_LITTLE, HOW, LIBRARY


def test_each_line_is_a_word_and_what_follows_it() -> None:
    text = "\ufeff# my words\n1. 你好 nǐ hǎo hello\n\n// more\n2) 长 (zhang3)\n• 学习 — to study\n"
    assert said(read_plain_list(text)) == [
        "2 | 你好 |  | nǐ hǎo | hello",
        "5 | 长 |  | zhang3",
        "6 | 学习 |  |  | to study",
    ]


def test_several_words_on_a_line_keep_its_number() -> None:
    assert said(read_plain_list("你好 谢谢\n学生、老师")) == [
        "1 | 你好", "1 | 谢谢", "2 | 学生", "2 | 老师",
    ]  # fmt: skip


def test_the_headwords_are_written_and_nothing_else() -> None:
    how = replace(HOW, script=Script.TRADITIONAL)
    assert "".join(write_plain_list([LIBRARY, A_LITTLE], how)) == "圖書館\n一點兒\n"


def test_a_saying_among_words_is_one_word() -> None:
    assert said(read_plain_list("书\n水\n火\n木\n一不做，二不休")) == [
        "1 | 书", "2 | 水", "3 | 火", "4 | 木", "5 | 一不做，二不休",
    ]  # fmt: skip
    assert len(said(read_plain_list("你好吗，再见了\n图书馆，老师们"))) == 4


def test_lines_without_chinese_are_told() -> None:
    assert malformed(read_plain_list("Lesson 1\n你好\nnǐ hǎo")) == ["1 Lesson 1", "3 nǐ hǎo"]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    lines, _ = listed_lines(read_plain_list(text))
    assert all(line.hanzi for line in lines)
