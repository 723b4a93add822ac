"""What can go wrong when a text is opened."""

from __future__ import annotations

NAMELESS = "The input"
"""What messages call a text that has no name."""

BYTE_ORDER_MARK = "\ufeff"
DAMAGED = "\ufffd"
"""What stands for bytes that an encoding does not have."""


class OpenError(Exception):
    """A text can't be opened; the message is one sentence for the reader, naming the file."""
