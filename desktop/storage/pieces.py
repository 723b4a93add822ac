"""The pieces that library.db keeps a text in.

A piece is some whole paragraphs, of which one row of a page's size is made: small enough that the
index tells well where something may stand, and large enough that a book is read at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.storage.database import Database, Transaction

_LIMIT = 1_950  # in two bytes each they fill one page of SQLite's
_BATCH = 64
CODECS = ("utf-16-le", "utf-8")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some paragraphs of a text joined by line feeds, as bytes in one of CODECS.

    `paragraph` is the number of the first; `id` is its row, and those of one text follow each
    other.
    """

    id: int
    paragraph: int
    codec: str
    body: bytes

    @property
    def text(self) -> str:
        """What is in it."""
        return self.body.decode(self.codec, "surrogatepass")


def cut(paragraphs: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Cut a text into pieces: the number of the first paragraph, and what is in them."""
    first = length = 0
    held: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        if held and length + len(paragraph) > _LIMIT:
            yield first, "\n".join(held)
            first, length, held = number, 0, []
        held.append(paragraph)
        length += len(paragraph) + 1
    if held:
        yield first, "\n".join(held)


def encoded(text: str) -> tuple[str, bytes]:
    """Write a piece in the codec in which it is shorter: Chinese takes a third less in UTF-16."""
    written = [(codec, text.encode(codec, "surrogatepass")) for codec in CODECS]
    return min(written, key=lambda one: len(one[1]))


def pieces_between(source: Database | Transaction, first: int, last: int) -> Iterator[Piece]:
    """Give the pieces with the ids from `first` to `last`, some read at a time."""
    for start in range(first, last + 1, _BATCH):
        end = min(start + _BATCH - 1, last)
        rows = source.rows(
            "SELECT id, paragraph, codec, body FROM piece WHERE id BETWEEN ? AND ? ORDER BY id",
            (start, end),
        )
        yield from [Piece(*row) for row in rows]


def pieces_with(source: Database | Transaction, ids: Sequence[int]) -> Iterator[Piece]:
    """Give the pieces with some ids, in their order, some read at a time."""
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        marks = ", ".join("?" * len(batch))
        rows = source.rows(
            f"SELECT id, paragraph, codec, body FROM piece WHERE id IN ({marks}) ORDER BY id", batch
        )
        yield from [Piece(*row) for row in rows]
