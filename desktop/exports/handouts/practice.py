"""A sheet to practise writing characters on, with their strokes where these are known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.exports.handouts.look import PUPIL, Look
from desktop.exports.handouts.meanings import brief
from desktop.exports.listed import ListedWord
from desktop.exports.pages import Block, Grid, GridRow, Heading, Line, Pages, Paragraph, Run, Square
from desktop.language.alternatives import meant_entry
from desktop.language.readings import aligned, has_han
from dictionaries.entry import Entry

SQUARES = 11
"""Squares of a row that fit on either paper."""
SQUARE = 42.0
STROKES = 22
"""Steps of the stroke order that fit into a row."""
STROKE_SQUARE = 21.0
_TRACED = 4
_LONGEST_MEANING = 44


@dataclass(frozen=True, slots=True)
class Character:
    """A character to be practised, its numbered syllable, its meaning, and a word that it is in."""

    text: str
    syllable: str
    meaning: str
    word: str


def characters_of(
    words: Sequence[ListedWord],
    look: Look,
    entries: Callable[[str], Sequence[Entry]],
    is_new: Callable[[str], bool],
    count: int,
) -> tuple[Character, ...]:
    """Give the characters of words that are new, in the words' order, each as it is read there.

    `entries` are those of the dictionary for a character. One that means nothing by itself has the
    meaning of its word.
    """
    found: dict[str, Character] = {}
    for word in words:
        headword = look.headword(word)
        for text, syllable in zip(headword, aligned(headword, word.reading), strict=True):
            if len(found) == count:
                return tuple(found.values())
            if syllable is None or text in found or not has_han(text) or not is_new(text):
                continue
            meaning = _meaning(text, syllable, entries(text), look)
            if not meaning or headword == text:
                meaning = brief(word.senses, look.script, _LONGEST_MEANING)
            found[text] = Character(text, syllable, meaning, "" if headword == text else headword)
    return tuple(found.values())


def practice_pages(
    title: str,
    characters: Sequence[Character],
    strokes_of: Callable[[str], Sequence[str]],
    look: Look,
) -> Pages:
    """Set a grid for each character: its strokes step by step, copies to trace, empty squares."""
    blocks: list[Block] = [
        Heading((Run("Character practice"),)),
        Paragraph((Run(title, soft=True),), gap=10),
        PUPIL,
    ]
    for character in characters:
        label = _label(character, look)
        steps = _steps(tuple(strokes_of(character.text)))
        if steps:
            rows = [
                GridRow(label if not at else (), steps[at : at + STROKES])
                for at in range(0, len(steps), STROKES)
            ]
            blocks.append(Grid(tuple(rows), STROKE_SQUARE))
            label = ()
        blocks.append(Grid((GridRow(label, _squares(character.text)),), SQUARE))
    blocks.append(look.credit_line())
    return look.pages(f"{title} – Character practice", tuple(blocks))


def _meaning(text: str, syllable: str, entries: Sequence[Entry], look: Look) -> str:
    number = meant_entry(text, (syllable,), entries)
    if number is None or entries[number].is_name:
        return ""
    entry = entries[number]
    if aligned(text, entry.reading) != (syllable,):
        return ""
    senses = [sense.text for sense in entry.senses if not sense.links]
    return brief(senses, look.script, _LONGEST_MEANING) if senses else ""


def _label(character: Character, look: Look) -> Line:
    line = [
        Run(character.text, bold=True),
        Run(f"  {look.reading((character.syllable,))}"),
        Run(f"  {character.meaning}", soft=True),
    ]
    if character.word:
        line.append(Run(f"  {character.word}", soft=True))
    return tuple(line)


def _steps(strokes: tuple[str, ...]) -> tuple[Square, ...]:
    return tuple([Square(strokes=strokes[:count]) for count in range(1, len(strokes) + 1)])


def _squares(text: str) -> tuple[Square, ...]:
    empty = SQUARES - 1 - _TRACED
    return (Square(text), *[Square(text, faint=True)] * _TRACED, *[Square()] * empty)
