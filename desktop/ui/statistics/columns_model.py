"""A table made of columns that say how a row's cells read and sort; cells are made when seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_FOR_ARROW = "\u2003"
"""What the title of a column of numbers leaves free for the arrow that shows the order."""
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: its title, what that means, how a cell reads, what it sorts by.

    `hint` gives a cell's tooltip. Numbers stand to the right.
    """

    title: str
    about: str
    text: Callable[[T], str]
    key: Callable[[T], Any]
    hint: Callable[[T], str] | None = None
    is_number: bool = False


class ColumnsModel(QAbstractTableModel, Generic[T]):
    """Rows in the order that a column gives them."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[T] = []
        self._column, self._order = -1, Qt.SortOrder.AscendingOrder

    def set_rows(self, rows: Sequence[T]) -> None:
        """Take other rows, in the order that they have where no column is chosen."""
        self.beginResetModel()
        self._rows = list(rows)
        self._arrange()
        self.endResetModel()

    def row(self, number: int) -> T:
        """Give a row."""
        return self._rows[number]

    def rows(self) -> Sequence[T]:
        """Give all rows as they are shown."""
        return self._rows

    @property
    def order(self) -> tuple[int, Qt.SortOrder]:
        """The column that rows are sorted by, -1 for none, and which way."""
        return self._column, self._order

    def refresh(self) -> None:
        """Ask for all texts anew."""
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _arrange(self) -> None:
        if 0 <= self._column < len(self._columns):
            turned = self._order is Qt.SortOrder.DescendingOrder
            self._rows.sort(key=self._columns[self._column].key, reverse=turned)

    # -- Qt's questions ------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a cell says."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.hint(row) if column.hint is not None else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.is_number else _LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            sorts = column.is_number and section == self._column
            return column.title + _FOR_ARROW if sorts else column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.about
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.is_number else _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._column, self._order = column, order
        self.beginResetModel()
        self._arrange()
        self.endResetModel()
