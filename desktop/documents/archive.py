"""Read packed files (zip) of which nothing is taken on trust: sizes, ratios, counts, paths."""

from __future__ import annotations

import posixpath
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from desktop.documents.errors import OpenError

LARGEST_TEXT = 64 * 2**20
"""The most that is unpacked of a file's text, in bytes."""

LARGEST_PICTURE = 16 * 2**20
"""The largest picture that is unpacked, in bytes."""

_LARGEST_PAGE = 16 * 2**20  # a tree of it takes up to forty times the memory
_LARGEST_REST = 256 * 2**20
_MOST_TAGS = 4_000_000
_TEXTS = (".xml", ".rels")
_MOST_FILES = 20_000
_SUSPICIOUS = 4 * 2**20  # bytes; what is smaller may be packed as tightly as it likes
_HIGHEST_RATIO = 200  # text packs to a third, the same line over and over to a hundredth
_ENCRYPTED = 0x1  # the flag of an entry
_ENTRY = b"PK\x01\x02"
_DAMAGES = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error)


class Refused(OpenError):  # noqa: N818 (named like Cancelled)
    """A packed file is not read on, however sound the rest of it may be."""


class Archive:
    """A packed file that is read entry by entry.

    Raises OpenError where an entry is damaged, and Refused where it is locked or holds more than a
    book's text could be.
    """

    def __init__(self, file: ZipFile, name: str) -> None:
        self._file = file
        self._name = name
        self._left = LARGEST_TEXT
        self._entries = {_tidy(entry.filename): entry for entry in file.infolist()}
        self._folded = {path.casefold(): path for path in self._entries}

    @property
    def paths(self) -> list[str]:
        """The paths of all entries, with slashes and without dots, in the file's order."""
        return list(self._entries)

    def find(self, path: str) -> str | None:
        """Give the path of an entry as the file writes it, whatever its case, slashes, escapes."""
        for candidate in (_tidy(path), _tidy(unquote(path))):
            if candidate in self._entries:
                return candidate
            if candidate.casefold() in self._folded:
                return self._folded[candidate.casefold()]
        return None

    def text(self, path: str) -> bytes:
        """Unpack an entry of text; raises KeyError where there is none."""
        data = self._unpack(self._entries[path], min(self._left, _LARGEST_PAGE))
        self._left -= len(data)
        return data

    def picture(self, path: str) -> bytes:
        """Unpack a picture; it is empty where it is larger than pictures are."""
        entry = self._entries[path]
        return b"" if entry.file_size > LARGEST_PICTURE else self._unpack(entry, LARGEST_PICTURE)

    def check(self) -> None:
        """Make sure that a library may unpack and parse all of it.

        Pictures are taken by what they say of their size: zipfile never unpacks more.
        """
        text = rest = tags = 0
        for path, entry in self._entries.items():
            if path.lower().endswith(_TEXTS):
                data = self._unpack(entry, LARGEST_TEXT - text)
                text += len(data)
                tags += data.count(b"<")
            else:
                self._check(entry, _LARGEST_REST - rest)
                rest += entry.file_size
        if tags > _MOST_TAGS:
            raise Refused(too_large(self._name))

    def _check(self, entry: ZipInfo, limit: int) -> None:
        if entry.flag_bits & _ENCRYPTED:
            raise Refused(f"{self._name} is locked with a password.")
        size, packed = entry.file_size, entry.compress_size
        tight = size > _SUSPICIOUS and size > _HIGHEST_RATIO * packed
        if size > limit or tight:
            raise Refused(too_large(self._name))

    def _unpack(self, entry: ZipInfo, limit: int) -> bytes:
        self._check(entry, limit)
        # The formats that are read here know no others, and those need far more memory.
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise OpenError(damaged(self._name))
        try:
            return self._file.read(entry)
        except _DAMAGES as error:
            raise OpenError(damaged(self._name)) from error


@contextmanager
def open_archive(data: bytes, name: str) -> Iterator[Archive]:
    """Open a packed file; raises OpenError."""
    # Counted before zipfile makes an object of each.
    if data.count(_ENTRY) > _MOST_FILES:
        raise OpenError(f"{name} is not a book: it is a packed file of far too many files.")
    try:
        file = ZipFile(BytesIO(data))
    except _DAMAGES as error:
        raise OpenError(damaged(name)) from error
    with file:
        yield Archive(file, name)


def damaged(name: str) -> str:
    """Say that a file is damaged."""
    return f"{name} is damaged or incomplete: try to get it again."


def too_large(name: str) -> str:
    """Say that a file holds more than a book's text could be."""
    return f"{name} is too large: it unpacks to more than a book could be."


def _tidy(path: str) -> str:
    """Write a path with slashes, without dots; what climbs out stays at the top."""
    return posixpath.normpath("/" + path.replace("\\", "/")).lstrip("/")
