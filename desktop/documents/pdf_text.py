"""Read the characters of a PDF page and where they stand."""

from __future__ import annotations

import unicodedata
from ctypes import c_double
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

# Radicals that PDF fonts give for the hanzi that look the same. Unicode maps all of U+2F00–2FDF to
# hanzi, but only two of U+2E80–2EFF; these are the ones that share a glyph in Noto Sans CJK SC.
_RADICALS = (
    "⺂⺃⺅⺉⺋⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺞⺠⺡⺣⺤⺦⺨⺭⺯⺰⺱⺳⺹⺺⺾⻂⻅⻆⻈"
    "⻉⻋⻌⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻯⻰⻱⻲"
)
_HANZI = (
    "乛乚亻刂㔾尣尢巳幺彑彐忄扌攵旡歺民氵灬爫丬犭礻糹纟罓㓁耂肀艹衤见角讠"
    "贝车辶钅長镸长门阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐齿竜龙龜亀"
)
# The forms that punctuation takes in columns.
_UPRIGHT = "︐︑︒︓︔︕︖︗︘︙︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈"
_LEVEL = "，、。：；！？〖〗…—（）｛｝〔〕【】《》〈〉「」『』［］"
_UNIFIED = dict(zip(_RADICALS + _UPRIGHT, _HANZI + _LEVEL, strict=True))
_UNMAPPED = frozenset("\0\ufffe\uffff")
_LINE_ENDS = frozenset("\r\n")
_WIDE_TOO = frozenset("“”‘’—…")
_CLOSE = 1.45  # sizes from one character of a column to the next; lines are further apart
_HYPHEN = "\u0002"  # what PDFium gives for a hyphen at the end of a line


class Glyph(NamedTuple):
    """A character and its box, in points along the line (`left`, `right`) and across it.

    Lines are written towards larger numbers and follow each other towards smaller ones, whichever
    way the text runs on paper; `base` is what the characters of a line have in common, the base
    line, or the middle of a column. `order` is the character's number in the file.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    order: int


class Page(NamedTuple):
    """The characters of a page in the order of the file; whether they run in columns."""

    glyphs: list[Glyph]
    vertical: bool


class _Box(NamedTuple):
    text: str
    left: float
    right: float
    bottom: float
    top: float
    x: float
    y: float


def read_page(page: pypdfium2.PdfPage) -> Page:
    """Read the characters on a page, not those beyond its edges; raises PdfiumError."""
    left, bottom, right, top = page.get_bbox()
    boxes = [
        box
        for box in _boxes(page)
        if left <= (box.left + box.right) / 2 <= right and bottom <= box.y <= top
    ]
    rotation = page.get_rotation()
    if rotation:
        boxes = [_rotated(box, rotation) for box in boxes]
    vertical = _is_vertical(boxes)
    return Page([_glyph(box, vertical, number) for number, box in enumerate(boxes)], vertical)


def is_wide(char: str) -> bool:
    """Say whether a character is written without spaces around: hanzi, kana, their punctuation."""
    if char < "\u2000":
        return char == "·"
    return char in _WIDE_TOO or unicodedata.east_asian_width(char) in "WF"


def unified(text: str) -> str:
    """Give the hanzi for a radical of a compatibility block, the usual form of punctuation for that
    of columns, and any other text as it is.
    """
    if "\u2e80" <= text <= "\u2fdf":
        return _UNIFIED.get(text, unicodedata.normalize("NFKC", text))
    return _UNIFIED.get(text, text) if "\ufe10" <= text <= "\ufe48" else text


def _boxes(page: pypdfium2.PdfPage) -> list[_Box]:
    boxes = list[_Box]()
    rect, x, y = raw.FS_RECTF(), c_double(), c_double()
    high = ""  # the first half of a character beyond the basic plane
    textpage = page.get_textpage()
    try:
        for index in range(textpage.count_chars()):
            code = raw.FPDFText_GetUnicode(textpage, index)
            text = chr(code) if code <= 0x10FFFF else "\0"
            if "\ud800" <= text <= "\udbff":
                high = text
                continue
            if "\udc00" <= text <= "\udfff":
                text = (high + text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            high = ""
            if text in _UNMAPPED or text in _LINE_ENDS:
                continue
            # Spaces that PDFium makes up are told anew, by other rules.
            if text == " " and raw.FPDFText_IsGenerated(textpage, index) == 1:
                continue
            raw.FPDFText_GetLooseCharBox(textpage, index, rect)
            raw.FPDFText_GetCharOrigin(textpage, index, x, y)
            boxes.append(
                _Box(
                    "-" if text == _HYPHEN else unified(text),
                    *(rect.left, rect.right, rect.bottom, rect.top),
                    *(x.value, y.value),
                )
            )
    finally:
        textpage.close()
    return boxes


def _rotated(box: _Box, rotation: int) -> _Box:
    """Turn a box as its page is shown, by degrees clockwise."""
    text, left, right, bottom, top, x, y = box
    if rotation == 90:
        return _Box(text, bottom, top, -right, -left, y, -x)
    if rotation == 180:
        return _Box(text, -right, -left, -top, -bottom, -x, -y)
    return _Box(text, -top, -bottom, left, right, -y, x)


def _is_vertical(boxes: list[_Box]) -> bool:
    """Say whether most characters stand below the one before them."""
    below = beside = 0
    for before, box in pairwise(boxes):
        size = max(before.top - before.bottom, 1.0)
        across = abs(box.left + box.right - before.left - before.right) / 2
        down = before.top - box.top
        if across < 0.2 * size and 0.5 * size < down < _CLOSE * size:
            below += 1
        elif abs(down) < 0.3 * size and across < 3 * size:
            beside += 1
    return below > beside


def _glyph(box: _Box, vertical: bool, order: int) -> Glyph:
    text, left, right, bottom, top, _, y = box
    if vertical:
        return Glyph(text, -top, -bottom, (left + right) / 2, right - left, order)
    # Fonts differ in how far above and below their boxes reach, not in how wide hanzi are.
    size = right - left if is_wide(text[:1]) and right > left else top - bottom
    return Glyph(text, left, right, y, size, order)
