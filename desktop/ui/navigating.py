"""The ways through the text that is read: chapters, bookmarks, go to, the article and the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.language.document import Document, Place
from desktop.language.scripts import Script
from desktop.study import Study
from desktop.ui.actions import Actions
from desktop.ui.bookmarking import Bookmarking
from desktop.ui.notice import Notice
from desktop.ui.outline import Outline
from desktop.ui.reader.read_page import ReadPage
from desktop.ui.reading import Reading
from desktop.ui.status_strip import ChapterProgress, StatusStrip

if TYPE_CHECKING:
    from desktop.shelf import LibraryChanges
    from desktop.ui.contents_panel import ContentsPanel
    from desktop.ui.reader.find_bar import FindBar


class Navigating(QObject):
    """Leads to places, and shows which one is read.

    `fold` makes texts alike that are alike in either script, `script` gives the one whose letters
    the text is shown with, `switch` lays the text out anew when more or less of it is shown,
    `open_sidebar` keeps the sidebar open from now on, `write` makes a change to the library that
    can be undone, and `take_back` undoes the last one.
    """

    def __init__(
        self,
        window: QWidget,
        actions: Actions,
        reading: Reading,
        page: ReadPage,
        strip: StatusStrip,
        notice: Notice,
        fold: Callable[[str], str],
        script: Callable[[], Script],
        switch: Callable[[], None],
        open_sidebar: Callable[[], None],
        study: Study,
        write: Callable[[Callable[[], LibraryChanges]], bool],
        take_back: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._actions, self._reading = window, actions, reading
        self._page, self._strip, self._notice = page, strip, notice
        self._fold, self._script = fold, script
        self._switch, self._open_sidebar = switch, open_sidebar
        self._outline = Outline()
        self._outlined: Document | None = None
        self._titles: dict[int, str] = {}
        self._is_put_away = False
        self._find_bar: FindBar | None = None
        self._take_back = take_back
        self.bookmarks = Bookmarking(
            self, study, write, lambda: page.view.text, lambda: self._outline
        )
        self._connect()

    def _connect(self) -> None:
        self.bookmarks.changed.connect(self._show_bookmarks)
        self._page.article_line.whole_wanted.connect(self._reading.show_whole)
        self._reading.switched.connect(self._switched)

    def take_find_bar(self, bar: FindBar) -> None:
        """Let a new bar find words in what is read."""
        self._find_bar = bar
        bar.whole_wanted.connect(lambda: self._reading.show_whole(True))
        document = self._reading.document
        if document is not None:
            bar.set_document(document, self._reading.article, self._page.view.place())

    def _panel(self) -> ContentsPanel:
        """Give the panel, made and filled when it is first asked for."""
        panel = self._page.contents
        if panel is None:
            panel = self._page.make_contents()
            panel.chapter_opened.connect(self.to_chapter)
            panel.bookmark_wanted.connect(self.bookmark_here)
            panel.bookmark_opened.connect(self._to_bookmark)
            panel.bookmark_removed.connect(self._remove_bookmark)
            panel.bookmark_renamed.connect(self.bookmarks.rename)
            panel.set_outline(self._outline, self._title)
            self.show_script()
        return panel

    # -- what is shown -----------------------------------------------------------------------

    def begin(self) -> None:
        """Show the contents of a document that was opened."""
        self._show_document()
        is_wanted = len(self._outline) > 0 and not self._is_put_away
        if is_wanted:
            self._panel().set_tab("contents")
        self._page.set_contents(shown=is_wanted)

    def _switched(self) -> None:
        self._switch()
        self._show_document()

    def _show_document(self) -> None:
        document, text = self._reading.document, self._page.view.text
        if document is None or text is None:
            return
        self._outline = Outline(document.chapters, text.blocks.shows)
        self._outlined = document
        self._titles = {}
        if self._page.contents is not None:
            self._page.contents.set_outline(self._outline, self._title)
        if self._find_bar is not None:
            self._find_bar.set_document(document, self._reading.article, self._page.view.place())
        self.show_script()
        self._show_reach()

    def show_script(self) -> None:
        """Write titles and places as the text is written now."""
        self._titles = {}
        if self._page.contents is not None:
            self._page.contents.set_titles(self._title, self._script())
        self._show_bookmarks()
        self._strip.set_script(self._script())
        self.moved()

    def _show_reach(self) -> None:
        """Say whether the article or the whole page is shown."""
        document, whole = self._reading.document, self._reading.whole
        has_article = document is not None and document.article is not None
        self._page.article_line.show_state(has_article=has_article, whole=whole)
        self._actions["whole_page"].setChecked(has_article and whole)

    def switch_whole(self) -> None:
        """Show the whole page instead of the article, or the other way round."""
        document = self._reading.document
        if document is not None and document.article is not None:
            self._reading.show_whole(not self._reading.whole)
        else:
            self._notice.say(self.tr("All of this text is shown already."), brief=True)
        self._show_reach()

    def _show_bookmarks(self) -> None:
        if self._page.contents is not None:
            self._page.contents.set_bookmarks(self.bookmarks.listed())

    def _title(self, row: int) -> str:
        """Give the title of a chapter as it is shown."""
        title, text = self._titles.get(row), self._page.view.text
        if title is None and text is not None:
            title = self._titles[row] = text.title(self._outline.chapters[row])
        return title or ""

    def moved(self) -> None:
        """Show which chapter is read and how far."""
        view, outline = self._page.view, self._outline
        # While a document is being shown, the outline is still that of the one before.
        is_of_this = view.text is not None and view.text.document is self._outlined
        row = outline.row_at(view.place()) if is_of_this else -1
        if self._page.contents is not None:
            self._page.contents.set_current(row)
        chapter = None
        if row >= 0:
            chapter = ChapterProgress(
                self._title(row),
                outline.number(row),
                outline.count,
                view.progress_between(outline.start(row), outline.end(row)),
            )
        self._strip.set_progress(view.progress(), chapter)

    # -- going somewhere -----------------------------------------------------------------------

    def to_place(self, place: Place) -> None:
        """Bring a place into view, of the whole page where the article hides it."""
        self._uncover(place)
        self._page.view.show_place(place)

    def to_top(self, place: Place) -> None:
        """Read on from a place, with the keys in the text."""
        self._uncover(place)
        self._page.close_drawer()
        self._page.view.show_at_top(place)
        self._page.view.setFocus()

    def _uncover(self, place: Place) -> None:
        text = self._page.view.text
        if text is not None and not text.blocks.shows(place.paragraph):
            self._reading.show_whole(True)

    def to_chapter(self, row: int) -> None:
        """Read on from the beginning of a chapter."""
        self.to_top(self._outline.start(row))

    def step_chapter(self, by: int) -> None:
        """Go to the next (1) or previous (-1) beginning of a chapter."""
        place = self._page.view.place()
        row = self._outline.step(place, by) if place is not None else None
        if row is not None:
            self.to_chapter(row)
        elif not len(self._outline):
            self._notice.say(self.tr("This text has no chapters."), brief=True)
        elif by > 0:
            self._notice.say(self.tr("This is the last chapter."), brief=True)
        else:
            self._notice.say(self.tr("No chapter begins before this place."), brief=True)

    def go_to(self) -> None:
        """Ask where to go."""
        text = self._page.view.text
        if text is None:
            return
        # It is seldom needed.
        from desktop.ui.go_to import GoTo, Ground

        document, blocks = text.document, text.blocks
        shown = list(blocks.parts(blocks.start, blocks.end))
        lengths = [document.lengths[number] for number in shown]
        ground = Ground(shown, lengths, self._outline, self._title, self._fold)
        dialog = GoTo(ground, self._script(), self._window)
        dialog.chosen.connect(self.to_top)
        dialog.exec()
        dialog.deleteLater()

    # -- the panel -----------------------------------------------------------------------------

    def toggle(self, tab: str) -> None:
        """Show a tab of the panel, `contents` or `bookmarks`, with the keys in it, or hide it."""
        page, panel = self._page, self._panel()
        if page.contents_are_open() and panel.tab == tab:
            if not page.close_drawer():
                self._is_put_away = True
                page.set_contents(shown=False)
            page.view.setFocus()
            return
        self._is_put_away = False
        page.set_contents(shown=True)
        if page.has_room_for_sidebar:
            self._open_sidebar()
        else:
            page.draw_sidebar(out=True)
        panel.take_keys(tab)

    # -- bookmarks -----------------------------------------------------------------------------

    def bookmark_here(self) -> None:
        """Mark the place of the caret, or of the first line where the caret is out of sight."""
        place = self._page.view.place_at_hand()
        if place is None:
            return
        is_new = self.bookmarks.add(place)
        said = self.tr("Bookmark added.") if is_new else self.tr("This place is marked already.")
        self._notice.say(
            said,
            button=self.tr("Show bookmarks"),
            action=self.show_bookmarks,
            brief=True,
        )

    def show_bookmarks(self) -> None:
        """Show the bookmarks with the keys in their list."""
        panel = self._panel()
        if self._page.contents_are_open() and panel.tab == "bookmarks":
            panel.take_keys("bookmarks")
        else:
            self.toggle("bookmarks")

    def _to_bookmark(self, key: str) -> None:
        place = self.bookmarks.place(key)
        if place is not None:
            self.to_top(place)

    def _remove_bookmark(self, key: str) -> None:
        if self.bookmarks.remove(key):
            self._notice.say(
                self.tr("Bookmark removed."),
                button=self.tr("Undo"),
                action=self._take_back,
                brief=True,
            )
