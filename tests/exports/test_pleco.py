"""Pleco's flashcards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.list_rows import ListError, listed_lines
from desktop.exports.pleco import (
    is_pleco_text,
    joined_pinyin,
    read_pleco_text,
    read_pleco_xml,
    write_pleco,
)
from tests.exports.list_lines import malformed, said
from tests.exports.listed_words import A_LITTLE, DAUGHTER, HOW, LIBRARY, SUFFIX

TEXT = (
    "\ufeff//HSK/Level 1\n你好\tni3hao3\thello\ue000(greeting)\n"
    "图书馆[圖書館]\ttu2shu1guan3\tlibrary\n//\n女儿[女兒]\tnu:3'er2\nhello\t\t\n一点儿\tyi1dian3r5\n"
)
XML = """<?xml version="1.0" encoding="UTF-8"?>
<plecoflash formatversion="2" creator="Pleco"><categories><category name="HSK"/></categories>
<cards><card language="chinese"><entry>
<headword charset="sc">图书馆</headword><headword charset="tc">圖書館</headword>
<pron type="hypy" tones="numbers">tu2shu1guan3</pron><defn>library</defn></entry>
<catassign category="HSK/Level 1"/></card>
<card><entry><headword charset="sc">hello</headword></entry></card></cards></plecoflash>"""


def test_cards_have_both_scripts_and_categories_become_tags() -> None:
    read = read_pleco_text(TEXT)
    assert said(read) == [
        "2 | 你好 |  | ni3hao3 | hello (greeting) | HSK/Level-1",
        "3 | 图书馆 | 圖書館 | tu2shu1guan3 | library | HSK/Level-1",
        "5 | 女儿 | 女兒 | nu:3'er2",
        "7 | 一点儿 |  | yi1dian3r5",
    ]
    assert malformed(read) == ["6 hello"]


def test_cards_are_written_as_pleco_wants_them() -> None:
    words = [LIBRARY, SUFFIX, DAUGHTER, A_LITTLE]
    text = "".join(write_pleco(words, replace(HOW, title="Lesson 3/4")))
    assert text.replace("\t", "⇥").splitlines() == [
        "//Lesson 3 4",
        '图书馆[圖書館]⇥tu2shu1guan3⇥library; reading room / the "stacks"',
        "性⇥xing4⇥-ness / -ity",
        "//family",
        "女儿[女兒]⇥nü3er2⇥daughter",
        "//HSK-1",
        "女儿[女兒]⇥nü3er2⇥daughter",
        "//Lesson 3 4",
        "一点儿[一點兒]⇥yi1dian3r5⇥a little",
    ]


def test_a_card_in_two_categories_is_one_word_with_two_tags() -> None:
    text = "//a\n书[書]\tshu1\tbook\n//b/c\n水\tshui3\twater\n书[書]\tshu1\tbook\n"
    assert said(read_pleco_text(text)) == [
        "2 | 书 | 書 | shu1 | book | a b/c",
        "4 | 水 |  | shui3 | water | b/c",
    ]


@pytest.mark.parametrize(
    ("reading", "written"),
    [
        ("nu:3 er2", "nü3er2"),
        ("Lu:3", "Lü3"),
        ("U:1", "Ü1"),
        ("ma1 ma5", "ma1ma5"),
        ("Xi1 an1", "Xi1an1"),
        ("yi1 bu4 zuo4 , er4 bu4 xiu1", "yi1bu4zuo4, er4bu4xiu1"),
    ],
)
def test_pinyin_is_joined_with_its_numbers(reading: str, written: str) -> None:
    assert joined_pinyin(reading.split()) == written


def test_nothing_in_a_definition_is_a_sign_of_plecos() -> None:
    word = replace(LIBRARY, senses=("a\tb\n//c\ueab1d",))
    _, card = "".join(write_pleco([word], HOW)).splitlines()
    assert card.split("\t")[2:] == ["a b //c d"]


def test_pleco_is_told_by_its_headwords_or_its_categories() -> None:
    assert is_pleco_text(TEXT)
    assert is_pleco_text("图书馆[圖書館]\ttu2shu1guan3\tlibrary\n")
    assert not is_pleco_text("你好\thello\n")
    assert not is_pleco_text("// my words\n你好\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_is_read_in_its_encoding(encoding: str) -> None:
    text = XML.replace("UTF-8", encoding.upper())
    read = read_pleco_xml(text.encode(encoding), "cards.xml")
    assert said(read) == ["1 | 图书馆 | 圖書館 | tu2shu1guan3 | library | HSK/Level-1"]
    assert malformed(read) == ["2 hello"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (XML[:200].encode(), "cards.xml is damaged or incomplete: export it from Pleco again."),
        (b"<?xml version='1.0'?><a/>", "cards.xml is not a list of Pleco's flashcards."),
    ],
)
def test_other_xml_is_told_in_a_sentence(data: bytes, message: str) -> None:
    with pytest.raises(ListError) as raised:
        read_pleco_xml(data, "cards.xml")
    assert str(raised.value) == message


def test_entities_are_not_unfolded() -> None:
    bomb = (
        "<!DOCTYPE x [<!ENTITY a '"
        + "x" * 1000
        + "'>"
        + "".join(f"<!ENTITY {chr(98 + at)} '{f'&{chr(97 + at)};' * 50}'>" for at in range(6))
    )
    data = f"<?xml version='1.0'?>{bomb}]><plecoflash><cards>&g;</cards></plecoflash>"
    try:
        read = read_pleco_xml(data.encode(), "bomb.xml")
    except ListError as error:
        assert "bomb.xml" in str(error)  # noqa: PT017 - either way is sound
    else:
        assert read.rows == 0


@given(st.binary(max_size=120))
def test_random_bytes_are_no_xml_of_plecos(data: bytes) -> None:
    with pytest.raises(ListError):
        read_pleco_xml(data, "x.xml")


@given(st.text(alphabet="你好[]/\tni3hao\n", max_size=100))
def test_any_text_is_read(text: str) -> None:
    listed_lines(read_pleco_text(text))
