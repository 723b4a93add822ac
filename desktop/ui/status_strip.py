"""The strip at the bottom: how much of the text is known, how far it is read, what is going on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QProgressBar, QWidget

from desktop.language.scripts import Script
from desktop.ui.theme import SMALL_PX
from desktop.ui.widgets import Button, label, pixel_font

_HEIGHT = 32
_BAR = 160
_ROOM_FOR_BARS = 560
_STEPS = 1000
_TITLE = 200


@dataclass(frozen=True, slots=True)
class ChapterProgress:
    """The chapter that is read: its title, its number of `count` (0 for none), and its share."""

    title: str
    number: int
    count: int
    share: float


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
        # What is said gives way to the width, and not the other way round.
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row = row
        self._progress: tuple[float, ChapterProgress | None] | None = None
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

    def set_progress(self, share: float, chapter: ChapterProgress | None = None) -> None:
        """Show how far the text is read, 0 to 1, and the chapter where there is one."""
        now = (share, chapter)
        if now != self._progress:
            self._progress = now
            self._say_progress()

    def set_script(self, script: Script) -> None:
        """Draw the hanzi of titles as a script writes them."""
        self._read.setFont(pixel_font(SMALL_PX, script=script))

    def _progress_texts(self) -> list[str]:
        """Give the ways to say how far the text is read, the longest first."""
        if self._progress is None:
            return [""]
        share, chapter = self._progress
        percent, read = round(share * 100), self.tr("{0}% read")
        if chapter is None:
            return [read.format(percent)]
        within = self.tr("{0}% of the chapter").format(round(chapter.share * 100))
        book = self.tr("{0}% of the book").format(percent)
        title = self._read.fontMetrics().elidedText(
            chapter.title, Qt.TextElideMode.ElideRight, _TITLE
        )
        if not chapter.number:
            return [" · ".join((title, within, book)), f"{title} · {book}", read.format(percent)]
        named = self.tr("chapter {0} of {1}").format(chapter.number, chapter.count)
        short = self.tr("{0} of {1}").format(chapter.number, chapter.count)
        return [
            " · ".join((title, named, within, book)),
            " · ".join((named, within, book)),
            " · ".join((named, book)),
            f"{short} · {read.format(percent)}",
            read.format(percent),
        ]

    def _say_progress(self) -> None:
        """Say how far the text is read in as many words as there is room for."""
        texts = self._progress_texts()
        taken = [part for part in (*self._coverage, *self._working) if not part.isHidden()]
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        room -= sum(part.sizeHint().width() + self._row.spacing() for part in taken)
        wide = self._read.fontMetrics().horizontalAdvance
        shown = next((text for text in texts if wide(text) <= room), texts[-1])
        if shown != self._read.text():
            self._read.setText(shown)
            self._read.setAccessibleName(texts[0])
            self._read.setToolTip(texts[0] if shown != texts[0] else "")

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
        self._progress = None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, _HEIGHT)

    def _arrange(self) -> None:
        for part in self._coverage:
            part.setVisible(self._has_coverage and not self._is_working)
        for part in self._working:
            part.setVisible(self._is_working)
        if self.width() < _ROOM_FOR_BARS:
            # The figures say the same.
            self._bar.hide()
            self._work_bar.hide()
        self._say_progress()


def _bar() -> QProgressBar:
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, _STEPS)
    bar.setFixedSize(_BAR, 6)
    return bar
