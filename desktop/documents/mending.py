"""Decode what has two bytes a character and may be damaged.

One byte lost or changed, and a plain decoder takes the second half of each character with the
first half of the next, to the end of the line. So a line that does not decode is cut into
characters anew: by the likeliest way through its bytes, on which a byte may also be damaged.
"""

from __future__ import annotations

import codecs
import math
import re
from contextlib import suppress
from functools import cache
from typing import Protocol

from desktop.documents.errors import DAMAGED
from desktop.documents.euc_tw import IncrementalDecoder as EucTwDecoder
from desktop.documents.likelihood import DAMAGE, bits_by_character
from desktop.documents.wide import WIDE, WideDecoder

MENDED = ("gb18030", "gbk", "gb2312", "cp950", "big5", "big5hkscs", "euc_tw")
"""The codecs whose damaged texts are mended."""

PIECE = 4096
"""How many bytes of a line are decoded together, at most."""

_MOST = 512 * 1024  # bytes of one text that are mended, some 3 microseconds each
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


class Incremental(Protocol):
    """Decodes bytes that come in parts."""

    def decode(self, data: bytes, final: bool, /) -> str:
        """Give the text that is certain; all of it where this is the `final` part."""
        ...


class MendingDecoder:
    """Decodes a text that comes in parts; what comes out does not depend on how it was cut."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._held = b""
        self._left = _MOST

    def decode(self, data: bytes, final: bool) -> str:
        """Give the text of the lines that are whole, and of the last one all but 4 KB."""
        data = self._held + data
        cut = len(data) if final else data.rfind(b"\n") + 1
        text = self._lines(data[:cut])
        self._held = data[cut:]
        while len(self._held) > PIECE:
            part, self._held = self._piece(self._held)
            text += part
        return text

    def _lines(self, data: bytes) -> str:
        clean = _strict(data, self._encoding)
        if clean is not None:
            return clean
        parts: list[str] = []
        for line in _LINE.findall(data):
            rest = line
            while len(rest) > PIECE:
                part, rest = self._piece(rest)
                parts.append(part)
            whole = _strict(rest, self._encoding)
            parts.append(self._mended(rest)[0] if whole is None else whole)
        return "".join(parts)

    def _piece(self, data: bytes) -> tuple[str, bytes]:
        """Decode the beginning of a line that goes on; give the rest too."""
        piece = data[:PIECE]
        # A character may lie across the end, and be as long as four bytes.
        for length in range(PIECE, PIECE - 4, -1):
            text = _strict(piece[:length], self._encoding)
            if text is not None:
                return text, data[length:]
        text, length = self._mended(piece, goes_on=True)
        return text, data[length:]

    def _mended(self, data: bytes, *, goes_on: bool = False) -> tuple[str, int]:
        if len(data) <= self._left:
            self._left -= len(data)
            return mend(data, self._encoding, goes_on=goes_on)
        decoder = incremental_decoder(self._encoding)
        text = decoder.decode(data, not goes_on)
        held = decoder.getstate()[0] if goes_on else b""
        return text, len(data) - len(held)


def incremental_decoder(encoding: str) -> codecs.IncrementalDecoder:
    """Give a decoder that replaces what is damaged by U+FFFD and mends nothing."""
    if encoding == "euc_tw":
        return EucTwDecoder("replace")
    return codecs.getincrementaldecoder(encoding)("replace")


def decoder_of(encoding: str) -> Incremental:
    """Give a decoder that mends damage where it can and else replaces it by U+FFFD."""
    if encoding in WIDE:
        return WideDecoder(encoding)
    return MendingDecoder(encoding) if encoding in MENDED else incremental_decoder(encoding)


def mend(data: bytes, encoding: str, *, goes_on: bool = False) -> tuple[str, int]:
    """Decode damaged bytes in the likeliest way; give the text, and how many bytes it took.

    All of them, but for the beginning of a character at the end where the text `goes_on`. Each
    damaged byte becomes U+FFFD.
    """
    by_character, units = bits_by_character(), _units(encoding)
    size = len(data)
    least = [0.0] + [math.inf] * (size + 4)
    length_to = [0] * (size + 5)

    def reach(end: int, length: int, cost: float) -> None:
        if cost < least[end]:
            least[end], length_to[end] = cost, length

    for at, byte in enumerate(data):
        cost = least[at]
        if byte < 0x80:
            reach(at + 1, 1, cost + by_character[chr(byte)])
            continue
        reach(at + 1, 1, cost + DAMAGE)
        length = _length(encoding, byte, data[at + 1 : at + 2])
        if at + length <= size and (character := units[data[at : at + length]]):
            reach(at + length, length, cost + by_character[character])
    end = size
    if goes_on:
        begun = [at for at in range(max(0, size - 3), size) if data[at] >= 0x80]
        end = min((size, *begun), key=lambda at: least[at] + (DAMAGE / 2 if at < size else 0))
    return _along(data, length_to, end, units), end


def _length(encoding: str, first: int, second: bytes) -> int:
    if encoding == "euc_tw":
        return 4 if first == 0x8E else 2
    return 4 if encoding == "gb18030" and second.isdigit() else 2


def _along(data: bytes, length_to: list[int], end: int, units: _Units) -> str:
    parts: list[str] = []
    at = end
    while at:
        length = length_to[at]
        unit = data[at - length : at]
        parts.append((units[unit] if length > 1 else _single(unit)) or DAMAGED)
        at -= length
    return "".join(reversed(parts))


def _single(unit: bytes) -> str:
    return unit.decode("ascii") if unit < b"\x80" else ""


class _Units(dict[bytes, str]):
    """One character by its bytes, empty where these are none."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def __missing__(self, unit: bytes) -> str:
        decoder = incremental_decoder(self._encoding)
        text = decoder.decode(unit, final=True)
        found = text if len(text) == 1 and text != DAMAGED else ""
        self[unit] = found
        return found


@cache
def _units(encoding: str) -> _Units:
    return _Units(encoding)


def _strict(data: bytes, encoding: str) -> str | None:
    """Decode what is not damaged; in GB18030, private characters are a sign of damage."""
    try:
        if encoding == "euc_tw":
            return EucTwDecoder().decode(data, final=True)
        if encoding != "gb18030":
            return data.decode(encoding)
    except UnicodeDecodeError:
        return None
    # GBK has the same characters but for private and rare ones, and decoding it tells.
    for codec in ("gbk", "gb18030"):
        with suppress(UnicodeDecodeError):
            text = data.decode(codec)
            return text if codec == "gbk" or not _PRIVATE.search(text) else None
    return None
