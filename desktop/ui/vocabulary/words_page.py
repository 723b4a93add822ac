"""The Words page: all words that the learner keeps, found, sorted and changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme import Theme
from desktop.ui.vocabulary.chosen import Chosen, HeldWords, WordSource
from desktop.ui.vocabulary.word_actions import WordActions
from desktop.ui.vocabulary.word_delegates import delegates_for
from desktop.ui.vocabulary.word_detail import WordDetail
from desktop.ui.vocabulary.words_head import WordsHead
from desktop.ui.vocabulary.words_model import STATUS, WordsModel, sentence_of
from desktop.ui.vocabulary.words_table import WordsTable
from desktop.ui.widgets import label
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes, Word
from desktop.vocabulary.word_facts import Facts, Overview, facts_of
from desktop.vocabulary.word_filter import Filter
from desktop.vocabulary.word_index import WordIndex

_LEAST_FOR_DETAIL = 1000
_LEAST_SIZE = QSize(368, 240)
_PAUSE_MS = 60
"""How long the keys rest on a word before all of it is shown."""

SensesOf = Callable[[Word], Sequence[str]]


class WordsPage(QWidget):
    """Lists words; what is done with them goes out as signals.

    `senses_of` gives the senses that a dictionary has for a word, for the learner to choose among.
    """

    word_opened = Signal(object, object)
    """A word and the sentence to open, or None where it has none."""
    status_chosen = Signal(object, object)
    """The words that were Chosen and the status that they are to get."""
    delete_requested = Signal(object)
    """The words that were Chosen."""
    tags_wanted = Signal(object, object, object)
    """The words that were Chosen, the tags to put on all of them and those to take off."""
    note_wanted = Signal(object, str)
    """A word and its new note."""
    senses_wanted = Signal(object, object)
    """A word and the tuple of senses that it is to keep."""
    export_wanted = Signal(object, object)
    """The words that were Chosen, and the Filter that they were found with."""

    def __init__(
        self,
        theme: Theme,
        senses_of: SensesOf = lambda _: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self._senses_of = senses_of
        self._source: WordSource = HeldWords(())
        self._model = WordsModel(self)
        self._actions = self._make_actions(theme)
        self.head = self._make_head()
        self.filter, self.statuses, self.count = (
            self.head.filter, self.head.statuses, self.head.count
        )  # fmt: skip
        self.table = self._make_table()
        self._delegates = delegates_for(self.table, theme)
        self.detail = self._make_detail(theme)
        self._nothing = label(look="soft")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show_detail)
        column = QVBoxLayout()
        column.setContentsMargins(24, 20, 24, 0)
        column.setSpacing(16)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self.detail)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setFocusProxy(self.table)
        self._show_counts()

    def _make_actions(self, theme: Theme) -> WordActions:
        actions = WordActions(theme, self._tags, self._model.status_name, self)
        actions.word_opened.connect(self.word_opened)
        actions.status_chosen.connect(self.status_chosen)
        actions.delete_requested.connect(self.delete_requested)
        actions.tags_wanted.connect(self.tags_wanted)
        actions.export_wanted.connect(lambda words: self.export_wanted.emit(words, self.wanted()))
        actions.note_wanted.connect(self._edit_note)
        return actions

    def _make_head(self) -> WordsHead:
        head = WordsHead(self._model.status_name)
        head.arranged.connect(self._arrange)
        head.filter.left_down.connect(self._enter_list)
        head.filter.entered.connect(self._enter_list)
        head.tags_button.clicked.connect(self._change_tags)
        head.delete_button.clicked.connect(self._delete)
        head.more_button.clicked.connect(self._open_more)
        return head

    def _make_table(self) -> WordsTable:
        table = WordsTable(self._model, self.tr("Words"))
        table.customContextMenuRequested.connect(self._open_menu)
        table.doubleClicked.connect(self._double_click)
        table.entered_on.connect(self._open_current)
        table.status_pressed.connect(self._set_status)
        table.delete_pressed.connect(self._delete)
        table.note_pressed.connect(self._edit_note)
        table.tags_pressed.connect(self._change_tags)
        table.copy_pressed.connect(self._copy)
        table.typed.connect(self._type_on)
        table.left_up.connect(self.take_find)
        table.selectionModel().selectionChanged.connect(lambda: self._show_chosen())
        return table

    def _make_detail(self, theme: Theme) -> WordDetail:
        detail = WordDetail(theme, [(one, self._model.status_name(one)) for one in Status])
        detail.hide()
        detail.status_chosen.connect(self._set_status)
        detail.sentence_opened.connect(self.word_opened)
        detail.note_changed.connect(self.note_wanted)
        detail.senses_chosen.connect(self.senses_wanted)
        detail.tags_wanted.connect(self._change_tags)
        detail.closed.connect(self._leave_note)
        return detail

    # -- what is shown -----------------------------------------------------------------------

    def set_words(self, words: Sequence[Word]) -> None:
        """Show words that are all there; the selection and the place in the list stay."""
        source = HeldWords(words)
        facts = [facts_of(word, *source.describe(word.simplified)) for word in words]

        def change() -> None:
            self._model.set_overview(source, Overview(tuple(word.id for word in words)))
            self._model.set_index(WordIndex(facts))

        self._source = source
        self._show(change)

    def set_overview(self, source: WordSource, overview: Overview) -> None:
        """Show words that are read from a source when they come into sight.

        They can be found and sorted once there is an index of them.
        """
        self._source = source
        self._show(lambda: self._model.set_overview(source, overview))

    def set_index(self, index: WordIndex) -> None:
        """Take what the words are found and sorted by; what was typed meanwhile is looked for."""
        self._show(lambda: self._model.set_index(index))

    @property
    def is_indexed(self) -> bool:
        """Whether the words can be found and sorted already."""
        return self._model.index_of_words is not None

    def repaint_words(self) -> None:
        """Read again what is in sight."""
        self._model.repaint()
        self._show_detail()

    def follow(self, changes: Changes) -> bool:
        """Show a write at once; False where a new index has to follow."""
        followed = False

        def change() -> None:
            nonlocal followed
            followed = self._model.follow(changes)

        self._show(change)
        if not followed:
            self._model.repaint()
        self._show_detail()
        return followed

    def set_theme(self, theme: Theme) -> None:
        """Dress the page in a theme."""
        self._actions.theme = theme
        for delegate in self._delegates:
            delegate.theme = theme
        self.detail.set_theme(theme)
        self.table.viewport().update()

    def wanted(self) -> Filter:
        """Give what is to be listed."""
        return self.head.wanted()

    def selected(self) -> Chosen:
        """Give the words of the selected rows, from top to bottom."""
        return Chosen(self._model.ids_at(self.table.selected_rows()), self._source)

    def listed(self) -> Chosen:
        """Give the words that the filter leaves, from top to bottom."""
        return Chosen(self._model.ids_at(range(self._model.rowCount())), self._source)

    def take_find(self) -> None:
        """Give the search field the focus."""
        self.filter.setFocus()
        self.filter.selectAll()

    def _current(self) -> Word | None:
        row = self.table.current_row()
        return self._model.word(row) if row is not None else None

    def _show(self, change: Callable[[], None]) -> None:
        self.table.keep_place(change)
        self._show_counts()
        index = self._model.index_of_words
        if index is not None:
            self.head.set_tags(index.tags())
            self.head.set_documents(index.documents())

    def _show_counts(self) -> None:
        total, shown = self._model.total, self._model.rowCount()
        self.head.setVisible(total > 0)
        if total == 0:
            self._nothing.setText(self.tr("Words that you save while reading appear here."))
        else:
            self._nothing.setText(self.tr("No word fits what you are looking for."))
        self._stack.setCurrentWidget(self.table if shown else self._nothing)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.table.selected_count()
        self.head.set_counts(
            self._model.counts(),
            self._model.total,
            self._model.rowCount(),
            chosen,
            is_filtered=bool(self.wanted()),
        )
        self._place_detail()
        if chosen == 1:
            # With a key held down, words pass by faster than they are read.
            self._pause.start()
        else:
            self._pause.stop()
            many = self.tr("{0} words are selected.").format(f"{chosen:,}")
            self.detail.show_nothing(many if chosen else self.tr("No word is selected."))

    def _place_detail(self) -> None:
        self.detail.setVisible(self.width() >= _LEAST_FOR_DETAIL and self._model.rowCount() > 0)

    def _show_detail(self) -> None:
        rows = self.table.selected_rows()
        if len(rows) == 1 and not self.detail.isHidden():
            word = self._model.word(rows[0])
            levels, frequency = self._source.describe(word.simplified)
            self.detail.show_word(word, levels, frequency, self._senses_of(word))

    def minimumSizeHint(self) -> QSize:
        # What is beside the list goes where there is no room, and must not make it.
        return _LEAST_SIZE

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_detail()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._model.rowCount() and self.table.current_row() is None:
            self.table.select_rows([], 0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.detail.keep_note()

    # -- what the learner does ---------------------------------------------------------------

    def _arrange(self) -> None:
        wanted = self.wanted()
        self.table.keep_selection(lambda: self._model.set_filter(wanted))
        self._show_counts()

    def _enter_list(self) -> None:
        if self._model.rowCount():
            self.table.take_keys()

    def _type_on(self, letters: str) -> None:
        self.take_find()
        if letters != "/":  # the key that finds
            self.filter.setText(letters)

    def _double_click(self, index: QModelIndex) -> None:
        if index.column() != STATUS:
            self._open_current()
            return
        rect = self.table.visualRect(index)
        menu = self._actions.statuses_menu(self.selected())
        self._pop_up(menu, self.table.viewport().mapToGlobal(rect.bottomLeft()))

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

    def _change_tags(self) -> None:
        self._actions.change_tags(self.selected(), self._facts())

    def _copy(self) -> None:
        self._actions.copy(self._facts())

    def _facts(self) -> Sequence[Facts]:
        """Give the facts of the selected words, read from the words until there is an index."""
        rows = self.table.selected_rows()
        if self.is_indexed:
            return self._model.facts_at(rows)
        describe = self._source.describe
        return [facts_of(word, *describe(word.simplified)) for word in self.selected()]

    def _edit_note(self) -> None:
        rows = self.table.selected_rows()
        if len(rows) == 1:
            self._pause.stop()
            self.detail.setVisible(True)
            self._show_detail()
            self.detail.edit_note()

    def _leave_note(self) -> None:
        self.table.setFocus()
        self._place_detail()

    def _tags(self) -> list[str]:
        index = self._model.index_of_words
        return [tag for tag, _ in index.tags()] if index is not None else []

    def menu(self) -> QMenu:
        """Make the menu of the selected words."""
        return self._actions.menu_for(self.selected(), self._facts())

    def _open_menu(self, point: QPoint) -> None:
        if self.selected():
            self._pop_up(self.menu(), self.table.viewport().mapToGlobal(point))

    def _open_more(self) -> None:
        button = self.head.more_button
        if self.selected():
            self._pop_up(self.menu(), button.mapToGlobal(button.rect().bottomLeft()))

    def _pop_up(self, menu: QMenu, point: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.wanted():
            self.head.clear()
        else:
            super().keyPressEvent(event)
