"""How well the counted texts of the library fit a lesson."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.language.tally import Kind, Numbers, WordList
from desktop.vocabulary.lessons import Taught
from desktop.vocabulary.taught_text import Amounts, Part

READABLE = 0.95
"""The share of taught and new words from which texts are alike in how well they can be read.

95 % is where a text is understood well enough, by Laufer (1989).
"""
STEP = 0.05
"""Texts that differ by less than this share are told apart by the new words that they have."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text fits a lesson: its tokens and its words, each without what is left out of tallies.

    Of `new_words` words that are new in the lesson, `new_found` are in the text, `new_tokens` times
    in all.
    """

    document_id: str
    tokens: Amounts
    words: Amounts
    new_found: int
    new_words: int

    @property
    def new_tokens(self) -> int:
        """How often the lesson's new words stand in the text."""
        return self.tokens.new

    @property
    def step(self) -> int:
        """How many steps the text is from being readable; 0 from 95 % taught or new on."""
        missing = READABLE - self.tokens.listed_share
        return max(0, int(np.ceil(missing / STEP - 1e-9)))

    @property
    def order(self) -> tuple[int, int, float, int]:
        """What sorts texts, the one that fits best first.

        First by steps of 5 % of what was taught or is new, from 95 % on alike; within one, by the
        new words that they have, then by the share and by how often they have them.
        """
        share = self.tokens.listed_share
        return (self.step, -self.new_found, -share, -self.new_tokens)


@dataclass(frozen=True, slots=True, eq=False)
class LessonNumbers:
    """A lesson in the numbers of a word list: what each word is, and where the new ones are.

    `numbers` are those of the new words' texts, and `owners` whose they are; a word may have two.
    """

    parts: NDArray[np.uint8]
    numbers: Numbers
    owners: NDArray[np.intp]
    new_words: int


def lesson_numbers(words: WordList, taught: Taught) -> LessonNumbers:
    """Write what was taught in the numbers of a word list: some milliseconds."""
    parts = np.full(len(words), Part.BEYOND, np.uint8)
    for keys, part in ((taught.taught, Part.TAUGHT), (taught.new, Part.NEW)):
        found = [words.numbers[key] for key in keys if key in words.numbers]
        parts[np.array(found, np.intp)] = part
    pairs = [
        (words.numbers[key], owner)
        for owner, keys in enumerate(taught.new_words)
        for key in keys
        if key in taught.new and key in words.numbers
    ]
    return LessonNumbers(
        parts,
        np.array([number for number, _ in pairs], np.uint32),
        np.array([owner for _, owner in pairs], np.intp),
        len(taught.new_words),
    )


def fit(
    document_id: str,
    words: Numbers,
    counts: Numbers,
    kinds: NDArray[np.uint8],
    lesson: LessonNumbers,
    ignored: Numbers,
) -> Fit:
    """Work out how a counted text fits a lesson; `ignored` are numbers of words to leave out."""
    parts = lesson.parts[words]
    left_out = kinds != Kind.WORD
    if len(ignored):
        left_out |= np.isin(words, ignored)
    parts[(parts == Part.BEYOND) & left_out] = Part.APART
    tokens = np.bincount(parts, weights=counts, minlength=len(Part)).astype(np.int64)
    each = np.bincount(parts, minlength=len(Part))
    at = np.searchsorted(words, lesson.numbers)
    inside = at < len(words)
    there = np.zeros(len(lesson.numbers), np.bool_)
    there[inside] = words[at[inside]] == lesson.numbers[inside]
    found = len(np.unique(lesson.owners[there]))
    return Fit(
        document_id, Amounts(*tokens.tolist()), Amounts(*each.tolist()), found, lesson.new_words
    )
