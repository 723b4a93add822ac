"""The Library page in the window: what it shows, what becomes of its wishes, and the search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.language.scripts import Script
from desktop.storage.errors import StorageError
from desktop.study import Study
from desktop.ui.notice import Notice
from desktop.ui.tasks import Cancelled, Progress, Tasks
from desktop.ui.theme import Theme

if TYPE_CHECKING:
    # The first page is there before it is.
    from desktop.shelf import Found, LibraryChanges
    from desktop.ui.library.library_page import LibraryPage

_SEARCH, _TEND = "library-search", "library-tend"
_IDLE_MS = 4000


class Shelving(QObject):
    """Fills the page, which is made when it is first asked for, and tends the files behind it.

    `write` makes a change that can be undone and shows it everywhere, `take_back` undoes the last
    one; `fold` makes texts alike that are alike in either script.
    """

    open_wanted = Signal(str)
    """The id of the document to open where it was left."""
    place_wanted = Signal(str, object)
    """The id of a document and the Place to open it at."""

    def __init__(
        self,
        window: QWidget,
        study: Study,
        tasks: Tasks,
        notice: Notice,
        fold: Callable[[str], str],
        write: Callable[[Callable[[], LibraryChanges]], bool],
        take_back: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._study, self._tasks, self._notice = study, tasks, notice
        self._fold, self._write, self._take_back = fold, write, take_back
        self._page: LibraryPage | None = None
        self._view: tuple[Script, Callable[[str], str]] | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._tend)

    # -- the page ----------------------------------------------------------------------------

    def page(self, theme: Theme) -> LibraryPage:
        """Give the page as things are now."""
        if self._page is None:
            from desktop.ui.library.library_page import LibraryPage

            page = LibraryPage(theme, self._cover_of, self._tasks)
            page.open_wanted.connect(self.open_wanted)
            page.place_wanted.connect(self.place_wanted)
            page.remove_wanted.connect(self._remove)
            page.rename_wanted.connect(self._rename)
            page.tags_wanted.connect(self._tag)
            page.folder_wanted.connect(self._show_folder)
            page.text_search_wanted.connect(self._search)
            page.text_search_stopped.connect(lambda: self._tasks.cancel(_SEARCH))
            self._page = page
            if self._view is not None:
                self.show_script(*self._view)
        self._page.set_items(self._study.shelf.items())
        return self._page

    def refresh(self) -> None:
        """Show what has changed at once, where the page is in sight."""
        if self._page is not None and self._page.isVisible():
            self._page.set_items(self._study.shelf.items())

    def show_script(self, script: Script, shown: Callable[[str], str]) -> None:
        """Write titles and what was found in a script, from now on."""
        self._view = (script, shown)
        if self._page is not None:
            self._page.set_view(shown, self._fold, script)

    def set_theme(self, theme: Theme) -> None:
        """Follow a theme."""
        if self._page is not None:
            self._page.set_theme(theme)

    def take_find(self) -> None:
        """Bring the keys to the page's search field."""
        if self._page is not None:
            self._page.take_find()

    def _cover_of(self, document_id: str) -> bytes:
        try:
            return self._study.shelf.cover_of(document_id)
        except StorageError:
            return b""

    # -- wishes ------------------------------------------------------------------------------

    def _remove(self, ids: Sequence[str]) -> None:
        if self._write(lambda: self._study.shelf.remove(ids)):
            one, many = self.tr("1 text removed."), self.tr("{0} texts removed.")
            self._notice.say(
                one if len(ids) == 1 else many.format(len(ids)),
                button=self.tr("Undo"),
                action=self._take_back,
                brief=True,
            )

    def _rename(self, document_id: str, title: str, author: str) -> None:
        self._write(lambda: self._study.shelf.rename(document_id, title, author))

    def _tag(self, ids: Sequence[str], add: Sequence[str], remove: Sequence[str]) -> None:
        self._write(lambda: self._study.shelf.tag(ids, add, remove))

    def _show_folder(self, path: str) -> None:
        folder = Path(path).parent
        if not folder.is_dir():
            self._notice.say(self.tr("The folder {0} is no longer there.").format(folder))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # -- search ------------------------------------------------------------------------------

    def _search(self, query: str) -> None:
        self._search_in(query, [item.id for item in self._study.shelf.items()])

    def _search_in(self, query: str, order: Sequence[str]) -> None:
        folder, fold = self._study.library.folder, self._fold

        def job(_progress: Progress, cancelled: Cancelled) -> Found:
            from desktop.shelf import search

            return search(folder, query, order, fold, cancelled)

        self._tasks.start(_SEARCH, job, lambda found: self._take(query, found), self._fail)

    def _take(self, query: str, found: Found) -> None:
        if self._page is None:
            return
        self._page.add_hits(query, found.books)
        if found.rest:
            self._search_in(query, found.rest)
        else:
            self._page.finish_hits(query)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, StorageError):
            raise error
        self._notice.say(str(error))

    # -- in the background -------------------------------------------------------------------

    def tend_soon(self) -> None:
        """Index what was opened, once nothing else has been opened for a while."""
        self._tasks.cancel(_TEND)
        self._idle.start()

    def _tend(self) -> None:
        folder = self._study.library.folder

        def job(progress: Progress, cancelled: Cancelled) -> None:
            from desktop.shelf import tend

            tend(folder, progress, cancelled)

        # What can't be indexed now is searched all the same, only more slowly.
        self._tasks.start(_TEND, job, lambda _: None, self._fail)
