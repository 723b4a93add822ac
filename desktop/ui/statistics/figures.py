"""A few big figures in a row, as many beside each other as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.widgets import label

_WIDTH = 168


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, what it is, and what is to be known about it."""

    value: str
    caption: str
    about: str


class Figures(QWidget):
    """Figures with their captions; what they mean is in their tooltips."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._boxes: list[QWidget] = []
        self._columns = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Show figures."""
        for box in self._boxes:
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = [_box(figure) for figure in figures]
        self._columns = 0
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, min(len(self._boxes), self.width() // _WIDTH))
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for number, box in enumerate(self._boxes):
            self._grid.addWidget(box, number // columns, number % columns)
        self.updateGeometry()


def _box(figure: Figure) -> QWidget:
    box = QWidget()
    value, caption = label(figure.value, "title"), label(figure.caption, "small")
    caption.setWordWrap(True)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(value)
    column.addWidget(caption)
    column.addStretch(1)
    box.setToolTip(figure.about)
    box.setAccessibleName(f"{figure.value} {figure.caption}")
    box.setAccessibleDescription(figure.about)
    return box
