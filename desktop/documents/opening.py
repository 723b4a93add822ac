"""Open texts in any format: a file, bytes, or text that is at hand."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from desktop.documents.contents import Contents
from desktop.documents.errors import BYTE_ORDER_MARK, DAMAGED, NAMELESS, OpenError
from desktop.documents.formats import TEXT, format_of, opener_of
from desktop.documents.plain import contents_of, read_text
from desktop.ids import new_id
from desktop.language.document import Document
from dictionaries.errors import Cancelled

LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a paragraph. Unicode's other separators (U+0085, U+2028) are kept: what stands between
two of them may be anything, and the paragraphs joined by line feeds are the text.
"""

LARGEST = 64 * 2**20
"""The largest text that is opened whole, in bytes."""

_LARGEST_BOOK = 512 * 2**20
_WITH_PICTURES = frozenset({".epub", ".docx", ".pdf", ".mht", ".mhtml"})
_WITHOUT_CHAPTERS = 4000
"""A text of so many code points is read at one sitting, and no chapters are looked for in it."""
_READ = 0.3
"""The share of the work of opening that is reading the file."""

_CHUNK = 256 * 1024
_TITLE = 30  # code points
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def open_file(
    path: Path,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    encoding: str = "",
) -> Document:
    """Open a file in any of the formats.

    `progress` is told the share that is done, 0 to 1; `encoding` is the codec of a plain text where
    the reader has chosen one. Raises OpenError, and Cancelled once `cancelled` says so.
    """
    name = name_as_text(path.name or str(path))
    with file_errors(name):
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise OpenError(f"{name} is a folder, not a text.")
        if not stat.S_ISREG(status.st_mode):
            raise OpenError(f"{name} is a device, not a file with a text.")
        most = _most(name)
        if status.st_size > most:
            raise OpenError(_too_large(name, most))
        with path.open("rb") as file:
            parts = _chunks(
                file, name, status.st_size, most, lambda share: progress(share * _READ), cancelled
            )
            data = b"".join(parts)
    return open_bytes(
        data,
        name_as_text(path.stem),
        name_as_text(str(path.absolute())),
        name=name,
        progress=lambda share: progress(_READ + share * (1 - _READ)),
        cancelled=cancelled,
        encoding=encoding,
    )


def open_bytes(
    data: bytes,
    title: str,
    source: str,
    *,
    name: str = "",
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    encoding: str = "",
) -> Document:
    """Open what is, or would be, in a file of that name.

    It is called by its own title where it has one, else `title`, else its first line. Raises
    OpenError, and Cancelled once `cancelled` says so.
    """
    called = name or title or NAMELESS
    if len(data) > _most(name):
        raise OpenError(_too_large(called, _most(name)))
    suffix = format_of(name, data)
    if suffix == TEXT:
        contents = read_text(
            data, called, progress=progress, cancelled=cancelled, encoding=encoding
        )
    else:
        contents = opener_of(suffix)(data, called, progress=progress, cancelled=cancelled)
    document = document_of(contents, title, source, hashlib.sha256(data).hexdigest())
    progress(1.0)
    return document


def open_address(
    address: str,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Document:
    """Open what is at a web address, which `normal_address` gave: a page, or a file in any format.

    `progress` is told the share that is done, 0 to 1. Raises OpenError, and Cancelled once
    `cancelled` says so.
    """
    # Loaded when the first address is opened.
    from desktop.documents.web import fetch
    from desktop.documents.web_page import read_page, suffix_of

    page = fetch(address, progress=lambda share: progress(share * _READ), cancelled=cancelled)
    suffix = suffix_of(page)

    def done(share: float) -> None:
        progress(_READ + share * (1 - _READ))

    parts = urlsplit(page.address)
    if suffix in {".html", TEXT}:
        contents = read_page(page, progress=done, cancelled=cancelled)
        return document_of(contents, "", page.address, _digest_of_article(contents, page.address))
    stem = PurePath(unquote(parts.path)).stem or parts.hostname or NAMELESS
    return open_bytes(
        page.data, stem, page.address, name=stem + suffix, progress=done, cancelled=cancelled
    )


def _digest_of_article(contents: Contents, address: str) -> str:
    """Tell a page by its article: what stands around it is another at every visit."""
    paragraphs, article = contents.paragraphs, contents.article
    spans = article.spans if article is not None else ((0, len(paragraphs)),)
    text = "\n".join(["\n".join(paragraphs[start:end]) for start, end in spans])
    return hashlib.sha256(f"{address}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


def document_of(contents: Contents, title: str, source: str, sha256: str) -> Document:
    """Make a document of what was found in a file: see `open_bytes`."""
    paragraphs = list(contents.paragraphs)
    chapters = contents.chapters
    if not chapters and sum(map(len, paragraphs)) > _WITHOUT_CHAPTERS:
        # Loaded when it is needed: the first page of a short text is there without it.
        from desktop.documents.chapters import find_chapters

        chapters = find_chapters(paragraphs)
    return Document(
        new_id(),
        contents.title or title or title_of("\n".join(paragraphs)),
        paragraphs,
        sha256,
        source,
        contents.encoding,
        contents.author,
        contents.published,
        chapters,
        contents.article,
        contents.cover,
        contents.sure,
    )


def from_text(text: str, title: str, source: str) -> Document:
    """Make a document of text that is at hand, such as the clipboard's.

    With an empty title it is called by its first line. The hash is that of the text in UTF-8.
    Raises OpenError where there is nothing but white space.
    """
    # What no file could hold is shown as damaged; pairs that came apart are joined.
    if _LONE_SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = text.replace("\0", DAMAGED).lstrip(BYTE_ORDER_MARK)
    if not text or text.isspace():
        raise OpenError("There is no text to open.")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return document_of(contents_of(text), title.strip(), source, digest)


def title_of(text: str) -> str:
    """Call a text by its first line that is not blank, shortened to 30 code points."""
    found = re.search(r"\S[^\r\n]*", text)
    line = " ".join(found[0].split()) if found else ""
    return line if len(line) <= _TITLE else line[: _TITLE - 1].rstrip() + "…"


def name_as_text(name: str) -> str:
    """Write the name of a file as text; bytes of it that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


@contextmanager
def file_errors(name: str) -> Iterator[None]:
    """Say in a sentence why the file `name` can't be read: OpenError in place of OSError."""
    try:
        yield
    except OSError as error:
        raise OpenError(_unreadable(name, error)) from error


def _unreadable(name: str, error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"{name} does not exist."
    if isinstance(error, IsADirectoryError):
        return f"{name} is a folder, not a text."
    if isinstance(error, PermissionError):
        return f"{name} can't be read: you are not allowed to."
    return f"{name} can't be read: {error.strerror or error}."


def _most(name: str) -> int:
    """Give the largest size of a file, in bytes: pictures in a book don't count as text."""
    return LARGEST if PurePath(name).suffix.lower() not in _WITH_PICTURES else _LARGEST_BOOK


def _too_large(name: str, most: int) -> str:
    what = "text" if most == LARGEST else "book"
    return f"{name} is too large: a {what} may have {most // 2**20} MB at most."


def _chunks(
    file: BinaryIO,
    name: str,
    size: int,
    most: int,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> Iterator[bytes]:
    done = 0
    while True:
        if cancelled():
            raise Cancelled
        chunk = file.read(_CHUNK)
        done += len(chunk)
        # It may grow while it is read.
        if done > most:
            raise OpenError(_too_large(name, most))
        if not chunk:
            return
        yield chunk
        progress(min(1.0, done / (size or done)))
