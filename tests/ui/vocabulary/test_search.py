"""Words are found while typing."""

from __future__ import annotations

import pytest

from desktop.language.pinyin import marked
from desktop.ui.vocabulary.search import matcher, pinyin_key, search_key
from desktop.vocabulary.word import Status, Word

LIBRARY = Word(
    "1",
    "圖書館",
    "图书馆",
    "tu2 shu1 guan3",
    Status.NEW,
    ("library",),
    note="Monday",
    tags=("HSK3",),
)
WOMAN = Word("2", "女兒", "女儿", "nu:3 er2", Status.NEW, ("daughter",))


def finds(query: str, word: Word = LIBRARY) -> bool:
    return matcher(query)(search_key(word, marked(word.reading.split())))


@pytest.mark.parametrize(
    "query",
    [
        "图书", "圖書", "馆",
        "tushuguan", "tu shu guan", "tu2shu1guan3", "tu2 shu1 guan3", "túshūguǎn", "tú shū",
        "shu1guan", "TUSHU", "tushu1", "túshu",
        "library", "libr", "Monday", "hsk3", "图 library",
    ],
)  # fmt: skip
def test_a_word_is_found_by_its_hanzi_pinyin_meaning_note_or_tag(query: str) -> None:
    assert finds(query)


@pytest.mark.parametrize("query", ["tu1", "tu2shu2", "tùshū", "guan4", "book", "学", "tu?", "图 x"])
def test_a_word_is_not_found_by_what_it_is_not(query: str) -> None:
    assert not finds(query)


@pytest.mark.parametrize("query", ["nüer", "nver", "nu:er", "nu:3", "nǚ", "nǚ'ér", "nü3 er2"])
def test_u_with_dots_is_typed_in_any_of_its_ways(query: str) -> None:
    assert finds(query, WOMAN)


def test_an_empty_query_finds_everything() -> None:
    assert finds("")
    assert finds("  ")


def test_readings_sort_by_syllable_and_then_by_tone() -> None:
    readings = ["shi4 jie4", "shi2", "ma3", "shi1 fu5", "Shi2 jia1", "lu:4", "lu4", "luo4"]
    assert sorted(readings, key=pinyin_key) == [
        "lu4", "luo4", "lu:4", "ma3", "shi1 fu5", "shi2", "Shi2 jia1", "shi4 jie4",
    ]  # fmt: skip
