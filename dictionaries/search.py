"""Search an index by hanzi, pinyin or English.

Whatever is searched gives entry numbers, and those go by frequency: the commonest come first.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice

from dictionaries.english import beginning_query, distance, whole_gloss_query, words_query
from dictionaries.entry import Entry
from dictionaries.pinyin import PinyinQuery, parse_pinyin
from dictionaries.rows import COLUMNS, entry_of, fetch, reading_of

_HAN = re.compile("[\u2e80-\u2fff\u3005-\u3007\u3100-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_LAST = "\U0010ffff"
_WHOLE_GLOSSES = 200  # are compared with each other
_FIRST = 10  # of what is read so stand before English of the same letters


def has_hanzi(text: str) -> bool:
    """Say whether a query is one for hanzi."""
    return _HAN.search(text) is not None


def starting_with(database: sqlite3.Connection, key: str, limit: int) -> Iterator[Entry]:
    """Find the words that begin with a folded text and are longer."""
    return map(
        entry_of,
        fetch(
            database,
            f"{COLUMNS} FROM"
            " (SELECT DISTINCT entry FROM headword WHERE folded > ? AND folded < ?)"
            " JOIN entry e ON e.id = entry ORDER BY e.id LIMIT ?",
            (key, key + _LAST, limit),
        ),
    )


def by_pinyin(database: sqlite3.Connection, query: str, limit: int) -> Iterator[Entry]:
    """Find what is read so, then what begins so."""
    pinyin = parse_pinyin(query)
    if pinyin is not None:
        yield from _read_so(database, pinyin, limit)
        yield from _read_on(database, pinyin, limit)


def by_english(database: sqlite3.Connection, query: str, limit: int) -> Iterator[Entry]:
    """Find glosses that are the query, then those that begin so, then senses with its words."""
    yield from _meaning_so(database, query)
    yield from _meaning_about(database, query, limit)


def by_letters(database: sqlite3.Connection, query: str, limit: int) -> Iterator[Entry]:
    """Find what a query in letters may mean as pinyin and as English, the likeliest first."""
    pinyin = parse_pinyin(query)
    read_so = _read_so(database, pinyin, limit) if pinyin else iter(())
    yield from islice(read_so, _FIRST)
    yield from _meaning_so(database, query)
    yield from read_so
    if pinyin is not None:
        yield from _read_on(database, pinyin, limit)
    yield from _meaning_about(database, query, limit)


def first_distinct(entries: Iterable[Entry], limit: int) -> tuple[Entry, ...]:
    """Take the first entries, each once, and look no further."""
    return tuple(islice(_distinct(entries), max(0, limit)))


def _distinct(entries: Iterable[Entry]) -> Iterator[Entry]:
    seen: set[Entry] = set()
    for entry in entries:
        if entry not in seen:
            seen.add(entry)
            yield entry


def _read_so(database: sqlite3.Connection, pinyin: PinyinQuery, limit: int) -> Iterator[Entry]:
    return _matching(database, pinyin, "key = ?", (pinyin.key,), limit)


def _read_on(database: sqlite3.Connection, pinyin: PinyinQuery, limit: int) -> Iterator[Entry]:
    return _matching(database, pinyin, "key > ? AND key < ?", (pinyin.key, pinyin.key + "{"), limit)


def _matching(
    database: sqlite3.Connection,
    pinyin: PinyinQuery,
    condition: str,
    values: tuple[str, ...],
    limit: int,
) -> Iterator[Entry]:
    # Where every reading with these letters will do, SQLite need not sort them all.
    most = -1 if pinyin.is_restricted else limit
    rows = fetch(
        database,
        f"{COLUMNS} FROM (SELECT entry FROM pinyin WHERE {condition} ORDER BY entry LIMIT ?)"
        " JOIN entry e ON e.id = entry ORDER BY e.id",
        (*values, most),
    )
    for row in rows:
        if pinyin.matches(reading_of(row)):
            yield entry_of(row)


def _meaning_so(database: sqlite3.Connection, text: str) -> list[Entry]:
    """Find whole glosses, the nearest first."""
    entries = _full_text(database, whole_gloss_query(text), _WHOLE_GLOSSES)
    return sorted(entries, key=lambda entry: distance(entry, text))


def _meaning_about(database: sqlite3.Connection, text: str, limit: int) -> Iterator[Entry]:
    yield from _full_text(database, beginning_query(text), limit)
    # So many may have been found before.
    yield from _full_text(database, words_query(text), 2 * limit + _WHOLE_GLOSSES)


def _full_text(database: sqlite3.Connection, query: str, limit: int) -> Iterator[Entry]:
    if query:
        rows = fetch(
            database,
            f"{COLUMNS} FROM (SELECT rowid AS number FROM english WHERE english MATCH ?"
            " ORDER BY rowid LIMIT ?) JOIN entry e ON e.id = number ORDER BY e.id",
            (query, limit),
        )
        yield from map(entry_of, rows)
