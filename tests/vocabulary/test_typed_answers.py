from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.pinyin import marked
from desktop.vocabulary.typed_answers import ReadingAnswer, judge_reading

WORDS = {
    "图书馆": "tu2 shu1 guan3",
    "朋友": "peng2 you5",
    "女儿": "nu:3 er2",
    "北京": "Bei3 jing1",
    "一点儿": "yi1 dian3 r5",
    "西安": "Xi1 an1",
    "长": "chang2",
}


def told(answer: ReadingAnswer) -> str:
    """Tell what is wrong, syllable by syllable where that is known."""
    faults = [f"{one.expected}≠{one.typed} ({one.fault})" for one in answer.syllables if one.fault]
    return ", ".join(faults) or answer.fault or "right"


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("tu2 shu1 guan3", "right"),
        ("tu2shu1guan3", "right"),
        ("TÚSHŪGUǍN", "right"),
        ("tú shū guǎn", "right"),
        ("tu2shu1guan4", "guan3≠guan4 (tone)"),
        ("tu3 shu1 guan4", "tu2≠tu3 (tone), guan3≠guan4 (tone)"),
        ("du2 shu1 guan3", "tu2≠du2 (syllable)"),
        ("tu2 shu4 guang3", "shu1≠shu4 (tone), guan3≠guang3 (syllable)"),
        ("tushuguan", "tone"),
        ("tu2 shu1", "syllable"),
        ("library", "syllable"),
        ("", "syllable"),
        ("ㄊㄨˊ ㄕㄨ ㄍㄨㄢˇ", "right"),
        ("ㄊㄨˊㄕㄨㄍㄨㄢˇ", "right"),
        ("ㄊㄨˊ ㄕㄨ ㄍㄨㄢˋ", "guan3≠ㄍㄨㄢˋ (tone)"),
        ("ㄉㄨˊ ㄕㄨ ㄍㄨㄢˇ", "tu2≠ㄉㄨˊ (syllable)"),
        ("ㄊㄨˊ", "syllable"),
    ],
)
def test_each_syllable_of_a_reading_is_judged(typed: str, verdict: str) -> None:
    assert told(judge_reading(typed, "图书馆", "tu2 shu1 guan3")) == verdict


@pytest.mark.parametrize(
    ("typed", "word", "verdict"),
    [
        ("pengyou", "朋友", "tone"),
        ("péngyou", "朋友", "right"),
        ("peng2 you3", "朋友", "you5≠you3 (tone)"),
        ("nv3er2", "女儿", "right"),
        ("nu3er2", "女儿", "nu:3≠nu3 (syllable)"),
        ("bei3jing1", "北京", "right"),
        ("yidianr", "一点儿", "tone"),
        ("yi1dianr3", "一点儿", "right"),
        ("yi1 dian3 r", "一点儿", "right"),
        ("yi1dian2r", "一点儿", "dian3≠dian2 (tone)"),
        ("xian1", "西安", "tone"),
        ("zhang3", "长", "chang2≠zhang3 (syllable)"),
    ],
)
def test_what_pinyin_has_of_its_own_is_understood(typed: str, word: str, verdict: str) -> None:
    assert told(judge_reading(typed, word, WORDS[word])) == verdict


@pytest.mark.parametrize("word", WORDS)
def test_the_reading_itself_is_right_numbered_and_marked(word: str) -> None:
    reading = WORDS[word]

    assert judge_reading(reading, word, reading).is_right
    assert judge_reading(marked(reading.split()), word, reading).is_right


@given(st.text(max_size=20), st.sampled_from(sorted(WORDS)))
def test_whatever_is_typed_is_judged(typed: str, word: str) -> None:
    answer = judge_reading(typed, word, WORDS[word])

    assert answer.is_right == (told(answer) == "right")
