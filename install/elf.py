"""Ask a Linux library or program what it needs of the system."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)\b")
_MAGIC = b"\x7fELF"


@dataclass(frozen=True, slots=True)
class Needs:
    """The libraries that a file is itself linked with, and the newest glibc that it asks for."""

    libraries: tuple[str, ...]
    glibc: tuple[int, int]


def elf_files(folder: Path) -> list[Path]:
    """List the libraries and programs of Linux in a folder and below, without links."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(filter(_is_elf, files))


def _is_elf(file: Path) -> bool:
    with file.open("rb") as data:
        return data.read(len(_MAGIC)) == _MAGIC


def needs_of(file: Path | str) -> Needs:
    """Read the needs of a file; it has none where it is no library or program."""
    command = ["objdump", "--private-headers", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return parse_needs(done.stdout)


def parse_needs(text: str) -> Needs:
    """Understand what objdump says of a file's headers."""
    versions = [(int(major), int(minor)) for major, minor in _GLIBC.findall(text)]
    return Needs(tuple(_NEEDED.findall(text)), max(versions, default=(0, 0)))
