"""Lists that hold several lessons, in every way that people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.lesson_lists import (
    By,
    LessonList,
    Split,
    heading_of,
    left_out,
    lesson_list,
    parted,
    splits_of,
)
from desktop.exports.list_rows import Columns, ReadWords, WordTable
from desktop.exports.read_words import read_text, text_format
from desktop.exports.word_table import read_table


def read(text: str, suffix: str = ".txt") -> LessonList:
    return lesson_list(read_text(text, suffix), "list", text, text_format(text, suffix))


def told(found: LessonList, split: Split | None = None) -> str:
    """Tell the lessons of a list as it is parted, as it likeliest is unless one is given."""
    lessons = parted(found, split or splits_of(found)[0])
    parts = [
        f"{lesson.title}: {' '.join([line.hanzi for line in lesson.lines])}" for lesson in lessons
    ]
    return " | ".join(parts)


def ways(found: LessonList) -> str:
    return ", ".join(
        [f"{way.by} {way.column} {way.count}".replace("  ", " ") for way in splits_of(found)]
    )


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Lesson 3", "Lesson 3"),
        ("  lesson 12:  At the bank ", "lesson 12: At the bank"),
        ("Unit Two", "Unit Two"),
        ("L5", "L5"),
        ("// Lesson 4", "Lesson 4"),
        ("## Chapter 1 — Family", "Chapter 1 — Family"),
        ("=== Week 2 ===", "Week 2"),
        ("第三课", "第三课"),
        ("第 3 課  去銀行", "第 3 課 去銀行"),
        ("第十二单元：家", "第十二单元：家"),
        ("【第一课】", "【第一课】"[1:-1]),
        ("课文 2", "课文 2"),
        ("Lesson 1,,,", "Lesson 1"),
        ("lesson", ""),
        ("level", ""),
        ("Lessons learnt 3", ""),
        ("第一", ""),
        ("第一次", ""),
        ("课堂 3", ""),
        ("图书馆", ""),
        ("第三课\t第三課\tdì sān kè", ""),
        ("L5" + "x" * 80, ""),
        ("", ""),
    ],
)
def test_headings_are_told_from_words(line: str, title: str) -> None:
    assert heading_of(line) == title


@given(st.text(max_size=80))
def test_a_heading_is_one_line_without_space_around(line: str) -> None:
    title = heading_of(line)
    assert title == title.strip()
    assert "\n" not in title


def test_headings_part_a_plain_list() -> None:
    found = read("早\nLesson 1\n我\n你 you\n\n第二课 家\n妈妈\n爸爸\n")
    assert told(found) == "list: 早 | Lesson 1: 我 你 | 第二课 家: 妈妈 爸爸"
    assert ways(found) == "heading 3, nothing 1"
    assert told(found, Split(By.NOTHING)) == "list: 早 我 你 妈妈 爸爸"
    assert left_out(found) == 0


def test_comments_part_a_list_without_other_headings() -> None:
    assert told(read("// Family\n妈妈\n# At home\n家\n")) == "Family: 妈妈 | At home: 家"
    assert told(read("# made by me\nLesson 1\n妈妈\nLesson 2\n家")) == (
        "Lesson 1: 妈妈 | Lesson 2: 家"
    )


def test_categories_of_pleco_are_lessons() -> None:
    text = "//Book/Lesson 2\n妈妈[媽媽]\tma1ma5\tmother\n//Book/Lesson 10\n家\tjia1\thome\n"
    found = read(text)
    assert told(found) == "Book/Lesson 2: 妈妈 | Book/Lesson 10: 家"
    assert told(found, Split(By.TAG)) == "Book Lesson-2: 妈妈 | Book Lesson-10: 家"


@pytest.mark.parametrize("name", ["lesson", "Unit", "课", "課文"])
def test_a_column_names_the_lesson(name: str) -> None:
    text = f"word,pinyin,{name}\n家,jiā,10\n妈妈,māma,2\n爸爸,bàba,2\n"
    title = "第{}课" if name > "z" else f"{name.capitalize()} {{}}"
    assert told(read(text, ".csv")) == f"{title.format(2)}: 妈妈 爸爸 | {title.format(10)}: 家"


def test_a_column_of_titles_keeps_the_order_of_the_list() -> None:
    text = "word\tpinyin\tlesson\n家\tjiā\tHome\n妈妈\tmāma\tFamily\n爸爸\tbàba\tHome\n狗\tgǒu\t\n"
    assert told(read(text)) == "Home: 家 爸爸 | Family: 妈妈 | list: 狗"


def test_chinese_headings_of_a_table_are_none_of_its_words() -> None:
    found = lesson_list(read_table("课,词\n第二课,家\n第一课,妈妈\n"), "list")
    assert told(found) == "第一课: 妈妈 | 第二课: 家"


def test_rows_of_one_cell_are_headings_of_a_table() -> None:
    text = "Lesson 1,,\n妈妈,māma,mother\n第二课,,\n家,jiā,home\n"
    assert told(read(text, ".csv")) == "Lesson 1: 妈妈 | 第二课: 家"


def test_tags_with_numbers_part_a_list_and_others_may() -> None:
    numbered = (
        "#separator:tab\n#tags column:3\n家\thome\tIC::L02 noun\n妈妈\tmother\tnoun IC::L01\n"
    )
    assert told(read(numbered)) == "IC L01: 妈妈 | IC L02: 家"
    plain = "#separator:tab\n#tags column:3\n家\thome\tnoun\n去\tto go\tverb\n"
    found = read(plain)
    assert ways(found) == "nothing 1, tag 2"
    assert told(found, Split(By.TAG)) == "noun: 家 | verb: 去"


def test_each_sheet_is_a_lesson() -> None:
    sheets = [read_table(text).tables[0] for text in ("家,home\n", "妈妈,mother\n")]
    named = [
        WordTable(name, sheet.names, sheet.columns, sheet.rows)
        for name, sheet in zip(("One", "Two"), sheets, strict=True)
    ]
    found = lesson_list(ReadWords(tuple(named)), "list")
    assert told(found) == "One: 家 | Two: 妈妈"
    assert told(found, Split(By.NOTHING)) == "list: 家 妈妈"


def test_numbers_in_chinese_put_lessons_in_order() -> None:
    titles = ["第二十一课", "第十课", "第两百课", "第一百零五课", "第三课", "第一〇一课"]
    text = "lesson\tword\n" + "\n".join([f"{title}\t家{n}" for n, title in enumerate(titles)])
    found = parted(read(text), Split(By.COLUMN, "lesson"), (Columns(1),))
    order = [lesson.title for lesson in found]
    assert order == ["第三课", "第十课", "第二十一课", "第一〇一课", "第一百零五课", "第两百课"]


def test_a_list_of_one_lesson_is_one() -> None:
    found = read("家\n妈妈\nnothing Chinese\n")
    assert ways(found) == "nothing 1"
    assert told(found) == "list: 家 妈妈"
    assert left_out(found) == 1


@given(st.lists(st.sampled_from(["Lesson 1", "第二课", "家", "妈妈 mother", "", "// x", "abc"])))
def test_no_word_is_lost_however_a_list_is_parted(lines: list[str]) -> None:
    found = read("\n".join(lines))
    words = sum(line in ("家", "妈妈 mother") for line in lines)
    for way in splits_of(found):
        assert sum(len(lesson.lines) for lesson in parted(found, way)) == words
