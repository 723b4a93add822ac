"""Cut long paragraphs into pieces, and find the sentence around a token.

Everything in this package works piece by piece, so that a result never depends on whether a
paragraph was asked for whole or in part.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

PIECE = 4000
"""The longest paragraph, in code points, that is one piece; a longer one is cut into small ones."""

STEP = 500
"""Code points from which to which the end of a sentence is looked for, to cut a long paragraph."""

_WINDOW = 200  # code points after each step in which a cut may lie

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
    """Give the bounds of the pieces in `[start, end)`, which begins and ends where a piece does."""
    end = min(end, len(text))
    while True:
        cut = next_cut(text, start)
        if cut is None or cut >= end:
            yield start, end
            return
        yield start, cut
        start = cut


def piece_count(length: int) -> int:
    """Give the number of pieces of a paragraph of some length, without looking at it."""
    return 1 if length <= PIECE else (length - 1 - _WINDOW) // STEP + 1


def piece_start(text: str, number: int) -> int:
    """Give where a piece of a paragraph begins; past the last one, the paragraph's end.

    Only what stands around it is read, so the last piece of a book is as near as the first.
    """
    if number == 0:
        return 0
    return _cut_near(text, number * STEP) if number < piece_count(len(text)) else len(text)


def piece_around(text: str, offset: int) -> tuple[int, int]:
    """Give the bounds of the piece that holds a code point of a paragraph."""
    number = max(0, min(offset // STEP, piece_count(len(text)) - 1))
    if number and offset < piece_start(text, number):
        number -= 1
    return piece_start(text, number), piece_start(text, number + 1)


def next_cut(text: str, start: int, begun: int = 0) -> int | None:
    """Give where the piece ends that begins at `start`; None where it is the paragraph's last.

    `text` may be the rest of a paragraph of which `begun` code points came before, or what is known
    of it so far; then None means that the end is not known yet.
    """
    near = ((begun + start) // STEP + 1) * STEP - begun
    if begun + len(text) <= PIECE or near + _WINDOW >= len(text):
        return None
    return _cut_near(text, near)


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


def _cut_near(text: str, near: int) -> int:
    """Find where to cut after `near`: after a sentence, else a clause, else anywhere."""
    # A character on either side tells whether a match is whole.
    window = text[near - 1 : near + _WINDOW + 1]
    for pattern in (_SENTENCE_END, _CLAUSE_END):
        for match in pattern.finditer(window):
            if 1 < match.end() <= _WINDOW + 1:
                return near - 1 + match.end()
    # A character keeps its marks and what closes it; nothing but marks is cut all the same.
    for cut in range(near, near + _WINDOW):
        if not _belongs_to_previous(text[cut]):
            return cut
    return near


def _belongs_to_previous(character: str) -> bool:
    return (
        "\udc00" <= character <= "\udfff"
        or character in _ENDERS
        or unicodedata.category(character) in {"Mn", "Me", "Mc"}
    )
