"""Paint what runs below words: dots where something was a close call, a line below a name."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.ui.reader.layout import BlockLayout

_FAINT = 130
_NAME_BELOW = 2
_DOT = 1.8
"""Pixels across a dot; between the middles of two are twice as many."""


def paint_doubt(
    painter: QPainter, layout: BlockLayout, lines: Iterable[int], colour: QColor, *, shown: bool
) -> None:
    """Dot the words of some lines whose annotation was a close call, where that is `shown`."""
    if not shown or not any(cell.doubt for cell in layout.cells):
        return
    # A dash of no length with round ends is a dot.
    pen = QPen(colour, _DOT, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.001, 2.0])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(pen)
    for line in lines:
        y = layout.line_top(line) + underline_top(layout)
        for number, left, right in layout.inner_parts(line):
            if layout.cells[number].doubt:
                painter.drawLine(QPointF(left + 2, y), QPointF(right - 2, y))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_names(
    painter: QPainter, layout: BlockLayout, lines: Iterable[int], colour: QColor
) -> None:
    """Draw a thin line below each name of some lines, from its first token to its last."""
    if not any(cell.name for cell in layout.cells):
        return
    faint = QColor(colour)
    faint.setAlpha(_FAINT)
    for line in lines:
        y = round(layout.line_top(line) + underline_top(layout) + _NAME_BELOW)
        parts = layout.inner_parts(line)
        for name, group in groupby(parts, key=lambda part: layout.cells[part[0]].name):
            if name is not None:
                whole = list(group)
                left, right = whole[0][1] + 1, whole[-1][2] - 1
                painter.fillRect(QRectF(left, y, right - left, 1), faint)


def underline_top(layout: BlockLayout) -> float:
    """Give where the dots of a line are: below the hanzi and their stroke, above the outline."""
    style = layout.style
    return style.body_top + style.body_height + 1.5
