"""The columns of a list to choose and to put in order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from desktop.exports.fields import Field
from desktop.language.scripts import Script
from desktop.ui.exporting.formats import field_name
from desktop.ui.library.check_delegate import CheckDelegate
from desktop.ui.theme import Theme

_FIELD = Qt.ItemDataRole.UserRole


class FieldList(QListWidget):
    """All columns with a mark each; they are moved by dragging, or with Alt and an arrow key."""

    fields_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "sidebar")
        self.setItemDelegate(CheckDelegate(theme, Script.SIMPLIFIED, self))
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Columns"))
        self.setAccessibleDescription(
            self.tr("Space shows or hides a column; Alt with an arrow key moves it.")
        )
        self.setToolTip(self.tr("Drag a column to move it, or press Alt with an arrow key"))
        self._is_filling = False
        self.itemChanged.connect(lambda _item: self._tell())
        self.model().rowsMoved.connect(self._tell)

    def fields(self) -> tuple[Field, ...]:
        """Give the columns that are marked, in their order."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(
            [
                Field(item.data(_FIELD))
                for item in items
                if item.checkState() is Qt.CheckState.Checked
            ]
        )

    def set_fields(self, chosen: Sequence[Field]) -> None:
        """Mark these columns and put them first."""
        self._is_filling = True
        self.clear()
        for field in (*chosen, *[one for one in Field if one not in chosen]):
            item = QListWidgetItem(field_name(field), self)
            item.setData(_FIELD, field.value)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            is_chosen = field in chosen
            item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        self.setCurrentRow(0)
        self._is_filling = False

    def move_current(self, step: int) -> None:
        """Move the column that the keys are on up (-1) or down (1)."""
        row = self.currentRow()
        target = row + step
        if row < 0 or not 0 <= target < self.count():
            return
        # Qt names the row before which it is put.
        self.model().moveRow(QModelIndex(), row, QModelIndex(), target + 1 if step > 0 else target)
        self.setCurrentRow(target)

    def _tell(self) -> None:
        if not self._is_filling:
            self.fields_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
            event.accept()
            return
        super().keyPressEvent(event)
