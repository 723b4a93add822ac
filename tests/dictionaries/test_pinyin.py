from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictionaries.pinyin import parse_pinyin, reading_key


def matches(query: str, reading: str) -> bool:
    pinyin = parse_pinyin(query)
    syllables = tuple(reading.split())
    if pinyin is None or not reading_key(syllables).startswith(pinyin.key):
        return False
    return pinyin.matches(syllables)


@pytest.mark.parametrize(
    ("reading", "key"),
    [
        ("tu2 shu1 guan3", "tushuguan"),
        ("Lu:3 liang2", "lvliang"),
        ("yi1 dian3 r5", "yidianr"),
        ("san1 C", "sanc"),
        ("Qie4 · Ge2 wa3 la1", "qiegewala"),
        ("11 Qu1", "qu"),
    ],
)
def test_the_key_of_a_reading_is_its_letters(reading: str, key: str) -> None:
    assert reading_key(tuple(reading.split())) == key


@pytest.mark.parametrize(
    "query",
    [
        "tushuguan",
        "tu2 shu1 guan3",
        "tu2shu1guan3",
        "túshūguǎn",
        "tu\u0301 shu guan",
        "TUSHUGUAN",
        "tú shu guan",
        "tushu guan",
        "tu-shu-guan",
        "tushuguan3",
        "tu2shu",
        "tus",
        " tushuguan ",
    ],
)
def test_pinyin_is_found_however_it_is_typed(query: str) -> None:
    assert matches(query, "tu2 shu1 guan3")


@pytest.mark.parametrize(
    "query",
    ["tu3shuguan", "tǔshūguǎn", "t ushuguan", "tus huguan", "tushug2", "tushuguan4", "du"],
)
def test_tones_and_breaks_that_are_given_must_fit(query: str) -> None:
    assert not matches(query, "tu2 shu1 guan3")


@pytest.mark.parametrize("query", ["lü", "lv", "lu:", "lu:4", "lv4", "lǜ", "lü4", "LÜ"])
def test_the_umlaut_may_be_typed_in_any_way(query: str) -> None:
    assert matches(query, "lu:4")
    assert not matches(query, "lu4")


def test_lue_and_nue_need_no_umlaut() -> None:
    assert matches("lue4", "lu:e4")
    assert matches("nuedai", "nu:e4 dai4")


def test_an_apostrophe_parts_syllables() -> None:
    assert matches("xi'an", "Xi1 an1")
    assert matches("xi’an", "Xi1 an1")
    assert not matches("xi'an", "xian1")
    assert matches("xian", "Xi1 an1")


def test_the_neutral_tone_is_five_or_nought() -> None:
    assert matches("ma5", "ma5")
    assert matches("ma0", "ma5")
    assert not matches("ma1", "ma5")


@pytest.mark.parametrize("query", ["", "  ", "图书", "2", "'a", "tu22", "tu7", "a:", "a.b"])
def test_what_cannot_be_pinyin_is_told(query: str) -> None:
    assert parse_pinyin(query) is None


@given(st.text("tushugānǚ v:1235'\u0308\u0301- ", max_size=12), st.lists(st.text("tuanlv:12")))
def test_any_query_is_answered_for_any_reading(query: str, reading: list[str]) -> None:
    pinyin = parse_pinyin(query)
    assert pinyin is None or pinyin.matches(tuple(reading)) in {True, False}
