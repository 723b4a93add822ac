"""Tell Simplified from Traditional by OpenCC's tables of characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from desktop.language.opencc_files import data_folder

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
