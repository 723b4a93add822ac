"""What keeps the vocabulary from being lost: checks, snapshots, the readable mirror, restoring one,
and mending a damaged file.

These functions open the files themselves and take long: they are for the background, for the time
before there is a window, and for the command line. They raise StorageError with a message for the
user, and then nothing has changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum, auto
from pathlib import Path

from desktop.exports.vocabulary_mirror import stamp_of, write_mirror
from desktop.storage import restoring, salvage, snapshots
from desktop.storage.database import Database, explained
from desktop.storage.errors import StorageError
from desktop.storage.restoring import Change, Count, Detail, Difference, Kind, Preview
from desktop.storage.salvage import Salvaged
from desktop.storage.schema import LIBRARY, STUDY
from desktop.storage.snapshots import Occasion, Snapshot
from desktop.storage.words import load_words
from desktop.vocabulary_file import Imported, export_vocabulary, import_vocabulary

__all__ = [
    "Change",
    "Count",
    "Damage",
    "Detail",
    "Difference",
    "Imported",
    "Kept",
    "Kind",
    "Occasion",
    "Preview",
    "Recovered",
    "Repair",
    "Restored",
    "Salvaged",
    "Snapshot",
    "export_vocabulary",
    "import_vocabulary",
]

MIRROR = "vocabulary.tsv"
_QUICK_BYTES = 4_000_000  # some 10,000 words
_DATES = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d-%H%M")


@dataclass(frozen=True, slots=True)
class Kept:
    """What was written for safety: a snapshot if one was due, the mirror if words had changed."""

    snapshot: Snapshot | None
    mirrored: bool


@dataclass(frozen=True, slots=True)
class Restored:
    """A restore: the snapshot of what was there before it, and the number of rows written."""

    before: Snapshot
    rows: int


class Repair(Enum):
    """What is to be done about a damaged file."""

    RESTORE = auto()
    """The snapshot, if there is one, and what can still be read; of library.db: a new file."""
    NOTHING = auto()
    """A new file with nothing in it."""
    QUIT = auto()


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged file, and the newest snapshot that is sound; None where there is none."""

    path: Path
    snapshot: Snapshot | None

    @property
    def is_library(self) -> bool:
        """Say whether only texts are lost, which can be opened again from their files."""
        return self.path.name == "library.db"


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was done about a damaged file: where it is now, and what is in the new one.

    `salvaged` is None where nothing was to be saved.
    """

    aside: Path
    snapshot: Snapshot | None
    salvaged: Salvaged | None
    is_library: bool = False

    def told(self) -> str:
        """Say it in plain words."""
        kept = f"The damaged file is kept as {self.aside.name}."
        if self.is_library:
            return f"Texts can be opened again from their files; your words are all there. {kept}"
        if self.salvaged is None:
            return f"Your vocabulary begins anew. {kept}"
        words, new = self.salvaged.words, self.salvaged.new_words + self.salvaged.changed_words
        if self.snapshot is None:
            return f"{words_text(words)} could be read. {kept}"
        since = (
            f"{new:,} of them saved or changed since the last backup"
            if new
            else "all of them as in the last backup"
        )
        return f"{words_text(words)}, {since}. {kept}"


# -- while the program is used -------------------------------------------------------------------


def backups_in(folder: Path) -> Path:
    """Give the place of snapshots and mirror in the user's folder."""
    return folder / "backups"


def list_snapshots(folder: Path) -> tuple[Snapshot, ...]:
    """Give the snapshots in the user's folder, the newest first."""
    return snapshots.list_snapshots(backups_in(folder))


def check(folder: Path, cancelled: Callable[[], bool] = lambda: False) -> tuple[Path, ...]:
    """Read both files through; give those that are damaged, as opening them says from now on."""
    found = []
    for name, schema in (("study.db", STUDY), ("library.db", LIBRARY)):
        path = folder / name
        if path.exists() and not cancelled():
            with closing(Database.open(path, schema, backups_in(folder))) as file:
                found += [path] if file.problems(cancelled) else []
    return tuple(found)


def keep(folder: Path, now: datetime, cancelled: Callable[[], bool] = lambda: False) -> Kept:
    """Take a snapshot if one is due and anything has changed; write the mirror if words have.

    `now` is local time. A mirror that takes seconds to write is written with the snapshots only.
    """
    taken = keep_snapshot(folder, now, cancelled)
    path = backups_in(folder) / MIRROR
    is_quick = not path.exists() or path.stat().st_size < _QUICK_BYTES
    writes = not cancelled() and (is_quick or taken is not None)
    return Kept(taken, writes and keep_mirror(folder))


def keep_snapshot(
    folder: Path, now: datetime, cancelled: Callable[[], bool] = lambda: False
) -> Snapshot | None:
    """Take a snapshot if the last one is an hour old and anything has changed, and thin out."""
    study, listed = folder / "study.db", list_snapshots(folder)
    if not study.exists() or not snapshots.is_due(listed, now):
        return None
    if listed and not snapshots.has_changed(study, listed[0]):
        return None
    taken = snapshots.take_snapshot(study, backups_in(folder), now, cancelled=cancelled)
    if taken is not None:
        snapshots.thin_out(backups_in(folder))
    return taken


def keep_mirror(folder: Path) -> bool:
    """Write the readable mirror of the vocabulary if words have changed; say whether they had."""
    path = backups_in(folder) / MIRROR
    with closing(_study(folder)) as study:
        with study.reading() as read:
            ((stamp,),) = read.rows("SELECT ifnull(max(changed), 0) FROM word")
        if not stamp or stamp_of(_first_line(path)) == stamp:
            return False
        words = load_words(study)
    with explained(path):
        _write_whole(path, write_mirror(words, stamp))
    return True


# -- restoring -----------------------------------------------------------------------------------


def preview(folder: Path, snapshot: Snapshot) -> Preview:
    """Tell what restoring a snapshot would change."""
    with closing(_study(folder)) as study, restoring.prepared(snapshot) as copy:
        return restoring.preview(study, copy)


def restore(
    folder: Path,
    snapshot: Snapshot,
    now: datetime,
    kinds: Collection[Kind] = tuple(Kind),
) -> Restored:
    """Make things what they were, after a snapshot of what they are: restoring that is undoing.

    Windows that are open see it as they see what the command line writes.
    """
    with closing(_study(folder)) as study, restoring.prepared(snapshot) as copy:
        before = snapshots.take_snapshot(
            folder / "study.db", backups_in(folder), now, Occasion.RESTORE
        )
        if before is None:
            raise StorageError("No copy of the present could be made, so nothing was changed.")
        return Restored(before, restoring.restore(study, copy, kinds))


def find_snapshot(listed: Sequence[Snapshot], when: str) -> Snapshot:
    """Give the last snapshot up to a day or a time, or the `latest`; raises StorageError.

    A day is written 2026-11-25, a time 2026-11-25 19:30.
    """
    until = datetime.max if when == "latest" else _until(when)
    for one in listed:
        if one.taken <= until:
            return one
    raise StorageError(
        "There is no copy of your vocabulary yet."
        if not listed
        else f"There is no copy from then; the oldest is of {listed[-1].taken:%Y-%m-%d %H:%M}."
    )


def count_words(snapshot: Snapshot) -> int | None:
    """Count the words in a snapshot; None where it is damaged."""
    return snapshots.count_words(snapshot.path)


# -- a damaged file ------------------------------------------------------------------------------


def recover(
    folder: Path,
    damaged: Path,
    now: datetime,
    choose: Callable[[Damage], Repair],
    snapshot: Snapshot | None = None,
) -> Recovered | None:
    """Do about a damaged file what `choose` says; None where that is to leave all as it is.

    A new file takes the place of the damaged one when it is complete; the damaged one is kept.
    `snapshot` is used instead of the newest one. Nobody may have the file open.
    """
    is_library = damaged.name == "library.db"
    if not is_library and snapshot is None:
        snapshot = snapshots.newest_sound(list_snapshots(folder))
    choice = choose(Damage(damaged, None if is_library else snapshot))
    if choice is Repair.QUIT:
        return None
    if is_library or choice is Repair.NOTHING:
        aside = salvage.move_aside(damaged, now)
        if not is_library:
            _keep_old_mirror(folder, now)
        return Recovered(aside, None, None, is_library)
    new = damaged.with_name(".study.new")
    try:
        # What a power cut has left of an attempt before.
        with explained(new):
            for left in folder.glob(f"{new.name}*"):
                left.unlink()
        found = salvage.rebuild(damaged, snapshot, new)
        aside = salvage.set_aside(damaged, now)
        salvage.put_in_place(new, damaged)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    if snapshot is None:
        found = _with_mirror(folder, found)
    return Recovered(aside, snapshot, found)


def _with_mirror(folder: Path, found: Salvaged) -> Salvaged:
    """Add the words of the mirror, where nothing but it is left."""
    try:
        text = (backups_in(folder) / MIRROR).read_text("utf-8")
        added = import_vocabulary(folder, text).added
    except (OSError, ValueError, StorageError):
        return found
    return replace(found, words=found.words + added)


def _keep_old_mirror(folder: Path, now: datetime) -> None:
    """Leave the mirror of a vocabulary that is gone out of the way of the next one."""
    path = backups_in(folder) / MIRROR
    with suppress(OSError):
        path.rename(path.with_stem(f"{path.stem}-{now:%Y-%m-%d-%H%M%S}"))


def _study(folder: Path) -> Database:
    return Database.open(folder / "study.db", STUDY, backups_in(folder))


def _first_line(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            return file.readline()
    except (OSError, ValueError):
        return ""


def _write_whole(path: Path, parts: Iterator[str]) -> None:
    """Write a file that is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with new.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _until(when: str) -> datetime:
    try:
        day = date.fromisoformat(when)
        return datetime(day.year, day.month, day.day) + timedelta(days=1, microseconds=-1)
    except (ValueError, OverflowError):
        pass
    for form in _DATES:
        with suppress(ValueError):
            return datetime.strptime(when, form)
    raise StorageError(f"“{when}” is no date. Write it as 2026-11-25 or “2026-11-25 19:30”.")


def words_text(count: int) -> str:
    """Say how many words there are."""
    return "1 word" if count == 1 else f"{count:,} words"
