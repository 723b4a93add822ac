"""Anki's notes as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.anki_text import is_anki_text, plain_field, read_anki_text
from desktop.exports.list_rows import listed_lines
from tests.exports.list_lines import malformed, said


def test_headers_say_how_the_notes_are_written() -> None:
    read = read_anki_text(
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n"
        "#tags column:6\n"
        "a\tBasic\tHSK\t<b>你好</b>[sound:x.mp3]\thello&nbsp;there<br>you\tone two\n"
        "b\tBasic\tHSK\t再见\tbye\t\n"
    )
    assert read.tables[0].name == "Basic"
    assert said(read) == ["7 | 你好 |  |  | hello there you | one two", "8 | 再见 |  |  | bye"]


def test_notes_of_each_type_have_columns_of_their_own() -> None:
    read = read_anki_text(
        "#separator:semicolon\n#notetype column:1\nA;hello;你好\nB;再见;zàijiàn\nA;teacher;老师\n"
    )
    assert [(table.name, table.columns.word) for table in read.tables] == [("A", 1), ("B", 0)]
    assert said(read) == [
        "3 | 你好 |  |  | hello",
        "4 | 再见 |  | zàijiàn",
        "5 | 老师 |  |  | teacher",
    ]


def test_older_exports_have_tags_for_all_or_no_headers() -> None:
    assert said(read_anki_text("tags:chinese\n你好\thello\n")) == [
        "2 | 你好 |  |  | hello | chinese"
    ]
    assert said(read_anki_text("你好\thello\n再见\tbye\n"))[1] == "2 | 再见 |  |  | bye"


def test_comments_are_left_out_and_quoted_rows_are_not() -> None:
    read = read_anki_text('#separator:Comma\n#html:false\n# a comment 你好\n"#标签","tag"\n')
    assert said(read) == ["4 | #标签 |  |  | tag"] or said(read) == ["4 | 标签 |  |  | tag"]


def test_notes_without_chinese_are_told() -> None:
    assert malformed(read_anki_text("#separator:tab\nhello\tworld\n")) == ["2 hello world"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("{{c1::你好::greeting}}吗", "你好吗"),
        ("<style>.a{color:red}</style>你好<!-- no -->", "你好"),
        ("<div>你</div><div>好</div>", "你 好"),
        ('你好<img src="a.png">', "你好"),
        ("你&#22909;", "你好"),
        ("a < b", "a < b"),
    ],
)
def test_fields_are_read_as_they_show(html: str, text: str) -> None:
    assert plain_field(html) == text


@pytest.mark.parametrize("text", ["#separator:tab\n", "\ufeff#html:true\n", "tags:a\n"])
def test_anki_is_told_by_its_first_line(text: str) -> None:
    assert is_anki_text(text)


def test_other_comments_are_not_ankis() -> None:
    assert not is_anki_text("# my words\n你好\n")


@given(st.text(alphabet='#separator:tab\n你好\t"<>b/{}c1: column', max_size=200))
def test_any_text_is_read(text: str) -> None:
    listed_lines(read_anki_text(text))
