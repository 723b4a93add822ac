"""Lay the syllables of a reading against the characters of its headword."""

from __future__ import annotations

import re

from dictionaries.entry import Reading

_SYLLABLE = re.compile(r"[A-Za-z][A-Za-z:]*[1-5](?:[a-z:]+[1-5])*")
_LETTERS = re.compile("[A-Za-z]+")
_DIGITS = re.compile("[0-9]+")
# What is written and has no syllable: punctuation, blanks, and letters.
_SILENT = re.compile(r"[^\w]|[_A-Za-z]")


def align(headword: str, reading: Reading) -> tuple[str | None, ...]:
    """Give one item per code point of the headword: its syllable as the dictionary writes it.

    None stands where there is no syllable: punctuation, letters, digits that are left as digits
    or read as a number (21: er4 shi2 yi1), unknown readings (`xx5`).
    """
    if len(reading) == len(headword):
        return tuple([_syllable(item) for item in reading])
    items = [item for item in reading if not _is_sign(item)]
    if len(headword) == 1:
        # Old signs of measures are read as two: 兙 shi2ke4.
        return (_syllable("".join(items)),)
    found = _lay(headword, items)
    return tuple([None] * len(headword) if found is None else found)


def _lay(headword: str, items: list[str]) -> list[str | None] | None:
    """Walk both from the left; None where they don't come out even."""
    result: list[str | None] = []
    at = 0
    position = 0
    while position < len(headword):
        item = items[at] if at < len(items) else ""
        character = headword[position]
        if item and not _is_syllable(item) and headword.startswith(item, position):
            # Letters and digits written as such: AA in AA制, 11 in 双11.
            result += [None] * len(item)
            position += len(item)
            at += 1
        elif (run := _LETTERS.match(headword, position)) or (
            (run := _DIGITS.match(headword, position))
            and len(items) - at != _needed(headword[position:])
        ):
            # Read as a word or a number, whatever its length: TA [ta1], 21 [er4 shi2 yi1].
            position = run.end()
            result += [None] * len(run[0])
            at = max(at, len(items) - _needed(headword[position:]))
        elif _SILENT.match(character):
            result.append(None)
            position += 1
        elif item:
            result.append(_syllable(item))
            position += 1
            at += 1
        else:
            return None
    return result if at == len(items) else None


def _needed(text: str) -> int:
    return sum(1 for character in text if not _SILENT.match(character))


def _is_sign(item: str) -> bool:
    return not any(character.isalnum() for character in item)


def _is_syllable(item: str) -> bool:
    return _SYLLABLE.fullmatch(item) is not None


def _syllable(item: str) -> str | None:
    return item if _is_syllable(item) and item != "xx5" else None
