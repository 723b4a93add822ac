"""The text behind a PDF's glyphs, put right.

Qt tells for each glyph the first code point that has it. Where a font draws a radical and a
character alike (⾏ and 行, ⼀ and 一), that is the radical, and nobody finds the character.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from PySide6.QtGui import QFont, QRawFont

_RADICALS = range(0x2E80, 0x2FE0)
_SPACES = (*range(1, 0x20), 0xA0)
_MAP = re.compile(rb"beginbfrange\n(.*?)endbfrange", re.DOTALL)
_LIST = re.compile(rb"\[[^\]]*\]")
_CODE = re.compile(rb"<([0-9A-F]{4})>")


def mend_text(pdf: bytes, shown: Collection[str], fonts: Iterable[QFont]) -> bytes:
    """Name the characters that were drawn; a file that is written in another way is not changed.

    `shown` are the characters that the fonts have drawn.
    """
    meant = _twins(shown, fonts)

    def right(code: re.Match[bytes]) -> bytes:
        return b"<%04X>" % meant.get(int(code[1], 16), int(code[1], 16))

    def listed(codes: re.Match[bytes]) -> bytes:
        return _CODE.sub(right, codes[0])

    def mapped(table: re.Match[bytes]) -> bytes:
        return _LIST.sub(listed, table[0])

    # As long as before, so that nothing in the file moves.
    return _MAP.sub(mapped, pdf)


def _twins(shown: Collection[str], fonts: Iterable[QFont]) -> dict[int, int]:
    """Tell for each code point that may stand for another which one was drawn."""
    candidates = [*(chr(code) for code in _RADICALS), *(chr(code) for code in _SPACES)]
    wrong = [one for one in candidates if one not in shown]
    drawn = [one for one in shown if ord(one) <= 0xFFFF]
    meant: dict[int, int] = dict.fromkeys(_SPACES, ord(" "))
    for font in fonts:
        raw = QRawFont.fromFont(font)
        characters = {
            glyph: character
            for character, glyph in zip(drawn, _glyphs(raw, drawn), strict=True)
            if glyph
        }
        for twin, glyph in zip(wrong, _glyphs(raw, wrong), strict=True):
            if glyph in characters:
                meant.setdefault(ord(twin), ord(characters[glyph]))
    return meant


def _glyphs(font: QRawFont, characters: list[str]) -> list[int]:
    return list(font.glyphIndexesForString("".join(characters)))
