from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.contents import Contents
from desktop.documents.errors import OpenError
from desktop.documents.subtitles import read_subtitles
from desktop.language.document import Chapter
from dictionaries.errors import Cancelled


def srt(*cues: str, seconds: int = 3) -> str:
    """Make a file with a cue every so many seconds, each shown for one."""
    return "\n\n".join(
        f"{number + 1}\n{clock(number * seconds)},000 --> {clock(number * seconds + 1)},000\n{cue}"
        for number, cue in enumerate(cues)
    )


def clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def ass(*lines: str, info: str = "Title: 红楼梦") -> str:
    """Make a file of lines such as "1-2 effect|text", in seconds."""
    events = []
    for line in lines:
        head, _, text = line.partition("|")
        times, _, effect = head.partition(" ")
        start, end = times.split("-")
        events.append(
            f"Dialogue: 0,0:00:{float(start):05.2f},0:00:{float(end):05.2f},Main,,0,0,0,"
            f"{effect},{text}"
        )
    styles = "[V4+ Styles]\nFormat: Name, Fontname\nStyle: Main,宋体,20,&H00FFFFFF"
    head = f"[Script Info]\n{info}\nScriptType: v4.00+\n\n{styles}\n\n[Events]"
    return "\n".join((head, "Format: Layer, Start, End, Style, Text", *events))


def paragraphs(text: str) -> list[str]:
    return list(read_subtitles(text.encode(), "film.srt").paragraphs)


def test_each_cue_is_a_paragraph() -> None:
    assert paragraphs(srt("你好。", "你去哪儿？")) == ["你好。", "你去哪儿？"]


def test_the_lines_of_a_cue_are_joined_as_one_would_write_them() -> None:
    cues = ("我昨天在图书馆\n看了一本书", "See you\ntomorrow", "你好\nHello", "2010年\n夏天")
    assert paragraphs(srt(*cues)) == [
        "我昨天在图书馆看了一本书",
        "See you tomorrow",
        "你好 Hello",
        "2010年夏天",
    ]


def test_both_languages_stay_in_their_order() -> None:
    assert paragraphs(srt("Where are you?\n你在哪儿？")) == ["Where are you? 你在哪儿？"]


def test_speakers_have_their_own_paragraphs() -> None:
    assert paragraphs(srt("- 你好！\n- 你是谁？\n我不认识你", "- 走吧")) == [
        "- 你好！",
        "- 你是谁？我不认识你",
        "- 走吧",
    ]


def test_styles_and_positions_are_gone() -> None:
    cues = ('<i>他</i>说<font color="#fff">好</font>', r"{\an8}在这儿", "a &amp; b", "三 < 五")
    assert paragraphs(srt(*cues)) == ["他说好", "在这儿", "a & b", "三 < 五"]


def test_an_empty_cue_is_left_out() -> None:
    assert paragraphs(srt("一", "", "三")) == ["一", "三"]


def test_line_ends_of_windows_are_read() -> None:
    assert paragraphs(srt("一\n二", "三").replace("\n", "\r\n")) == ["一二", "三"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-8-sig"])
def test_the_encoding_is_found(encoding: str) -> None:
    contents = read_subtitles(srt("我昨天在图书馆看书", "忘了时间").encode(encoding), "film.srt")
    assert list(contents.paragraphs) == ["我昨天在图书馆看书", "忘了时间"]
    assert contents.encoding == {"gbk": "gb18030", "utf-16": "utf-16-le"}.get(encoding, "utf-8")


VTT = """WEBVTT - 片名

NOTE
这不是字幕

STYLE
::cue { color: red }

intro
00:01.000 --> 00:02.000 align:start
<v 小明>你<c.red>好</c>

NOTE 也不是

第二句
01:00:03.000 --> 01:00:04.000
<ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby>很<00:01:03.500>美<00:01:03.700>麗
"""


def test_webvtt_is_read_without_notes_names_and_times() -> None:
    assert paragraphs(VTT) == ["你好", "漢字很美麗"]


def test_captions_that_roll_up_are_read_once() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n一\n\n00:02.000 --> 00:03.000\n一\n二\n\n"
        "00:03.000 --> 00:04.000\n二\n三\n"
    )
    assert paragraphs(text) == ["一", "二", "三"]


def test_a_word_said_twice_is_read_twice() -> None:
    assert paragraphs(srt("不！", "不！")) == ["不！", "不！"]


def test_substation_is_read_by_time() -> None:
    text = ass(r"5-6|后来\N他走了", r"1-2|{\b1}从前{\b0}\h有个人{注释}")
    assert paragraphs(text) == ["从前 有个人", "后来他走了"]


def test_drawings_and_comments_are_left_out() -> None:
    text = ass(r"1-2|{\p1}m 0 0 l 10 0{\p0}字", r"2-3|{\pos(1,2)\p2}m 0 0", "4-5|好")
    text += "\nComment: 0,0:00:07.00,0:00:08.00,Main,,0,0,0,,不要"
    assert paragraphs(text) == ["字", "好"]


def test_fades_and_karaoke_are_read_once() -> None:
    text = ass(
        r"1-2|{\fad(100,0)}月亮",
        r"1-2|{\k20}moon",
        "2-3|月亮",
        "2-3|moon",
        "3-4 fx|月",
        "9-10|月亮",
    )
    assert paragraphs(text) == ["月亮", "moon", "月亮"]


def test_commas_in_the_text_stay() -> None:
    assert paragraphs(ass("1-2|一, 二, 三")) == ["一, 二, 三"]


def test_the_title_is_the_script_s() -> None:
    assert read_subtitles(ass("1-2|好").encode(), "").title == "红楼梦"
    default = ass("1-2|好", info="Title: Default Aegisub file")
    assert read_subtitles(default.encode(), "").title == ""


def test_old_substation_is_read() -> None:
    text = (
        "[Script Info]\nTitle: 旧\n[V4 Styles]\nStyle: x,y,?\n[Events]\n"
        "Dialogue: Marked=0,0:00:01.00,0:00:02.00,x,NTP,0000,00x0,0000,!Effect,你好"
    )
    assert paragraphs(text) == ["你好"]


def test_a_long_film_has_a_chapter_for_every_ten_minutes() -> None:
    contents = read_subtitles(srt(*["好", "- 一\n- 二"] * 4, seconds=240).encode(), "film.srt")
    assert contents.chapters == (
        Chapter("00:00:00", 0),
        Chapter("00:10:00", 4),
        Chapter("00:20:00", 7),
    )


def test_a_short_film_has_none() -> None:
    assert read_subtitles(srt(*["好"] * 5, seconds=240).encode(), "film.srt").chapters == ()


def test_what_a_damaged_file_has_left_is_read() -> None:
    text = ass("1-2|一", "3-4|三").replace("0:00:01.00", "0:0x")
    assert paragraphs(text) == ["三"]
    assert paragraphs(srt("一", "二")[:-1] + "\n00:00:0") == ["一", "00:00:0"]


@pytest.mark.parametrize("text", ["只是一段话。", "WEBVTT", "[Script Info]\nTitle: x", srt("")])
def test_a_file_without_subtitles_is_refused(text: str) -> None:
    with pytest.raises(OpenError, match=r"^film.srt has no subtitles that can be read\.$"):
        read_subtitles(text.encode(), "film.srt")


def test_reading_can_be_cancelled_and_tells_how_far_it_is() -> None:
    told: list[float] = []
    data = srt(*(f"第{n}句" for n in range(1200))).encode()
    read_subtitles(data, "film.srt", progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    with pytest.raises(Cancelled):
        read_subtitles(data, "film.srt", cancelled=lambda: True)


def read_or_refused(data: bytes) -> Contents | None:
    try:
        return read_subtitles(data, "film.srt")
    except OpenError:
        return None


@settings(deadline=None)  # the machine may be busy
@given(
    st.sampled_from([srt("一<i>", "二", "三"), VTT, ass(r"1-2|{\p1}m{\p0}好\N", "3-4|a")]),
    st.integers(0, 400),
    st.text(st.sampled_from("0123456789:.,<>{}\\pN-> \n[]a字rt/"), max_size=8),
    st.integers(0, 9),
)
def test_a_file_with_a_damaged_place_is_read_or_refused(
    text: str, at: int, change: str, lost: int
) -> None:
    contents = read_or_refused((text[:at] + change + text[at + lost :]).encode())
    assert contents is None or all(contents.paragraphs)


@settings(deadline=None)  # the machine may be busy
@given(st.binary(max_size=200), st.sampled_from([b"", b"WEBVTT\n\n", b"[Events]\n"]))
def test_any_bytes_are_read_or_refused(data: bytes, head: bytes) -> None:
    contents = read_or_refused(head + data)
    assert contents is None or all(contents.paragraphs)


cue = st.text(st.sampled_from("你好吗。我很"), min_size=1, max_size=8)


@settings(deadline=None)  # the machine may be busy
@given(st.lists(cue, min_size=1, max_size=5))
def test_every_cue_comes_back(cues: list[str]) -> None:
    assert paragraphs(srt(*cues)) == cues
