from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictionaries.index import Index
from dictionaries.lexicon import (
    UNSEEN,
    default_frequency,
    is_matchable,
    make_folding,
    read_frequencies,
)


def fold(index: Index, text: str) -> str:
    return text.translate(index.folding())


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("圖書館", "图书馆"),
        ("图书馆", "图书馆"),
        ("複製 復制", "复制 复制"),
        ("乾淨 幹淨 干净", "干净 干净 干净"),
        ("看著 沿着", "看着 沿着"),
        ("這裡 這裏 里面", "这里 这里 里面"),
        ("皇后 以後", "皇后 以后"),
        ("臺灣 台灣", "台湾 台湾"),
        ("關於 于是", "关于 于是"),
        ("瞭解 了解", "了解 了解"),
        ("什麼 什么", "什么 什么"),
        ("纔 喫 祇", "才 吃 只"),
        ("分鍾 分鐘", "分钟 分钟"),
        ("答覆 覆盖", "答覆 覆盖"),
        ("甚至 甚麼", "甚至 甚么"),
        ("妳 你", "你 你"),
        ("\uf98e輕", "年轻"),
        ("abc 3.5，。", "abc 3.5，。"),
        ("😀𠮷", "😀𠮷"),
    ],
)
def test_text_in_any_script_folds_to_simplified(index: Index, text: str, folded: str) -> None:
    assert fold(index, text) == folded


def test_characters_of_common_simplified_words_stay_as_they_are(index: Index) -> None:
    common = [word for word, frequency in index.lexicon() if frequency > 3000 and len(word) > 1]
    text = "".join(common)
    assert len(common) > 1500
    assert fold(index, text) == text


def test_folding_maps_one_code_point_to_one_and_no_further(index: Index) -> None:
    folding = index.folding()
    assert len(folding) > 4000
    assert all(len(new) == 1 and ord(new) not in folding for new in folding.values())


@given(
    st.lists(
        st.tuples(st.text("甲乙丙丁", min_size=1, max_size=3), st.text("甲乙丙丁", max_size=3)),
        max_size=12,
    )
)
def test_folding_twice_is_folding_once_whatever_the_pairs(pairs: list[tuple[str, str]]) -> None:
    folding = make_folding(((old, new, False) for old, new in pairs), {})
    text = "甲乙丙丁圖"
    once = text.translate(folding)
    assert len(once) == len(text)
    assert once.translate(folding) == once


def test_the_common_word_decides_among_several_simplified_forms() -> None:
    pairs = [("乾淨", "干净", False), ("乾坤", "乾坤", False), ("乾隆", "乾隆", False)]
    assert make_folding(pairs, {"干净": 900, "乾坤": 20})[ord("乾")] == "干"
    assert ord("乾") not in make_folding(pairs, {"干净": 9, "乾坤": 20})


def test_a_variant_counts_only_where_nothing_better_is_known() -> None:
    assert make_folding([("喫", "吃", True)], {})[ord("喫")] == "吃"
    pairs = [("甚麼", "什么", True), ("甚至", "甚至", False)]
    assert ord("甚") not in make_folding(pairs, {"什么": 1000})


def test_words_weigh_what_was_learned_or_what_jieba_s_frequency_says(index: Index) -> None:
    lexicon = dict(index.lexicon())
    known = read_frequencies(["图书馆", "的", "毛利率", "没有这个词"])
    assert known["图书馆"] == index.frequency("图书馆") > 1000
    assert lexicon["的"] > 100_000
    assert index.frequency("卡拉OK") == 0
    assert lexicon["卡拉OK"] == UNSEEN * default_frequency("卡拉OK")
    assert "人口密度" not in lexicon  # a phrase
    assert lexicon["部份"] == lexicon["部分"]
    assert "没有这个词" not in known
    assert all(frequency >= 1 for frequency in lexicon.values())
    assert len(lexicon) > 100_000


def test_the_default_frequency_goes_from_five_to_one() -> None:
    assert [default_frequency("字" * length) for length in range(1, 8)] == [5, 4, 3, 2, 1, 1, 1]


def test_the_word_list_is_folded(index: Index) -> None:
    lexicon = dict(index.lexicon())
    assert {"干坤", "复制", "卡拉OK", "T恤", "甚么", "沿着"} <= lexicon.keys()
    assert "乾坤" not in lexicon
    assert lexicon["甚么"] == lexicon["什么"]


def test_words_that_would_cut_letters_and_digits_apart_are_left_out(index: Index) -> None:
    words = {word for word, _ in index.lexicon()}
    assert not words & {"ky", "88", "3C", "TA", "PO"}
    assert not any("，" in word or "·" in word for word in words)
    assert index.entries("3C")
    assert is_matchable("T恤")
    assert not is_matchable("一不做，二不休")
