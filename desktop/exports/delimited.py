"""Word lists as tables of text: CSV for spreadsheets, TSV for everything else.

`word_table.py` reads them, and every other table of text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

from desktop.exports.cells import harmless
from desktop.exports.fields import Field, How, cell
from desktop.exports.listed import ListedWord

BYTE_ORDER_MARK = "\ufeff"
"""What Excel needs to see that a CSV file is UTF-8."""


def write_csv(words: Iterable[ListedWord], how: How) -> Iterator[str]:
    """Write comma-separated values, with a byte order mark."""
    yield BYTE_ORDER_MARK
    yield from _write(words, how, ",")


def write_tsv(words: Iterable[ListedWord], how: How) -> Iterator[str]:
    """Write tab-separated values."""
    yield from _write(words, how, "\t")


def headings(how: How) -> tuple[str, ...]:
    """Give the headings of a table; the credit stands in that of the definitions, with which it
    stays wherever they are taken.
    """
    credited = f"{Field.MEANING} ({how.credit.name}, {how.credit.licence})"
    return tuple([credited if one is Field.MEANING else one.value for one in how.fields])


class _Echo:
    """A file that gives back what is written to it, which the csv module hands on."""

    def write(self, text: str) -> str:
        return text


def _write(words: Iterable[ListedWord], how: How, delimiter: str) -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=delimiter, lineterminator="\n")

    def row(cells: Sequence[str]) -> str:
        written: object = writer.writerow([harmless(one) for one in cells])
        return str(written)

    yield row(headings(how))
    for word in words:
        yield row([cell(word, wanted) for wanted in how.fields])
