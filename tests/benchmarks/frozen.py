"""Size and start of the frozen program, beside the plainest window frozen by the same rules.

Needs what `python3 go.py package` has made, and Xvfb: a start is measured by what its screen shows,
the same way for every program, so none of them has to say when it is there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

from install.checking.screen import Screen, screen
from install.errors import PackageError
from install.freeze import run_pyinstaller
from install.identity import ROOT
from install.layout import Layout
from install.sizes import DATA, part_sizes
from tests.benchmarks.table import Row
from tests.benchmarks.texts import text_of

_RUNS = 11
_PATIENCE = 30.0
_POLL = 0.0005
_FIRST_LINE, _LINES = 300, 8
"""Lines of pixels across the window, away from the pointer in the middle of the screen."""


def frozen_rows() -> list[Row]:
    """Give the rows; none where there is nothing to measure, and then say so."""
    layout = Layout(ROOT)
    if not sys.platform.startswith("linux") or not layout.program.is_file():
        print("The frozen program: not measured, there is none; python3 go.py package makes it.")
        return []
    print("Measuring the frozen program (a bare window is frozen beside it)…")
    bare = Layout(layout.build / "bare")
    bare.build.mkdir(parents=True, exist_ok=True)
    try:
        run_pyinstaller(Path(__file__).with_name("bare.spec"), bare)
    except PackageError as error:
        print(f"The frozen program: not measured. {error}")
        return []
    folder = bare.dist / "bare"
    return [*_size_rows(layout, folder), *_start_rows(layout, folder)]


def _size_rows(layout: Layout, bare: Path) -> list[Row]:
    sizes = part_sizes(layout.bundle)
    data = sum(sizes[part] for part in DATA)
    trimmed, plain = part_sizes(bare).total(), part_sizes(bare.with_name("plain")).total()
    return [
        Row("frozen: size", sizes.total() / 1e6, None, " MB"),
        Row("frozen: of that data (dictionary, font, tables)", data / 1e6, None, " MB"),
        Row("frozen: of that numpy, with OpenBLAS", sizes["numpy"] / 1e6, None, " MB"),
        Row("bare window as PyInstaller freezes it: size", plain / 1e6, None, " MB"),
        Row("bare window frozen by Duben's rules: size", trimmed / 1e6, None, " MB"),
        Row("frozen: size to the first and the data", sizes.total() / (plain + data), 1.35),
        Row("frozen: size to the second and the data", sizes.total() / (trimmed + data), None),
    ]


def _start_rows(layout: Layout, bare: Path) -> list[Row]:
    if shutil.which("Xvfb") is None:
        print("Starts of the frozen program: not measured, there is no Xvfb here.")
        return []
    with tempfile.TemporaryDirectory() as name, screen() as shown:
        article = Path(name) / "article.txt"
        article.write_text(text_of(3_000), encoding="utf-8")
        data = Path(name) / "data"
        (data / "dictionaries").mkdir(parents=True)
        for index in layout.dictionary.glob("*.db"):
            shutil.copy(index, data / "dictionaries")
        arguments = ["--data-dir", str(data), str(article)]
        commands = {
            "bare": [str(bare / "bare"), str(article)],
            "frozen": [str(layout.program), *arguments],
            "checkout": [sys.executable, "-P", "-m", "desktop", *arguments],
        }
        environ = {"PATH": os.defpath, "HOME": name, "LANG": "C.UTF-8", "DISPLAY": shown.display}
        found: dict[str, list[float]] = {what: [] for what in commands}
        for number in range(_RUNS + 1):
            for what, command in commands.items():
                seconds = first_frame(shown, command, environ)
                if number > 0:
                    # The first run has it all read from the disk.
                    found[what].append(seconds)
    bare_start, frozen, checkout = (median(found[what]) for what in ("bare", "frozen", "checkout"))
    return [
        Row("frozen: start to first frame", frozen * 1000, None, " ms"),
        Row("frozen: start of the bare window", bare_start * 1000, None, " ms"),
        Row("frozen: start to the bare window's", frozen / bare_start, 1.5),
        Row("frozen: start to that of python -m desktop", frozen / checkout, 1.2),
    ]


def first_frame(shown: Screen, command: list[str], environ: Mapping[str, str]) -> float:
    """Start a program; give the seconds until its window is on the screen, and end it."""
    start = shown.start + _FIRST_LINE * shown.line
    part = slice(start, start + _LINES * shown.line)
    _wait(lambda: not any(shown.memory[part]))
    began = time.perf_counter()
    with subprocess.Popen(
        command, env=environ, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            black = bytes(_LINES * shown.line)
            _wait(lambda: shown.memory[part] != black)
            return time.perf_counter() - began
        finally:
            process.kill()


def _wait(ready: Callable[[], bool]) -> None:
    end = time.perf_counter() + _PATIENCE
    while not ready():
        if time.perf_counter() > end:
            raise TimeoutError("The screen does not show what was waited for.")
        time.sleep(_POLL)


if __name__ == "__main__":
    for row in frozen_rows():
        print(row.line())
