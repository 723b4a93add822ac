"""Put the characters of a page into lines, and the lines into the order of reading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from desktop.documents.pdf_text import Glyph, Page, is_wide

# All in sizes of a character.
_SAME_LINE = 0.4  # how far the base lines of one line may differ
_RAISED = 0.55  # how far those of small signs beside the text may
_APART = 1.0  # a gap within a line that may be one between columns
_CELL = 2.5  # one that parts the cells of a table
_SPACE = (0.18, 0.5)  # a gap that is a space between letters, and between letter and hanzi
_STRETCHED = 0.3  # one between all hanzi of a title
_LARGEST = 10_000  # points; damaged files have infinite ones
_SQUEEZED = 0.6
_SMALL = 0.7
_RUBY = 0.62
_RUBY_ABOVE = (0.5, 1.5)

_MOST_CROSSING = 0.25  # share of lines (titles, pictures' captions) that may cross both columns
_FEWEST_LINES = 4  # of a column

_LEADERS = re.compile(r"(?:\s*[.．·…‥]){5,}\s*")  # dots that lead to a page number


@dataclass(frozen=True, slots=True)
class Line:
    """A line in points, see Glyph; `column` is 0 for one across the page, else that number.

    `size` is that of its characters, told from hanzi where `wide`.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    wide: bool
    page: int
    column: int = 0


_Segment = list[Glyph]


def lines_of(page: Page, number: int) -> list[Line]:
    """Give the lines of a page in the order of reading, without ruby."""
    glyphs = [glyph for glyph in page.glyphs if 0 < glyph.size < _LARGEST]
    sizes = [glyph.size for glyph in glyphs if not glyph.text.isspace()]
    if not sizes:
        return []
    usual = median(sizes)
    rows = _rows([glyph for glyph in glyphs if glyph.size >= _SMALL * usual])
    rows += _without_ruby(_rows([g for g in glyphs if g.size < _SMALL * usual]), rows)
    rows.sort(key=lambda row: -row[0].base)
    segments = [list(_split(row, _APART)) for row in rows]
    gutter = None if page.vertical else _gutter(segments, usual)
    if page.vertical:
        # In a column of its own is what stands above or below the text, such as page numbers.
        ordered = [(0, part) for row in rows for part in _split(row, _CELL)]
    elif gutter is None:
        ordered = [(0, row) for row in rows]
    else:
        ordered = list(_columns(segments, gutter))
    made = (_line(row, number, column) for column, row in ordered)
    return [line for line in made if line is not None]


def _rows(glyphs: Iterable[Glyph]) -> list[_Segment]:
    """Put characters on about the same base line together, sorted along it."""
    rows = list[_Segment]()
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        if rows and rows[-1][0].base - glyph.base <= _SAME_LINE * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    for row in rows:
        _sort(row)
    return rows


def _sort(row: _Segment) -> None:
    """Sort characters along their line; punctuation that is squeezed together stays in order."""
    row.sort(key=lambda glyph: glyph.left)
    for index, (before, glyph) in enumerate(pairwise(row)):
        close = glyph.left - before.left < _SQUEEZED * glyph.size
        if close and glyph.order == before.order - 1:
            row[index], row[index + 1] = glyph, before


def _split(row: _Segment, gap: float) -> Iterator[_Segment]:
    """Cut a line where there is nothing for `gap` sizes of a character."""
    segment, spaces = list[Glyph](), list[Glyph]()
    for glyph in row:
        if glyph.text.isspace():
            spaces.append(glyph)
            continue
        if segment and glyph.left - segment[-1].right > gap * glyph.size:
            yield segment
            segment = []
        if segment:
            segment += spaces
        segment.append(glyph)
        spaces = []
    if segment:
        yield segment


def _without_ruby(small: list[_Segment], rows: list[_Segment]) -> list[_Segment]:
    """Leave ruby out of the small lines, and put raised and lowered signs into theirs."""
    bases = [-row[0].base for row in rows]
    kept = list[_Segment]()
    for part in (part for row in small for part in _split(row, _APART)):
        base, size = part[0].base, median(glyph.size for glyph in part)
        near = range(
            max(0, bisect_left(bases, -base) - 2), min(len(rows), bisect_left(bases, -base) + 3)
        )
        if any(_is_ruby(part, size, rows[index]) for index in near):
            continue
        for index in near:
            row = rows[index]
            if abs(row[0].base - base) <= _RAISED * row[0].size and _touches(part, row):
                row += part
                _sort(row)
                break
        else:
            kept.append(part)
    return kept


def _is_ruby(part: _Segment, size: float, row: _Segment) -> bool:
    middle = (part[0].left + part[-1].right) / 2
    for glyph in row:
        if glyph.left <= middle <= glyph.right and is_wide(glyph.text[0]):
            above = (part[0].base - glyph.base) / glyph.size
            return size <= _RUBY * glyph.size and _RUBY_ABOVE[0] <= above <= _RUBY_ABOVE[1]
    return False


def _touches(part: _Segment, row: _Segment) -> bool:
    reach = _APART * row[0].size
    return row[0].left - reach <= part[-1].right and part[0].left <= row[-1].right + reach


def _gutter(rows: Sequence[Sequence[_Segment]], size: float) -> float | None:
    """Find the gap between two columns of text, None where there aren't two."""
    parts = [part for row in rows for part in row]
    left = min(part[0].left for part in parts)
    right = max(part[-1].right for part in parts)
    width = right - left
    if width < 16 * size:
        return None
    places = [left + width * share / 100 for share in range(35, 66)]
    crossing = [sum(p[0].left < x < p[-1].right for p in parts) for x in places]
    fewest = min(crossing)
    free = [x for x, count in zip(places, crossing, strict=True) if count == fewest]
    gutter = free[len(free) // 2]
    sides = (
        [part for part in parts if part[-1].right <= gutter],
        [part for part in parts if part[0].left >= gutter],
    )
    if fewest > _MOST_CROSSING * len(rows) or min(map(len, sides)) < _FEWEST_LINES:
        return None
    # Columns are filled with text, the cells of a table are not.
    for side in sides:
        widths = [part[-1].right - part[0].left for part in side]
        if median(widths) < 0.6 * max(max(widths), 0.35 * width):
            return None
    return gutter


def _columns(rows: Sequence[Sequence[_Segment]], gutter: float) -> Iterator[tuple[int, _Segment]]:
    """Give the lines of the left column, then of the right, between those that cross both."""
    sides: tuple[list[_Segment], list[_Segment]] = ([], [])

    def flush() -> Iterator[tuple[int, _Segment]]:
        for column, side in enumerate(sides, start=1):
            yield from ((column, row) for row in side)
            side.clear()

    for row in rows:
        if any(part[0].left < gutter < part[-1].right for part in row):
            yield from flush()
            yield 0, [glyph for part in row for glyph in part]
            continue
        left = [glyph for part in row if part[-1].right <= gutter for glyph in part]
        right = [glyph for part in row if part[0].left >= gutter for glyph in part]
        for side, glyphs in zip(sides, (left, right), strict=True):
            if glyphs:
                side.append(glyphs)
    yield from flush()


def _line(row: _Segment, page: int, column: int) -> Line | None:
    shown = [glyph for glyph in row if not glyph.text.isspace()]
    if not shown:
        return None
    wide = [glyph.size for glyph in shown if is_wide(glyph.text[0])]
    size = median(wide or [glyph.size for glyph in shown])
    text = _text(row, size)
    if not text:
        return None
    return Line(
        text,
        shown[0].left,
        max(glyph.right for glyph in shown),
        median(glyph.base for glyph in shown),
        size,
        bool(wide),
        page,
        column,
    )


def _text(row: _Segment, size: float) -> str:
    """Write a line with the spaces that its gaps stand for."""
    pieces, before, space = list[str](), None, False
    spaced = _spaced(row)
    for glyph in row:
        if glyph.text.isspace():
            space = True
            continue
        if before is not None:
            if glyph.text == before.text and glyph.left - before.left < 0.1 * size:
                continue  # printed twice to look bold
            gap = (glyph.left - before.right) / size
            wide = is_wide(before.text[-1]) + is_wide(glyph.text[0])
            if gap > _CELL:
                pieces.append("\t")
            elif wide == 2:
                pieces.append(" " if space and not spaced else "")
            elif space or gap > _SPACE[wide]:
                pieces.append(" ")
        pieces.append(glyph.text)
        before, space = glyph, False
    return _LEADERS.sub("\t", "".join(pieces)).strip()


def _spaced(row: _Segment) -> bool:
    """Say whether all hanzi of a line stand apart: that is how titles are stretched."""
    pairs = spaces = 0
    shown = [glyph for glyph in row if not glyph.text.isspace()]
    between = {glyph.left for before, glyph in pairwise(row) if before.text.isspace()}
    for before, glyph in pairwise(shown):
        gap = (glyph.left - before.right) / glyph.size
        if gap <= _CELL and is_wide(before.text[-1]) and is_wide(glyph.text[0]):
            pairs += 1
            spaces += glyph.left in between or gap > _STRETCHED
    return pairs > 0 and spaces >= 0.9 * pairs
