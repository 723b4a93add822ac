"""How the cells of the corrections table are painted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QFont, QPainter

from desktop.language.corrections import Kind
from desktop.language.scripts import Script
from desktop.ui.corrections_model import Row
from desktop.ui.fonts import hanzi_font
from desktop.ui.theme import Theme
from desktop.ui.vocabulary.word_delegates import TextDelegate

_HANZI_PX = 18
_CONTEXT = 4
"""So many code points around are shown of what is corrected at one place."""


class _HanziDelegate(TextDelegate):
    """A cell with hanzi in the reading face."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._hanzi = {
            is_traditional: hanzi_font(
                "song", Script.TRADITIONAL if is_traditional else Script.SIMPLIFIED, _HANZI_PX
            )
            for is_traditional in (False, True)
        }

    def _hanzi_font(self, row: Row) -> QFont:
        return self._hanzi[row.is_traditional]


class StandingDelegate(_HanziDelegate):
    """What stands in the text; at one place with a little of what stands around it."""

    def paint_cell(self, painter: QPainter, box: QRectF, text: str, row: object) -> None:
        """Paint what is corrected."""
        assert isinstance(row, Row)
        font, quote = self._hanzi_font(row), row.correction.quote
        x = box.left()
        if quote is not None:
            before = quote.before[-_CONTEXT:]
            x = self.paint_line(painter, box, x, before, font, self.theme.soft)
        x = self.paint_line(painter, box, x, text, font, self.theme.ink)
        if quote is not None and x < box.right():
            after = quote.after[:_CONTEXT]
            self.paint_line(painter, box, x, after, font, self.theme.soft)


class CorrectedDelegate(_HanziDelegate):
    """What it is to be."""

    def paint_cell(self, painter: QPainter, box: QRectF, text: str, row: object) -> None:
        """Paint a correction."""
        assert isinstance(row, Row)
        is_hanzi = row.correction.kind in {Kind.CUT, Kind.SCRIPT}
        font = self._hanzi_font(row) if is_hanzi else self._font
        self.paint_line(painter, box, box.left(), text, font, self.theme.ink)
