"""A word as a word list has it, whatever the format."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.language.levels import Level
from desktop.language.pinyin import marked
from desktop.vocabulary.status import Status

_COMMONS = re.compile(r"https?://creativecommons\.org/licenses/([a-z-]+)/([\d.]+)/?$")


@dataclass(frozen=True, slots=True)
class ListedSentence:
    """A sentence with a word in it.

    The word stands at code point `start` of `text` and is `length` code points long; `source` is
    the title of the text that it is from.
    """

    text: str
    start: int
    length: int
    source: str

    @property
    def parts(self) -> tuple[str, str, str]:
        """The sentence before the word, the word, and what follows it."""
        end = self.start + self.length
        return self.text[: self.start], self.text[self.start : end], self.text[end:]


@dataclass(frozen=True, slots=True)
class ListedWord:
    """A word of a text or of the vocabulary, with what the dictionary and the learner know of it.

    `reading` is numbered, as the dictionary has it; `senses` are those that are meant, or all;
    `count` says how often the word stands in the text, `frequency` how common it is in the
    language; `status` is None where the learner never touched it.
    """

    traditional: str
    simplified: str
    reading: tuple[str, ...]
    senses: tuple[str, ...]
    level: Level | None
    frequency: str
    count: int
    status: Status | None
    sentence: ListedSentence | None = None
    tags: tuple[str, ...] = ()
    note: str = ""

    @property
    def identity(self) -> tuple[str, str, str]:
        """What makes two words the same: both headwords and the numbered reading."""
        return (self.traditional, self.simplified, self.numbered)

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

    @property
    def line(self) -> str:
        """The credit in one line, with the short name of the licence where it has one."""
        found = _COMMONS.match(self.licence)
        licence = f"CC {found[1].upper()} {found[2]}" if found else self.licence
        return f"Definitions: {self.name} {self.date}, {licence}"
