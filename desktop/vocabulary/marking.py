"""What becomes of many of the learner's words when they are marked at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop.vocabulary.keeping import new_word
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word
from dictionaries.entry import Entry

Identity = tuple[str, str, str]

_HEIGHTS = {Status.NEW: 0, Status.LEARNING: 1, Status.KNOWN: 2}


@dataclass(frozen=True, slots=True)
class Mark:
    """A dictionary's word that is to have a status, and tags besides those it has."""

    entry: Entry
    status: Status
    tags: tuple[str, ...] = ()

    @property
    def identity(self) -> Identity:
        """What makes two words the same."""
        return (self.entry.traditional, self.entry.simplified, self.entry.numbered)


def rises(before: Status | None, status: Status) -> bool:
    """Say whether marking a word changes its status: none is ever known less well by it, and what
    is ignored stays so.
    """
    if before is None:
        return True
    return before in _HEIGHTS and _HEIGHTS[before] < _HEIGHTS.get(status, -1)


def marked_words(marks: Iterable[Mark], kept: Mapping[Identity, Word]) -> tuple[Word, ...]:
    """Give the words that change, as they are to be; `kept` are those the learner has."""
    found: dict[Identity, Word] = {}
    for mark in marks:
        before = kept.get(mark.identity)
        old = found.get(mark.identity) or before
        word = old or new_word(mark.entry, mark.status)
        if rises(word.status, mark.status):
            word = replace(word, status=mark.status)
        tags = tuple(dict.fromkeys([*word.tags, *mark.tags]))
        word = replace(word, tags=tags)
        if word != before:
            found[mark.identity] = word
    return tuple(found.values())
