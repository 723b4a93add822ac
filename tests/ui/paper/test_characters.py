from __future__ import annotations

import pytest

from desktop.ui.paper.characters import blank_after, closes_up, is_zhuyin, stretches, words_of


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("他说hello。", "他 说 hello 。"),
        ("child’s play", "child’s _ play"),
        ("他说：“OK”。", "他 说 ： “ OK ” 。"),
        ("the “good” one", "the _ “good” _ one"),
        ("故事——他", "故 事 — — 他"),
        ("1990–2026", "1990–2026"),
        ("e\u0302\u030c", "e\u0302\u030c"),
        ("葛\U000e0100城", "葛\U000e0100 城"),
        ("ㄓㄨㄥ", "ㄓ ㄨ ㄥ"),
        ("　　段落", "　 　 段 落"),
        ("a\n\nb", "a ¶ ¶ b"),
    ],
)
def test_a_text_is_cut_where_a_line_might_be_broken(text: str, cut: str) -> None:
    made = [part.replace(" ", "_").replace("\n", "¶") for part, _ in stretches(text)]
    assert " ".join(made) == cut


def test_quotation_marks_go_by_what_they_quote() -> None:
    chinese = {part for part, is_chinese in stretches("他说“好”，it’s “fine”") if is_chinese}
    assert chinese == set("他说“好”，")


def test_neighbouring_runs_decide_as_well() -> None:
    assert list(stretches("”", "好", "。")) == [("”", True)]
    assert list(stretches("’", "t", "s")) == [("’", False)]


def test_words_may_be_broken_at_hyphens_between_letters() -> None:
    assert words_of("well-known") == ["well-", "known"]
    assert words_of("-5") == ["-5"]


def test_blanks_in_signs_depend_on_the_region() -> None:
    assert [blank_after("。", region) for region in ("SC", "TC")] == [0.5, 0.0]
    assert blank_after("」", "TC") == 0.5
    assert closes_up("“", "SC")
    assert not closes_up("中", "SC")


def test_zhuyin_is_told_from_pinyin() -> None:
    assert is_zhuyin("ㄓㄨㄥ ㄍㄨㄛˊ")
    assert not is_zhuyin("zhōngguó")
