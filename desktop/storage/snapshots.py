"""Dated copies of study.db in the folder of backups: when they are due, made, and thinned out."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import count
from pathlib import Path
from time import time

from desktop.storage.database import beside, damaged, explained
from desktop.storage.errors import StorageError

HOURLY, DAILY, MONTHLY = 24, 30, 12
LEAST = 3
"""So many are kept however large they are."""
MOST_BYTES = 200_000_000
EVERY = timedelta(hours=1)

_NAME = re.compile(
    r"study-(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)(?:-(\d+))?(?:-(before-restore))?\.db", re.ASCII
)
_UPDATE_NAME = re.compile(r"study-(\d{8}-\d{6}-\d{6})\.db", re.ASCII)
_PAGES = 256
_SLEEP = 0.004  # seconds between so many pages
_ABANDONED = 3600  # seconds


class Occasion(StrEnum):
    """Why a snapshot was taken."""

    USUAL = ""
    RESTORE = "before-restore"
    UPDATE = "before-update"


_TAILS = {Occasion.USUAL: ".db", Occasion.RESTORE: f"-{Occasion.RESTORE}.db"}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy of study.db; `taken` is local time, to the minute, without a zone, `size` in bytes."""

    path: Path
    taken: datetime
    size: int
    occasion: Occasion = Occasion.USUAL


def list_snapshots(folder: Path) -> tuple[Snapshot, ...]:
    """Give the snapshots in a folder, the newest first; none where there is no folder."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            named = _named(path.name)
            if named is not None:
                order, taken, occasion = named
                found.append((taken, order, Snapshot(path, taken, path.stat().st_size, occasion)))
    return tuple([one for *_, one in sorted(found, key=lambda each: each[:2], reverse=True)])


def is_due(snapshots: Sequence[Snapshot], now: datetime) -> bool:
    """Say whether the last usual snapshot is so old that another one is due.

    One that seems to come from the future, since the clock was put back, says nothing.
    """
    return not any(
        now - EVERY < one.taken <= now for one in snapshots if one.occasion is Occasion.USUAL
    )


def has_changed(study: Path, last: Snapshot) -> bool:
    """Say whether anything was written to study.db since a snapshot."""
    try:
        with closing(_opened(study)) as now, closing(_opened_alone(last.path)) as then:
            return _highest_in(now) != _highest_in(then)
    except (sqlite3.Error, StorageError):
        return True


def take_snapshot(
    study: Path,
    folder: Path,
    now: datetime,
    occasion: Occasion = Occasion.USUAL,
    cancelled: Callable[[], bool] = lambda: False,
) -> Snapshot | None:
    """Copy study.db as it is at this moment, while others go on writing; None if cancelled.

    The copy has been read through, and is on the disk, before it gets its name. `now` is local
    time. Raises StorageError, and Damaged where study.db is.
    """
    target = _free_name(folder, now, occasion)
    new = target.with_name(f".{target.name}.{os.getpid()}.new")

    def go_on(_status: int, _left: int, _all: int) -> None:
        if cancelled():
            raise InterruptedError

    try:
        with explained(target):
            folder.mkdir(parents=True, exist_ok=True)
        with closing(_opened(study)) as source, closing(_made(new, target)) as copy:
            with explained(study):
                # A state of its own: or every write by another would make the copy begin again.
                source.execute("BEGIN")
                _highest_in(source)
            try:
                source.backup(copy, pages=_PAGES, sleep=_SLEEP, progress=go_on)
            except sqlite3.Error as error:
                raise _failed(study, target, error) from error
            with explained(target):
                # One file, that needs no other beside it.
                copy.execute("PRAGMA journal_mode = DELETE")
            found = problems_in(copy)
        if found:
            # They are copies of damaged pages.
            raise damaged(study)
        with explained(target):
            sync(new)
            new.rename(target)
            sync_folder(folder)
            return Snapshot(target, _minute(now), target.stat().st_size, occasion)
    except InterruptedError:
        return None
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
            beside(new, "journal").unlink(missing_ok=True)


def is_sound(path: Path) -> bool:
    """Say whether a snapshot can be read through without a fault."""
    try:
        with closing(_opened_alone(path)) as connection:
            return not problems_in(connection) and _highest_in(connection) >= 0
    except (sqlite3.Error, OSError):
        return False


def newest_sound(snapshots: Sequence[Snapshot]) -> Snapshot | None:
    """Give the sound snapshot with the newest rows, whatever the clock said when it was taken."""
    newest_first = sorted(snapshots, key=lambda one: _stamp(one.path), reverse=True)
    return next((one for one in newest_first if is_sound(one.path)), None)


def _stamp(path: Path) -> int:
    try:
        with closing(_opened_alone(path)) as connection:
            return _highest_in(connection)
    except (sqlite3.Error, OSError):
        return -1


def count_words(path: Path) -> int | None:
    """Count the words in a snapshot; None where it can't be read."""
    try:
        with closing(_opened_alone(path)) as connection:
            (count,) = connection.execute("SELECT count(*) FROM word WHERE deleted = 0").fetchone()
            return int(count)
    except (sqlite3.Error, OSError):
        return None


def thin_out(folder: Path, most_bytes: int = MOST_BYTES) -> tuple[Path, ...]:
    """Remove the snapshots that are not to be kept, and what was broken off; give what went.

    Copies from before an update stay, and so does the last one from before a restore.
    """
    listed = list_snapshots(folder)
    candidates = [one for one in listed if one.occasion is not Occasion.UPDATE]
    kept = kept_within([(one.taken, one.size) for one in candidates], most_bytes)
    safe = next((one for one in candidates if one.occasion is Occasion.RESTORE), None)
    gone = []
    for number, one in enumerate(candidates):
        if number not in kept and one is not safe:
            with suppress(OSError):
                one.path.unlink()
                gone.append(one.path)
    with suppress(OSError):
        for left in folder.glob(".study-*.new*"):
            if time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()
    return tuple(gone)


# -- what is kept --------------------------------------------------------------------------------


def kept_within(
    snapshots: Sequence[tuple[datetime, int]],
    most_bytes: int,
    least: int = LEAST,
) -> frozenset[int]:
    """Choose which snapshots to keep, each given by its time and its bytes; give their numbers.

    Kept are the last one of each of the last 24 hours, 30 days and 12 months that have any. Where
    that is too much, hours, days and months become fewer in proportion, `least` staying anyway.
    """
    ranks = _ranks([taken for taken, _ in snapshots])
    order = sorted(ranks, key=lambda number: ranks[number])
    kept: set[int] = set()
    total = 0
    for number in order:
        total += snapshots[number][1]
        if len(kept) >= least and total > most_bytes:
            break
        kept.add(number)
    return frozenset(kept)


def _ranks(times: Sequence[datetime]) -> dict[int, tuple[float, int]]:
    """Give the numbers of the times to keep, each with what it is sorted by: least is first."""
    newest = sorted(range(len(times)), key=lambda number: times[number], reverse=True)
    ranks: dict[int, tuple[float, int]] = {}
    for form, most in (("%Y%m%d%H", HOURLY), ("%Y%m%d", DAILY), ("%Y%m", MONTHLY)):
        last_of: dict[str, int] = {}
        for number in newest:
            last_of.setdefault(times[number].strftime(form), number)
        for place, number in enumerate(list(last_of.values())[:most]):
            rank = (place / most, newest.index(number))
            ranks[number] = min(rank, ranks.get(number, rank))
    return ranks


# -- names ---------------------------------------------------------------------------------------


def _named(name: str) -> tuple[int, datetime, Occasion] | None:
    """Read a snapshot's name: its number within the minute, its time and its occasion."""
    found = _NAME.fullmatch(name)
    try:
        if found is not None:
            *when, number, occasion = found.groups()
            taken = datetime.strptime("".join(when), "%Y%m%d%H%M")
            return int(number or 1), taken, Occasion(occasion or "")
        found = _UPDATE_NAME.fullmatch(name)
        if found is not None:
            utc = datetime.strptime(found[1], "%Y%m%d-%H%M%S-%f").replace(tzinfo=UTC)
            local = utc.astimezone().replace(tzinfo=None)
            return 1, _minute(local), Occasion.UPDATE
    except (ValueError, OverflowError):
        pass
    return None


def _free_name(folder: Path, now: datetime, occasion: Occasion) -> Path:
    """Name a new snapshot; those of the same minute (of the hour before, in autumn) stay.

    They are numbered in their order, whatever they were taken for.
    """
    name, numbers = f"study-{now:%Y-%m-%d-%H%M}", count(2)
    while any((folder / f"{name}{tail}").exists() for tail in _TAILS.values()):
        name = f"study-{now:%Y-%m-%d-%H%M}-{next(numbers)}"
    return folder / f"{name}{_TAILS[occasion]}"


def _minute(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0, tzinfo=None)


# -- files ---------------------------------------------------------------------------------------


def problems_in(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Say what is wrong with the pages of a copy; raises sqlite3.Error where it is none at all."""
    rows = connection.execute("PRAGMA quick_check").fetchall()
    return tuple([text for (text,) in rows if text != "ok"])


def _opened(path: Path) -> sqlite3.Connection:
    """Open study.db, to be read while others write; it is not made where it is missing."""
    with explained(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None
        )
        connection.execute("PRAGMA busy_timeout = 5000")
        return connection


def _opened_alone(path: Path) -> sqlite3.Connection:
    """Open a copy that nobody writes to, leaving no trace beside it."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, isolation_level=None)


def _made(new: Path, target: Path) -> sqlite3.Connection:
    with explained(target):
        connection = sqlite3.connect(new, isolation_level=None)
        # It gets its name only once it is on the disk, so that nothing need be in between.
        connection.execute("PRAGMA synchronous = OFF")
        return connection


def _failed(study: Path, target: Path, error: sqlite3.Error) -> StorageError:
    """Say which of the two files a copy failed for."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    blamed = study if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB} else target
    try:
        with explained(blamed):
            raise error
    except StorageError as told:
        return told


def _highest_in(connection: sqlite3.Connection) -> int:
    (highest,) = connection.execute("SELECT highest FROM clock").fetchone()
    return int(highest)


def sync(path: Path) -> None:
    """Have what was written to a file on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where a system lets us."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
