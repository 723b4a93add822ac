"""What can go wrong with the user's files."""

from __future__ import annotations

from pathlib import Path


class StorageError(Exception):
    """A database can't be read or written; nothing was changed, and the message is for the user."""


class Moved(StorageError):  # noqa: N818 (not a fault: others have changed the same rows)
    """What was to be taken back has been changed again meanwhile."""


class Damaged(StorageError):  # noqa: N818 (said of a file, as the reader does)
    """The file at `path` is no sound database any more; it is left as it is."""

    def __init__(self, message: str, path: Path) -> None:
        super().__init__(message)
        self.path = path
