"""Tell Simplified from Traditional, and convert between the scripts.

The rules and word lists are OpenCC's: see conversion.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from desktop.language.conversion import (
    Configuration,
    Origin,
    Traced,
    WordList,
    data_folder,
    read_configuration,
    read_words,
)
from desktop.language.pieces import pieces

_CHARACTER = re.compile(r"^([^#\t])\t(.*)$", re.MULTILINE)


class Script(StrEnum):
    """The script that a text is written in or shown in."""

    ORIGINAL = "original"
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    TAIWAN = "taiwan"
    HONGKONG = "hongkong"


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many characters of a text only Simplified uses, and how many only Traditional."""

    simplified: int
    traditional: int

    @property
    def clear(self) -> Script | None:
        """The script that at least nine in ten of them speak for."""
        if self.simplified > 9 * self.traditional:
            return Script.SIMPLIFIED
        return Script.TRADITIONAL if self.traditional > 9 * self.simplified else None


def detect(sample: str) -> Script | None:
    """Say whether a text is Simplified or Traditional; None without evidence, or with as much
    for the one as for the other.
    """
    found = evidence(sample)
    if found.simplified == found.traditional:
        return None
    return Script.SIMPLIFIED if found.simplified > found.traditional else Script.TRADITIONAL


def evidence(sample: str) -> Evidence:
    """Count the characters that only one of the scripts uses."""
    simplified, traditional = _only_in_one_script()
    return Evidence(
        sum(map(simplified.__contains__, sample)), sum(map(traditional.__contains__, sample))
    )


class Converter:
    """Converts between the scripts; loads a configuration's word lists when it is first needed."""

    def __init__(self) -> None:
        self._configurations: dict[str, Configuration] = {}
        self._words: dict[str, WordList] = {}

    def convert(self, text: str, source: Script, target: Script, *, idioms: bool = False) -> str:
        """Convert a paragraph from one script to another; the same script leaves it unchanged.

        `idioms` also exchanges words between the mainland and Taiwan: 软件, 軟體. ORIGINAL is not a
        script that can be converted from, and raises ValueError; as a target it changes nothing.
        """
        steps = self._steps(source, target, idioms)
        if not steps:
            return text
        result = []
        for start, end in pieces(text):
            piece = text[start:end]
            for step in steps:
                piece = step.convert(piece)
            result.append(piece)
        return "".join(result)

    def aligned(
        self, text: str, source: Script, target: Script, *, idioms: bool = False
    ) -> tuple[str, ...]:
        """Convert a paragraph and say what became of each of its code points.

        There is one string for each of them; joined they are what `convert` gives. Where a phrase
        changes its length, its last code point that differs takes what is left over, or the last
        ones become empty.
        """
        return self.traced(text, source, target, idioms=idioms)[0]

    def traced(self, text: str, source: Script, target: Script, *, idioms: bool = False) -> Traced:
        """Say what became of each code point of a paragraph as `aligned` does, and why that."""
        steps = self._steps(source, target, idioms)
        shown: list[str] = []
        origins: list[Origin | None] = []
        for start, end in pieces(text):
            values: tuple[str, ...] = tuple(text[start:end])
            why: tuple[Origin | None, ...] = (None,) * len(values)
            for step in steps:
                values, why = step.traced(values)
            shown += values
            origins += why
        return tuple(shown), tuple(origins)

    def _steps(self, source: Script, target: Script, idioms: bool) -> list[Configuration]:
        if source is Script.ORIGINAL:
            raise ValueError("a text cannot be converted without knowing its script")
        if target in {source, Script.ORIGINAL}:
            return []
        names = [_NAMES[source] + "2" + _NAMES[target]]
        if {source, target} == {Script.TAIWAN, Script.HONGKONG}:
            names = [_NAMES[source] + "2t", "t2" + _NAMES[target]]
        elif idioms and names[0] in {"s2tw", "tw2s", "s2hk", "hk2s"}:
            names[0] += "p"
        return [self._configuration(name) for name in names]

    def _configuration(self, name: str) -> Configuration:
        if name not in self._configurations:
            self._configurations[name] = read_configuration(name, self._list)
        return self._configurations[name]

    def _list(self, file: str) -> WordList:
        if file not in self._words:
            self._words[file] = read_words(file)
        return self._words[file]


_NAMES = {
    Script.SIMPLIFIED: "s",
    Script.TRADITIONAL: "t",
    Script.TAIWAN: "tw",
    Script.HONGKONG: "hk",
}


@cache
def _only_in_one_script() -> tuple[frozenset[str], frozenset[str]]:
    """Give the characters that only Simplified uses, and those that only Traditional uses.

    A character that may stand for itself (后, 里, 面) speaks for neither, nor does one that Taiwan
    or Hong Kong writes where OpenCC's Traditional has an older form (床, 群, 峰).
    """
    simplified = _not_themselves("STCharacters.txt")
    traditional = _not_themselves("TSCharacters.txt")
    regional = {
        character
        for file in ("TWVariants.txt", "HKVariants.txt")
        for _, values in _characters(file)
        for character in values
        if character != " "
    }
    return (
        frozenset(simplified - traditional - regional),
        frozenset(traditional - simplified),
    )


def _not_themselves(file: str) -> set[str]:
    return {character for character, values in _characters(file) if character not in values}


def _characters(file: str) -> list[tuple[str, str]]:
    """Give the single characters of a word list with all that may be written for them."""
    return _CHARACTER.findall((data_folder() / file).read_text(encoding="utf-8"))
