"""Freeze Duben: make what build.spec needs, then run PyInstaller with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from install.bytecode import make_bytecode
from install.dictionary import make_dictionary
from install.errors import PackageError
from install.icons import make_icons
from install.layout import Layout
from install.qt_support import make_qt_support
from install.tools import say

_LAST_LINES = 20


def freeze(layout: Layout, dictionary: str | None) -> None:
    """Make the bundle in dist/ anew; raises PackageError."""
    layout.build.mkdir(exist_ok=True)
    # What is there from before must not pass for what is made now.
    shutil.rmtree(layout.dist, ignore_errors=True)
    make_icons(layout.icons)
    make_qt_support(layout.qt_support)
    make_bytecode(layout.root, layout.bytecode)
    index, date = make_dictionary(dictionary, layout.dictionary)
    say(f"Dictionary: CC-CEDICT of {date}, {index.stat().st_size / 1e6:.1f} MB")
    run_pyinstaller(layout.root / "build.spec", layout)


def run_pyinstaller(spec: Path, layout: Layout) -> None:
    """Run PyInstaller on a spec file; what it says goes into a file in build/."""
    started = time.monotonic()
    log = layout.build / f"{spec.stem}.log"
    command = [
        sys.executable, "-m", "PyInstaller", str(spec), "--noconfirm", "--log-level=INFO",
        f"--distpath={layout.dist}", f"--workpath={layout.build / 'pyinstaller'}",
    ]  # fmt: skip
    # The time in the loader's files is that of this, so that the same source makes the same.
    environ = {"PYTHONHASHSEED": "1", **os.environ}
    with log.open("wb") as file:
        done = subprocess.run(
            command, cwd=layout.root, env=environ, stdout=file, stderr=file, check=False
        )
    if done.returncode:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        raise PackageError("\n".join([*lines[-_LAST_LINES:], f"Freezing failed; see {log}."]))
    say(f"Frozen in {time.monotonic() - started:.0f} s")
