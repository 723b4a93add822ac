"""Make a table of contents of headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.language.document import Chapter


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its rank (1 is the highest; ranks may be left out), title and paragraph."""

    rank: int
    title: str
    paragraph: int


def nested(headings: Iterable[Heading]) -> tuple[Chapter, ...]:
    """Make chapters of headings: each is one level below the nearest one of a higher rank."""
    chapters, ranks = [], list[int]()
    for heading in headings:
        while ranks and ranks[-1] >= heading.rank:
            ranks.pop()
        chapters.append(Chapter(heading.title, heading.paragraph, len(ranks)))
        ranks.append(heading.rank)
    return tuple(chapters)
