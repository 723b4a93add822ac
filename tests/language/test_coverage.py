from __future__ import annotations

from desktop.language.coverage import count
from desktop.language.language import Language


def test_words_are_counted_by_what_they_are_and_not_by_their_script(language: Language) -> None:
    counts = count(["我在图书馆。", "", "我去圖書館！"], language)
    assert counts is not None
    assert counts.words == {"我": 2, "在": 1, "去": 1, "图书馆": 2}
    assert counts.tokens == 6


def test_only_chinese_words_of_the_dictionary_count(language: Language) -> None:
    counts = count(["OK，3C和95后，㐀WAIC 2026"], language)
    assert counts is not None
    assert counts.words == {"和": 1, "95后": 1}


def test_an_empty_text_has_no_words(language: Language) -> None:
    counts = count([], language)
    assert counts is not None
    assert (counts.words, counts.tokens) == ({}, 0)


def test_progress_grows_to_the_end(language: Language) -> None:
    told: list[float] = []
    count(["我在图书馆。"] * 50, language, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 10


def test_a_count_that_is_cancelled_gives_nothing(language: Language) -> None:
    asked: list[None] = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > 3

    assert count(["我在图书馆。"] * 50, language, cancelled=cancelled) is None
    assert len(asked) == 4
