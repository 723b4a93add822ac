"""The Corrections page: all that the learner has corrected, found, sorted, removed, given on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.language.corrections import Correction, Scope
from desktop.ui.corrections_delegates import CorrectedDelegate, StandingDelegate
from desktop.ui.corrections_model import (
    CORRECTED,
    DOCUMENT,
    KIND,
    MADE,
    TEXT,
    WHERE,
    CorrectionsModel,
)
from desktop.ui.list_table import ListTable
from desktop.ui.theme import Theme
from desktop.ui.vocabulary.word_delegates import TextDelegate
from desktop.ui.widgets import Button, label

_ROOM_FOR_COUNT = 540
# Least width, and share of what is left.
_WIDTHS = {
    TEXT: (120, 2),
    CORRECTED: (180, 5),
    KIND: (88, 0),
    WHERE: (112, 0),
    DOCUMENT: (120, 3),
    MADE: (104, 0),
}


class CorrectionsPage(QWidget):
    """Lists corrections; what is done with them goes out as signals."""

    opened = Signal(object)
    """The Correction whose place is to be shown."""
    remove_requested = Signal(object)
    """A tuple of Corrections."""
    export_requested = Signal()
    import_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self._model = CorrectionsModel(self)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find a correction"))
        self.filter.setAccessibleName(self.tr("Find a correction"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(120)
        self.filter.setMaximumWidth(360)
        self.filter.textChanged.connect(self._find)
        self.count = label(look="soft")
        self.export = Button(self.tr("Export…"))
        self.export.setToolTip(self.tr("Write all corrections to a file that others can import"))
        self.export.clicked.connect(self.export_requested)
        self.import_ = Button(self.tr("Import…"))
        self.import_.setToolTip(self.tr("Take corrections over from a file"))
        self.import_.clicked.connect(self.import_requested)
        self.table = self._make_table()
        text = TextDelegate(theme, self)
        self._delegates: dict[int, TextDelegate] = {
            TEXT: StandingDelegate(theme, self),
            CORRECTED: CorrectedDelegate(theme, self),
            **dict.fromkeys((KIND, WHERE, DOCUMENT, MADE), text),
        }
        for at, delegate in self._delegates.items():
            self.table.setItemDelegateForColumn(at, delegate)
        self._nothing = label(look="soft")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.filter, 100)
        top.addSpacing(8)
        top.addWidget(self.count)
        top.addStretch(1)
        top.addWidget(self.import_)
        top.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 0)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        self._show_count()

    def _make_table(self) -> ListTable:
        table = ListTable(self._model, self.tr("Corrections"), _WIDTHS, MADE)
        table.customContextMenuRequested.connect(self._open_menu)
        table.doubleClicked.connect(lambda _index: self._open_current())
        table.entered_on.connect(self._open_current)
        table.delete_pressed.connect(self._remove)
        return table

    # -- what is shown -----------------------------------------------------------------------

    def set_corrections(self, corrections: tuple[Correction, ...]) -> None:
        """Show corrections; the selection and the place in the list stay."""
        bar = self.table.verticalScrollBar()
        at = bar.value()
        self._keeping_selection(lambda: self._model.set_corrections(corrections))
        bar.setValue(at)

    def set_theme(self, theme: Theme) -> None:
        """Dress the page in a theme."""
        for delegate in self._delegates.values():
            delegate.theme = theme
        self.table.viewport().update()

    def selected(self) -> tuple[Correction, ...]:
        """Give the corrections of the selected rows, from top to bottom."""
        return tuple(self._model.correction(row) for row in self.table.selected_rows())

    def _current(self) -> Correction | None:
        row = self.table.current_row()
        return self._model.correction(row) if row is not None else None

    def _keeping_selection(self, change: Callable[[], None]) -> None:
        chosen, current = {one.id for one in self.selected()}, self._current()
        change()
        rows = self._model.rows_of({current.id} if current is not None else set())
        self.table.select_rows(self._model.rows_of(chosen), rows[0] if rows else None)
        self._show_count()

    def _show_count(self) -> None:
        total, shown = self._model.total, self._model.rowCount()
        one, many = self.tr("1 correction"), self.tr("{0} corrections").format(f"{total:,}")
        text = one if total == 1 else many
        part = self.tr("{0}, {1} shown").format(text, f"{shown:,}")
        self.count.setText(text if shown == total else part)
        for widget in (self.filter, self.export):
            widget.setVisible(total > 0)
        self.count.setVisible(total > 0 and self.width() >= _ROOM_FOR_COUNT)
        self._nothing.setText(
            self.tr("No correction fits what you are looking for.")
            if total
            else self.tr(
                "Corrections that you make while reading appear here.\n"
                "Press E on a word that is cut or read wrongly."
            )
        )
        self._stack.setCurrentWidget(self.table if shown else self._nothing)

    # -- what the learner does -------------------------------------------------------------------

    def _find(self, query: str) -> None:
        self._keeping_selection(lambda: self._model.set_filter(query))

    def _open_current(self) -> None:
        correction = self._current()
        if correction is not None:
            self.opened.emit(correction)

    def _remove(self) -> None:
        chosen = self.selected()
        if chosen:
            self.remove_requested.emit(chosen)

    def menu_for(self, chosen: tuple[Correction, ...]) -> QMenu:
        """Make the menu of some corrections; one that has a place or a text can be gone to."""
        menu = QMenu(self)
        if len(chosen) == 1 and chosen[0].scope is not Scope.EVERYWHERE:
            is_here = chosen[0].scope is Scope.HERE
            text = self.tr("Go to the place") if is_here else self.tr("Open the text")
            menu.addAction(text, lambda: self.opened.emit(chosen[0]))
            menu.addSeparator()
        menu.addAction(self.tr("Remove\tDel"), lambda: self.remove_requested.emit(chosen))
        return menu

    def _open_menu(self, point: QPoint) -> None:
        chosen = self.selected()
        if chosen:
            menu = self.menu_for(chosen)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(point))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.filter.hasFocus() and self._model.rowCount():
            self.table.take_keys()
        elif event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
        else:
            super().keyPressEvent(event)
