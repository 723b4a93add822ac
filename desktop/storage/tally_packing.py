"""Write tallies as bytes: columns of numbers in narrow types, compressed.

20,000 words take some 100 KB, a quarter of which is read to tell how much of a text is known.
"""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

from desktop.language.tally import Numbers, Tally

DAMAGED = (zlib.error, struct.error, ValueError, KeyError, IndexError)
"""What is raised where bytes are no packed tally."""

_LEVEL = 1  # higher ones take three times as long for a tenth of the size
_TYPES = {1: "<u1", 2: "<u2", 4: "<u4"}


def packed_words(tally: Tally) -> bytes:
    """Write two parts, the first with its length: what is asked for often, and the places."""
    steps = np.diff(tally.words, prepend=np.uint32(0))
    counts = _packed(steps, tally.counts, tally.kinds)
    return struct.pack("<I", len(counts)) + counts + _packed(tally.paragraphs, tally.offsets)


def packed_characters(tally: Tally) -> bytes:
    """Write the characters with their counts, and how many tokens are undefined."""
    text = zlib.compress(tally.characters.encode(), _LEVEL)
    head = struct.pack("<II", tally.undefined, len(text))
    return head + text + _packed(tally.character_counts)


def _packed(*columns: NDArray[np.uint32] | NDArray[np.uint8]) -> bytes:
    """Write columns of one length, each in the narrowest type that holds it."""
    parts = [struct.pack("<I", len(columns[0]))]
    for column in columns:
        size = np.min_scalar_type(int(column.max(initial=0))).itemsize
        parts += [struct.pack("<B", size), column.astype(_TYPES[size]).tobytes()]
    return zlib.compress(b"".join(parts), _LEVEL)


def _columns(packed: bytes) -> list[Numbers]:
    body = zlib.decompress(packed)
    (length,) = struct.unpack_from("<I", body)
    at = 4
    found = []
    while at < len(body):
        size = body[at]
        found.append(np.frombuffer(body, _TYPES[size], length, at + 1).astype(np.uint32))
        at += 1 + size * length
    return found


def unpacked_counts(packed: bytes) -> tuple[Numbers, Numbers, NDArray[np.uint8]]:
    """Read the words, their counts and kinds from packed words; raises as `unpacked` does."""
    (size,) = struct.unpack_from("<I", packed)
    steps, counts, kinds = _columns(packed[4 : 4 + size])
    return np.cumsum(steps, dtype=np.uint32), counts, kinds.astype(np.uint8)


def unpacked(words: bytes, characters: bytes) -> Tally:
    """Read a tally from what was packed; raises one of DAMAGED where that is not possible."""
    (size,) = struct.unpack_from("<I", words)
    paragraphs, offsets = _columns(words[4 + size :])
    undefined, length = struct.unpack_from("<II", characters)
    text = zlib.decompress(characters[8 : 8 + length]).decode()
    (counts,) = _columns(characters[8 + length :])
    return Tally(*unpacked_counts(words), paragraphs, offsets, text, counts, undefined)
