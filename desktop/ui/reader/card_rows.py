"""The lines of the word card that can be pressed: other entries, other words at the place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.language.pinyin import marked
from desktop.ui.pinyin_html import runs_text
from desktop.ui.reader.card_look import CardLook
from desktop.ui.reader.entry_view import EntryView
from desktop.ui.sense_text import first_gloss
from desktop.ui.theme import TEXT_PX
from desktop.ui.widgets import BLEED, paint_runs, pixel_font, press_on_enter
from dictionaries.entry import Entry

_HEIGHT = 36
_BASELINE = 24
_HANZI_PX = 16
_ARROW_ROOM = 20


class Row(QAbstractButton):
    """A line that can be pressed, with a hairline above; what it says is the subclasses'."""

    def __init__(self, look: CardLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_look(look)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_look(self, look: CardLook) -> None:
        """Take the fonts and colours of a look."""
        self.theme = look.theme
        self.hanzi_font = look.hanzi(_HANZI_PX)
        self.text_font = pixel_font(TEXT_PX, script=look.script)
        self.reading_font = pixel_font(TEXT_PX, QFont.Weight.DemiBold, look.script)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: False, Qt.Key.Key_Down: True}.get(Qt.Key(event.key()))
        if step is not None:
            self.focusNextPrevChild(step)
        elif not press_on_enter(self, event):
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(QRectF(BLEED, 0, self.width() - 2 * BLEED, 1), QColor(theme.line))
            hovered, focused = self.underMouse(), self.hasFocus()
            if hovered or focused:
                painter.setPen(QPen(QColor(theme.accent), 1) if focused else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.fill) if hovered else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -0.5), 6, 6)
            self.paint_text(painter)

    def paint_text(self, painter: QPainter) -> None:
        """Paint what the line says."""
        raise NotImplementedError


class WordRow(Row):
    """Another word at the same place: hanzi on the left, reading and gloss on the right."""

    hanzi = ""
    about = ""

    def show_word(
        self, hanzi: str, reading: tuple[str | None, ...] | None, gloss: str, look: CardLook
    ) -> None:
        """Show a word."""
        self.set_look(look)
        self.hanzi = hanzi
        written = runs_text(look.runs(reading)) if reading else ""
        self.about = " · ".join(part for part in (written, gloss) if part)
        self.setAccessibleName(f"{hanzi} {self.about}")
        self.setToolTip(self.about)
        self.update()

    def paint_text(self, painter: QPainter) -> None:
        """Paint the hanzi, and as much about them as there is room for."""
        painter.setFont(self.hanzi_font)
        painter.setPen(QColor(self.theme.ink))
        painter.drawText(QPointF(BLEED, _BASELINE), self.hanzi)
        left = BLEED + QFontMetricsF(self.hanzi_font).horizontalAdvance(self.hanzi) + 16
        right = self.width() - BLEED
        metrics = QFontMetricsF(self.text_font)
        shown = metrics.elidedText(self.about, Qt.TextElideMode.ElideRight, right - left)
        painter.setFont(self.text_font)
        painter.setPen(QColor(self.theme.soft))
        painter.drawText(QPointF(right - metrics.horizontalAdvance(shown), _BASELINE), shown)


class EntryRow(Row):
    """Another entry of the same word in one line; pressed it opens below."""

    def __init__(self, look: CardLook, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setCheckable(True)
        self._hanzi = self._gloss = ""
        self._reading: list[tuple[str, str]] = []

    def show_entry(self, entry: Entry, hanzi: str, look: CardLook) -> None:
        """Sum an entry up; `hanzi` is given where it is written unlike the one that is meant."""
        self.set_look(look)
        self._hanzi = hanzi
        self._gloss = first_gloss(entry, look.script)
        self._reading = [(text, look.colour(tone)) for text, tone in look.runs(look.reading(entry))]
        reading = marked(look.reading(entry))
        self.setAccessibleName(" ".join(part for part in (hanzi, reading, self._gloss) if part))
        self.update()

    def paint_text(self, painter: QPainter) -> None:
        """Paint headword, reading, the first sense while the entry is closed, and an arrow."""
        right = self.width() - BLEED - _ARROW_ROOM
        x = float(BLEED)
        if self._hanzi:
            painter.setFont(self.hanzi_font)
            x = paint_runs(painter, x, _BASELINE, [(self._hanzi, self.theme.ink)], right) + 8
        painter.setFont(self.reading_font)
        x = paint_runs(painter, x, _BASELINE, self._reading, right) + 8
        if not self.isChecked():
            painter.setFont(self.text_font)
            paint_runs(painter, x, _BASELINE, [(self._gloss, self.theme.soft)], right)
        x, y = self.width() - BLEED - 6.0, (_HEIGHT + 1) / 2
        painter.setPen(QPen(QColor(self.theme.soft), 1.5))
        if self.isChecked():
            arrow = [QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)]
        else:
            arrow = [QPointF(x - 2, y - 4), QPointF(x + 2, y), QPointF(x - 2, y + 4)]
        painter.drawPolyline(arrow)


class OtherEntry(QWidget):
    """Another entry: a line, and below it the senses once it is opened."""

    sense_chosen = Signal(int)
    followed = Signal(object)
    grown = Signal()
    menu_requested = Signal(object, object)
    """The number of a sense (None for the entry), and the point where its menu is to open."""

    def __init__(self, look: CardLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.row = EntryRow(look)
        self.row.toggled.connect(self._open)
        self.row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.row.customContextMenuRequested.connect(
            lambda at: self.menu_requested.emit(None, self.row.mapToGlobal(at))
        )
        self._column.addWidget(self.row)
        self.view: EntryView | None = None
        self._entry: Entry | None = None
        self._look = look

    def show_entry(self, entry: Entry, hanzi: str, look: CardLook) -> None:
        """Show an entry, closed if it is another than before."""
        was_open = entry == self._entry and self.row.isChecked()
        self._entry, self._look = entry, look
        self.row.show_entry(entry, hanzi, look)
        if was_open and self.view is not None:
            self.view.show_entry(entry, None, look)
        self.row.setChecked(was_open)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Give what takes the focus, from top to bottom."""
        return (self.row, *(self.view.tab_stops() if self.view is not None else ()))

    def _open(self, is_open: bool) -> None:
        if is_open and self._entry is not None:
            if self.view is None:
                self.view = EntryView()
                self.view.setContentsMargins(0, 0, 0, 8)
                self.view.sense_chosen.connect(self.sense_chosen)
                self.view.followed.connect(self.followed)
                self.view.grown.connect(self.grown)
                self.view.menu_requested.connect(self.menu_requested)
                self._column.addWidget(self.view)
            self.view.show_entry(self._entry, None, self._look)
        if self.view is not None:
            self.view.setVisible(is_open)
        self.grown.emit()
