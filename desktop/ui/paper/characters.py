"""Which characters are Chinese, and where a line may not be broken between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

NOT_AT_START = frozenset(
    "。，、．：；！？…—～·・‧々〻）〕］｝〉》」』】〗〙〛｠”’％‰℃°"
    "︰︱︳﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞｡｣､)]},.:;!?%»›"
)
"""A line does not begin with them: kinsoku, as in CLREQ's and JLREQ's tables."""
NOT_AT_END = frozenset("（〔［｛〈《「『【〖〘〚｟“‘＄￥﹙﹛﹝｢([{$£€¥«‹")
"""Nor does it end with them."""
CLOSING = frozenset("）〕］｝〉》」』】〗〙〛")
OPENING = frozenset("（〔［｛〈《「『【〖〘〚")
"""Their ink is in one half of the em, and the other is blank."""
_QUOTES = (frozenset("“‘"), frozenset("”’"))
_STOPS = frozenset("。，、；：")
_CALLS = frozenset("！？")
"""On the mainland they have a blank too; elsewhere they stand in the middle."""
NEVER_PARTED = frozenset("—…‥⋯")
"""Two of the same make one sign."""

_EITHER = frozenset("“”‘’…—–·×±°′″§")
"""Signs that Chinese and Latin fonts draw at different widths; their neighbours decide."""
_LATIN_BREAK = re.compile(r"(?<=[^\W\d_][-/–—])(?=[^\W\d_])")
_BOPOMOFO = re.compile("[\u3105-\u312f\u31a0-\u31bf]")


def is_hanzi(character: str) -> bool:
    """Tell whether a character is an ideograph, which is one em wide in every font."""
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff"


def blank_after(text: str, region: str) -> float:
    """Tell how much of a sign's em is blank at its right in the letter forms of a region."""
    if text in CLOSING:
        return 0.5
    if region != "SC":
        return 0.0
    return 0.5 if text in _STOPS or text in _QUOTES[1] else 0.25 if text in _CALLS else 0.0


def closes_up(text: str, region: str) -> bool:
    """Tell whether a sign takes away what is blank before it, as it has a blank of its own."""
    return text in OPENING or text in _QUOTES[0] or blank_after(text, region) > 0


def is_zhuyin(reading: str) -> bool:
    """Tell whether a reading is written in zhuyin."""
    return _BOPOMOFO.search(reading) is not None


def is_space(character: str) -> bool:
    """Tell whether a line may be broken at a white space; it is not counted at the end of one."""
    return character.isspace() and character not in "\u00a0\u2007\u202f\u3000"


def words_of(text: str) -> list[str]:
    """Cut a word in Latin letters where a hyphen or a stroke lets it be broken."""
    return _LATIN_BREAK.split(text)


def stretches(text: str, before: str = "", after: str = "") -> Iterator[tuple[str, bool]]:
    """Give a text's characters as (text, is it Chinese), with what is Latin taken together.

    Marks stay with what they stand on, white space stands alone, and signs that both have go by
    their neighbours; `before` and `after` are the characters around the text.
    """
    kinds = _kinds(text, before, after)
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and _together(text, kinds, at):
            continue
        yield text[start:at], kinds[start]
        start = at


def _together(text: str, kinds: list[bool], at: int) -> bool:
    """Tell whether the character at a place belongs to the one before it."""
    here, before = text[at], text[at - 1]
    if is_space(before) or is_space(here):
        return is_space(before) and is_space(here) and before != "\n"
    if unicodedata.category(here) in ("Mn", "Me", "Mc") or here in "\u200d\ufe0e\ufe0f":
        return True
    return not kinds[at] and not kinds[at - 1]


def _kinds(text: str, before: str, after: str) -> list[bool]:
    """Tell for each character whether it is to be set in the Chinese font."""
    # None where the neighbours decide.
    raw = [None if c in _EITHER else _is_chinese(c) for c in text]
    if None not in raw:
        return [bool(kind) for kind in raw]
    kinds: list[bool] = []
    ends = [_strong(before[-1:]), *raw, _strong(after[:1])]
    for at, kind in enumerate(raw, start=1):
        if kind is None:
            left = next((k for k in reversed(ends[:at]) if k is not None), False)
            right = next((k for k in ends[at + 1 :] if k is not None), False)
            kind = (left or right) and " " not in text[max(at - 2, 0) : at + 1]
        kinds.append(kind)
    return kinds


def _strong(character: str) -> bool | None:
    return None if not character or character in _EITHER else _is_chinese(character)


def _is_chinese(character: str) -> bool:
    code = ord(character)
    return (
        0x2E80 <= code <= 0xA4CF
        or 0xAC00 <= code <= 0xD7FF
        or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE6F
        or 0xFF00 <= code <= 0xFFEF
        or 0x20000 <= code <= 0x3FFFF
        or 0x2460 <= code <= 0x27BF
    )
