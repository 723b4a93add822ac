"""Decode EUC-TW, Taiwan's encoding on Unix, which Python has no codec for.

A character of plane 1 of CNS 11643 is two bytes; one of the other planes is four: 8E, A0 and the
number of the plane, and two more. Planes 1 and 2 are the characters of Big5, levels 1 and 2, in
nearly the same order, so that stretches of both tell one from the other and Python's Big5 gives the
character. Of plane 3 there is what people in Taiwan and Hong Kong write most; the rest is damage.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from functools import cache

DAMAGED = "\ufffd"

# CNS code, number of characters, Big5 code of the first.
_PLANE_1 = (
    "2121:5:A140 2127:15:A146 2136:2:A157 2139:1:A156 213E:44:A15D 216A:1:A1AC 216B:1:A1AB "
    "216C:22:A1AD 2225:1:A1C4 2227:27:A1C6 2242:1:A1E2 2243:1:A1E1 2244:19:A1E3 2257:1:A1F7 "
    "2258:1:A1F6 2259:4:A1F8 225E:1:A155 2261:76:A241 2421:29:A2AF 243F:1:A2CD 2441:142:A2CF "
    "2621:20:C7E9 4421:1412:A440 5323:424:AD40 5753:1:ACFE 5754:1876:AFD0 6B50:1:BE52 "
    "6B51:387:BBC8 6F5C:525:BE53 7535:1:C2CB 7536:105:C1AB 7642:83:C256 7737:84:C2CC 782D:1:C456 "
    "782E:54:C361 7864:1:C3BA 7865:1:C3B9 7866:90:C3BB 7962:354:C457"
)
_PLANE_2 = (
    "2121:10:C940 212B:33:C94B 214C:1:C9BE 214D:48:C96C 217D:46:C9BF 224D:1:CAF7 224E:167:C9ED "
    "2439:1840:CAF8 376F:1:DADF 3770:108:D6CD 387E:537:D77B 3E63:1:D6CC 3E64:100:DAE0 3F6A:1:D77A "
    "3F6B:399:DBA7 4424:1637:DDFD 554B:1:EBF1 554C:146:E8A3 5722:1:ECDE 5723:287:E976 5A28:1:F0CB "
    "5A29:116:EB5B 5B3F:137:EBF2 5C6A:104:ECDF 5D74:1:F056 5D75:222:EDAA 6039:198:EEEC "
    "6243:82:F057 6337:86:F0CC 642F:1:EEEB 6430:8:F163 6438:153:F16C 6573:56:F269 664D:1:F4B5 "
    "664E:113:F2C3 6761:1:F16B 6762:142:F375 6934:1:F268 6935:45:F466 6962:71:F4B6 6A4B:1:F663 "
    "6A4C:194:F4FD 6C52:490:F664 7166:1:F9C4 7167:43:F977 7234:1:F9C5 7235:11:F9C7 7240:1:F9C6 "
    "7241:4:F9D2"
)
# CNS code and character: signs that Big5 lacks or has twice, and of plane 3 the usual ones.
_SINGLE_1 = "2126\u30fb 2138\ufe32 225D\u2016 225F\uff0f 2260\uff3c 7641\u5f5e"
_SINGLE_3 = (
    "297C牀 2C5D恒 2D36枱 3064峯 3462啓 3637敍 3757着 3A38喆 3B6F揾 3D22爲 3D7E粧 3E6A衆 3F68鈎 "
    "4337碁 436E羣 444E裏 4576僞 4636嘅 486E綫 4966説 4B5C嫺 4F4C鋭 4F50銹 4F55閲 502F麪 504A墻 "
    "5263衞 5757嚟 5961餸 5B25藴 5E49竈 5F4A攞 6454哋 6456啱 6459嘢 6722啲 6723喺 6724嗰"
)
_ROW = 94
# The second bytes of Big5: 40 to 7E and A1 to FE.
_LOW, _HIGH = 63, 94

_UNIT = re.compile(
    rb"[\x00-\x7f]+|[\xa1-\xfe]{1,2}|\x8e(?:[\xa1-\xb0][\xa1-\xfe]{0,2})?|[\x80-\xff]"
)


class _Characters(dict[bytes, str]):
    """Characters by their bytes; stretches of ASCII are themselves, all else is damaged."""

    def __missing__(self, unit: bytes) -> str:
        return unit.decode("ascii") if unit < b"\x80" else DAMAGED


class IncrementalDecoder(codecs.IncrementalDecoder):
    """Decodes bytes that come in parts; a character without its end waits for it."""

    def __init__(self, errors: str = "strict") -> None:
        super().__init__(errors)
        self._held = b""

    def decode(self, data: bytes, final: bool = False) -> str:  # type: ignore[override]
        """Give the text that is certain; raise UnicodeDecodeError on damage unless it is replaced.

        What is damaged takes as little as it can: the byte, or the character without a meaning.
        """
        units = _UNIT.findall(self._held + data)
        self._held = b""
        if units and not final and _is_begun(units[-1]):
            self._held = units.pop()
        text = "".join(map(characters().__getitem__, units))
        if self.errors == "strict" and DAMAGED in text:
            raise UnicodeDecodeError("euc_tw", data, 0, 1, "no character of planes 1 to 3")
        return text

    def reset(self) -> None:
        """Forget the beginning of a character."""
        self._held = b""


def _is_begun(unit: bytes) -> bool:
    if unit[0] == 0x8E:
        return len(unit) < 4
    return len(unit) == 1 and 0xA1 <= unit[0] <= 0xFE


@cache
def characters() -> Mapping[bytes, str]:
    """Give the characters by their bytes: two in plane 1, four in all planes."""
    found = _Characters()
    for plane, stretches in ((1, _PLANE_1), (2, _PLANE_2)):
        for stretch in stretches.split():
            code, count, first = stretch.split(":")
            position, begin = _position(int(code, 16)), _big5_position(int(first, 16))
            for number in range(int(count)):
                character = _big5_bytes(begin + number).decode("cp950")
                _add(found, plane, position + number, character)
    for plane, singles in ((1, _SINGLE_1), (3, _SINGLE_3)):
        for pair in singles.split():
            _add(found, plane, _position(int(pair[:4], 16)), pair[4:])
    return found


def _add(found: _Characters, plane: int, position: int, character: str) -> None:
    row, column = divmod(position, _ROW)
    code = bytes((0xA1 + row, 0xA1 + column))
    found[bytes((0x8E, 0xA0 + plane)) + code] = character
    if plane == 1:
        found[code] = character


def _position(code: int) -> int:
    return ((code >> 8) - 0x21) * _ROW + (code & 0xFF) - 0x21


def _big5_position(code: int) -> int:
    low = code & 0xFF
    return (code >> 8) * (_LOW + _HIGH) + (low - 0x40 if low < 0x7F else low - 0xA1 + _LOW)


def _big5_bytes(position: int) -> bytes:
    row, column = divmod(position, _LOW + _HIGH)
    return bytes((row, 0x40 + column if column < _LOW else 0xA1 + column - _LOW))
