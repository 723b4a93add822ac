"""Make the index of a dictionary."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from dictionaries.cedict import (
    Header,
    Malformed,
    MalformedLine,
    is_comment,
    parse_header,
    split_line,
)
from dictionaries.english import indexed_text
from dictionaries.entry import Reading, is_name
from dictionaries.errors import Cancelled, DictionaryError
from dictionaries.guesses import guess_rows
from dictionaries.lexicon import (
    OTHER_SPELLINGS,
    make_folding,
    read_frequencies,
    read_weights,
    weight_of,
)
from dictionaries.pinyin import reading_key
from dictionaries.schema import APPLICATION_ID, IN_ORDER, NAME, SCHEMA, TABLES, VARIANT
from dictionaries.sources import Source

_BATCH = 1000
_LISTED = 1000  # malformed lines
_SHOWN = 200  # characters of each
_VARIANT_OF = re.compile(r"(?!erhua )(?:\w+ )?variant of ")
_SPELLING_OF = re.compile(r"(?:\w+ )?variant of (\w\w+)(?:\|(\w+))?\[")
_SPELLINGS_SHARE = 4
_NAMES_SHARE = 100
_DONE: tuple[str, str, Reading, str] = ("", "", (), "")  # frees rows one by one, not in one long go
_USUAL_LINES = 125_000

# Shares of the whole time, as measured, after which the text is read and so on.
_READ, _FOLDED, _INSERTED, _SORTED = 0.1, 0.3, 0.83, 0.92

Row = tuple[str, str, Reading, str]
"""Traditional, simplified, reading, definition."""


def build_index(
    source: Source,
    folder: Path,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """Build the index of a dictionary in a folder, which is made if need be; give its path.

    The file appears under its name when it is complete. Raises Cancelled, and DictionaryError
    where the dictionary or the folder is at fault; either leaves nothing behind.
    """
    target = folder / f"cedict-{source.date}-s{SCHEMA}.db"
    new = folder / f".{target.name}-{os.getpid()}-{uuid4().hex}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            _Builder(source, new, progress, cancelled).build()
            _keep(new)
            _replace(new, target)
        finally:
            new.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise DictionaryError(
            f"The dictionary can't be stored in {folder}: the disk is full or can't be written to."
        ) from error
    progress(1.0)
    return target


class _Builder:
    def __init__(
        self,
        source: Source,
        path: Path,
        progress: Callable[[float], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._source = source
        self._path = path
        self._progress = progress
        self._cancelled = cancelled

    def build(self) -> None:
        words: set[str] = set()
        header, rows, malformed = self._read(words)
        if not rows:
            raise DictionaryError(f"The file {self._source.path.name} is not a CC-CEDICT text.")
        frequencies = read_frequencies(words, lambda share: self._step(_READ + 0.1 * share))
        kinds: list[int] = []
        folding = make_folding(self._pairs(rows, kinds), frequencies)
        with closing(sqlite3.connect(self._path, isolation_level=None)) as database:
            database.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"
                "PRAGMA locking_mode = EXCLUSIVE;"
                f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA};"
                f"BEGIN; {TABLES}"
            )
            longest = self._insert(database, rows, kinds, frequencies, folding)
            for number, statement in enumerate(IN_ORDER):
                database.execute(statement)
                self._step(_INSERTED + 0.03 * (number + 1))
            guesses = guess_rows(
                database, folding, lambda share: self._step(_SORTED + (1 - _SORTED) * share)
            )
            database.executemany("INSERT INTO guess VALUES (?, ?)", guesses)
            database.executemany(
                "INSERT INTO meta VALUES (?, ?)",
                {
                    "name": self._source.name,
                    "date": header.date or self._source.date,
                    "entries": str(len(rows)),
                    "malformed": str(len(malformed)),
                    "licence": header.licence,
                    "publisher": header.publisher,
                    "folding": "".join(chr(old) + new for old, new in folding.items()),
                    "longest": str(longest),
                }.items(),
            )
            database.executemany(
                "INSERT INTO malformed VALUES (?, ?)",
                [(bad.line, bad.text) for bad in malformed[:_LISTED]],
            )
            database.execute("COMMIT")

    def _step(self, share: float) -> None:
        if self._cancelled():
            raise Cancelled
        self._progress(share)

    def _read(self, words: set[str]) -> tuple[Header, list[Row], list[Malformed]]:
        """Read the text, and note the simplified words to ask the frequencies of."""
        comments: list[str] = []
        rows: list[Row] = []
        malformed: list[Malformed] = []
        for number, line in enumerate(self._source.open_text(), 1):
            if number % _BATCH == 1:
                self._step(min(_READ, _READ * number / _USUAL_LINES))
            if is_comment(line):
                comments.append(line)
                continue
            try:
                row = split_line(line)
            except MalformedLine:
                malformed.append(Malformed(number, line.rstrip()[:_SHOWN]))
                continue
            rows.append(row)
            words.add(row[1])
        return parse_header(comments), rows, malformed

    def _pairs(self, rows: list[Row], kinds: list[int]) -> Iterator[tuple[str, str, bool]]:
        """Give what the folding is made of, and note the kind of each entry meanwhile."""
        start, end = _READ + 0.1, _FOLDED
        for number, row in enumerate(rows):
            if number % _BATCH == 0:
                self._step(start + (end - start) * number / len(rows))
            variant = _VARIANT_OF.match(row[3]) is not None
            kinds.append(VARIANT * variant + NAME * is_name(row[2]))
            yield row[0], row[1], variant

    def _insert(
        self,
        database: sqlite3.Connection,
        rows: list[Row],
        kinds: list[int],
        frequencies: Mapping[str, int],
        folding: Mapping[int, str],
    ) -> int:
        """Insert all entries, the commonest first; give the length of the longest headword."""
        longest = 0
        weights = read_weights()
        order = _by_frequency(rows, kinds, frequencies)
        for first in range(0, len(order), _BATCH):
            entries, headwords, pinyin, english = [], [], [], []
            for number, at in enumerate(order[first : first + _BATCH], first + 1):
                traditional, simplified, reading, definition = rows[at]
                rows[at] = _DONE
                frequency = frequencies.get(simplified, 0)
                known = max(frequency, _of_main_spelling(definition, frequencies))
                other = None if simplified == traditional else simplified
                syllables = " ".join(reading)
                entries.append(
                    (number, traditional, other, syllables, definition, kinds[at], frequency)
                )
                headwords += [
                    (form, number, weight_of(form, known, weights))
                    for form in _forms(traditional, simplified, folding)
                ]
                pinyin.append((reading_key(reading), number))
                english.append((number, indexed_text(definition)))
                longest = max(longest, len(traditional), len(simplified))
            database.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", entries)
            database.executemany("INSERT INTO new_headword VALUES (?, ?, ?)", headwords)
            database.executemany("INSERT INTO new_pinyin VALUES (?, ?)", pinyin)
            database.executemany("INSERT INTO english (rowid, text) VALUES (?, ?)", english)
            self._step(_FOLDED + (_INSERTED - _FOLDED) * (first + len(entries)) / len(order))
        return longest


def _of_main_spelling(definition: str, frequencies: Mapping[str, int]) -> int:
    """Give a rare spelling (部份) a share of the frequency of the usual one (部分)."""
    if (found := _SPELLING_OF.match(definition)) is None:
        return 0
    return frequencies.get(found[2] or found[1], 0) // _SPELLINGS_SHARE


def _forms(traditional: str, simplified: str, folding: Mapping[int, str]) -> set[str]:
    """Give the folded texts under which an entry is found."""
    folded = simplified.translate(folding)
    forms = {folded}
    if simplified != traditional:
        forms.add(traditional.translate(folding))
    if folded in OTHER_SPELLINGS:
        forms.add(OTHER_SPELLINGS[folded])
    return forms


def _by_frequency(rows: list[Row], kinds: list[int], frequencies: Mapping[str, int]) -> list[int]:
    """Sort the rows, the commonest words first, in two steps so that none of them is long.

    The frequency of a word is that of its main entry: its rare spellings come last of all, and
    the name that an ordinary word is too (王) has only a share. Of equals the one with more senses
    comes first: 打 dǎ before the dozen, dá.
    """
    ordinary = {row[1] for row, kind in zip(rows, kinds, strict=True) if kind == 0}
    buckets: dict[int, list[int]] = {}
    for number, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        frequency = frequencies.get(row[1], 0)
        if kind & VARIANT:
            frequency = -1
        elif kind & NAME and row[1] in ordinary:
            frequency //= _NAMES_SHARE
        buckets.setdefault(frequency, []).append(number)
    for frequency, numbers in buckets.items():
        if frequency > 0:
            numbers.sort(key=lambda number: -rows[number][3].count("/"))
    return [number for frequency in sorted(buckets, reverse=True) for number in buckets[frequency]]


def _keep(path: Path) -> None:
    """Have the file on the disk before it gets its name."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _replace(new: Path, target: Path) -> None:
    try:
        new.replace(target)
    except PermissionError:
        # Windows doesn't replace a file that is open: another Duben has built the same.
        if not target.exists():
            raise
