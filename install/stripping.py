"""Take the tables for debuggers out of libraries, on Linux, where their makers left them in."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from install.orphans import Item

_FULL = re.compile(
    r"(^|/)libpython3[^/]*$|/lib-dynload/"
    r"|(^|/)(charset_normalizer|numpy|pypdfium2_raw|rjieba|zstandard)/(.*/)?[^/]*\.so"
)
"""The interpreter as people build it themselves (16 of 23 MB), zstandard (11 of 12 MB), and others.

Those of Qt stay as they were published, and what wheels bring in folders like numpy.libs would not
load any more.
"""


def stripped(items: Iterable[Item], folder: Path) -> list[Item]:
    """Replace what is full of such tables by copies without, made in a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return [_stripped(item, folder) for item in items]


def _stripped(item: Item, folder: Path) -> Item:
    place, source, kind = item
    if kind == "SYMLINK" or not _FULL.search(place):
        return item
    copy = folder / place
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, copy)
    copy.chmod(0o755)
    subprocess.run(["strip", "--strip-unneeded", str(copy)], check=True)
    return place, str(copy), kind
