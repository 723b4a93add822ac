"""Word lists as tables."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.list_rows import Columns, listed_lines
from desktop.exports.word_table import find_delimiter, read_table
from tests.exports.list_lines import malformed, said


def test_headings_say_which_column_holds_what() -> None:
    read = read_table(
        "English,Pinyin,Traditional,Simplified,Tags,Status\n"
        "library,túshūguǎn,圖書館,图书馆,place study,known\n"
        '"I, me",wǒ,我,我,,\n'
    )
    assert said(read) == [
        "2 | 图书馆 | 圖書館 | túshūguǎn | library | place study | known",
        "3 | 我 |  | wǒ | I, me",
    ]


def test_headings_may_stand_below_a_title() -> None:
    read = read_table("Lesson 3\t\n第三课\t\n汉字\tEnglish\n书\tbook\n")
    assert said(read) == ["4 | 书 |  |  | book"]
    assert malformed(read) == ["1 Lesson 3", "2 第三课"]


def test_an_apostrophe_is_left_out_only_where_duben_put_it() -> None:
    ours = "simplified,numbered,meaning (X)\n性,xing4,'-ness\n书,shu1,'tis\n水,shui3,''=\n"
    assert [line.split(" | ")[4] for line in said(read_table(ours))] == ["-ness", "'tis", "'="]
    others = "simplified,numbered,meaning\n性,xing4,'-ness\n"
    assert said(read_table(others)) == ["2 | 性 |  | xing4 | '-ness"]


def test_what_duben_wrote_is_not_taken_apart() -> None:
    read = read_table('simplified,meaning (X)\n"你好,再见",\n卡拉OK厅 x,a\n,nothing\n')
    assert said(read) == ["2 | 你好,再见", "3 | 卡拉OK厅 x |  |  | a"]
    assert malformed(read) == ["4 nothing"]


@pytest.mark.parametrize("delimiter", ["\t", ";", ",", "|"])
def test_the_delimiter_and_the_columns_are_found_out(delimiter: str) -> None:
    rows = [
        ("1", "tu2 shu1 guan3", "library", "图书馆", "圖書館"),
        ("2", "lao3 shi1", "teacher", "老师", "老師"),
        ("3", "shui3", "water", "水", "水"),
    ]
    text = "\n".join(delimiter.join(row) for row in rows)
    read = read_table(text)
    assert read.tables[0].columns == Columns(word=3, other=4, pinyin=1, meaning=2)
    assert said(read)[0] == "1 | 图书馆 | 圖書館 | tu2 shu1 guan3 | library"


def test_a_sentence_is_not_taken_for_the_word() -> None:
    read = read_table("我在图书馆看书。\t图书馆\tlibrary\n他是我们的老师。\t老师\tteacher\n")
    assert said(read) == ["1 | 图书馆 |  |  | library", "2 | 老师 |  |  | teacher"]


def test_a_row_without_chinese_is_told_by_its_line() -> None:
    read = read_table("你好,hello\n\nhello,world\n再见,bye\n")
    assert said(read) == ["1 | 你好 |  |  | hello", "4 | 再见 |  |  | bye"]
    assert malformed(read) == ["3 hello world"]


def test_a_quoted_cell_may_hold_line_ends_and_quotes() -> None:
    read = read_table('你好,"a ""greeting"",\nor hello"\n再见,bye\n')
    assert said(read) == ['1 | 你好 |  |  | a "greeting", or hello', "3 | 再见 |  |  | bye"]


def test_a_quote_that_never_ends_swallows_nothing() -> None:
    read = read_table('你好\t"hello\n' + "再见\tbye\n" * 5)
    assert said(read)[1] == "2 | 再见 |  |  | bye"
    assert len(said(read)) == 6


def test_excels_line_about_the_delimiter_is_no_row() -> None:
    assert said(read_table("sep=;\n你好;hello\n再见;bye\n")) == [
        "2 | 你好 |  |  | hello",
        "3 | 再见 |  |  | bye",
    ]


def test_the_reader_may_say_which_column_is_which() -> None:
    read = read_table("你好\t谢谢\n再见\t不客气\n")
    lines, _ = listed_lines(read, [Columns(word=1)])
    assert [line.hanzi for line in lines] == ["谢谢", "不客气"]


def test_one_column_that_is_a_word_itself_is_no_heading() -> None:
    assert said(read_table("汉字\n拼音\n")) == ["1 | 汉字", "2 | 拼音"]


def test_what_has_one_meaning_is_one_word() -> None:
    read = read_table("一不做，二不休\tin for a penny\n你好\thello\n")
    assert said(read)[0] == "1 | 一不做，二不休 |  |  | in for a penny"


def test_plain_lines_have_no_delimiter() -> None:
    assert find_delimiter(["你好", "再见"]) == ""


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="你好再见图书馆", min_size=1, max_size=6),
            st.text(alphabet="abc ,;\"'", max_size=12).map(lambda text: " ".join(text.split())),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_the_csv_module_writes_is_read_back(rows: list[tuple[str, str]]) -> None:
    written = StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    read = read_table(written.getvalue(), ",")
    assert [row.cells for row in read.tables[0].rows] == rows


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    read = read_table(text)
    listed_lines(read)
