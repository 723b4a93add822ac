"""The chapters of what is shown: which one a place is in, and the way from one to the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from desktop.language.document import Chapter, Place


class Outline:
    """The chapters in the order of the text; those that are hidden are none.

    What has chapters of a deeper level right below it, such as a volume, has no number.
    """

    def __init__(
        self, chapters: Sequence[Chapter] = (), shows: Callable[[int], bool] = lambda _: True
    ) -> None:
        self.chapters = tuple([one for one in chapters if shows(one.paragraph)])
        self._starts = [one.paragraph for one in self.chapters]
        leaves = [one.level >= after.level for one, after in pairwise(self.chapters)]
        self._is_leaf = [*leaves, True][: len(self.chapters)]
        self._numbers = list(accumulate(self._is_leaf))

    def __len__(self) -> int:
        return len(self.chapters)

    @property
    def count(self) -> int:
        """How many chapters have numbers."""
        return self._numbers[-1] if self._numbers else 0

    def number(self, row: int) -> int:
        """Give the number of a chapter from 1, 0 where it has none."""
        return self._numbers[row] if self._is_leaf[row] else 0

    def numbered(self, number: int) -> int:
        """Give the row of the chapter with a number from 1, -1 where there is none."""
        row = bisect_left(self._numbers, number)
        return row if 0 < number <= self.count else -1

    def row_at(self, place: Place | None) -> int:
        """Give the row of the chapter that a place is in, -1 before the first."""
        return bisect_right(self._starts, place.paragraph) - 1 if place is not None else -1

    def start(self, row: int) -> Place:
        """Give the place where a chapter begins."""
        return Place(self._starts[row], 0)

    def end(self, row: int) -> Place | None:
        """Give the place where the next chapter begins, None for the last one."""
        return self.start(row + 1) if row + 1 < len(self) else None

    def step(self, place: Place, by: int) -> int | None:
        """Give the row of the next (1) or previous (-1) beginning of a chapter; None at the end.

        The one before a place within a chapter is that chapter's own.
        """
        row = self.row_at(place)
        if by < 0 and (row < 0 or place == self.start(row)):
            row -= 1
        row += by > 0
        return row if 0 <= row < len(self) else None
