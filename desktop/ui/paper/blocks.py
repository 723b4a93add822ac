"""Headings, running text, rules: blocks that are made of lines as wide as the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.exports.pages import Align, Heading, Line, Paragraph
from desktop.ui.paper.atoms import Atom, Setting, atoms_of
from desktop.ui.paper.faces import LINE, Faces
from desktop.ui.paper.laid import Piece, Slab, Stroke
from desktop.ui.paper.lines import Leading, Measure, SetLine, is_chinese, leading_of, set_lines

HAIRLINE = 0.5
_HEADINGS = {1: (1.85, 0.0, 12.0), 2: (1.3, 20.0, 6.0), 3: (1.08, 14.0, 4.0)}
"""By level: the size in ems, and the gaps before and after it in points."""
_LEAST_HEADING = 3
_TOGETHER = 2
"""Lines of a paragraph that a page has at least."""


def lay_heading(heading: Heading, width: float, size: float, faces: Faces) -> list[Slab]:
    """Lay a heading out; all of it stays with what follows."""
    ems, before, after = _HEADINGS[min(max(heading.level, 1), _LEAST_HEADING)]
    setting = Setting(size * ems, bold=True)
    atoms = atoms_of(heading.text, setting, faces)
    lines = set_lines(atoms, Measure(width), setting, faces)
    slabs = slabs_of(lines, leading_of(atoms, setting.size, tight=True))
    for slab in slabs:
        slab.keep = True
    slabs[0].before, slabs[-1].after = before, after
    return slabs


def lay_paragraph(
    paragraph: Paragraph, width: float, size: float, faces: Faces, *, read: bool = False
) -> list[Slab]:
    """Lay a paragraph out, line by line; `read` leaves room for readings that others have."""
    setting = Setting(paragraph.size or size)
    atoms = atoms_of(paragraph.text, setting, faces)
    measure = Measure(width, paragraph.indent * setting.size, paragraph.hanging * setting.size)
    justified = is_chinese(atoms)
    lines = set_lines(atoms, measure, setting, faces, paragraph.align, justified=justified)
    leading = leading_of(atoms, setting.size, read=read)
    slabs = slabs_of(lines, leading)
    for slab in (*slabs[: _TOGETHER - 1], *slabs[-_TOGETHER:-1]):
        slab.keep = True
    if paragraph.numbered:
        for slab in slabs:
            slab.numbered = leading.baseline
    slabs[-1].after = paragraph.gap
    return slabs


def lay_line(
    text: Line, width: float, setting: Setting, faces: Faces, align: Align = Align.LEFT
) -> tuple[list[SetLine], list[Atom]]:
    """Set a text in close lines, as in tables and labels; gives its atoms too."""
    atoms = atoms_of(text, setting, faces)
    justified = is_chinese(atoms)
    return set_lines(atoms, Measure(width), setting, faces, align, justified=justified), atoms


def slabs_of(lines: Sequence[SetLine], leading: Leading) -> list[Slab]:
    """Make each line a slab of its own."""
    return [
        Slab(
            leading.height,
            [moved(piece, 0.0, leading.baseline) for piece in line.pieces],
            [moved_stroke(stroke, 0.0, leading.baseline) for stroke in line.strokes],
            anchors=line.anchors,
        )
        for line in lines
    ]


def lay_rule(width: float) -> Slab:
    """Draw a hairline across the page."""
    stroke = Stroke(0.0, 0.0, width, 0.0, HAIRLINE, LINE)
    return Slab(HAIRLINE, strokes=[stroke], before=10.0, after=10.0)


def moved(piece: Piece, x: float, y: float) -> Piece:
    """Give a piece at another place."""
    return Piece(piece.x + x, piece.y + y, piece.text, piece.style)


def moved_stroke(stroke: Stroke, x: float, y: float) -> Stroke:
    """Give a stroke at another place."""
    return replace(
        stroke, x=stroke.x + x, y=stroke.y + y, to_x=stroke.to_x + x, to_y=stroke.to_y + y
    )
