from __future__ import annotations

import pytest

from dictionaries.senses import find_links, parse_definition, split_glosses


def links(text: str) -> str:
    return ", ".join(
        f"{link.kind} {link.traditional}|{link.simplified} {' '.join(link.reading)}".strip()
        for link in find_links(text)
    )


def test_senses_are_parted_by_slashes_and_glosses_by_semicolons() -> None:
    senses, _, _ = parse_definition("to cut; to slash/a cut")
    assert [sense.glosses for sense in senses] == [("to cut", "to slash"), ("a cut",)]
    assert senses[0].text == "to cut; to slash"


@pytest.mark.parametrize(
    ("text", "glosses"),
    [
        ("kind (of person; animal); sort", "kind (of person; animal)|sort"),
        ("to (a [b; c]; d)", "to (a [b; c]; d)"),
        ("one;two ; three", "one|two|three"),
        ("a) one; b) two", "a) one|b) two"),
        (";", ";"),
        ("(open; never closed", "(open; never closed"),
    ],
)
def test_semicolons_inside_brackets_part_nothing(text: str, glosses: str) -> None:
    assert "|".join(split_glosses(text)) == glosses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("variant of 後|后[hou4]", "variant 後|后 hou4"),
        ("old variant of 翌", "variant 翌|翌"),
        ("see 圖書館|图书馆[tu2 shu1 guan3]", "see 圖書館|图书馆 tu2 shu1 guan3"),
        ("see also 老公[lao3 gong1]", "see 老公|老公 lao3 gong1"),
        ("(idiom) see 抱佛腳|抱佛脚[bao4 fo2 jiao3]", "see 抱佛腳|抱佛脚 bao4 fo2 jiao3"),
        ("to see 吃[chi1]", "mention 吃|吃 chi1"),
        ("same as 能夠|能够", "see 能夠|能够"),
        ("(abbr. for 大型巴士)", "abbreviation 大型巴士|大型巴士"),
        ("abbr. for Suzhou 蘇州|苏州[Su1 zhou1]", "abbreviation 蘇州|苏州 Su1 zhou1"),
        ("abbr. to 活檢|活检[huo2 jian3]", "abbreviation 活檢|活检 huo2 jian3"),
        ("erhua variant of 一點|一点[yi1 dian3]", "erhua 一點|一点 yi1 dian3"),
        ("also written 拓跋", "variant 拓跋|拓跋"),
        ("used in 圖書|图书[tu2 shu1], books", "mention 圖書|图书 tu2 shu1"),
        (
            "(abbr. for 甲[jia3] or 乙[yi3])",
            "abbreviation 甲|甲 jia3, abbreviation 乙|乙 yi3",
        ),
        ("see 甲[jia3] and use 乙[yi3]", "see 甲|甲 jia3, mention 乙|乙 yi3"),
        ("see 3C[san1 C]", "see 3C|3C san1 C"),
        ("see 卡拉OK[ka3 la1 O K]", "see 卡拉OK|卡拉OK ka3 la1 O K"),
        (
            "see 列夫·托爾斯泰|列夫·托尔斯泰[Lie4 fu1 · Tuo1 er3 si1 tai4]",
            "see 列夫·托爾斯泰|列夫·托尔斯泰 Lie4 fu1 · Tuo1 er3 si1 tai4",
        ),
        (
            "see 人為財死，鳥為食亡|人为财死，鸟为食亡[ren2 wei4 cai2 si3 , niao3 wei4 shi2 wang2]",
            "see 人為財死，鳥為食亡|人为财死，鸟为食亡 ren2 wei4 cai2 si3 , niao3 wei4 shi2 wang2",
        ),
        (
            "variant of 後[[hou4]] in 圖書[[tu2shu1]]",
            "variant 後|後 hou4, mention 圖書|圖書 tu2 shu1",
        ),
        ("variant of 高挑[gao1tiao1]", "variant 高挑|高挑 gao1 tiao1"),
        ("power (abbr. for 功率[gong1 lu : 4])", "abbreviation 功率|功率 gong1 lu:4"),
        ("café (from Japanese カフェ)", ""),
        ("plain English", ""),
        ("also pr. [ren4]", ""),
    ],
)
def test_words_that_a_sense_names_are_links(text: str, found: str) -> None:
    assert links(text) == found


def test_classifiers_leave_the_senses() -> None:
    senses, classifiers, _ = parse_definition("book/CL:本[ben3],冊|册[ce4]/letter")
    assert [sense.text for sense in senses] == ["book", "letter"]
    assert [(item.traditional, item.simplified, item.reading) for item in classifiers] == [
        ("本", "本", ("ben3",)),
        ("冊", "册", ("ce4",)),
    ]


def test_classifiers_named_inside_a_sense_are_classifiers_too() -> None:
    senses, classifiers, _ = parse_definition("photo album (CL:本[[ben3]])")
    assert [sense.text for sense in senses] == ["photo album (CL:本[[ben3]])"]
    assert [item.simplified for item in classifiers] == ["本"]


@pytest.mark.parametrize(
    ("definition", "senses", "reading"),
    [
        ("garbage/Taiwan pr. [le4 se4]", "garbage", "le4 se4"),
        ("slender/Taiwan pr. [[gao1tiao1]]", "slender", "gao1 tiao1"),
        ("to rest (Taiwan pr. [zhen4])", "to rest (Taiwan pr. [zhen4])", ""),
        ("Taiwan province", "Taiwan province", ""),
        ("to be/also pr. [ren4]", "to be|also pr. [ren4]", ""),
        (
            "sail/Taiwan pr. [fan2], except 帆布[fan1 bu4] canvas",
            "sail|Taiwan pr. [fan2], except 帆布[fan1 bu4] canvas",
            "fan2",
        ),
    ],
)
def test_the_reading_of_taiwan_is_told_apart(definition: str, senses: str, reading: str) -> None:
    found, _, taiwan = parse_definition(definition)
    assert "|".join(sense.text for sense in found) == senses
    assert " ".join(taiwan) == reading


def test_blank_senses_are_left_out() -> None:
    senses, _, _ = parse_definition("/one// two /")
    assert [sense.text for sense in senses] == ["one", "two"]
