"""A word as a word list has it, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.language.levels import Level
from desktop.language.pinyin import marked
from desktop.vocabulary.word import Status


@dataclass(frozen=True, slots=True)
class ListedWord:
    """A word of a text, with what the dictionary and the learner know about it.

    `reading` is numbered, as the dictionary has it; `count` says how often the word stands in the
    text, `frequency` how common it is in the language; `status` is None where the learner never
    touched it.
    """

    traditional: str
    simplified: str
    reading: tuple[str, ...]
    senses: tuple[str, ...]
    level: Level | None
    frequency: str
    count: int
    status: Status | None

    @property
    def pinyin(self) -> str:
        """The reading with tone marks."""
        return marked(self.reading)

    @property
    def numbered(self) -> str:
        """The reading with numbers, syllables apart."""
        return " ".join(self.reading)


@dataclass(frozen=True, slots=True)
class Credit:
    """The dictionary that definitions come from, which every export of them names."""

    name: str
    date: str
    licence: str
