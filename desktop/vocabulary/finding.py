"""Understand what is typed to find words: hanzi, pinyin, a meaning, and terms for one field.

A term for a field is written `status:learning`, `tag:food`, `level:4` (of HSK 3.0, as `hsk:4`),
`hsk2:4`, `text:"a title"`, `date:2026-11` (also a year or a day), `note:word`. Everything else is
looked for everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from desktop.language.pinyin import split_tone, tone
from desktop.vocabulary.status import Status

_SEPARATORS = re.compile(r"[\s'’·,，-]+")
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_DIGITS = {ord(digit): None for digit in "12345"}
_TERM = re.compile(
    r"(?<!\S)(status|tag|level|hsk2|hsk|text|date|note):(?:\"([^\"]*)\"?|(\S*))", re.IGNORECASE
)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_LEVEL = re.compile(r"([1-6])|7(?:[-–]9)?|([89])")

PinyinTest = Callable[[str, str], bool]
"""Tells of a plain and a numbered key whether they fit."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, understood.

    `terms` are to be found everywhere, in lower case. `span` is the time of saving, microseconds
    since the epoch, the end left out. `level` is a list, 2 or 3, and a level in it, 0 for none.
    A field that can't be understood makes the query `impossible`, and then it finds nothing.
    """

    terms: tuple[str, ...] = ()
    status: frozenset[Status] | None = None
    tags: tuple[str, ...] = ()
    level: tuple[int, int] | None = None
    titles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    span: tuple[int, int] | None = None
    impossible: bool = False


def parse_query(text: str) -> Query:
    """Read what was typed."""
    found: dict[str, list[str]] = {}
    for match in _TERM.finditer(text):
        value = match[2] if match[2] is not None else match[3]
        if value.strip():  # the value may still be typed
            found.setdefault(match[1].lower(), []).append(_lowered(value))
    status, level, span = None, None, None
    impossible = False
    for value in found.get("status", ()):
        status = frozenset([one for one in Status if one.value.startswith(value)])
    for field, number in (("level", 3), ("hsk", 3), ("hsk2", 2)):
        for value in found.get(field, ()):
            at = level_number(value)
            level = None if at is None else (number, at)
            impossible |= at is None
    for value in found.get("date", ()):
        span = span_of(value)
        impossible |= span is None
    return Query(
        tuple(_lowered(_TERM.sub(" ", text)).split()),
        status,
        tuple(found.get("tag", ())),
        level,
        tuple(found.get("text", ())),
        tuple(found.get("note", ())),
        span,
        impossible,
    )


def level_number(value: str) -> int | None:
    """Read a level: 1 to 6, 7 for the band 7-9, 0 for `none`; None where it is not one."""
    if value in {"none", "-", "0"}:
        return 0
    match = _LEVEL.fullmatch(value)
    return None if match is None else int(match[1] or 7)


def span_of(value: str) -> tuple[int, int] | None:
    """Read a year, a month or a day, in local time, as microseconds; None where it is none."""
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = datetime(year or 0, month or 1, day or 1)  # local, as it is shown
        if month is None:
            last = first.replace(year=first.year + 1)
        elif day is None:
            last = (first + timedelta(days=31)).replace(day=1)
        else:
            last = first + timedelta(days=1)
        return _microseconds(first), _microseconds(last)
    except (ValueError, OverflowError, OSError):  # no such day, or none that can be reckoned with
        return None


def _microseconds(local: datetime) -> int:
    return int(local.timestamp() * 1_000_000)


# -- pinyin --------------------------------------------------------------------------------------


def numbered_key(reading: str) -> str:
    """Write a numbered reading without spaces, in lower case, with ü.

    These keys sort readings as a dictionary does: by syllable, then by tone, since digits come
    before letters.
    """
    return "".join([_syllable(syllable) for syllable in reading.split()])


def plain_key(numbered: str) -> str:
    """Take the tones off a numbered key."""
    return numbered.translate(_DIGITS)


@lru_cache(maxsize=4096)
def _syllable(syllable: str) -> str:
    letters = split_tone(syllable)[0].lower()
    return _SEPARATORS.sub("", letters) + str(tone(syllable) or "")


def pinyin_test(typed: str) -> PinyinTest | None:
    """Make the test for pinyin as people type it; None where it can't be pinyin.

    Tones that are typed, as marks or numbers, have to be there; others may be any. `v` and `u:`
    stand for ü.
    """
    joined = _SEPARATORS.sub("", _lowered(typed)).replace("u:", "ü").replace("v", "ü")
    letters: list[str] = []
    pattern = ""
    for character in joined:
        letter, digit = _split_mark(character)
        if letter in _DIGITS_TYPED:
            pattern += letter
            continue
        if not letter.isalpha() or letter > "\u02ff":
            return None
        pattern += ("[1-5]?" if letters and not pattern.endswith(_DIGITS_TYPED) else "") + letter
        # The tone stands at the end of the syllable that the mark is on.
        pattern += f"(?=[^1-5]*{digit})" if digit else ""
        letters.append(letter)
    bare = "".join(letters)
    if not bare:
        return None
    if bare == joined:
        return lambda plain, _: bare in plain
    found = re.compile(pattern).search
    return lambda plain, numbered: bare in plain and found(numbered) is not None


_DIGITS_TYPED = ("1", "2", "3", "4", "5")


def _split_mark(character: str) -> tuple[str, str]:
    """Split a letter into what it is without its tone mark, and the tone as a digit or nothing."""
    parts = unicodedata.normalize("NFD", character)
    digit = next((_TONES[part] for part in parts if part in _TONES), "")
    return unicodedata.normalize("NFC", "".join([p for p in parts if p not in _TONES])), digit


def _lowered(text: str) -> str:
    return unicodedata.normalize("NFC", text.lower().strip())
