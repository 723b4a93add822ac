"""Cut long paragraphs into pieces, and find the sentence around a token.

Everything in this package works piece by piece, so that a result never depends on whether a
paragraph was asked for whole or in part.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

PIECE = 4000
"""The longest piece, in code points."""

REACH = 300
"""How far from a token, in code points, the bounds of its sentence are looked for."""

_CLOSERS = "”’」』）)】》〉〕］\\]｝}\"'"
_SENTENCE_END = re.compile(
    rf"(?:[。！？!?｡]+[…]*[{_CLOSERS}]*"
    rf"|…+(?:[{_CLOSERS}]+|(?=\s)|\Z)"
    rf"|(?<=[^\W\d_])\.[{_CLOSERS}]*(?=\s|\Z))"
)
# A zero-width joiner counts as a mark.
_ENDERS = frozenset("。！？!?｡…，、；：”’」』）】》〉〕］｝\u200d")
_CLAUSE_END = re.compile(rf"(?:[，、；：,;:…—～~·]+[{_CLOSERS}]*|[{_CLOSERS}]+|\s+)")


def pieces(text: str) -> tuple[tuple[int, int], ...]:
    """Give the bounds of the pieces that cover a paragraph; an empty one has one empty piece."""
    return tuple(pieces_between(text, 0, len(text)))


def pieces_between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the bounds of the pieces in `[start, end)`, which begins and ends where a piece does.

    Where a piece ends depends only on what stands after its start, so nothing outside is read.
    """
    end = min(end, len(text))
    while True:
        cut = _cut(text, start) if len(text) - start > PIECE else len(text)
        yield start, min(cut, end)
        if cut >= end:
            return
        start = cut


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the bounds of the sentence that holds `[start, end)`, without spaces around it.

    Closing quotes belong to the sentence they close. A sentence that reaches further than `REACH`
    on one side is cut there, after a clause where there is one.
    """
    low = max(0, start - REACH)
    window = text[low:start]
    begin = _last_end(_SENTENCE_END, window, text[start : start + 1])
    if begin is None and low > 0:
        begin = _first_end(_CLAUSE_END, window)
    first = low + (begin or 0)

    high = min(len(text), end + REACH)
    # One code point is read twice, so that a token which ends the sentence itself is seen.
    back = max(end - 1, start)
    found = _SENTENCE_END.search(text, back, high)
    if found is not None:
        last = max(found.end(), end)
    elif high == len(text):
        last = high
    else:
        last = end + (_last_end(_CLAUSE_END, text[end:high], "") or high - end)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _last_end(pattern: re.Pattern[str], window: str, following: str) -> int | None:
    """Find where the last match ends that does not run on into what follows the window."""
    last = None
    for match in pattern.finditer(window + following):
        if match.end() <= len(window):
            last = match.end()
    return last


def _first_end(pattern: re.Pattern[str], window: str) -> int | None:
    match = pattern.search(window)
    return match.end() if match else None


def _cut(text: str, start: int) -> int:
    """Find where the piece at `start` ends: after a sentence, else a clause, else anywhere."""
    window = text[start : start + PIECE]
    following = text[start + PIECE : start + PIECE + 1]
    for pattern in (_SENTENCE_END, _CLAUSE_END):
        end = _last_end(pattern, window, following)
        if end is not None:
            return start + end
    cut = start + PIECE
    # A character keeps its marks and what closes it; nothing but marks is cut all the same.
    for _ in range(32):
        if not _belongs_to_previous(text[cut]):
            return cut
        cut -= 1
    return start + PIECE


def _belongs_to_previous(character: str) -> bool:
    return (
        "\udc00" <= character <= "\udfff"
        or character in _ENDERS
        or unicodedata.category(character) in {"Mn", "Me", "Mc"}
    )
