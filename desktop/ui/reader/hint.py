"""The small bubble that tells a word's pinyin while the pointer rests on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Theme

_FONT_PX = 13
_PAD = 8
_HEIGHT = 24
_GAP = 3


class Hint(QWidget):
    """A label that stands above the word, so that the line being read stays free."""

    def __init__(self, viewport: QWidget, theme: Theme) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._text = ""
        self._font = QFont(self.font())
        self._font.setPixelSize(_FONT_PX)
        self._font.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetrics(self._font)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Dress the hint in a theme."""
        self._theme = theme
        self.update()

    def text(self) -> str:
        """Give what the hint says."""
        return self._text

    def show_above(self, text: str, word: QRectF) -> None:
        """Say `text` above a word's box, below it where there is no room above."""
        self._text = text
        width = self._metrics.horizontalAdvance(text) + 2 * _PAD
        x = round(word.center().x() - width / 2)
        x = max(4, min(x, self._viewport.width() - width - 4))
        y = round(word.top()) - _HEIGHT - _GAP
        if y < 0:
            y = round(word.bottom()) + _GAP
        self.setGeometry(x, y, width, _HEIGHT)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.hint))
            painter.drawRoundedRect(self.rect(), 6, 6)
            painter.setFont(self._font)
            painter.setPen(QColor(self._theme.on_hint))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
