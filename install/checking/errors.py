"""What a check may find."""

from __future__ import annotations


class CheckError(Exception):
    """An install does not do what it should; the message says what and where."""
