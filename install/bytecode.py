"""Turn Python files into bytecode that is read as it stands: without times, sources and paths."""

from __future__ import annotations

import compileall
import shutil
from collections.abc import Iterable
from pathlib import Path
from py_compile import PycInvalidationMode

from install.errors import PackageError

PACKAGES = ("desktop", "dictionaries")
"""Ours, which are read from files."""


def make_bytecode(root: Path, folder: Path) -> None:
    """Write our packages as bytecode to a folder, made anew; raises PackageError.

    Their docstrings stay: where a dataclass has none it writes one at each start, which takes as
    long as all else about it.
    """
    shutil.rmtree(folder, ignore_errors=True)
    for package in PACKAGES:
        shutil.copytree(
            root / package, folder / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    replace_sources(folder, optimize=1)


def replace_sources(folder: Path, optimize: int) -> None:
    """Put bytecode in the place of all Python files in a folder; raises PackageError."""
    done = compileall.compile_dir(
        folder,
        quiet=2,
        force=True,
        legacy=True,
        stripdir=str(folder),
        optimize=optimize,
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
    )
    if not done:
        raise PackageError(f"Something in {folder} is no Python that can be compiled.")
    for source in folder.rglob("*.py*"):
        if source.suffix in {".py", ".pyi"}:
            source.unlink()


def others(items: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Leave out what PyInstaller itself made of our packages."""
    return [item for item in items if Path(item[0]).parts[0] not in PACKAGES]
