"""Pages laid out: each block becomes slabs, and the slabs are shared out over sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from desktop.exports.pages import (
    Block,
    Grid,
    Heading,
    PageBreak,
    Pages,
    Paragraph,
    Rule,
    Run,
    Space,
    Table,
)
from desktop.exports.watched import Watched
from desktop.ui.paper.atoms import Setting
from desktop.ui.paper.blocks import lay_heading, lay_line, lay_paragraph, lay_rule, slabs_of
from desktop.ui.paper.faces import SOFT, Face, Faces, Style
from desktop.ui.paper.grids import lay_grid
from desktop.ui.paper.laid import LaidPages, Piece, Placed, Sheet, Slab
from desktop.ui.paper.lines import leading_of
from desktop.ui.paper.tables import lay_table

Progress = Callable[[float], None]
IsCancelled = Callable[[], bool]

_FOOT = 8.0
_NUMBER = 7.5
"""Sizes in points of the footer and of line numbers."""
_COUNTED = 5
_NUMBER_GAP = 9.0
_FOOT_GAP = 16.0
_LOOSE = 0.01
_SHARING = 0.1
"""The share of the work that putting slabs on sheets is."""
_STEP = 50
"""Rows and slabs between which it is told how far it is."""


def lay_out(
    pages: Pages,
    sheet: Sheet | None = None,
    *,
    progress: Progress = lambda _share: None,
    cancelled: IsCancelled = lambda: False,
) -> LaidPages:
    """Lay pages out on sheets, by default those of their own paper; raises Cancelled.

    It needs a QGuiApplication, and may be done in any thread; what it gives belongs to that thread.
    """
    sheet = sheet or Sheet.of(pages.paper)
    faces = Faces(pages.script)
    slabs: list[Slab] = []
    # The lines of an article are equally far apart, whichever paragraphs have readings.
    numbered = [one for one in pages.blocks if isinstance(one, Paragraph) and one.numbered]
    read = any(run.above for paragraph in numbered for run in paragraph.text)
    share = (1 - _SHARING) / (len(pages.blocks) or 1)
    for number, block in enumerate(Watched(pages.blocks, cancelled)):
        if isinstance(block, Table):
            # The rows of a long list are all the work there is.
            done = partial(_part, progress, number * share, share)
            block = replace(block, rows=Watched(block.rows, cancelled, done, _STEP))
        slabs += _lay_block(block, sheet, pages.size, faces, read)
        progress((number + 1) * share)
    shared = _Sheets(sheet, faces)
    for group in Watched(
        _groups(slabs), cancelled, partial(_part, progress, 1 - _SHARING, _SHARING), _STEP
    ):
        shared.place(group)
    progress(1.0)
    return shared.finished(pages)


def _part(progress: Progress, done: float, share: float, part: float) -> None:
    """Tell how far a share of the work is, once `done` of all is."""
    progress(done + share * part)


def _lay_block(block: Block, sheet: Sheet, size: float, faces: Faces, read: bool) -> list[Slab]:
    width, most = sheet.text_width, sheet.text_height
    match block:
        case Heading():
            return lay_heading(block, width, size, faces)
        case Paragraph():
            return lay_paragraph(block, width, size, faces, read=read and block.numbered)
        case Table():
            return lay_table(block, width, most, size, faces)
        case Grid():
            return lay_grid(block, width, most, size, faces)
        case Rule():
            return [lay_rule(width)]
        case Space():
            return [Slab(block.height, space=True)]
        case PageBreak():
            return [Slab(0.0, new_page=True)]


def _groups(slabs: Sequence[Slab]) -> list[list[Slab]]:
    """Put together what is to stay together."""
    groups: list[list[Slab]] = []
    holds = False
    for slab in slabs:
        if holds and not slab.new_page:
            groups[-1].append(slab)
        else:
            groups.append([slab])
        # Empty height does not part a heading from its text.
        holds = slab.keep or (holds and slab.space)
    return groups


class _Sheets:
    """Sheets in the making."""

    def __init__(self, sheet: Sheet, faces: Faces) -> None:
        self._sheet = sheet
        self._faces = faces
        self._pages: list[list[Placed]] = [[]]
        self._places: dict[str, tuple[int, int]] = {}
        self._y = 0.0
        self._gap = 0.0
        self._lines = 0

    def place(self, group: Sequence[Slab]) -> None:
        """Place slabs on this page, or all on the next one, or one by one if no page has room."""
        if group[0].new_page:
            if self._pages[-1]:
                self._turn()
            return
        whole = _height(group)
        room = self._sheet.text_height
        if self._pages[-1] and self._y + self._lead(group[0]) + whole > room + _LOOSE:
            header = group[0].header
            if whole + (header.height if header else 0.0) <= room + _LOOSE:
                self._turn()
        for slab in group:
            self._place(slab)

    def finished(self, pages: Pages) -> LaidPages:
        """Give the pages with their feet."""
        if len(self._pages) > 1 and not self._pages[-1]:
            self._pages.pop()
        count = len(self._pages)
        feet = [self._foot(pages, number + 1, count) for number in range(count)]
        laid = tuple([(*page, foot) for page, foot in zip(self._pages, feet, strict=True)])
        return LaidPages(pages.title, self._sheet, laid, self._places, self._faces)

    def _lead(self, slab: Slab) -> float:
        return max(self._gap, slab.before) if self._pages[-1] else 0.0

    def _turn(self) -> None:
        self._pages.append([])
        self._y = self._gap = 0.0
        self._lines = 0

    def _place(self, slab: Slab) -> None:
        if slab.space:
            self._gap = self._gap + slab.height if self._pages[-1] else 0.0
            return
        room = self._sheet.text_height + _LOOSE
        if self._pages[-1] and self._y + self._lead(slab) + slab.height > room:
            self._turn()
        if not self._pages[-1] and slab.header is not None:
            self._put(replace(slab.header, anchors=[]))
        self._put(slab)

    def _put(self, slab: Slab) -> None:
        margin = self._sheet.margin
        self._y += self._lead(slab)
        line = 0
        if slab.numbered is not None:
            self._lines += 1
            line = self._lines
            if line % _COUNTED == 0:
                slab = replace(slab, pieces=[*slab.pieces, self._number(line, slab.numbered)])
        for anchor in slab.anchors:
            self._places.setdefault(anchor, (len(self._pages), line))
        self._pages[-1].append(Placed(margin, margin + self._y, slab))
        self._y += slab.height
        self._gap = slab.after

    def _number(self, line: int, baseline: float) -> Piece:
        style = Style(Face.READING, _NUMBER, False, SOFT)
        text = str(line)
        return Piece(-_NUMBER_GAP - self._faces.width(text, style), baseline, text, style)

    def _foot(self, pages: Pages, number: int, count: int) -> Placed:
        """Make a page's foot: the footer at the left, the number at the right."""
        sheet = self._sheet
        style = Style(Face.LATIN, _FOOT, False, SOFT)
        text = f"{number} / {count}"
        wide = self._faces.width(text, style)
        setting = Setting(_FOOT, colour=SOFT)
        room = sheet.text_width - wide - 2 * _FOOT
        lines, atoms = lay_line((Run(pages.footer),), room, setting, self._faces)
        leading = leading_of(atoms, _FOOT, tight=True)
        slab = Slab(leading.height)
        # Two lines are what the margin has room for.
        for at, line in enumerate(slabs_of(lines[:2], leading)):
            slab.pieces += [
                replace(piece, y=piece.y + at * leading.height) for piece in line.pieces
            ]
        slab.pieces.append(Piece(sheet.text_width - wide, leading.baseline, text, style))
        gap = min(_FOOT_GAP, sheet.margin / 3)
        return Placed(sheet.margin, sheet.height - sheet.margin + gap, slab)


def _height(group: Sequence[Slab]) -> float:
    """Tell how tall slabs are together, without the gap before the first."""
    y = gap = 0.0
    for at, slab in enumerate(group):
        if slab.space:
            gap += slab.height
            continue
        y += (max(gap, slab.before) if at else 0.0) + slab.height
        gap = slab.after
    return y
