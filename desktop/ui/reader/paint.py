"""Paint the column: strokes of status, selection, hanzi, what stands above them, outlines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from desktop.language.document import Place
from desktop.language.pinyin import tone
from desktop.ui.reader.column import Column, Spot
from desktop.ui.reader.labels import Labels
from desktop.ui.reader.layout import BlockLayout
from desktop.ui.reader.source import is_of_name
from desktop.ui.reader.underlines import paint_doubt, paint_names
from desktop.ui.theme import Theme
from desktop.vocabulary.status import Status


@dataclass(slots=True)
class Scene:
    """What the view shows besides the text itself.

    `selection` is in order; `found` maps paragraphs to the stretches that the search found there,
    `found_now` is the one it stands on.
    """

    theme: Theme
    caret: Spot | None = None
    chosen: Spot | None = None
    hover: Spot | None = None
    selection: tuple[Place, Place] | None = None
    found: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    found_now: tuple[int, int, int] | None = None
    mark_new: bool = False
    show_doubt: bool = True
    tone_colours: bool = False
    title: str = ""
    kicker: str = ""


HEAD_TOP = 32
_KICKER_HEIGHT = 20


def head_height(scene: Scene, heading_line: int) -> int:
    """Give the pixels that the lines above the text take."""
    return HEAD_TOP + (_KICKER_HEIGHT if scene.kicker else 0) + (heading_line if scene.title else 0)


def paint_column(
    painter: QPainter, column: Column, scene: Scene, left: int, area: QRect, heading: QFont
) -> None:
    """Paint the part of the column that meets `area`, which is in pixels of the window."""
    # fillRect does the same, once PySide6 has loaded all the kinds of gradients for it.
    painter.setBackground(QColor(scene.theme.page))
    painter.eraseRect(area)
    for block, layout, y in column.visible():
        if y - column.overhang > area.bottom():
            break
        if block == 0 and y + layout.head > area.top():
            _paint_head(painter, scene, left, y, column.body.width, heading)
        if y + layout.height + column.overhang > area.top():
            _paint_block(painter, column, scene, block, layout, left, y, area)


def _paint_head(
    painter: QPainter, scene: Scene, left: int, y: int, width: int, heading: QFont
) -> None:
    top = y + HEAD_TOP
    if scene.kicker:
        font = QFont()
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(scene.theme.soft))
        painter.drawText(QRect(left, top, width, 16), Qt.TextFlag.TextSingleLine, scene.kicker)
        top += _KICKER_HEIGHT
    if scene.title:
        painter.setFont(heading)
        painter.setPen(QColor(scene.theme.ink))
        box = QRect(left, top, width, round(heading.pixelSize() * 1.5))
        elided = painter.fontMetrics().elidedText(scene.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)


def _paint_block(
    painter: QPainter,
    column: Column,
    scene: Scene,
    block: int,
    layout: BlockLayout,
    left: int,
    y: int,
    area: QRect,
) -> None:
    if not layout.cells:
        return
    first = layout.line_at(area.top() - column.overhang - y)
    last = layout.line_at(area.bottom() + column.overhang - y)
    theme = scene.theme
    painter.translate(left, y)
    for line, rect, colour in _marks(column, layout, scene):
        if first <= line <= last:
            painter.fillRect(rect, colour)
    _paint_ranges(painter, column, scene, block, layout)
    if scene.hover is not None and scene.hover.block == block:
        _outline(painter, layout, scene.hover.cell, None, QColor(theme.fill))
    painter.translate(-left, -y)
    painter.setPen(QColor(theme.ink))
    layout.draw_text(painter, left, y, QRectF(area))
    painter.translate(left, y)
    lines = range(first, last + 1)
    paint_names(painter, layout, lines, QColor(theme.soft))
    paint_doubt(painter, layout, lines, QColor(theme.soft), shown=scene.show_doubt)
    if layout.labels:
        _paint_labels(painter, layout, column.labels, scene, lines)
    for spot, name in ((scene.caret, theme.soft), (scene.chosen, theme.accent)):
        if spot is not None and spot.block == block:
            _outline(painter, layout, spot.cell, QPen(QColor(name), 2), None)
    painter.translate(-left, -y)


def _marks(column: Column, layout: BlockLayout, scene: Scene) -> list[tuple[int, QRectF, QColor]]:
    if layout.marks is None:
        theme = scene.theme
        strokes = {Status.NEW: QColor(theme.new), Status.LEARNING: QColor(theme.learning)}
        unseen = QColor(theme.new) if scene.mark_new else None
        colours = []
        for cell in layout.cells:
            status = column.text.status(cell) if cell.defined else None
            has_reading = cell.reading is not None and not is_of_name(cell)
            colours.append(strokes.get(status) if status else unseen if has_reading else None)
        layout.marks = []
        height = layout.style.body_height
        for line in range(layout.line_count) if any(colours) else ():
            top = layout.line_top(line) + layout.style.body_top
            for number, x0, x1 in layout.inner_parts(line):
                colour = colours[number]
                if colour is not None:
                    half = QRectF(x0 + 0.5, top + height * 0.56, x1 - x0 - 1, height * 0.42)
                    layout.marks.append((line, half, colour))
    return layout.marks


def _paint_ranges(
    painter: QPainter, column: Column, scene: Scene, block: int, layout: BlockLayout
) -> None:
    paragraph, start, end = column.text.blocks.locate(block)
    theme = scene.theme
    for a, b in scene.found.get(paragraph, ()):
        if a < end and b > start:
            here = scene.found_now == (paragraph, a, b)
            colour = QColor(theme.accent if here else theme.learning)
            colour.setAlpha(110 if here else 255)
            _fill(painter, layout.range_rects(max(a, start), min(b, end)), colour)
    if scene.selection is None:
        return
    low, high = scene.selection
    if low.paragraph <= paragraph <= high.paragraph:
        a = max(start, low.offset) if paragraph == low.paragraph else start
        b = min(end, high.offset) if paragraph == high.paragraph else end
        if a < b:
            _fill(painter, layout.range_rects(a, b), QColor(theme.selection))


def _fill(painter: QPainter, rects: Iterable[QRectF], colour: QColor) -> None:
    for rect in rects:
        painter.fillRect(rect, colour)


def _outline(
    painter: QPainter, layout: BlockLayout, cell: int, pen: QPen | None, fill: QColor | None
) -> None:
    if not 0 <= cell < len(layout.cells):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(pen if pen is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    for rect in layout.cell_rects(cell):
        painter.drawRoundedRect(rect.adjusted(-2, -3, 2, 3), 5, 5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_labels(
    painter: QPainter, layout: BlockLayout, labels: Labels, scene: Scene, lines: Iterable[int]
) -> None:
    style = layout.style
    painter.setFont(style.label_font)
    soft = QColor(scene.theme.soft)
    painter.setPen(soft)
    up = style.label_baseline - style.label_ascent
    for line in lines:
        top = layout.line_top(line) + up
        for syllables, cell, x, width in layout.label_parts(line):
            whole = "".join(syllables)
            x += (width - style.label_width(whole)) / 2
            if not scene.tone_colours:
                painter.drawStaticText(QPointF(x, top), style.label_text(whole))
                continue
            reading = labels.reading(layout.cells[cell]) or ()
            offset = _offset_of(layout, line, cell, syllables)
            for k, syllable in enumerate(syllables):
                if syllable:
                    numbered = reading[offset + k] if offset + k < len(reading) else None
                    painter.setPen(QColor(scene.theme.tone(tone(numbered or ""))))
                    painter.drawStaticText(QPointF(x, top), style.label_text(syllable))
                    x += style.label_width(syllable)
            painter.setPen(soft)


def _offset_of(layout: BlockLayout, line: int, cell: int, syllables: tuple[str, ...]) -> int:
    """Give the number of a part's first syllable in its word."""
    lines = layout.lines_of(cell)
    if line == lines[0]:
        return 0
    return len(layout.labels[cell] or ()) - len(syllables) if layout.labels else 0
