"""The learner's words and what a change to them touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop.language.document import Place, Quote
from desktop.vocabulary.status import Status

if TYPE_CHECKING:
    # They take long to load, and nothing was corrected or ignored yet.
    from desktop.language.corrections import CorrectionChange
    from desktop.vocabulary.ignored import NameChange

_STATUSES = {status.value: status for status in Status}


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


class WordRow(NamedTuple):
    """A word without what hangs on it, as its row has it; `tags` has one on each line.

    A tuple, because a change to a whole vocabulary holds hundreds of thousands of them.
    """

    id: str
    traditional: str
    simplified: str
    reading: str
    status: str
    note: str
    tags: str
    deleted: int
    changed: int

    @property
    def identity(self) -> tuple[str, str, str]:
        """What makes two words the same."""
        return (self.traditional, self.simplified, self.reading)

    @property
    def content(self) -> tuple[str, str, str, int]:
        """What the learner can change about many words at once."""
        return self[4:8]


RowChange = tuple[WordRow, WordRow]
"""One word's row before and after a write to many words; senses and sentences stay as they are."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What one write touched; `name` says it in a few words for the undo menu.

    `words` has what was touched one by one, `rows` what was done to many words at once.
    """

    name: str
    words: tuple[WordChange, ...] = ()
    corrections: tuple[CorrectionChange, ...] = ()
    rows: tuple[RowChange, ...] = ()
    names: tuple[NameChange, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything was touched."""
        return bool(self.words or self.corrections or self.rows or self.names)

    def statuses(self) -> Iterator[tuple[tuple[str, str, str], Status | None, Status | None]]:
        """Give each word that was touched with its status before and after.

        None stands for a word that is not kept.
        """
        for change in self.words:
            one = change.after or change.before
            if one is not None:
                before = change.before.status if change.before is not None else None
                after = change.after.status if change.after is not None else None
                yield one.identity, before, after
        for old, new in self.rows:
            yield (
                new.identity,
                None if old.deleted else _STATUSES[old.status],
                None if new.deleted else _STATUSES[new.status],
            )
