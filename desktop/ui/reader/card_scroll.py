"""The card's scrolling column."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.widgets import BLEED

_MARGIN = 24
_NARROW_MARGIN = 16
_NARROW = 320


class CardScroll(QScrollArea):
    """Scrolls one column up and down; the scroll bar takes its room from the margin."""

    def __init__(self, column: QVBoxLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("look", "panel")
        page.setLayout(column)
        self.setWidget(page)
        self._set_margins()

    def _set_margins(self) -> None:
        margin = _NARROW_MARGIN if self.width() < _NARROW else _MARGIN
        taken = self.width() - self.viewport().width()
        self._column.setContentsMargins(margin - BLEED, 12, max(0, margin - BLEED - taken), 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_margins()
        super().resizeEvent(event)

    def to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)
