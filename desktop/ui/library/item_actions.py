"""What can be done with documents of the library: the menu, and the dialogs that it opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.language.scripts import Script
from desktop.ui.library.facts import is_address, is_path
from desktop.ui.library.values import LibraryItem
from desktop.ui.theme import Theme

Items = tuple[LibraryItem, ...]


class ItemActions(QObject):
    """Asks what is left to be asked, and says what is wanted; see LibraryPage for the signals.

    `all_tags` gives the tags of all documents; menus and dialogs belong to the `page`.
    """

    open_wanted = Signal(str)
    remove_wanted = Signal(object)
    rename_wanted = Signal(str, str, str)
    tags_wanted = Signal(object, object, object)
    folder_wanted = Signal(str)

    def __init__(self, theme: Theme, all_tags: Callable[[], Sequence[str]], page: QWidget) -> None:
        super().__init__(page)
        self.theme, self.script = theme, Script.ORIGINAL
        self._all_tags, self._page = all_tags, page

    def remove(self, items: Items) -> None:
        """Want documents to be removed."""
        if items:
            self.remove_wanted.emit(tuple(item.id for item in items))

    def rename(self, items: Items) -> None:
        """Ask for another title and author, where there is one document alone."""
        if len(items) != 1:
            return
        # The dialogs are seldom needed.
        from desktop.ui.library.rename_dialog import RenameDialog

        item = items[0]
        dialog = RenameDialog(item.title, item.author, self.script, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.renamed.connect(
            lambda title, author: self.rename_wanted.emit(item.id, title, author)
        )
        dialog.open()

    def change_tags(self, items: Items) -> None:
        """Ask which tags documents are to have."""
        if not items:
            return
        from desktop.ui.library.tags_dialog import TagsDialog, tag_states

        states = tag_states(self._all_tags(), [item.tags for item in items])
        dialog = TagsDialog(states, len(items), self.theme, self.script, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ids = tuple(item.id for item in items)
        dialog.chosen.connect(lambda add, remove: self.tags_wanted.emit(ids, add, remove))
        dialog.open()

    def menu_for(self, items: Items) -> QMenu:
        """Make the menu of some documents; one alone can also be opened, renamed and traced."""
        menu = QMenu(self._page)
        alone = items[0] if len(items) == 1 else None
        if alone is not None:
            menu.addAction(self.tr("Open\tEnter"), lambda: self.open_wanted.emit(alone.id))
            menu.addAction(self.tr("Rename…\tF2"), lambda: self.rename(items))
        menu.addAction(self.tr("Tags…\tCtrl+T"), lambda: self.change_tags(items))
        if alone is not None:
            self._add_source(menu, alone.source)
        menu.addSeparator()
        menu.addAction(self.tr("Remove\tDel"), lambda: self.remove(items))
        return menu

    def _add_source(self, menu: QMenu, source: str) -> None:
        if is_address(source):
            copy = QGuiApplication.clipboard().setText
            menu.addAction(self.tr("Copy address"), lambda: copy(source))
        elif is_path(source):
            menu.addAction(self.tr("Show in folder"), lambda: self.folder_wanted.emit(source))
