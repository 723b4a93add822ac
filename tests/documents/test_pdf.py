from __future__ import annotations

import gc
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents import pdf as pdf_module
from desktop.documents.contents import Contents
from desktop.documents.errors import OpenError
from desktop.documents.pdf import read_pdf
from desktop.language.document import Chapter
from dictionaries.errors import Cancelled
from tests.documents.pdf_files import Bookmark, Text, pdf

FULL = "我在图书馆看书忘了时间等我走出大门天已经黑了街上的人"  # 26 hanzi fill a line


def opened(*pages: Sequence[Text], **more: object) -> Contents:
    return read_pdf(pdf(pages, **more), "书.pdf")  # type: ignore[arg-type]


def paragraphs(*pages: Sequence[Text]) -> list[str]:
    return list(opened(*pages).paragraphs)


def column(*lines: str, x: float = 72, y: float = 700, size: float = 12) -> list[Text]:
    """Set lines below each other; one that begins with an ideographic space is indented so."""
    return [
        Text(
            x + size * (len(line) - len(line.lstrip("\u3000"))),
            y - number * 1.6 * size,
            line.lstrip("\u3000"),
            size,
        )
        for number, line in enumerate(lines)
    ]


def refusal(data: bytes) -> str:
    with pytest.raises(OpenError) as refused:
        read_pdf(data, "书.pdf")
    return str(refused.value)


def test_chinese_lines_are_joined_without_a_space() -> None:
    page = column("\u3000\u3000" + FULL[:24], FULL, "好多。")
    assert paragraphs(page) == [FULL[:24] + FULL + "好多。"]


def test_latin_lines_are_joined_with_a_space_and_hyphens_are_undone() -> None:
    page = column(
        "The library was open and he read with great atten-",
        "tion until it was dark outside and the whole Anglo-",
        "Saxon history lay read",
    )
    assert paragraphs(page) == [
        "The library was open and he read with great attention until it was dark outside and the "
        "whole Anglo-Saxon history lay read"
    ]


def test_an_indentation_begins_a_paragraph() -> None:
    page = column("\u3000\u3000" + FULL[:24], FULL, "\u3000\u3000" + FULL[2:], FULL)
    assert paragraphs(page) == [FULL[:24] + FULL, FULL[2:] + FULL]


def test_a_short_line_ends_a_paragraph() -> None:
    assert paragraphs(column(FULL, "好。", FULL, FULL)) == [FULL + "好。", FULL + FULL]


def test_a_long_word_that_did_not_fit_ends_no_paragraph() -> None:
    page = column(FULL, FULL[:20], "（Mississippi）" + FULL[:15], FULL)
    assert paragraphs(page) == [FULL + FULL[:20] + "（Mississippi）" + FULL[:15], FULL]


def test_full_lines_that_are_all_indented_are_paragraphs_where_sentences_end() -> None:
    sentence, part = "\u3000\u3000" + FULL[:23] + "。", "\u3000\u3000" + FULL[:24]
    assert paragraphs(column(FULL, FULL, sentence, sentence)) == [FULL * 2, *[sentence.strip()] * 2]
    assert paragraphs(column(FULL, FULL, part, part)) == [FULL * 2, part.strip() * 2]


def test_what_lies_beyond_the_edges_of_the_page_is_not_read() -> None:
    assert paragraphs([*column(FULL, FULL), Text(72, -40, "裁"), Text(700, 700, "切")]) == [
        FULL * 2
    ]


def test_a_larger_gap_begins_a_paragraph() -> None:
    page = [*column(FULL, FULL, FULL), *column(FULL, FULL, FULL, y=600)]
    assert paragraphs(page) == [FULL * 3, FULL * 3]


def test_another_size_begins_a_paragraph() -> None:
    page = [Text(72, 724, FULL[:22], 14.2), *column(FULL, FULL)]
    assert paragraphs(page) == [FULL[:22], FULL * 2]


def test_bullets_and_numbers_begin_paragraphs() -> None:
    ended = FULL[:-1] + "。"
    page = column("•" + FULL[1:], "\u3000" + FULL[1:], "•" + FULL[1:], "\u3000" + ended[1:])
    page += column("一、" + ended[2:], "（二）" + ended[3:], "3." + ended[2:], y=623.2)
    assert paragraphs(page) == [
        "•" + FULL[1:] + FULL[1:],
        "•" + FULL[1:] + ended[1:],
        "一、" + ended[2:],
        "（二）" + ended[3:],
        "3." + ended[2:],
    ]


def test_verse_keeps_its_lines() -> None:
    page = [*column(FULL, FULL), *column("床前明月光，", "疑是地上霜。", x=150, y=600)]
    assert paragraphs(page) == [FULL * 2, "床前明月光，", "疑是地上霜。"]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    first, second = column(FULL, FULL, FULL), column(FULL, "好。", "\u3000\u3000" + FULL[2:])
    assert paragraphs(first, second) == [FULL * 4 + "好。", FULL[2:]]


def with_marks(page: list[Text], number: int, head: str) -> list[Text]:
    return [Text(200, 780, head, 9), *page, Text(290, 40, f"- {number} -", 9)]


@pytest.mark.parametrize("number", [7, 98])
def test_running_heads_and_page_numbers_are_left_out(number: int) -> None:
    pages = [
        with_marks(column(FULL, FULL[n:] + FULL[:n], FULL), number + n, "呐喊") for n in range(3)
    ]
    assert "".join(paragraphs(*pages)) == "".join(
        text.text for page in pages for text in page[1:-1]
    )


@pytest.mark.parametrize(
    "numbers", [("九", "一〇", "一一"), ("九", "十", "十一"), ("iii", "iv", "v")]
)
def test_page_numbers_may_be_hanzi_or_roman(numbers: tuple[str, ...]) -> None:
    bodies = [column(FULL, FULL[n:] + FULL[:n], FULL) for n in range(3)]
    pages = [[*body, Text(290, 40, n)] for body, n in zip(bodies, numbers, strict=True)]
    assert paragraphs(*pages) == paragraphs(*bodies)


def test_the_first_and_last_lines_of_like_pages_stay() -> None:
    assert "".join(paragraphs(*[column(FULL, FULL, FULL, FULL)] * 4)) == FULL * 16


def test_titles_at_the_top_of_pages_stay() -> None:
    pages = [
        [Text(72, 760, f"第{title}章", 15), *column(FULL, FULL, FULL), Text(72, 40, str(number))]
        for title, number in zip("一二五六", (5, 7, 8, 9), strict=True)
    ]
    pages.insert(1, [*column(FULL, FULL), Text(72, 40, "6")])
    assert [chapter.title for chapter in opened(*pages).chapters] == [
        "第一章",
        "第二章",
        "第五章",
        "第六章",
    ]


def test_vertical_columns_are_read_from_the_right() -> None:
    page = [
        Text(400, 700, "却说那日林冲正闲走间忽然", vertical=True),
        Text(380, 700, "背后人叫", vertical=True),
        Text(360, 676, "回头看时", vertical=True),
    ]
    assert paragraphs(page) == ["却说那日林冲正闲走间忽然背后人叫", "回头看时"]


def test_punctuation_of_columns_becomes_the_usual_one() -> None:
    assert paragraphs([Text(400, 700, "他說︓﹁好︒﹂", vertical=True)]) == ["他說：「好。」"]


def test_marks_beside_vertical_text_are_left_out() -> None:
    pages = [
        [
            Text(400, 700, FULL, vertical=True),
            Text(380, 700, FULL, vertical=True),
            Text(300, 300, str(number), 9),
        ]
        for number in (11, 12, 13)
    ]
    assert paragraphs(*pages) == [FULL * 6]


def test_ruby_is_not_read_as_text() -> None:
    page = column(FULL, "我在" + FULL[2:], FULL)
    page.append(Text(72, 711, "wo", 5))
    assert paragraphs(page) == [FULL + "我在" + FULL[2:] + FULL]
    beside = [Text(400, 700, FULL, vertical=True), Text(412, 700, "ㄨㄛ", 5, vertical=True)]
    assert paragraphs(beside) == [FULL]


def test_raised_signs_stay_in_their_line() -> None:
    page = [Text(72, 700, "一百"), Text(96, 704, "2", 6), Text(99, 700, "米")]
    assert paragraphs(page) == ["一百2米"]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [*"甲" * 16], [*"乙" * 16], [*"丙" * 16], [*"丁" * 16], [*"戊" * 16]
    lines = ["".join(line) for line in left]
    page = [Text(150, 760, "一二三四五六七八九十一二三四五六七八九十百", 14)]
    page += column(*lines, x=60) + column(*reversed(lines), x=300)
    assert paragraphs(page) == [page[0].text, "".join(lines) + "".join(reversed(lines))]


def test_a_table_is_read_by_rows() -> None:
    page = [*column("你", "书", "人", "山", "水", x=72), *column(*"甲乙丙丁戊", x=300)]
    assert paragraphs(page) == ["你\t甲", "书\t乙", "人\t丙", "山\t丁", "水\t戊"]


def test_the_dots_of_a_table_of_contents_are_not_read() -> None:
    page = column("第一章 开端 . . . . . . . . . . 1", "第二章 结尾 . . . . . . . . . . 9")
    assert paragraphs(page) == ["第一章 开端\t1", "第二章 结尾\t9"]


def test_hanzi_that_stand_apart_are_joined() -> None:
    assert paragraphs([Text(72, 700, "目录内容", 12, 9)]) == ["目录内容"]
    assert paragraphs([Text(72, 700, "目 录 内 容")]) == ["目录内容"]
    assert paragraphs([Text(72, 700, "用 Python 写程序")]) == ["用 Python 写程序"]


def test_radicals_become_hanzi() -> None:
    assert paragraphs([Text(72, 700, "⼈⺠的⻢，①")]) == ["人民的马，①"]


def test_characters_beyond_the_basic_plane_are_read() -> None:
    assert paragraphs([Text(72, 700, "𠮷野家")]) == ["𠮷野家"]


BOOK = (
    [Text(72, 760, "第一章 开端", 12), *column(FULL, FULL)],
    column("\u3000\u3000" + FULL[:20] + "。", "第二节", FULL, FULL),
)


def test_the_chapters_are_the_bookmarks() -> None:
    marks = [Bookmark("开端", 0, 800, (Bookmark("第二节", 1, 800), Bookmark("尾", 1, 695)))]
    assert opened(*BOOK, outline=marks).chapters == (
        Chapter("开端", 0, 0),
        Chapter("第二节", 3, 1),
        Chapter("尾", 3, 1),
    )


def test_without_bookmarks_the_chapters_are_the_larger_lines() -> None:
    page = [
        Text(72, 780, "上卷", 24),
        *[Text(72, 740, "第一章", 16), *column(FULL, "好。", FULL, "好。")],
        *[Text(72, 600, "第二章", 16), *column(FULL, "好。", FULL, "好。", FULL, "好。", y=570)],
    ]
    page += column(*[FULL[:20]] * 6, y=400)
    assert opened(page).chapters == (
        Chapter("上卷", 0, 0),
        Chapter("第一章", 1, 1),
        Chapter("第二章", 4, 1),
    )


@pytest.mark.parametrize(
    ("rotate", "along", "across"),
    [(90, (0, 12), (20, 0)), (180, (-12, 0), (0, 20)), (270, (0, -12), (-20, 0))],
)
def test_pages_are_read_as_they_are_turned(
    rotate: int, along: tuple[int, int], across: tuple[int, int]
) -> None:
    page = [
        Text(
            300 + step * along[0] + line * across[0],
            300 + step * along[1] + line * across[1],
            FULL[step],
        )
        for line in range(2)
        for step in range(9)
    ]
    assert read_pdf(pdf([page], rotate=rotate), "书.pdf").paragraphs == [FULL[:9] * 2]


def test_a_title_of_two_lines_is_one_chapter() -> None:
    page = [Text(200, 780, "第一章", 18), Text(180, 752, "风雪山神庙", 18), *column(*[FULL] * 9)]
    contents = opened(page)
    assert contents.paragraphs[:2] == ["第一章", "风雪山神庙"]
    assert contents.chapters == (Chapter("第一章 风雪山神庙", 0),)


def test_the_file_says_what_it_is() -> None:
    info = {"Title": "呐喊", "Author": "鲁迅", "CreationDate": "D:20210105093000+08'00'"}
    contents = opened(column(FULL), info=info)
    assert (contents.title, contents.author, contents.published) == ("呐喊", "鲁迅", "2021-01-05")


def test_the_name_of_another_file_is_no_title() -> None:
    assert opened(column(FULL), info={"Title": "Microsoft Word - 1.doc"}).title == ""


def test_progress_is_told_and_reading_can_be_cancelled() -> None:
    data, told = pdf([column(FULL)] * 4), list[float]()
    read_pdf(data, "书.pdf", progress=told.append)
    assert told == [0.25, 0.5, 0.75, 1.0]
    told.clear()
    with pytest.raises(Cancelled):
        read_pdf(data, "书.pdf", progress=told.append, cancelled=lambda: len(told) == 2)
    assert told == [0.25, 0.5]


def test_a_damaged_title_is_none() -> None:
    marks = [Bookmark("甲", 0, 700), Bookmark("乙", 0, 700)]
    data = pdf([column(FULL)], outline=marks, info={"Title": "丙"})
    for char in "甲丙":
        data = data.replace(char.encode("utf-16-be").hex().encode(), b"d800", 1)
    contents = read_pdf(data, "书.pdf")
    assert (contents.title, [chapter.title for chapter in contents.chapters]) == ("", ["乙"])


def test_a_file_of_far_too_many_pages_is_refused() -> None:
    data = pdf([column(FULL)]).replace(b"/Count 1 ", b"/Count 1000000 ")
    assert refusal(data) == "书.pdf is too large: it has more than 20,000 pages."


def test_a_scan_says_so() -> None:
    assert refusal(pdf([[]])) == (
        "书.pdf is a scan: a picture of text without the text itself. Duben can't read it."
    )


def test_a_locked_file_says_so() -> None:
    lock = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'00' * 32}> /U <{'11' * 32}> >> /ID [<{'22' * 16}> <{'22' * 16}>]"
    )
    assert "is locked with a password" in refusal(pdf([column(FULL)], trailer=lock))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"no PDF at all", pdf([])])
def test_a_damaged_file_says_so(data: bytes) -> None:
    assert refusal(data) == "书.pdf is damaged or incomplete: try to get it again."


SOUND = pdf(BOOK, outline=[Bookmark("甲", 0, 700, (Bookmark("乙", 1, 600),))], info={"Title": "书"})


def read_or_refuse(data: bytes) -> Contents | None:
    try:
        return read_pdf(data, "书.pdf")
    except OpenError:
        return None


@settings(deadline=None, max_examples=100)
@given(st.randoms(use_true_random=False), st.integers(1, 12), st.booleans())
def test_damaged_bytes_are_read_or_refused(chance: random.Random, changes: int, cut: bool) -> None:
    data = bytearray(SOUND)
    for _ in range(changes):
        data[chance.randrange(len(data))] = chance.choice([chance.randrange(256), *b"0123456789"])
    read_or_refuse(bytes(data[: chance.randrange(len(data))] if cut else data))
    gc.collect(0)  # what is left open warns, and warnings are errors


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    assert read_or_refuse(b"%PDF-1.4\n" + data) is None


def test_a_second_reading_waits_for_the_first_and_can_be_cancelled_meanwhile() -> None:
    file = pdf([column("我在图书馆看书。")])
    with pdf_module._ONE_AT_A_TIME, pytest.raises(Cancelled):
        read_pdf(file, "书.pdf", cancelled=lambda: True)
    assert read_pdf(file, "书.pdf").paragraphs
