"""Count the words and the characters of a whole text, each word with its first place.

What counts as a token is what the dictionary has and holds a Chinese character. Punctuation,
Latin letters and digits are no tokens, nor are Chinese characters that the dictionary has no entry
for; how many of these there are is counted apart. Words are counted by their folded text, so that
both scripts and all readings of a word are one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop.language.document import Article, Place
from desktop.language.pieces import pieces
from desktop.language.readings import has_han
from dictionaries.schema import SCHEMA

if TYPE_CHECKING:
    # It takes long to load, and what only handles tallies needs none of it.
    from desktop.language.corrections import Corrections
    from desktop.language.language import Language
    from dictionaries.index import Index

Numbers = NDArray[np.uint32]

_LAYOUT = 1
"""Another number has every text counted anew."""
_STEP = 4000  # words: some 3 ms
_DIGIT = "[一二两三四五六七八九]"
_NUMBER = re.compile(f"(?:(?:{_DIGIT}?十|{_DIGIT}[百千万亿])[百千万亿]*[零〇]?)+{_DIGIT}?")


class Kind(IntEnum):
    """What a counted word is: one to learn, or a name or number, which are understood without.

    A name is what the dictionary has as nothing but a name, and no list of the HSK has.
    """

    WORD = 0
    NAME = 1
    NUMBER = 2


class WordList:
    """The dictionary's words, each with a number from 0: the place of its folded text in order.

    It takes some 0.1 s and 25 MB. `version` names the dictionary; with another one the numbers
    are others.
    """

    def __init__(self, words: Iterable[str], version: str) -> None:
        self.keys: Sequence[str] = sorted(words)
        self.numbers = {key: number for number, key in enumerate(self.keys)}
        self.version = version

    @classmethod
    def of(cls, index: Index, step: Callable[[], None] = lambda: None) -> WordList:
        """Number the words of an index, calling `step` now and then so that a thread can yield."""
        return cls(_in_steps(index.words(), step), version_of(index))

    def __len__(self) -> int:
        """Give how many words there are."""
        return len(self.keys)


def version_of(index: Index) -> str:
    """Name a dictionary as tallies do, which are valid for one only."""
    info = index.info
    return f"{_LAYOUT} {SCHEMA} {info.name} {info.date} {info.entries}"


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """The counts of one text, as arrays of one length.

    `words` are numbers of a WordList in ascending order, `counts` how often each stands in the
    text, `kinds` what each is (see Kind), `paragraphs` and `offsets` (code points) where it stands
    first. `characters` are the distinct Chinese characters, folded, with `character_counts`, and
    `undefined` counts the tokens with a Chinese character that the dictionary does not have.
    """

    words: Numbers
    counts: Numbers
    kinds: NDArray[np.uint8]
    paragraphs: Numbers
    offsets: Numbers
    characters: str
    character_counts: Numbers
    undefined: int

    def first_place(self, word: int) -> Place | None:
        """Give where the word with some number stands first; None where it does not stand."""
        at = int(np.searchsorted(self.words, word))
        if at == len(self.words) or self.words[at] != word:
            return None
        return Place(int(self.paragraphs[at]), int(self.offsets[at]))


def tally(
    paragraphs: Sequence[str],
    language: Language,
    words: WordList,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    corrections: Corrections | None = None,
) -> Tally | None:
    """Count a text with one dictionary and its word list; None where it was cancelled.

    `progress` is told the share that is done, 0 to 1, and `cancelled` asked after each piece of
    text, a few milliseconds apart at most. Words are cut as they were corrected.
    """
    found: Counter[str] = Counter()
    places: dict[str, Place] = {}
    characters: Counter[str] = Counter()
    total = sum(map(len, paragraphs)) or 1
    done = told = 0
    for number, paragraph in enumerate(paragraphs):
        for start, end in pieces(paragraph):
            if cancelled():
                return None
            piece = paragraph[start:end]
            cut = language.cut(piece, corrections, Place(number, start))
            at = start
            for word in cut:
                if word not in places:
                    places[word] = Place(number, at)
                at += len(word)
            found.update(cut)
            characters.update(piece)
            done += end - start
        if done - told > total / 100:
            told = done
            progress(done / total)
    made = _tallied(found, places, characters, language, words, cancelled)
    if made is not None:
        progress(1.0)
    return made


def shown_paragraphs(paragraphs: Sequence[str], article: Article | None) -> Sequence[str]:
    """Empty the paragraphs outside an article; the others keep their numbers."""
    if article is None:
        return paragraphs
    shown = [""] * len(paragraphs)
    for first, last in article.spans:
        shown[first:last] = paragraphs[first:last]
    return shown


def is_number(key: str) -> bool:
    """Say whether a folded word is a number that its characters explain: 二十, 三百六十五.

    A single one (二) is a word to learn, and so is what only looks like a number (万一, 千万).
    """
    return len(key) > 1 and _NUMBER.fullmatch(key) is not None


def _tallied(
    found: Counter[str],
    places: dict[str, Place],
    characters: Counter[str],
    language: Language,
    words: WordList,
    cancelled: Callable[[], bool],
) -> Tally | None:
    counts: Counter[int] = Counter()
    first: dict[int, Place] = {}
    undefined = 0
    for word, occurrences in found.items():
        if not has_han(word):
            continue
        number = words.numbers.get(language.fold(word))
        if number is None:
            undefined += occurrences
            continue
        counts[number] += occurrences
        first[number] = min(places[word], first.get(number, places[word]))
    order = sorted(counts)
    kinds = []
    for seen, number in enumerate(order):
        if seen % 500 == 0 and cancelled():
            return None
        kinds.append(_kind(words.keys[number], language))
    folded: Counter[str] = Counter()
    for character, occurrences in characters.items():
        if has_han(character):
            folded[language.fold(character)] += occurrences
    distinct = sorted(folded)
    return Tally(
        np.array(order, np.uint32),
        np.array([counts[number] for number in order], np.uint32),
        np.array(kinds, np.uint8),
        np.array([first[number].paragraph for number in order], np.uint32),
        np.array([first[number].offset for number in order], np.uint32),
        "".join(distinct),
        np.array([folded[character] for character in distinct], np.uint32),
        undefined,
    )


def _kind(key: str, language: Language) -> Kind:
    if is_number(key):
        return Kind.NUMBER
    # A name that learners are to know (中国, 长城) is a word to learn.
    if language.index.is_name(key) and language.levels.of(key) is None:
        return Kind.NAME
    return Kind.WORD


def _in_steps(words: Iterable[str], step: Callable[[], None]) -> Iterable[str]:
    for number, word in enumerate(words):
        if number % _STEP == 0:
            step()
        yield word
