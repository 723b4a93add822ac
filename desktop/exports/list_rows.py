"""What is read from a word list: rows of cells, and which column holds what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.exports.list_words import split_words
from desktop.vocabulary.listed_line import ListedLine
from desktop.vocabulary.status import Status

MOST_ROWS = 500_000
"""Rows of the longest list that is read."""


class ListError(Exception):
    """A word list can't be read; the message is one sentence for the reader, naming the file."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The numbers of the columns that hold the parts of a word, None for what no column holds."""

    word: int
    other: int | None = None
    pinyin: int | None = None
    meaning: int | None = None
    tags: int | None = None
    status: int | None = None


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: the number of its line or note, its cells, and what stands in no cell."""

    number: int
    cells: tuple[str, ...]
    tags: tuple[str, ...] = ()
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class WordTable:
    """Rows that mean the same by the same column; `columns` is what was found out about them.

    `name` is that of a note type or a sheet, empty where a list has only one kind of rows; `names`
    are those of the columns, empty where a column has none. In an `exact` table the word's cell
    holds one word and nothing else, and is not taken apart.
    """

    name: str
    names: tuple[str, ...]
    columns: Columns
    rows: tuple[ListRow, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Malformed:
    """A line that says nothing about a word."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class ReadWords:
    """What a list holds, and the lines in it that are none of its rows."""

    tables: tuple[WordTable, ...]
    malformed: tuple[Malformed, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return sum(len(table.rows) for table in self.tables)


def listed_lines(
    read: ReadWords, chosen: Sequence[Columns | None] = ()
) -> tuple[tuple[ListedLine, ...], tuple[Malformed, ...]]:
    """Give the words that the rows say, in the order of the list, and the rows that say none.

    `chosen` are the columns of each table as the reader wants them, None for those found out.
    """
    lines: list[ListedLine] = []
    malformed = list(read.malformed)
    for at, table in enumerate(read.tables):
        columns = (chosen[at] if at < len(chosen) else None) or table.columns
        for row in table.rows:
            found = [_line_of(row, columns)] if table.exact else _lines_of(row, columns)
            found = [line for line in found if line.hanzi]
            if found:
                lines += found
            else:
                malformed.append(Malformed(row.number, " ".join(filter(None, row.cells))))
    if len(read.tables) > 1:
        lines.sort(key=lambda line: line.number)
    malformed.sort(key=lambda line: line.number)
    return tuple(lines), tuple(malformed)


def _line_of(row: ListRow, columns: Columns) -> ListedLine:
    """Read a row as it stands."""
    hanzi, other = _cell(row, columns.word), _cell(row, columns.other)
    return ListedLine(
        row.number,
        hanzi,
        _cell(row, columns.pinyin),
        _cell(row, columns.meaning),
        other if other != hanzi else "",
        _tags(row, columns),
        row.status or _status(_cell(row, columns.status)),
        _raw(row),
    )


def _lines_of(row: ListRow, columns: Columns) -> list[ListedLine]:
    """Read a row; what the word's own cell says besides the word counts where no other does."""
    words = split_words(_cell(row, columns.word))
    pinyin, meaning = _cell(row, columns.pinyin), _cell(row, columns.meaning)
    other, raw, tags = _cell(row, columns.other), _raw(row), _tags(row, columns)
    status = row.status or _status(_cell(row, columns.status))
    if len(words) > 1 and (pinyin or meaning):
        # What is read or means something as a whole is one word: 一不做，二不休.
        words = [(_cell(row, columns.word), "", "", "")]
    if len(words) != 1:
        return [
            ListedLine(row.number, hanzi, tags=tags, status=status, raw=raw)
            for hanzi, _, _, _ in words
        ]
    hanzi, own_other, own_pinyin, own_meaning = words[0]
    return [
        ListedLine(
            row.number,
            hanzi,
            pinyin or own_pinyin,
            meaning or own_meaning,
            other if other != hanzi else own_other,
            tags,
            status,
            raw,
        )
    ]


def _tags(row: ListRow, columns: Columns) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*row.tags, *_cell(row, columns.tags).split()]))


def _raw(row: ListRow) -> str:
    return "  ".join(filter(None, row.cells))


def _cell(row: ListRow, column: int | None) -> str:
    return row.cells[column].strip() if column is not None and column < len(row.cells) else ""


def _status(text: str) -> Status | None:
    if not text:
        return None
    try:
        return Status(text.strip().lower())
    except ValueError:
        return None
