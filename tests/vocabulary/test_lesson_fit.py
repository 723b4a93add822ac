"""How well counted texts fit a lesson."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.language.language import Language
from desktop.language.tally import WordList, tally
from desktop.vocabulary.lesson_fit import Fit, fit, lesson_numbers
from desktop.vocabulary.lessons import Taught
from desktop.vocabulary.taught_text import Amounts

LESSON = Taught(
    frozenset({"我", "在", "吃"}),
    frozenset({"图书馆", "看书", "飛機"}),
    frozenset(),
    (frozenset({"图书馆"}), frozenset({"看书"}), frozenset({"没有这个词"})),
)


@pytest.fixture(scope="module")
def words(language: Language) -> WordList:
    return WordList.of(language.index)


def fitted(language: Language, words: WordList, text: str, ignored: str = "") -> Fit:
    made = tally(text.split("\n"), language, words)
    assert made is not None
    numbers = np.array([words.numbers[ignored]] if ignored else [], np.uint32)
    lesson = lesson_numbers(words, LESSON)
    return fit("d", made.words, made.counts, made.kinds, lesson, numbers)


def told(one: Fit) -> str:
    share = round(100 * one.tokens.taught_share)
    return (
        f"{one.new_found} of {one.new_words} new words, {one.new_tokens} times,"
        f" {share}% taught, {one.words.beyond} beyond"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我在图书馆看书。", "2 of 3 new words, 2 times, 50% taught, 0 beyond"),
        ("我在圖書館，在圖書館吃蘋果。", "1 of 3 new words, 2 times, 57% taught, 1 beyond"),
        ("我吃。", "0 of 3 new words, 0 times, 100% taught, 0 beyond"),
        ("我在纽约。", "0 of 3 new words, 0 times, 100% taught, 0 beyond"),
        ("", "0 of 3 new words, 0 times, 100% taught, 0 beyond"),
    ],
)
def test_a_text_says_how_it_fits(
    language: Language, words: WordList, text: str, expected: str
) -> None:
    assert told(fitted(language, words, text)) == expected


def test_a_name_that_is_ignored_is_left_out(language: Language, words: WordList) -> None:
    assert fitted(language, words, "我吃苹果").words.beyond == 1
    assert fitted(language, words, "我吃苹果", ignored="苹果").words.beyond == 0


def _made(taught: int, new: int, beyond: int, found: int) -> Fit:
    tokens = Amounts(taught, new, beyond)
    return Fit(f"{taught} {new} {beyond} {found}", tokens, tokens, found, 20)


def test_texts_are_ranked_by_steps_of_what_can_be_read_and_then_by_new_words() -> None:
    ranked = [
        _made(90, 7, 3, 12),  # 97 % taught or new
        _made(96, 3, 1, 10),  # 99 %, but fewer of the new words
        _made(90, 5, 5, 2),  # 95 %
        _made(84, 8, 8, 19),  # 92 %: the next step
        _made(60, 20, 20, 20),  # 80 %
        _made(76, 3, 21, 20),  # 79 %
        _made(10, 0, 90, 0),
    ]
    assert [one.step for one in ranked] == [0, 0, 0, 1, 3, 4, 17]
    shuffled = ranked[3:] + ranked[:3]
    assert sorted(shuffled, key=lambda one: one.order) == ranked
