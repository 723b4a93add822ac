from __future__ import annotations

import pytest

from desktop.language.sandhi import sandhi


def speak(text: str, reading: str) -> str:
    spoken = sandhi([None if item == "-" else item for item in reading.split()], text)
    return " ".join(item or "-" for item in spoken)


@pytest.mark.parametrize(
    ("text", "reading", "spoken"),
    [
        ("你好", "ni3 hao3", "ni2 hao3"),
        ("水果", "shui3 guo3", "shui2 guo3"),
        ("展览馆", "zhan3 lan3 guan3", "zhan2 lan2 guan3"),
        ("岂有此理", "qi3 you3 ci3 li3", "qi2 you3 ci2 li3"),
        ("一点儿", "yi1 dian3 r5", "yi4 dian3 r5"),
        ("图书馆", "tu2 shu1 guan3", "tu2 shu1 guan3"),
        ("3C产品", "san1 - chan3 pin3", "san1 - chan2 pin3"),
    ],
)
def test_third_tones_in_a_row(text: str, reading: str, spoken: str) -> None:
    assert speak(text, reading) == spoken


@pytest.mark.parametrize(
    ("text", "reading", "spoken"),
    [
        ("不是", "bu4 shi4", "bu2 shi4"),
        ("不好", "bu4 hao3", "bu4 hao3"),
        ("不", "bu4", "bu4"),
        ("差不多", "cha4 bu5 duo1", "cha4 bu5 duo1"),
        ("不了了之", "bu4 liao3 liao3 zhi1", "bu4 liao2 liao3 zhi1"),
        ("步", "bu4", "bu4"),
    ],
)
def test_bu_before_a_fourth_tone(text: str, reading: str, spoken: str) -> None:
    assert speak(text, reading) == spoken


@pytest.mark.parametrize(
    ("text", "reading", "spoken"),
    [
        ("一定", "yi1 ding4", "yi2 ding4"),
        ("一般", "yi1 ban1", "yi4 ban1"),
        ("一直", "yi1 zhi2", "yi4 zhi2"),
        ("一起", "yi1 qi3", "yi4 qi3"),
        ("一个", "yi1 ge5", "yi2 ge5"),
        ("看一看", "kan4 yi1 kan4", "kan4 yi5 kan4"),
        ("统一", "tong3 yi1", "tong3 yi1"),
        ("第一次", "di4 yi1 ci4", "di4 yi1 ci4"),
        ("十一月", "shi2 yi1 yue4", "shi2 yi1 yue4"),
        ("一二三", "yi1 er4 san1", "yi1 er4 san1"),
        ("一月", "yi1 yue4", "yi1 yue4"),
        ("一流", "yi1 liu2", "yi1 liu2"),
        ("一百", "yi1 bai3", "yi4 bai3"),
        ("衣服", "yi1 fu5", "yi1 fu5"),
    ],
)
def test_yi_depends_on_what_follows_unless_it_counts(text: str, reading: str, spoken: str) -> None:
    assert speak(text, reading) == spoken
