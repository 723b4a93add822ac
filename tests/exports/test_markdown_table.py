"""Word lists as tables of Markdown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desktop.exports.fields import Field
from desktop.exports.list_rows import listed_lines
from desktop.exports.markdown_table import is_markdown_table, read_markdown, write_markdown
from tests.exports.list_lines import malformed, said
from tests.exports.listed_words import HOW, LIBRARY, SUFFIX

HOW_SHORT = replace(HOW, title="Lesson *3*", fields=(Field.SIMPLIFIED, Field.PINYIN, Field.MEANING))


def test_a_table_stands_between_the_title_and_the_credit() -> None:
    assert "".join(write_markdown([LIBRARY, SUFFIX], HOW_SHORT)) == (
        "# Lesson \\*3\\*\n\n"
        "| simplified | pinyin | meaning |\n"
        "| --- | --- | --- |\n"
        '| 图书馆 | túshūguǎn | library; reading room / the "stacks" |\n'
        "| 性 | xìng | -ness / -ity |\n"
        "\n"
        "Definitions: CC-CEDICT 2026-05-20, CC BY-SA 4.0\n"
    )


def test_a_table_without_definitions_needs_no_credit() -> None:
    how = replace(HOW, fields=(Field.SIMPLIFIED,))
    assert "".join(write_markdown([LIBRARY], how)).endswith("| --- |\n| 图书馆 |\n")


@pytest.mark.parametrize(
    "sense", ["a | b", "\\|", "\\", "a\\\\|b", "*a* _b_ `c` **d**", "<b>&amp;", "[x](y)", "~~x~~"]
)
def test_what_markdown_would_take_for_a_sign_is_shown_as_it_is(sense: str) -> None:
    written = "".join(write_markdown([replace(LIBRARY, senses=(sense,))], HOW_SHORT))
    lines, _ = listed_lines(read_markdown(written))
    assert [(line.hanzi, line.meaning) for line in lines] == [("图书馆", sense)]
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(written)
    cells = [one for one in tokens if one.type == "inline" and one.map and one.level == 4]
    text = [child for child in cells[-1].children or [] if child.type != "text_special"]
    assert all(child.type == "text" for child in text)
    assert "".join(child.content for child in cells[-1].children or []) == sense


def test_tables_of_other_peoples_notes_are_read() -> None:
    text = (
        "---\ntitle: x\n---\n# Lesson 1\n\nSome text | more\n\n"
        "汉字 | Pinyin | English\n:--|:-:|--:\n**书** | shū | book\n水 | shuǐ | `water`\n"
        "a | b | c\n\nThen:\n\n| word | meaning |\n|------|---|\n| 火 | fire |\n"
    )
    read = read_markdown(text)
    assert said(read) == [
        "10 | 书 |  | shū | book",
        "11 | 水 |  | shuǐ | water",
        "18 | 火 |  |  | fire",
    ]
    assert malformed(read) == ["12 a b c"]


def test_lines_and_headings_are_no_table() -> None:
    assert not is_markdown_table("书 | 水\n书 | 水\n")
    assert not is_markdown_table("Title\n---\n- 书\n- 水\n")
    assert is_markdown_table("| 书 |\n|---|\n| 水 |\n")


@given(st.text(alphabet="书水|-:\\ \n*x", max_size=80))
def test_any_text_is_read(text: str) -> None:
    lines, _ = listed_lines(read_markdown(text))
    assert all(line.hanzi for line in lines)
