"""The list of lessons: how a row is painted, the keys, and dragging."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.language.scripts import Script
from desktop.lessons import Taughtness
from desktop.ui.lessons.lessons_model import FACTS_ROLE, MIME, STATE_ROLE, Index, LessonsModel
from desktop.ui.lessons.stacked_bar import colours
from desktop.ui.library.row_list import RowList
from desktop.ui.theme import RADIUS, SMALL_PX, TEXT_PX, Theme
from desktop.ui.widgets import paint_runs, pixel_font

_ROW, _PAD, _MARK, _LINE, _GAP = 52, 8, 4, 20, 4


class LessonDelegate(QStyledItemDelegate):
    """Paints a lesson: its title, its words, and a mark that says whether it was taught."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.set_script(Script.SIMPLIFIED)

    def set_script(self, script: Script) -> None:
        """Draw hanzi as a script writes them."""
        self._font = pixel_font(TEXT_PX, script=script)
        self._bold = pixel_font(TEXT_PX, QFont.Weight.DemiBold, script)
        self._small = pixel_font(SMALL_PX, script=script)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        theme, state = self.theme, option.state
        taught, new, _, later = colours(theme)
        colour = {Taughtness.TAUGHT: taught, Taughtness.NEW: new, Taughtness.LATER: later}
        is_now = index.data(STATE_ROLE) is Taughtness.NEW
        box = QRectF(option.rect).adjusted(0, 0, 0, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setBrush(QColor(theme.fill))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme.accent))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour[index.data(STATE_ROLE)]))
        mark = QRectF(box.left() + _PAD, box.top() + 10, _MARK, box.height() - 20)
        painter.drawRoundedRect(mark, _MARK / 2, _MARK / 2)
        left, right = mark.right() + _PAD, box.right() - _PAD
        top = box.center().y() - _LINE
        for text, font, ink in (
            (index.data(), self._bold if is_now else self._font, theme.ink),
            (index.data(FACTS_ROLE), self._small, theme.soft),
        ):
            painter.setFont(font)
            baseline = top + _LINE / 2 + font.pixelSize() * 0.36
            paint_runs(painter, left, baseline, [(text, ink)], right)
            top += _LINE
        painter.restore()


class LessonList(RowList):
    """Lessons with the keys of a list of documents; Alt and the arrows move them."""

    moved = Signal(int)
    """The row that the selected lessons are to stand before."""

    def __init__(self, model: LessonsModel, delegate: LessonDelegate, name: str) -> None:
        super().__init__(model, delegate, name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def step(self, by: int) -> None:
        """Move the selected lessons up (-1) or down (1) by one, unless they stand at the end."""
        rows = self.selected_rows()
        if not rows:
            return
        to = rows[0] - 1 if by < 0 else rows[-1] + 2
        if 0 <= to <= self.model().rowCount():
            self.moved.emit(to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if is_alt and by is not None:
            self.step(by)
        else:
            super().keyPressEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        point = event.position().toPoint()
        index = self.indexAt(point)
        to = self.model().rowCount()
        if index.isValid():
            to = index.row() + (point.y() > self.visualRect(index).center().y())
        event.acceptProposedAction()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
        self.moved.emit(to)
