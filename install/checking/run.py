"""Check the install that was made: every part, with what was seen and how long it took."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from install.checking.alike import check_alike
from install.checking.debian import check_descriptions, check_install
from install.checking.errors import CheckError
from install.checking.libraries import check_libraries
from install.checking.pictures import check_picture, read_picture
from install.checking.samples import write_samples
from install.checking.screen import screen
from install.checking.situations import (
    Situation,
    contents,
    own_folder,
    read_only_copy,
    remove,
)
from install.checking.window import check_window
from install.errors import PackageError
from install.identity import COMMAND, VERSION
from install.layout import Layout
from install.linux import archive_path, deb_path
from install.tools import CHECKING, need, provide, say

_PARTS = {
    "Duben", "packages", "data folder", "vocabulary", "dictionary", "index", "segmentation",
    "look-up", "readings", "conversion", "saving",
}  # fmt: skip
"""What the self-check of a sound install finds."""
_AT_ONCE = 2
_NEEDED = {name: CHECKING[name] for name in ("ldd",)}


@dataclass(frozen=True, slots=True)
class _Place:
    """The read-only copy's program, a folder for what is written, the article to be opened."""

    program: Path
    folder: Path
    article: Path


def check_all(layout: Layout) -> int:
    """Check everything; give the exit status, 1 where something is not as it should be."""
    if not layout.program.is_file():
        raise PackageError("There is nothing to check: make it with  python3 go.py package")
    need(_NEEDED)
    missing = provide(CHECKING)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(tempfile.mkdtemp(prefix="duben-check-"))
    # Whoever runs the program must get there.
    folder.chmod(0o755)
    try:
        copy = read_only_copy(layout.bundle, folder)
        place = _Place(copy / COMMAND, folder, _article(folder))
        before = contents(copy)
        checks: list[tuple[str, Callable[[], str]]] = [
            # The longest first: two run at a time.
            ("as the checkout", lambda: check_alike(layout, place.program, folder)),
            ("libraries", lambda: check_libraries(layout.bundle)),
            *(
                (one.name, lambda one=one: _check_situation(place, one))
                for one in _situations(folder)
            ),
            ("no place for data", lambda: _check_refusals(place)),
            ("window", lambda: _check_window(place, missing)),
            ("archive", lambda: _check_archive(layout, folder)),
        ]
        if deb_path(layout).is_file():
            checks += [
                ("descriptions", lambda: check_descriptions(layout, folder, missing)),
                ("Debian package", lambda: check_install(layout, folder)),
            ]
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            sound = list(pool.map(lambda each: _passed(*each), checks))
        sound.append(_passed("read-only copy", lambda: _check_unchanged(copy, before)))
        return 0 if all(sound) else 1
    finally:
        remove(folder)


def _passed(name: str, check: Callable[[], str]) -> bool:
    started = time.monotonic()
    try:
        text, sound = check(), True
    except CheckError as error:
        text, sound = str(error), False
    say(f"{'ok' if sound else 'FAILED':<6} {time.monotonic() - started:5.1f} s  {name:<22} {text}")
    return sound


def _article(folder: Path) -> Path:
    texts = folder / "article"
    texts.mkdir()
    return next(file for file in write_samples(texts) if file.name == "page.html")


def _situations(folder: Path) -> list[Situation]:
    """List the ways to start: other people's homes, none at all, the C locale, no stdout."""
    other = folder / "other home"
    other.mkdir(mode=0o755)
    return [
        Situation("another user's home", {"HOME": str(other), "LANG": "C.UTF-8"}),
        Situation("no home, C locale", {"LC_ALL": "C"}),
        Situation("stdout closed", {"HOME": str(folder), "LC_ALL": "POSIX"}, closed=True),
    ]


def _check_situation(place: _Place, situation: Situation) -> str:
    """Run the self-check and paint the window; the files that both write are what counts."""
    own = own_folder(place.folder / situation.name)
    data, report, picture = own / "data", own / "report.json", own / "picture.png"
    common = ("--data-dir", data)
    situation.run(place.program, *common, "check", "--report", report, folder=own).soundly()
    _check_report(report)
    try:
        paint = (place.article, "--screenshot", picture)
        situation.run(place.program, *common, *paint, folder=own).soundly()
    except CheckError as error:
        raise CheckError(f"{error}{_mishaps(data)}") from error
    return check_picture(read_picture(picture)) + _mishaps(data)


def _mishaps(data: Path) -> str:
    """Give the end of what the program noted where it failed unexpectedly: it waits for a click."""
    log = data / "duben.log"
    return f"\n{log.read_text(encoding='utf-8')[-800:]}" if log.exists() else ""


def _check_report(file: Path) -> None:
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        # Aborted, a program may leave no report and, on its way through a shell, status 0.
        raise CheckError(f"The self-check left no report: {error}") from error
    texts = {one["part"]: one["text"] for one in report["findings"]}
    if not report["sound"] or texts.keys() != _PARTS:
        raise CheckError(f"The self-check says: {report}")
    if not texts["segmentation"].endswith("by rjieba") or VERSION not in texts["Duben"]:
        raise CheckError(f"The self-check says: {texts['segmentation']}, {texts['Duben']}")


def _check_refusals(place: _Place) -> str:
    """Start it where the user's data has no place: that is said in one line."""
    home = place.folder / "nobody's home"
    home.mkdir(mode=0o555)
    for environ in ({"HOME": str(home)}, {}):
        for arguments in (("vocabulary", "export"), ("--screenshot", str(place.folder / "no.png"))):
            done = Situation("", environ).run(place.program, *arguments, folder=home)
            lines = done.err.strip().splitlines()
            # Before it, Qt has something to say about the C locale.
            if done.status != 1 or not lines[-1:] or not lines[-1].startswith("duben: "):
                raise CheckError(f"{arguments} with {environ}: {done}")
    return "one clear line"


def _check_window(place: _Place, missing: set[str]) -> str:
    if "Xvfb" in missing:
        return "not looked at: there is no Xvfb here"
    own = own_folder(place.folder / "window")
    with screen() as shown:
        return check_window(place.program, place.article, own, shown, keys="xdotool" not in missing)


def _check_unchanged(copy: Path, before: dict[str, tuple[int, int]]) -> str:
    if contents(copy) != before:
        raise CheckError("Something was written into the folder of the program")
    return f"{len(before):,} files and folders as they were"


def _check_archive(layout: Layout, folder: Path) -> str:
    """Unpack the archive and run what is in it."""
    (folder / "archive").mkdir()
    command = ["tar", "--extract", f"--file={archive_path(layout)}", "--directory=archive"]
    if subprocess.run(command, cwd=folder, check=False).returncode:
        raise CheckError("The archive can't be unpacked")
    (unpacked,) = (folder / "archive").iterdir()
    own = own_folder(folder / "archive data")
    situation = Situation("", {"HOME": str(own), "LANG": "C.UTF-8"})
    done = situation.run(unpacked / COMMAND, "--data-dir", own / "data", "check", folder=own)
    done.soundly()
    return f"{unpacked.name}, unpacked and run"
