"""Taking lines and cells of word lists apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.list_words import (
    count_syllables,
    has_tones,
    is_pinyin,
    split_words,
    without_numbering,
)


@pytest.mark.parametrize(
    ("cell", "word", "other", "pinyin", "meaning"),
    [
        ("你好", "你好", "", "", ""),
        ("你好  nǐ hǎo  hello there", "你好", "", "nǐ hǎo", "hello there"),
        ("你好（nǐ hǎo）hello", "你好", "", "nǐ hǎo", "hello"),
        ("你好[nǐ hǎo]", "你好", "", "nǐ hǎo", ""),
        ("你好 - hello", "你好", "", "", "hello"),
        ("国家【國家】guó jiā country", "国家", "國家", "guó jiā", "country"),
        ("人 rén person; people", "人", "", "rén", "person; people"),
        ("nǐ hǎo 你好 hello", "你好", "", "nǐ hǎo", "hello"),
        ("女儿 nu:3'er2 daughter", "女儿", "", "nu:3'er2", "daughter"),
        ("绿 lü4 green", "绿", "", "lü4", "green"),
        ("爱 love", "爱", "", "", "love"),
        ("学 to study", "学", "", "", "to study"),
        ("学习 men at work", "学习", "", "", "men at work"),
        ("中国人 Zhōngguórén Chinese person", "中国人", "", "Zhōngguórén", "Chinese person"),
        ("打算 dǎsuàn (v.) to plan", "打算", "", "dǎsuàn", "(v.) to plan"),
    ],
)
def test_a_cell_is_a_word_and_what_is_said_of_it(
    cell: str, word: str, other: str, pinyin: str, meaning: str
) -> None:
    assert split_words(cell) == [(word, other, pinyin, meaning)]


@pytest.mark.parametrize(
    "cell", ["裡/里", "一点(儿)", "因为……所以……", "卡拉OK", "T恤", "3D打印", "会1", "阿Q"]
)
def test_signs_that_belong_to_a_word_stay_with_it(cell: str) -> None:
    assert [word for word, *_ in split_words(cell)] == [cell]


def test_words_side_by_side_are_several() -> None:
    assert [word for word, *_ in split_words("你好 谢谢，再见、朋友")] == [
        "你好", "谢谢", "再见", "朋友",
    ]  # fmt: skip


def test_a_saying_in_two_halves_is_one() -> None:
    assert [word for word, *_ in split_words("不入虎穴，焉得虎子")] == ["不入虎穴，焉得虎子"]
    assert len(split_words("图书馆，电影院")) == 2


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("1. 你好", "你好"),
        ("(12) 你好", "你好"),
        ("3、你好", "你好"),
        ("• 你好", "你好"),
        ("- 3. 你好", "你好"),
        ("3D打印", "3D打印"),
    ],
)
def test_numbers_and_bullets_are_left_out(line: str, rest: str) -> None:
    assert without_numbering(line) == rest


def test_what_holds_no_chinese_has_no_words() -> None:
    assert split_words("hello, nǐ hǎo") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [("nǐhǎo", 2), ("tu2shu1guan3", 3), ("xī'ān", 2), ("lü4", 1), ("nu:3'er2", 2), ("yidianr", 3)],
)
def test_joined_pinyin_is_counted_by_syllables(text: str, count: int) -> None:
    assert count_syllables(text) == count
    assert is_pinyin(text)


@pytest.mark.parametrize("text", ["hello", "to plan", "", "你好", "x" * 500])
def test_other_words_are_no_pinyin(text: str) -> None:
    assert not is_pinyin(text)


def test_tones_are_marks_or_numbers() -> None:
    assert has_tones("nǐ")
    assert has_tones("ni3")
    assert not has_tones("ni")


@given(st.text(alphabet="你好女儿T恤nǐ hao3()（）[]【】/、，…-1. \t", max_size=60))
def test_any_line_is_taken_apart(line: str) -> None:
    for word, other, pinyin, meaning in split_words(without_numbering(line)):
        assert word
        assert word in line
        assert all(isinstance(one, str) for one in (other, pinyin, meaning))
