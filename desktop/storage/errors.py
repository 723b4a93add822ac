"""What can go wrong with the user's files."""

from __future__ import annotations


class StorageError(Exception):
    """A database can't be read or written; nothing was changed, and the message is for the user."""


class Moved(StorageError):  # noqa: N818 (not a fault: others have changed the same rows)
    """What was to be taken back has been changed again meanwhile."""
