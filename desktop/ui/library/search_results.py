"""In the texts: where the library says what is looked for, below the list of documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.library.hits_model import COUNT_ROLE, HIT_ROLE, HitsModel, places_text
from desktop.ui.library.row_list import RowList
from desktop.ui.library.script_fonts import ScriptFonts
from desktop.ui.library.values import BookHits, Hit, Shown
from desktop.ui.theme import RADIUS, SMALL_PX, Theme
from desktop.ui.widgets import label, paint_runs, pixel_font

Index = QModelIndex | QPersistentModelIndex

_ROW_HEIGHT = 40
_PAD = 8
_TITLE_PX, _TEXT_PX = 16, 16
_BASELINE = 26
_BEFORE_SHARE = 0.4
"""Of the width; what stands before a place gets no more."""


class HitDelegate(QStyledItemDelegate):
    """Paints a title, or a place with what was looked for marked."""

    def __init__(
        self, theme: Theme, fonts: ScriptFonts, model: HitsModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._fonts, self._model = fonts, model
        self._small = pixel_font(SMALL_PX)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(240, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        hit: Hit | None = index.data(HIT_ROLE)
        box, state = QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if hit is None:
            self._paint_title(painter, box, index.data(), index.data(COUNT_ROLE))
        else:
            self._paint_ground(painter, box, state)
            self._paint_hit(painter, box.adjusted(2 * _PAD, 0, -_PAD, 0), hit)
        painter.restore()

    def _paint_title(self, painter: QPainter, box: QRectF, title: str, number: str) -> None:
        painter.setFont(self._small)
        wide = QFontMetricsF(self._small).horizontalAdvance(number)
        baseline = box.top() + _BASELINE
        painter.setPen(QColor(self.theme.soft))
        painter.drawText(QPointF(box.right() - _PAD - wide, baseline), number)
        painter.setFont(self._fonts.of(title, _TITLE_PX))
        right = box.right() - _PAD - wide - 16
        paint_runs(painter, box.left() + _PAD, baseline, [(title, self.theme.ink)], right)
        line = QRectF(box.left() + _PAD, box.bottom() - 1, box.width() - 2 * _PAD, 1)
        painter.fillRect(line, QColor(self.theme.line))

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        selected = state & QStyle.StateFlag.State_Selected
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(self.theme.fill if selected else self.theme.panel))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self.theme.accent))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _paint_hit(self, painter: QPainter, box: QRectF, hit: Hit) -> None:
        before, match, after = self._model.parts(hit)
        font = self._fonts.of(before + match + after, _TEXT_PX)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        baseline = box.top() + _BASELINE
        room = box.width() * _BEFORE_SHARE
        shown = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, room)
        x = paint_runs(painter, box.left(), baseline, [(shown, self.theme.ink)], box.right())
        match = metrics.elidedText(match, Qt.TextElideMode.ElideRight, box.right() - x)
        mark = QRectF(x - 1, box.top() + 8, metrics.horizontalAdvance(match) + 2, 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.new))
        painter.drawRoundedRect(mark, 3, 3)
        runs = [(match, self.theme.ink), (after, self.theme.ink)]
        paint_runs(painter, x, baseline, runs, box.right())


class SearchResults(QWidget):
    """A caption with a line that says how the search stands, and the places found so far.

    `title` gives the title of a document by its id, None where it is not in the library.
    """

    place_chosen = Signal(str, object)
    """The id of a document and the Place in it."""

    def __init__(
        self,
        theme: Theme,
        fonts: ScriptFonts,
        title: Callable[[str], str | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = HitsModel(title, self)
        self._delegate = HitDelegate(theme, fonts, self._model, self)
        self.view = RowList(self._model, self._delegate, self.tr("Places in the texts"))
        self.view.entered_on.connect(self._choose_current)
        self.view.clicked.connect(lambda _index: self._choose_current())
        caption = label(self.tr("IN THE TEXTS"), "caption")
        self.state = label(look="small")
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(12)
        head.addWidget(caption)
        head.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addStretch(0)
        self._is_done = True
        self._show_state()

    @property
    def count(self) -> int:
        """The number of places."""
        return self._model.hit_count

    def begin(self) -> None:
        """Begin a search: nothing is found yet."""
        self._model.clear()
        self._is_done = False
        self._show_state()

    def add(self, books: Sequence[BookHits]) -> None:
        """Show more places."""
        self._model.add(books)
        self._show_state()

    def sift(self) -> None:
        """Take out the documents that are no longer in the library."""
        self._model.sift()
        self._show_state()

    def finish(self) -> None:
        """Say that there will be no more places."""
        self._is_done = True
        self._show_state()

    def set_view(self, shown: Shown) -> None:
        """Write titles and places in another way."""
        self._model.set_view(shown)

    def set_theme(self, theme: Theme) -> None:
        """Dress the places in a theme."""
        self._delegate.theme = theme
        self.view.viewport().update()

    def take_keys(self) -> None:
        """Take the focus, at the place chosen last or at the first."""
        if self.count:
            self.view.take_keys(None if self.view.current_row() is not None else 1)

    def _show_state(self) -> None:
        count, documents = self._model.hit_count, self._model.document_count
        self.view.setVisible(count > 0)
        places = places_text(count, self._model.has_more)
        texts = self.tr("1 text") if documents == 1 else self.tr("{0} texts").format(documents)
        found = self.tr("{0} in {1}").format(places, texts) if count else ""
        if self._is_done:
            self.state.setText(found or self.tr("Nothing found."))
        else:
            wait = self.tr("Searching…")
            self.state.setText(f"{found} · {wait}" if found else wait)

    def _choose_current(self) -> None:
        row = self.view.current_row()
        found = self._model.place(row) if row is not None else None
        if found is not None:
            document_id, hit = found
            self.place_chosen.emit(document_id, hit.place)
