from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.pinyin import from_marks, marked, to_marks, tone
from desktop.language.zhuyin import is_syllable, to_zhuyin

INITIALS = [
    "", *"bpmfdtnlgkhjqxrzcs", "zh", "ch", "sh",
    "y", "w", "v", "hm", "ng",
]  # fmt: skip
FINALS = [
    "", *"aoeiuüêmnr", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er", "ong", "ia", "ie",
    "iao", "iu", "ian", "in", "iang", "ing", "iong", "ua", "uo", "uai", "ui", "uan", "un", "uang",
    "üe", "üan", "ün", "io", "ue", "ng",
]  # fmt: skip
SYLLABLES = sorted(
    {initial + final for initial in INITIALS for final in FINALS if is_syllable(initial + final)}
    - {"nue", "lue"}
)


def read(reading: str) -> str:
    return marked([None if item == "-" else item for item in reading.split()])


@pytest.mark.parametrize(
    ("numbered", "with_mark"),
    [
        ("zhong1", "zhōng"),
        ("Zhong1", "Zhōng"),
        ("guo2", "guó"),
        ("lu:4", "lǜ"),
        ("lu:e4", "lüè"),
        ("nu:3", "nǚ"),
        ("nv3", "nǚ"),
        ("nü3", "nǚ"),
        ("hui4", "huì"),
        ("liu2", "liú"),
        ("xiong2", "xióng"),
        ("kou3", "kǒu"),
        ("E2", "É"),
        ("er2", "ér"),
        ("ma5", "ma"),
        ("r5", "r"),
        ("m2", "ḿ"),
        ("ng2", "ńg"),
        ("hm5", "hm"),
        ("hng5", "hng"),
        ("ê4", "ề"),
    ],
)
def test_a_numbered_syllable_gets_its_mark(numbered: str, with_mark: str) -> None:
    assert to_marks(numbered) == with_mark


@pytest.mark.parametrize("text", ["", "xx5", "A", "OK", "3", ",", "·", "zhong", "zhong6", "bcd1"])
def test_what_is_no_syllable_stays_as_it_is(text: str) -> None:
    assert to_marks(text) == text
    assert to_zhuyin(text) == text


def test_the_grammar_knows_some_four_hundred_syllables_and_no_consonant_salad() -> None:
    assert {"zhuang", "lüe", "ê", "er", "r", "m", "dia", "yai", "biang"} <= set(SYLLABLES)
    assert not {"", "zh", "bü", "jang", "jong", "ber", "wuo", "v"} & set(SYLLABLES)


@given(st.sampled_from(SYLLABLES), st.integers(1, 5), st.booleans())
def test_marks_and_numbers_are_inverse(letters: str, number: int, capital: bool) -> None:
    numbered = letters.replace("ü", "u:") + str(number)
    if capital:
        numbered = numbered[0].upper() + numbered[1:]
    assert from_marks(to_marks(numbered)) == numbered


@given(st.text(st.sampled_from("abeghinouzêüǚàá\u0301\u030c15: "), max_size=7))
def test_whatever_reads_as_a_marked_syllable_is_written_the_same_again(text: str) -> None:
    numbered = from_marks(text)
    if numbered is not None:
        assert from_marks(to_marks(numbered)) == numbered


@pytest.mark.parametrize("text", ["", "zhòngguó", "xyz", "mǎ1", "\u0301a", "ńń", "gùi", "hǎō"])
def test_what_is_no_marked_syllable_has_no_number(text: str) -> None:
    assert from_marks(text) is None


def test_a_decomposed_mark_is_read_like_a_composed_one() -> None:
    assert from_marks("lu\u0308\u0300") == "lu:4"


def test_the_tone_of_a_syllable_is_its_number() -> None:
    assert [tone(item) for item in ("ma1", "lu:4", "r5", "A", "", "3")] == [1, 4, 5, 0, 0, 3]


@pytest.mark.parametrize(
    ("reading", "written"),
    [
        ("tu2 shu1 guan3", "túshūguǎn"),
        ("xi1 an1", "xī'ān"),
        ("tian1 an1 men2", "tiān'ānmén"),
        ("nu:3 er2", "nǚ'ér"),
        ("yi1 dian3 r5", "yīdiǎnr"),
        ("a1 yi2", "āyí"),
        ("Bei3 jing1", "Běijīng"),
        ("Zhong1 hua2 Ren2 min2 Gong4 he2 guo2", "Zhōnghuá Rénmín Gònghéguó"),
        ("ka3 la1 - -", "kǎlā"),
        ("- xu4", "xù"),
        ("yi1 - yi1", "yī yī"),
        ("K la1 O K", "K lā OK"),
        ("A A zhi4", "AA zhì"),
        ("A1 ka4 , B", "Ākà, B"),
        ("Da2 · Fen1 qi2", "Dá · Fēnqí"),
        ("", ""),
    ],
)
def test_a_reading_is_written_as_in_running_text(reading: str, written: str) -> None:
    assert read(reading) == written


@pytest.mark.parametrize(
    ("syllable", "zhuyin"),
    [
        ("zhong1", "ㄓㄨㄥ"),
        ("ma5", "˙ㄇㄚ"),
        ("lu:4", "ㄌㄩˋ"),
        ("r5", "ㄦ"),
        ("er2", "ㄦˊ"),
        ("zhi1", "ㄓ"),
        ("si4", "ㄙˋ"),
        ("ri4", "ㄖˋ"),
        ("yi1", "ㄧ"),
        ("wu3", "ㄨˇ"),
        ("yu2", "ㄩˊ"),
        ("ju2", "ㄐㄩˊ"),
        ("xue2", "ㄒㄩㄝˊ"),
        ("lu:e4", "ㄌㄩㄝˋ"),
        ("xiong2", "ㄒㄩㄥˊ"),
        ("weng1", "ㄨㄥ"),
        ("wen2", "ㄨㄣˊ"),
        ("yuan2", "ㄩㄢˊ"),
        ("you3", "ㄧㄡˇ"),
        ("bo1", "ㄅㄛ"),
        ("Bei3", "ㄅㄟˇ"),
        ("ai4", "ㄞˋ"),
        ("m2", "ㄇˊ"),
        ("ng4", "ㄫˋ"),
        ("hm5", "˙ㄏㄇ"),
        ("ê1", "ㄝ"),
        ("yo1", "ㄧㄛ"),
    ],
)
def test_a_syllable_in_zhuyin(syllable: str, zhuyin: str) -> None:
    assert to_zhuyin(syllable) == zhuyin
