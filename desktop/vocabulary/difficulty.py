"""Say how hard each document of the library is, and what to read next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.language.tally import Numbers
from desktop.vocabulary.statistics import LEVELS, Amount, Ease, amount_of, ease_of, states_in
from desktop.vocabulary.status import Status
from desktop.vocabulary.word_states import Snapshot, State

_LOOK_UP_SECONDS = 15
"""What a look at the word card takes, and the second one that most words need: an estimate."""


@dataclass(frozen=True, slots=True)
class Difficulty:
    """How much of a document is known: its tokens without what is left out, and its words."""

    document_id: str
    tokens: Amount
    words: Amount

    @property
    def known_share(self) -> float:
        """The share of tokens that is known, 0 to 1."""
        return self.tokens.known / self.tokens.total if self.tokens.total else 1.0

    @property
    def new_per_thousand(self) -> float:
        """How many different new words come on 1,000 tokens."""
        return 1000 * self.words.new / self.tokens.total if self.tokens.total else 0.0

    @property
    def ease(self) -> Ease:
        """How the document reads."""
        return ease_of(self.known_share)


def difficulty(
    document_id: str,
    words: Numbers,
    counts: Numbers,
    kinds: NDArray[np.uint8],
    snapshot: Snapshot,
    ignored: Collection[str] = (),
) -> Difficulty:
    """Work out how much of a counted document is known: some 0.2 ms for 20,000 words."""
    states = states_in(words, kinds, snapshot, ignored)
    tokens = np.bincount(states, weights=counts, minlength=len(State)).astype(np.int64)
    return Difficulty(
        document_id,
        amount_of(tokens),
        amount_of(np.bincount(states, minlength=len(State))),
    )


def reading_order(known: float) -> tuple[float, float]:
    """Give what sorts texts for what to read next: from 95 to 98 % known first, then the nearest.

    Within the comfortable range more is better; outside, a text that is too hard comes after one
    that is as far too easy.
    """
    low, high = Ease.COMFORTABLE.value, Ease.EASY.value
    if low <= known <= high:
        return (0.0, -known)
    if known > high:
        return (known - high, 0.0)
    return (low - known, 1.0)


def effort_minutes(characters: int, new_words: int, pace: float) -> float:
    """Estimate how long a text takes to read: its characters at the learner's pace (characters a
    minute), and a look-up of each new word.
    """
    return characters / pace + new_words * _LOOK_UP_SECONDS / 60


def characters_by_level(
    characters: Iterable[str], level_of: Callable[[str], int | None]
) -> tuple[int, ...]:
    """Count characters by their level in HSK 3.0: none first, then 1 to 7."""
    counts = [0] * (LEVELS + 1)
    for one in characters:
        counts[level_of(one) or 0] += 1
    return tuple(counts)


def kept_words(words: Sequence[tuple[int, int, str]]) -> Amount:
    """Count words by status from rows of when they were kept, when changed, and their status."""
    statuses = [status for _, _, status in words]
    return Amount(*[statuses.count(one) for one in (Status.KNOWN, Status.LEARNING, Status.NEW)])
