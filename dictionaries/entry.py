"""The values that a dictionary holds."""

from __future__ import annotations

from dataclasses import dataclass

Reading = tuple[str, ...]
"""Syllables as the dictionary writes them: `("lu:4", "se4")`, neutral tone 5, erhua `r5`."""


@dataclass(frozen=True, slots=True)
class Link:
    """A word that a sense points to.

    `kind` is one of `variant`, `see`, `abbreviation`, `erhua`, `mention`. `reading` is empty
    where the dictionary gives none.
    """

    kind: str
    traditional: str
    simplified: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning: its text as written, that text split into glosses, and its links."""

    text: str
    glosses: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Classifier:
    """A measure word that the headword takes."""

    traditional: str
    simplified: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Entry:
    """One headword pair with one reading, its senses and what goes with them.

    `taiwan_reading` is empty where the dictionary notes none.
    """

    traditional: str
    simplified: str
    reading: Reading
    senses: tuple[Sense, ...]
    classifiers: tuple[Classifier, ...] = ()
    taiwan_reading: Reading = ()

    @property
    def numbered(self) -> str:
        """The reading as one string, syllables apart: `tu2 shu1 guan3`."""
        return " ".join(self.reading)

    @property
    def is_name(self) -> bool:
        """Whether the reading begins with a capital letter followed by a lower-case one.

        CC-CEDICT writes surnames, places and other proper names so.
        """
        return is_name(self.reading)


def is_name(reading: Reading) -> bool:
    """Say whether a reading is a proper name's: see `Entry.is_name`."""
    first = reading[0] if reading else ""
    return first[:1].isupper() and first[1:2].islower()
