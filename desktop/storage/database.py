"""Open one of the user's databases, bring it up to date, and write to it in transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import time_ns
from typing import Any

from desktop.storage.errors import StorageError
from desktop.storage.schema import Schema

_BUSY_MS = 5000
_LEAST_SQLITE = (3, 37, 0)  # STRICT tables


class Database:
    """One open SQLite file; to be used on the thread that opened it.

    Every method raises StorageError with a message for the user.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path, schema: Schema, backups: Path) -> Database:
        """Open a file, made if there is none; an older one is copied to `backups` and migrated."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                f"The folder {path.parent} can't be made. Choose another with --data-dir."
            ) from error
        with _explained(path):
            connection = sqlite3.connect(path, isolation_level=None)
            try:
                _prepare(connection)
                database = cls(connection, path)
                database._migrate(schema, backups)
            except BaseException:
                connection.close()
                raise
        return database

    def close(self) -> None:
        """Close the file, its write-ahead log emptied into it if nobody else uses it."""
        self._connection.close()

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Give all rows of a query."""
        with _explained(self.path):
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Write all or nothing; when the block has ended, it is on the disk."""
        with _explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield Transaction(self._connection, _next_stamp(self._connection))
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def data_version(self) -> int:
        """Give a number that changes when another connection has written."""
        return int(self.rows("PRAGMA data_version")[0][0])

    def _migrate(self, schema: Schema, backups: Path) -> None:
        connection = self._connection
        ours, version = _mark(connection)
        empty = not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        if not empty and ours != schema.application_id:
            raise StorageError(f"{self.path} is not a file of Duben's.")
        if version > schema.version:
            raise StorageError(
                f"{self.path} was written by a newer Duben. Install the newest version."
            )
        if version == schema.version:
            return
        if not empty:
            back_up(connection, self.path, backups)
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have been quicker.
            _, version = _mark(connection)
            for migration in schema.migrations[version:]:
                # No statement of ours holds a semicolon.
                for statement in migration.split(";"):
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {schema.application_id}")
            connection.execute(f"PRAGMA user_version = {schema.version}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


class Transaction:
    """What can be done while a database is being written to; `stamp` marks all that it touches."""

    def __init__(self, connection: sqlite3.Connection, stamp: int) -> None:
        self._connection = connection
        self.stamp = stamp

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Give all rows of a query."""
        return self._connection.execute(statement, values).fetchall()

    def run(self, statement: str, values: Sequence[object] = ()) -> int:
        """Carry out a statement; give the number of rows that it changed."""
        return self._connection.execute(statement, values).rowcount

    def run_many(self, statement: str, values: Sequence[Sequence[object]]) -> None:
        """Carry out a statement once for each row of values."""
        self._connection.executemany(statement, values)


def back_up(connection: sqlite3.Connection, path: Path, folder: Path) -> Path:
    """Copy an open database, whole and as of now, into a folder; give the copy's path.

    The copy gets its name when it is complete. Raises OSError and sqlite3.Error.
    """
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    target = folder / f"{path.stem}-{now}{path.suffix}"
    new = target.with_name(f".{target.name}.new")
    try:
        with closing(sqlite3.connect(new)) as copy:
            connection.backup(copy)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
    return target


def _prepare(connection: sqlite3.Connection) -> None:
    if sqlite3.sqlite_version_info < _LEAST_SQLITE:
        raise StorageError("This Python's SQLite is too old. Install Python 3.11 or newer anew.")
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    # In WAL mode only this has a commit on the disk when it returns.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _mark(connection: sqlite3.Connection) -> tuple[int, int]:
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(application_id), int(version)


def _next_stamp(connection: sqlite3.Connection) -> int:
    """Give the present in microseconds, or more where the clock has been put back."""
    (highest,) = connection.execute("SELECT highest FROM clock").fetchone()
    stamp: int = max(time_ns() // 1000, highest + 1)
    connection.execute("UPDATE clock SET highest = ?", (stamp,))
    return stamp


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says into a sentence for the user."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        explain = _EXPLANATIONS.get(code, _unknown)
        raise StorageError(explain(path, error)) from error
    except OSError as error:
        raise StorageError(_cannot_write(path, error)) from error


def _cannot_write(path: Path, _: Exception) -> str:
    return f"{path} can't be written to, so nothing was changed. Is the folder writable?"


def _full(path: Path, _: Exception) -> str:
    return f"The disk that holds {path} is full, so nothing was changed."


def _busy(path: Path, _: Exception) -> str:
    return f"Another program is using {path}, so nothing was changed. Try again."


def _damaged(path: Path, _: Exception) -> str:
    return (
        f"{path} is damaged. Move it away, and Duben begins a new one; copies of an earlier time "
        f"may be in {path.parent / 'backups'}."
    )


def _unknown(path: Path, error: Exception) -> str:
    return f"{path} can't be used, so nothing was changed: {error}."


_EXPLANATIONS: dict[int, Callable[[Path, Exception], str]] = {
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_CORRUPT: _damaged,
    sqlite3.SQLITE_NOTADB: _damaged,
    sqlite3.SQLITE_READONLY: _cannot_write,
    sqlite3.SQLITE_CANTOPEN: _cannot_write,
    sqlite3.SQLITE_IOERR: _cannot_write,
    sqlite3.SQLITE_PERM: _cannot_write,
}
