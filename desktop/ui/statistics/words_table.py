"""The tables of the Statistics page, with their keys."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.ui.list_table import ListTable
from desktop.ui.statistics.words_model import (
    COUNT,
    FIRST,
    GENERAL,
    HSK2,
    HSK3,
    MEANING,
    READING,
    WORD,
)
from desktop.vocabulary.status import Status

STATUS_KEYS = {
    Qt.Key.Key_1: Status.NEW,
    Qt.Key.Key_2: Status.LEARNING,
    Qt.Key.Key_3: Status.KNOWN,
    Qt.Key.Key_4: Status.IGNORED,
}
# Least width, and share of what is left.
_WIDTHS = {
    WORD: (112, 1),
    READING: (112, 1),
    MEANING: (160, 5),
    COUNT: (120, 0),
    GENERAL: (112, 0),
    HSK3: (92, 0),
    HSK2: (92, 0),
    FIRST: (88, 0),
}


class NewWordsTable(ListTable):
    """Words, with the keys 1 to 4 beside Enter."""

    status_pressed = Signal(object)

    def __init__(self, model: QAbstractItemModel, name: str) -> None:
        super().__init__(model, name, _WIDTHS, COUNT)

    def selected_rows(self) -> list[int]:
        """Give the rows that are selected, from top to bottom, without asking each row."""
        rows: set[int] = set()
        for part in self.selectionModel().selection().toList():
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        status = STATUS_KEYS.get(Qt.Key(event.key())) if plain else None
        if status is not None:
            self.status_pressed.emit(status)
        else:
            super().keyPressEvent(event)
