"""Where the caret goes: from word to word and from line to line."""

from __future__ import annotations

from collections.abc import Callable

from desktop.language.language import Annotation
from desktop.ui.reader.column import Column, Spot


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
    """Find the cell nearest to column `x` (pixels) on the next or previous line with words."""
    lines = column.layout(start.block).lines_of(start.cell) if start.cell >= 0 else range(1)
    line = (lines[-1] if step > 0 else lines[0]) + step
    block = start.block
    while True:
        layout = column.layout(block)
        if layout.cells and 0 <= line < layout.line_count:
            return Spot(block, layout.cell_near(line, x))
        block += step
        if not 0 <= block < len(column):
            return None
        line = 0 if step > 0 else column.layout(block).line_count - 1
