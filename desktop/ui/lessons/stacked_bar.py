"""How much is taught, new, beyond and apart, as a bar of four colours with its key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.lessons.wording import amounts_text
from desktop.ui.statistics.figures import Figure, Figures
from desktop.ui.theme import Theme
from desktop.vocabulary.taught_text import Amounts

_HEIGHT, _GAP, _RADIUS = 12, 2.0, 3.0
_LEAST = 3.0
"""Pixels of a part that is there at all."""
_SWATCH = (24, 4)
_QUIET = 0.6  # of the ink in what is beyond


def colours(theme: Theme) -> tuple[str, str, str, str]:
    """Give the colours of what is taught, new, beyond and apart.

    They differ in more than hue, and most of a hard text is quiet.
    """
    quiet = QColor.fromRgbF(
        *[
            _QUIET * ink + (1 - _QUIET) * paper
            for ink, paper in zip(_parts(theme.soft), _parts(theme.page), strict=True)
        ]
    )
    return (theme.known, theme.tones[3], quiet.name(), theme.line)


def _parts(colour: str) -> tuple[float, float, float]:
    made = QColor(colour)
    return (made.redF(), made.greenF(), made.blueF())


def paint_bar(painter: QPainter, box: QRectF, amounts: Amounts, theme: Theme) -> None:
    """Paint the parts beside each other, each as wide as its share."""
    counts = (amounts.taught, amounts.new, amounts.beyond, amounts.apart)
    total = sum(counts)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    there = sum(count > 0 for count in counts)
    room = box.width() - _GAP * max(0, there - 1) - _LEAST * there
    x = box.left()
    for count, colour in zip(counts, colours(theme), strict=True):
        if count:
            width = _LEAST + room * count / total
            painter.setBrush(QColor(colour))
            radius = min(_RADIUS, box.height() / 2, width / 2)
            painter.drawRoundedRect(QRectF(x, box.top(), width, box.height()), radius, radius)
            x += width + _GAP
    if not total:
        painter.setBrush(QColor(theme.fill))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    painter.restore()


class TotalsBar(QWidget):
    """The bar of a whole text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._amounts = theme, Amounts(0, 0, 0)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_amounts(self, amounts: Amounts) -> None:
        """Show amounts."""
        self._amounts = amounts
        self.setAccessibleName(amounts_text(amounts))
        self.setToolTip(amounts_text(amounts))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in a theme from now on."""
        self._theme = theme
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_bar(painter, QRectF(self.rect()), self._amounts, self._theme)


class KeyFigures(Figures):
    """Figures that are the key to a bar: above each stands the colour of its part."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._swatches: list[_Swatch] = []

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Show figures in the order of the colours."""
        super().set_figures(figures)
        self._swatches = []
        for box, colour in zip(self._boxes, colours(self._theme), strict=False):
            column = box.layout()
            if isinstance(column, QVBoxLayout):
                self._swatches.append(_Swatch(colour))
                column.insertWidget(0, self._swatches[-1])

    def set_theme(self, theme: Theme) -> None:
        """Paint in a theme from now on."""
        self._theme = theme
        for swatch, colour in zip(self._swatches, colours(theme), strict=False):
            swatch.set_colour(colour)


class _Swatch(QWidget):
    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(*_SWATCH)

    def set_colour(self, colour: str) -> None:
        self._colour = colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colour))
            painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
