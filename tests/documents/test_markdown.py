from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.contents import Contents
from desktop.documents.errors import OpenError
from desktop.documents.markdown import read_markdown
from dictionaries.errors import Cancelled


def read(text: str) -> Contents:
    return read_markdown(text.encode(), "notes.md")


def test_marks_are_not_read_as_text() -> None:
    text = "# 标题\n\n我**很**喜欢[看书](http://example.com)。\n\n> 引文\n\n- 一\n- ~~二~~\n"
    text += "\n```\ncode\n```\n"
    assert read(text).paragraphs == ["标题", "我很喜欢看书。", "引文", "一", "二", "code"]


def test_lines_of_a_paragraph_are_joined_without_a_space_between_chinese_characters() -> None:
    assert read("春眠\n不觉晓\n\nold\npond\n").paragraphs == ["春眠不觉晓", "old pond"]


def test_a_hard_line_break_begins_a_paragraph() -> None:
    assert read("春眠不觉晓\\\n处处闻啼鸟  \n夜来").paragraphs == [
        "春眠不觉晓",
        "处处闻啼鸟",
        "夜来",
    ]


def test_a_row_of_a_table_is_a_paragraph() -> None:
    assert read("| 词 | 义 |\n|-|-|\n| 书 | book |\n").paragraphs == ["词\t义", "书\tbook"]


def test_headings_are_chapters() -> None:
    chapters = read("# 春\n\n花开。\n\n## 雨\n\n雨停。\n\n夏\n===\n").chapters
    assert [(each.title, each.paragraph, each.level) for each in chapters] == [
        ("春", 0, 0),
        ("雨", 2, 1),
        ("夏", 4, 0),
    ]


def test_the_only_first_heading_is_the_title() -> None:
    assert read("# 我的书\n\n## 一\n\n## 二\n").title == "我的书"
    assert read("# 一\n\n# 二\n").title == ""


def test_the_facts_before_the_text_are_no_text() -> None:
    facts = '---\ntitle: "山中 一日"\nauthor: 李明\ntags: [a]\ndate: 2020-01-02\n---\n'
    contents = read(f"{facts}今天进山。\n")
    assert contents.paragraphs == ["今天进山。"]
    assert (contents.title, contents.author, contents.published) == (
        "山中 一日",
        "李明",
        "2020-01-02",
    )


def test_lines_of_dashes_elsewhere_are_no_facts() -> None:
    assert read("开头\n\n---\n\n结尾\n\n---\n").paragraphs == ["开头", "结尾"]


def test_html_in_it_counts_as_in_a_page() -> None:
    text = "<ruby>漢<rt>hàn</rt></ruby>字\n\n<script>x</script>\n\n<!-- 注 -->好\n"
    assert read(text).paragraphs == ["漢字", "好"]


def test_encodings_and_line_ends_are_found_out() -> None:
    text = "# 图书馆\r\n\r\n我们在图书馆看书，学习中国的历史。\r\n" * 3
    contents = read_markdown(text.encode("gb18030"), "x")
    assert contents.encoding == "gb18030"
    assert contents.paragraphs[:2] == ["图书馆", "我们在图书馆看书，学习中国的历史。"]


def test_a_text_without_text_is_refused() -> None:
    with pytest.raises(OpenError, match=r"^notes\.md is empty: there is nothing to read\.$"):
        read("  \n")
    with pytest.raises(OpenError, match=r"^notes\.md has no text: there is nothing to read\.$"):
        read("<!-- a -->\n\n---\n")


def test_reading_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        read_markdown("好".encode(), "x", cancelled=lambda: True)


@settings(deadline=None, max_examples=80)
@given(st.text(alphabet="#>-*_`[]()<>!|:\n\t &;\\~春a1", max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        paragraphs = list(read(text).paragraphs)
    except OpenError as error:
        paragraphs = [str(error)]
    assert all(paragraph.strip() for paragraph in paragraphs)
    assert len(paragraphs) > 0
