"""The strip at the bottom: how much of the text is known, how far it is read, what is going on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from desktop.ui.widgets import Button, label

_HEIGHT = 32
_BAR = 160
_ROOM_FOR_BARS = 560
_STEPS = 1000


class StatusStrip(QFrame):
    """Shows the share of known words and the progress, or work with its way out."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self.setFixedHeight(_HEIGHT)
        self._known_title = label(self.tr("Known"), "small")
        self._bar = _bar()
        self._known = label(look="small")
        self._new = label(look="small")
        self._work = label(look="small")
        self._work_bar = _bar()
        self._work_bar.setProperty("look", "work")
        self._cancel = Button(self.tr("Cancel"), "link")
        self._cancel.clicked.connect(self.cancelled)
        self._read = label(look="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(24)
        self._coverage: tuple[QWidget, ...] = (
            self._known_title,
            self._bar,
            self._known,
            self._new,
        )
        self._working: tuple[QWidget, ...] = (self._work, self._work_bar, self._cancel)
        for widget in (*self._coverage, *self._working):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._read, 0, Qt.AlignmentFlag.AlignVCenter)
        self._has_coverage = False
        self._is_working = False
        self._arrange()

    def set_coverage(self, known: float, new_words: int) -> None:
        """Show the share of known words, 0 to 1, and the number of new ones."""
        percent = round(known * 100)
        self._bar.setValue(round(known * _STEPS))
        self._bar.setAccessibleName(self.tr("{0}% of the words are known").format(percent))
        self._known.setText(f"{percent}%")
        one, many = self.tr("1 new word"), self.tr("{0} new words").format(f"{new_words:,}")
        self._new.setText(one if new_words == 1 else many)
        self._has_coverage = True
        self._arrange()

    def set_progress(self, share: float) -> None:
        """Show how far the text is read, 0 to 1."""
        self._read.setText(self.tr("{0}% read").format(round(share * 100)))

    def show_work(self, text: str, share: float | None) -> None:
        """Say what is being done and how far it is, 0 to 1; None where that is not known."""
        self._work.setText(text)
        self._work_bar.setRange(0, 0 if share is None else _STEPS)
        if share is not None:
            self._work_bar.setValue(round(share * _STEPS))
        self._work_bar.setAccessibleName(text)
        self._is_working = True
        self._arrange()

    def hide_work(self) -> None:
        """Say no longer that something is being done."""
        self._is_working = False
        self._arrange()

    def clear(self) -> None:
        """Show nothing about a text."""
        self._has_coverage = False
        self._read.setText("")
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        for part in self._coverage:
            part.setVisible(self._has_coverage and not self._is_working)
        for part in self._working:
            part.setVisible(self._is_working)
        if self.width() < _ROOM_FOR_BARS:
            # The figures say the same.
            self._bar.hide()
            self._work_bar.hide()


def _bar() -> QProgressBar:
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, _STEPS)
    bar.setFixedSize(_BAR, 6)
    return bar
