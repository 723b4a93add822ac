"""Look for libraries that a bundle needs and that are not there, on this machine."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from install.checking.errors import CheckError
from install.elf import elf_files
from install.linux import OPTIONAL_LIBRARIES

_PLUGINS = (
    "libqoffscreen.so", "libqwayland.so", "libqxcb.so", "libxdg-shell.so", "libqsvgicon.so",
    "libqsvg.so", "libqjpeg.so", "libcupsprintersupport.so",
    "libibusplatforminputcontextplugin.so", "libcomposeplatforminputcontextplugin.so",
)  # fmt: skip
"""Plugins that a bundle has; those for a display are loaded by no check that has none."""


def check_libraries(bundle: Path) -> str:
    """Ask ldd about every library, module and plugin; raises CheckError, and says what was seen."""
    files = elf_files(bundle)
    names = {file.name for file in files}
    if missing := [name for name in _PLUGINS if name not in names]:
        raise CheckError(f"These plugins are not in the bundle: {' '.join(missing)}")
    # As the loader of the bundle sets it.
    environ = {**os.environ, "LD_LIBRARY_PATH": str(bundle / "_internal"), "LC_ALL": "C"}
    done = subprocess.run(
        ["ldd", *map(str, files)], env=environ, capture_output=True, text=True, check=False
    )
    if not done.stdout:
        raise CheckError(f"ldd said nothing: {done.stderr.strip()}")
    found = sorted(set(not_found(done.stdout)))
    grave = [pair for pair in found if pair[1] not in OPTIONAL_LIBRARIES]
    if grave:
        lines = "\n".join(f"{Path(file).relative_to(bundle)} needs {name}" for file, name in grave)
        raise CheckError(f"Libraries are missing:\n{lines}")
    light = "".join(f"; without {name}, which is not on this machine" for _, name in found)
    return f"{len(files)} libraries, modules and plugins{light}"


def not_found(output: str) -> Iterator[tuple[str, str]]:
    """Give the files and the libraries that ldd did not find for them."""
    file = ""
    for line in output.splitlines():
        if not line.startswith(("\t", " ")):
            file = line.rstrip(":")
        elif found := re.match(r"\s+(\S+) => not found", line):
            yield file, found[1]
