"""The learner's words and what a change to them touched."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.language.corrections import CorrectionChange
from desktop.language.document import Place, Quote


class Status(StrEnum):
    """How well a word is known; a word that was never touched has none."""

    NEW = "new"
    LEARNING = "learning"
    KNOWN = "known"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that a word was saved from.

    `place` and `length` (code points) say where the word stands in document `document_id`;
    `start` is the word's first code point within `text`.
    """

    id: str
    document_id: str
    document_title: str
    place: Place
    length: int
    text: str
    start: int
    quote: Quote


@dataclass(frozen=True, slots=True)
class Word:
    """A headword pair with one numbered reading, as the learner keeps it.

    `created` and `changed` are microseconds since the epoch, UTC.
    """

    id: str
    traditional: str
    simplified: str
    reading: str
    status: Status
    senses: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    created: int = 0
    changed: int = 0

    @property
    def identity(self) -> tuple[str, str, str]:
        """What makes two words the same."""
        return (self.traditional, self.simplified, self.reading)


@dataclass(frozen=True, slots=True)
class WordChange:
    """One word before and after a write; None where it did not exist (or was deleted)."""

    before: Word | None
    after: Word | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What one write touched; `name` says it in a few words for the undo menu."""

    name: str
    words: tuple[WordChange, ...] = ()
    corrections: tuple[CorrectionChange, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything was touched."""
        return bool(self.words or self.corrections)
