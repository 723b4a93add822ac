"""Look words up in the index of a dictionary."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dictionaries.cedict import make_entry
from dictionaries.english import closeness, queries
from dictionaries.entry import Entry, Reading
from dictionaries.errors import DictionaryError
from dictionaries.pinyin import parse_pinyin
from dictionaries.schema import APPLICATION_ID, SCHEMA

_FILE = re.compile(rf"cedict-(.*)-s{SCHEMA}\.db")
_OUR_FILE = re.compile(r"\.?cedict-.*-s\d+\.db(-.*\.tmp)?")
_HAN = re.compile("[\u2e80-\u2fff\u3005-\u3007\u3100-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_LAST = "\U0010ffff"
_CANDIDATES = 200

_ENTRY = "SELECT e.id, e.traditional, e.simplified, e.reading, e.kind, e.definition"
_OF_HEADWORD = " FROM headword h JOIN entry e ON e.id = h.entry WHERE h.folded = ?"

_Row = tuple[int, str, str | None, str, int, str]


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
    """Give the index of the newest dictionary in a folder, in the present shape; None if none."""
    try:
        found = [path for path in folder.iterdir() if _FILE.fullmatch(path.name)]
    except OSError:
        return None
    return max(found, key=lambda path: path.name, default=None)


def remove_old_indexes(folder: Path, keep: Path) -> None:
    """Remove every other index, and what broken-off builds left, unless it is in use."""
    for path in folder.iterdir():
        if path.name != keep.name and _OUR_FILE.fullmatch(path.name):
            try:
                path.unlink()
            except OSError:
                # In use, on Windows: it goes at the next start.
                continue


class Index:
    """An open index; may be used from several threads."""

    def __init__(self, database: sqlite3.Connection, meta: Mapping[str, str]) -> None:
        self._database = database
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
            database = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1",
                uri=True,
                check_same_thread=False,
                isolation_level=None,
            )
            try:
                (application,) = database.execute("PRAGMA application_id").fetchone()
                (version,) = database.execute("PRAGMA user_version").fetchone()
                if (application, version) != (APPLICATION_ID, SCHEMA):
                    raise ValueError("another kind of file")  # noqa: TRY301 (told below)
                return cls(database, dict(database.execute("SELECT name, value FROM meta")))
            except BaseException:
                database.close()
                raise
        except (sqlite3.Error, KeyError, ValueError) as error:
            raise DictionaryError(
                f"The dictionary index {path.name} is damaged. Delete it, and Duben makes it anew."
            ) from error

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def folding(self) -> Mapping[int, str]:
        """Give the table for `str.translate` that makes words comparable across scripts.

        It keeps the number of code points, and applying it twice is applying it once.
        """
        return self._folding

    def entries(self, headword: str) -> tuple[Entry, ...]:
        """Give the entries written so in either script: names last, variants after the rest."""
        return self._entries(row for row in self._rows(headword) if headword in (row[1], row[2]))

    def folded(self, key: str) -> tuple[Entry, ...]:
        """Give the entries whose folded form, of either script, is the key."""
        return self._entries(self._database.execute(_ENTRY + _OF_HEADWORD, (key,)))

    def readings(self, headword: str) -> tuple[Reading, ...]:
        """Give the distinct readings of `entries`, in their order, without parsing senses."""
        return _readings(row for row in self._rows(headword) if headword in (row[1], row[2]))

    def folded_readings(self, key: str) -> tuple[Reading, ...]:
        """Give the distinct readings of `folded`, in their order."""
        return _readings(self._database.execute(_ENTRY + _OF_HEADWORD, (key,)))

    def starting_at(self, text: str, offset: int = 0) -> tuple[str, ...]:
        """Give the words that start at a code point, as the text writes them, longest first."""
        written = text[offset : offset + self._longest]
        folded = written.translate(self._folding)
        execute = self._database.execute
        return tuple(
            written[:length]
            for length in range(len(written), 0, -1)
            if execute(
                "SELECT 1 FROM headword WHERE folded = ? LIMIT 1", (folded[:length],)
            ).fetchone()
        )

    def frequency(self, simplified: str) -> int:
        """Give how often jieba's corpus has a simplified word, 0 where it doesn't."""
        row = self._database.execute(
            "SELECT max(e.frequency)"
            + _OF_HEADWORD
            + " AND ifnull(e.simplified, e.traditional) = ?",
            (simplified.translate(self._folding), simplified),
        ).fetchone()
        return row[0] or 0

    def lexicon(self) -> Iterator[tuple[str, int]]:
        """Give every folded word that a segmenter may find, with its frequency."""
        return iter(
            self._database.execute(
                "SELECT folded, max(frequency) AS most FROM headword"
                " GROUP BY folded HAVING most > 0"
            )
        )

    def by_pinyin(self, query: str, limit: int = 50) -> tuple[Entry, ...]:
        """Give the entries that are read so, then those whose reading begins so, commonest first.

        Tones that are given restrict, missing ones don't.
        """
        pinyin = parse_pinyin(query)
        if pinyin is None:
            return ()
        found: list[Entry] = []
        for condition, values in (
            ("key = ?", (pinyin.key,)),
            ("key > ? AND key < ?", (pinyin.key, pinyin.key + "{")),
        ):
            if len(found) >= limit:
                break
            rows = self._database.execute(
                f"{_ENTRY} FROM (SELECT entry FROM pinyin WHERE {condition} ORDER BY entry)"
                " JOIN entry e ON e.id = entry ORDER BY e.id",
                values,
            )
            for row in rows:
                if pinyin.matches(tuple(row[3].split(" "))):
                    found.append(_entry(row))
                    if len(found) >= limit:
                        break
        return tuple(found)

    def by_english(self, query: str, limit: int = 50) -> tuple[Entry, ...]:
        """Give the entries with this gloss, then those that begin so, then those with its words.

        Within each the commonest first.
        """
        found: dict[int, Entry] = {}
        for tier, match in enumerate(queries(query)):
            if len(found) >= limit:
                break
            rows = self._database.execute(
                f"{_ENTRY} FROM (SELECT rowid AS number FROM english WHERE english MATCH ?"
                " ORDER BY rowid LIMIT ?) JOIN entry e ON e.id = number ORDER BY e.id",
                (match, _CANDIDATES if tier == 0 else limit),
            )
            entries = [(row[0], _entry(row)) for row in rows if row[0] not in found]
            if tier == 0:
                entries.sort(key=lambda item: closeness(item[1], query))
            found.update(entries)
        return tuple(found.values())[:limit]

    def search(self, query: str, limit: int = 50) -> tuple[Entry, ...]:
        """Look for hanzi, pinyin or English, whichever the query is.

        Hanzi: the word itself, then those that begin with it. Letters: what is read so exactly
        comes before English, the rest of pinyin after it.
        """
        text = query.strip()
        if _HAN.search(text):
            return self._by_hanzi(text, limit)
        pinyin = self.by_pinyin(text, limit)
        english = self.by_english(text, limit)
        return tuple(dict.fromkeys([*pinyin, *english]))[:limit]

    def _by_hanzi(self, text: str, limit: int) -> tuple[Entry, ...]:
        key = text.translate(self._folding)
        rows = self._database.execute(
            f"{_ENTRY} FROM (SELECT DISTINCT entry FROM headword WHERE folded > ? AND folded < ?)"
            " JOIN entry e ON e.id = entry ORDER BY e.id LIMIT ?",
            (key, key + _LAST, limit),
        )
        found = [*self.entries(text), *self.folded(key), *map(_entry, rows)]
        return tuple(dict.fromkeys(found))[:limit]

    def _rows(self, headword: str) -> Iterable[_Row]:
        return self._database.execute(_ENTRY + _OF_HEADWORD, (headword.translate(self._folding),))

    def _entries(self, rows: Iterable[_Row]) -> tuple[Entry, ...]:
        return tuple([_entry(row) for row in sorted(rows, key=_order)])


def _order(row: _Row) -> tuple[int, int]:
    return row[4], row[0]


def _entry(row: _Row) -> Entry:
    return make_entry(row[1], row[2] or row[1], tuple(row[3].split(" ")), row[5])


def _readings(rows: Iterable[_Row]) -> tuple[Reading, ...]:
    return tuple(dict.fromkeys([tuple(row[3].split(" ")) for row in sorted(rows, key=_order)]))
