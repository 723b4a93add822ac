"""Find words while typing: by hanzi, pinyin, meaning, note or tag."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from desktop.language.pinyin import split_tone, tone
from desktop.vocabulary.word import Word

_SEPARATORS = re.compile(r"[\s'’·,-]+")
_TONE_MARKS = frozenset("\u0304\u0301\u030c\u0300")


@dataclass(frozen=True, slots=True)
class SearchKey:
    """What a word can be found by, in lower case.

    `plain` is the pinyin without tones, `marked` with their marks, `numbered` with their numbers,
    all without spaces; `text` is everything else.
    """

    text: str
    plain: str
    marked: str
    numbered: str


PinyinKey = tuple[tuple[str, int], ...]


def search_key(word: Word, pinyin: str) -> SearchKey:
    """Make the key of a word, whose reading is written `pinyin` with marks."""
    syllables = [_syllable(syllable) for syllable in word.reading.split()]
    parts = (word.traditional, word.simplified, *word.senses, word.note, *word.tags)
    return SearchKey(
        "\n".join(parts).lower(),
        "".join([letters for letters, _ in syllables]),
        _SEPARATORS.sub("", pinyin).lower(),
        "".join([f"{letters}{number or ''}" for letters, number in syllables]),
    )


def pinyin_key(reading: str) -> PinyinKey:
    """Make the key that sorts numbered readings as a dictionary does: by syllable, then tone."""
    return tuple([_syllable(syllable) for syllable in reading.split()])


@lru_cache(maxsize=4096)
def _syllable(syllable: str) -> tuple[str, int]:
    """Split a numbered syllable into its letters, in lower case, and its tone."""
    return split_tone(syllable)[0].lower(), tone(syllable)


def matcher(query: str) -> Callable[[SearchKey], bool]:
    """Make the test for a query: its pinyin as a whole, or each of its terms somewhere.

    Tones that the query gives, as marks or numbers, have to be there; others may be any.
    """
    lowered = unicodedata.normalize("NFC", query.lower().strip())
    terms = lowered.split()
    is_pinyin = _pinyin_test(_SEPARATORS.sub("", lowered).replace("u:", "ü").replace("v", "ü"))

    def found(key: SearchKey) -> bool:
        return all(term in key.text for term in terms) or is_pinyin(key)

    return found


def _pinyin_test(typed: str) -> Callable[[SearchKey], bool]:
    if not typed:
        return lambda _: True
    if not all(letter.isalpha() or letter in "12345" for letter in typed):
        return lambda _: False
    if any(letter.isdigit() for letter in typed):
        pattern = re.compile(_with_any_number(typed))
        return lambda key: pattern.search(key.numbered) is not None
    bare = _without_marks(typed)
    if bare != typed:
        marks = re.compile("".join(_with_any_mark(letter) for letter in typed))
        return lambda key: bare in key.plain and marks.search(key.marked) is not None
    return lambda key: typed in key.plain


def _with_any_number(typed: str) -> str:
    """Let a tone number stand between two letters where none was typed."""
    pattern = ""
    for at, letter in enumerate(typed):
        follows_letter = at > 0 and not typed[at - 1].isdigit()
        pattern += "[1-5]?" if follows_letter and letter.isalpha() else ""
        pattern += letter
    return pattern


def _with_any_mark(letter: str) -> str:
    if letter not in "aeiouüê":
        return re.escape(letter)
    composed = "".join(unicodedata.normalize("NFC", letter + mark) for mark in sorted(_TONE_MARKS))
    return f"[{letter}{composed}]"


def _without_marks(text: str) -> str:
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONE_MARKS))
