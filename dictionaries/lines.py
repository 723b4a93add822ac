"""Read text files line by line, next to a window that must stay awake."""

from __future__ import annotations

import codecs
import gzip
from collections.abc import Iterator
from pathlib import Path

_CHUNK = 1 << 18  # bytes
_GZIP = b"\x1f\x8b"


def read_lines(path: Path) -> Iterator[str]:
    """Give the lines of a UTF-8 file, which may be packed with gzip, without their line feeds.

    Raises OSError, EOFError and UnicodeDecodeError. Python's own text files read 8 KB at a time
    and let go of the interpreter each time, for so short a moment and so often that a waiting
    thread never gets to ask for its turn: the window would stand still. These chunks are larger.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    rest = ""
    with path.open("rb") as raw:
        packed = raw.peek(2).startswith(_GZIP)
        data = gzip.GzipFile(fileobj=raw) if packed else raw
        while chunk := data.read(_CHUNK):
            lines = (rest + decoder.decode(chunk)).split("\n")
            rest = lines.pop()
            yield from lines
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest
