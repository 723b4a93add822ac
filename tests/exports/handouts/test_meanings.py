from __future__ import annotations

import pytest

from desktop.exports.handouts.meanings import brief, clue, gives_away, too_alike
from desktop.language.scripts import Script


@pytest.mark.parametrize(
    ("senses", "short"),
    [
        ("rare/rarely seen", "rare; rarely seen"),
        ("(bound form) to ask; to inquire/news", "to ask; to inquire; news"),
        ("lit. as a great enemy (idiom)/fig. cautious", "cautious; as a great enemy"),
        (
            "the corresponding time period (in a different year etc)",
            "the corresponding time period",
        ),
        ("China fir/also pr. [sha1]", "China fir"),
        ("variant of 裡|里[li3]", "variant of 裡 lǐ"),
        ("abbr. for 圖書館|图书馆[tu2 shu1 guan3]/library", "library"),
        ("(great) majority", "(great) majority"),
        ("to stand/stand/to stand up", "to stand; to stand up"),
        ("flag (cf. 八旗[Ba1 qi2])", "flag (cf. 八旗 Bāqí)"),
    ],
)
def test_a_meaning_is_short_and_says_what_is_meant(senses: str, short: str) -> None:
    assert brief(senses.split("/"), Script.TRADITIONAL) == short


def test_more_glosses_are_given_only_while_there_is_room() -> None:
    many = ["to turn over; to flip over; to overturn; to rummage through; to translate; to climb"]
    assert brief(many, Script.SIMPLIFIED, 30) == "to turn over; to flip over"
    assert brief(["a very long explanation of something"], Script.SIMPLIFIED, 10) == (
        "a very long explanation of something"
    )


@pytest.mark.parametrize(
    ("meaning", "reading", "gives"),
    [
        ("Weixin or WeChat", "wei1 xin4", True),
        ("Chinese kung fu", "gong1 fu5", False),
        ("tai chi (tàijí)", "tai4 ji2", True),
        ("Beijing, capital of China", "Bei3 jing1", True),
        ("long", "chang2", False),
        ("mu, unit of area", "mu3", True),
    ],
)
def test_pinyin_in_a_meaning_gives_it_away(meaning: str, reading: str, gives: bool) -> None:
    assert gives_away(meaning, reading.split()) is gives


def test_a_clue_has_no_hanzi_and_may_be_none() -> None:
    assert clue(["see 圖書館|图书馆[tu2 shu1 guan3]"], ["tu2"]) == ""
    assert clue(["flag (of the 八旗[Ba1 qi2])", "banner"], ["qi2"]) == "banner"


def test_meanings_with_a_gloss_in_common_are_too_alike() -> None:
    assert too_alike("to build; to construct", "construct (sth)")
    assert not too_alike("to build", "building")
