"""The vocabulary as a list: found, sorted, changed many words at a time; and names left out of it.

What takes long are functions that open the files themselves, for the background.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from desktop.language.levels import Level
from desktop.storage import corrections, names, word_rows, words
from desktop.storage.database import Database
from desktop.storage.schema import STUDY
from desktop.storage.word_columns import load_index, load_overview
from desktop.vocabulary.ignored import IgnoredName
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes, Word
from desktop.vocabulary.word_facts import Column, Facts, Levels, Overview
from desktop.vocabulary.word_filter import Filter
from desktop.vocabulary.word_index import WordIndex

__all__ = ["Column", "Facts", "Filter", "Overview", "WordIndex", "WordList", "change", "read_index"]

Progress = Callable[[float], None]
LevelOf = Callable[[str], Level | None]
FrequencyOf = Callable[[str], int]

_FEW = 2000
_CACHE_KB = 64 * 1024


class WordList:
    """What the learner does with the words in study.db; writes are as in Study.

    `follow` is told each write and gives it back; `level` and `frequency` are asked about
    simplified words.
    """

    def __init__(
        self,
        study: Database,
        follow: Callable[[Changes], Changes] = lambda changes: changes,
        level: LevelOf = lambda _: None,
        frequency: FrequencyOf = lambda _: 0,
        progress: Progress = lambda _: None,
    ) -> None:
        self._study = study
        self._progress = progress
        self.follow, self.level, self.frequency = follow, level, frequency

    @property
    def folder(self) -> Path:
        """The folder of the user's files."""
        return self._study.path.parent

    # -- the list ----------------------------------------------------------------------------

    def overview(self) -> Overview:
        """Give what a list of all words begins with."""
        return load_overview(self._study)

    def words(self, ids: Sequence[str]) -> dict[str, Word]:
        """Give the words with some ids, without those that are gone."""
        return words.load_words_with(self._study, ids)

    def index(self) -> WordIndex:
        """Read what all words are found and sorted by."""
        made = load_index(self._study, self.describe)
        return made if made is not None else WordIndex(())

    def describe(self, simplified: str) -> tuple[Levels, int]:
        """Give the levels and the frequency of a simplified word as an index has them."""
        return _levels(self.level(simplified)), self.frequency(simplified)

    # -- changes -----------------------------------------------------------------------------

    def edit(self, word: Word, name: str) -> Changes:
        """Write a word with another status, note, tags or senses; `name` says what is done."""
        return self.follow(words.write_words(self._study, _named(name, [word.simplified]), [word]))

    def set_note(self, word: Word, note: str) -> Changes:
        """Give a word a note."""
        return self.edit(replace(word, note=note), "Note")

    def set_senses(self, word: Word, senses: Sequence[str]) -> Changes:
        """Choose the senses that a word is learnt with."""
        return self.edit(replace(word, senses=tuple(senses)), "Choose meaning")

    def set_status(self, ids: Sequence[str], status: Status) -> Changes:
        """Give words a status."""
        name = self._named("Set status", ids)
        return self.follow(word_rows.set_statuses(self._study, name, ids, status, self._progress))

    def set_tags(
        self, ids: Sequence[str], add: Collection[str] = (), remove: Collection[str] = ()
    ) -> Changes:
        """Put tags on words, and take others off."""
        name = self._named("Change tags", ids)
        return self.follow(
            word_rows.set_word_tags(self._study, name, ids, add, remove, self._progress)
        )

    def delete(self, ids: Sequence[str]) -> Changes:
        """Delete words."""
        name = self._named("Delete", ids)
        if len(ids) <= _FEW:
            # With all that hangs on them, they come back whatever was done in between.
            kept = list(self.words(ids).values())
            return self.follow(words.delete_words(self._study, name, kept))
        return self.follow(word_rows.delete_rows(self._study, name, ids, self._progress))

    def revert(self, changes: Changes) -> Changes:
        """Take changes back in one transaction; raises Moved where others have changed them since.

        What it returns can be taken back in turn.
        """
        with self._study.transaction() as write:
            reverted = Changes(
                changes.name,
                words.reverted(write, changes),
                corrections.reverted(write, changes),
                word_rows.reverted_rows(write, changes, self._progress),
                names.reverted(write, changes),
            )
        return self.follow(reverted)

    def _named(self, what: str, ids: Sequence[str]) -> str:
        found = words.load_words_with(self._study, ids[:2])
        return _named(what, [found[key].simplified for key in ids[:2] if key in found], len(ids))

    # -- names -------------------------------------------------------------------------------

    def ignored(self) -> tuple[IgnoredName, ...]:
        """Give all names that are ignored anywhere."""
        return names.all_names(self._study)

    def ignored_in(self, document_id: str, fold: Callable[[str], str]) -> frozenset[str]:
        """Give the names that are ignored in a document, folded."""
        return frozenset([fold(one.text) for one in names.load_names(self._study, document_id)])

    def ignore(self, text: str, document_id: str = "") -> Changes:
        """Ignore a name in a document, or everywhere."""
        return self.follow(
            names.ignore_name(self._study, f"Ignore name: {text}", text, document_id)
        )

    def heed(self, text: str, document_id: str, fold: Callable[[str], str]) -> Changes:
        """Let a name be a word again, wherever a document has it ignored from."""
        key = fold(text)
        kept = [one for one in names.load_names(self._study, document_id) if fold(one.text) == key]
        return self.follow(names.heed_names(self._study, f"Heed name: {text}", kept))


# -- for the background --------------------------------------------------------------------------


def read_index(
    folder: Path,
    level: LevelOf,
    frequency: FrequencyOf,
    progress: Progress = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> WordIndex | None:
    """Read what all words are found and sorted by; None where it was cancelled."""
    known: dict[str, tuple[Levels, int]] = {}

    def describe(simplified: str) -> tuple[Levels, int]:
        if simplified not in known:
            known[simplified] = (_levels(level(simplified)), frequency(simplified))
        return known[simplified]

    with closing(_open(folder)) as study:
        return load_index(study, describe, progress, cancelled)


def change(
    folder: Path, do: Callable[[WordList], Changes], progress: Progress = lambda _: None
) -> Changes:
    """Change very many words in one transaction; nobody has followed what is returned.

    It can't be broken off, or something would be written that nobody knows to take back.
    """
    with closing(_open(folder)) as study:
        # With less, pages that are touched again and again are written again and again.
        study.rows(f"PRAGMA cache_size = -{_CACHE_KB}")
        return do(WordList(study, progress=progress))


def _open(folder: Path) -> Database:
    return Database.open(folder / "study.db", STUDY, folder / "backups")


def _levels(level: Level | None) -> Levels:
    return (level.hsk2 or 0, level.hsk3 or 0) if level is not None else (0, 0)


def _named(what: str, heads: Sequence[str], count: int = 1) -> str:
    """Name a change for the menu by the words that it touches."""
    if count < 2 or not heads:
        return f"{what}: {heads[0]}" if heads else what
    return f"{what}: {count:,} words" if count > 2 else f"{what}: {'、'.join(heads)}"
