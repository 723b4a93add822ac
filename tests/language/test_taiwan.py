from __future__ import annotations

import pytest

from desktop.language.language import Language
from desktop.language.scripts import Script


@pytest.mark.parametrize(
    ("word", "mainland", "taiwan"),
    [
        # Noted at the word, at its character, and at neither.
        ("垃圾", "la1 ji1", "le4 se4"),
        ("星期", "xing1 qi1", "xing1 qi2"),
        ("研究", "yan2 jiu1", "yan2 jiu4"),
        ("微信", "wei1 xin4", "wei2 xin4"),
        ("企業", "qi3 ye4", "qi4 ye4"),
        ("學習", "xue2 xi2", "xue2 xi2"),
        # The note is that of 髮, not of 發, which Simplified writes alike.
        ("头发", "tou2 fa5", "tou2 fa5"),
        ("理发", "li3 fa4", "li3 fa3"),
        ("发展", "fa1 zhan3", "fa1 zhan3"),
        # What is noted at one of several meanings holds for that alone.
        ("玩", "wan2", "wan2"),
        ("和", "he2", "he2"),
        ("一点儿", "yi1 dian3 r5", "yi1 dian3 r5"),
        ("宇树", "yu3 shu4", "yu3 shu4"),
    ],
)
def test_words_are_read_as_in_taiwan(
    language: Language, word: str, mainland: str, taiwan: str
) -> None:
    reading = tuple(mainland.split())
    assert language.taiwan.of(word, reading) == tuple(taiwan.split())


def test_the_reading_in_its_context_is_what_is_turned(language: Language) -> None:
    cells = language.annotate("這個星期他研究危險的垃圾。", Script.TRADITIONAL, Script.ORIGINAL)
    read = [language.read_in_taiwan(cell) for cell in cells]
    readings = [" ".join(map(str, cell.reading)) for cell in read if cell.reading]
    assert readings == ["zhe4 ge5", "xing1 qi2", "ta1", "yan2 jiu4", "wei2 xian3", "de5", "le4 se4"]


def test_the_entry_says_it_too(language: Language) -> None:
    (week, *_) = language.entries("星期")
    assert language.taiwan.of_entry(week) == ("xing1", "qi2")
    (study, *_) = language.entries("學習")
    assert language.taiwan.of_entry(study) == ()
