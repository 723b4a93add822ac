from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.chapters import find_chapters
from desktop.documents.headings import heading, value
from desktop.language.document import Chapter

TEXT = (
    "　　他说完这句话，转身走进雨里，再也没有回头。",
    "　　院子里的槐树已经落光了叶子，只剩下几只麻雀在枝头跳来跳去，叽叽喳喳地叫个不停。",
    "　　“你真的要走吗？”她问，“这一走，怕是三年五载也回不来了。”",
    "　　那年冬天来得特别早，十月里就下了第一场雪，街上的人都缩着脖子匆匆地走。",
)


def novel(*headings: str, between: tuple[str, ...] = ()) -> list[str]:
    """Make a text with four paragraphs under each heading, among them those of `between`."""
    lines = []
    for line in headings:
        lines += [line, "", *TEXT[:2], *between, *TEXT[2:], ""]
    return lines


def titles(lines: list[str]) -> list[str]:
    return [chapter.title for chapter in find_chapters(lines)]


@pytest.mark.parametrize(
    "headings",
    [
        ("第一章", "第二章", "第三章"),
        ("第一章 风雪", "第二章 归人", "第三章 你是谁？"),
        ("第一章风雪", "第二章归人", "第三章说客"),
        ("第九十九章：风", "第一百章：雪", "第一百零一章：夜"),
        ("第12回 甄士隐梦幻识通灵，贾雨村风尘怀闺秀", "第13回 贾夫人仙逝扬州城，冷子兴演说荣国府"),
        ("第一节 山", "第二节 水", "第三节 人"),
        ("第百零一話", "第百零二話", "第百零三話"),
        ("第1講：聲調", "第2講：輕聲"),
        ("卷一", "卷二", "卷三"),
        ("卷之一 东周", "卷之二 西周"),
        ("上卷", "中卷", "下卷"),
        ("序章", "第一章 上路", "尾聲"),
        ("楔子", "第一章 上路", "后记"),
        ("引子", "第一回 出山", "番外一 那年冬天"),
        ("前言", "第一部分", "第二部分", "附录"),
        ("Chapter 1", "Chapter 2: The Road", "CHAPTER III"),
        ("Prologue", "Part One", "Part Two — Snow", "Epilogue"),
        ("第零章 梦", "第一章 醒"),
    ],
)
def test_headings_of_many_kinds_are_found(headings: tuple[str, ...]) -> None:
    assert titles(novel(*headings)) == list(headings)


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (("　　第１章　风雪", "　　第２章　归人"), ["第１章 风雪", "第２章 归人"]),
        (("【第一章】风雪", "【第二章】归人"), ["第一章 风雪", "第二章 归人"]),
        (("==第一章==", "==第二章=="), ["第一章", "第二章"]),
        (("正文 第一章 雪（上）", "正文 第二章 雪（下）"), ["第一章 雪（上）", "第二章 雪（下）"]),
        (("*** 第 一 章 ***", "*** 第 二 章 ***"), ["第 一 章", "第 二 章"]),
        (("序　言", "第一章"), ["序 言", "第一章"]),
    ],
)
def test_decoration_is_not_part_of_the_title(lines: tuple[str, ...], shown: list[str]) -> None:
    assert titles(novel(*lines)) == shown


def test_volumes_stand_above_chapters_and_these_above_sections() -> None:
    lines = novel(
        "序", "第一卷 风", "第一章 起", "第一节", "第二节", "第二卷 雪", "第一章 落", "後記"
    )
    assert [(chapter.title, chapter.level) for chapter in find_chapters(lines)] == [
        ("序", 0),
        ("第一卷 风", 0),
        ("第一章 起", 1),
        ("第一节", 2),
        ("第二节", 2),
        ("第二卷 雪", 0),
        ("第一章 落", 1),
        ("後記", 0),
    ]


def test_a_line_may_name_volume_and_chapter() -> None:
    lines = novel("第一卷 风 第一章 起", "第一卷 风 第二章 承", "第二卷 雪 第三章 转")
    assert find_chapters(lines) == (
        Chapter("第一卷 风", 0, 0),
        Chapter("第一章 起", 0, 1),
        Chapter("第二章 承", 7, 1),
        Chapter("第二卷 雪", 14, 0),
        Chapter("第三章 转", 14, 1),
    )


@pytest.mark.parametrize("head", [["目录"], ["书名", "作者：无名", ""], []])
def test_chapters_are_not_the_lines_of_the_table_of_contents(head: list[str]) -> None:
    headings = [
        "序章",
        "第一卷 风",
        "第一章 起",
        "第二章 承",
        "第二卷 雪",
        "第一章 转",
        "第二章 合",
    ]
    contents = [*head, *headings, ""]
    lines = [*contents, *novel(*headings)]
    found = find_chapters(lines)
    assert [chapter.title for chapter in found] == headings
    assert [chapter.paragraph for chapter in found] == [
        len(contents) + 7 * number for number in range(len(headings))
    ]


def test_a_table_with_the_numbers_of_pages_is_no_heading() -> None:
    lines = ["第一章 风 ........ 1", "第二章 雪……………12", *novel("第一章 风", "第二章 雪")]
    assert [chapter.paragraph for chapter in find_chapters(lines)] == [2, 9]


def test_a_heading_that_is_repeated_counts_once() -> None:
    lines = ["第一章 风", *novel("第一章 风"), "第二章 雪", *novel("第二章 雪")]
    assert [chapter.paragraph for chapter in find_chapters(lines)] == [0, 8]


RUNNING = (
    "第一章讲的是一个少年离家的故事。",
    "第二章，他写道：人生如梦",
    "第二回合，他败了",
    "第二部电影上映的那年，他十岁",
    "第二节课下课了",
    "第十二集团军已经过河",
    "第二部分人留了下来",
    "第二天一早",
    "（第一章完）",
    "第二卷 终",
    "“第二章写完了吗？”",
    "他翻到第二章，又合上了书",
    "序列号是多少",
    "前言不搭后语",
    "后记得给我打电话",
    "卷一根烟",
    "Chapter 2 of the book was lost",
    "part one of us",
    "2012年5月3日",
    "3:2",
    "10.5",
    "1998",
)


@pytest.mark.parametrize("line", RUNNING)
def test_running_text_is_no_heading(line: str) -> None:
    lines = novel("第一章 风", "第二章 雪", "第三章 夜", between=(line,))
    assert titles(lines) == ["第一章 风", "第二章 雪", "第三章 夜"]
    assert find_chapters(novel("", "", "", between=(line,))) == ()


@pytest.mark.parametrize(
    "headings",
    [
        ("1", "2", "3", "4", "5"),
        ("一", "二", "三"),
        ("01", "02", "03"),
        ("1. 少年", "2. 出山", "3. 归来"),
        ("一、少年", "二、2012", "三、归来"),
        ("（一）", "（二）", "（三）"),
        ("I", "II", "III", "IV"),
        ("1 少年", "2 出山", "3 归来"),
    ],
)
def test_numbered_lines_are_headings_where_text_lies_between(headings: tuple[str, ...]) -> None:
    assert titles(["新闻标题", *TEXT, *novel(*headings)]) == list(headings)


def test_items_of_a_list_are_no_headings() -> None:
    assert find_chapters([*TEXT, "1. 买米", "2. 买油", "3. 买盐", *TEXT]) == ()
    assert (
        find_chapters([*TEXT, "一、要早起；", *TEXT, "二、要读书；", *TEXT, "三、要写字。"]) == ()
    )


def test_numbers_of_pages_are_no_headings() -> None:
    lines: list[str] = []
    for page in range(1, 9):
        lines += [*TEXT, "　　他想起小时候的事，想起母亲站在门口等他", str(page)]
    assert find_chapters(lines) == ()


def test_numbered_lines_within_chapters_are_left_alone() -> None:
    headings = ("第一章", "1", "2", "3", "第二章", "1", "2", "3")
    assert titles(novel(*headings)) == ["第一章", "第二章"]


def test_an_excerpt_has_its_chapter() -> None:
    assert titles(["书名", *novel("第三十二章 归来")]) == ["第三十二章 归来"]
    assert titles([*TEXT, *novel("第三十二章 归来")]) == []


def test_an_article_has_no_chapters() -> None:
    assert find_chapters(["标题", *TEXT * 3]) == ()
    assert find_chapters([]) == ()
    assert find_chapters(novel("前言")) == ()


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12),
        ("１２", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("百零一", 101),
        ("一百二十三", 123),
        ("一千零五", 1005),
        ("一二三", 123),
        ("二〇", 20),
        ("廿三", 23),
        ("兩百", 200),
        ("XIV", 14),
        ("three", 3),
    ],
)
def test_numbers_are_read_in_every_writing(written: str, number: int) -> None:
    assert value(written) == number


def test_a_long_novel_is_looked_through_in_no_time() -> None:
    lines = novel(*(f"第{number}章 风雪" for number in range(1, 8001)))
    start = time.perf_counter()
    found = find_chapters(lines)
    assert len(found) == 8000
    # A tenth of it on a quiet machine.
    assert time.perf_counter() - start < 1.5


@settings(deadline=None)  # the machine may be busy
@given(
    st.text(
        st.sampled_from("第卷序一二十百0１章回节话部分【】= 　.、Chapter三I()（）"), max_size=20
    )
)
def test_any_line_is_a_heading_or_not(line: str) -> None:
    found = heading(line)
    assert found is None or (found.title and found.number >= 0)


some_lines = st.sampled_from(
    [*TEXT, *RUNNING, "", "第一章 风", "第二章", "第一卷", "序", "1", "2", "3", "一、风", "二、雪"]
)


@settings(deadline=None)  # the machine may be busy
@given(st.lists(some_lines, max_size=40))
def test_chapters_are_lines_of_the_text_in_order(lines: list[str]) -> None:
    found = find_chapters(lines)
    assert [chapter.paragraph for chapter in found] == sorted(
        {chapter.paragraph for chapter in found}
    )
    for chapter in found:
        assert chapter.title == " ".join(lines[chapter.paragraph].split())
        assert 0 <= chapter.level <= 2
