"""Ways in which files come to harm."""

from __future__ import annotations

from pathlib import Path
from random import Random


def overwrite(path: Path, start: int, length: int, seed: int = 1) -> None:
    """Write garbage over some bytes."""
    with path.open("rb+") as file:
        file.seek(start)
        file.write(Random(seed).randbytes(length))


def truncate(path: Path, length: int) -> None:
    """Cut a file off after so many bytes."""
    with path.open("rb+") as file:
        file.truncate(length)
