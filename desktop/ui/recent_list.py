"""The texts that were opened last, in the sidebar."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QHoverEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.language.document import CLIPBOARD, WELCOME
from desktop.language.scripts import Script
from desktop.study import Recent
from desktop.ui.fonts import hanzi_font
from desktop.ui.theme import RADIUS, SMALL_PX, TEXT_PX, Theme
from desktop.ui.widgets import is_enter, keeps_key, label, pixel_font

Index = QModelIndex | QPersistentModelIndex

_ROW_HEIGHT = 60
_GAP = 4
_PAD = 8
_ID_ROLE = Qt.ItemDataRole.UserRole
_FACTS_ROLE = Qt.ItemDataRole.UserRole + 1


class RecentModel(QAbstractListModel):
    """The rows of the list: title, facts, id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent: tuple[Recent, ...] = ()

    def set_recent(self, recent: tuple[Recent, ...]) -> None:
        """Show other texts."""
        self.beginResetModel()
        self._recent = recent
        self.endResetModel()

    def row_of(self, document_id: str) -> int:
        """Give the row of a text, or -1."""
        rows = (row for row, one in enumerate(self._recent) if one.id == document_id)
        return next(rows, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._recent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a row says."""
        if not index.isValid():
            return None
        one = self._recent[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.title
        if role == _FACTS_ROLE:
            return self._facts(one)
        if role == _ID_ROLE:
            return one.id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one.title}, {self._facts(one)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            where = "" if one.source in {"", CLIPBOARD, WELCOME} else f"\n{one.source}"
            return one.title + where
        return None

    def _facts(self, one: Recent) -> str:
        if one.known is not None and one.new_words is not None:
            known = self.tr("{0}% known").format(round(one.known * 100))
            return f"{known} · " + self.tr("{0} new").format(f"{one.new_words:,}")
        length = self.tr("{0} characters").format(f"{one.length:,}")
        if one.progress <= 0:
            return length
        return f"{length} · " + self.tr("{0}% read").format(round(one.progress * 100))


class RecentDelegate(QStyledItemDelegate):
    """Paints a row: the title, and what is known about the text below it."""

    def __init__(self, theme: Theme, view: RecentView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view
        self._title = hanzi_font("hei", Script.SIMPLIFIED, TEXT_PX)
        self._title.setFamilies([*QFont().families(), *self._title.families()])
        self._facts = pixel_font(SMALL_PX)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        theme = self.theme
        box = QRectF(option.rect).adjusted(0, 0, 0, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        # The option's own state has PySide6 load all that there is of styles.
        view = self._view
        is_hovered = view.hovered == QPersistentModelIndex(index)
        if is_hovered or view.selectionModel().isSelected(index):
            painter.setBrush(QColor(theme.fill))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if view.hasFocus() and view.currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme.accent))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        line = box.adjusted(_PAD, _PAD, -_PAD, 0)
        for text, font, colour, height in (
            (index.data(), self._title, theme.ink, 20),
            (index.data(_FACTS_ROLE), self._facts, theme.soft, 20),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            line.setHeight(height)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(line.width())
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            line.translate(0, height)
        painter.restore()


class RecentView(QListView):
    """The list, with the keys that open a text and take it out."""

    pressed_on = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered = QPersistentModelIndex()
        """The row under the pointer."""

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHoverEvent):
            is_inside = event.type() != QEvent.Type.HoverLeave
            at = self.indexAt(event.position().toPoint()) if is_inside else QModelIndex()
            self.hovered = QPersistentModelIndex(at)
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        # The window uses Enter and Tab for the text; within the list they are its own.
        return keeps_key(event, Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and is_enter(event):
            self.pressed_on.emit(index.data(_ID_ROLE))
        elif index.isValid() and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(index.data(_ID_ROLE))
        else:
            super().keyPressEvent(event)


class RecentList(QWidget):
    """The sidebar's list of recent texts."""

    opened = Signal(str)
    forget_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self._current = ""
        caption = label(self.tr("RECENT"), "caption")
        caption.setContentsMargins(8, 0, 0, 0)
        self._empty = label(self.tr("Texts that you open appear here."), "soft")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(8, 0, 8, 0)
        self.view = RecentView()
        self.view.setProperty("look", "sidebar")
        self.view.setAccessibleName(self.tr("Recent texts"))
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setUniformItemSizes(True)
        self._model = RecentModel(self)
        self._delegate = RecentDelegate(theme, self.view)
        self.view.setModel(self._model)
        self.view.setItemDelegate(self._delegate)
        self.view.clicked.connect(lambda index: self.opened.emit(index.data(_ID_ROLE)))
        self.view.pressed_on.connect(self.opened)
        self.view.removed.connect(self.forget_requested)
        self.view.customContextMenuRequested.connect(self._open_menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 20, 12, 12)
        column.setSpacing(8)
        column.addWidget(caption)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addStretch(0)
        self.set_recent((), "")

    def set_recent(self, recent: tuple[Recent, ...], current_id: str) -> None:
        """Show texts, the one that is read marked."""
        self._model.set_recent(recent)
        self.view.setVisible(bool(recent))
        self._empty.setVisible(not recent)
        row = self._model.row_of(current_id)
        self.view.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())

    def set_theme(self, theme: Theme) -> None:
        """Dress the list in a theme."""
        self._delegate.theme = theme
        self.view.viewport().update()

    def menu_for(self, document_id: str) -> QMenu:
        """Make the menu of one text."""
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self.opened.emit(document_id))
        menu.addAction(
            self.tr("Remove from the list"), lambda: self.forget_requested.emit(document_id)
        )
        return menu

    def _open_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if index.isValid():
            menu = self.menu_for(index.data(_ID_ROLE))
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.view.viewport().mapToGlobal(point))
