"""Tell for every word of the dictionary at once what it is to the learner, as one array."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from desktop.language.tally import WordList
from desktop.vocabulary.status import Status

States = NDArray[np.uint8]


class State(IntEnum):
    """What a word is to the learner, as a number in arrays."""

    UNMET = 0
    NEW = 1
    LEARNING = 2
    KNOWN = 3
    IGNORED = 4
    LEFT_OUT = 5


_STATES = {
    Status.NEW: State.NEW,
    Status.LEARNING: State.LEARNING,
    Status.KNOWN: State.KNOWN,
    Status.IGNORED: State.IGNORED,
}
# As KnownWords has it: of several words that are written alike the first of these counts.
_WORST_FIRST = (State.NEW, State.LEARNING, State.IGNORED, State.KNOWN)


class StatusRow(NamedTuple):
    """A word's status in short; None where the word was deleted."""

    id: str
    traditional: str
    simplified: str
    status: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """The State of each word of a word list at one moment."""

    words: WordList
    states: States

    def known_characters(self) -> frozenset[str]:
        """Give the folded characters of the words that are known."""
        keys = self.words.keys
        known = np.flatnonzero(self.states == State.KNOWN)
        return frozenset("".join([keys[number] for number in known.tolist()]))


class Statuses:
    """The status of every word of the dictionary, as an array that follows the learner's words.

    `fold` makes words comparable across scripts.
    """

    def __init__(self, words: WordList, fold: Callable[[str], str]) -> None:
        self._words = words
        self._fold = fold
        self._kept: dict[str, tuple[tuple[int, ...], State]] = {}
        self._counts = np.zeros((len(State), len(words)), np.uint16)
        self._snapshot: Snapshot | None = None

    def update(self, rows: Iterable[StatusRow]) -> None:
        """Take words that are new, changed or deleted."""
        for row in rows:
            numbers, state = self._kept.pop(row.id, ((), State.UNMET))
            for number in numbers:
                self._counts[state, number] -= 1
            if row.status is not None:
                state = _STATES[Status(row.status)]
                numbers = self._numbers(row)
                for number in numbers:
                    self._counts[state, number] += 1
                self._kept[row.id] = (numbers, state)
            self._snapshot = None

    def snapshot(self) -> Snapshot:
        """Give the statuses as they are now."""
        if self._snapshot is None:
            found = np.zeros(len(self._words), np.uint8)
            for state in _WORST_FIRST:
                found[self._counts[state] > 0] = state
            self._snapshot = Snapshot(self._words, found)
        return self._snapshot

    def _numbers(self, row: StatusRow) -> tuple[int, ...]:
        keys = dict.fromkeys((self._fold(row.simplified), self._fold(row.traditional)))
        numbers = self._words.numbers
        return tuple([numbers[key] for key in keys if key in numbers])
