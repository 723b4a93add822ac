"""The table that the pages of words and of corrections are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.ui.widgets import is_enter

_ROW_HEIGHT = 44
_LEAST_WIDTH = 72
_MOST_RUNS = 500
"""Qt takes seconds to select some thousand single rows."""


class ListTable(QTableView):
    """A sorted table of whole rows, with its keys: Enter and Delete.

    `widths` gives each column its least width in pixels and its share of what is left; `newest` is
    the column that it is sorted by at first, from the top down.
    """

    entered_on = Signal()
    delete_pressed = Signal()

    def __init__(
        self,
        model: QAbstractItemModel,
        name: str,
        widths: Mapping[int, tuple[int, int]],
        newest: int,
    ) -> None:
        super().__init__()
        self._widths = widths
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(_LEAST_WIDTH)
        self.sortByColumn(newest, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def selected_rows(self) -> list[int]:
        """Give the rows that are selected, from top to bottom."""
        is_selected = self.selectionModel().isRowSelected
        return [row for row in range(self.model().rowCount()) if is_selected(row, QModelIndex())]

    def current_row(self) -> int | None:
        """Give the row where the keys are, None where there is none."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def select_rows(self, rows: Sequence[int], current: int | None) -> None:
        """Select these rows, in ascending order, and no others, with the keys at `current`."""
        model, last = self.model(), self.model().columnCount() - 1
        if current is not None:
            self.selectionModel().setCurrentIndex(
                model.index(current, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        selection = QItemSelection()
        for first, end in _runs(rows)[:_MOST_RUNS]:
            selection.select(model.index(first, 0), model.index(end, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def take_keys(self) -> None:
        """Take the focus, with a row selected."""
        self.setFocus()
        if not self.selectionModel().hasSelection():
            self.selectRow(max(0, self.currentIndex().row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.entered_on.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        spare = self.viewport().width() - sum(least for least, _ in self._widths.values())
        shares = sum(share for _, share in self._widths.values())
        for column, (least, share) in self._widths.items():
            self.setColumnWidth(column, least + max(0, spare * share // shares))


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Give the first and last row of each run of neighbours."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
