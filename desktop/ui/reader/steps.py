"""Where the caret goes: from word to word and from line to line."""

from __future__ import annotations

from collections.abc import Callable

from desktop.language.annotation import Annotation
from desktop.ui.reader.column import Column, Spot
from desktop.ui.reader.layout import BlockLayout


def is_word(cell: Annotation) -> bool:
    """Tell whether a cell is something to stop at: it has a reading or an entry."""
    return cell.defined or cell.reading is not None


def next_spot(
    column: Column, start: Spot, step: int, wanted: Callable[[Annotation], bool]
) -> Spot | None:
    """Find the next (1) or previous (-1) cell that is wanted, None where there is none."""
    block, cell = start.block, start.cell + step
    while 0 <= block < len(column):
        cells = () if column.text.is_blank(block) else column.text.cells(block)
        while 0 <= cell < len(cells):
            if wanted(cells[cell]):
                return Spot(block, cell)
            cell += step
        block += step
        if 0 <= block < len(column):
            cell = 0 if step > 0 else len(column.text.cells(block)) - 1
    return None


def next_line(column: Column, start: Spot, step: int, x: float) -> Spot | None:
    """Find the word nearest to column `x` (pixels) on the next or previous line with words."""
    layout, block = column.layout(start.block), start.block
    line = _line_near(layout, start.cell, x) + step
    while True:
        while layout.cells and 0 <= line < layout.line_count:
            spot = _word_near(layout, block, line, x)
            if spot is not None and spot != start:
                return spot
            line += step
        block += step
        if not 0 <= block < len(column):
            return None
        layout = column.layout(block)
        line = 0 if step > 0 else layout.line_count - 1


def _line_near(layout: BlockLayout, cell: int, x: float) -> int:
    """Give the line of a word; of one that is broken, that of its part nearest to `x`."""
    if cell < 0:
        return 0
    rects = layout.cell_rects(cell)
    lines = layout.lines_of(cell)
    parts = zip(lines, rects, strict=False)
    return min(parts, key=lambda part: _distance(part[1].left(), part[1].right(), x))[0]


def _word_near(layout: BlockLayout, block: int, line: int, x: float) -> Spot | None:
    words = [
        (_distance(left, right, x), cell)
        for cell, left, right in layout.parts(line)
        if is_word(layout.cells[cell])
    ]
    return Spot(block, min(words)[1]) if words else None


def _distance(left: float, right: float, x: float) -> float:
    return max(left - x, x - right, 0.0)
