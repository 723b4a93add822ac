"""Rows of an index and the entries that they hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from dictionaries.cedict import make_entry
from dictionaries.entry import Entry, Reading
from dictionaries.errors import DictionaryError

Row = tuple[int, str, str | None, str, int, str]
"""Number, traditional, simplified (None: the same), reading, kind, definition."""

COLUMNS = "SELECT e.id, e.traditional, e.simplified, e.reading, e.kind, e.definition"


def fetch(database: sqlite3.Connection, query: str, values: tuple[object, ...]) -> Iterator[Any]:
    """Run a query and give its rows; raises DictionaryError where the file is damaged."""
    try:
        yield from database.execute(query, values)
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.DatabaseError as error:
        raise DictionaryError(
            "The dictionary index is damaged. Delete it, and Duben makes it anew."
        ) from error


def storable(text: str) -> str:
    """Replace lone surrogates, which SQLite can't take and a clipboard may hold; one for one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="replace").decode()
    return text


def entry_of(row: Row) -> Entry:
    """Make the entry of a row."""
    return make_entry(row[1], row[2] or row[1], reading_of(row), row[5])


def reading_of(row: Row) -> Reading:
    """Take the reading of a row apart."""
    return tuple(row[3].split(" "))


def by_kind(rows: Iterable[Row]) -> list[Row]:
    """Sort rows of one headword: names last, variants after the rest, then the commonest first."""
    return sorted(rows, key=lambda row: (row[4], row[0]))
