"""How much of a text was taught, is new in the current lesson, and lies beyond.

Every token with a Chinese character counts. What is in the lists of a course is taught, new or, in
a later lesson, beyond; of what is in none, names and numbers are counted apart, and the rest is
beyond. Readings are not told apart, nor the scripts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop.language.document import Place
from desktop.language.name_groups import NameGroups
from desktop.language.pieces import pieces
from desktop.language.readings import has_han
from desktop.language.tally import Numbers, is_number
from desktop.vocabulary.lessons import Taught

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from desktop.language.corrections import Corrections
    from desktop.language.language import Language

_COUNTED = 300_000
"""Code points; in longer texts names are not looked for by counts in the whole."""


class Part(IntEnum):
    """What a token of a text is to the class, as a number in arrays."""

    TAUGHT = 0
    NEW = 1
    BEYOND = 2
    APART = 3
    """A name or a number, which is understood without being taught."""


@dataclass(frozen=True, slots=True, eq=False)
class TextWords:
    """The tokens of a text that hold a Chinese character, as arrays of one length.

    `words` are places in `keys`, which are folded, and in `written`, which is how the text has each
    first; `paragraphs` and `offsets` (code points) are where each token begins, and `apart` says
    which are names or numbers. `length` is the number of paragraphs.
    """

    keys: tuple[str, ...]
    written: tuple[str, ...]
    words: Numbers
    paragraphs: Numbers
    offsets: Numbers
    apart: NDArray[np.bool_]
    length: int


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many tokens, or words, are taught, new, beyond, and names or numbers."""

    taught: int
    new: int
    beyond: int
    apart: int = 0

    @property
    def total(self) -> int:
        """All of them but names and numbers."""
        return self.taught + self.new + self.beyond

    @property
    def taught_share(self) -> float:
        """The share of them that was taught, 0 to 1; 1 where there are none."""
        return self.taught / self.total if self.total else 1.0

    @property
    def listed_share(self) -> float:
        """The share of them that was taught or is new in the lesson, 0 to 1."""
        return (self.taught + self.new) / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class WordBeyond:
    """A word of a text that is in no lesson up to the current one, as the text has it first.

    `later` says that a later lesson has it.
    """

    key: str
    written: str
    place: Place
    count: int
    later: bool


@dataclass(frozen=True, slots=True)
class ParagraphAmounts:
    """One paragraph that has words: its number, its tokens, and its words, each counted once."""

    paragraph: int
    tokens: Amounts
    words: Amounts


@dataclass(frozen=True, slots=True)
class TaughtCounts:
    """What is said about a text: in total, by paragraph, and the words beyond by first place.

    `words` counts each word once; of `new_words` words that are new in the lesson, `new_found` are
    in the text.
    """

    tokens: Amounts
    words: Amounts
    paragraphs: tuple[ParagraphAmounts, ...]
    beyond: tuple[WordBeyond, ...]
    new_found: int
    new_words: int


def text_words(
    paragraphs: Sequence[str],
    language: Language,
    ignored: Collection[str] = (),
    corrections: Corrections | None = None,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> TextWords | None:
    """Cut a text into words with one dictionary, as they were corrected; None where cancelled.

    `ignored` are folded names that the reader ignores. `progress` is told the share that is done,
    0 to 1, and `cancelled` asked after each piece of text, a few milliseconds apart at most.
    """
    total = sum(map(len, paragraphs)) or 1
    repeated = language.repeated_names(_until(paragraphs, cancelled)) if total < _COUNTED else ()
    names = NameGroups(language.index, language.fold)
    words = _Words(language, ignored)
    done = told = 0
    for number, paragraph in enumerate(paragraphs):
        for start, end in pieces(paragraph):
            if cancelled():
                return None
            piece = paragraph[start:end]
            cut = language.cut(piece, corrections, Place(number, start))
            starts = [0, *accumulate(map(len, cut))]
            groups = names.of_tokens(piece, starts[:-1], repeated)
            for word, at in zip(cut, starts, strict=False):
                words.add(word, number, start + at, in_name=at in groups)
            done += end - start
        if done - told > total / 100:
            told = done
            progress(done / total)
    progress(1.0)
    return words.taken(len(paragraphs))


def taught_counts(text: TextWords, taught: Taught) -> TaughtCounts:
    """Count what of a text is taught, new and beyond: 0.1 s for a million characters."""
    by_key = np.array([_part(key, taught) for key in text.keys], np.uint8)
    parts = by_key[text.words] if len(text.words) else np.zeros(0, np.uint8)
    parts[(parts == Part.BEYOND) & text.apart] = Part.APART
    present = {text.keys[at] for at in np.flatnonzero(by_key == Part.NEW).tolist()}
    return TaughtCounts(
        _amounts(parts),
        _amounts(_each_once(text.words.astype(np.int64), parts)[1]),
        _by_paragraph(text, parts),
        _beyond(text, parts, taught),
        sum(not present.isdisjoint(keys) for keys in taught.new_words),
        len(taught.new_words),
    )


class _Words:
    """Takes the tokens of a text one by one."""

    def __init__(self, language: Language, ignored: Collection[str]) -> None:
        self._language, self._ignored = language, ignored
        self._numbers: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        self._written: list[str] = []
        self._apart: list[bool] = []
        self._tokens: list[tuple[int, int, int, bool]] = []

    def add(self, word: str, paragraph: int, offset: int, *, in_name: bool) -> None:
        """Take a token, unless it has no Chinese character."""
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = self._number(word) if has_han(word) else -1
        if number >= 0:
            self._tokens.append((number, paragraph, offset, in_name or self._apart[number]))

    def _number(self, word: str) -> int:
        key = self._language.fold(word)
        number = self._keys.setdefault(key, len(self._keys))
        if number == len(self._written):
            self._written.append(word)
            self._apart.append(key in self._ignored or _is_apart(key, self._language))
        return number

    def taken(self, length: int) -> TextWords:
        """Give all that was taken as arrays."""
        rows = np.array(self._tokens, np.uint32).reshape(-1, 4)
        columns = [np.ascontiguousarray(rows[:, at]) for at in range(4)]
        return TextWords(
            tuple(self._keys),
            tuple(self._written),
            columns[0],
            columns[1],
            columns[2],
            columns[3].astype(np.bool_),
            length,
        )


def _until(paragraphs: Sequence[str], cancelled: Callable[[], bool]) -> Iterator[str]:
    return takewhile(lambda _: not cancelled(), paragraphs)


def _is_apart(key: str, language: Language) -> bool:
    """Say whether a folded word is a number, or nothing but a name; as tallies have it."""
    if is_number(key):
        return True
    return language.index.is_name(key) and language.levels.of(key) is None


def _part(key: str, taught: Taught) -> Part:
    if key in taught.taught:
        return Part.TAUGHT
    return Part.NEW if key in taught.new else Part.BEYOND


def _each_once(
    words: NDArray[np.int64], parts: NDArray[np.uint8]
) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """Give each word once with what it is; one that is a name here and a word there is a word."""
    order = np.lexsort((parts, words))
    distinct, first = np.unique(words[order], return_index=True)
    return distinct, parts[order][first]


def _amounts(parts: NDArray[np.uint8]) -> Amounts:
    return Amounts(*np.bincount(parts, minlength=len(Part)).tolist())


def _by_paragraph(text: TextWords, parts: NDArray[np.uint8]) -> tuple[ParagraphAmounts, ...]:
    """Count each paragraph that has a word."""
    width = len(Part)
    at = text.paragraphs.astype(np.int64)
    size = max(1, len(text.keys))
    pairs, pair_parts = _each_once(at * size + text.words, parts)
    tokens = np.bincount(at * width + parts, minlength=text.length * width).reshape(-1, width)
    words = np.bincount(pairs // size * width + pair_parts, minlength=text.length * width).reshape(
        -1, width
    )
    numbers = np.flatnonzero(tokens.sum(axis=1))
    return tuple(
        [
            ParagraphAmounts(number, Amounts(*every), Amounts(*each))
            for number, every, each in zip(
                numbers.tolist(), tokens[numbers].tolist(), words[numbers].tolist(), strict=True
            )
        ]
    )


def _beyond(text: TextWords, parts: NDArray[np.uint8], taught: Taught) -> tuple[WordBeyond, ...]:
    places = np.flatnonzero(parts == Part.BEYOND)
    words, first, counts = np.unique(text.words[places], return_index=True, return_counts=True)
    found = []
    for at in np.argsort(first).tolist():
        place, word = places[first[at]], int(words[at])
        key = text.keys[word]
        found.append(
            WordBeyond(
                key,
                text.written[word],
                Place(int(text.paragraphs[place]), int(text.offsets[place])),
                int(counts[at]),
                key in taught.later,
            )
        )
    return tuple(found)
