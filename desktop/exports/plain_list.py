"""Word lists as people type them, a line a word or several words a line: written and read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.exports.cells import one_line
from desktop.exports.fields import How
from desktop.exports.list_rows import MOST_ROWS, Columns, ListRow, Malformed, ReadWords, WordTable
from desktop.exports.list_words import Parts, is_phrase, split_words, without_numbering
from desktop.exports.listed import ListedWord

WORD, OTHER, PINYIN, MEANING = range(4)


_MOSTLY = 0.8
"""The share of lines with one word that makes a list one of a word a line."""


def write_plain_list(words: Iterable[ListedWord], how: How) -> Iterator[str]:
    """Write the headwords in the script that leads, one a line, and nothing else."""
    for word in words:
        yield f"{one_line(how.headword(word))}\n"


def read_plain_list(text: str) -> ReadWords:
    """Read a list of lines: a word, and what follows it.

    Numbers and bullets in front of a word, blank lines and comments (`#`, `//`) are left out. The
    columns are word, its other form, pinyin, meaning. A line without Chinese is malformed.
    """
    lines, malformed = [], []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines()[:MOST_ROWS], 1):
        written = line.strip()
        if not written or written.startswith(("#", "//")):
            continue
        bare = without_numbering(written)
        words = split_words(bare)
        lines.append((number, bare, words))
        if not words:
            malformed.append(Malformed(number, written))
    single = sum(len(words) == 1 for _, _, words in lines) >= _MOSTLY * len(lines)
    rows = [
        ListRow(number, parts)
        for number, bare, words in lines
        for parts in (_whole(bare) if single and is_phrase(bare) else words)
    ]
    columns = Columns(WORD, OTHER, PINYIN, MEANING)
    table = WordTable("", ("", "", "", ""), columns, tuple(rows), exact=True)
    return ReadWords((table,), tuple(malformed))


def _whole(line: str) -> list[Parts]:
    return [(line, "", "", "")]
