"""A page that scrolls as a whole: figures, plots and a table below each other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QTableView, QVBoxLayout, QWidget

_NARROW = 760
_BAR = 14
_LEAST_TABLE = 280
_AROUND_TABLE = 96
"""Pixels that stay for what stands above a table, so that one sees that there is more."""


class ScrollColumn(QScrollArea):
    """Widgets below each other in a column that scrolls; plots stand in pairs if there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self._inner.setProperty("look", "page")
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(0, 4, 12, 16)
        self.column.setSpacing(12)
        self._pairs: list[QBoxLayout] = []
        self._table: QTableView | None = None
        self.setWidget(self._inner)

    def add_pair(self, left: QWidget, right: QWidget) -> None:
        """Add two plots beside each other."""
        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        pair.setSpacing(24)
        pair.addWidget(left, 1)
        pair.addWidget(right, 1)
        self.column.addLayout(pair)
        self._pairs.append(pair)

    def add_table(self, table: QTableView) -> None:
        """Add a table, as high as what is seen of the column, or as its rows."""
        self.column.addWidget(table)
        self.column.addStretch(1)
        self._table = table
        table.model().modelReset.connect(self._fit)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        ways = QBoxLayout.Direction
        for pair in self._pairs:
            narrow = self.viewport().width() < _NARROW
            pair.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        table = self._table
        if table is not None:
            rows = table.model().rowCount() * table.verticalHeader().defaultSectionSize()
            # The header, and a bar for what is too wide.
            whole = rows + table.horizontalHeader().sizeHint().height() + _BAR
            most = max(_LEAST_TABLE, self.viewport().height() - _AROUND_TABLE)
            table.setFixedHeight(min(whole, most))
