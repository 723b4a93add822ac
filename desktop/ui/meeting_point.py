"""Where the windows on one folder of data meet; what they say to each other is in handover.py."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from PySide6.QtCore import QDir


def meeting_point(folder: Path) -> str:
    """Name the meeting point of all windows on one folder of data."""
    return (
        "duben-" + hashlib.sha256(str(folder.resolve()).encode("utf-8", "replace")).hexdigest()[:24]
    )


def is_free(folder: Path) -> bool:
    """Say whether there is surely no window on a folder of data, without asking it."""
    if sys.platform == "win32":
        # There it is no file.
        return False
    return not Path(QDir.tempPath(), meeting_point(folder)).exists()
