"""Which column of a list holds what, for the reader to put right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.widgets import label
from desktop.word_import import Columns, ReadWords

_SAMPLE = 10  # code points of a cell that stand for a column without a name
_ROLES = ("word", "other", "pinyin", "meaning")


class ColumnChoices(QWidget):
    """One choice for each part of a word, and of the sheet or kind of note if there are several."""

    changed = Signal(object)
    """The columns of each table, as a tuple."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = ReadWords(())
        self._columns: list[Columns] = []
        self.kinds = self._box(self.tr("Sheet or kind of note"))
        self.kinds.activated.connect(lambda _at: self._show_table())
        self.boxes = {
            "word": self._box(self.tr("Word")),
            "other": self._box(self.tr("Other script")),
            "pinyin": self._box(self.tr("Pinyin")),
            "meaning": self._box(self.tr("Meaning")),
        }
        row = QHBoxLayout()
        row.setSpacing(8)
        for role, box in self.boxes.items():
            name = label(box.accessibleName(), "soft")
            name.setBuddy(box)
            row.addWidget(name)
            row.addWidget(box, 1)
            box.activated.connect(lambda _at, role=role: self._choose(role))
        # Beside the columns there is no room for the names of sheets.
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.kinds)
        column.addLayout(row)

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setMinimumWidth(72)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return box

    def set_read(self, read: ReadWords) -> None:
        """Take a list; nothing is shown where each row has but one cell."""
        self._read = read
        self._columns = [table.columns for table in read.tables]
        self.kinds.clear()
        for table in read.tables:
            self.kinds.addItem(f"{table.name or self.tr('Notes')} ({len(table.rows):,})")
        self.kinds.setVisible(len(read.tables) > 1)
        self.setVisible(any(len(table.names) > 1 for table in read.tables))
        self._show_table()

    def _show_table(self) -> None:
        at = max(0, self.kinds.currentIndex())
        if at >= len(self._read.tables):
            return
        table, columns = self._read.tables[at], self._columns[at]
        for role in _ROLES:
            box = self.boxes[role]
            box.clear()
            box.addItem("—", None)
            for column, name in enumerate(table.names):
                box.addItem(name or self._sample(at, column), column)
            chosen = getattr(columns, role)
            box.setCurrentIndex(0 if chosen is None else chosen + 1)

    def _sample(self, table: int, column: int) -> str:
        """Stand in for the name of a column: the first of its cells that says something."""
        rows = self._read.tables[table].rows[:200]
        cells = (row.cells[column] for row in rows if column < len(row.cells) and row.cells[column])
        cell = next(cells, "")
        if not cell:
            return self.tr("Column {0}").format(column + 1)
        return cell if len(cell) <= _SAMPLE else cell[:_SAMPLE] + "…"

    def _choose(self, role: str) -> None:
        at = max(0, self.kinds.currentIndex())
        column = self.boxes[role].currentData()
        if role == "word" and column is None:
            # There is no list without its words.
            self._show_table()
            return
        parts: dict[str, Any] = {name: getattr(self._columns[at], name) for name in _ROLES}
        for other, held in parts.items():
            # A column holds one thing; the word's own may hold all.
            if other != "word" and held == column:
                parts[other] = None
        parts[role] = column
        self._columns[at] = replace(self._columns[at], **parts)
        self._show_table()
        self.changed.emit(tuple(self._columns))
