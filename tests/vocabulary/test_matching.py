"""Matching the lines of a word list with the dictionary."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.language import Language
from desktop.vocabulary.listed_line import ListedLine
from desktop.vocabulary.matching import (
    Match,
    Outcome,
    closest,
    identity_of,
    match_line,
    match_lines,
    rematched,
)
from desktop.vocabulary.status import Status


def said(match: Match) -> str:
    """Write an outcome and the word that was taken."""
    if match.entry is None:
        return str(match.outcome)
    return f"{match.outcome}: {' '.join(identity_of(match.entry))}"


@pytest.mark.parametrize(
    ("hanzi", "pinyin", "expected"),
    [
        ("图书馆", "", "matched: 圖書館 图书馆 tu2 shu1 guan3"),
        ("圖書館", "", "matched: 圖書館 图书馆 tu2 shu1 guan3"),
        ("长", "zhǎng", "matched: 長 长 zhang3"),
        ("长", "chang2", "matched: 長 长 chang2"),
        ("长", "", "unsure: 長 长 chang2"),
        ("东西", "dōngxi", "matched: 東西 东西 dong1 xi5"),
        ("东西", "dong1xi1", "matched: 東西 东西 dong1 xi1"),
        ("朋友", "péngyǒu", "matched: 朋友 朋友 peng2 you5"),
        ("绿", "lv4", "matched: 綠 绿 lu:4"),
        ("女儿", "nu:3'er2", "matched: 女兒 女儿 nu:3 er2"),
        ("一点儿", "yi1dian3r5", "matched: 一點兒 一点儿 yi1 dian3 r5"),
        ("小孩儿", "xiǎo hái ér", "matched: 小孩兒 小孩儿 xiao3 hai2 r5"),
        ("爱", "love", "matched: 愛 爱 ai4"),
    ],
)
def test_a_reading_tells_words_apart(
    hanzi: str, pinyin: str, expected: str, language: Language
) -> None:
    assert said(match_line(ListedLine(1, hanzi, pinyin), language)) == expected


@pytest.mark.parametrize(
    ("hanzi", "expected"),
    [
        ("裡/里", "matched: 裡 里 li3"),
        ("说|說", "unsure: 說 说 shuo1"),
        ("一点(儿)", "matched: 一點兒 一点儿 yi1 dian3 r5"),
        ("会1", "unsure: 會 会 hui4"),
        ("你好。", "matched: 你好 你好 ni3 hao3"),
        ("图书 馆", "matched: 圖書館 图书馆 tu2 shu1 guan3"),
        ("Ｔ恤", "matched: T恤 T恤 T xu4"),
        ("不入虎穴，焉得虎子", "matched: 不入虎穴，焉得虎子 不入虎穴，焉得虎子 "
         "bu4 ru4 hu3 xue2 ， yan1 de2 hu3 zi3"),
    ],
)  # fmt: skip
def test_a_word_is_found_however_it_is_written(
    hanzi: str, expected: str, language: Language
) -> None:
    found = said(match_line(ListedLine(1, hanzi), language)).replace(" ,", " ，")
    assert found == expected


def test_a_word_without_its_erhua_is_only_likely(language: Language) -> None:
    match = match_line(ListedLine(1, "图书馆儿"), language)
    assert said(match) == "unsure: 圖書館 图书馆 tu2 shu1 guan3"


def test_other_words_can_be_chosen(language: Language) -> None:
    matches = match_lines([ListedLine(1, "长"), ListedLine(2, "好")], language, {})
    assert matches is not None
    assert [identity_of(other)[2] for other in matches[0].others] == ["zhang3"]
    kept = {("長", "长", "zhang3"): Status.LEARNING}
    chosen = rematched(matches, 0, matches[0].others[0], kept)
    assert said(chosen) == "matched: 長 长 zhang3"
    assert chosen.kept is Status.LEARNING
    assert [identity_of(other)[2] for other in chosen.others] == ["chang2"]


def test_the_form_in_the_other_script_tells_words_apart(language: Language) -> None:
    match = match_line(ListedLine(1, "后", other="後"), language)
    assert said(match) == "matched: 後 后 hou4"


def test_the_meaning_tells_words_apart(language: Language) -> None:
    match = match_line(ListedLine(1, "行", meaning="row; line"), language)
    assert said(match) == "matched: 行 行 hang2"


def test_a_reading_that_the_dictionary_has_not_is_doubted(language: Language) -> None:
    match = match_line(ListedLine(1, "银行", "yin2xing2"), language)
    assert said(match) == "unsure: 銀行 银行 yin2 hang2"


def test_names_come_only_where_they_are_meant(language: Language) -> None:
    assert said(match_line(ListedLine(1, "高", "gāo"), language)) == "matched: 高 高 gao1"


def test_a_word_that_is_not_in_the_dictionary_needs_its_reading(language: Language) -> None:
    line = ListedLine(1, "史密斯堡", "shǐ mì sī bǎo", "Fort Smith")
    match = match_line(line, language)
    assert said(match) == "added: 史密斯堡 史密斯堡 shi3 mi4 si1 bao3"
    assert match.entry is not None
    assert [sense.text for sense in match.entry.senses] == ["Fort Smith"]
    assert said(match_line(replace(line, pinyin=""), language)) == "not found"
    assert said(match_line(replace(line, pinyin="shǐ mì"), language)) == "not found"


def test_what_is_not_found_has_words_that_come_near(language: Language) -> None:
    line = ListedLine(1, "打扫房间")
    assert said(match_line(line, language)) == "not found"
    assert [entry.simplified for entry in closest(line, language)] == ["打扫", "房间"]


def test_a_word_that_comes_twice_is_told(language: Language) -> None:
    lines = [ListedLine(1, "你好"), ListedLine(2, "长", "zhang3"), ListedLine(3, "你好")]
    kept = {("你好", "你好", "ni3 hao3"): Status.KNOWN}
    matches = match_lines(lines, language, kept)
    assert matches is not None
    assert [match.outcome for match in matches] == [
        Outcome.MATCHED, Outcome.MATCHED, Outcome.DUPLICATE,
    ]  # fmt: skip
    assert [match.kept for match in matches] == [Status.KNOWN, None, Status.KNOWN]


def test_a_choice_that_another_line_has_is_told(language: Language) -> None:
    lines = [ListedLine(1, "长", "zhang3"), ListedLine(2, "长")]
    matches = match_lines(lines, language, {})
    assert matches is not None
    assert rematched(matches, 1, matches[1].others[0], {}).outcome is Outcome.DUPLICATE


def test_matching_can_be_cancelled_and_tells_how_far_it_is(language: Language) -> None:
    lines = [ListedLine(number, "你好") for number in range(1200)]
    shares: list[float] = []
    assert match_lines(lines, language, {}, shares.append, lambda: len(shares) == 2) is None
    assert shares == [0.0, 500 / 1200]


@given(
    st.text(alphabet="你好长儿T恤/|()（）…1.，。 ~\ud800\x00", max_size=30), st.text(max_size=12)
)
def test_any_line_is_matched(language: Language, hanzi: str, pinyin: str) -> None:
    match = match_line(ListedLine(1, hanzi, pinyin), language)
    assert (match.entry is None) == (match.outcome is Outcome.NOT_FOUND)
    closest(match.line, language)
