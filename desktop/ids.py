"""Ids for what is kept, which are never made twice."""

from __future__ import annotations

import os

_GROUPS = ((0, 4), (4, 6), (6, 8), (8, 10), (10, 16))


def new_id() -> str:
    """Make an id: a random UUID (version 4 in RFC 9562), written as usual."""
    # Python's own uuid loads more than the first page waits for.
    drawn = bytearray(os.urandom(16))
    drawn[6] = drawn[6] & 0x0F | 0x40
    drawn[8] = drawn[8] & 0x3F | 0x80
    return "-".join([drawn[start:end].hex() for start, end in _GROUPS])
