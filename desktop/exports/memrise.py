"""Tables for Memrise's "bulk add": headword, meaning, pinyin, other script, written and read.

What is pasted there fills the columns of a level in their order, with tabs between (commas would
cut definitions in two), without headings or quotes; word and meaning are the first two columns of
every course. Memrise's own pages on it are gone, programs that write for it tell as much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desktop.exports.cells import folded, one_line
from desktop.exports.fields import Field, How, cell
from desktop.exports.list_rows import MOST_ROWS, Columns, ListRow, Malformed, ReadWords, WordTable
from desktop.exports.list_words import has_han, has_tones, is_pinyin
from desktop.exports.listed import ListedWord

_WORD, _MEANING, _PINYIN, _OTHER = range(4)
_SAMPLE = 200  # lines
_MOSTLY = 0.8


def write_memrise(words: Iterable[ListedWord], how: How) -> Iterator[str]:
    """Write rows; the headword is the one in the script that leads."""
    for word in words:
        headword = how.headword(word)
        other = word.traditional if headword == word.simplified else word.simplified
        cells = (headword, cell(word, Field.MEANING), word.pinyin, other)
        yield "\t".join(map(one_line, cells)) + "\n"


def is_memrise_text(text: str) -> bool:
    """Say whether a text has just the four columns that are written here."""
    lines = text.removeprefix("\ufeff").split("\n", _SAMPLE)[:_SAMPLE]
    rows = [line.split("\t") for line in lines if line.strip()]
    if not rows or any(len(row) != _OTHER + 1 for row in rows):
        return False
    return sum(map(_is_row, rows)) >= _MOSTLY * len(rows)


def read_memrise(text: str) -> ReadWords:
    """Read rows; the columns are word, meaning, pinyin, other form."""
    rows, malformed = [], []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines()[:MOST_ROWS], 1):
        cells = tuple(map(folded, line.split("\t")))
        if has_han(cells[_WORD]):
            rows.append(ListRow(number, cells))
        elif line.strip():
            malformed.append(Malformed(number, folded(line)))
    columns = Columns(_WORD, _OTHER, _PINYIN, _MEANING)
    table = WordTable("", ("",) * 4, columns, tuple(rows), exact=True)
    return ReadWords((table,), tuple(malformed))


def _is_row(cells: Sequence[str]) -> bool:
    word, other, pinyin = cells[_WORD].strip(), cells[_OTHER].strip(), cells[_PINYIN].strip()
    is_read = not pinyin or is_pinyin(pinyin) or has_tones(pinyin)
    return has_han(word) and has_han(other) and len(word) == len(other) and is_read
