"""Which entry a word means in its place, and which other words stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.language.corrections import MeantSense
from desktop.language.document import Token
from desktop.language.readings import WordReading, aligned, has_han
from desktop.language.scripts import Script
from dictionaries.entry import Entry

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from desktop.language.language import Language

_BACK = 8
"""How many code points before a token a word that covers it is looked for."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another word at the place of a token, with its likeliest entry (None where it has none)."""

    token: Token
    reading: WordReading | None
    entry: Entry | None


def meant_entry(word: str, reading: WordReading | None, entries: Sequence[Entry]) -> int | None:
    """Give the number of the entry that is read as the word is read here, else of the first."""
    if not entries:
        return None
    for number, entry in enumerate(entries):
        if aligned(word, entry.reading) == reading:
            return number
    return 0


def meant_sense(sense: MeantSense, entries: Sequence[Entry]) -> tuple[int, int | None] | None:
    """Give the numbers of the entry and the sense that a correction names; None where the
    dictionary has that entry no more.
    """
    wanted = (sense.traditional, sense.simplified, sense.reading)
    for number, entry in enumerate(entries):
        if (entry.traditional, entry.simplified, entry.numbered) == wanted:
            texts = [one.text for one in entry.senses]
            return number, texts.index(sense.sense) if sense.sense in texts else None
    return None


def alternatives(
    text: str, token: Token, language: Language, script: Script
) -> tuple[Alternative, ...]:
    """Give the other words at the place of a token in its paragraph.

    First those that begin with it: the shorter ones, then the longer ones, each from the longest
    on, so that taking the first again and again leads through all of them and back. Then those
    that begin before it and cover it, then its characters one by one.
    """
    return tuple([_described(other, language, script) for other in _others(text, token, language)])


def _others(text: str, token: Token, language: Language) -> Iterator[Token]:
    start, end = token.start, token.end
    here = [Token(start, start + len(word), word) for word in _starting(text, start, language)]
    # Single characters come last, unless they are all there is.
    whole = [other for other in here if other.end - start > 1 or end - start == 1]
    yield from (other for other in whole if other.end < end)
    yield from (other for other in whole if other.end > end)
    for before in range(max(0, start - _BACK), start):
        for word in _starting(text, before, language):
            if before + len(word) >= end:
                yield Token(before, before + len(word), word)
    if end - start > 1:
        for at in range(start, end):
            if has_han(text[at]):
                yield Token(at, at + 1, text[at])


def _starting(text: str, offset: int, language: Language) -> tuple[str, ...]:
    return language.index.starting_at(text, offset)


def _described(token: Token, language: Language, script: Script) -> Alternative:
    reading = language.reading(token.text)
    entries = language.entries(token.text, script)
    number = meant_entry(token.text, reading, entries)
    return Alternative(token, reading, None if number is None else entries[number])
