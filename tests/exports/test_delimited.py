"""Tables of text that Duben writes."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.cells import as_meant, harmless
from desktop.exports.delimited import BYTE_ORDER_MARK, write_csv, write_tsv
from desktop.exports.fields import Field
from tests.exports.listed_words import DAUGHTER, HOW, LIBRARY, SUFFIX


def read(parts: Iterable[str], delimiter: str = ",") -> list[list[str]]:
    text = "".join(parts).removeprefix(BYTE_ORDER_MARK)
    return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))


def test_a_csv_file_is_read_back_as_it_was_written() -> None:
    head, row = read(write_csv([LIBRARY], HOW))
    assert " | ".join(head) == (
        "simplified | traditional | pinyin | numbered | hsk2 | hsk3 | frequency | count | status"
        " | meaning (CC-CEDICT, CC BY-SA 4.0)"
    )
    assert " | ".join(row) == (
        "图书馆 | 圖書館 | túshūguǎn | tu2 shu1 guan3 | 3 |  | common | 4 | learning"
        ' | library; reading room / the "stacks"'
    )


def test_the_columns_are_those_that_are_asked_for_in_their_order() -> None:
    how = replace(HOW, fields=(Field.MEANING, Field.TRADITIONAL, Field.CLOZE, Field.TAGS))
    head, row = read(write_tsv([DAUGHTER], how), "\t")
    assert " | ".join(head) == (
        "meaning (CC-CEDICT, CC BY-SA 4.0) | traditional | sentence with a gap | tags"
    )
    assert " | ".join(row) == "daughter | 女兒 | 她的____很小。 | family HSK-1"


def test_csv_begins_with_a_byte_order_mark_and_tsv_does_not() -> None:
    assert "".join(write_csv([LIBRARY], HOW)).startswith("\ufeffsimplified,")
    assert "".join(write_tsv([LIBRARY], HOW)).startswith("simplified\t")


def test_lines_end_in_a_line_feed() -> None:
    assert "".join(write_csv([LIBRARY, SUFFIX], HOW)).count("\n") == 3
    assert "\r" not in "".join(write_csv([LIBRARY, SUFFIX], HOW))


def test_a_word_without_level_or_status_has_empty_cells() -> None:
    _, row = read(write_tsv([SUFFIX], HOW), "\t")
    assert row[4:9] == ["", "", "", "1", ""]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-ness", "'-ness"),
        ("@A1", "'@A1"),
        ("＝1", "'＝1"),
        ("\r=1", "'=1"),
        ("\t@x", "'@x"),
        ("\tx", "x"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("a = b", "a = b"),
    ],
)
def test_a_cell_that_begins_like_a_formula_is_made_harmless(cell: str, written: str) -> None:
    assert harmless(cell) == written
    assert as_meant(written) == cell.strip()


@given(st.text(), st.sampled_from([(write_csv, ","), (write_tsv, "\t")]))
def test_whatever_a_definition_holds_stays_one_harmless_cell(
    sense: str, form: tuple[object, str]
) -> None:
    write, delimiter = form
    assert callable(write)
    _, row = read(write([replace(LIBRARY, senses=(sense,))], HOW), delimiter)
    assert len(row) == 10
    assert row[-1] == harmless(sense)
    assert not row[-1].startswith(("=", "+", "-", "@", "\t"))
