"""A sheet to practise writing characters on, with their strokes where these are known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.exports.handouts.look import PUPIL, Look
from desktop.exports.handouts.meanings import brief
from desktop.exports.listed import ListedWord
from desktop.exports.pages import Block, Grid, GridRow, Heading, Line, Pages, Paragraph, Run, Square
from desktop.language.readings import aligned, has_han, same_sound
from dictionaries.entry import Entry

SQUARES = 13
"""Squares of a line that fit on either paper."""
SQUARE = 36.0
"""In points, some 13 mm."""
_TRACED = 4
_LONGEST_MEANING = 30


@dataclass(frozen=True, slots=True)
class Character:
    """A character to be practised, its numbered syllable, its meaning, and a word that it is in.

    Where the character is all of the word, `word` and `word_meaning` are empty.
    """

    text: str
    syllable: str
    meaning: str
    word: str = ""
    word_meaning: str = ""


def characters_of(
    words: Sequence[ListedWord],
    look: Look,
    entries: Callable[[str], Sequence[Entry]],
    is_new: Callable[[str], bool],
    count: int,
) -> tuple[Character, ...]:
    """Give the characters of words that are new, in the words' order, each as it is read there.

    `entries` are those of the dictionary for a character; one that means nothing by itself has no
    meaning but its word's.
    """
    found: dict[str, Character] = {}
    for word in words:
        headword = look.headword(word)
        for text, syllable in zip(headword, aligned(headword, word.reading), strict=True):
            if len(found) == count:
                return tuple(found.values())
            if syllable is None or text in found or not has_han(text) or not is_new(text):
                continue
            whole = brief(word.senses, look.script, _LONGEST_MEANING)
            if headword == text:
                found[text] = Character(text, syllable, whole)
            else:
                own, meaning = _alone(text, syllable, entries(text), look)
                found[text] = Character(text, own, meaning, headword, whole)
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
    rows = [
        GridRow(_label(one, look), _filled([*_steps(strokes_of(one.text)), *_to_trace(one.text)]))
        for one in characters
    ]
    blocks.append(Grid(tuple(rows), SQUARE))
    blocks.append(look.credit_line())
    return look.pages(f"{title} – Character practice", tuple(blocks))


def _alone(text: str, syllable: str, entries: Sequence[Entry], look: Look) -> tuple[str, str]:
    """Say how a character is read by itself, and what it means: with its full tone, 闹 in 热闹."""
    alike = [
        entry
        for entry in entries
        if not entry.is_name
        and len(entry.reading) == len(text)
        and same_sound(entry.reading[0].lower(), syllable)
    ]
    if not alike:
        return syllable, ""
    entry = next((one for one in alike if one.reading == (syllable,)), alike[0])
    senses = [sense.text for sense in entry.senses if not sense.links]
    return entry.reading[0], brief(senses, look.script, _LONGEST_MEANING) if senses else ""


def _label(character: Character, look: Look) -> Line:
    line = [Run(character.text, bold=True), Run(f" {look.reading((character.syllable,))}")]
    if character.meaning:
        line.append(Run(f"  {character.meaning}", soft=True))
    if character.word:
        line.append(Run("　"))
        line.append(Run(character.word))
        line.append(Run(f" {character.word_meaning}", soft=True))
    return tuple(line)


def _to_trace(text: str) -> tuple[Square, ...]:
    return (Square(text), *[Square(text, faint=True)] * _TRACED)


def _steps(strokes: Sequence[str]) -> tuple[Square, ...]:
    """Build a character up stroke by stroke, on a line of its own if that has room for it."""
    steps = [Square(strokes=tuple(strokes[:count])) for count in range(1, len(strokes) + 1)]
    return _filled(steps) if len(steps) <= SQUARES else tuple(steps)


def _filled(squares: Sequence[Square]) -> tuple[Square, ...]:
    """Fill the last line with empty squares."""
    return (*squares, *[Square()] * (-len(squares) % SQUARES))
