from __future__ import annotations

import pytest

from desktop.language.doubts import Doubts
from desktop.language.language import Language
from desktop.language.scripts import Script

WEIGHTS = {"研究": 100, "研究生": 60, "生命": 40, "命": 50, "生": 1, "的": 1000}


def doubts(words: str) -> list[int]:
    found = Doubts({"生": "命"}, lambda word: WEIGHTS.get(word, 0), sum(WEIGHTS.values()))
    return sorted(found.find(words.split("/")))


def test_a_close_call_is_marked_on_both_sides() -> None:
    assert doubts("研究生/命/的") == [0, 1]


@pytest.mark.parametrize("words", ["研究/的", "的/生/命", "好/的"])
def test_what_has_no_other_cut_is_not_doubted(words: str) -> None:
    assert doubts(words) == []


def test_few_tokens_are_doubted(language: Language) -> None:
    text = "他花了三分鐘研究生命的起源，北京大學生活動中心昨天開放。" * 3
    annotations = language.annotate(text, Script.TRADITIONAL, Script.ORIGINAL)
    assert all(item.doubt in {None, "segmentation"} for item in annotations)
    whole = [item.doubt for item in annotations]
    assert whole[: len(whole) // 3] * 3 == whole
