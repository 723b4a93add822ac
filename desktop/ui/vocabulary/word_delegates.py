"""How the cells of the words table are painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.language.scripts import Script
from desktop.ui.fonts import hanzi_font
from desktop.ui.theme import SMALL_PX, TEXT_PX, Theme
from desktop.ui.vocabulary.words_model import BETWEEN_HEADS, COLUMNS, SENTENCE, STATUS, WORD, Row
from desktop.ui.widgets import paint_runs, pixel_font
from desktop.vocabulary.status import Status

_PAD = 8
_ROW = Qt.ItemDataRole.UserRole
_CHIP_HEIGHT = 24
_HEAD_PX = 18
_SENTENCE_PX = 16


class TextDelegate(QStyledItemDelegate):
    """A cell with a line of text; its ground and its hairline are those of all cells."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._font = pixel_font(TEXT_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a cell."""
        box = QRectF(option.rect)
        selected = option.state & QStyle.StateFlag.State_Selected
        painter.save()
        if selected:
            painter.fillRect(box, QColor(self.theme.fill))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(self.theme.line))
        self.paint_cell(painter, box.adjusted(_PAD, 0, -_PAD, -1), index.data(), index.data(_ROW))
        painter.restore()

    def paint_cell(self, painter: QPainter, box: QRectF, text: str, _row: Row) -> None:
        """Paint what stands in a cell."""
        self.paint_line(painter, box, box.left(), text, self._font, self.theme.ink)

    def paint_line(
        self, painter: QPainter, box: QRectF, x: float, text: str, font: QFont, colour: str
    ) -> float:
        """Paint a line of text from `x` on, and give where it ends."""
        painter.setFont(font)
        baseline = box.center().y() + font.pixelSize() * 0.36
        return paint_runs(painter, x, baseline, [(text, colour)], box.right())


class HanziDelegate(TextDelegate):
    """Hanzi in the reading face, in the forms of their script."""

    def __init__(self, theme: Theme, pixels: int, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._fonts = {
            is_traditional: hanzi_font(
                "song", Script.TRADITIONAL if is_traditional else Script.SIMPLIFIED, pixels
            )
            for is_traditional in (False, True)
        }


class HeadwordDelegate(HanziDelegate):
    """A headword, and softer its form in the other script."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, _HEAD_PX, parent)

    def paint_cell(self, painter: QPainter, box: QRectF, text: str, row: Row) -> None:
        """Paint a headword in both scripts."""
        own, other = self._fonts[row.is_traditional], self._fonts[not row.is_traditional]
        first, _, second = text.partition(BETWEEN_HEADS)
        x = self.paint_line(painter, box, box.left(), first, own, self.theme.ink)
        if second:
            self.paint_line(painter, box, x + 10, second, other, self.theme.soft)


class SentenceDelegate(HanziDelegate):
    """A sentence."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, _SENTENCE_PX, parent)
        self._small = pixel_font(SMALL_PX)

    def paint_cell(self, painter: QPainter, box: QRectF, text: str, row: Row) -> None:
        """Paint the sentence, as much of it as there is room for, and how many more there are."""
        more = len(row.word.sentences) - 1
        if more > 0:
            tail = f"+{more:,}"
            width = QFontMetricsF(self._small).horizontalAdvance(tail)
            self.paint_line(painter, box, box.right() - width, tail, self._small, self.theme.soft)
            box = box.adjusted(0, 0, -width - _PAD, 0)
        font = self._fonts[row.is_traditional]
        self.paint_line(painter, box, box.left(), text, font, self.theme.ink)


class StatusDelegate(TextDelegate):
    """A status as a chip in the colour that its words have in the text."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._font = pixel_font(SMALL_PX)

    def paint_cell(self, painter: QPainter, box: QRectF, text: str, row: Row) -> None:
        """Paint a status."""
        theme, status = self.theme, row.word.status
        painter.setFont(self._font)
        width = painter.fontMetrics().horizontalAdvance(text) + 20
        chip = QRectF(box.left(), round(box.center().y()) - _CHIP_HEIGHT / 2, width, _CHIP_HEIGHT)
        ground = {Status.NEW: theme.new, Status.LEARNING: theme.learning}.get(status)
        ring = {Status.KNOWN: theme.known, Status.IGNORED: theme.line}.get(status)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(ring) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        radius = (_CHIP_HEIGHT - 1) / 2
        painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(QColor(theme.soft if status is Status.IGNORED else theme.ink))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)


def delegates_for(table: QTableView, theme: Theme) -> list[TextDelegate]:
    """Have the cells of the words table painted, and give what paints them."""
    text = TextDelegate(theme, table)
    special: dict[int, TextDelegate] = {
        WORD: HeadwordDelegate(theme, table),
        STATUS: StatusDelegate(theme, table),
        SENTENCE: SentenceDelegate(theme, table),
    }
    for column in range(len(COLUMNS)):
        table.setItemDelegateForColumn(column, special.get(column, text))
    return [text, *special.values()]
