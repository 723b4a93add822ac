"""The lists of chapters and bookmarks: how a row is painted, and the keys."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.language.scripts import Script
from desktop.ui.contents_model import CURRENT_ROLE, FACTS_ROLE, LEVEL_ROLE, Index
from desktop.ui.key_line import KeyLine
from desktop.ui.theme import RADIUS, SMALL_PX, TEXT_PX, Theme
from desktop.ui.widgets import is_enter, keeps_key, pixel_font

_PAD = 8
_INDENT = 12
_DEEPEST = 4
_LINE = 20
_GAP = 4


class LineDelegate(QStyledItemDelegate):
    """Paints a row of one line, or of two where the facts are shown below."""

    def __init__(self, theme: Theme, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._height = height
        self._facts = pixel_font(SMALL_PX)
        self.set_script(Script.SIMPLIFIED)

    def set_script(self, script: Script) -> None:
        """Draw hanzi as a script writes them."""
        self._font = pixel_font(TEXT_PX, script=script)
        self._bold = pixel_font(TEXT_PX, QFont.Weight.DemiBold, script)
        self._facts = pixel_font(SMALL_PX, script=script)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        theme, state = self.theme, option.state
        is_current = bool(index.data(CURRENT_ROLE))
        facts = index.data(FACTS_ROLE) or ""
        box = QRectF(option.rect).adjusted(0, 0, 0, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_current or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(theme.fill))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        has_focus = state & QStyle.StateFlag.State_HasFocus
        if has_focus and state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme.accent))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        indent = _INDENT * min(_DEEPEST, index.data(LEVEL_ROLE) or 0)
        lines = 2 if facts else 1
        line = QRectF(box.left() + _PAD + indent, 0, box.width() - 2 * _PAD - indent, _LINE)
        line.moveTop(box.center().y() - lines * _LINE / 2)
        font = self._bold if is_current else self._font
        for text, chosen, colour in (
            (index.data(), font, theme.ink),
            (facts, self._facts, theme.soft),
        ):
            painter.setFont(chosen)
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(line.width())
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            line.translate(0, _LINE)
        painter.restore()

    def createEditor(  # noqa: N802  # Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QLineEdit:
        """Make the field that a name is typed in."""
        return KeyLine(parent)

    def updateEditorGeometry(  # noqa: N802  # Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -_GAP))


class LineList(QListView):
    """A list with the keys that go to a row and take it out."""

    entered_on = Signal(QModelIndex)
    delete_pressed = Signal(QModelIndex)

    def __init__(self, model: QAbstractListModel, delegate: LineDelegate, name: str) -> None:
        super().__init__()
        self.setProperty("look", "sidebar")
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self.entered_on)

    def event(self, event: QEvent) -> bool:
        # The window uses Enter and Tab for the text; within the list they are its own.
        return keeps_key(event, Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and is_enter(event):
            self.entered_on.emit(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit(index)
        elif index.isValid() and event.key() == Qt.Key.Key_F2:
            self.edit(index)
        else:
            super().keyPressEvent(event)
