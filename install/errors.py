"""What may go wrong with a package."""

from __future__ import annotations


class PackageError(Exception):
    """There is no going on from here; the message says why."""
