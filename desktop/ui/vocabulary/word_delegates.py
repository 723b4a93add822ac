"""How the cells of the words table are painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.language.scripts import Script
from desktop.ui.fonts import hanzi_font
from desktop.ui.theme import SMALL_PX, Theme
from desktop.ui.widgets import paint_runs, pixel_font
from desktop.vocabulary.word import Status, Word

_PAD = 8
_WORD = Qt.ItemDataRole.UserRole
_CHIP_HEIGHT = 24


class CellDelegate(QStyledItemDelegate):
    """Paints a cell's ground and hairline; what stands on it is the subclasses'."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a cell."""
        box = QRectF(option.rect)  # type: ignore[attr-defined]  # missing in PySide's stubs
        selected = option.state & QStyle.StateFlag.State_Selected  # type: ignore[attr-defined]
        painter.save()
        if selected:
            painter.fillRect(box, QColor(self.theme.fill))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(self.theme.line))
        self.paint_cell(painter, box.adjusted(_PAD, 0, -_PAD, -1), index.data(), index.data(_WORD))
        painter.restore()

    def paint_cell(self, painter: QPainter, box: QRectF, text: str, word: Word) -> None:
        """Paint what stands in a cell."""
        raise NotImplementedError


class HanziDelegate(CellDelegate):
    """Hanzi in the reading face; a second headword after two spaces is softer."""

    def __init__(self, theme: Theme, parent: QObject | None = None, *, pixels: int = 18) -> None:
        super().__init__(theme, parent)
        self._font = hanzi_font("song", Script.SIMPLIFIED, pixels)

    def paint_cell(self, painter: QPainter, box: QRectF, text: str, _word: Word) -> None:
        """Paint hanzi."""
        painter.setFont(self._font)
        first, _, second = text.partition("  ")
        runs = [(first, self.theme.ink)]
        if second:
            runs.append((f"  {second}", self.theme.soft))
        baseline = box.center().y() + self._font.pixelSize() * 0.36
        paint_runs(painter, box.left(), baseline, runs, box.right())


class StatusDelegate(CellDelegate):
    """A status as a chip in the colour that its words have in the text."""

    def paint_cell(self, painter: QPainter, box: QRectF, text: str, word: Word) -> None:
        """Paint a status."""
        theme = self.theme
        painter.setFont(pixel_font(SMALL_PX))
        width = painter.fontMetrics().horizontalAdvance(text) + 20
        chip = QRectF(box.left(), round(box.center().y()) - _CHIP_HEIGHT / 2, width, _CHIP_HEIGHT)
        ground = {Status.NEW: theme.new, Status.LEARNING: theme.learning}.get(word.status)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if ground else QColor(theme.line))
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(chip, _CHIP_HEIGHT / 2, _CHIP_HEIGHT / 2)
        painter.setPen(QColor(theme.soft if word.status is Status.IGNORED else theme.ink))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
