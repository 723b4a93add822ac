"""Texts, places in them, and the tokens they are made of.

All offsets are code points in the decoded original text of one paragraph.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field


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


CLIPBOARD, WELCOME = "clipboard", "welcome"
"""The sources of documents that no file holds."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where a part of a document begins: the paragraph, its title, its depth from 0."""

    title: str
    paragraph: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """The part of a page that is meant to be read: `spans` of paragraphs, each without its end.

    The spans are in order and don't touch; what lies outside is the site's.
    """

    spans: tuple[tuple[int, int], ...]

    def __contains__(self, paragraph: int) -> bool:
        """Say whether a paragraph belongs to it."""
        at = bisect_right(self.spans, paragraph, key=lambda span: span[0]) - 1
        return at >= 0 and paragraph < self.spans[at][1]


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was opened.

    `id` is a UUID, `sha256` the hash of the bytes it came from, `source` a file path, an address
    (`https://…`), CLIPBOARD, WELCOME or empty, `encoding` the name of the codec that decoded it,
    and `sure` whether no other might be right. `paragraphs` are the lines of the text without their
    line ends; joined by line feeds they give the whole text. `published` is the date as its author
    gives it, in ISO form where it can be told. `chapters` are in the order of their paragraphs;
    `article` is None where all of the text is meant to be read; `cover` is a picture's file, empty
    without one. `lengths` are those of the paragraphs, counted when the document is made, which is
    in the background.
    """

    id: str
    title: str
    paragraphs: Sequence[str]
    sha256: str
    source: str = ""
    encoding: str = "utf-8"
    author: str = ""
    published: str = ""
    chapters: tuple[Chapter, ...] = ()
    article: Article | None = None
    cover: bytes = field(default=b"", repr=False)
    sure: bool = True
    lengths: Sequence[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Count the lengths of the paragraphs."""
        object.__setattr__(self, "lengths", array("I", map(len, self.paragraphs)))


def share_before(document: Document, place: Place) -> float:
    """Give the share of a document, 0 to 1, that lies before a place."""
    before = sum(document.lengths[: place.paragraph]) + place.offset
    total = sum(document.lengths)
    return min(1.0, before / total) if total else 0.0
