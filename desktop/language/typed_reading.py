"""Understand a reading as people type it: numbered or with tone marks, joined or not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from desktop.language.pinyin import from_marks, marked, split_tone
from desktop.language.readings import WordReading, has_han

_BETWEEN = re.compile(r"[\s'’·,-]+")
_UMLAUT = re.compile(r"(?<=[nl])ue(?=[1-5]|$)")
_NASALS = {"m", "n", "ng", "hm", "hng"}
_LONGEST = 7
"""Letters and tone of the longest syllable: zhuang1."""


def read_typed(text: str, word: str, candidates: Sequence[WordReading] = ()) -> WordReading | None:
    """Give the reading of a word that was typed, one item per code point; None where it is none.

    `candidates` are what the dictionary has. Something has to tell the tone: a syllable without
    one is neutral where another has one (`péngyou`), and `ma5` or what the dictionary has is
    neutral by itself.
    """
    typed = unicodedata.normalize("NFC", text.strip().lower())
    for candidate in candidates:
        if typed == marked(candidate).lower():
            return candidate
    items = typed.split()
    if "-" in items:
        return _read_items(items) if len(items) == len(word) else None
    typed = typed.replace("u:", "ü").replace("v", "ü")
    if unicodedata.normalize("NFD", typed.replace("ü", "u").replace("ê", "e")).isalpha():
        return None
    typed = _UMLAUT.sub("üe", typed)
    parts = [part for part in _BETWEEN.split(typed) if part]
    is_numbered = any(letter.isdigit() for letter in typed)
    for shape in dict.fromkeys(_shapes(word, candidates)):
        syllables = next(_split(parts, sum(shape), is_numbered), None) if any(shape) else None
        if syllables is not None:
            left = iter(syllables)
            return tuple([next(left) if has else None for has in shape])
    return None


def _read_items(items: Sequence[str]) -> WordReading | None:
    """Read one item for each code point, `-` where it has no syllable."""
    read = tuple([None if item == "-" else _syllable(item) for item in items])
    is_read = all(one or item == "-" for one, item in zip(read, items, strict=True))
    return read if is_read and any(read) else None


def _shapes(word: str, candidates: Sequence[WordReading]) -> Iterator[tuple[bool, ...]]:
    """Say which code points may have a syllable: those that the dictionary reads, or the hanzi."""
    for candidate in candidates:
        yield tuple([syllable is not None for syllable in candidate])
    yield tuple([has_han(character) for character in word])
    yield (True,) * len(word)


def _split(parts: Sequence[str], count: int, is_numbered: bool) -> Iterator[list[str]]:
    """Split what was typed into so many syllables, as pinyin is spelled if that is possible.

    Where there are numbers, each syllable has one.
    """
    for is_spelled in (True, False):
        for syllables in _split_parts(parts, count, is_spelled):
            if not is_numbered or "".join(parts).count("5") == _neutral(syllables):
                yield syllables


def _neutral(syllables: Sequence[str]) -> int:
    return sum(syllable.endswith("5") for syllable in syllables)


def _split_parts(parts: Sequence[str], count: int, is_spelled: bool) -> Iterator[list[str]]:
    if not parts:
        if count == 0:
            yield []
        return
    lone = parts[0].rstrip("12345")
    firsts = (
        iter([[found]] if (found := _syllable(parts[0])) else [])
        if lone in _NASALS
        else _split_one(parts[0], count, is_spelled, True)
    )
    for first in firsts:
        for rest in _split_parts(parts[1:], count - len(first), is_spelled):
            yield [*first, *rest]


def _split_one(part: str, count: int, is_spelled: bool, is_first: bool) -> Iterator[list[str]]:
    """Split what was typed in one; a syllable inside begins with a consonant if spelled so."""
    if not part:
        yield []
        return
    if count == 0:
        return
    if is_spelled and not is_first and unicodedata.normalize("NFD", part[0])[0] in "aeo":
        return
    for end in range(min(_LONGEST, len(part)), 0, -1):
        syllable = _syllable(part[:end])
        if syllable is not None and syllable[:-1] not in _NASALS:
            for rest in _split_one(part[end:], count - 1, is_spelled, False):
                yield [syllable, *rest]


def _syllable(text: str) -> str | None:
    """Give one syllable numbered, its ü written `u:`; None where it is none."""
    return text.replace("ü", "u:") if split_tone(text)[1] else from_marks(text)
