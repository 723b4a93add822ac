"""The table of words: its keys, and the columns that there is room for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QItemSelectionRange, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu

from desktop.ui.list_table import ListTable
from desktop.ui.vocabulary.words_model import (
    ADDED,
    CHANGED,
    DOCUMENT,
    FREQUENCY,
    LEVEL,
    MEANING,
    PINYIN,
    SENTENCE,
    STATUS,
    WORD,
    WordsModel,
)
from desktop.ui.widgets import is_enter
from desktop.vocabulary.status import Status

_STATUS_KEYS = {
    Qt.Key.Key_1: Status.NEW,
    Qt.Key.Key_2: Status.LEARNING,
    Qt.Key.Key_3: Status.KNOWN,
    Qt.Key.Key_4: Status.IGNORED,
}
# Least width, and share of what is left: the two texts take the rest.
_WIDTHS = {
    WORD: (132, 2),
    PINYIN: (108, 1),
    MEANING: (168, 4),
    STATUS: (100, 0),
    LEVEL: (72, 0),
    FREQUENCY: (112, 0),
    SENTENCE: (160, 5),
    DOCUMENT: (128, 1),
    ADDED: (104, 0),
    CHANGED: (104, 0),
}
_FIRST_GONE = (CHANGED, DOCUMENT, FREQUENCY, LEVEL, ADDED, SENTENCE, PINYIN)
"""Where there is no room for all, these columns go one after the other."""
_GIVEN = 64
"""Pixels that the meaning gives up before the table is wider than there is room for."""
_USUAL = frozenset((WORD, PINYIN, MEANING, STATUS, LEVEL, SENTENCE, ADDED))
_OWN = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2, *_STATUS_KEYS)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_CONTROL_KEYS = (Qt.Key.Key_T, Qt.Key.Key_C, Qt.Key.Key_A)


class WordsTable(ListTable):
    """The table, with more keys: 1 to 4, F2, Ctrl+T and Ctrl+C."""

    status_pressed = Signal(object)
    note_pressed = Signal()
    tags_pressed = Signal()
    copy_pressed = Signal()
    typed = Signal(str)
    """Letters that were typed, for the search field to go on with."""
    left_up = Signal()

    def __init__(self, model: WordsModel, name: str) -> None:
        super().__init__(model, name, _WIDTHS, ADDED)
        self._model = model
        self._wanted = set(_USUAL)
        header = self.horizontalHeader()
        # Painted with the table's own, it asks for every row whether all of them are selected.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_columns)
        header.sectionClicked.connect(lambda _section: self._share_width())

    def selected_rows(self) -> list[int]:
        """Give the rows that are selected, from top to bottom."""
        # By ranges: to ask for each of a hundred thousand rows takes a tenth of a second.
        rows: set[int] = set()
        for run in self._runs():
            rows.update(range(run.top(), run.bottom() + 1))
        return sorted(rows)

    def selected_count(self) -> int:
        """Give the number of rows that are selected."""
        return sum(run.height() for run in self._runs())

    def _runs(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(number) for number in range(selection.size())]

    def keep_place(self, change: Callable[[], None]) -> None:
        """Change what is listed; the selection and the place in the list stay."""
        bar = self.verticalScrollBar()
        at = bar.value()
        self.keep_selection(change)
        bar.setValue(at)

    def keep_selection(self, change: Callable[[], None]) -> None:
        """Change what is listed; the words that are selected stay so, if they are listed still."""
        model = self._model
        chosen = model.ids_at(self.selected_rows())
        row = self.current_row()
        current = model.ids_at([row]) if row is not None else []
        change()
        rows, found = model.rows_of(chosen), model.rows_of(current)
        count = model.rowCount()
        at = found[0] if found else None
        if at is None and row is not None and count:
            # What was chosen is gone, so the keys go on with what has taken its place.
            at = min(row, count - 1)
            rows = rows or ([at] if chosen else [])
        self.select_rows(rows, at)

    # -- columns -----------------------------------------------------------------------------

    def columns(self) -> tuple[int, ...]:
        """Give the columns that are wanted, shown or not."""
        return tuple(sorted(self._wanted))

    def set_columns(self, wanted: tuple[int, ...]) -> None:
        """Show these columns, as far as there is room; the word is always there."""
        self._wanted = {WORD, *wanted}
        self._share_width()

    def columns_menu(self) -> QMenu:
        """Make the menu of columns."""
        menu = QMenu(self)
        for column in _WIDTHS:
            if column == WORD:
                continue
            action = menu.addAction(self._model.column_name(column))
            action.setCheckable(True)
            action.setChecked(column in self._wanted)
            action.toggled.connect(lambda on, column=column: self._want(column, on))
        return menu

    def _open_columns(self, point: QPoint) -> None:
        menu = self.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(point))

    def _want(self, column: int, on: bool) -> None:
        self.set_columns(tuple(self._wanted | {column} if on else self._wanted - {column}))

    def _share_width(self) -> None:
        """Hide the columns that there is no room for, and give the others all there is."""
        room = self.viewport().width()
        shown = set(self._wanted)
        # What the list is sorted by stays, or nobody knows why it is as it is.
        sorted_by = self.horizontalHeader().sortIndicatorSection()
        for column in _FIRST_GONE:
            if sum(_WIDTHS[one][0] for one in shown) <= room:
                break
            if column != sorted_by:
                shown.discard(column)
        left = room - sum(_WIDTHS[one][0] for one in shown)
        spare, short = max(0, left), min(_GIVEN, max(0, -left))
        shares = sum(_WIDTHS[one][1] for one in shown) or 1
        for column, (least, share) in _WIDTHS.items():
            self.setColumnHidden(column, column not in shown)
            if column in shown:
                width = least + spare * share // shares
                self.setColumnWidth(column, width - (short if column == MEANING else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    # -- keys --------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # The window uses some of these keys for the text; within the list they are its own.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            is_control = event.modifiers() == _CONTROL and event.key() in _CONTROL_KEYS
            if is_enter(event) or (is_plain and event.key() in _OWN) or is_control:
                event.accept()
                return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        # Qt would ask for every row's word, which is not read before it is seen.
        if search.strip():
            self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = event.modifiers() == _CONTROL
        key = Qt.Key(event.key())
        if plain and key in _STATUS_KEYS:
            self.status_pressed.emit(_STATUS_KEYS[key])
        elif plain and key == Qt.Key.Key_F2:
            self.note_pressed.emit()
        elif plain and key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_up.emit()
        elif control and key == Qt.Key.Key_T:
            self.tags_pressed.emit()
        elif control and key == Qt.Key.Key_C:
            self.copy_pressed.emit()
        else:
            super().keyPressEvent(event)
