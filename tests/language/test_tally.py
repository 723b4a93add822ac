"""What is counted in a text, and what is not."""

from __future__ import annotations

from collections import Counter

import pytest

from desktop.language.corrections import Correction, Corrections, Kind, Scope
from desktop.language.document import Article, Place
from desktop.language.language import Language
from desktop.language.tally import (
    Kind as WordKind,
)
from desktop.language.tally import (
    Tally,
    WordList,
    is_number,
    shown_paragraphs,
    tally,
    version_of,
)


@pytest.fixture(scope="module")
def words(language: Language) -> WordList:
    return WordList.of(language.index)


def _tally(
    paragraphs: list[str],
    language: Language,
    words: WordList,
    corrections: Corrections | None = None,
) -> Tally:
    made = tally(paragraphs, language, words, corrections=corrections)
    assert made is not None
    return made


def _counts(made: Tally, words: WordList) -> dict[str, int]:
    return {
        words.keys[number]: count
        for number, count in zip(made.words.tolist(), made.counts.tolist(), strict=True)
    }


def test_words_of_both_scripts_are_one(language: Language, words: WordList) -> None:
    made = _tally(["中国很大。", "中國很大。"], language, words)

    assert _counts(made, words) == {"中国": 2, "很": 2, "大": 2}


def test_what_is_no_word_is_not_counted(language: Language, words: WordList) -> None:
    made = _tally(["OK, 2024! 中国……"], language, words)

    assert _counts(made, words) == {"中国": 1}


def test_a_character_that_the_dictionary_lacks_is_counted_apart(
    language: Language, words: WordList
) -> None:
    made = _tally(["中国\U0003134a和\U0003134a"], language, words)

    assert _counts(made, words) == {"中国": 1, "和": 1}
    assert made.undefined == 2
    assert made.characters.count("\U0003134a") == 1


def test_the_first_place_of_a_word_is_in_the_original_text(
    language: Language, words: WordList
) -> None:
    made = _tally(["𠮷，我们", "", "中國，中国"], language, words)

    assert made.first_place(words.numbers["我们"]) == Place(0, 2)
    assert made.first_place(words.numbers["中国"]) == Place(2, 0)
    assert made.first_place(words.numbers["苹果"]) is None


def test_a_place_in_a_long_paragraph_counts_from_its_beginning(
    language: Language, words: WordList
) -> None:
    made = _tally(["我很好。" * 2000 + "苹果"], language, words)

    assert made.first_place(words.numbers["苹果"]) == Place(0, 8000)


def test_characters_are_folded_and_counted(language: Language, words: WordList) -> None:
    made = _tally(["國国，国a"], language, words)

    assert (made.characters, made.character_counts.tolist()) == ("国", [3])


def test_names_and_numbers_are_marked(language: Language, words: WordList) -> None:
    made = _tally(["巴黎和中国有二十二个苹果。"], language, words)
    kinds = dict(zip([words.keys[number] for number in made.words], made.kinds, strict=True))

    assert kinds["巴黎"] == WordKind.NAME
    assert kinds["中国"] == WordKind.WORD
    assert kinds["苹果"] == WordKind.WORD
    assert {key for key, kind in kinds.items() if kind == WordKind.NUMBER} <= {"二十", "二十二"}


@pytest.mark.parametrize("key", ["二十", "十五", "一百", "三百六十五", "两千", "十万", "一千零一"])
def test_a_number_is_what_its_characters_say(key: str) -> None:
    assert is_number(key)


@pytest.mark.parametrize("key", ["二", "十", "万一", "千万", "一一", "百万富翁", "十分", "三国"])
def test_what_only_looks_like_a_number_is_a_word(key: str) -> None:
    assert not is_number(key)


def test_words_are_cut_as_they_were_corrected(language: Language, words: WordList) -> None:
    correction = Correction("c", Kind.CUT, "中国人", "中/国/人", Scope.EVERYWHERE)
    corrected = Corrections([correction], language.fold)

    made = _tally(["中国人"], language, words, corrected)

    assert set(_counts(made, words)) == {"中", "国", "人"}


def test_the_counts_are_those_of_the_cut(language: Language, words: WordList) -> None:
    text = ["今天天气很好，我们去公园玩吧！", "他们说：“明天再去。”", "我不知道。我们都不知道。"]
    expected = Counter(
        language.fold(token.text)
        for paragraph in text
        for token in language.tokens(paragraph)
        if language.fold(token.text) in words.numbers and token.text not in "，。！：“”"
    )

    assert _counts(_tally(text, language, words), words) == expected


def test_only_the_article_of_a_page_is_counted() -> None:
    shown = shown_paragraphs(["menu", "一", "二", "foot"], Article(((1, 3),)))

    assert list(shown) == ["", "一", "二", ""]


def test_what_is_cancelled_gives_nothing(language: Language, words: WordList) -> None:
    assert tally(["中国"], language, words, cancelled=lambda: True) is None


def test_progress_ends_with_all_done(language: Language, words: WordList) -> None:
    told: list[float] = []

    tally(["中国很大。"] * 50, language, words, told.append)

    assert told[-1] == 1.0
    assert told == sorted(told)


def test_lone_surrogates_do_no_harm(language: Language, words: WordList) -> None:
    made = _tally(["中国\ud800很"], language, words)

    assert set(_counts(made, words)) >= {"中国"}


def test_the_version_names_the_dictionary(language: Language, words: WordList) -> None:
    assert language.index.info.date in words.version
    assert version_of(language.index) == words.version
    assert len(words) == len(set(words.keys))
