"""Say where a cut was a close call: where words overlap and the other cut weighs nearly as much."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

CLOSE = 4.0
"""The lead of the cut in log-weight below which it is a close call (a factor of some fifty)."""

_CACHED = 50_000


class Doubts:
    """Finds close calls in the cuts of one word list.

    `followers` gives for a character those that make a word with it, `weight` what a folded word
    weighs, and `total` what all of them weigh.
    """

    def __init__(
        self, followers: Mapping[str, str], weight: Callable[[str], int], total: int
    ) -> None:
        self._followers = followers
        self._weight = weight
        self._total = math.log(total or 1)
        self._known: dict[tuple[str, str], bool] = {}

    def find(self, words: Sequence[str]) -> frozenset[int]:
        """Give the numbers of the folded words on both sides of bounds that were close calls."""
        following = self._followers.get
        known = self._known
        found: list[int] = []
        last = ""
        for number, word in enumerate(words):
            if word[0] in following(last, ""):
                pair = (words[number - 1], word)
                close = known.get(pair)
                if close is None:
                    close = self._note(pair)
                if close:
                    found += (number - 1, number)
            last = word[-1]
        return frozenset(found)

    def other_cut(self, left: str, right: str) -> tuple[str, ...]:
        """Give the cut that weighs nearly as much across the bound of two folded words; empty
        where it was no close call.
        """
        if right[0] not in self._followers.get(left[-1], "") or not self._is_close(left, right):
            return ()
        return tuple(word for word in _across(left, right) if word)

    def _note(self, pair: tuple[str, str]) -> bool:
        if len(self._known) >= _CACHED:
            self._known.clear()
        close = self._known[pair] = self._is_close(*pair)
        return close

    def _is_close(self, left: str, right: str) -> bool:
        """Compare with the cut that has a word of two characters across the bound."""
        if len(left) + len(right) == 2:
            # One word or two is a matter of taste, and not a close call.
            return False
        chosen = self._score(left, right)
        other = self._score(*_across(left, right))
        return chosen - other < CLOSE

    def _score(self, *words: str) -> float:
        score = 0.0
        for word in words:
            if word:
                weight = self._weight(word) or len(word) == 1
                if not weight:
                    return -math.inf
                score += math.log(weight) - self._total
        return score


def _across(left: str, right: str) -> tuple[str, str, str]:
    return left[:-1], left[-1] + right[0], right[1:]
