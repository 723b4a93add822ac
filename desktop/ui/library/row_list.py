"""The list that documents and places are rows of, with its keys."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate

from desktop.ui.widgets import is_enter, keeps_key

_KEPT = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_F2,
)
_NONE = Qt.KeyboardModifier.NoModifier


class RowList(QListView):
    """A list of rows of one height; the arrows lead out of it at both ends."""

    entered_on = Signal()
    delete_pressed = Signal()
    rename_pressed = Signal()
    tags_pressed = Signal()
    typed = Signal(str)
    """Letters that were typed, for a search field to go on with."""
    left_up = Signal()
    left_down = Signal()

    def __init__(self, model: QAbstractItemModel, delegate: QStyledItemDelegate, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def selected_rows(self) -> list[int]:
        """Give the rows that are selected, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def current_row(self) -> int | None:
        """Give the row where the keys are, None where there is none."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def select_rows(self, rows: list[int], current: int | None) -> None:
        """Select these rows and no others, with the keys at `current`."""
        model, selection = self.model(), QItemSelection()
        if current is not None:
            self.selectionModel().setCurrentIndex(
                model.index(current, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
            neighbours = [row for _, row in run]
            selection.select(model.index(neighbours[0], 0), model.index(neighbours[-1], 0))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def take_keys(self, row: int | None = None) -> None:
        """Take the focus, with a row selected: the current one unless one is given."""
        self.setFocus()
        if row is None and self.selectionModel().hasSelection():
            return
        at = row if row is not None else max(0, self.currentIndex().row())
        self.select_rows([at], at)
        self.scrollTo(self.model().index(at, 0))

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        # Qt would ask for every row's title, which is not made before it is seen.
        if search.strip():
            self.typed.emit(search)

    def event(self, event: QEvent) -> bool:
        # The window uses Enter and Tab for the text; within the list they are its own.
        return keeps_key(event, *_KEPT) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentIndex().row()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _NONE
        if is_enter(event):
            self.entered_on.emit()
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        elif plain and key == Qt.Key.Key_F2:
            self.rename_pressed.emit()
        elif key == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.tags_pressed.emit()
        elif plain and key == Qt.Key.Key_Up and self._is_first(row):
            self.left_up.emit()
        elif plain and key == Qt.Key.Key_Down and row == self.model().rowCount() - 1:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def _is_first(self, row: int) -> bool:
        model = self.model()
        # Above the first row that can be chosen there is a heading at most.
        return row <= 0 or (row == 1 and not model.flags(model.index(0, 0)))
