"""Find out how a text is encoded that has no mark.

Nearly everything in another encoding has bytes that UTF-8 lacks. The others decode most of each
other's bytes, to characters that nobody writes together: the likeliest text is right.
"""

from __future__ import annotations

import codecs
from collections import Counter
from dataclasses import dataclass

from desktop.documents.errors import DAMAGED, OpenError
from desktop.documents.likelihood import bits, foreign_bits
from desktop.documents.mending import (
    PIECE,
    decoder_of,
    incremental_decoder,
)
from desktop.documents.wide import WIDE

# Of equals the first is taken. Windows in Taiwan writes the first Big5, Hong Kong the second.
_NARROW = ("gb18030", "cp950", "big5hkscs", "euc_tw")
_FOREIGN = {
    "cp932": "Japanese (Shift_JIS)",
    "euc_jp": "Japanese (EUC-JP)",
    "cp949": "Korean (EUC-KR)",
    "cp1252": "a Western European language (Windows-1252)",
    "cp1251": "Russian (Windows-1251)",
    "koi8_r": "Russian (KOI8-R)",
}

_MORE = ("gbk", "gb2312", "hz", "big5", "utf-16", "utf-32", "utf-32-le", "utf-32-be")
_LEGACY = ("shift_jis", "iso2022_jp", "euc_kr", "ascii", "iso8859-1")
ENCODINGS = frozenset(("utf-8", *_NARROW, *WIDE, *_FOREIGN, *_MORE, *_LEGACY))
"""The codecs that a reader may choose, as Python calls them, and EUC-TW."""

# Shares of what is not ASCII that is damaged. Hardly anything else passes for UTF-8 so far as the
# first; in what is no text at all the last is damaged.
_NEARLY_NONE, _SOME, _TOO_MUCH = 0.1, 0.05, 0.33
# Bits a character that is not ASCII. Chinese says some 10; nonsense more than 18.
_WELL_KNOWN, _NONSENSE = 11.5, 18.0
_MARGIN = 20.0  # bits
_FOREIGN_MARGIN = 1.5  # bits for each byte that is not ASCII
_SHORT, _ENOUGH = 256, 16 * 1024  # bytes that may pass for UTF-8 by chance, and that tell the rest
_FEW = 10  # bytes that are not ASCII, which tell no language


@dataclass(frozen=True, slots=True)
class Guess:
    """The codecs that a text may be in, likeliest first; `sure` if only that one is likely."""

    candidates: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a codec makes of the sample: bits in all, and of what is not ASCII, for a character;
    the share of this that is damaged; bits for a character of any kind.
    """

    encoding: str
    bits: float
    average: float
    damaged: float
    has_nul: bool
    overall: float

    @property
    def is_text(self) -> bool:
        return self.damaged <= (_SOME if self.average > _NONSENSE else _TOO_MUCH)


def guess(sample: bytes, name: str, *, whole: bool, wide: bool) -> Guess:
    """Find out how a text is encoded by the bytes from the first on that is not ASCII.

    A sample that is not `whole` may end within a character; only with `wide` it may be UTF-16.
    Raises OpenError, with `name`, where the sample is no text or not Chinese.
    """
    if len(sample) > _SHORT and _is_clean_utf_8(sample, whole):
        return Guess(("utf-8",), sure=True)
    whole = whole and len(sample) <= _ENOUGH
    sample = sample[:_ENOUGH]
    # EUC-TW is rare, and its table takes time; no text in it makes sense in the others.
    ranked = _ranked(sample, whole, wide, _NARROW[:-1])
    if not ranked or ranked[0].damaged or ranked[0].average > _WELL_KNOWN:
        # Damage makes nonsense of what follows it, in whichever encoding; so compare them mended.
        whole = whole and len(sample) <= PIECE
        ranked = _ranked(sample[:PIECE], whole, wide, _NARROW, mended=True)
    if not ranked:
        raise OpenError(no_text(name))
    utf_8 = next((one for one in ranked if one.encoding == "utf-8"), None)
    best = utf_8 if utf_8 and utf_8.damaged < _NEARLY_NONE else ranked[0]
    if best.average > _WELL_KNOWN and not (best is utf_8 and not best.damaged):
        _refuse_foreign(sample, name, best, whole)
    if not best.is_text:
        raise OpenError(no_text(name))
    others = [one for one in ranked if one is not best and one.is_text]
    candidates = (best.encoding, *(one.encoding for one in others))
    return Guess(candidates, sure=_is_sure(best, others))


def _is_clean_utf_8(sample: bytes, whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, whole)
    except UnicodeDecodeError:
        return False
    return True


def _ranked(
    sample: bytes, whole: bool, wide: bool, narrow: tuple[str, ...], *, mended: bool = False
) -> list[_Reading]:
    """Give what UTF-8, perhaps UTF-16, and these codecs make of a sample, the likeliest first,
    without what is no text at all.

    Any bytes are UTF-16, so it must make sense.
    """
    readings = [_read(sample, encoding, whole, mended=mended) for encoding in ("utf-8", *narrow)]
    for encoding in WIDE if wide else ():
        reading = _read(sample, encoding, whole, mended=mended)
        if reading.overall <= _NONSENSE and reading.damaged <= _SOME:
            readings.append(reading)
    return sorted((one for one in readings if not one.has_nul), key=lambda one: one.bits)


def no_text(name: str, kind: str = "") -> str:
    """Say that bytes are no text, or what else they are."""
    if kind:
        return f"{name} is not a text but {kind}."
    return f"{name} is not a text in UTF-8, UTF-16, GB18030 or Big5."


def _is_sure(best: _Reading, others: list[_Reading]) -> bool:
    if best.encoding == "utf-8" and not best.damaged:
        return True
    # Two codecs for one encoding differ in single signs.
    rivals = [one for one in others if _family(one.encoding) != _family(best.encoding)]
    clear = all(one.bits > best.bits + _MARGIN for one in rivals)
    return clear and best.damaged <= _SOME and best.average <= _NONSENSE


def _family(encoding: str) -> str:
    return "big5" if encoding in ("cp950", "big5hkscs") else encoding


def _refuse_foreign(sample: bytes, name: str, best: _Reading, whole: bool) -> None:
    telling = sum(byte >= 0x80 for byte in sample)
    if telling < _FEW:
        return
    for encoding, language in _FOREIGN.items():
        counts = _counts(sample, encoding, whole)
        damaged = counts[DAMAGED] / telling
        gain = best.bits - foreign_bits(counts)
        if damaged <= _SOME / 2 and gain > max(_MARGIN, _FOREIGN_MARGIN * telling):
            raise OpenError(f"{name} seems to be {language}, not a Chinese text.")


def _read(sample: bytes, encoding: str, whole: bool, *, mended: bool = False) -> _Reading:
    counts = _counts(sample, encoding, whole, mended=mended)
    telling = Counter({char: number for char, number in counts.items() if char > "\x7f"})
    number = telling.total() or 1
    # Nothing of UTF-16 is ASCII.
    damageable = counts.total() or 1 if encoding in WIDE else number
    total = bits(counts)
    return _Reading(
        encoding,
        total,
        bits(telling) / number,
        telling[DAMAGED] / damageable,
        "\0" in counts,
        total / (counts.total() or 1),
    )


def _counts(sample: bytes, encoding: str, whole: bool, *, mended: bool = False) -> Counter[str]:
    if mended and encoding != "utf-8":
        # All of it, though a character may lie across the end: else nothing of a long line.
        return Counter(decoder_of(encoding).decode(sample, True))
    return Counter(incremental_decoder(encoding).decode(sample, whole))
