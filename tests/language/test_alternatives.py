from __future__ import annotations

import pytest

from desktop.language.alternatives import alternatives, meant_entry
from desktop.language.document import Token
from desktop.language.language import Language
from desktop.language.scripts import Script


def others(language: Language, text: str, word: str) -> str:
    start = text.index(word)
    token = Token(start, start + len(word), word)
    found = alternatives(text, token, language, Script.SIMPLIFIED)
    for other in found:
        assert text[other.token.start : other.token.end] == other.token.text
    return "/".join(other.token.text for other in found)


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("我在图书馆看书。", "图书馆", "图书/图/书/馆"),
        ("我在图书馆看书。", "图书", "图书馆/图/书"),
        ("我在图书馆看书。", "我", ""),
        ("我在图書館看書。", "图書館", "图書/图/書/館"),
        ("正月初四", "月", "月初/正月"),
        ("姚顺雨说", "姚顺雨", "姚/顺/雨"),
        ("OK", "OK", ""),
    ],
)
def test_words_at_a_place_come_shorter_then_longer_then_one_by_one(
    language: Language, text: str, word: str, found: str
) -> None:
    assert others(language, text, word) == found


def test_taking_the_first_again_and_again_leads_through_all_and_back(language: Language) -> None:
    text, word = "中国人民解放军来了", "中国"
    seen = [word]
    for _ in range(4):
        word = others(language, text, word).split("/")[0]
        seen.append(word)
    assert seen == ["中国", "中国人民解放军", "中国人", "中国", "中国人民解放军"]


def test_another_word_comes_with_its_reading_and_its_entry(language: Language) -> None:
    text = "图书馆"
    first, *_ = alternatives(text, Token(0, 3, text), language, Script.SIMPLIFIED)
    assert first.reading == ("tu2", "shu1")
    assert first.entry is not None
    assert first.entry.senses[0].text.startswith("books")


def test_the_entry_that_is_read_so_is_meant(language: Language) -> None:
    entries = language.entries("长")
    for reading in ("chang2", "zhang3"):
        number = meant_entry("长", (reading,), entries)
        assert number is not None
        assert entries[number].reading == (reading,)


def test_where_no_entry_is_read_so_the_first_is_meant(language: Language) -> None:
    assert meant_entry("长", ("ma3",), language.entries("长")) == 0
    assert meant_entry("姚顺雨", None, ()) is None
