"""Tell Simplified from Traditional by OpenCC's tables of characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from desktop.language.opencc_files import data_folder

# The tables have a character, a tab and all that may be written for it on a line.
_NOT_ITSELF = re.compile(r"^([^#\t])\t(?!.*\1)", re.MULTILINE)
_VALUES = re.compile(r"^[^#\t]\t(.*)$", re.MULTILINE)


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
    simplified = frozenset(_NOT_ITSELF.findall(_table("STCharacters.txt")))
    traditional = frozenset(_NOT_ITSELF.findall(_table("TSCharacters.txt")))
    variants = _table("TWVariants.txt") + _table("HKVariants.txt")
    regional = "".join(_VALUES.findall(variants))
    return simplified - traditional - frozenset(regional), traditional - simplified


def _table(file: str) -> str:
    return (data_folder() / file).read_text(encoding="utf-8")
