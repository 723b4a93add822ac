"""The heights of all blocks, measured or guessed, with quick sums both ways."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate


class Heights:
    """Whole-pixel heights with sums kept by groups, so that no question walks them all."""

    _GROUP = 256

    def __init__(self, heights: list[int]) -> None:
        self._heights = heights
        size = self._GROUP
        self._groups = [sum(heights[i : i + size]) for i in range(0, len(heights), size)]
        self.total = sum(self._groups)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, block: int) -> int:
        return self._heights[block]

    def set(self, block: int, height: int) -> None:
        """Replace a guess by what was measured."""
        change = height - self._heights[block]
        if change:
            self._heights[block] = height
            self._groups[block // self._GROUP] += change
            self.total += change

    def top(self, block: int) -> int:
        """Give the pixels above a block."""
        group = block // self._GROUP
        return sum(self._groups[:group]) + sum(self._heights[group * self._GROUP : block])

    def between(self, first: int, last: int) -> int:
        """Give the pixels from the top of `first` to the top of `last`, which is not before it."""
        if last - first <= self._GROUP:
            return sum(self._heights[first:last])
        return self.top(last) - self.top(first)

    def find(self, y: int) -> tuple[int, int]:
        """Give the block that holds a pixel row, and the row within that block."""
        if not self._heights:
            return 0, 0
        y = max(0, min(y, self.total - 1))
        sums = list(accumulate(self._groups))
        group = bisect_right(sums, y)
        if group:
            y -= sums[group - 1]
        start = group * self._GROUP
        sums = list(accumulate(self._heights[start : start + self._GROUP]))
        within = bisect_right(sums, y)
        if within:
            y -= sums[within - 1]
        return start + within, y
