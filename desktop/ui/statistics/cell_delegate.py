"""How the cells of the tables of numbers are painted: a line of text on a hairline."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.language.scripts import Script
from desktop.ui.fonts import hanzi_font
from desktop.ui.theme import TEXT_PX, Theme
from desktop.ui.widgets import pixel_font

_PAD = 8
_HANZI_PX = 18


class CellDelegate(QStyledItemDelegate):
    """A cell in the interface's font, or a headword in that for hanzi."""

    def __init__(self, theme: Theme, parent: QObject | None = None, *, hanzi: bool = False) -> None:
        super().__init__(parent)
        self.theme = theme
        self._hanzi = hanzi
        self._font = QFont()
        self.set_script(Script.SIMPLIFIED)

    def set_script(self, script: Script) -> None:
        """Draw hanzi as a script writes them."""
        if self._hanzi:
            self._font = hanzi_font("song", script, _HANZI_PX)
        else:
            self._font = pixel_font(TEXT_PX, script=script)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a cell."""
        box = QRectF(option.rect)
        text = str(index.data() or "")
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(self.theme.fill))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(self.theme.line))
        inner = box.adjusted(_PAD, 0, -_PAD, -1)
        painter.setFont(self._font)
        painter.setPen(QColor(self.theme.ink))
        metrics = QFontMetricsF(self._font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        x = inner.left()
        if int(index.data(Qt.ItemDataRole.TextAlignmentRole)) & int(Qt.AlignmentFlag.AlignRight):
            x = inner.right() - metrics.horizontalAdvance(shown)
        # On the baseline: in a box, a fallback font that is taller would sink.
        painter.drawText(QPointF(x, inner.center().y() + self._font.pixelSize() * 0.36), shown)
        painter.restore()
