"""Judge a reading that was typed, syllable by syllable: right, another tone, another syllable."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from desktop.language.pinyin import marked
from desktop.language.readings import aligned
from desktop.language.typed_reading import read_typed
from desktop.language.zhuyin import to_zhuyin

Fault = Literal["", "tone", "syllable"]

_LETTERS = re.compile(r"[^a-zü]")
_MARKS = {"\u0304", "\u0301", "\u030c", "\u0300"}
_ZHUYIN = re.compile(r"˙?[\u3105-\u312f]+[ˊˇˋ]?")
_ERHUA = re.compile(r"([1-5])\s*r$|(?<=[a-zü])r([1-5])$")
_TONES = re.compile("[˙ˊˇˋ]")


@dataclass(frozen=True, slots=True)
class Judged:
    """One syllable: as it is read, as it was typed (numbered or zhuyin), and what is wrong."""

    expected: str
    typed: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class ReadingAnswer:
    """What is right and wrong in a reading that was typed.

    `syllables` is empty where what was typed can't be laid against the reading; then `fault` alone
    tells whether only the tones are missing.
    """

    fault: Fault
    syllables: tuple[Judged, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether nothing is wrong."""
        return not self.fault


def judge_reading(typed: str, word: str, reading: str) -> ReadingAnswer:
    """Compare pinyin with tone marks or numbers, or zhuyin, with the numbered reading of a word."""
    expected = aligned(word, tuple(reading.split()))
    if _ZHUYIN.search(typed):
        return _judge_zhuyin(typed, [one for one in expected if one])
    if expected and expected[-1] == "r5":
        typed = _ERHUA.sub(lambda found: f"{found[1] or found[2]}r5", typed.strip().lower())
    read = read_typed(typed, word, [expected])
    if read is None or len(read) != len(expected):
        bare = _bare(typed)
        return ReadingAnswer("tone" if bare and bare == _bare(marked(expected)) else "syllable")
    return _answer(
        [
            Judged(one or "", other or "", _fault(one or "", other or ""))
            for one, other in zip(expected, read, strict=True)
            if one or other
        ]
    )


def _fault(expected: str, typed: str) -> Fault:
    if expected == typed:
        return ""
    return "tone" if expected[:-1] == typed[:-1] else "syllable"


def _answer(syllables: list[Judged]) -> ReadingAnswer:
    faults = {one.fault for one in syllables}
    worst: Fault = "syllable" if "syllable" in faults else "tone" if "tone" in faults else ""
    return ReadingAnswer(worst, tuple(syllables))


def _judge_zhuyin(typed: str, expected: list[str]) -> ReadingAnswer:
    """Compare zhuyin; a first tone has no mark, so that a space ends its syllable."""
    found = _ZHUYIN.findall(typed)
    right = [to_zhuyin(syllable) for syllable in expected]
    if len(found) != len(right):
        return ReadingAnswer("" if "".join(found) == "".join(right) else "syllable")
    judged = []
    for one, other, syllable in zip(right, found, expected, strict=True):
        alike = _TONES.sub("", one) == _TONES.sub("", other)
        fault: Fault = "" if one == other else "tone" if alike else "syllable"
        judged.append(Judged(syllable, other, fault))
    return _answer(judged)


def _bare(text: str) -> str:
    """Leave the letters of pinyin, without tones, marks and what stands between syllables."""
    text = text.lower().replace("u:", "ü").replace("v", "ü")
    torn = "".join(one for one in unicodedata.normalize("NFD", text) if one not in _MARKS)
    return _LETTERS.sub("", unicodedata.normalize("NFC", torn))
