"""Word lists as tables of text, as spreadsheets write them: read."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence

from desktop.exports.list_columns import guess_columns, roles_of_heading
from desktop.exports.list_rows import MOST_ROWS, ListRow, Malformed, ReadWords, WordTable
from desktop.exports.list_words import has_han

_DELIMITERS = "\t;,|"
_SAMPLE_LINES = 200
_MOST_CELLS = 100
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
    first = next(iter(rows), None)
    roles = roles_of_heading(first[1]) if first is not None else None
    names: tuple[str, ...] = ()
    if roles is not None and first is not None:
        names = tuple([name.strip() for name in first[1]])
        rows = rows[1:]
    return tabled(rows, names, roles)


def tabled(
    rows: Sequence[tuple[int, tuple[str, ...]]],
    names: tuple[str, ...],
    roles: dict[str, int] | None,
) -> ReadWords:
    """Make one table of numbered rows, with the rows that hold no Chinese set apart."""
    kept, malformed = [], []
    for number, cells in rows:
        if any(map(has_han, cells)):
            kept.append(ListRow(number, cells))
        else:
            malformed.append(Malformed(number, " ".join(filter(None, cells))))
    width = max((len(row.cells) for row in kept), default=0)
    named = tuple([names[at] if at < len(names) else "" for at in range(max(width, len(names)))])
    columns = guess_columns([row.cells for row in kept], roles)
    return ReadWords((WordTable("", named, columns, tuple(kept)),), tuple(malformed))


def find_delimiter(lines: Sequence[str]) -> str:
    """Find out what stands between the cells; empty where the lines are no table.

    It is what cuts the most rows into the same number of cells; a tab counts more than a comma,
    which stands in English definitions too.
    """
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


def read_rows(
    lines: Sequence[str], delimiter: str, first: int = 1
) -> list[tuple[int, tuple[str, ...]]]:
    """Cut lines into rows with the number of the line that each begins in, blank ones left out.

    Where a quote is never closed, no quote means anything.
    """
    try:
        return list(_quoted(lines, delimiter, first))
    except (csv.Error, _StrayQuoteError):
        return list(_plain(lines, delimiter, first))


class _StrayQuoteError(Exception):
    """A quoted cell has no end."""


def _quoted(
    lines: Sequence[str], delimiter: str, first: int
) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(lines, delimiter=delimiter)
    begins = 0
    for row in reader:
        begun, begins = begins, reader.line_num
        if begins - begun > _MOST_LINES or (begins == len(lines) and begins - begun > 3):
            raise _StrayQuoteError
        if begun >= MOST_ROWS:
            return
        if any(cell.strip() for cell in row):
            yield begun + first, tuple([" ".join(cell.split()) for cell in row[:_MOST_CELLS]])


def _plain(
    lines: Sequence[str], delimiter: str, first: int
) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, line in enumerate(lines[:MOST_ROWS], first):
        cells = line.split(delimiter)[:_MOST_CELLS]
        if line.strip():
            yield number, tuple([" ".join(cell.strip().strip('"').split()) for cell in cells])
