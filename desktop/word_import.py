"""Known words fast: lists from elsewhere, levels of the HSK, what was read, the placement test.

What takes long are functions that open the files themselves, for the background.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.documents.encoding import decode
from desktop.documents.errors import OpenError
from desktop.exports.list_rows import Columns, ListError, Malformed, ReadWords, listed_lines
from desktop.exports.read_words import LARGEST_LIST, SUFFIXES, read_list, read_text
from desktop.storage.database import Database
from desktop.storage.schema import STUDY
from desktop.storage.word_statuses import load_statuses, load_words_of
from desktop.storage.words import load_words, write_words
from desktop.vocabulary.known import KnownWords
from desktop.vocabulary.marking import Mark, marked_words
from desktop.vocabulary.matching import Identity, Match, match_lines
from desktop.vocabulary.met_words import Stretch, met_words
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from desktop.language.corrections import Corrections
    from desktop.language.language import Language

__all__ = [
    "SUFFIXES",
    "Columns",
    "ListError",
    "Mark",
    "Match",
    "OpenError",
    "ReadWords",
    "Understood",
    "WordImport",
    "load_list",
    "mark",
    "read_pasted",
    "statuses",
    "understand",
    "untouched",
]

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Understood:
    """A list as it was understood: a match a word, and the lines that hold none.

    `kept` are the statuses of the learner's words at that time.
    """

    matches: tuple[Match, ...]
    malformed: tuple[Malformed, ...]
    kept: Mapping[Identity, Status]


class WordImport:
    """Marks many of the learner's words in the open file; writes are as in Study."""

    def __init__(self, study: Database) -> None:
        self._study = study

    def mark(self, what: str, marks: Iterable[Mark]) -> Changes:
        """Mark words in one transaction, which is named by `what` and their number."""
        return _mark(self._study, what, marks)

    def statuses(self) -> dict[Identity, Status]:
        """Give the status of every word that is kept."""
        return load_statuses(self._study)


# -- lists ---------------------------------------------------------------------------------------


def load_list(path: Path, cancelled: Cancelled = lambda: False) -> ReadWords:
    """Read the file of a word list; raises OpenError with one sentence for the reader."""
    try:
        if path.stat().st_size > LARGEST_LIST:
            raise OpenError(f"{path.name} is too large to be a word list.")
        data = path.read_bytes()
    except OSError as error:
        raise OpenError(f"{path.name} can't be read: {error.strerror or 'it is not there'}.") from (
            error
        )
    if not data.strip():
        raise OpenError(f"{path.name} is empty.")
    try:
        return read_list(data, path.name, _decoded, cancelled)
    except ListError as error:
        raise OpenError(str(error)) from error


def read_pasted(text: str) -> ReadWords:
    """Read a word list that was typed or pasted."""
    return read_text(text)


def _decoded(data: bytes, name: str) -> str:
    return decode(data, name).text


def understand(
    folder: Path,
    read: ReadWords,
    language: Language,
    columns: Sequence[Columns | None] = (),
    progress: Progress = lambda _: None,
    cancelled: Cancelled = lambda: False,
) -> Understood | None:
    """Match a list with the dictionary and the learner's words; None where it was cancelled.

    `columns` are those of each table as the reader wants them, None for those found out.
    """
    lines, malformed = listed_lines(read, columns)
    kept = statuses(folder)
    matches = match_lines(lines, language, kept, progress, cancelled)
    return None if matches is None else Understood(matches, malformed, kept)


# -- for the background --------------------------------------------------------------------------


def statuses(folder: Path) -> dict[Identity, Status]:
    """Give the status of every word that is kept."""
    with closing(_open(folder)) as study:
        return load_statuses(study)


def mark(folder: Path, what: str, marks: Iterable[Mark]) -> Changes:
    """Mark words in one transaction, which is named by `what` and their number."""
    with closing(_open(folder)) as study:
        return _mark(study, what, marks)


def untouched(
    folder: Path,
    stretch: Stretch,
    language: Language,
    corrections: Corrections | None = None,
    progress: Progress = lambda _: None,
    cancelled: Cancelled = lambda: False,
) -> tuple[Mark, ...] | None:
    """Give the words of a stretch of a text that were never touched, to be marked as known; None
    where it was cancelled.
    """
    with closing(_open(folder)) as study:
        known = KnownWords(language.fold, load_words(study))
    entries = met_words(
        stretch,
        language,
        lambda text, key, reading: known.status_of(text, key, reading) is not None,
        corrections,
        progress,
        cancelled,
    )
    return None if entries is None else tuple([Mark(entry, Status.KNOWN) for entry in entries])


def _mark(study: Database, what: str, marks: Iterable[Mark]) -> Changes:
    wanted = list(marks)
    kept = load_words_of(study, {one.identity for one in wanted})
    words = marked_words(wanted, kept)
    touched = words[0].simplified if len(words) == 1 else f"{len(words):,} words"
    return write_words(study, f"{what}: {touched}", words)


def _open(folder: Path) -> Database:
    return Database.open(folder / "study.db", STUDY, folder / "backups")
