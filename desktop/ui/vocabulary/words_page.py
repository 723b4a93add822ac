"""The Words page: all words that the learner keeps, found, sorted and changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme import Theme
from desktop.ui.vocabulary.word_delegates import (
    HeadwordDelegate,
    SentenceDelegate,
    StatusDelegate,
    TextDelegate,
)
from desktop.ui.vocabulary.words_model import (
    ADDED,
    MEANING,
    PINYIN,
    SENTENCE,
    STATUS,
    WORD,
    WordsModel,
    sentence_of,
)
from desktop.ui.widgets import Segments, is_enter, label
from desktop.vocabulary.word import Status, Word

_ROW_HEIGHT = 44
_STATUS_KEYS = {
    Qt.Key.Key_1: Status.NEW,
    Qt.Key.Key_2: Status.LEARNING,
    Qt.Key.Key_3: Status.KNOWN,
    Qt.Key.Key_4: Status.IGNORED,
}
_ALL = "all"
_MOST_RUNS = 500
"""Qt takes seconds to select some thousand single rows."""
# Least width, and share of what is left: the two texts take the rest.
_WIDTHS = {
    WORD: (140, 1),
    PINYIN: (110, 1),
    MEANING: (180, 4),
    STATUS: (104, 0),
    SENTENCE: (160, 5),
    ADDED: (104, 0),
}


class WordsTable(QTableView):
    """The table, with its keys: Enter, 1 to 4, Delete."""

    entered_on = Signal()
    status_pressed = Signal(object)
    delete_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        status = _STATUS_KEYS.get(Qt.Key(event.key())) if plain else None
        if is_enter(event):
            self.entered_on.emit()
        elif status is not None:
            self.status_pressed.emit(status)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Give each column its least width and its share of the rest."""
        spare = self.viewport().width() - sum(least for least, _ in _WIDTHS.values())
        shares = sum(share for _, share in _WIDTHS.values())
        for column, (least, share) in _WIDTHS.items():
            self.setColumnWidth(column, least + max(0, spare * share // shares))


class WordsPage(QWidget):
    """Lists words; what is done with them goes out as signals."""

    word_opened = Signal(object, object)
    """A word and the sentence to open, or None where it has none."""
    status_chosen = Signal(object, object)
    """A tuple of words and the status that they are to get."""
    delete_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self._model = WordsModel(self)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find a word, pinyin or meaning"))
        self.filter.setAccessibleName(self.tr("Find a word, pinyin or meaning"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(160)
        self.filter.setMaximumWidth(360)
        self.filter.textChanged.connect(self._find)
        self.statuses = Segments(
            [(_ALL, self.tr("All")), *((s, self._model.status_name(s)) for s in Status)],
            self.tr("Words of which status"),
        )
        self.statuses.set_value(_ALL)
        self.statuses.chosen.connect(self._choose_status)
        self.count = label(look="soft")
        self.table = self._make_table()
        text = TextDelegate(theme, self)
        self._delegates = {
            WORD: HeadwordDelegate(theme, self),
            PINYIN: text,
            MEANING: text,
            STATUS: StatusDelegate(theme, self),
            SENTENCE: SentenceDelegate(theme, self),
            ADDED: text,
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
        top.setSpacing(16)
        top.addWidget(self.filter, 100)
        top.addWidget(self.statuses)
        top.addStretch(1)
        top.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 0)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self._show_counts()

    def _make_table(self) -> WordsTable:
        table = WordsTable()
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Words"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(72)
        table.sortByColumn(ADDED, Qt.SortOrder.DescendingOrder)
        table.setSortingEnabled(True)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        table.doubleClicked.connect(lambda _index: self._open_current())
        table.entered_on.connect(self._open_current)
        table.status_pressed.connect(self._set_status)
        table.delete_pressed.connect(self._delete)
        return table

    # -- what is shown -----------------------------------------------------------------------

    def set_words(self, words: tuple[Word, ...]) -> None:
        """Show words; the selection and the place in the list stay."""
        chosen = {word.id for word in self.selected()}
        current = self._current()
        bar = self.table.verticalScrollBar()
        at = bar.value()
        self._model.set_words(words)
        self._select(chosen, current.id if current is not None else "")
        bar.setValue(at)
        self._show_counts()

    def set_theme(self, theme: Theme) -> None:
        """Dress the page in a theme."""
        for delegate in self._delegates.values():
            delegate.theme = theme
        self.table.viewport().update()

    def selected(self) -> tuple[Word, ...]:
        """Give the words of the selected rows, from top to bottom."""
        is_selected = self.table.selectionModel().isRowSelected
        rows = range(self._model.rowCount())
        return tuple(self._model.word(row) for row in rows if is_selected(row, QModelIndex()))

    def _current(self) -> Word | None:
        index = self.table.currentIndex()
        return self._model.word(index.row()) if index.isValid() else None

    def _select(self, chosen: set[str], current: str) -> None:
        selection = QItemSelection()
        for first, last in self._model.runs_of(chosen)[:_MOST_RUNS]:
            selection.select(self._model.index(first, 0), self._model.index(last, ADDED))
        row = self._model.row_of(current)
        model = self.table.selectionModel()
        if row >= 0:
            model.setCurrentIndex(
                self._model.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _show_counts(self) -> None:
        total, shown = self._model.total, self._model.rowCount()
        counts = self._model.counts()
        self.statuses.set_text(_ALL, self.tr("All {0}").format(f"{total:,}"))
        for status in Status:
            name = self._model.status_name(status)
            self.statuses.set_text(status, f"{name} {counts[status]:,}")
        words = self.tr("1 word") if total == 1 else self.tr("{0} words").format(f"{total:,}")
        part = self.tr("{0}, {1} shown").format(words, f"{shown:,}")
        self.count.setText(words if shown == total else part)
        for widget in (self.filter, self.statuses, self.count):
            widget.setVisible(total > 0)
        if total == 0:
            self._nothing.setText(self.tr("Words that you save while reading appear here."))
        else:
            self._nothing.setText(self.tr("No word fits what you are looking for."))
        self._stack.setCurrentWidget(self.table if shown else self._nothing)

    # -- what the learner does -------------------------------------------------------------------

    def _find(self) -> None:
        status = self.statuses.value
        chosen = {word.id for word in self.selected()}
        current = self._current()
        self._model.set_filter(self.filter.text(), status if isinstance(status, Status) else None)
        self._select(chosen, current.id if current is not None else "")
        self._show_counts()

    def _choose_status(self, value: object) -> None:
        self.statuses.set_value(value)
        self._find()

    def _open_current(self) -> None:
        word = self._current()
        if word is not None:
            self.word_opened.emit(word, sentence_of(word))

    def _set_status(self, status: Status) -> None:
        words = self.selected()
        if words:
            self.status_chosen.emit(words, status)

    def _delete(self) -> None:
        words = self.selected()
        if words:
            self.delete_requested.emit(words)

    def menu_for(self, words: Sequence[Word]) -> QMenu:
        """Make the menu of some words; sentences can be opened where there is one word."""
        menu = QMenu(self)
        if len(words) == 1:
            word = words[0]
            for sentence in word.sentences:
                text = self.tr("Open sentence in {0}").format(sentence.document_title)
                menu.addAction(text, partial(self.word_opened.emit, word, sentence))
            if word.sentences:
                menu.addSeparator()
        for key, status in zip("1234", Status, strict=True):
            menu.addAction(
                f"{self._model.status_name(status)}\t{key}",
                partial(self.status_chosen.emit, tuple(words), status),
            )
        menu.addSeparator()
        menu.addAction(self.tr("Delete\tDel"), lambda: self.delete_requested.emit(tuple(words)))
        return menu

    def _open_menu(self, point: QPoint) -> None:
        words = self.selected()
        if words:
            menu = self.menu_for(words)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(point))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.filter.hasFocus() and self._model.rowCount():
            self.table.setFocus()
            if not self.table.selectionModel().hasSelection():
                self.table.selectRow(max(0, self.table.currentIndex().row()))
        elif event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
        else:
            super().keyPressEvent(event)
