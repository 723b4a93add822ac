"""Anki's packages (.apkg, .colpkg): read, whichever version wrote them."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from time import monotonic
from typing import IO
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from desktop.exports.anki_text import note_table, plain_field
from desktop.exports.list_rows import MOST_ROWS, ListError, ListRow, Malformed, ReadWords
from desktop.exports.list_words import has_han
from desktop.vocabulary.status import Status

# The newest first: newer packages hold an older collection with nothing but a note in it.
_COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
_LARGEST = 512 * 2**20
_LARGEST_WINDOW = 128 * 2**20
_LARGEST_FIELDS = 100_000  # code points of one note
_PART = 2**20
_MOST_SECONDS = 60.0
_STEPS = 100_000  # of SQLite's machine, between which the time is looked at
_ENCRYPTED = 0x1
_DAMAGES = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
MATURE_DAYS = 21
"""The interval from which Anki calls a card mature."""


class _TooLargeError(Exception):
    """A collection unpacks to more than one could be."""


def read_anki_package(
    data: bytes, name: str, cancelled: Callable[[], bool] = lambda: False
) -> ReadWords:
    """Read the notes of a package: a table a note type, with tags, and a status where Anki has
    asked for them: known from an interval of 21 days on, else learning.

    Raises ListError where the package is locked, damaged, too large or none of Anki's.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            entry = _collection(package, name)
            with tempfile.TemporaryDirectory(prefix="duben-") as folder:
                path = Path(folder) / "collection.db"
                _unpack(package, entry, path)
                return _read(path, name, cancelled)
    except _TooLargeError as error:
        raise ListError(f"{name} is too large: it unpacks to more than a deck could be.") from error
    except sqlite3.Error as error:
        raise ListError(_damaged(name)) from error
    except _DAMAGES as error:
        raise ListError(_damaged(name)) from error


def _damaged(name: str) -> str:
    return f"{name} is damaged or incomplete: export it from Anki again."


def _collection(package: ZipFile, name: str) -> ZipInfo:
    entries = {entry.filename: entry for entry in package.infolist()}
    found = next((entries[one] for one in _COLLECTIONS if one in entries), None)
    if found is None:
        raise ListError(f"{name} is not a package of Anki's.")
    if found.flag_bits & _ENCRYPTED:
        raise ListError(f"{name} is locked with a password.")
    if found.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise ListError(_damaged(name))
    if found.file_size > _LARGEST:
        raise _TooLargeError
    return found


def _unpack(package: ZipFile, entry: ZipInfo, path: Path) -> None:
    with package.open(entry) as packed, path.open("wb") as target:
        if entry.filename != _COLLECTIONS[0]:
            _copy(packed, target)
            return
        import zstandard

        unpacker = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
        try:
            with unpacker.stream_reader(packed, read_across_frames=True) as unpacked:
                _copy(unpacked, target)
        except (zstandard.ZstdError, MemoryError) as error:
            raise BadZipFile("zstandard") from error


def _copy(source: IO[bytes], target: IO[bytes]) -> None:
    left = _LARGEST
    while part := source.read(_PART):
        left -= len(part)
        if left < 0:
            raise _TooLargeError
        target.write(part)


def _read(path: Path, name: str, cancelled: Callable[[], bool]) -> ReadWords:
    address = f"file:///{quote(path.as_posix().lstrip('/'))}?mode=ro&immutable=1"
    until = monotonic() + _MOST_SECONDS
    with closing(sqlite3.connect(address, uri=True)) as collection:
        # A file from elsewhere may hold views and functions that never end.
        collection.execute("PRAGMA trusted_schema = OFF")
        collection.set_progress_handler(lambda: cancelled() or monotonic() > until, _STEPS)
        collection.create_collation("unicase", _unicase)
        collection.text_factory = _text
        kinds = _note_types(collection)
        asked = _statuses(collection)
        rows: dict[int, list[ListRow]] = {}
        malformed = []
        for number, (note, kind, tags, fields) in enumerate(_notes(collection), 1):
            if number > MOST_ROWS or cancelled():
                break
            cells = tuple([plain_field(one) for one in fields[:_LARGEST_FIELDS].split("\x1f")])
            if any(map(has_han, cells)):
                row = ListRow(number, cells, tuple(tags.split()), asked.get(note))
                rows.setdefault(kind, []).append(row)
            else:
                malformed.append(Malformed(number, " ".join(filter(None, cells))[:200]))
    if not rows and not malformed:
        raise ListError(f"{name} holds no notes.")
    tables = [note_table(*kinds.get(kind, ("", ())), found) for kind, found in rows.items()]
    tables.sort(key=lambda table: -len(table.rows))
    return ReadWords(tuple(tables), tuple(malformed))


def _notes(collection: sqlite3.Connection) -> Iterator[tuple[int, int, str, str]]:
    for note, kind, tags, fields in collection.execute(
        "SELECT id, mid, tags, flds FROM notes ORDER BY id"
    ):
        yield note, kind, str(tags), str(fields)


def _note_types(collection: sqlite3.Connection) -> dict[int, tuple[str, tuple[str, ...]]]:
    """Give the names of the note types and of their fields, by the type's number."""
    tables = {name for (name,) in collection.execute("SELECT name FROM sqlite_master")}
    if {"notetypes", "fields"} <= tables:
        names = dict(collection.execute("SELECT id, name FROM notetypes"))
        fields: dict[int, list[str]] = {kind: [] for kind in names}
        for kind, field in collection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
            fields.setdefault(kind, []).append(str(field))
        return {kind: (str(name), tuple(fields[kind])) for kind, name in names.items()}
    (text,) = collection.execute("SELECT models FROM col").fetchone() or ("{}",)
    try:
        models = json.loads(text)
        return {
            int(kind): (str(model["name"]), tuple([str(one["name"]) for one in model["flds"]]))
            for kind, model in models.items()
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        # The names are a help; the notes can be read without.
        return {}


def _statuses(collection: sqlite3.Connection) -> dict[int, Status]:
    """Say of the notes that were asked for how well they are known, by the note's number."""
    found = collection.execute(
        "SELECT nid, max(ivl) FROM cards WHERE type != 0 AND queue != -1 GROUP BY nid"
    )
    return {
        note: Status.KNOWN if isinstance(days, int) and days >= MATURE_DAYS else Status.LEARNING
        for note, days in found
    }


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _unicase(one: str, other: str) -> int:
    first, second = one.casefold(), other.casefold()
    return (first > second) - (first < second)
