"""Open one of the user's databases, bring it up to date, and write to it in transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from errno import EDQUOT, ENOSPC
from pathlib import Path
from time import time_ns
from typing import Any

from desktop.storage.errors import Damaged, StorageError
from desktop.storage.schema import Schema

_BUSY_MS = 5000
_STEPS = 20_000  # of SQLite's machine, between two looks at whether it is to go on
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
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
        """Open a file, made if there is none; an older one is copied to `backups` and migrated.

        Raises Damaged where the file is no sound database any more, as far as opening it tells.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                f"The folder {path.parent} can't be made. Choose another with --data-dir."
            ) from error
        with explained(path):
            if _was_emptied(path, backups):
                raise damaged(path)
            connection = sqlite3.connect(path, isolation_level=None)
            try:
                _prepare(connection)
                _check_again(connection, path)
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
        with explained(self.path):
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Write all or nothing; when the block has ended, it is on the disk.

        Within another such block it is a part of that one: so what was read in a block before it is
        written is what nobody has changed meanwhile.
        """
        with explained(self.path):
            is_within = self._connection.in_transaction
            if is_within:
                yield Transaction(self._connection, _next_stamp(self._connection))
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield Transaction(self._connection, _next_stamp(self._connection))
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Read in one state of the file, whatever others write meanwhile; writers don't wait.

        Only a file that is attached can be written to. Its `stamp` is 0.
        """
        with explained(self.path):
            self._connection.execute("BEGIN")
            try:
                yield Transaction(self._connection, 0)
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def attached(self, other: Path) -> Iterator[None]:
        """Have the tables of another file, which nobody else uses, at hand as `other.TABLE`."""
        with explained(self.path):
            self._connection.execute("ATTACH ? AS other", (str(other),))
            # It is a copy: what becomes of it in a power cut matters to nobody.
            self._connection.execute("PRAGMA other.synchronous = OFF")
        try:
            yield
        finally:
            with explained(self.path):
                self._connection.execute("DETACH other")

    def problems(self, cancelled: Callable[[], bool] = lambda: False) -> tuple[str, ...]:
        """Say what is wrong with the file's pages; it reads all of them, so not for the UI thread.

        Where something is, the file is marked, and opening it the next time raises Damaged. None
        are found once it is cancelled.
        """
        self._connection.set_progress_handler(lambda: int(cancelled()), _STEPS)
        try:
            with explained(self.path):
                found = _problems(self._connection)
        except StorageError:
            if not cancelled():
                raise
            return ()
        finally:
            self._connection.set_progress_handler(None, 0)
        if found:
            damaged(self.path)
        return found

    def strays(self) -> int:
        """Count the rows whose parent is not there."""
        return len(self.rows("PRAGMA foreign_key_check"))

    def has_rows(self, table: str) -> bool:
        """Tell whether a table has any rows but those that are marked as deleted."""
        return bool(self.rows(f"SELECT 1 FROM {table} WHERE deleted = 0 LIMIT 1"))

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
    # In WAL mode only this has a commit on the disk when it returns, and on macOS only both.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
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


def beside(path: Path, what: str) -> Path:
    """Name a file that belongs to a database, such as its write-ahead log, `wal`."""
    return path.with_name(f"{path.name}-{what}")


def damaged(path: Path) -> Damaged:
    """Make the error that says so of a file, which is checked the next time that it is opened."""
    with suppress(OSError):
        if path.exists():
            beside(path, "damaged").touch()
    return Damaged(
        f"{path} is damaged, and was left as it is. Start Duben's window to repair it, or type "
        f"“duben vocabulary restore”.",
        path,
    )


def _check_again(connection: sqlite3.Connection, path: Path) -> None:
    """Raise Damaged where the file was found to be so, and still is."""
    mark = beside(path, "damaged")
    if mark.exists():
        if _problems(connection):
            raise damaged(path)
        # Somebody has put a sound one in its place.
        mark.unlink()


def _problems(connection: sqlite3.Connection) -> tuple[str, ...]:
    try:
        rows = connection.execute("PRAGMA quick_check").fetchall()
    except sqlite3.DatabaseError as error:
        if _code(error) not in _DAMAGE:
            raise
        return (str(error),)
    return tuple([text for (text,) in rows if text != "ok"])


def _was_emptied(path: Path, backups: Path) -> bool:
    """Say whether a file has lost all that was in it, which SQLite would take for a new one."""
    if path.exists() and path.stat().st_size:
        return False
    log = beside(path, "wal")
    if log.exists() and log.stat().st_size:
        return True
    return path.exists() and any(backups.glob(f"{path.stem}-*{path.suffix}"))


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about a file into a sentence for the user.

    Raises StorageError, and Damaged where the file is.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = _code(error)
        if code in _DAMAGE:
            raise damaged(path) from error
        explain = _EXPLANATIONS.get(code, _unknown)
        raise StorageError(explain(path, error)) from error
    except OSError as error:
        if error.errno in {ENOSPC, EDQUOT}:
            raise StorageError(_full(path, error)) from error
        raise StorageError(_cannot_write(path, error)) from error


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _cannot_write(path: Path, _: Exception) -> str:
    return f"{path} can't be written to, so nothing was changed. Is the folder writable?"


def _full(path: Path, _: Exception) -> str:
    return f"The disk that holds {path} is full, so nothing was changed."


def _busy(path: Path, _: Exception) -> str:
    return f"Another program is using {path}, so nothing was changed. Try again."


def _unknown(path: Path, error: Exception) -> str:
    return f"{path} can't be used, so nothing was changed: {error}."


_EXPLANATIONS: dict[int, Callable[[Path, Exception], str]] = {
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_READONLY: _cannot_write,
    sqlite3.SQLITE_CANTOPEN: _cannot_write,
    sqlite3.SQLITE_IOERR: _cannot_write,
    sqlite3.SQLITE_PERM: _cannot_write,
}
