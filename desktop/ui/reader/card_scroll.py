"""The card's scrolling column, with one part of it that never leaves the view."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.widgets import BLEED, rule

_MARGIN = 24
_NARROW_MARGIN = 16
_NARROW = 320


_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class Pinned(QFrame):
    """What stays in view: a hairline sets it off while it floats above the column."""

    def __init__(self, content: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self._line = rule()
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(0)
        self._outer.addLayout(content)
        self._line.setParent(self)

    def set_state(self, left: int, right: int, *, is_afloat: bool) -> None:
        """Follow the column's margins; say whether the column runs on below."""
        self._outer.setContentsMargins(left, 0, right, 0)
        self._line.setGeometry(0, 0, self.width(), 1)
        self._line.setVisible(is_afloat)


class CardScroll(QScrollArea):
    """Scrolls one column up and down; the scroll bar takes its room from the margin.

    `pinned` stands in the column where `place` does, and at the lower edge of the view while its
    place is below that.
    """

    def __init__(
        self, column: QVBoxLayout, pinned: Pinned, place: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # Asked for one that Qt has made, PySide6 would first load all the kinds of widgets.
        self.setViewport(QWidget())
        self._column = column
        self._pinned = pinned
        self._place = place
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = page = QWidget()
        page.setProperty("look", "panel")
        page.setLayout(column)
        # Shown without a parent, it would be a window for a moment.
        pinned.setParent(self.viewport())
        self.setWidget(page)
        place.installEventFilter(self)
        page.installEventFilter(self)
        self.verticalScrollBar().valueChanged.connect(self._follow)
        self._set_margins()

    def _set_margins(self) -> None:
        margin = _NARROW_MARGIN if self.width() < _NARROW else _MARGIN
        taken = self.width() - self.viewport().width()
        self._column.setContentsMargins(margin - BLEED, 12, max(0, margin - BLEED - taken), 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_margins()
        super().resizeEvent(event)
        self._follow()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        moved = super().focusNextPrevChild(forward)
        focused = self.focusWidget()
        if moved and focused is not None and self._page.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, self._pinned.height() + 8)
        return moved

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        """Put the pinned part where it belongs now."""
        shown = not self._place.isHidden()
        self._pinned.setVisible(shown)
        if not shown:
            return
        height = self._pinned.sizeHint().height()
        self._place.setFixedHeight(height)
        page, view = self._page, self.viewport()
        own = page.y() + self._place.y()
        top = min(own, view.height() - height)
        self._pinned.setGeometry(page.x(), top, page.width(), height)
        margins = self._column.contentsMargins()
        self._pinned.set_state(margins.left(), margins.right(), is_afloat=top < own)

    def settle(self) -> None:
        """Lay the column out at once, from the inmost widgets outwards.

        Qt would take a turn of the event loop for each depth, and paint what lies between.
        """
        page = self._page
        for widget in (*reversed(page.findChildren(QWidget)), page):
            layout = widget.layout()
            if layout is not None and not widget.isHidden():
                layout.activate()
        QCoreApplication.sendPostedEvents(page, QEvent.Type.LayoutRequest)
        self._follow()

    def to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)
