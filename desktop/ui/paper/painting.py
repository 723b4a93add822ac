"""Laid pages painted, on whatever a QPainter paints on."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.ui.paper.faces import Style
from desktop.ui.paper.laid import LaidPages, Outline, Placed
from desktop.ui.paper.stroke_path import stroke_path

_POINTS = 72
_DASH = 2.2
_GAP = 2.2


def paint_page(painter: QPainter, laid: LaidPages, number: int) -> None:
    """Paint a page, counted from 0, on a device whose origin is the corner of the sheet."""
    # Fonts are sized in points and so follow the device by themselves; places are scaled here.
    scale = painter.device().logicalDpiX() / _POINTS
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    style: Style | None = None
    for placed in laid.pages[number]:
        _paint_shapes(painter, placed, scale)
        for piece in placed.pieces():
            if piece.style is not style:
                style = piece.style
                painter.setFont(laid.faces.font(style))
                painter.setPen(QColor(style.colour))
            painter.drawText(QPointF(piece.x * scale, piece.y * scale), piece.text)
        if placed.slab.strokes or placed.slab.outlines:
            style = None


def _paint_shapes(painter: QPainter, placed: Placed, scale: float) -> None:
    for outline in placed.slab.outlines:
        _fill(painter, placed, outline, scale)
    for stroke in placed.slab.strokes:
        pen = QPen(QColor(stroke.colour), stroke.width * scale)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if stroke.dashed else Qt.PenCapStyle.SquareCap)
        if stroke.dashed:
            # Dashes are counted in widths of the pen.
            pen.setDashPattern([_DASH / stroke.width, _GAP / stroke.width])
        painter.setPen(pen)
        start = QPointF((placed.x + stroke.x) * scale, (placed.y + stroke.y) * scale)
        end = QPointF((placed.x + stroke.to_x) * scale, (placed.y + stroke.to_y) * scale)
        painter.drawLine(QLineF(start, end))


def _fill(painter: QPainter, placed: Placed, outline: Outline, scale: float) -> None:
    painter.save()
    painter.translate((placed.x + outline.x) * scale, (placed.y + outline.y) * scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(outline.colour))
    painter.drawPath(stroke_path(outline.path, outline.side * scale))
    painter.restore()
