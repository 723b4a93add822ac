"""The Library page: every document, found, sorted and opened; and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.language.scripts import Script
from desktop.ui.library.covers import Covers
from desktop.ui.library.item_actions import ItemActions, Items
from desktop.ui.library.item_delegate import COVER, ROW_HEIGHT, ItemDelegate
from desktop.ui.library.library_head import LibraryHead
from desktop.ui.library.library_model import LibraryModel
from desktop.ui.library.row_list import RowList
from desktop.ui.library.script_fonts import ScriptFonts
from desktop.ui.library.search_results import SearchResults
from desktop.ui.library.values import BookHits, CoverOf, Fold, LibraryItem, Shown
from desktop.ui.tasks import Tasks
from desktop.ui.theme import Theme
from desktop.ui.widgets import label

_PAUSE_MS = 250
"""How long typing pauses before the texts are searched too."""
_NARROW = 680
_UNFOUND_HEIGHT = 44


class LibraryPage(QWidget):
    """Lists documents; what is done with them goes out as signals.

    `cover_of` gives the picture's file of a document. It is asked for rows in sight only, on the
    window's thread; `tasks` decodes it.
    """

    open_wanted = Signal(str)
    """The id of the document to open where it was left."""
    place_wanted = Signal(str, object)
    """The id of a document and the Place to open it at."""
    remove_wanted = Signal(object)
    """A tuple of ids."""
    rename_wanted = Signal(str, str, str)
    """An id, its new title and its new author."""
    tags_wanted = Signal(object, object, object)
    """Tuples: ids, the tags to put on all of them, the tags to take off all of them."""
    folder_wanted = Signal(str)
    """The path of a file whose folder is to be shown."""
    text_search_wanted = Signal(str)
    """What to look for in all texts; answered by add_hits and finish_hits."""
    text_search_stopped = Signal()
    """Nobody waits any longer for the search that was wanted last."""

    def __init__(
        self, theme: Theme, cover_of: CoverOf, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self._query, self._is_searching = "", False
        self._actions = self._make_actions(theme)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self._fonts = ScriptFonts()
        self._covers = Covers(cover_of, COVER, tasks, self)
        self._covers.ready.connect(self._repaint)
        self._model = LibraryModel(self)
        self._delegate = ItemDelegate(theme, self._fonts, self._covers, self)
        self.view = self._make_view()
        self.head = self._make_head()
        self.results = SearchResults(theme, self._fonts, self._model.title)
        self.results.place_chosen.connect(self.place_wanted)
        self.results.view.left_up.connect(self._leave_results)
        self.results.view.typed.connect(self._type_on)
        self.results.hide()
        self._nothing = label(look="soft")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 0)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.results, 1)
        self.setFocusProxy(self.view)
        self._show_counts()

    def _make_actions(self, theme: Theme) -> ItemActions:
        actions = ItemActions(theme, self._tags, self)
        actions.open_wanted.connect(self.open_wanted)
        actions.remove_wanted.connect(self.remove_wanted)
        actions.rename_wanted.connect(self.rename_wanted)
        actions.tags_wanted.connect(self.tags_wanted)
        actions.folder_wanted.connect(self.folder_wanted)
        return actions

    def _make_view(self) -> RowList:
        view = RowList(self._model, self._delegate, self.tr("Texts"))
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)
        view.doubleClicked.connect(lambda _index: self._open_current())
        view.entered_on.connect(self._open_current)
        view.delete_pressed.connect(lambda: self._actions.remove(self.selected()))
        view.rename_pressed.connect(lambda: self._actions.rename(self.selected()))
        view.tags_pressed.connect(lambda: self._actions.change_tags(self.selected()))
        view.typed.connect(self._type_on)
        view.left_up.connect(self.take_find)
        view.left_down.connect(self._enter_results)
        view.selectionModel().selectionChanged.connect(lambda: self._show_chosen())
        return view

    def _make_head(self) -> LibraryHead:
        head = LibraryHead()
        head.filter.textChanged.connect(self._typed)
        head.filter.entered.connect(self._enter)
        head.filter.left_down.connect(self._enter_list)
        head.arranged.connect(self._arrange)
        head.open_button.clicked.connect(self._open_current)
        head.rename_button.clicked.connect(lambda: self._actions.rename(self.selected()))
        head.tags_button.clicked.connect(lambda: self._actions.change_tags(self.selected()))
        head.remove_button.clicked.connect(lambda: self._actions.remove(self.selected()))
        head.more_button.clicked.connect(self._open_more)
        return head

    # -- what is shown -----------------------------------------------------------------------

    def set_items(self, items: Sequence[LibraryItem]) -> None:
        """Show documents; the selection and the place in the list stay."""
        bar = self.view.verticalScrollBar()
        at = bar.value()
        self._keeping_selection(lambda: self._model.set_items(items))
        self.head.set_tags(self._model.tags())
        self.results.sift()
        bar.setValue(at)

    def set_view(self, shown: Shown, fold: Fold, script: Script) -> None:
        """Write everything in a script, and find it in either.

        To be called again whenever what `shown` or `fold` gives has changed, as when the
        dictionary has come.
        """
        self._actions.script = self._fonts.script = script
        self._delegate.set_fonts()
        self._keeping_selection(lambda: self._model.set_view(shown, fold))
        self.results.set_view(shown)
        self.head.set_script(script)

    def set_theme(self, theme: Theme) -> None:
        """Dress the page in a theme."""
        self._actions.theme = self._delegate.theme = theme
        self.view.viewport().update()
        self.results.set_theme(theme)

    def selected(self) -> Items:
        """Give the documents of the selected rows, from top to bottom."""
        return tuple(self._model.item(row) for row in self.view.selected_rows())

    def take_find(self) -> None:
        """Give the search field the focus."""
        self.head.filter.setFocus()
        self.head.filter.selectAll()

    def _keeping_selection(self, change: Callable[[], None]) -> None:
        chosen = {item.id for item in self.selected()}
        row = self.view.current_row()
        current = {self._model.item(row).id} if row is not None else set()
        change()
        rows, found = self._model.rows_of(chosen), self._model.rows_of(current)
        count = self._model.rowCount()
        if found:
            self.view.select_rows(rows, found[0])
        elif row is not None and count:
            # What was chosen is gone, so the keys go on with what has taken its place.
            at = min(row, count - 1)
            self.view.select_rows(rows or ([at] if chosen else []), at)
        self._show_counts()

    def _show_counts(self) -> None:
        total, count = self._model.total, self._model.rowCount()
        self.head.setVisible(total > 0)
        if total == 0:
            self._nothing.setText(
                self.tr(
                    "Your library is empty.\nOpen a text, paste an address, or drop a file here."
                )
            )
        else:
            self._nothing.setText(self.tr("No title, author or tag fits."))
        self._stack.setCurrentWidget(self.view if count else self._nothing)
        self._show_chosen()
        self._share_room()

    def _show_chosen(self) -> None:
        chosen = len(self.view.selected_rows())
        self.head.set_counts(self._model.total, self._model.rowCount(), chosen)
        self.head.offer(chosen)

    def _share_room(self) -> None:
        """Let the list be no higher than its rows while the texts are searched as well."""
        count = self._model.rowCount()
        most = 16_777_215  # Qt's own
        if not self.results.isHidden():
            most = count * ROW_HEIGHT if count else _UNFOUND_HEIGHT
        self._stack.setMaximumHeight(most)

    def _repaint(self, document_id: str) -> None:
        for row in self._model.rows_of({document_id}):
            self.view.update(self._model.index(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.set_narrow(self.width() < _NARROW)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._model.rowCount() and self.view.current_row() is None:
            self.view.select_rows([], 0)

    # -- finding -----------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        self._arrange()
        query = text.strip()
        if query == self._query:
            return
        self._query = query
        self._stop()
        self.results.setVisible(bool(query))
        if query:
            self.results.begin()
            self._pause.start()
        else:
            self._pause.stop()
        self._share_room()

    def _search(self) -> None:
        self._pause.stop()
        self._is_searching = True
        self.text_search_wanted.emit(self._query)

    def _stop(self) -> None:
        if self._is_searching:
            self._is_searching = False
            self.text_search_stopped.emit()

    def add_hits(self, query: str, books: Sequence[BookHits]) -> None:
        """Show more places that a search has found; those of a search that was left are dropped."""
        if self._is_searching and query == self._query:
            self.results.add(books)

    def finish_hits(self, query: str) -> None:
        """Say that a search has found all that there is."""
        if self._is_searching and query == self._query:
            self._is_searching = False
            self.results.finish()

    def _arrange(self) -> None:
        head = self.head
        query, tag, order, turned = head.filter.text(), head.tag, head.order, head.is_turned

        def change() -> None:
            self._model.set_filter(query, tag)
            self._model.set_order(order, turned)

        self._keeping_selection(change)

    def _enter(self) -> None:
        """Search at once, or go on to what was found."""
        if self._pause.isActive():
            self._search()
        else:
            self._enter_list()

    def _type_on(self, letters: str) -> None:
        if letters == "/":  # the key that finds
            self.take_find()
            return
        self.head.filter.setFocus()
        self.head.filter.insert(letters)

    def _enter_list(self) -> None:
        if self._model.rowCount():
            self.view.take_keys()
        else:
            self.results.take_keys()

    def _enter_results(self) -> None:
        if not self.results.isHidden():
            self.results.take_keys()

    def _leave_results(self) -> None:
        if self._model.rowCount():
            self.view.take_keys(self._model.rowCount() - 1)
        else:
            self.take_find()

    # -- what the learner does ---------------------------------------------------------------

    def _open_current(self) -> None:
        row = self.view.current_row()
        if row is not None:
            self.open_wanted.emit(self._model.item(row).id)

    def _tags(self) -> list[str]:
        return [tag for tag, _ in self._model.tags()]

    def menu_for(self, items: Items) -> QMenu:
        """Make the menu of some documents."""
        return self._actions.menu_for(items)

    def _open_menu(self, point: QPoint) -> None:
        self._pop_up(self.view.viewport().mapToGlobal(point))

    def _open_more(self) -> None:
        button = self.head.more_button
        self._pop_up(button.mapToGlobal(button.rect().bottomLeft()))

    def _pop_up(self, point: QPoint) -> None:
        chosen = self.selected()
        if chosen:
            menu = self.menu_for(chosen)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(point)
