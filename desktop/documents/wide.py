"""Decode UTF-16 that may have lost bytes: after each, all that follows would be nonsense."""

from __future__ import annotations

import codecs
import re
from functools import cache

from desktop.documents.errors import DAMAGED
from desktop.documents.likelihood import DAMAGE, bits_by_character

WIDE = ("utf-16-le", "utf-16-be")

_PIECE = 4096  # bytes that are decoded together
_MOST = 512 * 1024  # bytes of one text that are mended, about a microsecond each
_FEW = 2
_RARE = 18.0  # bits
_SURROGATE = 10.0  # bits of either half of a character outside the basic plane


@cache
def _unusual() -> re.Pattern[str]:
    """Match what comes out where a character's second byte is taken with the next one's first.

    Half of it lies far from what Chinese texts are written in; of ASCII it makes certain hanzi.
    """
    by_character = bits_by_character()
    from_ascii = (chr(256 * code) for code in range(0x20, 0x7F))
    rare = "".join(one for one in from_ascii if by_character[one] > _RARE)
    return re.compile(
        f"[{rare}\0\u0400-\u1fff\u2e80-\u2fdf\u3400-\u4dff\ua000-\uf8ff\ufb50-\ufdff\ufffd]"
    )


class WideDecoder:
    """Decodes a text that comes in parts; what comes out does not depend on how it was cut."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._held = b""
        self._left = _MOST

    def decode(self, data: bytes, final: bool) -> str:
        """Give the text but for the last 4 KB, or all of it."""
        data = self._held + data
        parts: list[str] = []
        at = 0
        while len(data) - at > _PIECE:
            text, length = self._piece(data[at : at + _PIECE], goes_on=True)
            parts.append(text)
            at += length
        self._held = data[at:]
        if final:
            parts.append(self._piece(self._held, goes_on=False)[0])
            self._held = b""
        return "".join(parts)

    def _piece(self, data: bytes, *, goes_on: bool) -> tuple[str, int]:
        """Decode a piece; give how many bytes it took, too."""
        decoder = codecs.getincrementaldecoder(self._encoding)("replace")
        text = decoder.decode(data, not goes_on)
        if len(_unusual().findall(text)) <= _FEW or self._left < len(data):
            return text, len(data) - len(decoder.getstate()[0])
        self._left -= len(data)
        return mend_wide(data, self._encoding, goes_on=goes_on)


def mend_wide(data: bytes, encoding: str, *, goes_on: bool = False) -> tuple[str, int]:
    """Decode UTF-16 in the likeliest way; give the text, and how many bytes it took.

    It may skip any byte, each of which becomes U+FFFD. Where the text `goes_on` it may leave the
    beginning of a character.
    """
    costs = _costs(data, encoding)
    least = [0.0, DAMAGE]
    for at in range(2, len(data) + 1):
        least.append(min(least[at - 2] + costs[at - 2], least[at - 1] + DAMAGE))
    end = len(data)
    if goes_on and least[end - 1] + DAMAGE / 2 < least[end]:
        end -= 1
    # A character outside the basic plane may lie across the end.
    low = 0 if encoding == "utf-16-be" else 1
    if goes_on and end > 2 and 0xD8 <= data[end - 2 + low] <= 0xDB:
        end -= 2
    parts: list[str] = []
    at = run_end = end
    while at:
        if at >= 2 and least[at] == least[at - 2] + costs[at - 2]:
            at -= 2
            continue
        parts += (data[at:run_end].decode(encoding, "replace"), DAMAGED)
        at -= 1
        run_end = at
    parts.append(data[:run_end].decode(encoding, "replace"))
    return "".join(reversed(parts)), end


def _costs(data: bytes, encoding: str) -> list[float]:
    """Give the bits of the two bytes from each place on."""
    by_character = bits_by_character()
    high, low = (data, data[1:]) if encoding == "utf-16-be" else (data[1:], data)
    return [
        _SURROGATE if 0xD8 <= one <= 0xDF else by_character[chr(256 * one + other)]
        for one, other in zip(high, low, strict=False)
    ]
