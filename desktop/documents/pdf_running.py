"""Find what is printed on page after page beside the text: running heads, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.documents.pdf_layout import Line

_NUMBER = re.compile(r"\d+|[〇零一二三四五六七八九十百]+|(?<![A-Za-z])[ivxl]+(?![A-Za-z])")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_DIGITS = "〇一二三四五六七八九"
_OUTER = 2  # how many lines at the top and at the bottom may be such
_SET_OFF = 1.3  # times the usual distance between lines
_SMALLER = 0.93  # times the size of the text
_SAME_PLACE = 4  # points
_FEWEST = 3  # pages on which a line is found, or all pages of a shorter file
_BIGGEST = 1.3  # sizes of the text: what is larger is a title
_SHORTEST_TEXT = 5  # characters of a column that isn't a mark beside the text

Key = tuple[str, int, int]


def without_running(
    pages: Sequence[Sequence[Line]], vertical: Sequence[bool], size: float
) -> list[list[Line]]:
    """Leave out lines that stand at the same place of several pages.

    They have the same text, but for a number that grows with the pages. `size` is that of most
    characters.
    """
    found = defaultdict[Key, set[int]](set)
    candidates = list[list[Line]]()
    distance = _usual_distance(pages)
    for number, lines in enumerate(pages):
        outer = _beside(lines) if vertical[number] else _outer(lines, distance, size)
        candidates.append([line for line in outer if line.size <= _BIGGEST * size])
        for line in candidates[-1]:
            for key in _keys(line, number, vertical[number]):
                found[key].add(number)
    fewest = max(2, min(_FEWEST, len(pages)))
    kept = []
    for number, lines in enumerate(pages):
        running = {
            id(line)
            for line in candidates[number]
            if any(len(found[key]) >= fewest for key in _keys(line, number, vertical[number]))
        }
        kept.append([line for line in lines if id(line) not in running])
    # Pages that are all alike, such as those with a single line.
    return kept if any(kept) else [list(lines) for lines in pages]


def _usual_distance(pages: Sequence[Sequence[Line]]) -> float:
    """Give the distance between two lines of text."""
    distances = sorted(
        before.base - line.base
        for lines in pages
        for before, line in pairwise(lines)
        if before.base > line.base
    )
    # More often too large than too small: gaps count too.
    return distances[len(distances) // 4] if distances else 0.0


def _outer(lines: Sequence[Line], distance: float, size: float) -> list[Line]:
    """Give the lines at the top and at the bottom that are set off from the text."""
    ordered = sorted(lines, key=lambda line: line.base)
    found = list[Line]()
    for side in (ordered, ordered[::-1]):
        for count, (line, inner) in enumerate(pairwise(side[: _OUTER + 1]), start=1):
            if abs(line.base - inner.base) > _SET_OFF * distance:
                found += side[:count]
                break
        found += [line for line in side[:_OUTER] if line.size < _SMALLER * size]
    return found or (list(lines) if len(lines) == 1 else [])


def _beside(lines: Sequence[Line]) -> list[Line]:
    """Give what stands above or below the text of a page with columns."""
    long = [line for line in lines if len(line.text) >= _SHORTEST_TEXT]
    if not long:
        return list(lines)
    top, bottom = min(line.left for line in long), max(line.right for line in long)
    return [line for line in lines if line.right <= top or line.left >= bottom]


def _keys(line: Line, page: int, vertical: bool) -> Iterator[Key]:
    """Give what is the same for a line on other pages: its place, its text, one of its numbers."""
    place = round((line.left if vertical else line.base) / _SAME_PLACE)
    text = "".join(line.text.split())
    yield text, place, 0
    for number in _NUMBER.finditer(text):
        value = _value(number[0])
        if value is not None:
            yield f"{text[: number.start()]}#{text[number.end() :]}", place, value - page


def _value(text: str) -> int | None:
    """Give the value of a number in digits, in hanzi up to 99, or in small Roman letters."""
    if text.isdecimal():
        return int(text[:9])
    if text[0] in _ROMAN:
        values = [_ROMAN[char] for char in text]
        return sum(
            -value if any(other > value for other in values[index:]) else value
            for index, value in enumerate(values)
        )
    text = text.replace("零", "〇")
    tens, ten, ones = text.partition("十")
    if ten and len(tens) <= 1 and len(ones) <= 1 and "百" not in text and "十" not in ones:
        return 10 * (_DIGITS.find(tens) if tens else 1) + (_DIGITS.find(ones) if ones else 0)
    if not ten and "百" not in text:
        return int("".join(str(_DIGITS.index(char)) for char in text[:9]))
    return None
