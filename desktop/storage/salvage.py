"""Take what can still be read out of a damaged study.db and add it to a sound one.

The newest state of a row that is found counts. Rows are never deleted, only marked so; thus an old
page that is found brings nothing back that was deleted since, if the newer one is found too.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from pathlib import Path

from desktop.storage.database import Database, Transaction, beside, explained
from desktop.storage.pages import Value, records
from desktop.storage.restoring import prepared
from desktop.storage.schema import STUDY
from desktop.storage.snapshots import Snapshot, sync, sync_folder
from desktop.storage.tables import Table, agree_on_ids, put_rows, user_tables

Rows = dict[str, dict[str, tuple[Value, ...]]]

_LATEST = 4_102_444_800_000_000  # the year 2100
_LONGEST_ID = 64
_COMPANIONS = ("wal", "shm", "journal")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came out: `words` are all there are now; `new_words` of them are not in the snapshot,
    and `changed_words` are newer than there. `rows` counts those of every kind that were added.
    """

    words: int
    new_words: int
    changed_words: int
    rows: int


def readable_rows(damaged: Path, tables: Iterable[Table]) -> Rows:
    """Give the newest state of each row that can be read in a file and its log, by table and id.

    `tables` are those that are looked for. Raises OSError.
    """
    log = beside(damaged, "wal")
    data = damaged.read_bytes() if damaged.exists() else b""
    shapes = [_Shape(table) for table in tables]
    found: Rows = {shape.table.name: {} for shape in shapes}
    for record in records(data, log.read_bytes() if log.exists() else b""):
        for shape in shapes:
            row = shape.fitted(record)
            if row is not None:
                rows, key = found[shape.table.name], str(row[shape.key])
                kept = rows.get(key)
                if kept is None or shape.stamp_of(row) >= shape.stamp_of(kept):
                    rows[key] = row
                break
    return found


def rebuild(damaged: Path, snapshot: Snapshot | None, new: Path) -> Salvaged:
    """Make a new file of a snapshot, or of nothing, and of what can be read in a damaged one.

    The damaged file is left as it is; the new one is on the disk when it is given. Raises
    StorageError.
    """
    with explained(new), tempfile.TemporaryDirectory(prefix="duben-") as folder:
        if snapshot is not None:
            with prepared(snapshot) as copy:
                shutil.copyfile(copy, new)
        with closing(Database.open(new, STUDY, Path(folder))) as study:
            with explained(damaged):
                rows = readable_rows(damaged, user_tables(study))
            result = add_rows(study, rows, Path(folder))
            # All of it in one file.
            study.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        sync(new)
    return result


def add_rows(
    study: Database, rows: Mapping[str, Mapping[str, tuple[Value, ...]]], folder: Path
) -> Salvaged:
    """Add rows to a file where they are newer than its own; those without their parent are left.

    They go through a file in `folder`. Nobody else may use the file meanwhile.
    """
    path = folder / "salvaged.db"
    with closing(Database.open(path, STUDY, folder)) as between:
        _fill(between, rows)
    # A row may come before its parent is known to be missing.
    study.rows("PRAGMA foreign_keys = OFF")
    with study.attached(path), study.transaction() as write:
        tables = user_tables(write)
        agree_on_ids(write, tables)
        new, changed = _words_to_come(write)
        added = sum(_add_table(write, table) for table in tables)
        for table in tables:
            write.run(
                "UPDATE clock SET highest = max(highest, (SELECT ifnull(max(changed), 0)"
                f" FROM main.{table.name}))"
            )
        ((words,),) = write.rows("SELECT count(*) FROM main.word WHERE deleted = 0")
    study.rows("PRAGMA foreign_keys = ON")
    return Salvaged(words, new, changed, added)


def set_aside(path: Path, now: datetime) -> Path:
    """Copy a damaged file with all that belongs to it under another name; give that of the copy.

    Raises StorageError, and then nothing has changed.
    """
    aside = aside_name(path, now)
    pairs = _with_companions(path, aside)
    with explained(path):
        try:
            for source, target in pairs:
                shutil.copy2(source, target)
                sync(target)
            sync_folder(path.parent)
        except OSError:
            for _, target in pairs:
                target.unlink(missing_ok=True)
            raise
    return aside


def move_aside(path: Path, now: datetime) -> Path:
    """Rename a damaged file with all that belongs to it; give the new name."""
    aside = aside_name(path, now)
    with explained(path):
        for source, target in _with_companions(path, aside):
            source.replace(target)
        _clear(path)
        sync_folder(path.parent)
    return aside


def put_in_place(new: Path, path: Path) -> None:
    """Put a new file in the place of a damaged one that has been copied; raises StorageError."""
    with explained(path):
        _clear(path)
        new.replace(path)
        sync_folder(path.parent)


def aside_name(path: Path, now: datetime) -> Path:
    """Name what a damaged file becomes: no file has that name yet."""
    name = f"{path.stem}-damaged-{now:%Y-%m-%d-%H%M%S}"
    aside, number = path.with_name(f"{name}{path.suffix}"), 2
    while aside.exists():
        aside, number = path.with_name(f"{name}-{number}{path.suffix}"), number + 1
    return aside


def _with_companions(path: Path, aside: Path) -> list[tuple[Path, Path]]:
    pairs = [(path, aside)]
    pairs += [(beside(path, name), beside(aside, name)) for name in _COMPANIONS]
    return [pair for pair in pairs if pair[0].exists()]


def _clear(path: Path) -> None:
    """Remove what would be taken to belong to the next file of that name."""
    for name in (*_COMPANIONS, "damaged"):
        beside(path, name).unlink(missing_ok=True)


# -- rows ----------------------------------------------------------------------------------------


class _Shape:
    """What a row of a table looks like."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.key = table.columns.index("id")
        self._stamp = table.columns.index("changed")
        self._deleted = table.columns.index("deleted")
        self._least = max(self._stamp, self._deleted) + 1
        names = {"id", *[column for column, _ in table.parents]}
        self._ids = [at for at, column in enumerate(table.columns) if column in names]
        self._types = tuple(zip(table.types, table.optional, strict=True))
        self._defaults = tuple([_literal(text) for text in table.defaults])

    def stamp_of(self, row: tuple[Value, ...]) -> int:
        """Give when a row was changed."""
        stamp = row[self._stamp]
        return stamp if isinstance(stamp, int) else 0

    def fitted(self, record: tuple[Value, ...]) -> tuple[Value, ...] | None:
        """Make a row of a record, with defaults for columns that are newer; None if it is none."""
        if not self._least <= len(record) <= len(self._types):
            return None
        row = record + self._defaults[len(record) :]
        if row[self._deleted] not in (0, 1) or not 0 < self.stamp_of(row) < _LATEST:
            return None
        if not all(map(_fits, row, self._types)):
            return None
        if not all(0 < len(str(row[at])) <= _LONGEST_ID for at in self._ids):
            return None
        return row


def _fits(value: Value, kind: tuple[str, bool]) -> bool:
    name, optional = kind
    if value is None:
        return optional
    if name == "TEXT":
        return isinstance(value, str)
    if name == "INTEGER":
        return isinstance(value, int)
    # Whole numbers are kept as such.
    return isinstance(value, bytes) if name == "BLOB" else isinstance(value, int | float)


def _literal(text: str | None) -> Value:
    """Read the default of a column, as it stands in the schema."""
    if text is None or text == "NULL":
        return None
    return text[1:-1].replace("''", "'") if text.startswith("'") else int(text)


def _fill(between: Database, rows: Mapping[str, Mapping[str, tuple[Value, ...]]]) -> None:
    tables = user_tables(between)
    between.rows("PRAGMA foreign_keys = OFF")
    with between.transaction() as write:
        for table in tables:
            stamp = table.columns.index("changed")
            newest = sorted(rows.get(table.name, {}).values(), key=itemgetter(stamp), reverse=True)
            marks = ", ".join("?" * len(table.columns))
            # Of two that can't both be, the newer one.
            write.run_many(f"INSERT OR IGNORE INTO {table.name} VALUES ({marks})", newest)


def _add_table(write: Transaction, table: Table) -> int:
    return put_rows(
        write,
        table,
        ", ".join([f"there.{name}" for name in table.columns]),
        f"NOT EXISTS (SELECT 1 FROM main.{table.name} AS here WHERE here.id = there.id"
        " AND here.changed >= there.changed)",
    )


def _words_to_come(write: Transaction) -> tuple[int, int]:
    """Count the words that are not here yet, and those that are in an older state."""
    here = "main.word AS here WHERE here.id = there.id AND here.deleted = 0"
    ((new, changed),) = write.rows(
        f"SELECT ifnull(sum(NOT EXISTS (SELECT 1 FROM {here})), 0), ifnull(sum(EXISTS (SELECT 1"
        f" FROM {here} AND here.changed < there.changed)), 0) FROM other.word AS there"
        " WHERE there.deleted = 0"
    )
    return int(new), int(changed)
