"""Plots as values, painted in the theme's colours on a widget, into a PNG or into an SVG."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSaveFile, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from desktop.ui.plot_values import (
    Frame,
    Plot,
    Series,
    bar_step,
    bars,
    described,
    frame_of,
    named,
    number_text,
    ticks,
    y_ticks,
)
from desktop.ui.theme import GRID, SMALL_PX, TEXT_PX, Theme
from desktop.ui.widgets import pixel_font

__all__ = ["Plot", "Series", "described", "paint", "save_plot"]

SIZE = QSize(800, 400)
"""Pixels of a plot that is saved."""

_ORDER = ("accent", "tone4", "tone3", "tone2", "soft")
_BAR_SHARE = 0.72  # of the room that a bar has
_WIDEST_BAR = 40
_DOT = 2.5
_ROUND = 3.0
_LINE = 2.0


def paint(painter: QPainter, rect: QRectF, plot: Plot, theme: Theme) -> None:
    """Paint a plot; what lies under it is left as it is."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = frame_of(plot, rect)
    _paint_head(painter, rect, plot, theme)
    if frame.area.width() > 0 and frame.area.height() > 0:
        if plot.has_points:
            _paint_axes(painter, frame, rect, plot, theme)
            _paint_bars(painter, frame, plot, theme)
            _paint_lines(painter, frame, plot, theme)
        else:
            painter.setFont(pixel_font(TEXT_PX))
            painter.setPen(QColor(theme.soft))
            painter.drawText(
                rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, plot.empty
            )
    painter.restore()


def save_plot(plot: Plot, theme: Theme, path: Path, size: QSize = SIZE) -> None:
    """Save a plot on the theme's page, as SVG where the file is called so, else as PNG.

    A PNG has twice as many pixels as `size` says. Raises OSError if it can't be written.
    """
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise OSError(file.errorString())
    if path.suffix.lower() == ".svg":
        from PySide6.QtSvg import QSvgGenerator

        drawing = QSvgGenerator()
        drawing.setOutputDevice(file)
        drawing.setSize(size)
        drawing.setViewBox(QRectF(QPointF(), size.toSizeF()))
        drawing.setTitle(plot.title)
        drawing.setDescription(described(plot))
        with QPainter(drawing) as painter:
            _paint_page(painter, plot, theme, size)
    else:
        image = QImage(size * 2, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(2)
        with QPainter(image) as painter:
            _paint_page(painter, plot, theme, size)
        # QImage takes a name or a device; PySide's stub knows its format as bytes only.
        image.save(file, "PNG")  # type: ignore[call-overload]
    if not file.commit():
        raise OSError(file.errorString())


def _paint_page(painter: QPainter, plot: Plot, theme: Theme, size: QSize) -> None:
    whole = QRectF(QPointF(), size.toSizeF())
    painter.fillRect(whole, QColor(theme.page))
    inset = 4 * GRID
    paint(painter, whole.adjusted(inset, inset, -inset, -inset), plot, theme)


def _colour(plot: Plot, number: int, theme: Theme) -> QColor:
    name = plot.series[number].colour or _ORDER[number % len(_ORDER)]
    if name.startswith("tone"):
        return QColor(theme.tone(int(name[4:])))
    return QColor(getattr(theme, name))


def _paint_head(painter: QPainter, rect: QRectF, plot: Plot, theme: Theme) -> None:
    """Write the title, and below it what the height means and the legend."""
    y = rect.top()
    if plot.title:
        painter.setFont(pixel_font(TEXT_PX, QFont.Weight.DemiBold))
        painter.setPen(QColor(theme.ink))
        metrics = QFontMetricsF(painter.font())
        title = metrics.elidedText(plot.title, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(QPointF(rect.left(), y + metrics.ascent()), title)
        y += 24
    painter.setFont(pixel_font(SMALL_PX))
    metrics = QFontMetricsF(painter.font())
    baseline = y + metrics.ascent()
    if plot.y_label and plot.has_points:
        painter.setPen(QColor(theme.soft))
        painter.drawText(QPointF(rect.left(), baseline), plot.y_label)
    x = rect.right()
    for at in reversed(named(plot)):
        x -= metrics.horizontalAdvance(plot.series[at].name)
        painter.setPen(QColor(theme.soft))
        painter.drawText(QPointF(x, baseline), plot.series[at].name)
        x -= 5 * GRID
        _paint_key(painter, QRectF(x, y, 4 * GRID, metrics.height()), plot, at, theme)
        x -= 4 * GRID


def _paint_key(painter: QPainter, box: QRectF, plot: Plot, number: int, theme: Theme) -> None:
    colour = _colour(plot, number, theme)
    if plot.series[number].kind == "bars":
        square = QRectF(0, 0, 10, 10)
        square.moveCenter(box.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(square, 2, 2)
    else:
        painter.setPen(_line_pen(plot.series[number], colour))
        middle = box.center().y()
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right() - GRID, middle))


def _line_pen(series: Series, colour: QColor) -> QPen:
    pen = QPen(colour, _LINE)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if series.dashed:
        pen.setDashPattern([3, 2])
    return pen


def _paint_axes(painter: QPainter, frame: Frame, rect: QRectF, plot: Plot, theme: Theme) -> None:
    area = frame.area
    painter.setFont(pixel_font(SMALL_PX))
    metrics = QFontMetricsF(painter.font())
    for value in y_ticks(plot, frame.y_range):
        # On the middle of a pixel, or the hairline is two pixels wide.
        y = floor(frame.y(value)) + 0.5
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(QColor(theme.soft))
        text = number_text(value, plot.y_format)
        x = area.left() - 2 * GRID - metrics.horizontalAdvance(text)
        painter.drawText(QPointF(x, y + metrics.ascent() / 2 - 1), text)
    baseline = area.bottom() + 2 * GRID + metrics.ascent()
    free = rect.left()
    for x, text in _x_ticks(plot, frame, metrics):
        width = metrics.horizontalAdvance(text)
        at = min(max(x - width / 2, rect.left()), rect.right() - width)
        if at >= free:
            painter.drawText(QPointF(at, baseline), text)
            free = at + width + 2 * GRID
    if plot.x_label:
        at = area.right() - metrics.horizontalAdvance(plot.x_label)
        painter.drawText(
            QPointF(max(at, rect.left()), rect.bottom() - metrics.descent()), plot.x_label
        )


def _x_ticks(plot: Plot, frame: Frame, metrics: QFontMetricsF) -> Sequence[tuple[float, str]]:
    if plot.x_ticks:
        return [(frame.x(x), text) for x, text in plot.x_ticks]
    widest = metrics.horizontalAdvance(number_text(frame.x_range[1], plot.x_format))
    most = max(2, min(10, int(frame.area.width() / (widest + 6 * GRID))))
    found = ticks(*frame.x_range, most)
    return [(frame.x(x), number_text(x, plot.x_format)) for x in found]


def _paint_bars(painter: QPainter, frame: Frame, plot: Plot, theme: Theme) -> None:
    numbers = bars(plot)
    room = (frame.x(bar_step(plot)) - frame.x(0)) * _BAR_SHARE
    each = room if plot.stacked else room / max(1, len(numbers))
    width = max(1.0, min(each, _WIDEST_BAR))
    below: dict[float, float] = {}
    painter.setPen(Qt.PenStyle.NoPen)
    for place, at in enumerate(numbers):
        painter.setBrush(_colour(plot, at, theme))
        shift = 0.0 if plot.stacked else (place - (len(numbers) - 1) / 2) * width
        for x, value in plot.series[at].points:
            base = below.get(x, 0.0) if plot.stacked else max(0.0, frame.y_range[0])
            below[x] = base + value if plot.stacked else base
            top = frame.y(base + value if plot.stacked else value)
            box = QRectF(frame.x(x) + shift - width / 2, top, width, frame.y(base) - top)
            covered = plot.stacked and any(
                dict(plot.series[later].points).get(x) for later in numbers[place + 1 :]
            )
            if value:
                _paint_bar(painter, box.normalized(), 0.0 if covered else _ROUND)


def _paint_bar(painter: QPainter, box: QRectF, radius: float) -> None:
    """Paint a bar, its upper corners rounded."""
    radius = min(radius, box.width() / 3, box.height())
    shape = QPainterPath(box.bottomLeft())
    shape.lineTo(box.left(), box.top() + radius)
    shape.quadTo(box.topLeft(), QPointF(box.left() + radius, box.top()))
    shape.lineTo(box.right() - radius, box.top())
    shape.quadTo(box.topRight(), QPointF(box.right(), box.top() + radius))
    shape.lineTo(box.bottomRight())
    shape.closeSubpath()
    painter.drawPath(shape)


def _paint_lines(painter: QPainter, frame: Frame, plot: Plot, theme: Theme) -> None:
    painter.setClipRect(frame.area.adjusted(-GRID, -GRID, GRID, GRID))
    for at, series in enumerate(plot.series):
        if series.kind != "line" or not series.points:
            continue
        colour = _colour(plot, at, theme)
        places = [QPointF(frame.x(x), frame.y(y)) for x, y in series.points]
        painter.setPen(_line_pen(series, colour))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        few = frame.area.width() / len(places) > 4 * GRID
        if few and not series.dashed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            for place in places:
                painter.drawEllipse(place, _DOT, _DOT)
    painter.setClipping(False)
