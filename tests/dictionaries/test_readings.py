from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictionaries.cedict import Parsed
from dictionaries.readings import align
from dictionaries.syllables import joined, spaced


def aligned(headword: str, reading: str) -> str:
    return " ".join(item or "-" for item in align(headword, spaced(reading)))


@pytest.mark.parametrize(
    ("headword", "reading", "result"),
    [
        ("一点儿", "yi1 dian3 r5", "yi1 dian3 r5"),
        ("95后", "jiu3 wu3 hou4", "jiu3 wu3 hou4"),
        ("2019冠状病毒病", "er4 ling2 yi1 jiu3 guan1 zhuang4 bing4 du2 bing4",
         "er4 ling2 yi1 jiu3 guan1 zhuang4 bing4 du2 bing4"),
        ("21三体综合症", "21 san1 ti3 zong1 he2 zheng4", "- - san1 ti3 zong1 he2 zheng4"),
        (
            "21三体综合症",
            "er4 shi2 yi1 san1 ti3 zong1 he2 zheng4",
            "- - san1 ti3 zong1 he2 zheng4",
        ),
        ("双11", "Shuang1 11", "Shuang1 - -"),
        ("11区", "11 Qu1", "- - Qu1"),
        ("3C", "san1 C", "san1 -"),
        ("T恤", "T xu4", "- xu4"),
        ("AA制", "AA zhi4", "- - zhi4"),
        ("卡拉OK", "ka3 la1 O K", "ka3 la1 - -"),
        ("OK绷", "OK beng1", "- - beng1"),
        ("打call", "da3 call", "da3 - - - -"),
        ("没sei了", "mei2 sei le5", "mei2 - - - le5"),
        ("PO文", "po1 wen2", "- - wen2"),
        ("TA", "ta1", "- -"),
        ("coser", "coser", "- - - - -"),
        ("列夫·托尔斯泰", "Lie4 fu1 Tuo1 er3 si1 tai4", "Lie4 fu1 - Tuo1 er3 si1 tai4"),
        ("列夫·托尔斯泰", "Lie4 fu1 · Tuo1 er3 si1 tai4", "Lie4 fu1 - Tuo1 er3 si1 tai4"),
        ("巴登－符腾堡州", "Ba1 deng1 Fu2 teng2 bao3 zhou1",
         "Ba1 deng1 - Fu2 teng2 bao3 zhou1"),
        ("一不做，二不休", "yi1 bu4 zuo4 , er4 bu4 xiu1", "yi1 bu4 zuo4 - er4 bu4 xiu1"),
        ("绿色", "lu:4 se4", "lu:4 se4"),
        ("々", "xx5", "-"),
        ("兙", "shi2ke4", "shi2ke4"),
        ("兙", "shi2 ke4", "shi2ke4"),
        ("ㄏㄤ", "hang1", "- -"),
        ("呒", "m2", "m2"),
    ],
)  # fmt: skip
def test_syllables_stand_by_their_characters(headword: str, reading: str, result: str) -> None:
    assert aligned(headword, reading) == result


def test_a_reading_that_does_not_fit_is_not_guessed_at() -> None:
    assert aligned("图书馆", "tu2 shu1") == "- - -"
    assert aligned("图书", "tu2 shu1 guan3") == "- -"
    assert aligned("", "tu2") == ""


def test_nearly_every_installed_headword_is_read_character_by_character(parsed: Parsed) -> None:
    silent = [
        entry.simplified
        for entry in parsed.entries
        if not any(align(entry.simplified, entry.reading)) and "xx5" not in entry.reading
    ]
    assert all(word.isascii() or word == "ㄏㄤ" for word in silent), silent


@given(st.text(max_size=8), st.lists(st.text(min_size=1, max_size=5), max_size=8))
def test_there_is_one_item_for_each_code_point(headword: str, reading: list[str]) -> None:
    items = align(headword, tuple(reading))
    assert len(items) == len(headword)
    assert all(item is None or item in reading or item == "".join(reading) for item in items)


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("er4ci4 fang1cheng2", "er4 ci4 fang1 cheng2"),
        ("Zhong1hua2 Ren2min2 Gong4he2guo2", "Zhong1 hua2 Ren2 min2 Gong4 he2 guo2"),
        ("shi1-sheng1", "shi1 sheng1"),
        ("lu:4se4", "lu:4 se4"),
        ("nu:e4dai4", "nu:e4 dai4"),
        ("yi1dian3r5", "yi1 dian3 r5"),
        ("san1 C", "san1 C"),
        ("san1C", "san1 C"),
        ("T-xu4", "T xu4"),
        ("Txu4", "T xu4"),
        ("OKbeng1", "OK beng1"),
        ("ka3la1 O K", "ka3 la1 O K"),
        ("Xi1'an1", "Xi1 an1"),
        ("ren2wei4cai2si3, niao3wei4shi2wang2", "ren2 wei4 cai2 si3 , niao3 wei4 shi2 wang2"),
        ("Lie4fu1 · Tuo1er3si1tai4", "Lie4 fu1 · Tuo1 er3 si1 tai4"),
        ("Shuang1 11", "Shuang1 11"),
        ("xx5", "xx5"),
        ("m2", "m2"),
        ("hng5", "hng5"),
        ("biang2biang2mian4", "biang2 biang2 mian4"),
        ("zhuang4", "zhuang4"),
        ("lu:e4", "lu:e4"),
        ("A1bu4lai2ti2", "A1 bu4 lai2 ti2"),
    ],
)
def test_joined_readings_are_split_into_syllables(text: str, syllables: str) -> None:
    assert " ".join(joined(text)) == syllables


def test_every_reading_of_the_dictionary_joined_is_split_again(parsed: Parsed) -> None:
    lost = [
        entry.numbered
        for entry in parsed.entries
        if all(item[-1] in "12345" and not item.isdigit() for item in entry.reading)
        and len(entry.reading) == len(entry.simplified) > 1
        and joined("".join(entry.reading)) != entry.reading
    ]
    assert lost == []


def test_a_torn_umlaut_is_mended() -> None:
    assert spaced("gong1 lu : 4 fang4") == ("gong1", "lu:4", "fang4")
    assert spaced("lu : e4") == ("lu:e4",)


@given(st.text("abgn12'-u:· ,", max_size=20))
def test_splitting_loses_no_letter_and_no_digit(text: str) -> None:
    kept = [character for character in text if character.isalnum()]
    assert [c for c in "".join(joined(text)) if c.isalnum()] == kept
