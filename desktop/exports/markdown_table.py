r"""Word lists as tables of Markdown, as GitHub, Obsidian and most others have them: written, read.

The title is a heading above the table and the credit a line below it. What Markdown would take for
a sign of its own has a backslash before it (`\|`, `\*`); a cell is one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from desktop.exports.cells import folded, one_line
from desktop.exports.fields import Field, How, cell
from desktop.exports.list_rows import MOST_ROWS, ReadWords
from desktop.exports.listed import ListedWord
from desktop.exports.word_table import MOST_CELLS, Row, tabled

_SIGNS = re.compile(r"[\\`*_\[\]<>|~&$#]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_MARKED = re.compile(r"(\*\*|__|\*|_|`)(.+)\1")
# They stand for an escaped backslash and an escaped stroke while a line is cut at its strokes.
_BACKSLASH, _STROKE = "\0", "\1"
_HELD = str.maketrans({_BACKSLASH: r"\\", _STROKE: r"\|"})


def write_markdown(words: Iterable[ListedWord], how: How) -> Iterator[str]:
    """Write a table below a heading."""
    yield f"# {_escaped(how.title) or 'Duben'}\n\n"
    yield _row([one.value for one in how.fields])
    yield _row(["---"] * len(how.fields))
    for word in words:
        yield _row([_escaped(cell(word, wanted)) for wanted in how.fields])
    if Field.MEANING in how.fields:
        yield f"\n{_escaped(how.credit.line)}\n"


def is_markdown_table(text: str) -> bool:
    """Say whether a text holds a table of Markdown: a row of hyphens below one of headings."""
    return next(_tables(text), None) is not None


def read_markdown(text: str) -> ReadWords:
    """Read all tables of a text, the rows numbered by their lines; what is between is left out."""
    read = [tabled(rows, credited=False) for rows in _tables(text)]
    return ReadWords(
        tuple([table for one in read for table in one.tables if table.rows]),
        tuple([line for one in read for line in one.malformed]),
    )


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", one_line(text))


def _tables(text: str) -> Iterator[list[Row]]:
    """Give the rows of each table, the headings first."""
    lines = text.removeprefix("\ufeff").splitlines()[:MOST_ROWS]
    at = 1
    while at < len(lines):
        if not ("|" in lines[at] and "|" in lines[at - 1] and _RULE.fullmatch(lines[at])):
            at += 1
            continue
        rows = [(at, _cells(lines[at - 1]))]
        at += 1
        while at < len(lines) and "|" in lines[at]:
            rows.append((at + 1, _cells(lines[at])))
            at += 1
        yield rows


def _cells(line: str) -> tuple[str, ...]:
    held = line.strip().replace(_BACKSLASH, " ").replace(_STROKE, " ")
    held = held.replace(r"\\", _BACKSLASH).replace(r"\|", _STROKE)
    cells = held.removeprefix("|").removesuffix("|").split("|")
    return tuple([_plain(one.translate(_HELD).strip()) for one in cells[:MOST_CELLS]])


def _plain(cell_text: str) -> str:
    """Give the text of a cell, which may be bold, slanted or code as a whole."""
    marked = _MARKED.fullmatch(cell_text)
    return folded(_ESCAPED.sub(r"\1", marked[2] if marked else cell_text))
