"""Tables: columns that share the width, rows that are never cut, headings on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop.exports.pages import Align, Line, Run, Table
from desktop.ui.paper.atoms import Setting
from desktop.ui.paper.blocks import HAIRLINE, lay_line, moved, moved_stroke
from desktop.ui.paper.faces import INK, LINE, SOFT, Faces
from desktop.ui.paper.laid import Slab, Stroke
from desktop.ui.paper.lines import Leading, SetLine, leading_of

_GUTTER = 12.0
_PADDING = 3.0
"""Points between columns, and above and below what stands in a row."""
_HEADING = 0.8
"""Size in ems of the table's text."""


@dataclass(frozen=True, slots=True)
class _Cell:
    x: float
    leading: Leading
    lines: list[SetLine]

    @property
    def height(self) -> float:
        return self.leading.height * len(self.lines)


def lay_table(table: Table, width: float, most: float, size: float, faces: Faces) -> list[Slab]:
    """Lay a table out, row by row; only a row taller than `most` points is cut."""
    setting = Setting(table.size or size)
    columns = _columns(table, width)
    header = None
    slabs: list[Slab] = []
    if any(column.heading for column in table.columns):
        small = Setting(setting.size * _HEADING, colour=SOFT)
        line: list[Line] = [(Run(column.heading),) for column in table.columns]
        header = _row(_cells(line, columns, small, faces))
        header.strokes.append(Stroke(0.0, header.height, width, header.height, 0.8, INK))
        header.keep = True
        slabs.append(header)
    room = most - (header.height if header else 0.0)
    for row in table.rows:
        for part in _fitting(_cells(row, columns, setting, faces), room):
            slab = _row(part)
            slab.header = header
            slabs.append(slab)
        if table.ruled:
            y = slabs[-1].height
            slabs[-1].strokes.append(Stroke(0.0, y, width, y, HAIRLINE, LINE))
    if slabs:
        slabs[0].before, slabs[-1].after = 4.0, 10.0
    return slabs


def _columns(table: Table, width: float) -> list[tuple[float, float, Align]]:
    """Give each column's left edge, its width and where its texts stand."""
    whole = sum(max(column.width, 0.0) for column in table.columns) or 1.0
    free = width - _GUTTER * max(len(table.columns) - 1, 0)
    widths = [free * max(column.width, 0.0) / whole for column in table.columns]
    edges = accumulate((one + _GUTTER for one in widths), initial=0.0)
    return [
        (x, one, column.align) for x, one, column in zip(edges, widths, table.columns, strict=False)
    ]


def _cells(
    row: Sequence[Line],
    columns: Sequence[tuple[float, float, Align]],
    setting: Setting,
    faces: Faces,
) -> list[_Cell]:
    cells = []
    for text, (x, width, align) in zip(row, columns, strict=False):
        lines, atoms = lay_line(text, width, setting, faces, align)
        cells.append(_Cell(x, leading_of(atoms, setting.size, tight=True), lines))
    return cells


def _fitting(cells: list[_Cell], room: float) -> list[list[_Cell]]:
    """Cut a row into parts that fit, which is one wherever it can be."""
    parts = []
    room -= 2 * _PADDING
    while len(cells) and max(cell.height for cell in cells) > room:
        counts = [max(1, int(room // cell.leading.height)) for cell in cells]
        parts.append(
            [
                _Cell(cell.x, cell.leading, cell.lines[:count])
                for cell, count in zip(cells, counts, strict=True)
            ]
        )
        if all(len(cell.lines) <= count for cell, count in zip(cells, counts, strict=True)):
            return parts
        cells = [
            _Cell(cell.x, cell.leading, cell.lines[count:])
            for cell, count in zip(cells, counts, strict=True)
        ]
    return [*parts, cells]


def _row(cells: Sequence[_Cell]) -> Slab:
    """Put the cells of a row side by side, the first lines of all on one baseline."""
    slab = Slab(2 * _PADDING)
    baseline = max((cell.leading.baseline for cell in cells if cell.lines), default=0.0)
    for cell in cells:
        y = _PADDING + baseline
        for line in cell.lines:
            slab.pieces += [moved(piece, cell.x, y) for piece in line.pieces]
            slab.strokes += [moved_stroke(stroke, cell.x, y) for stroke in line.strokes]
            slab.anchors += line.anchors
            y += cell.leading.height
        below = y - cell.leading.baseline + _PADDING
        slab.height = max(slab.height, below)
    return slab
