"""Grids to write characters in: squares with a cross of dashed guide lines."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.exports.pages import Grid, GridRow, Square
from desktop.ui.paper.atoms import Setting
from desktop.ui.paper.blocks import lay_line, slabs_of
from desktop.ui.paper.faces import ACCENT, FAINT, GUIDE, INK, Face, Faces, Style
from desktop.ui.paper.laid import Outline, Piece, Slab, Stroke
from desktop.ui.paper.lines import leading_of

_CHARACTER = 0.76
_BORDER = 0.7
_CROSS = 0.4
_INSIDE = 0.08
"""How far stroke outlines are set in, on each side; both are parts of a square."""
_BASELINE = 0.38
"""From the middle of a character down to its baseline, in ems."""
_LABEL = 0.9


def lay_grid(grid: Grid, width: float, most: float, size: float, faces: Faces) -> list[Slab]:
    """Lay a grid out; a row is cut only where it is taller than `most` points."""
    slabs: list[Slab] = []
    for row in grid.rows:
        slabs += _lay_row(row, min(grid.square, width, most), width, most, size, faces)
    if slabs:
        slabs[-1].after = 10.0
    return slabs


def _lay_row(
    row: GridRow, side: float, width: float, most: float, size: float, faces: Faces
) -> list[Slab]:
    made: list[Slab] = []
    if row.label:
        setting = Setting(size * _LABEL)
        lines, atoms = lay_line(row.label, width, setting, faces)
        made = slabs_of(lines, leading_of(atoms, setting.size, tight=True))
        made[0].before, made[-1].after = 9.0, 2.0
    in_line = max(1, int((width + 0.01) // side))
    for start in range(0, len(row.squares), in_line):
        made.append(_squares(row.squares[start : start + in_line], side, faces))
    if sum(slab.height + slab.after for slab in made) <= most:
        for slab in made[:-1]:
            slab.keep = True
    else:
        for slab in made[: 1 if row.label else 0]:
            slab.keep = True
    return made


def _squares(squares: Sequence[Square], side: float, faces: Faces) -> Slab:
    slab = Slab(side)
    wide = side * len(squares)
    middle = side / 2
    slab.strokes.append(Stroke(0.0, middle, wide, middle, _CROSS, GUIDE, dashed=True))
    for at, square in enumerate(squares):
        x = at * side
        slab.strokes.append(Stroke(x + middle, 0.0, x + middle, side, _CROSS, GUIDE, dashed=True))
        if square.strokes:
            slab.outlines += _outlines(square, x + side * _INSIDE, side * (1 - 2 * _INSIDE))
        elif square.text:
            slab.pieces.append(_character(square, x, side, faces))
    for at in range(len(squares) + 1):
        slab.strokes.append(Stroke(at * side, 0.0, at * side, side, _BORDER, GUIDE))
    for y in (0.0, side):
        slab.strokes.append(Stroke(0.0, y, wide, y, _BORDER, GUIDE))
    return slab


def _character(square: Square, x: float, side: float, faces: Faces) -> Piece:
    colour = FAINT if square.faint else INK
    style = Style(Face.KAI, side * _CHARACTER, False, colour)
    width = faces.width(square.text, style)
    if width > side * _CHARACTER:
        style = Style(Face.KAI, style.size * side * _CHARACTER / width, False, colour)
        width = faces.width(square.text, style)
    baseline = side / 2 + _BASELINE * style.size
    return Piece(x + (side - width) / 2, baseline, square.text, style)


def _outlines(square: Square, x: float, side: float) -> list[Outline]:
    y = side * _INSIDE / (1 - 2 * _INSIDE)
    colours = [FAINT if square.faint else INK] * (len(square.strokes) - 1)
    last = FAINT if square.faint else ACCENT
    return [
        Outline(x, y, side, path, colour)
        for path, colour in zip(square.strokes, (*colours, last), strict=True)
    ]
