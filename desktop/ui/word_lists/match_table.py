"""The table of a word list's lines: how it is painted, and its keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.language.scripts import Script
from desktop.ui.fonts import hanzi_font
from desktop.ui.list_table import ListTable
from desktop.ui.theme import SMALL_PX, TEXT_PX, Theme
from desktop.ui.widgets import paint_runs, pixel_font
from desktop.ui.word_lists.match_model import (
    CAN_BE_TAKEN,
    IS_TAKEN,
    LINE,
    MATCH,
    MEANING,
    PINYIN,
    STATE,
    TAKEN,
    WORD,
    is_traditional,
)
from desktop.vocabulary.matching import Outcome

_PAD, _BOX, _HEAD_PX, _ROW = 8, 16, 18, 36
_WIDTHS = {
    TAKEN: (36, 0),
    LINE: (120, 1),
    WORD: (108, 1),
    PINYIN: (108, 1),
    MEANING: (140, 4),
    STATE: (152, 0),
}


class MatchTable(ListTable):
    """The table, with more keys: Space skips rows, Enter chooses another word."""

    skip_pressed = Signal(object)
    """The rows to skip or to take again, as a list."""
    choice_wanted = Signal(int, QPoint)
    """The row whose other words are wanted, and where on the screen."""

    def __init__(self, model: QAbstractItemModel, name: str) -> None:
        super().__init__(model, name, _WIDTHS, LINE)
        self.setSortingEnabled(False)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(36)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        self.entered_on.connect(self._want_choice)
        self.doubleClicked.connect(lambda _index: self._want_choice())

    def chosen_rows(self) -> list[int]:
        """Give the rows that are selected, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def _want_choice(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            box = self.visualRect(index.siblingAtColumn(WORD))
            self.choice_wanted.emit(index.row(), self.viewport().mapToGlobal(box.bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.skip_pressed.emit(self.chosen_rows())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            if index.column() == TAKEN:
                self.skip_pressed.emit([index.row()])
            elif index.column() == STATE:
                self._want_choice()


class MatchDelegate(QStyledItemDelegate):
    """Paints a cell in the theme's colours; what is not taken is softer."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = pixel_font(TEXT_PX)
        self._small = pixel_font(SMALL_PX)
        self._heads = (
            hanzi_font("song", Script.SIMPLIFIED, _HEAD_PX),
            hanzi_font("song", Script.TRADITIONAL, _HEAD_PX),
        )

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a cell."""
        theme, box = self._theme, QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.fill))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(theme.line))
        inner = box.adjusted(_PAD, 0, -_PAD, -1)
        is_taken = bool(index.data(IS_TAKEN))
        ink = theme.ink if is_taken else theme.soft
        column = index.column()
        if column == TAKEN:
            if index.data(CAN_BE_TAKEN):
                self._paint_mark(painter, inner, is_taken)
        elif column == WORD:
            self._paint_heads(painter, inner, index, ink)
        elif column == STATE:
            self._paint_state(painter, inner, index)
        else:
            colour = theme.soft if column == LINE else ink
            self._paint_line(painter, inner, index.data(), self._text, colour)
        painter.restore()

    def _paint_line(
        self, painter: QPainter, box: QRectF, text: str, font: QFont, colour: str
    ) -> float:
        painter.setFont(font)
        baseline = box.center().y() + font.pixelSize() * 0.36
        return paint_runs(painter, box.left(), baseline, [(text, colour)], box.right())

    def _paint_heads(
        self,
        painter: QPainter,
        box: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        ink: str,
    ) -> None:
        own, other = self._heads[:: -1 if is_traditional(index.data(MATCH)) else 1]
        first, _, second = index.data().partition("  ")
        x = self._paint_line(painter, box, first, own, ink)
        if second:
            rest = box.adjusted(x + 10 - box.left(), 0, 0, 0)
            self._paint_line(painter, rest, second, other, self._theme.soft)

    def _paint_state(
        self, painter: QPainter, box: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint how a line was understood; what wants a look is marked as learning words are."""
        theme, text = self._theme, index.data()
        if not text:
            return
        match = index.data(MATCH)
        wants_a_look = index.data(IS_TAKEN) and match.outcome in (Outcome.UNSURE, Outcome.ADDED)
        painter.setFont(self._small)
        if not wants_a_look:
            self._paint_line(painter, box, text, self._small, theme.soft)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = painter.fontMetrics().horizontalAdvance(text) + 20
        chip = QRectF(box.left(), round(box.center().y()) - 12, min(width, box.width()), 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.learning))
        painter.drawRoundedRect(chip, 12, 12)
        painter.setPen(QColor(theme.ink))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_mark(self, painter: QPainter, box: QRectF, is_on: bool) -> None:
        theme = self._theme
        left, top = round(box.left()), round(box.center().y()) - _BOX / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.accent if is_on else theme.page))
        painter.setPen(QColor(theme.accent if is_on else theme.soft))
        painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, _BOX - 1, _BOX - 1), 4, 4)
        if is_on:
            painter.setPen(QPen(QColor(theme.on_accent), 2))
            tick = ((4, 8.5), (7, 11.5), (12, 5))
            painter.drawPolyline([QPointF(left + x, top + y) for x, y in tick])
