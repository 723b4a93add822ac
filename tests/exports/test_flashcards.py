"""Lists for Quizlet, Memrise and Skritter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.list_rows import listed_lines
from desktop.exports.memrise import is_memrise_text, read_memrise, write_memrise
from desktop.exports.quizlet import is_quizlet_text, read_quizlet, write_quizlet
from desktop.exports.skritter import write_skritter
from desktop.language.scripts import Script
from tests.exports.list_lines import malformed, said
from tests.exports.listed_words import A_LITTLE, DAUGHTER, HOW, LIBRARY

TRADITIONAL = replace(HOW, script=Script.TRADITIONAL)


def shown(parts: Iterable[str]) -> list[str]:
    return "".join(parts).replace("\t", "⇥").splitlines()


def test_a_card_for_quizlet_has_two_sides() -> None:
    assert shown(write_quizlet([LIBRARY, replace(DAUGHTER, senses=())], TRADITIONAL)) == [
        '圖書館⇥[túshūguǎn] library; reading room / the "stacks"',
        "女兒⇥[nǚ'ér]",
    ]


def test_tabs_and_line_ends_do_not_cut_a_card() -> None:
    word = replace(LIBRARY, senses=("a\tb\nc", "d\r\n"))
    assert shown(write_quizlet([word], HOW)) == ["图书馆⇥[túshūguǎn] a b c / d"]
    assert shown(write_memrise([word], HOW)) == ["图书馆⇥a b c / d⇥túshūguǎn⇥圖書館"]


def test_what_begins_with_a_bracket_is_not_taken_for_pinyin() -> None:
    word = replace(LIBRARY, reading=(), senses=("[li3] a",))
    assert shown(write_quizlet([word], HOW)) == ["图书馆⇥[] [li3] a"]
    assert said(read_quizlet("图书馆\t[] [li3] a\n")) == ["1 | 图书馆 |  |  | [li3] a"]


def test_other_sets_of_quizlets_are_read_as_tables() -> None:
    assert is_quizlet_text("书\t[shū] book\n水\t[shui3]\n")
    assert not is_quizlet_text("书\tbook\n水\twater\n")
    assert not is_quizlet_text("书\t[noun] book\n水\t[noun] water\n")
    assert not is_quizlet_text("书\t[shū] book\tx\n")
    assert not is_quizlet_text("")


def test_lines_without_chinese_are_told() -> None:
    assert malformed(read_quizlet("Lesson 1\tx\n\n书\t[shū] book\n")) == ["1 Lesson 1 x"]
    assert malformed(read_memrise("Lesson 1\tx\n\n书\tbook\tshū\t書\n")) == ["1 Lesson 1 x"]


def test_memrises_columns_are_told_by_what_stands_in_them() -> None:
    assert shown(write_memrise([LIBRARY], TRADITIONAL)) == [
        '圖書館⇥library; reading room / the "stacks"⇥túshūguǎn⇥图书馆'
    ]
    assert is_memrise_text("书\tbook\tshū\t書\n水\twater\tshuǐ\t水\n")
    assert not is_memrise_text("书\t書\tshū\tbook\n")
    assert not is_memrise_text("书\tbook\n")
    assert not is_memrise_text("")


def test_skritter_gets_each_headword_once() -> None:
    words = [LIBRARY, A_LITTLE, replace(LIBRARY, reading=("tu2",)), DAUGHTER]
    assert shown(write_skritter(words, TRADITIONAL)) == ["圖書館", "一點兒", "女兒"]


@given(st.text(alphabet="书水[]\tshū1\nx", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for read in (read_quizlet, read_memrise):
        lines, _ = listed_lines(read(text))
        assert all(line.hanzi for line in lines)
    assert is_quizlet_text(text) in (True, False)
    assert is_memrise_text(text) in (True, False)
