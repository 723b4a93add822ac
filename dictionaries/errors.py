"""What can go wrong with a dictionary."""

from __future__ import annotations


class DictionaryError(Exception):
    """A dictionary can't be read or its index can't be made; the message is for the user."""


class Cancelled(Exception):  # noqa: N818 (not an error: somebody asked for it)
    """The work was given up because the caller asked for it; nothing is left behind."""
