"""Take everything to another machine: for the command line, and for the window's background."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from desktop import safekeeping
from desktop.storage import moving
from desktop.storage.database import Database
from desktop.storage.moving import Merged
from desktop.storage.schema import LIBRARY, STUDY

__all__ = ["Merged", "is_archive", "pack", "unpack"]


def is_archive(path: Path) -> bool:
    """Say whether a file may be one that `pack` has written."""
    return zipfile.is_zipfile(path)


def pack(
    folder: Path,
    path: Path,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write all that is the user's in a folder to one file; raises StorageError, and Cancelled."""
    with closing(_study(folder)) as study, closing(_library(folder)) as library:
        moving.write_archive(study, library, path, progress, cancelled)


def unpack(
    folder: Path,
    path: Path,
    now: datetime,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Merged:
    """Merge such a file into what is in a folder, of which a copy is taken before.

    Raises StorageError, and Cancelled.
    """
    with closing(_study(folder)) as study, closing(_library(folder)) as library:
        safekeeping.keep_snapshot(folder, now, cancelled)
        return moving.merge_archive(study, library, path, progress, cancelled)


def _study(folder: Path) -> Database:
    return Database.open(folder / "study.db", STUDY, folder / "backups")


def _library(folder: Path) -> Database:
    return Database.open(folder / "library.db", LIBRARY, folder / "backups")
