"""Where Duben keeps what is the user's, and what a frozen bundle brings along."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Paths:
    """The user's data folder (study.db and library.db lie right in it) and the places inside it.

    None of them need exist yet.
    """

    data: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data / "settings.json"

    @property
    def dictionaries(self) -> Path:
        """The folder of the dictionary index, which can be deleted at any time."""
        return self.data / "dictionaries"

    @property
    def backups(self) -> Path:
        """The folder of copies made before the user's data is migrated."""
        return self.data / "backups"

    @property
    def log(self) -> Path:
        """The file in which mishaps are written down."""
        return self.data / "duben.log"


def find_paths(data_dir: Path | None, environ: Mapping[str, str]) -> Paths:
    """Find the user's data folder: the one named, else DUBEN_DATA_DIR's, else the system's place.

    `environ` is asked for DUBEN_DATA_DIR alone. The folder is absolute, so that it stays the same
    one when the current folder changes. Raises RuntimeError where nobody knows the user's home.
    """
    named = environ.get("DUBEN_DATA_DIR", "")
    if data_dir is not None:
        return Paths(data_dir.expanduser().absolute())
    if named:
        return Paths(Path(named).expanduser().absolute())
    return Paths(_system_place())


def bundled_dictionary() -> Path | None:
    """Find the finished dictionary index of a frozen bundle; None in a checkout."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(getattr(sys, "_MEIPASS", "")) / "resources" / "dictionaries"
    # The newest date, for the names begin alike: cedict-2026-05-20-s1.db.
    return max(folder.glob("cedict-*.db"), default=None)


def bundled_licences() -> Path | None:
    """Find the text that names the licences of all that a frozen bundle contains; None in a
    checkout. It is plain UTF-8; the texts themselves are in the folders beside it.
    """
    if not getattr(sys, "frozen", False):
        return None
    return Path(getattr(sys, "_MEIPASS", "")) / "licences" / "index.txt"


def _system_place() -> Path:
    # Its import takes longer than all the rest of this module, and --data-dir does without.
    from platformdirs import user_data_path

    return user_data_path("Duben", appauthor=False, roaming=True)
