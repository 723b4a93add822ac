"""Where the commands take their text from: a file in any format, an address, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from desktop.cli.arguments import is_address
from desktop.documents.errors import OpenError
from desktop.documents.formats import PAGES, TEXT, format_of
from desktop.documents.streaming import OpenedText, Text, TextStream, open_stream

if TYPE_CHECKING:
    from desktop.language.document import Document

_HEAD = 8 * 1024  # bytes: enough to tell the format by


@contextmanager
def open_text(file: str, article: bool | None) -> Iterator[Text]:
    """Open what was typed for FILE; `-` is standard input. Raises OpenError.

    `article` says whether only the article in it is wanted; None stands for what is usual, which is
    the article of pages and all of everything else. A plain text of which all is wanted is read as
    it comes, whatever its size.
    """
    if is_address(file):
        from desktop.documents.opening import open_address

        yield _shown(open_address(file), article is not False)
    elif file == "-":
        yield _standard_input(article)
    else:
        path = Path(file)
        form = _format_of_file(path)
        if form == TEXT and not article:
            with open_stream(path) as text:
                yield text
        else:
            from desktop.documents.opening import open_file

            yield _shown(open_file(path), _wants_article(article, form))


def open_document(file: str) -> Document:
    """Open what was typed for FILE as a whole; `-` is standard input. Raises OpenError."""
    from desktop.documents.opening import open_address, open_bytes, open_file

    if is_address(file):
        return open_address(file)
    if file != "-":
        return open_file(Path(file))
    if sys.stdin is None:
        raise OpenError("There is no standard input to read.")
    return open_bytes(sys.stdin.buffer.read(), "", "")


def _wants_article(article: bool | None, form: str) -> bool:
    return form in PAGES if article is None else article


def _shown(document: Document, article: bool) -> Text:
    return OpenedText(document, only_article=article)


def _format_of_file(path: Path) -> str:
    """Name a file's format; what can't be read is left to whoever opens it."""
    if not path.is_file():
        return TEXT
    try:
        with path.open("rb") as data:
            head = data.read(_HEAD)
            # What is in an archive stands at its end.
            return format_of(path.name, head + data.read() if head.startswith(b"PK") else head)
    except OSError:
        return TEXT


def _standard_input(article: bool | None) -> Text:
    if sys.stdin is None:
        raise OpenError("There is no standard input to read.")
    data: IO[bytes] = sys.stdin.buffer
    head = data.read(_HEAD)
    form = format_of("", head)
    if form == TEXT and not article and not head.startswith(b"PK"):
        return TextStream(_Chained(head, data))
    from desktop.documents.opening import open_bytes

    whole = head + data.read()
    return _shown(open_bytes(whole, "", ""), _wants_article(article, format_of("", whole)))


class _Chained:
    """What was read already, then the rest."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int, /) -> bytes:
        if not self._head:
            return self._rest.read(size)
        part, self._head = self._head, b""
        return part
