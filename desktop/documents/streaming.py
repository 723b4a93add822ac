"""Read a plain text piece by piece, so that a book needs no more memory than a page.

What comes out is what `open_file` gives for the same bytes, paragraph for paragraph, cut into the
pieces of `desktop.language.pieces`.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop.documents.encoding import decode
from desktop.documents.errors import OpenError
from desktop.documents.opening import LINE_END
from desktop.language.pieces import PIECE, pieces

SAMPLE = 64 * 1024
"""How many bytes tell the encoding, and how many are read at a time."""

_LOWEST_TRAIL_BYTE = 0x30  # in GB18030; Big5's are higher


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the paragraph with that number."""

    paragraph: int
    text: str


class TextStream:
    """A text that is read once, from its beginning to its end.

    The encoding is told from the first 64 KB that are not all ASCII. `beginning` is what the first
    64 KB say. Raises OpenError as `open_file` would for what is read, here and later on.
    """

    def __init__(self, data: BinaryIO) -> None:
        self._data = data
        self._first = data.read(SAMPLE)
        decoded = decode(_whole_characters(self._first))
        self.beginning = decoded.text
        self.encoding = decoded.encoding

    def pieces(self) -> Iterator[Piece]:
        """Give the pieces of all paragraphs; an empty paragraph is one empty piece."""
        return split(self._texts())

    def _texts(self) -> Iterator[str]:
        chunk = self._first
        while chunk and _is_ascii(chunk):
            # Whatever follows, these bytes mean the same.
            yield chunk.decode("ascii")
            chunk = self._data.read(SAMPLE)
        if not chunk:
            return
        if chunk is not self._first:
            self.encoding = decode(_whole_characters(chunk)).encoding
        decoder = codecs.getincrementaldecoder(self.encoding)()
        try:
            while chunk:
                text = decoder.decode(chunk)
                if "\0" in text:
                    raise OpenError(NOT_TEXT)
                yield text
                chunk = self._data.read(SAMPLE)
            yield decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            raise OpenError(...) from error


@contextmanager
def open_stream(path: Path) -> Iterator[TextStream]: ...


def split(texts: Iterable[str]) -> Iterator[Piece]:
    """Cut a text that comes in parts into paragraphs, and these into pieces."""
    paragraph = 0
    rest = ""
    for text in texts:
        rest += text
        # A carriage return may be half of a line end.
        cut = len(rest) - rest.endswith("\r")
        *lines, last = LINE_END.split(rest[:cut])
        for line in lines:
            for start, end in pieces(line):
                yield Piece(paragraph, line[start:end])
            paragraph += 1
        if len(last) > PIECE:
            *whole, (begin, _) = pieces(last)
            for start, end in whole:
                yield Piece(paragraph, last[start:end])
            last = last[begin:]
        rest = last + rest[cut:]
    for line in LINE_END.split(rest):
        for start, end in pieces(line):
            yield Piece(paragraph, line[start:end])
        paragraph += 1


def _is_ascii(data: bytes) -> bool:
    # NULs would be UTF-16 or no text at all.
    return data.isascii() and b"\0" not in data


def _whole_characters(sample: bytes) -> bytes:
    """Cut what is only the beginning of a text where a character ends."""
    if len(sample) < SAMPLE:
        return sample
    if b"\0" in sample[:SAMPLE] or sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # Half a surrogate pair at the end goes too.
        end = len(sample) // 2 * 2
        return sample[: end - 2] if _ends_in_high_surrogate else sample[:end]
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(sample)
    except UnicodeDecodeError:
        # Any byte below 0x30 is a character of its own in GB18030 and in Big5.
        end = next(...)
    else:
        pending = decoder.getstate()[0]
        return sample[: len(sample) - len(pending)]
