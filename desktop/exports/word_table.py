"""Word lists as tables of text, as spreadsheets write them: read.

`delimited.py` writes those of Duben's own.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence

from desktop.exports.cells import as_meant, folded
from desktop.exports.list_columns import guess_columns, own_columns, roles_of_heading
from desktop.exports.list_rows import (
    MOST_ROWS,
    Columns,
    ListRow,
    Malformed,
    ReadWords,
    WordTable,
)
from desktop.exports.list_words import has_han

Row = tuple[int, tuple[str, ...]]
"""A row's number and its cells."""

_DELIMITERS = "\t;,|"
_SAMPLE_LINES = 200
_HEADINGS_WITHIN = 6  # rows; titles may stand above the headings
MOST_CELLS = 100
"""Cells of a row that are read."""
_MOST_LINES = 60
"""Lines of one quoted cell; more, and the quote was none."""


def read_table(text: str, delimiter: str = "") -> ReadWords:
    """Read a table; what stands between its cells is found out unless it is given.

    The first row may be headings. A row without any Chinese character is malformed.
    """
    text = text.removeprefix("\ufeff")
    lines = text.splitlines(keepends=True)
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == len("sep=") + 1:
        # Excel's own way of naming the delimiter.
        delimiter = delimiter or lines[0][4]
        lines[0] = "\n"
    rows = read_rows(lines, delimiter or find_delimiter(lines) or ",")
    if rows and own_columns(rows[0][1]) is not None:
        # Others may mean the apostrophe that begins a cell.
        rows = [(number, tuple(map(as_meant, cells))) for number, cells in rows]
    return tabled(rows)


def is_own_table(lines: Sequence[str]) -> bool:
    """Say whether lines begin with the headings of a table that Duben wrote."""
    return bool(lines) and _own_delimiter(lines[0]) is not None


def tabled(rows: Sequence[Row], *, credited: bool = True) -> ReadWords:
    """Make one table of numbered rows, with the rows that hold no Chinese set apart.

    The first row may be headings; if it says nothing, one of the next few may. `credited` says
    whether the headings of Duben's own tables name the dictionary.
    """
    own = own_columns(rows[0][1], credited=credited) if rows else None
    if own is not None:
        return _own(rows[0][1], rows[1:], own)
    body, roles = 0, None
    for at, (_, cells) in enumerate(rows[:_HEADINGS_WITHIN]):
        found = roles_of_heading(cells)
        if found is not None and (at == 0 or len(found) > 1):
            body, roles = at + 1, found
            break
    names = tuple([name.strip() for name in rows[body - 1][1]]) if body else ()
    kept, malformed = [], [_malformed(row) for row in rows[: max(0, body - 1)]]
    for number, cells in rows[body:]:
        if any(map(has_han, cells)):
            kept.append(ListRow(number, cells))
        else:
            malformed.append(_malformed((number, cells)))
    columns = guess_columns([row.cells for row in kept], roles)
    return ReadWords((WordTable("", _named(names, kept), columns, tuple(kept)),), tuple(malformed))


def _own(heading: tuple[str, ...], rows: Sequence[Row], columns: Columns) -> ReadWords:
    kept, malformed = [], []
    for number, cells in rows:
        if columns.word < len(cells) and cells[columns.word]:
            kept.append(ListRow(number, cells))
        else:
            malformed.append(_malformed((number, cells)))
    table = WordTable("", _named(heading, kept), columns, tuple(kept), exact=True)
    return ReadWords((table,), tuple(malformed))


def _named(names: tuple[str, ...], rows: Sequence[ListRow]) -> tuple[str, ...]:
    """Name every column, those without a heading by nothing."""
    width = max((len(row.cells) for row in rows), default=0)
    return tuple([names[at] if at < len(names) else "" for at in range(max(width, len(names)))])


def _malformed(row: Row) -> Malformed:
    number, cells = row
    return Malformed(number, " ".join(filter(None, cells)))


def find_delimiter(lines: Sequence[str]) -> str:
    """Find out what stands between the cells; empty where the lines are no table.

    It is what cuts the most rows into the same number of cells; a tab counts more than a comma,
    which stands in English definitions too. What Duben wrote is told by its headings.
    """
    own = _own_delimiter(lines[0]) if lines else None
    if own is not None:
        return own
    filled = [line for line in lines if line.strip()]
    step = max(1, len(filled) // _SAMPLE_LINES)
    sample = filled[:40] + filled[40::step]
    best, highest = "", 0.0
    for delimiter in _DELIMITERS:
        rows = read_rows(sample, delimiter)
        counts = Counter(len(cells) for _, cells in rows)
        width, most = max(counts.items(), key=lambda item: (item[0] > 1, item[1]), default=(0, 0))
        if width < 2:
            continue
        wide = sum(number for cells, number in counts.items() if cells > 1)
        share = (most + wide) / (2 * len(rows))
        # One comma in a line may be punctuation.
        score = share * {"\t": 1.5, ";": 1.1}.get(delimiter, 1.0)
        if share > 0.5 and score > highest + 0.01:
            best, highest = delimiter, score
    return best


def _own_delimiter(line: str) -> str | None:
    """Give what stands between the headings of a table that Duben wrote; None where it did not,
    empty where there is one heading only.
    """
    line = line.removeprefix("\ufeff").strip("\r\n")
    for delimiter in ("\t", ",", ";"):
        heading = next(csv.reader([line], delimiter=delimiter), [])
        if own_columns(heading) is not None:
            return delimiter if len(heading) > 1 else ""
    return None


def read_rows(lines: Sequence[str], delimiter: str, first: int = 1) -> list[Row]:
    """Cut lines into rows with the number of the line that each begins in, blank ones left out.

    Where a quote is never closed, no quote means anything.
    """
    try:
        return list(_quoted(lines, delimiter, first))
    except (csv.Error, _StrayQuoteError):
        return list(_plain(lines, delimiter, first))


class _StrayQuoteError(Exception):
    """A quoted cell has no end."""


def _quoted(lines: Sequence[str], delimiter: str, first: int) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter)
    begins = 0
    for row in reader:
        begun, begins = begins, reader.line_num
        if begins - begun > _MOST_LINES or (begins == len(lines) and begins - begun > 3):
            raise _StrayQuoteError
        if begun >= MOST_ROWS:
            return
        if any(cell.strip() for cell in row):
            yield begun + first, tuple(map(folded, row[:MOST_CELLS]))


def _plain(lines: Sequence[str], delimiter: str, first: int) -> Iterator[Row]:
    for number, line in enumerate(lines[:MOST_ROWS], first):
        cells = line.split(delimiter)[:MOST_CELLS]
        if line.strip():
            yield number, tuple([folded(cell.strip().strip('"')) for cell in cells])
