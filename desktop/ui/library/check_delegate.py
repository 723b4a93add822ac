"""A row of a list with a check mark in front, which a click anywhere in the row changes."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.language.scripts import Script
from desktop.ui.theme import RADIUS, TEXT_PX, Theme
from desktop.ui.widgets import paint_runs, pixel_font

Index = QModelIndex | QPersistentModelIndex

_HEIGHT, _PAD, _BOX, _GAP = 36, 8, 16, 12
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class CheckDelegate(QStyledItemDelegate):
    """Paints the mark in the theme's colours: a tick for all, a dash for some."""

    def __init__(self, theme: Theme, script: Script, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = pixel_font(TEXT_PX, script=script)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        theme, box = self._theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setBrush(QColor(theme.fill))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme.accent))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        mark = QRectF(box.left() + _PAD, round(box.center().y()) - _BOX / 2, _BOX, _BOX)
        self._paint_mark(painter, mark, Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)))
        painter.setFont(self._font)
        baseline = box.center().y() + TEXT_PX * 0.36
        x = mark.right() + _GAP
        paint_runs(painter, x, baseline, [(index.data(), theme.ink)], box.right() - _PAD)
        painter.restore()

    def _paint_mark(self, painter: QPainter, box: QRectF, state: Qt.CheckState) -> None:
        theme, is_on = self._theme, state is not _UNCHECKED
        painter.setBrush(QColor(theme.accent if is_on else theme.page))
        painter.setPen(QColor(theme.accent if is_on else theme.soft))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        left, top = box.left(), box.top()
        painter.setPen(QPen(QColor(theme.on_accent), 2))
        if state is _CHECKED:
            painter.drawPolyline(
                [
                    QPointF(left + 4, top + 8.5),
                    QPointF(left + 7, top + 11.5),
                    QPointF(left + 12, top + 5),
                ]
            )
        elif is_on:
            painter.drawLine(QPointF(left + 4.5, top + 8), QPointF(left + 11.5, top + 8))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Change the mark at a click or the space bar; what only some have, all get."""
        is_key = isinstance(event, QKeyEvent) and event.key() in (
            Qt.Key.Key_Space,
            Qt.Key.Key_Select,
        )
        if not is_key and event.type() != QEvent.Type.MouseButtonRelease:
            return False
        was_on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is _CHECKED
        new = _UNCHECKED if was_on else _CHECKED
        return model.setData(index, new, Qt.ItemDataRole.CheckStateRole)
