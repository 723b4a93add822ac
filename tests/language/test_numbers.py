from __future__ import annotations

import pytest

from desktop.language.numbers import holds_break, join_signs, parts


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("三十多年", "三十多/年"),
        ("两百多家公司", "两百多/家公司"),
        ("四百年来", "四百/年来"),
        ("10几岁", "10几/岁"),
        ("七八个人", "七八/个人"),
        ("第一个人", "第一/个人"),
        ("第四周", "第四/周"),
        ("正月初四", "正月/初四"),
        ("二十分钟", "二十/分钟"),
        # Words, and what only looks like a number.
        ("五十年代", "五十年代"),
        ("三十八度线", "三十八度线"),
        ("百年", "百年"),
        ("第一时间", "第一时间"),
        ("多少", "多少"),
        ("", ""),
    ],
)
def test_numbers_are_parted_from_what_they_count(text: str, cut: str) -> None:
    assert "/".join(parts(text, ())) == cut


def test_words_of_the_dictionary_are_spared() -> None:
    assert parts("第一次世界大战", {"第一次世界大战"}) == ["第一次世界大战"]
    assert parts("第一次世界大战", ()) == ["第一", "次世界大战"]


def test_words_that_must_be_spared_are_known_by_their_look() -> None:
    assert [
        word for word in ("第一次", "百万吨", "第一", "一个", "图书馆") if holds_break(word)
    ] == [
        "第一次",
        "百万吨",
    ]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("共16,250人", "共000000人"),
        ("涨3.5%", "涨0000"),
        ("GPT-4o", "000000"),
        ("95后", "95后"),
        ("他说,好", "他说,好"),
    ],
)
def test_signs_within_numbers_and_names_are_hidden_from_the_engine(text: str, joined: str) -> None:
    assert join_signs(text) == joined
