from __future__ import annotations

import codecs
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.encoding import Decoded, Decoder, decode, previews
from desktop.documents.errors import OpenError
from desktop.documents.euc_tw import IncrementalDecoder, characters
from desktop.documents.mending import MENDED, mend

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


# A hundred code points or so; Cantonese and Taiwan's writing among them.
PROSE = (
    "那年冬天来得特别早，十月里就下了第一场雪。街上的人都缩着脖子匆匆地走，只有卖烤红薯的老人还守在路口，"
    "炉子里的火光映着他的脸。孩子们围在旁边，一边跺脚，一边等着那一声“好了”。"
)
PROSE_TRADITIONAL = (
    "那年冬天來得特別早，十月裡就下了第一場雪。街上的人都縮著脖子匆匆地走，只有賣烤地瓜的老人還守在路口，"
    "爐子裡的火光映著他的臉。孩子們圍在旁邊，一邊跺腳，一邊等著那一聲「好了」。"
)
EUC_TW = {character: unit for unit, character in reversed(list(characters().items()))}


def encoded(text: str, encoding: str) -> bytes:
    if encoding != "euc_tw":
        return text.encode(encoding)
    return b"".join(char.encode() if char < "\x80" else EUC_TW[char] for char in text)


@pytest.mark.parametrize("encoding", ["gb18030", "euc_tw", "big5", "utf-16-le", "utf-16-be"])
def test_a_hundred_traditional_characters_are_told(encoding: str) -> None:
    decoded = decode(encoded(PROSE_TRADITIONAL, encoding))
    assert decoded.text == PROSE_TRADITIONAL
    assert decoded.encoding == {"big5": "cp950"}.get(encoding, encoding)
    assert decoded.sure


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
def test_utf_16_without_mark_or_line_end_is_told(encoding: str) -> None:
    text = "".join(char for char in PROSE if char > "\u4e00")
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.sure) == (text, encoding, True)


@pytest.mark.parametrize("encoding", ["gb18030", "cp950", "euc_tw"])
@pytest.mark.parametrize("lost", [0, 1])
@pytest.mark.parametrize("put", [b"", b"\xfe", b"x"])
def test_a_damaged_byte_does_not_shift_what_follows(encoding: str, lost: int, put: bytes) -> None:
    text = PROSE if encoding == "gb18030" else PROSE_TRADITIONAL
    data = encoded(text, encoding)
    at = len(encoded(text[:30], encoding)) + lost
    decoded = decode(data[:at] + put + data[at + 1 :])
    assert decoded.text.startswith(text[:29])
    assert decoded.text.endswith(text[33:])


def test_mending_does_not_depend_on_how_a_long_line_was_cut() -> None:
    data = bytearray((PROSE * 100).encode("gbk"))
    del data[301]
    data[9000] = 0xFF
    whole = fed(bytes(data), [len(data)], 64)
    for size in (1, 7, 4096, 4097, 5000):
        assert fed(bytes(data), [size], 64) == whole
    assert whole[0].count("\ufffd") <= 4
    assert whole[0].endswith(PROSE * 40)


def test_a_text_full_of_damage_is_not_mended_for_ever() -> None:
    line = PROSE.encode("gbk")[:-1] + b"\xff\n"
    text, encoding = fed(line * 4000, [1 << 20], 4096)
    assert encoding == "gb18030"
    assert text.count(PROSE[:-1]) == 4000


def test_private_characters_of_gb18030_are_kept() -> None:
    text = PROSE + "\ue000" + PROSE + "😀\U00020000"
    assert decode(text.encode("gb18030")).text == text


def test_the_reader_s_choice_is_followed() -> None:
    data = TRADITIONAL.encode("big5")
    assert decode(data, encoding="gbk").text == data.decode("gbk", "replace")
    assert decode("日本語".encode("cp932"), encoding="shift_jis").text == "日本語"
    decoded = decode(b"plain", encoding="big5hkscs")
    assert decoded == Decoded("plain", "big5hkscs", sure=True, candidates=("big5hkscs",))
    with pytest.raises(OpenError, match=r"^a.txt can't be read as rot13: Duben does not know"):
        decode(data, "a.txt", encoding="rot13")
    with pytest.raises(OpenError, match="does not know that encoding"):
        decode(data, "a.txt", encoding="no such thing")


def test_candidates_are_in_order_of_likelihood() -> None:
    decoded = decode(PROSE_TRADITIONAL.encode("big5"))
    assert decoded.candidates[:2] == ("cp950", "big5hkscs")
    assert decode(PROSE.encode()).candidates == ("utf-8",)


def test_a_few_letters_leave_doubt() -> None:
    assert not decode("囍".encode("gbk")).sure
    assert not decode("龘".encode("big5")).sure


def test_previews_show_what_each_encoding_gives_from_the_first_line_that_differs() -> None:
    data = b"ISBN 7\n" * 200 + "重慶森林".encode("big5") + b"\n"
    shown = previews(data, 4)
    assert shown[0].text == "重慶森林"
    assert shown[0].encoding == "cp950"
    assert "gb18030" in [one.encoding for one in shown]
    assert len({one.text for one in shown}) == len(shown)
    assert all(len(one.text) <= 4 for one in shown)
    with pytest.raises(OpenError):
        previews(b"\0\1")


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        ("これは日本語の文章です。とても面白いと思います。", "cp932", r"Japanese \(Shift_JIS\)"),
        ("これは日本語の文章です。とても面白いと思います。", "euc_jp", r"Japanese \(EUC-JP\)"),
        ("나는 어제 도서관에서 책을 읽었다. 아주 재미있었다.", "cp949", "Korean"),
        ("Я вчера читал книгу в библиотеке и забыл о времени.", "cp1251", "Russian"),
        ("Élève très âgé, déjà où l'été s'achève là-bas, forêt brûlée", "cp1252", "Western"),
    ],
)
def test_another_language_is_named(text: str, encoding: str, language: str) -> None:
    with pytest.raises(OpenError, match=rf"^a.txt seems to be .*{language}.*not a Chinese text\.$"):
        decode(text.encode(encoding), "a.txt")


@settings(deadline=None)  # the machine may be busy
@given(
    st.text(st.sampled_from([*EUC_TW, "a", "\n"]), max_size=30),
    st.lists(st.integers(1, 9), min_size=1, max_size=5),
)
def test_every_text_comes_back_from_euc_tw(text: str, sizes: list[int]) -> None:
    data, decoder = encoded(text, "euc_tw"), IncrementalDecoder()
    parts, at = "", 0
    for size in cycle(sizes):
        if at >= len(data):
            break
        parts += decoder.decode(data[at : at + size])
        at += size
    assert parts + decoder.decode(b"", final=True) == text


@settings(deadline=None)  # the machine may be busy
@given(st.binary(max_size=80), st.sampled_from(sorted(MENDED)))
def test_mended_text_has_every_byte_once(data: bytes, encoding: str) -> None:
    text, taken = mend(data, encoding)
    assert taken == len(data)
    assert text.count("\ufffd") <= sum(byte >= 0x80 for byte in data)
    assert len(text) >= len(data) / 4


@settings(deadline=None)  # the machine may be busy
@given(
    st.text(st.sampled_from(PROSE + "ab \n"), max_size=60),
    st.integers(0, 200),
    st.binary(max_size=3),
    st.lists(st.integers(1, 60), min_size=1, max_size=4),
)
def test_damaged_text_does_not_depend_on_how_it_was_cut(
    text: str, at: int, put: bytes, sizes: list[int]
) -> None:
    data = text.encode("gbk")
    data = data[:at] + put + data[at + 1 :]
    assert fed(data, sizes, 32) == fed(data, [len(data) or 1], 32)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("at", [100, 801, 3000, 9001])
def test_a_byte_that_utf_16_lost_does_not_spoil_the_rest(encoding: str, mark: str, at: int) -> None:
    text = (PROSE + "\n") * 60
    data = bytearray((mark + text).encode(encoding))
    del data[at]
    decoded = decode(bytes(data))
    assert decoded.encoding == encoding
    assert decoded.text.count(PROSE) >= 58
    assert "\ufffd" in decoded.text
    assert len(decoded.text) == len(text)


@settings(deadline=None)  # the machine may be busy
@given(st.integers(0, 12000), st.lists(st.integers(1, 5000), min_size=1, max_size=4))
def test_a_lost_byte_is_found_however_the_text_was_cut(at: int, sizes: list[int]) -> None:
    data = bytearray((PROSE * 80).encode("utf-16"))
    del data[at]
    assert fed(bytes(data), sizes, 64) == fed(bytes(data), [len(data)], 64)
