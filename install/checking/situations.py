"""Start a frozen program as it may be started: by whom, from where, with which surroundings."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from install.checking.errors import CheckError

NOBODY = 65534
_SECONDS = 40
_ODD_NAME = "我的 程序 #1 100% [x]"


@dataclass(frozen=True, slots=True)
class Done:
    """What a run left."""

    status: int
    out: str
    err: str

    def soundly(self) -> Done:
        """Give the same; raises CheckError where the run failed or complained."""
        if self.status:
            raise CheckError(f"exit status {self.status}: {(self.err or self.out).strip()[-500:]}")
        return self


@dataclass(frozen=True, slots=True)
class Situation:
    """A way to be started: variables that replace all others, and whether there is a stdout."""

    name: str
    environ: Mapping[str, str] = field(default_factory=dict)
    closed: bool = False

    def run(self, program: Path, *arguments: str | Path, folder: Path) -> Done:
        """Run a program to its end, as nobody where root may do that; raises CheckError if it
        hangs.
        """
        command = [str(program), *map(str, arguments)]
        if self.closed:
            command = ["sh", "-c", 'exec "$0" "$@" >&-', *command]
        try:
            done = subprocess.run(
                command,
                env={"PATH": os.defpath, **self.environ},
                cwd=folder,
                user=runner(),
                group=runner(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise CheckError(f"{' '.join(command)} was not done after {_SECONDS} s") from error
        decoded = [text.decode("utf-8", "replace") for text in (done.stdout, done.stderr)]
        return Done(done.returncode, *decoded)


def runner() -> int | None:
    """Give as whom programs are started: root, who may write anywhere, does it as nobody."""
    return NOBODY if os.geteuid() == 0 else None


def own_folder(folder: Path) -> Path:
    """Make a folder that whoever runs the program may write in."""
    folder.mkdir(parents=True)
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    return folder


def read_only_copy(bundle: Path, folder: Path) -> Path:
    """Copy a bundle to a folder with an odd name, in which nothing can be changed; give it."""
    copy = folder / _ODD_NAME / bundle.name
    copy.parent.mkdir(parents=True)
    shutil.copytree(bundle, copy, symlinks=True)
    for path in [copy, *copy.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & 0o555)
    copy.parent.chmod(0o555)
    return copy


def remove(folder: Path) -> None:
    """Remove a folder in which some may not be changed."""
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
    shutil.rmtree(folder)


def contents(folder: Path) -> dict[str, tuple[int, int]]:
    """Give what is in a folder, to be compared: places, sizes and times."""
    found = ((path, path.lstat()) for path in folder.rglob("*"))
    return {str(path): (facts.st_size, facts.st_mtime_ns) for path, facts in found}
