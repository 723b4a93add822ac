"""Duben's own vocabulary file, read as a word list with statuses; its format is that of
`vocabulary_mirror.py`.
"""

from __future__ import annotations

from desktop.exports.cells import folded
from desktop.exports.list_rows import (
    MOST_ROWS,
    Columns,
    ListError,
    ListRow,
    Malformed,
    ReadWords,
    WordTable,
)
from desktop.exports.vocabulary_mirror import MirrorError, read_mirror, stamp_of
from desktop.vocabulary.word import Word

_COLUMNS = Columns(word=0, other=1, pinyin=2, meaning=3)
_NAMES = ("simplified", "traditional", "numbered", "meaning")


def is_mirror(text: str) -> bool:
    """Say whether a text is a vocabulary that Duben wrote."""
    return stamp_of(text.partition("\n")[0]) is not None


def read_mirror_list(text: str, name: str = "The list") -> ReadWords:
    """Read the words with their tags and statuses, numbered by their lines; raises ListError."""
    try:
        read = read_mirror(text)
    except MirrorError as error:
        raise ListError(f"{name} is not a vocabulary that Duben wrote.") from error
    lines = text.removeprefix("\ufeff").split("\n")
    filled = [
        number for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")
    ]
    malformed = set(read.malformed)
    numbers = [number for number in filled[1:] if number not in malformed]
    rows = [
        ListRow(number, _cells(word), word.tags, word.status)
        for number, word in zip(numbers[:MOST_ROWS], read.words, strict=False)
    ]
    return ReadWords(
        (WordTable("", _NAMES, _COLUMNS, tuple(rows), exact=True),),
        tuple([Malformed(number, folded(lines[number - 1])) for number in read.malformed]),
    )


def _cells(word: Word) -> tuple[str, ...]:
    cells = (word.simplified, word.traditional, word.reading, " / ".join(word.senses))
    return tuple(map(folded, cells))
