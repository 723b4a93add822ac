"""The line above a page whose article is shown without what the site has put around it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QWidget

from desktop.ui.theme import SMALL_PX
from desktop.ui.widgets import Button, label

_GAP = 12


class ArticleLine(QFrame):
    """Says whether the article or the whole page is shown, and switches between them."""

    whole_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "find")
        self._whole = False
        self._label = label(look="small")
        self._button = Button(look="link")
        self._button.setStyleSheet(f"font-size: {SMALL_PX}px;")
        self._button.clicked.connect(lambda: self.whole_wanted.emit(not self._whole))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(_GAP)
        # What is said gives way to the width, and not the other way round.
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row = row
        row.addStretch(1)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.hide()

    def show_state(self, *, has_article: bool, whole: bool) -> None:
        """Say what is shown of a document; nothing where it has no article of its own."""
        self._whole = whole
        self._button.setText(
            self.tr("Show only the article") if whole else self.tr("Show the whole page")
        )
        self._button.setAccessibleName(self._button.text())
        self._fit()
        self.setVisible(has_article)

    def text(self) -> str:
        """Give what is said, empty where the line is hidden."""
        return self._label.text() if not self.isHidden() else ""

    @property
    def button(self) -> Button:
        """The switch."""
        return self._button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Say as much as there is room for."""
        short, more = (
            (self.tr("Showing the whole page."), "")
            if self._whole
            else (
                self.tr("Showing the article."),
                self.tr("Menus and other text of the site are hidden."),
            )
        )
        full = f"{short} {more}".rstrip()
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - _GAP
        room -= self._button.sizeHint().width()
        fits = self._label.fontMetrics().horizontalAdvance(full) <= room
        self._label.setText(full if fits else short)
        self._label.setAccessibleName(full)
