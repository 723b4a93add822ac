"""How likely a text is: what tells a right decoding from a wrong one.

Each character says so many bits, by itself: the fewer a decoding takes for the same bytes, the
likelier it is. For the hanzi, resources/characters.txt has them; the rest are round numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from desktop.documents.errors import DAMAGED

DAMAGE = 24.0
"""What a byte or character without a meaning says, in bits."""

_NUL = 60.0
_UNKNOWN = 25.0
_PUNCTUATION = (
    (5.0, "，。\n"),
    (6.0, " "),
    (7.0, "、“”「」\u3000\r,.！？"),
    (8.5, "：；（）《》…—\t!?:;()\"'-/"),
    # Signs that two codecs read the same bytes as must not decide between them.
    (12.0, "•‧､﹑‾¯♁⊕☉⊙／∕＼﹨¥￥¢￠£￡"),
    (10.0, "『』‘’〈〉【】·～∼．－āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü★●◎□○■℃％€×°"),
)
# The syllables that half of a Korean text consists of.
_COMMON_HANGUL = frozenset(
    "이다는을의가에고하지한로기사도리어를은대자시서인나정라스아수일해부보제전그원장구상과들게만있오주으니"
    "비국여성미면진조할소신공"
)
# First and last character of a range, and the bits that each of it says.
_RANGES = (
    ("a", "z", 6.5),
    ("0", "9", 7.0),
    ("A", "Z", 8.0),
    ("\x21", "\x7e", 9.0),
    ("\x01", "\x1f", 24.0),
    ("\x7f", "\x9f", 26.0),
    ("\xa0", "\xbf", 14.0),
    ("\xc0", "\xde", 14.0),
    ("\xdf", "\xff", 11.0),
    ("а", "я", 7.0),
    ("А", "Я", 10.0),
    ("α", "ω", 13.0),
    ("\u2010", "\u2049", 12.0),
    ("\u2150", "\u22ff", 14.0),
    ("\u2460", "\u249b", 13.0),
    ("\u2500", "\u26ff", 15.0),
    ("\u3001", "\u301f", 12.0),
    ("\u3041", "\u3096", 15.0),
    ("\u30a0", "\u30ff", 15.0),
    ("\u3105", "\u3129", 12.0),
    ("\u4e00", "\u9fff", 22.0),
    ("\uac00", "\ud7a3", 22.0),
    ("\uff01", "\uff5e", 11.0),
    ("\uff61", "\uff9f", 14.0),
    ("\U0001f300", "\U0001f9ff", 17.0),
)


class _Bits(dict[str, float]):
    """Bits by character; what is not listed is worked out once."""

    def __missing__(self, character: str) -> float:
        found = next((bits for a, z, bits in _RANGES if a <= character <= z), _UNKNOWN)
        self[character] = found
        return found


@cache
def bits_by_character() -> Mapping[str, float]:
    """Give how much a character says, in bits; characters of no list are there too."""
    found = _Bits({"\0": _NUL, DAMAGED: DAMAGE})
    for bits, characters in _PUNCTUATION:
        found.update(dict.fromkeys(characters, bits))
    text = files("resources").joinpath("characters.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            written, _, characters = line.partition(" ")
            found.update(dict.fromkeys(characters, float(written)))
    return found


def bits(counts: Counter[str]) -> float:
    """Give how much so many of these characters say."""
    by_character = bits_by_character()
    return sum(number * by_character[character] for character, number in counts.items())


def foreign_bits(counts: Counter[str]) -> float:
    """Give how much these characters say in a text in Japanese or Korean."""
    by_character = bits_by_character()
    return sum(
        number * min(by_character[character], _foreign(character))
        for character, number in counts.items()
    )


def _foreign(character: str) -> float:
    if character in _COMMON_HANGUL:
        return 7.0
    if "\u3041" <= character <= "\u30ff":
        return 7.0
    return 12.0 if "\uac00" <= character <= "\ud7a3" else _NUL
