"""How a document is painted in the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.library.covers import Covers
from desktop.ui.library.facts import (
    extent_text,
    joined,
    known_text,
    length_text,
    origin_text,
    progress_text,
    read_text,
    uncounted_text,
)
from desktop.ui.library.library_model import AUTHOR_ROLE, ITEM_ROLE
from desktop.ui.library.script_fonts import ScriptFonts
from desktop.ui.library.values import LibraryItem
from desktop.ui.theme import RADIUS, SMALL_PX, TEXT_PX, Theme
from desktop.ui.widgets import paint_runs, pixel_font

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 84
COVER = QSize(48, 64)
_PAD = 8
_COVER_TOP = 7
_COVER_RADIUS = 4
_EDGE_ON_COVER = 0.15
_TEXT_LEFT = _PAD + COVER.width() + 16
_FACTS_WIDTH = 212
_WIDE = 560
"""Pixels of text and facts from which on the facts have a column of their own."""
_TITLE_PX, _PLATE_PX = 18, 26
_BASELINES = (29, 51, 71)
_BAR = QSize(48, 6)
_CHIP_HEIGHT, _CHIP_PAD, _CHIP_GAP, _LEAST_CHIP = 20, 8, 6, 40


class ItemDelegate(QStyledItemDelegate):
    """Paints a row: cover, title, origin, extent and tags, what is known, how far it is read."""

    def __init__(
        self, theme: Theme, fonts: ScriptFonts, covers: Covers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._fonts, self._covers = fonts, covers
        self.set_fonts()

    def set_fonts(self) -> None:
        """Take over the script that the fonts are now for."""
        script = self._fonts.script
        self._text = pixel_font(TEXT_PX, script=script)
        self._small = pixel_font(SMALL_PX, script=script)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(240, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        item: LibraryItem = index.data(ITEM_ROLE)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, option.state)
        plate = QRectF(box.left() + _PAD, box.top() + _COVER_TOP, COVER.width(), COVER.height())
        title = index.data()
        self._paint_cover(painter, plate, item, title)
        words = box.adjusted(_TEXT_LEFT, 0, -_PAD, 0)
        is_wide = words.width() >= _WIDE
        if is_wide:
            facts = words.adjusted(words.width() - _FACTS_WIDTH, 0, 0, 0)
            self._paint_facts(painter, facts, item)
            words.setRight(facts.left() - 24)
        self._line(painter, words, 0, title, self._fonts.of(title, _TITLE_PX), self.theme.ink)
        origin = origin_text(item, index.data(AUTHOR_ROLE))
        self._line(painter, words, 1, origin, self._text, self.theme.soft)
        extent = extent_text(item) if is_wide else _short_facts(item)
        end = self._line(painter, words, 2, extent, self._small, self.theme.soft)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_chips(painter, words, end + 12, item.tags, is_selected)
        if item.progress > 0:
            self._paint_progress(painter, plate, item.progress)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        inner = box.adjusted(0, 0, 0, -1)
        line = QRectF(box.left() + _TEXT_LEFT, box.bottom() - 1, box.width() - _TEXT_LEFT - _PAD, 1)
        painter.fillRect(line, QColor(self.theme.line))
        painter.setPen(Qt.PenStyle.NoPen)
        selected = state & QStyle.StateFlag.State_Selected
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(self.theme.fill if selected else self.theme.panel))
            painter.drawRoundedRect(inner, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self.theme.accent))
            painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _paint_cover(self, painter: QPainter, plate: QRectF, item: LibraryItem, title: str) -> None:
        ratio = painter.device().devicePixelRatioF()
        cover = self._covers.pixmap(item.id, ratio) if item.has_cover else None
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.panel) if cover is None else QBrush(cover))
        painter.setBrushOrigin(plate.topLeft())
        painter.drawRoundedRect(plate, _COVER_RADIUS, _COVER_RADIUS)
        edge = QColor(self.theme.line)
        if cover is None:
            first = _first_letter(title)
            painter.setFont(self._fonts.of(title, _PLATE_PX))
            painter.setPen(QColor(self.theme.soft))
            x = plate.center().x() - painter.fontMetrics().horizontalAdvance(first) / 2
            painter.drawText(QPointF(x, plate.center().y() + _PLATE_PX * 0.36), first)
        else:
            edge = QColor(self.theme.ink)
            edge.setAlphaF(_EDGE_ON_COVER)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(edge)
        painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), _COVER_RADIUS, _COVER_RADIUS)

    def _paint_facts(self, painter: QPainter, box: QRectF, item: LibraryItem) -> None:
        theme = self.theme
        known = known_text(item)
        if known and item.known is not None:
            bar = QRectF(box.left(), box.top() + _BASELINES[0] - 8, _BAR.width(), _BAR.height())
            painter.setPen(Qt.PenStyle.NoPen)
            for width, colour in (
                (bar.width(), theme.line),
                (bar.width() * min(1.0, item.known), theme.known),
            ):
                bar.setWidth(width)
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(bar, 3, 3)
            x = box.left() + _BAR.width() + 10
            painter.setFont(self._small)
            baseline = box.top() + _BASELINES[0]
            paint_runs(painter, x, baseline, [(known, theme.ink)], box.right())
        else:
            self._line(painter, box, 0, uncounted_text(), self._small, theme.soft)
        self._line(painter, box, 1, progress_text(item), self._small, theme.soft)
        self._line(painter, box, 2, read_text(item), self._small, theme.soft)

    def _line(
        self, painter: QPainter, box: QRectF, line: int, text: str, font: QFont, colour: str
    ) -> float:
        painter.setFont(font)
        baseline = box.top() + _BASELINES[line]
        return paint_runs(painter, box.left(), baseline, [(text, colour)], box.right())

    def _paint_chips(
        self, painter: QPainter, box: QRectF, x: float, tags: tuple[str, ...], selected: bool
    ) -> None:
        """Paint as many tags as there is room for."""
        metrics = QFontMetricsF(self._small)
        painter.setFont(self._small)
        top = box.top() + _BASELINES[2] - 15
        for tag in tags:
            room = box.right() - x
            wide = metrics.horizontalAdvance(tag) + 2 * _CHIP_PAD
            if room < min(wide, _LEAST_CHIP):
                return
            chip = QRectF(x, top, min(wide, room), _CHIP_HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.page if selected else self.theme.fill))
            painter.drawRoundedRect(chip, _CHIP_HEIGHT / 2, _CHIP_HEIGHT / 2)
            right = chip.right() - _CHIP_PAD + 1
            baseline = box.top() + _BASELINES[2]
            paint_runs(painter, x + _CHIP_PAD, baseline, [(tag, self.theme.soft)], right)
            x = chip.right() + _CHIP_GAP

    def _paint_progress(self, painter: QPainter, plate: QRectF, progress: float) -> None:
        """Paint below a cover how far the text is read."""
        line = QRectF(plate.left(), plate.bottom() + 4, plate.width(), 2)
        painter.fillRect(line, QColor(self.theme.line))
        line.setWidth(line.width() * min(1.0, progress))
        painter.fillRect(line, QColor(self.theme.accent))


def _short_facts(item: LibraryItem) -> str:
    facts = joined(known_text(item), progress_text(item) if item.progress > 0 else "")
    return facts or length_text(item.length)


def _first_letter(title: str) -> str:
    return next((letter for letter in title if letter.isalnum()), title[:1]).upper()
