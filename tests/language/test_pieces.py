from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.language.pieces import (
    PIECE,
    REACH,
    STEP,
    next_cut,
    piece_count,
    piece_start,
    pieces,
    pieces_between,
    sentence_around,
)

SENTENCE = "他说：“今天天气不错。”我们去公园走走吧！"


def sentence(text: str, word: str) -> str:
    start = text.index(word)
    first, last = sentence_around(text, start, start + len(word))
    return text[first:last]


def test_a_paragraph_of_ordinary_length_is_one_piece() -> None:
    assert pieces(SENTENCE) == ((0, len(SENTENCE)),)
    assert pieces("字" * PIECE) == ((0, PIECE),)
    assert pieces("") == ((0, 0),)


def test_a_long_paragraph_is_cut_after_sentences() -> None:
    text = SENTENCE * 1000
    cut = [text[start:end] for start, end in pieces(text)]
    assert "".join(cut) == text
    assert all(piece.endswith(("。”", "！")) for piece in cut)
    assert {len(piece) // 100 for piece in cut[:-1]} <= {4, 5}


def test_a_closing_quote_never_begins_a_piece() -> None:
    text = "字" * (STEP - 1) + "。”" + "字" * PIECE
    assert pieces(text)[0] == (0, STEP + 1)


def test_text_without_sentences_is_cut_at_a_clause_and_else_anywhere() -> None:
    clauses = "字字字，" * 1500
    assert all(clauses[end - 1] == "，" for _, end in pieces(clauses))
    assert pieces("字" * (PIECE + 1))[:2] == ((0, STEP), (STEP, 2 * STEP))


def test_a_hard_cut_leaves_a_character_its_marks() -> None:
    text = "字" * (STEP - 1) + "e\u0301\u0300" + "字" * PIECE
    first, second = (text[start:end] for start, end in pieces(text)[:2])
    assert first == "字" * (STEP - 1) + "e\u0301\u0300"
    assert second[0] == "字"
    assert pieces("\u0301" * (PIECE + 1))[0] == (0, STEP)


@given(
    st.lists(st.sampled_from(["字", "。", "，", "”", " ", "a.", "😀", "…", "\u0301"]), max_size=60),
    st.integers(1, 400),
)
def test_pieces_cover_the_text_and_part_of_them_is_part_of_the_whole(
    parts: list[str], repeats: int
) -> None:
    text = "".join(parts) * repeats
    cut = pieces(text)
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(start < end for start, end in cut) or cut == ((0, 0),)
    assert len(cut) == piece_count(len(text))
    assert [piece_start(text, number) for number in range(len(cut) + 1)] == [
        *(start for start, _ in cut),
        len(text),
    ]
    for first in range(0, len(cut), 2):
        some = cut[first : first + 2]
        assert tuple(pieces_between(text, some[0][0], some[-1][1])) == some


@given(st.integers(0, 3), st.integers(0, 5000))
def test_the_rest_of_a_paragraph_is_cut_as_the_whole(number: int, known: int) -> None:
    text = SENTENCE * 400
    start = piece_start(text, number)
    cut = next_cut(text[start : start + known], 0, start)
    assert cut is None or start + cut == piece_start(text, number + 1)
    assert next_cut(text[start:], 0, start) == piece_start(text, number + 1) - start


def test_a_sentence_ends_with_its_closing_quotes() -> None:
    assert sentence(SENTENCE, "天气") == "他说：“今天天气不错。”"
    assert sentence(SENTENCE, "公园") == "我们去公园走走吧！"
    assert sentence("「你來了？！」他問。", "來") == "「你來了？！」"


def test_the_mark_that_ends_a_sentence_belongs_to_it() -> None:
    assert sentence("一句。两句。三句。", "两") == "两句。"
    text = "一句。两句。"
    assert sentence_around(text, 2, 3) == (0, 3)
    assert sentence_around(text, 5, 6) == (3, 6)


def test_points_within_numbers_and_words_end_no_sentence() -> None:
    assert sentence("圆周率是3.14左右。对吗？", "左右") == "圆周率是3.14左右。"
    assert sentence("他在U.S.A.念书。", "念") == "他在U.S.A.念书。"
    assert sentence("Good morning. 你好。", "你") == "你好。"


def test_an_ellipsis_goes_on_unless_a_quote_or_space_follows() -> None:
    assert sentence("他想……还是算了。好。", "算") == "他想……还是算了。"
    assert sentence("“我……”他走了。", "走") == "他走了。"


def test_spaces_around_a_sentence_are_left_out() -> None:
    assert sentence("　　开头的句子。 第二句。 ", "开头") == "开头的句子。"
    assert sentence("　　开头的句子。 第二句。 ", "第二") == "第二句。"


def test_a_sentence_without_end_is_cut_after_a_clause() -> None:
    text = "一二三四，" * 1000
    first, last = sentence_around(text, 2500, 2502)
    assert 2500 - REACH <= first <= 2500
    assert 2502 <= last <= 2502 + REACH
    assert text[first - 1] == "，"
    assert text[last - 1] == "，"
    endless = "字" * 5000
    assert sentence_around(endless, 2500, 2502) == (2500 - REACH, 2502 + REACH)


@given(
    st.text(st.sampled_from('字。！”"“，…. a)'), min_size=1, max_size=80),
    st.integers(0, 79),
    st.integers(1, 4),
)
def test_a_sentence_holds_its_token(text: str, start: int, length: int) -> None:
    start %= len(text)
    end = min(len(text), start + length)
    first, last = sentence_around(text, start, end)
    assert 0 <= first <= start < end <= last <= len(text)


def test_an_end_past_the_text_is_the_text_s() -> None:
    assert list(pieces_between("一二三", 0, 9)) == [(0, 3)]
