"""The words that the learner keeps, one by one, with what becomes of each that was looked up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.language.pieces import sentence_around
from desktop.storage import words
from desktop.storage.database import Database
from desktop.vocabulary.keeping import (
    new_word,
    sentence_of,
    with_sense,
    with_sentence,
    without_place,
)
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes, Word

if TYPE_CHECKING:
    # All words are listed without.
    from desktop.lookup import Lookup
    from dictionaries.entry import Entry


class SavedWords:
    """The words in study.db; writes are as in Study.

    `follow` is told each write and gives it back.
    """

    def __init__(self, study: Database, follow: Callable[[Changes], Changes]) -> None:
        self._study = study
        self._follow = follow

    def all(self) -> tuple[Word, ...]:
        """Give all words, the oldest first."""
        return words.load_words(self._study)

    def word(self, traditional: str, simplified: str, reading: str) -> Word | None:
        """Give the word with some headwords and numbered reading; None where it is not kept."""
        return words.load_word(self._study, (traditional, simplified, reading))

    def word_of(self, entry: Entry) -> Word | None:
        """Give the word of an entry; None where it is not kept."""
        return self.word(entry.traditional, entry.simplified, entry.numbered)

    # -- a word that was looked up -----------------------------------------------------------

    def save(self, lookup: Lookup) -> Changes:
        """Keep a word and its sentence; a word that is kept already gets the sentence added."""
        entry = _meant(lookup)
        if entry is None:
            return Changes("")
        with self._study.transaction():
            word = self.word_of(entry) or new_word(entry, Status.LEARNING)
            changes = self._written("Save", [_with_sentence(word, lookup)])
        return self._follow(changes)

    def set_status(self, lookup: Lookup, status: Status) -> Changes:
        """Give a word a status; one that is not kept yet is kept with its sentence."""
        entry = _meant(lookup)
        if entry is None:
            return Changes("")
        with self._study.transaction():
            word = self.word_of(entry)
            if word is None:
                word = _with_sentence(new_word(entry, status), lookup)
            changes = self._written("Set status", [replace(word, status=status)])
        return self._follow(changes)

    def choose_sense(self, lookup: Lookup, entry: int, sense: int) -> Changes:
        """Keep one sense of one of the entries; choosing it again keeps all of that entry.

        The word of that entry takes the sentence over from those of the others.
        """
        chosen = lookup.entries[entry]
        document, place = lookup.document, lookup.place
        with self._study.transaction():
            word = self.word_of(chosen)
            if word is None or entry != lookup.entry:
                word = _with_sentence(word or new_word(chosen, Status.LEARNING), lookup)
            others = [self.word_of(other) for other in lookup.entries if other != chosen]
            freed = [without_place(other, document, place) for other in others if other]
            changes = self._written("Choose meaning", [with_sense(word, chosen, sense), *freed])
        return self._follow(changes)

    # -- words of a list ---------------------------------------------------------------------

    def set_status_of(self, chosen: Sequence[Word], status: Status) -> Changes:
        """Give words a status."""
        with self._study.transaction():
            # As they are now, whatever was shown of them.
            fresh = [self.word(*word.identity) or word for word in chosen]
            changes = self._written("Set status", [replace(one, status=status) for one in fresh])
        return self._follow(changes)

    def _written(self, name: str, changed: Sequence[Word]) -> Changes:
        return words.write_words(self._study, _named(name, changed), changed)


def _meant(lookup: Lookup) -> Entry | None:
    return None if lookup.entry is None else lookup.entries[lookup.entry]


def _with_sentence(word: Word, lookup: Lookup) -> Word:
    document, place, token = lookup.document, lookup.place, lookup.token
    if document is None or place is None or token is None:
        return word
    bounds = sentence_around(document.paragraphs[place.paragraph], token.start, token.end)
    return with_sentence(word, sentence_of(document, place, token, bounds))


def _named(what: str, chosen: Sequence[Word]) -> str:
    """Name a change for the menu by the first word that it touches."""
    name = f"{what}: {chosen[0].simplified}" if chosen else what
    return name if len(chosen) < 2 else f"{name} …"
