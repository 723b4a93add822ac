"""Look words up in the index of a dictionary."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from time import time
from urllib.parse import quote

from dictionaries import search
from dictionaries.cedict import Malformed
from dictionaries.connections import Connections
from dictionaries.entry import Entry, Reading
from dictionaries.errors import DictionaryError
from dictionaries.guesses import Guess, guess_in, guess_key
from dictionaries.rows import COLUMNS, Row, by_kind, entry_of, fetch, reading_of, storable
from dictionaries.schema import APPLICATION_ID, NAME, SCHEMA

_FILE = re.compile(rf"cedict-(.*)-s{SCHEMA}\.db")
_INDEX = re.compile(r"cedict-.*-s\d+\.db")
_UNFINISHED = re.compile(r"\.cedict-.*\.tmp")
_ABANDONED_AFTER = 600  # seconds

_OF_HEADWORD = " FROM headword h JOIN entry e ON e.id = h.entry WHERE h.folded = ?"


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """What an index was made of; `date` is the publisher's, `malformed` counts skipped lines."""

    name: str
    date: str
    entries: int
    malformed: int
    licence: str
    publisher: str


def find_index(folder: Path) -> Path | None:
    """Give the index of the newest dictionary in a folder, in the present shape; None if none.

    Files that are not whole don't count, so that they are built anew.
    """
    try:
        found = [path for path in folder.iterdir() if _FILE.fullmatch(path.name)]
    except OSError:
        return None
    for path in sorted(found, key=lambda path: path.name, reverse=True):
        try:
            Index.open(path).close()
        except DictionaryError:
            continue
        return path
    return None


def remove_old_indexes(folder: Path, keep: Path) -> None:
    """Remove every other index, and what broken-off builds left, unless it is in use."""
    for path in folder.iterdir():
        try:
            if path.name != keep.name and (_INDEX.fullmatch(path.name) or _is_abandoned(path)):
                path.unlink()
        except OSError:
            # In use, on Windows: it goes at the next start.
            continue


def _is_abandoned(path: Path) -> bool:
    """Say whether a build was broken off here; others may be under way in another process."""
    if _UNFINISHED.fullmatch(path.name) is None:
        return False
    return time() - path.stat().st_mtime > _ABANDONED_AFTER


class Index:
    """An open index; may be used from several threads."""

    def __init__(self, connections: Connections, meta: Mapping[str, str]) -> None:
        self._connections = connections
        self.info = IndexInfo(
            meta["name"],
            meta["date"],
            int(meta["entries"]),
            int(meta["malformed"]),
            meta["licence"],
            meta["publisher"],
        )
        self._longest = int(meta["longest"])
        pairs = meta["folding"]
        self._folding = {ord(old): new for old, new in zip(pairs[::2], pairs[1::2], strict=True)}

    @classmethod
    def open(cls, path: Path) -> Index:
        """Open an index file; raises DictionaryError where it is damaged or none of ours."""
        try:
            connections = Connections(_address(path))
            try:
                return cls(connections, _read_meta(connections.mine(), path.stat().st_size))
            except BaseException:
                connections.close()
                raise
        except (OSError, sqlite3.Error, KeyError, ValueError) as error:
            raise DictionaryError(
                f"The dictionary index {path.name} is damaged. Delete it, and Duben makes it anew."
            ) from error

    def close(self) -> None:
        """Close the file."""
        self._connections.close()

    @property
    def _database(self) -> sqlite3.Connection:
        return self._connections.mine()

    def folding(self) -> Mapping[int, str]:
        """Give the table for `str.translate` that makes words comparable across scripts.

        It keeps the number of code points, and applying it twice is applying it once.
        """
        return self._folding

    def entries(self, headword: str) -> tuple[Entry, ...]:
        """Give the entries written so in either script.

        Names come last, and variants of other words after real entries; then the commonest first.
        """
        return tuple([entry_of(row) for row in self._written(headword)])

    def folded(self, key: str) -> tuple[Entry, ...]:
        """Give the entries whose folded form, of either script, is the key."""
        return tuple([entry_of(row) for row in self._folded(key)])

    def readings(self, headword: str) -> tuple[Reading, ...]:
        """Give the distinct readings of `entries`, in their order, without parsing senses."""
        return _readings(self._written(headword))

    def folded_readings(self, key: str) -> tuple[Reading, ...]:
        """Give the distinct readings of `folded`, in their order."""
        return _readings(self._folded(key))

    def guess(self, word: str) -> Guess | None:
        """Give how pypinyin reads a character, or a folded word that has several readings.

        It is not there for characters that have one reading in the dictionary; None for words that
        have not several.
        """
        rows = fetch(
            self._database,
            "SELECT syllables FROM guess WHERE key = ?",
            (guess_key(storable(word)),),
        )
        kept = next((syllables for (syllables,) in rows), None)
        if kept is None:
            return None if len(word) > 1 else (None,)
        return guess_in(kept, word)

    def starting_at(self, text: str, offset: int = 0) -> tuple[str, ...]:
        """Give the words that start at a code point, as the text writes them, longest first."""
        written = text[offset : offset + self._longest]
        folded = storable(written).translate(self._folding)
        return tuple(
            written[:length] for length in range(len(written), 0, -1) if self._has(folded[:length])
        )

    def frequency(self, simplified: str) -> int:
        """Give how often jieba's corpus has a simplified word, 0 where it doesn't."""
        word = storable(simplified)
        rows = fetch(
            self._database,
            f"SELECT e.frequency{_OF_HEADWORD} AND ifnull(e.simplified, e.traditional) = ?",
            (word.translate(self._folding), word),
        )
        return max((frequency for (frequency,) in rows), default=0)

    def has(self, key: str) -> bool:
        """Say whether there is an entry with this folded form."""
        return self._has(storable(key))

    def is_name(self, key: str) -> bool:
        """Say whether there are entries with this folded form and all of them are names."""
        rows = self._folded(key)
        return bool(rows) and all(row[4] & NAME for row in rows)

    def with_taiwan_reading(self) -> Iterator[Entry]:
        """Give the entries that note how they are read in Taiwan; reads all of the dictionary."""
        rows = fetch(
            self._database, f"{COLUMNS} FROM entry e WHERE e.definition LIKE '%Taiwan pr. [%'", ()
        )
        return (entry for entry in map(entry_of, rows) if entry.taiwan_reading)

    def surnames(self) -> frozenset[str]:
        """Give the folded surnames of one or two characters; reads all of the dictionary."""
        rows = fetch(
            self._database,
            "SELECT DISTINCT h.folded FROM headword h JOIN entry e ON e.id = h.entry"
            " WHERE e.definition LIKE 'surname %' AND length(h.folded) < 3",
            (),
        )
        return frozenset([folded for (folded,) in rows])

    def phrase_names(self) -> frozenset[str]:
        """Give the folded names that are cut into their words; reads all of the dictionary."""
        rows = fetch(
            self._database,
            "SELECT h.folded FROM headword h JOIN entry e ON e.id = h.entry"
            " GROUP BY h.folded HAVING max(h.frequency) = 0 AND min(e.kind & ?) > 0",
            (NAME,),
        )
        return frozenset([folded for (folded,) in rows])

    def weight(self, key: str) -> int:
        """Give what a folded word weighs in segmentation, 0 where a segmenter does not have it."""
        rows = fetch(
            self._database,
            "SELECT max(frequency) FROM headword WHERE folded = ?",
            (storable(key),),
        )
        return next((weight for (weight,) in rows if weight), 0)

    def lexicon(self) -> Iterator[tuple[str, int]]:
        """Give every folded word that a segmenter may find, with its frequency."""
        return fetch(
            self._database,
            "SELECT folded, max(frequency) AS most FROM headword GROUP BY folded HAVING most > 0",
            (),
        )

    def words(self) -> Iterator[str]:
        """Give the folded form of every headword, of which the lexicon has a part."""
        rows = fetch(self._database, "SELECT DISTINCT folded FROM headword", ())
        return (folded for (folded,) in rows)

    def malformed(self) -> tuple[Malformed, ...]:
        """Give the lines of the dictionary's text that were skipped, the first thousand of them."""
        rows = fetch(self._database, "SELECT line, text FROM malformed ORDER BY line", ())
        return tuple([Malformed(line, text) for line, text in rows])

    def by_pinyin(self, query: str, limit: int = 50) -> tuple[Entry, ...]:
        """Give the entries that are read so, then those whose reading begins so, commonest first.

        `tushuguan`, `tu2 shu1 guan3`, `túshūguǎn`; ü is also `v` and `u:`. Tones and spaces that
        are given restrict, missing ones don't.
        """
        found = search.by_pinyin(self._database, storable(query), limit)
        return search.first_distinct(found, limit)

    def by_english(self, query: str, limit: int = 50) -> tuple[Entry, ...]:
        """Give the entries with this gloss, then those that begin so, then those with its words.

        Within each the commonest first; of those with the gloss, the nearest first.
        """
        found = search.by_english(self._database, storable(query), limit)
        return search.first_distinct(found, limit)

    def search(self, query: str, limit: int = 50) -> tuple[Entry, ...]:
        """Look for hanzi, pinyin or English, whichever the query is.

        Hanzi: the word itself, then those that begin with it. Letters: the commonest of what is
        read so, then what means so, then the rest of both.
        """
        text = storable(query).strip()
        if not search.has_hanzi(text):
            return search.first_distinct(search.by_letters(self._database, text, limit), limit)
        key = text.translate(self._folding)
        longer = search.starting_with(self._database, key, limit)
        return search.first_distinct(chain(self.entries(text), self.folded(key), longer), limit)

    def _written(self, headword: str) -> list[Row]:
        rows = self._folded(headword.translate(self._folding))
        return [row for row in rows if headword in (row[1], row[2])]

    def _folded(self, key: str) -> list[Row]:
        return by_kind(fetch(self._database, COLUMNS + _OF_HEADWORD, (storable(key),)))

    def _has(self, key: str) -> bool:
        return any(fetch(self._database, "SELECT 1 FROM headword WHERE folded = ?", (key,)))


def _address(path: Path) -> str:
    """Write a path as SQLite reads it; Path.as_uri puts a network folder where it wants a host."""
    return f"file:///{quote(path.absolute().as_posix().removeprefix('/'))}?mode=ro&immutable=1"


def _read_meta(database: sqlite3.Connection, size: int) -> dict[str, str]:
    """Read what the file says about itself; raises ValueError where it isn't whole or not ours."""
    pragmas = ("application_id", "user_version", "page_count", "page_size")
    found = [database.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    if found[:2] != [APPLICATION_ID, SCHEMA] or found[2] * found[3] != size:
        raise ValueError("not an index, or a part of one")
    return dict(database.execute("SELECT name, value FROM meta"))


def _readings(rows: Iterable[Row]) -> tuple[Reading, ...]:
    return tuple(dict.fromkeys([reading_of(row) for row in rows]))
