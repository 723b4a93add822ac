"""Read a plain text piece by piece, so that a book needs no more memory than a page.

What comes out is what `open_file` gives for the same bytes, paragraph for paragraph, cut into the
pieces of `desktop.language.pieces`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePath
from typing import Protocol

from desktop.documents.encoding import NAMELESS, SAMPLE, Decoder
from desktop.documents.errors import OpenError
from desktop.documents.opening import LINE_END, file_errors, name_as_text, title_of
from desktop.language.document import Document
from desktop.language.pieces import next_cut, pieces

_SAMPLED = 2000
"""Paragraphs of an opened text whose script is looked at."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the paragraph with that number."""

    paragraph: int
    text: str


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes: ...


class Text(Protocol):
    """A text that is gone through once: its title, enough of its beginning to tell its script by,
    and its pieces.
    """

    title: str
    beginning: str

    def pieces(self) -> Iterator[Piece]: ...


class OpenedText:
    """A Document as a Text, whole or only its article; paragraphs keep their numbers."""

    def __init__(self, document: Document, *, only_article: bool) -> None:
        self._document = document
        article = document.article if only_article else None
        count = len(document.paragraphs)
        self._spans = article.spans if article is not None else ((0, count),)
        self.title = document.title
        sample = islice((text for text in self._paragraphs()), _SAMPLED)
        self.beginning = "\n".join(text[:SAMPLE] for _, text in sample)[:SAMPLE]

    def pieces(self) -> Iterator[Piece]:
        """Give the pieces of the paragraphs; an empty paragraph is one empty piece."""
        for number, text in self._paragraphs():
            yield from (Piece(number, text[start:end]) for start, end in _bounds(text))

    def _paragraphs(self) -> Iterator[tuple[int, str]]:
        for start, end in self._spans:
            for number in range(start, end):
                yield number, self._document.paragraphs[number]


class TextStream:
    """A text that is read once, from its beginning to its end.

    `name` is that of its file, empty where it has none; without it the text is called by its first
    line. `beginning` is the text of the first 64 KB or somewhat more. Raises OpenError as
    `open_file` would for what is read, here and later on.
    """

    def __init__(self, data: Readable, name: str = "", sample: int = SAMPLE) -> None:
        self._data = data
        self._name = name or NAMELESS
        self._sample = sample
        self._decoder = Decoder(self._name, sample)
        self._texts = self._decoded()
        self.beginning = next(self._texts)
        self.title = PurePath(name).stem or title_of(self.beginning)

    @property
    def encoding(self) -> str:
        """The name of the codec; "utf-8" as long as all that was read is ASCII."""
        return self._decoder.encoding

    def pieces(self) -> Iterator[Piece]:
        """Give the pieces of all paragraphs; an empty paragraph is one empty piece."""
        yield from split(self._all())

    def _all(self) -> Iterator[str]:
        yield self.beginning
        yield from self._texts

    def _decoded(self) -> Iterator[str]:
        """Give the text part by part; a short one is one part, of which nothing comes out where
        it is no text.
        """
        while chunk := self._read():
            if text := self._decoder.feed(chunk):
                yield text
        yield self._decoder.end()

    def _read(self) -> bytes:
        with file_errors(self._name):
            return self._data.read(self._sample)


@contextmanager
def open_stream(path: Path) -> Iterator[TextStream]:
    """Open a file of any size to be read once; raises OpenError."""
    name = name_as_text(path.name or str(path))
    if path.is_dir():
        raise OpenError(f"{name} is a folder, not a text.")
    with file_errors(name):
        file = path.open("rb")
    with file:
        yield TextStream(file, name)


def split(texts: Iterable[str]) -> Iterator[Piece]:
    """Cut a text that comes in parts into paragraphs, and these into pieces."""
    paragraph = begun = 0  # code points of the paragraph that are out already
    rest = ""
    for text in texts:
        rest += text
        # A carriage return may be half of a line end.
        cut = len(rest) - rest.endswith("\r")
        *lines, last = LINE_END.split(rest[:cut])
        for line in lines:
            yield from (Piece(paragraph, piece) for piece in _pieces(line, begun))
            paragraph, begun = paragraph + 1, 0
        *whole, last = _pieces(last, begun)
        for piece in whole:
            yield Piece(paragraph, piece)
            begun += len(piece)
        rest = last + rest[cut:]
    for line in LINE_END.split(rest):
        yield from (Piece(paragraph, piece) for piece in _pieces(line, begun))
        paragraph, begun = paragraph + 1, 0


def _bounds(text: str) -> Iterable[tuple[int, int]]:
    return pieces(text) if text else ((0, 0),)


def _pieces(text: str, begun: int) -> Iterator[str]:
    """Cut the rest of a paragraph of which `begun` code points are out."""
    start = 0
    while (cut := next_cut(text, start, begun)) is not None:
        yield text[start:cut]
        start = cut
    yield text[start:]
