"""Match readings with pinyin as people type it: tones or none, ü in any spelling, joined or not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from dictionaries.entry import Reading

_MARKS = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0306": 3, "\u0300": 4}
_NO_LETTERS = {code: None for code in range(128) if not chr(code).isalpha()} | {0xB7: None}
_UMLAUT = "\u0308"
_TYPED = re.compile(r"[A-Za-z:0-9'’ \-·,\u0300\u0301\u0304\u0306\u0308\u030c]+")


def reading_key(reading: Reading) -> str:
    """Give the letters of a reading, lower-case and without tones; v stands for ü."""
    return "".join(reading).lower().replace("u:", "v").translate(_NO_LETTERS)


@dataclass(frozen=True, slots=True)
class PinyinQuery:
    """What was typed: its letters as in `reading_key`, and what it says besides them.

    `tones` has the tone marks by the letter they stand on, `ends` the tone digits by the count of
    letters before them, `breaks` the counts of letters before spaces and apostrophes.
    """

    key: str
    tones: dict[int, int]
    ends: dict[int, int]
    breaks: frozenset[int]

    @property
    def is_restricted(self) -> bool:
        """Whether anything but letters was typed."""
        return bool(self.tones or self.ends or self.breaks)

    def matches(self, reading: Reading) -> bool:
        """Say whether a reading that begins with the letters agrees with tones and breaks."""
        if not self.is_restricted:
            return True
        start = 0
        bounds = {0}
        for syllable in reading:
            letters = reading_key((syllable,))
            end = start + len(letters)
            tone = int(syllable[-1]) if syllable[-1:].isdigit() else 0
            if any(self.tones.get(at, tone) != tone for at in range(start, end)):
                return False
            if self.ends.get(end, tone) != tone:
                return False
            bounds.add(end)
            start = end
            if end >= len(self.key):
                break
        return bounds.issuperset(self.ends) and bounds.issuperset(self.breaks)


def parse_pinyin(text: str) -> PinyinQuery | None:
    """Read what was typed; None where it can't be pinyin."""
    plain = unicodedata.normalize("NFD", text.strip().lower())
    if not _TYPED.fullmatch(plain) or not plain[0].isalpha():
        return None
    letters: list[str] = []
    tones: dict[int, int] = {}
    ends: dict[int, int] = {}
    breaks: set[int] = set()
    for character in plain:
        if character in _MARKS:
            tones[len(letters) - 1] = _MARKS[character]
        elif character in (_UMLAUT, ":"):
            if letters[-1] != "u":
                return None
            letters[-1] = "v"
        elif character.isdigit():
            if character not in "012345" or len(letters) in ends:
                return None
            ends[len(letters)] = int(character) or 5
        elif character.isalpha():
            letters.append(character)
        else:
            breaks.add(len(letters))
    key = re.sub("(?<=[ln])ue", "ve", "".join(letters))
    return PinyinQuery(key, tones, ends, frozenset(breaks))
