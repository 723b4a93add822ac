"""What can go wrong when a text is opened."""

from __future__ import annotations


class OpenError(Exception):
    """A text can't be opened; the message is one sentence for the reader, naming the file."""
