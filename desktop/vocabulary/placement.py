"""A quick placement test: how many words a learner knows, estimated from some sixty.

The learner says of single words whether they are known. That a word is known is taken to depend on
its rank by frequency, P(r) = 1 / (1 + exp(-b (t - ln r))), as in the one-word yes/no tests of
Meara and Buxton (1987). The learner says yes with probability g + (1 - g - s) P: g, the share of
made-up words that were claimed to be known, corrects for guessing, and s for slips. What the
answers tell of t, b and g is kept as a posterior on a grid, and each next word is drawn near the
rank that half of it lies below, above and below in turn, where answers tell the most
(after Kontsevich and Tyler, 1999). The size, the sum of P over all ranks, is the median of the
posterior, its interval the middle nine tenths.
"""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # They take long to load, and the first page is there before they are.
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

WORDS, MADE_UP = 60, 10
"""How many words are asked, and how many made-up ones among them."""

MOST_WORDS = 40_000
"""Ranks that are counted: an educated reader's stock."""

_LADDER = 8
"""Words that are asked before the answers say where the rest should be, from easy to rare."""
_EASIEST, _RAREST = 30, 25_000
_OFFSETS = (0.0, 0.8, -0.8, 3.0, -0.3)
"""How far from the threshold words are drawn, in units of 1/b; the rare ones tell who guesses."""
_SLIP = 0.02
_GUESSES = (0.005, 0.03, 0.08, 0.15, 0.3)
_GUESSING = 0.2
"""The mean of the prior of g, which falls exponentially."""
_SLOPE, _SLOPE_SPREAD = 3.0, 0.3
"""The prior of ln b: wide enough for simulated learners of 2 to 5; real ones were not measured."""
_NODES = 240
_LEAST_REACH = 20  # ranks; the prior alone reaches some
_SURE = 0.9
"""How likely a word is known, at least, for its rank to be well within reach."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is asked: a word, and its rank from 1 on, None for one that is made up."""

    text: str
    rank: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """An item, and whether the learner says that it is known."""

    item: Item
    known: bool


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many words are known, with the bounds between which nine in ten such learners lie.

    `guessing` is the share of made-up words that were claimed, 0 to 1; `reach` the rank up to which
    words are well within reach, 0 where none is.
    """

    size: int
    low: int
    high: int
    guessing: float
    reach: int


@dataclass(frozen=True)
class Placement:
    """A test under way; the same words, seed and answers always ask the same.

    `words` are in the order of their frequency, the commonest first; `made_up` are no words.
    """

    words: tuple[str, ...]
    made_up: tuple[str, ...]
    seed: int = 0
    answers: tuple[Answer, ...] = ()

    @property
    def total(self) -> int:
        """How many items are asked in all."""
        return min(WORDS, len(self.words)) + min(MADE_UP, len(self.made_up))

    @property
    def is_done(self) -> bool:
        """Whether all was asked."""
        return len(self.answers) >= self.total

    def answered(self, known: bool) -> Placement:
        """Give the test with an answer to the item that is asked."""
        return replace(self, answers=(*self.answers, Answer(self.item, known)))

    def taken_back(self) -> Placement:
        """Give the test without the last answer."""
        return replace(self, answers=self.answers[:-1])

    @cached_property
    def item(self) -> Item:
        """What is asked now; raises ValueError where all was asked."""
        if self.is_done:
            raise ValueError("all was asked")
        at = len(self.answers)
        places = _places_of_made_up(self.total, min(MADE_UP, len(self.made_up)), self.seed)
        if at in places:
            return Item(self.made_up[places.index(at)], None)
        asked = {answer.item.rank for answer in self.answers if answer.item.rank is not None}
        number = at - sum(place < at for place in places)
        return self._word(number, asked)

    def estimate(self) -> Estimate:
        """Say what the answers so far tell."""
        posterior = _posterior(self.answers, len(self.words))
        shares = posterior.shares
        sizes = _sizes(posterior.thresholds, posterior.slopes, posterior.most)
        return Estimate(
            round(_quantile(sizes, shares, 0.5)),
            round(_quantile(sizes, shares, 0.05)),
            round(_quantile(sizes, shares, 0.95)),
            _claimed(self.answers),
            posterior.reach(),
        )

    def _word(self, number: int, asked: Collection[int]) -> Item:
        """Draw a word near the rank that tells the most, of those that were not asked yet."""
        chance = random.Random(f"{self.seed} {number}")
        highest = len(self.words)
        if number < _LADDER:
            rarest = min(_RAREST, highest)
            middle = (
                math.log(_EASIEST)
                + (math.log(rarest) - math.log(_EASIEST)) * (number + 0.5) / _LADDER
            )
        else:
            threshold, slope = _posterior(self.answers, highest).centre()
            middle = threshold + _OFFSETS[number % len(_OFFSETS)] / slope
        rank = math.exp(middle + chance.uniform(-0.12, 0.12))
        near = min(max(1, round(rank)), highest)
        return Item(*self._free(near, asked))

    def _free(self, near: int, asked: Collection[int]) -> tuple[str, int]:
        """Give the word of the nearest rank that was not asked."""
        for step in range(len(self.words)):
            for rank in (near + step, near - step):
                if 1 <= rank <= len(self.words) and rank not in asked:
                    return self.words[rank - 1], rank
        raise ValueError("all was asked")


# -- what the answers tell ---------------------------------------------------------------------


@dataclass(frozen=True)
class _Posterior:
    """How likely each pair of threshold and slope is, of a test of so many ranks."""

    thresholds: Floats
    slopes: Floats
    shares: Floats
    most: int

    def centre(self) -> tuple[float, float]:
        """Give the mean threshold (ln of a rank) and slope."""
        return (
            float((self.thresholds * self.shares).sum()),
            float((self.slopes * self.shares).sum()),
        )

    def reach(self) -> int:
        """Give the highest rank where a word is known for sure enough, whatever pair is true."""
        import numpy as np

        ranks = np.geomspace(1, self.most, 400)
        known = _logistic(
            self.slopes[:, None] * (self.thresholds[:, None] - np.log(ranks)[None, :])
        )
        mean = (known * self.shares[:, None]).sum(axis=0)
        sure = ranks[mean >= _SURE]
        return _rounded(float(sure[-1])) if len(sure) and sure[-1] >= _LEAST_REACH else 0


def _posterior(answers: Sequence[Answer], most: int) -> _Posterior:
    """Weigh every pair on the grid by the answers, summed over how often the learner guesses."""
    import numpy as np

    t, b, g = _grid()
    weight = -0.5 * ((np.log(b) - math.log(_SLOPE)) / _SLOPE_SPREAD) ** 2 - g / _GUESSING
    for answer in answers:
        weight = weight + _evidence(answer.item.rank, answer.known)
    shares = np.exp(weight - weight.max())
    guesses = len(_GUESSES)
    shares = (shares / shares.sum()).reshape(-1, guesses).sum(axis=1)
    return _Posterior(t[::guesses], b[::guesses], shares, most)


@lru_cache(maxsize=1)
def _grid() -> tuple[Floats, Floats, Floats]:
    """Give every threshold with every slope and every share of guesses, which change fastest."""
    import numpy as np

    thresholds, slopes, guesses = np.meshgrid(
        np.linspace(math.log(10), math.log(3 * MOST_WORDS), 110),
        np.geomspace(1.4, 7.0, 9),
        np.array(_GUESSES),
        indexing="ij",
    )
    return thresholds.ravel(), slopes.ravel(), guesses.ravel()


@lru_cache(maxsize=2 * (WORDS + MADE_UP))
def _evidence(rank: int | None, said: bool) -> Floats:
    """Give the logarithm of how likely an answer is at each point of the grid."""
    import numpy as np

    t, b, g = _grid()
    yes = g if rank is None else g + (1 - g - _SLIP) * _logistic(b * (t - math.log(rank)))
    found: Floats = np.log(yes if said else 1 - yes)
    return found


def _sizes(t: Floats, b: Floats, most: int) -> Floats:
    """Sum P over all ranks for each pair, by the trapezes between some ranks."""
    import numpy as np

    ranks = np.geomspace(0.5, most + 0.5, _NODES)
    known = _logistic(b[:, None] * (t[:, None] - np.log(ranks)[None, :]))
    widths = np.diff(ranks)
    sums: Floats = ((known[:, 1:] + known[:, :-1]) / 2 * widths[None, :]).sum(axis=1)
    return sums


def _logistic(x: Floats) -> Floats:
    import numpy as np

    result: Floats = 1 / (1 + np.exp(-np.clip(x, -60, 60)))
    return result


def _quantile(values: Floats, shares: Floats, at: float) -> float:
    import numpy as np

    order = np.argsort(values)
    total = np.cumsum(shares[order])
    return float(values[order][min(int(np.searchsorted(total, at)), len(values) - 1)])


def _claimed(answers: Sequence[Answer]) -> float:
    made_up = [answer.known for answer in answers if answer.item.rank is None]
    return sum(made_up) / len(made_up) if made_up else 0.0


def _rounded(rank: float) -> int:
    """Round a rank down to two digits."""
    unit = 10 ** max(0, math.floor(math.log10(rank)) - 1) if rank >= 1 else 1
    return int(rank // unit * unit)


def _places_of_made_up(total: int, count: int, seed: int) -> list[int]:
    """Say which items are made up: one in each stretch of the test, never the very first."""
    chance = random.Random(f"{seed} made up")
    stretch = total / count if count else 0
    places = [int(at * stretch + chance.uniform(0.15, 0.95) * stretch) for at in range(count)]
    return [max(1, min(place, total - 1)) for place in places]
