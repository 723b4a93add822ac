from __future__ import annotations

import pytest

from desktop.language.conversion import Origin
from desktop.language.converter import Converter
from desktop.language.language import Language
from desktop.language.scripts import Script

SIMPLIFIED, TRADITIONAL, TAIWAN = Script.SIMPLIFIED, Script.TRADITIONAL, Script.TAIWAN


def choices(language: Language, text: str, word: str, source: Script, target: Script) -> list[str]:
    """Write the choices in a word of a text as `發/髮 word 头发`."""
    (cell,) = [one for one in language.annotate(text, source, target) if one.token.text == word]
    return [
        f"{one.shown}/{''.join(one.others)} {one.because} {one.word}".rstrip()
        for one in language.script_choices(text, cell, source, target)
    ]


def doubted(language: Language, text: str, source: Script, target: Script) -> str:
    """Draw a text with slashes, a question mark behind what the conversion left in doubt."""
    return "/".join(
        one.shown + ("?" if one.doubt == "script" else "")
        for one in language.annotate(text, source, target)
    )


def test_each_code_point_says_why_it_became_what_it_is() -> None:
    shown, why = Converter().traced("头发长，发", SIMPLIFIED, TRADITIONAL)
    assert "".join(shown) == "頭髮長，發"
    assert why == (None, Origin(("發",), "头发"), None, None, Origin(("髮",), ""))


def test_what_might_have_stood_there_goes_through_the_later_passes() -> None:
    _, why = Converter().traced("台", SIMPLIFIED, TAIWAN)
    assert why == (Origin(("檯", "颱", "台"), ""),)


@pytest.mark.parametrize(
    ("text", "word", "result"),
    [
        ("他的头发很长", "头发", ["髮/發 word 头发"]),
        ("中国发展很快", "发展", ["發/髮 word 发展"]),
        ("皇后很美", "皇后", ["后/後 word 皇后"]),
        ("他发。", "发", ["發/髮 reading"]),
        ("之后，后，天", "后", ["後/后 usual"]),
        ("房间有钟。", "钟", ["鍾/鐘 doubt"]),
        ("我们说话", "我们", []),
    ],
)
def test_a_choice_is_told_with_what_decided_it(
    language: Language, text: str, word: str, result: list[str]
) -> None:
    assert choices(language, text, word, SIMPLIFIED, TRADITIONAL) == result


def test_choices_are_there_in_the_other_direction_too(language: Language) -> None:
    text = "這是特徵，他徵求意見，衣服乾淨。"
    assert choices(language, text, "乾淨", TRADITIONAL, SIMPLIFIED) == ["干/乾 word 乾淨"]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("房间有钟。", "房間/有/鍾?/。"),
        ("他在房间里。", "他/在/房間/裏/。"),
        ("走了三里。", "走/了/三/里/。"),
        ("他发，之后", "他/發/，/之後"),
    ],
)
def test_only_what_nothing_decided_and_is_written_both_ways_is_in_doubt(
    language: Language, text: str, result: str
) -> None:
    assert doubted(language, text, SIMPLIFIED, TRADITIONAL) == result


def test_nothing_is_in_doubt_where_nothing_is_converted(language: Language) -> None:
    text = "房间有钟。"
    assert "?" not in doubted(language, text, SIMPLIFIED, Script.ORIGINAL)
    (cell,) = [
        one
        for one in language.annotate(text, SIMPLIFIED, Script.ORIGINAL)
        if one.token.text == "钟"
    ]
    assert language.script_choices(text, cell, SIMPLIFIED, Script.ORIGINAL) == ()


def test_the_doubt_of_the_reading_comes_before_that_of_the_script(language: Language) -> None:
    rows = language.annotate("他在行，钟。", SIMPLIFIED, TRADITIONAL)
    assert {one.doubt for one in rows} <= {None, "reading", "segmentation", "script"}
