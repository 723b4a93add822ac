"""Word lists as tables of text: CSV for spreadsheets, TSV for everything else."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from desktop.exports.listed import Credit, ListedWord

BYTE_ORDER_MARK = "\ufeff"
"""What Excel needs to see that a CSV file is UTF-8."""

_COLUMNS = (
    "simplified",
    "traditional",
    "pinyin",
    "numbered",
    "hsk2",
    "hsk3",
    "frequency",
    "count",
    "status",
)
# A cell that begins with one of these may be run as a formula (the full-width ones too).
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_BREAKS = str.maketrans("\t\r\n\v\f\x85\u2028\u2029", " " * 8)


def write_csv(words: Iterable[ListedWord], credit: Credit) -> Iterator[str]:
    """Write comma-separated values, with a byte order mark."""
    yield BYTE_ORDER_MARK
    yield from _write(words, credit, ",")


def write_tsv(words: Iterable[ListedWord], credit: Credit) -> Iterator[str]:
    """Write tab-separated values."""
    yield from _write(words, credit, "\t")


def harmless(cell: str) -> str:
    """Write a cell on one line, and so that no spreadsheet takes it for a formula.

    One that begins like a formula gets an apostrophe before it, the spreadsheets' sign for text.
    """
    if cell.startswith(_FORMULA):
        cell = "'" + cell
    return cell.translate(_BREAKS)


def _write(words: Iterable[ListedWord], credit: Credit, delimiter: str) -> Iterator[str]:
    # The last heading gives the credit: it stays with the definitions wherever they are taken.
    yield _row([*_COLUMNS, f"definition ({credit.name}, {credit.licence})"], delimiter)
    for word in words:
        yield _row(_cells(word), delimiter)


def _cells(word: ListedWord) -> Sequence[str]:
    level = word.level
    return (
        word.simplified,
        word.traditional,
        word.pinyin,
        word.numbered,
        str(level.hsk2 or "") if level else "",
        str(level.hsk3 or "") if level else "",
        word.frequency,
        str(word.count),
        word.status or "",
        " / ".join(word.senses),
    )


def _row(cells: Sequence[str], delimiter: str) -> str:
    line = StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(map(harmless, cells))
    return line.getvalue()
