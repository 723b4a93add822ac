"""What the tests of the command line share: a data folder with a dictionary, and a way to run."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from desktop.__main__ import main
from desktop.language.language import Language
from desktop.settings import Settings
from dictionaries.index import Index


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run left: its exit status, and what it wrote."""

    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def data(tmp_path: Path, index_path: Path) -> Path:
    """A user's folder, whose dictionary is ready."""
    folder = tmp_path / "data"
    (folder / "dictionaries").mkdir(parents=True)
    try:
        os.link(index_path, folder / "dictionaries" / index_path.name)
    except OSError:
        shutil.copy(index_path, folder / "dictionaries")
    return folder


@pytest.fixture
def duben(
    data: Path,
    language: Language,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Run the program in this process; what goes out is checked to be UTF-8.

    The word list, half a second's work, is loaded once; test_process.py does without that.
    """

    def loaded(index: Index, hsk3: str) -> Language:
        return language if hsk3 == Settings().hsk3 else Language(index, hsk3)

    monkeypatch.setattr("desktop.cli.commands.Language", loaded)

    def run(*arguments: str | Path, given: bytes = b"") -> Outcome:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
        try:
            status = main(["--data-dir", str(data), *map(str, arguments)])
        except SystemExit as ended:
            status = cast(int, ended.code)
        out, err = capfdbinary.readouterr()
        return Outcome(status, out.decode("utf-8"), err.decode("utf-8"))

    return run
