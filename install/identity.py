"""What Duben is called, in every system's way, and which version this is."""

from __future__ import annotations

from importlib.metadata import metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent

NAME = "Duben"
HANZI = "读本"
COMMAND = "duben"
"""The distribution, the command and the desktop entry."""
WINDOW_COMMAND = "duben-window"
"""On Windows the program that opens no console; pyproject.toml has a script of the same name."""
IDENTIFIER = "org.duben.duben"
"""The macOS bundle and the AppStream component."""
WINDOWS_ID = "{6E0C4F3A-4B52-4D0B-9C1E-6B7A5B3C0D18}"
"""By which Windows knows that a newer Duben replaces an older one; never to be changed."""
PUBLISHER = "The Duben authors"
LICENCE = "MIT"
COPYRIGHT = f"Copyright (c) 2026 {PUBLISHER}"

_PROJECT = metadata(COMMAND)
VERSION = _PROJECT["Version"]
SUMMARY = _PROJECT["Summary"]


def version_numbers() -> tuple[int, int, int, int]:
    """Give the version as Windows wants it: four numbers."""
    numbers = [int(part) for part in VERSION.split(".") if part.isdecimal()][:4]
    first, second, third, fourth = numbers + [0] * (4 - len(numbers))
    return first, second, third, fourth
