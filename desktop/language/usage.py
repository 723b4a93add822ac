"""Tell the reading of a character by turns of phrase written down by hand.

They are for what learners meet every day and the table of `neighbours` gets wrong or does not know.
A line of the file has a character, its reading and what it stands in: a pattern with `_` in the
character's place, whose two sides are regular expressions on simplified text. The first that fits
counts. Lines that begin with # are comments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_REACH = 10  # code points on either side that a pattern can see


class Usage:
    """The patterns of a file; raises ValueError where a line is none."""

    def __init__(self, lines: str) -> None:
        self._patterns: dict[str, list[tuple[str, re.Pattern[str], re.Pattern[str]]]] = {}
        for line in lines.splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            character, reading, pattern = line.split()
            left, right = pattern.split("_")
            self._patterns.setdefault(character, []).append(
                (reading, re.compile(rf"(?:{left})\Z"), re.compile(right))
            )

    def find(self, text: str, at: int, candidates: Sequence[str]) -> str | None:
        """Give the reading that a turn of phrase asks for; None where none fits."""
        patterns = self._patterns.get(text[at])
        if patterns is None:
            return None
        low, high = max(0, at - _REACH), min(len(text), at + 1 + _REACH)
        # Nothing is seen beyond a line end, but the line end itself is.
        low = max(low, text.rfind("\n", low, at))
        end = text.find("\n", at, high)
        high = high if end < 0 else end + 1
        for reading, left, right in patterns:
            if (
                reading in candidates
                and right.match(text, at + 1, high)
                and left.search(text, low, at)
            ):
                return reading
        return None
