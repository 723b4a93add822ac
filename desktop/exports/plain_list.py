"""Word lists as people type them, a line a word or several words a line: read."""

from __future__ import annotations

from desktop.exports.list_rows import MOST_ROWS, Columns, ListRow, Malformed, ReadWords, WordTable
from desktop.exports.list_words import split_words, without_numbering

WORD, OTHER, PINYIN, MEANING = range(4)


def read_plain_list(text: str) -> ReadWords:
    """Read a list of lines: a word, and what follows it.

    Numbers and bullets in front of a word, blank lines and comments (`#`, `//`) are left out. The
    columns are word, its other form, pinyin, meaning. A line without Chinese is malformed.
    """
    rows, malformed = [], []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines()[:MOST_ROWS], 1):
        written = line.strip()
        if not written or written.startswith(("#", "//")):
            continue
        words = split_words(without_numbering(written))
        rows += [ListRow(number, parts) for parts in words]
        if not words:
            malformed.append(Malformed(number, written))
    columns = Columns(WORD, OTHER, PINYIN, MEANING)
    return ReadWords((WordTable("", ("", "", "", ""), columns, tuple(rows)),), tuple(malformed))
