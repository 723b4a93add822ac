"""Statistics as the reader sees them: numbers that follow the learner's words at once.

What takes long is in counting.py and library_report.py, for the background.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.language.document import Document, Place, Token
from desktop.language.language import Language
from desktop.language.pieces import sentence_around
from desktop.language.tally import WordList, version_of
from desktop.storage import names, reading_times, tallies, words
from desktop.storage.database import Database
from desktop.storage.reading_times import ReadingTime
from desktop.storage.schema import STUDY
from desktop.vocabulary.keeping import new_word, sentence_of, with_sentence
from desktop.vocabulary.pace import Move, reading_time
from desktop.vocabulary.statistics import TextFacts, TextNumbers, text_numbers
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word
from desktop.vocabulary.word_states import Snapshot, Statuses
from dictionaries.entry import Entry

_LEAST_MS = 2_000
"""Shorter reading is a glance, and not kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """What numbers are worked out from: the dictionary's words, and the statuses of the learner's
    as they were at a stamp.
    """

    words: WordList
    statuses: Statuses
    stamp: int


class Statistics:
    """The numbers of the learner's two files; writes are as in Study."""

    def __init__(self, study: Database, texts_file: Database) -> None:
        self._study = study
        self._texts = texts_file
        self._basis: Basis | None = None

    @property
    def folder(self) -> Path:
        """Where the files are."""
        return self._texts.path.parent

    def take(self, basis: Basis) -> None:
        """Work from a basis that was made in the background, from now on; see `make_basis`."""
        self._basis = basis
        self.refresh()

    @property
    def word_list(self) -> WordList | None:
        """The dictionary's words, None before there is a basis."""
        return self._basis.words if self._basis is not None else None

    def forget(self) -> None:
        """Drop the basis: another dictionary has come, or the files were replaced."""
        self._basis = None

    @property
    def snapshot(self) -> Snapshot | None:
        """The statuses as of the last refresh; None before there is a basis."""
        return self._basis.statuses.snapshot() if self._basis is not None else None

    def refresh(self) -> bool:
        """Read what was written to the words since, by whomever; tell whether there was any."""
        basis = self._basis
        if basis is None:
            return False
        rows, stamp = tallies.word_statuses(self._study, basis.stamp)
        basis.statuses.update(rows)
        self._basis = replace(basis, stamp=stamp)
        return bool(rows)

    def numbers(
        self, facts: TextFacts, document_id: str, fold: Callable[[str], str]
    ) -> TextNumbers | None:
        """Work out the numbers of a text as its words are now; None before there is a basis."""
        snapshot = self.snapshot
        if snapshot is None:
            return None
        ignored = {fold(one.text) for one in names.load_names(self._study, document_id)}
        return text_numbers(facts, snapshot, ignored)

    def words_of(
        self,
        language: Language,
        document: Document,
        found: Iterable[tuple[str, Place]],
        status: Status,
    ) -> tuple[Word, ...]:
        """Give the words to set a status of, for words as a text writes them at some places.

        What is kept of a word already stands for it; else its commonest entry does, with its
        sentence where it is to be learnt. Study.set_status_of writes them.
        """
        chosen: list[Word] = []
        for written, place in found:
            entries = language.entries(written)
            kept = [words.load_word(self._study, _identity(one)) for one in entries]
            known = [word for word in kept if word is not None]
            if not known and entries:
                made = new_word(entries[0], status)
                if status in {Status.NEW, Status.LEARNING}:
                    made = _with_sentence(made, document, place, len(written))
                known = [made]
            chosen += known
        return tuple({word.identity: word for word in chosen}.values())

    def add_reading(self, document_id: str, started: int, moves: Sequence[Move]) -> None:
        """Keep how long was read, from the signs of the reader in one go; see `reading_time`.

        `started` is when the first of them was, in microseconds since the epoch, UTC.
        """
        read = reading_time(moves)
        if read.duration >= _LEAST_MS:
            time = ReadingTime(document_id, started, read.duration, read.characters)
            reading_times.add_reading_time(self._study, time)


# -- for the background --------------------------------------------------------------------------


def make_basis(
    folder: Path,
    language: Language,
    words_known: WordList | None = None,
    step: Callable[[], None] = lambda: None,
) -> Basis:
    """Number the dictionary's words, unless that was done for it, and read the learner's."""
    version = version_of(language.index)
    if words_known is None or words_known.version != version:
        words_known = WordList.of(language.index, step)
    statuses = Statuses(words_known, language.fold)
    with closing(Database.open(folder / "study.db", STUDY, folder / "backups")) as study:
        rows, stamp = tallies.word_statuses(study)
    step()
    statuses.update(rows)
    return Basis(words_known, statuses, stamp)


def _with_sentence(word: Word, document: Document, place: Place, length: int) -> Word:
    text = document.paragraphs[place.paragraph]
    end = place.offset + length
    token = Token(place.offset, end, text[place.offset : end])
    bounds = sentence_around(text, place.offset, end)
    return with_sentence(word, sentence_of(document, place, token, bounds))


def _identity(entry: Entry) -> tuple[str, str, str]:
    return (entry.traditional, entry.simplified, entry.numbered)
