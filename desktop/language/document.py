"""Texts, places in them, and the tokens they are made of.

All offsets are code points in the decoded original text of one paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a document: paragraph number and code point in that paragraph."""

    paragraph: int
    offset: int


@dataclass(frozen=True, slots=True)
class Quote:
    """What stood at a place, so that it is found again: its text, 16 code points on each side."""

    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a paragraph that is read as one unit; `text` is the original's."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was opened.

    `id` is a UUID, `sha256` the hash of the bytes it came from, `source` a file path, `clipboard`
    or empty, `encoding` the name of the codec that decoded it. `paragraphs` are the lines of the
    text without their line ends; joined by line feeds they give the whole text.
    """

    id: str
    title: str
    paragraphs: Sequence[str]
    sha256: str
    source: str = ""
    encoding: str = "utf-8"


def share_before(document: Document, place: Place) -> float:
    """Give the share of a document, 0 to 1, that lies before a place."""
    lengths = list(map(len, document.paragraphs))
    before = sum(lengths[: place.paragraph]) + place.offset
    total = sum(lengths)
    return min(1.0, before / total) if total else 0.0
