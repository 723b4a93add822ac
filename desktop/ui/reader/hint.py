"""The small bubble that tells a word's pinyin, and what is doubtful, where the pointer rests."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Theme

_FONT_PX = 13
_PAD = 8
_HEIGHT = 24
_NOTE_PX = 12
_NOTE_HEIGHT = 18
_GAP = 3


class Hint(QWidget):
    """A label that stands above the word, so that the line being read stays free."""

    def __init__(self, viewport: QWidget, theme: Theme) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._text = ""
        self._notes: tuple[str, ...] = ()
        self._font = QFont(self.font())
        self._font.setPixelSize(_FONT_PX)
        self._font.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetrics(self._font)
        self._note_font = QFont(self.font())
        self._note_font.setPixelSize(_NOTE_PX)
        self._note_metrics = QFontMetrics(self._note_font)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Dress the hint in a theme."""
        self._theme = theme
        self.update()

    def text(self) -> str:
        """Give what the hint says, the notes in lines of their own."""
        return "\n".join(line for line in (self._text, *self._notes) if line)

    def show_above(self, text: str, word: QRectF, notes: Sequence[str] = ()) -> None:
        """Say `text`, and notes in lines below it, above a word's box; below the box where there
        is no room above.
        """
        self._text = text
        self._notes = tuple(notes)
        widths = [self._note_metrics.horizontalAdvance(note) for note in notes]
        width = max([self._metrics.horizontalAdvance(text), *widths]) + 2 * _PAD
        height = self._top_height() + _NOTE_HEIGHT * len(notes) + (_GAP if notes else 0)
        x = round(word.center().x() - width / 2)
        x = max(4, min(x, self._viewport.width() - width - 4))
        y = round(word.top()) - height - _GAP
        if y < 0:
            y = round(word.bottom()) + _GAP
        self.setGeometry(x, y, width, height)
        self.show()
        self.raise_()
        self.update()

    def _top_height(self) -> int:
        return _HEIGHT if self._text else _GAP

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.hint))
            painter.drawRoundedRect(self.rect(), 6, 6)
            painter.setFont(self._font)
            painter.setPen(QColor(self._theme.on_hint))
            top = self._top_height()
            line = QRect(0, 0, self.width(), top)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self._text)
            painter.setFont(self._note_font)
            for number, note in enumerate(self._notes):
                line = QRect(0, top + number * _NOTE_HEIGHT, self.width(), _NOTE_HEIGHT)
                painter.drawText(line, Qt.AlignmentFlag.AlignCenter, note)
