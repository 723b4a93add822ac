"""Make study.db what it was when a snapshot was taken, and tell beforehand what that changes.

No file takes another's place: rows are made equal in one transaction, so that other windows and
commands see the state before or the one after. What has come since gets a tombstone.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.storage.database import Database, Transaction, explained
from desktop.storage.errors import Damaged, StorageError
from desktop.storage.schema import STUDY
from desktop.storage.snapshots import Snapshot, is_sound
from desktop.storage.tables import Table, agree_on_ids, put_rows, user_tables

LISTED = 200
"""So many differences are told one by one."""


class Kind(StrEnum):
    """What can be restored by itself."""

    WORDS = "words"
    REVIEWS = "reviews"
    CORRECTIONS = "corrections"
    DOCUMENTS = "documents"
    LESSONS = "lessons"


class Change(StrEnum):
    """What a restore does to something."""

    RETURNS = "returns"
    GOES = "goes"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Count:
    """How many things of a kind a restore brings back, takes away and changes."""

    kind: Kind
    returns: int
    goes: int
    changes: int

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self.returns or self.goes or self.changes)


@dataclass(frozen=True, slots=True)
class Detail:
    """One property of something, as it is now and as it will be."""

    field: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What a restore does to one word, correction, document, course or lesson.

    `name` is as the reader knows it, `reading` that of a word, numbered. `details` are given where
    it changes.
    """

    kind: Kind
    change: Change
    name: str
    reading: str = ""
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a restore would change: a count for each kind, and the first differences."""

    counts: tuple[Count, ...]
    differences: tuple[Difference, ...]

    def __bool__(self) -> bool:
        """Say whether anything would be changed."""
        return any(self.counts)


TABLES: dict[Kind, tuple[str, ...]] = {
    Kind.WORDS: ("word", "sense", "sentence"),
    Kind.REVIEWS: ("card", "review"),
    Kind.CORRECTIONS: ("correction", "ignored_name"),
    Kind.DOCUMENTS: ("document", "document_tag", "bookmark", "reading_time"),
    Kind.LESSONS: ("course", "lesson", "lesson_word", "exported"),
}
_OWNED = {
    "word": ("sense", "sentence"),
    "document": ("document_tag", "bookmark"),
    "lesson": ("lesson_word",),
}
# They follow from the texts and from reading, and say nothing by themselves.
_PASSING = {"known", "new_words", "opened"}
_LISTED_TABLES = (
    (Kind.WORDS, "word"),
    (Kind.CORRECTIONS, "correction"),
    (Kind.CORRECTIONS, "ignored_name"),
    (Kind.DOCUMENTS, "document"),
    (Kind.REVIEWS, "review"),
    (Kind.REVIEWS, "card"),
    (Kind.LESSONS, "course"),
    (Kind.LESSONS, "lesson"),
)
_NAMES = {
    "word": "CASE WHEN traditional = simplified THEN simplified"
    " ELSE simplified || ' ' || traditional END, reading",
    "correction": "text, ''",
    "ignored_name": "text, ''",
    "document": "title, ''",
    "course": "title, ''",
    "lesson": "title, ''",
}
_MEANINGS = (
    "(SELECT group_concat(text, '; ') FROM (SELECT text FROM {file}.sense WHERE word = one.id"
    " AND deleted = 0 ORDER BY position))"
)
_SENTENCES = "(SELECT count(*) FROM {file}.sentence WHERE word = one.id AND deleted = 0)"
_TAGS = (
    "(SELECT group_concat(tag, ', ') FROM (SELECT tag FROM {file}.document_tag"
    " WHERE document = one.id AND deleted = 0 ORDER BY tag))"
)
_BOOKMARKS = "(SELECT count(*) FROM {file}.bookmark WHERE document = one.id AND deleted = 0)"
_WORDS = "(SELECT count(*) FROM {file}.lesson_word WHERE lesson = one.id AND deleted = 0)"
_FIELDS = {
    "word": {
        "status": "status",
        "meanings": _MEANINGS,
        "sentences": _SENTENCES,
        "note": "note",
        "tags": "replace(tags, char(10), ', ')",
    },
    "correction": {"correction": "value"},
    "document": {
        "title": "title",
        "author": "author",
        "progress": "CAST(round(progress * 100) AS INTEGER) || '%'",
        "tags": _TAGS,
        "bookmarks": _BOOKMARKS,
    },
    "course": {"title": "title"},
    "lesson": {"title": "title", "words": _WORDS},
}


@contextmanager
def prepared(snapshot: Snapshot) -> Iterator[Path]:
    """Give a copy of a snapshot in the present layout, which is removed afterwards.

    Raises StorageError where the snapshot can't be read, or was written by a newer Duben.
    """
    unusable = f"The copy of {snapshot.taken:%d %B %Y, %H:%M} is damaged. Choose another one."
    if not is_sound(snapshot.path):
        raise StorageError(unusable)
    with tempfile.TemporaryDirectory(prefix="duben-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "study.db"
        with explained(copy):
            shutil.copyfile(snapshot.path, copy)
        try:
            Database.open(copy, STUDY, Path(folder) / "backups").close()
        except Damaged as error:
            raise StorageError(unusable) from error
        except StorageError as error:
            raise StorageError(str(error).replace(str(copy), str(snapshot.path))) from error
        yield copy


def restore(study: Database, copy: Path, kinds: Collection[Kind] = tuple(Kind)) -> int:
    """Make what is of some kinds equal to that in a prepared copy, all or nothing.

    Rows keep their ids and get new stamps. Gives the number of rows that were written.
    """
    chosen = {name for kind in kinds for name in TABLES[kind]}
    with study.attached(copy), study.transaction() as write:
        tables = user_tables(write)
        agree_on_ids(write, tables)
        written = 0
        for table in tables:
            if table.name in chosen or set(kinds) == set(Kind):
                written += _restore_table(write, table)
        return written


def preview(study: Database, copy: Path) -> Preview:
    """Tell what restoring a prepared copy would change; nothing is written."""
    with study.attached(copy), study.reading() as read:
        tables = user_tables(read)
        agree_on_ids(read, tables)
        return _compared(read, {table.name: table for table in tables})


# -- restoring -----------------------------------------------------------------------------------


def _restore_table(write: Transaction, table: Table) -> int:
    gone = write.run(
        f"UPDATE main.{table.name} SET deleted = 1, changed = ? WHERE deleted = 0 AND NOT EXISTS"
        f" (SELECT 1 FROM other.{table.name} AS there WHERE there.id = {table.name}.id"
        " AND there.deleted = 0)",
        (write.stamp,),
    )
    values = {name: f"there.{name}" for name in table.columns}
    values |= {"changed": str(write.stamp), "deleted": "0"}
    put = put_rows(
        write,
        table,
        ", ".join(values.values()),
        f"there.deleted = 0 AND NOT EXISTS (SELECT 1 FROM main.{table.name} AS here"
        f" WHERE here.id = there.id AND here.deleted = 0 AND {_equal(table.content)})",
    )
    # What was deleted before the snapshot and isn't known here stays deleted, where files meet.
    buried = put_rows(
        write,
        table,
        ", ".join([f"there.{name}" for name in table.columns]),
        "there.deleted <> 0 AND NOT EXISTS"
        f" (SELECT 1 FROM main.{table.name} AS here WHERE here.id = there.id)",
    )
    return gone + put + buried


def _equal(columns: Collection[str]) -> str:
    return " AND ".join([f"here.{name} IS there.{name}" for name in columns]) or "1"


# -- comparing -----------------------------------------------------------------------------------


def _compared(read: Transaction, tables: dict[str, Table]) -> Preview:
    totals = {kind: [0, 0, 0] for kind in Kind}
    differences: list[Difference] = []
    for kind, name in _LISTED_TABLES:
        table = tables[name]
        found = (
            (Change.RETURNS, _only_in(read, name, "other", "main")),
            (Change.GOES, _only_in(read, name, "main", "other")),
            (Change.CHANGES, _changing(read, table, tables)),
        )
        for place, (change, ids) in enumerate(found):
            # A new review changes its card: that is one thing and not two.
            if name != "card" or change is Change.CHANGES:
                totals[kind][place] += len(ids)
            if name in _NAMES:
                some = ids[: LISTED - len(differences)]
                differences += [_described(read, kind, name, change, key) for key in some]
    counts = [Count(kind, *numbers) for kind, numbers in totals.items()]
    return Preview(tuple([one for one in counts if one]), tuple(differences))


def _only_in(read: Transaction, table: str, file: str, not_in: str) -> list[str]:
    return _ids(
        read,
        f"SELECT id FROM {file}.{table} AS one WHERE deleted = 0 AND NOT EXISTS"
        f" (SELECT 1 FROM {not_in}.{table} AS two WHERE two.id = one.id AND two.deleted = 0)"
        " ORDER BY changed DESC",
    )


def _changing(read: Transaction, table: Table, tables: dict[str, Table]) -> list[str]:
    """Give the ids of what is there before and after, but not alike, or what hangs on it is not."""
    content = [name for name in table.content if name not in _PASSING]
    same = _equal(content)
    queries = [f"SELECT here.id FROM here JOIN there USING (id) WHERE NOT ({same})"]
    for child in _OWNED.get(table.name, ()):
        columns = ", ".join([table.name, *sorted(set(tables[child].content) - {table.name})])
        here, there = [
            f"SELECT {columns} FROM {file}.{child} WHERE deleted = 0" for file in ("main", "other")
        ]
        queries += [
            f"SELECT {table.name} FROM ({first} EXCEPT {second})"
            for first, second in ((here, there), (there, here))
        ]
    return _ids(
        read,
        f"WITH here AS (SELECT * FROM main.{table.name} WHERE deleted = 0),"
        f" there AS (SELECT * FROM other.{table.name} WHERE deleted = 0)"
        f" SELECT id FROM here WHERE id IN ({' UNION '.join(queries)})"
        " AND id IN (SELECT id FROM there) ORDER BY changed DESC",
    )


def _ids(read: Transaction, query: str) -> list[str]:
    return [key for (key,) in read.rows(query)]


def _described(read: Transaction, kind: Kind, table: str, change: Change, key: str) -> Difference:
    file = "other" if change is Change.RETURNS else "main"
    query = f"SELECT {_NAMES[table]} FROM {file}.{table} WHERE id = ?"
    ((name, reading),) = read.rows(query, [key])
    details: list[Detail] = []
    fields = _FIELDS.get(table, {})
    if change is Change.CHANGES and fields:
        now, then = [_values(read, table, file, key) for file in ("main", "other")]
        details = [
            Detail(field, before, after)
            for field, before, after in zip(fields, now, then, strict=True)
            if before != after
        ]
    return Difference(kind, change, name, reading, tuple(details))


def _values(read: Transaction, table: str, file: str, key: str) -> list[str]:
    columns = ", ".join([column.format(file=file) for column in _FIELDS[table].values()])
    ((*values,),) = read.rows(f"SELECT {columns} FROM {file}.{table} AS one WHERE id = ?", [key])
    return ["" if value is None else str(value) for value in values]
