"""The Words page: all words that the learner keeps, found, sorted and changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.list_table import ListTable
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
from desktop.ui.widgets import Segments, label
from desktop.vocabulary.word import Status, Word

_STATUS_KEYS = {
    Qt.Key.Key_1: Status.NEW,
    Qt.Key.Key_2: Status.LEARNING,
    Qt.Key.Key_3: Status.KNOWN,
    Qt.Key.Key_4: Status.IGNORED,
}
_ALL = "all"
# Least width, and share of what is left: the two texts take the rest.
_WIDTHS = {
    WORD: (140, 1),
    PINYIN: (110, 1),
    MEANING: (180, 4),
    STATUS: (104, 0),
    SENTENCE: (160, 5),
    ADDED: (104, 0),
}


class WordsTable(ListTable):
    """The table, with more keys: 1 to 4."""

    status_pressed = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        status = _STATUS_KEYS.get(Qt.Key(event.key())) if plain else None
        if status is not None:
            self.status_pressed.emit(status)
        else:
            super().keyPressEvent(event)


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
        table = WordsTable(self._model, self.tr("Words"), _WIDTHS, ADDED)
        table.customContextMenuRequested.connect(self._open_menu)
        table.doubleClicked.connect(lambda _index: self._open_current())
        table.entered_on.connect(self._open_current)
        table.status_pressed.connect(self._set_status)
        table.delete_pressed.connect(self._delete)
        return table

    # -- what is shown -----------------------------------------------------------------------

    def set_words(self, words: tuple[Word, ...]) -> None:
        """Show words; the selection and the place in the list stay."""
        bar = self.table.verticalScrollBar()
        at = bar.value()
        self._keeping_selection(lambda: self._model.set_words(words))
        bar.setValue(at)

    def set_theme(self, theme: Theme) -> None:
        """Dress the page in a theme."""
        for delegate in self._delegates.values():
            delegate.theme = theme
        self.table.viewport().update()

    def selected(self) -> tuple[Word, ...]:
        """Give the words of the selected rows, from top to bottom."""
        return tuple(self._model.word(row) for row in self.table.selected_rows())

    def _current(self) -> Word | None:
        row = self.table.current_row()
        return self._model.word(row) if row is not None else None

    def _keeping_selection(self, change: Callable[[], None]) -> None:
        chosen, current = {word.id for word in self.selected()}, self._current()
        change()
        rows = self._model.rows_of({current.id} if current is not None else set())
        self.table.select_rows(self._model.rows_of(chosen), rows[0] if rows else None)
        self._show_counts()

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
        query, chosen = self.filter.text(), status if isinstance(status, Status) else None
        self._keeping_selection(lambda: self._model.set_filter(query, chosen))

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
            self.table.take_keys()
        elif event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
        else:
            super().keyPressEvent(event)
