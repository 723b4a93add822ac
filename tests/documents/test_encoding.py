from __future__ import annotations

import codecs
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.encoding import Decoded, Decoder, decode
from desktop.documents.errors import OpenError

SIMPLIFIED = "我昨天在图书馆看书，忘了时间。"
TRADITIONAL = "他說這個問題沒有那麼簡單，要再想一想。"
# Twenty code points or so of several kinds of writing.
SHORT_SIMPLIFIED = (
    "一名船员在试图登上救生艇时落水溺亡，他的遗体",
    "第一章　风雪山神庙\n却说那日林冲正闲走间",
    "单于在西域横行霸道，烧杀抢掠，扣押了使节",
    "哎嘿，哎嘿唷！大家一起来划船，哎嘿唷",
    "莲峰瓣瓣，碧水悠悠，孤舟一叶入江来",
    "2010年7月27日上线，从页面来看，与天涯问答非常相似",
    "“你好！”“吃了吗？”——老北京人见面就这么说",
)
SHORT_TRADITIONAL = (
    "毛利率下滑，真金白銀的投入還看不到回報，市場",
    "第一章　風雪山神廟\n卻說那日林沖正閒走間",
    "「你好！」「吃了嗎？」老朋友見面就這麼說話",
    "溫泉、珍珠泉，都是縣裡最有名的風景，值得一遊",
    "2008年學生由浦東出發，到臺灣參加比賽，得了獎",
    "櫃檯的馱畜牧瓶，描述擇嬰繼陳，榮譽淮河產婦",
    "下雨天留客天留我不留，這句話看你怎麼讀了吧",
)


def fed(data: bytes, sizes: list[int], sample: int) -> tuple[str, str]:
    """Decode in parts of these sizes; give text and encoding, or the refusal."""
    decoder = Decoder("A text", sample)
    text, at = "", 0
    try:
        for size in cycle(sizes):
            if at >= len(data):
                break
            text += decoder.feed(data[at : at + size])
            at += size
        text += decoder.end()
    except OpenError as error:
        return str(error), "refused"
    return text, decoder.encoding


@pytest.mark.parametrize(
    ("encoding", "called"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-le"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
        ("gb18030", "gb18030"),
    ],
)
def test_simplified_is_told_whatever_it_is_written_in(encoding: str, called: str) -> None:
    decoded = decode(SIMPLIFIED.encode(encoding))
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, called)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_the_mark_of_the_other_byte_order_is_known_too(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + SIMPLIFIED.encode(encoding))
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, encoding)


@pytest.mark.parametrize("text", SHORT_SIMPLIFIED)
@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_twenty_simplified_characters_are_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", SHORT_TRADITIONAL)
@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "big5", "cp950", "big5hkscs"])
def test_twenty_traditional_characters_are_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", ["你好", "谢谢你", "中国人", "图书馆"])
def test_even_a_common_word_will_do(text: str) -> None:
    assert decode(text.encode("gbk")).text == text


def test_cantonese_is_read_with_hong_kong_s_characters() -> None:
    text = "佢哋喺嗰度食咗飯，嚟咗好多人"
    decoded = decode(text.encode("big5hkscs"))
    assert (decoded.text, decoded.encoding) == (text, "big5hkscs")


def test_the_signs_of_windows_in_taiwan_are_kept() -> None:
    text = "這本書賣５€，好便宜喔～真的！"
    assert decode(text.encode("cp950")).text == text


def test_big5_s_backslashes_are_halves_of_characters() -> None:
    text = "許功蓋說他的成功不是偶然的"
    assert b"\\" in text.encode("big5")
    assert decode(text.encode("big5")).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_seen_by_its_nuls(encoding: str) -> None:
    text = "第一章\r\n" + SIMPLIFIED + "\r\n一 二 三"
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_ascii_is_utf_8() -> None:
    assert decode(b"Ni hao!\n") == Decoded("Ni hao!\n", "utf-8")


def test_letters_with_marks_stay_utf_8() -> None:
    text = "nǐ hǎo ma? Привет, señor!"
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("encoding", "text"), [("utf-8", SIMPLIFIED), ("gbk", SIMPLIFIED), ("big5", TRADITIONAL)]
)
def test_a_few_damaged_bytes_are_shown_as_such(encoding: str, text: str) -> None:
    before, after = text[:8], text[8:]
    damaged = before.encode(encoding) + b"\xff" + after.encode(encoding)
    assert decode(damaged).text == before + "\ufffd" + after


def test_a_text_that_breaks_off_within_a_character_ends_in_a_damaged_one() -> None:
    assert decode(SIMPLIFIED.encode()[:-1]).text == SIMPLIFIED[:-1] + "\ufffd"
    assert decode(SIMPLIFIED.encode("utf-16")[:-1]).text == SIMPLIFIED[:-1] + "\ufffd"


def test_what_is_damaged_far_behind_the_sample_is_shown_too() -> None:
    text = SIMPLIFIED * 5000
    assert decode(text.encode() + b"\xff" + text.encode()).text == f"{text}\ufffd{text}"


def test_the_encoding_is_told_behind_a_long_beginning_in_ascii() -> None:
    text = "All in English.\n" * 10_000 + TRADITIONAL
    assert decode(text.encode("big5")).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "gb18030"])
def test_no_mark_is_left_in_the_text(encoding: str) -> None:
    data = ("\ufeff" + SIMPLIFIED + "\ufeff" + SIMPLIFIED).encode(encoding)
    assert decode(data).text == SIMPLIFIED + "\ufeff" + SIMPLIFIED


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text but a picture."),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "not a text but a picture."),
        (b"PK\x03\x04\x14\x00\x06\x00\x08", "not a text but a packed file, as Word documents"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not a text but a PDF."),
        (b"{\\rtf1\\ansi \\'c4\\'e3}", "not a text but a rich text document."),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00", "not a text but a program."),
        (b"\x7fELF\x02\x01\x01\x00", "not a text but a program."),
        (bytes(range(256)), "not a text in UTF-8, UTF-16, GB18030 or Big5."),
        (b"a\x00b", "not a text in UTF-8, UTF-16, GB18030 or Big5."),
        (SIMPLIFIED.encode() + b"\x00", "not a text in UTF-8, UTF-16, GB18030 or Big5."),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\x00", "not a text in UTF-8, UTF-16, GB18030 or Big5."),
        (SIMPLIFIED.encode() * 3000 + b"\x00", "not a text in UTF-8, UTF-16, GB18030 or Big5."),
        (b"\xfc\xfd\xfe\xff\x80 \x81 \x82", "not a text in UTF-8, UTF-16, GB18030 or Big5."),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, kind: str) -> None:
    with pytest.raises(OpenError) as refusal:
        decode(data, "novel.txt")
    assert str(refusal.value).startswith(f"novel.txt is {kind}")


@pytest.mark.parametrize("text", ["", " \n\t\u3000\r\n", "\ufeff", "\ufeff \n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_empty_text_is_refused(text: str, encoding: str) -> None:
    with pytest.raises(OpenError, match=r"^novel.txt is empty"):
        decode(text.encode(encoding), "novel.txt")


def test_a_word_that_looks_like_the_beginning_of_a_program_is_a_text() -> None:
    assert decode(b"MZ is short for mianzi.").text == "MZ is short for mianzi."


any_text = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(
    lambda text: not text.isspace() and not text.startswith("\ufeff")
)


@settings(deadline=None)  # the machine may be busy
@given(any_text, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_every_text_comes_back_from_unicode(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


some_bytes = st.one_of(
    st.binary(max_size=60),
    st.builds(
        lambda text, encoding: text.encode(encoding, "ignore"),
        st.text(st.sampled_from("我在图书馆看书。\r\n圖書館 ab，"), max_size=40),
        st.sampled_from(
            ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "gb18030", "cp950"]
        ),
    ),
    st.text(st.sampled_from("ab \n"), max_size=60).map(str.encode),
)


@settings(deadline=None)  # the machine may be busy
@given(
    st.lists(some_bytes, max_size=3).map(b"".join),
    st.lists(st.integers(1, 30), min_size=1, max_size=5),
    st.sampled_from([16, 17, 32]),
)
def test_what_comes_out_does_not_depend_on_how_it_was_cut(
    data: bytes, sizes: list[int], sample: int
) -> None:
    assert fed(data, sizes, sample) == fed(data, [len(data) or 1], sample)
