"""The chapters of the text and its bookmarks, beside the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop.language.scripts import Script
from desktop.ui.contents_list import LineDelegate, LineList
from desktop.ui.contents_model import ChaptersModel, MarksModel
from desktop.ui.key_line import KeyLine
from desktop.ui.outline import Outline
from desktop.ui.place_mark import PlaceMark
from desktop.ui.theme import Theme
from desktop.ui.widgets import Button, label

TABS = ("contents", "bookmarks")

_CHAPTER_HEIGHT = 36
_MARK_HEIGHT = 60
_LONG = 20
"""Chapters; a longer list can be searched."""


class ContentsPanel(QWidget):
    """Two tabs: the chapters with the one that is read marked, and the bookmarks."""

    chapter_opened = Signal(int)
    """The number of a chapter, from 0."""
    bookmark_wanted = Signal()
    bookmark_opened = Signal(str)
    bookmark_removed = Signal(str)
    bookmark_renamed = Signal(str, str)

    def __init__(
        self, theme: Theme, fold: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self._fold = fold
        self._outline = Outline()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(True)
        self.tabs.setStyleSheet("QTabBar::tab { padding: 8px; }")
        self.tabs.setAccessibleName(self.tr("Contents and bookmarks"))
        self.tabs.addTab(self.tr("Contents"))
        self.tabs.addTab(self.tr("Bookmarks"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._make_contents(theme))
        self._pages.addWidget(self._make_bookmarks(theme))
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)
        self.set_outline(Outline(), lambda _: "")
        self.set_bookmarks(())

    # -- making ------------------------------------------------------------------------------

    def _make_contents(self, theme: Theme) -> QWidget:
        self.chapters = ChaptersModel(self)
        self._chapter_look = LineDelegate(theme, _CHAPTER_HEIGHT, self)
        self.chapter_list = LineList(self.chapters, self._chapter_look, self.tr("Chapters"))
        self.chapter_list.entered_on.connect(
            lambda index: self.chapter_opened.emit(self.chapters.chapter(index))
        )
        self.filter = KeyLine()
        self.filter.setPlaceholderText(self.tr("Find a chapter"))
        self.filter.setAccessibleName(self.tr("Find a chapter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._narrow)
        self.filter.entered.connect(self._open_first)
        self.filter.left_down.connect(self._enter_list)
        self._no_chapters = _empty("")
        return _page(self.filter, self._no_chapters, self.chapter_list)

    def _make_bookmarks(self, theme: Theme) -> QWidget:
        self.marks = MarksModel(self)
        self.marks.renamed.connect(self.bookmark_renamed)
        self._mark_look = LineDelegate(theme, _MARK_HEIGHT, self)
        self.mark_list = LineList(self.marks, self._mark_look, self.tr("Bookmarks"))
        self.mark_list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.mark_list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.mark_list.customContextMenuRequested.connect(self._open_menu)
        self.mark_list.entered_on.connect(
            lambda index: self.bookmark_opened.emit(self.marks.mark(index).id)
        )
        self.mark_list.delete_pressed.connect(
            lambda index: self.bookmark_removed.emit(self.marks.mark(index).id)
        )
        self._no_marks = _empty(self.tr("Places that you mark in this text appear here."))
        add = Button(self.tr("Bookmark this place"), "link")
        add.setAccessibleName(self.tr("Bookmark this place"))
        add.clicked.connect(self.bookmark_wanted)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(add)
        row.addStretch(1)
        return _page(self._no_marks, self.mark_list, beside)

    # -- what is shown -----------------------------------------------------------------------

    def set_outline(self, outline: Outline, title: Callable[[int], str]) -> None:
        """Show the chapters of a text; `title` gives that of a chapter by its number from 0."""
        self._outline = outline
        self.filter.clear()
        self.chapters.set_outline(outline, title)
        self.filter.setVisible(len(outline) > _LONG)
        self._show_empty()

    def set_titles(self, title: Callable[[int], str], script: Script) -> None:
        """Show the same chapters under their titles in another script."""
        for look in (self._chapter_look, self._mark_look):
            look.set_script(script)
        self.chapters.set_titles(title)
        self.mark_list.viewport().update()

    def set_current(self, chapter: int) -> None:
        """Mark the chapter that is read, -1 for none, and keep it in view."""
        if self.chapters.set_current(chapter) and not self.chapter_list.hasFocus():
            self._show_current(chapter)

    def set_bookmarks(self, marks: tuple[PlaceMark, ...]) -> None:
        """Show the bookmarks of a text."""
        row = self.mark_list.currentIndex().row()
        self.marks.set_marks(marks)
        if row >= 0 and marks:
            self.mark_list.setCurrentIndex(self.marks.index(min(row, len(marks) - 1)))
        self.mark_list.setVisible(bool(marks))
        self._no_marks.setVisible(not marks)

    def set_theme(self, theme: Theme) -> None:
        """Dress the panel in a theme."""
        for look, view in (
            (self._chapter_look, self.chapter_list),
            (self._mark_look, self.mark_list),
        ):
            look.theme = theme
            view.viewport().update()

    @property
    def tab(self) -> str:
        """The tab that is shown: `contents` or `bookmarks`."""
        return TABS[self.tabs.currentIndex()]

    def set_tab(self, tab: str) -> None:
        """Show a tab: `contents` or `bookmarks`."""
        self.tabs.setCurrentIndex(TABS.index(tab))

    def take_keys(self, tab: str) -> None:
        """Show a tab and give it the focus."""
        self.set_tab(tab)
        view = self.chapter_list if tab == "contents" else self.mark_list
        if view.isHidden():
            self.tabs.setFocus()
        elif tab == "contents" and not self.filter.isHidden():
            self.filter.setFocus()
            self.filter.selectAll()
        else:
            view.setFocus()

    # -- chapters ----------------------------------------------------------------------------

    def _show_current(self, chapter: int) -> None:
        index = self.chapters.index_of(chapter)
        view = self.chapter_list
        view.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        if index.isValid() and not view.viewport().rect().contains(view.visualRect(index)):
            view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_current(self.chapters.current)

    def _narrow(self, text: str) -> None:
        """List the chapters whose titles have what was typed, in either script."""
        wanted = self._fold(text.strip()).casefold()
        self.chapters.keep(
            (lambda title: wanted in self._fold(title).casefold()) if wanted else None
        )
        self._show_empty()
        if not wanted:
            self._show_current(self.chapters.current)

    def _show_empty(self) -> None:
        count = self.chapters.rowCount()
        self.chapter_list.setVisible(count > 0)
        self._no_chapters.setVisible(count == 0)
        self._no_chapters.setText(
            self.tr("No chapter is called so.")
            if len(self._outline)
            else self.tr("This text has no chapters.")
        )

    def _open_first(self) -> None:
        if self.chapters.rowCount():
            self.chapter_opened.emit(self.chapters.chapter(self.chapters.index(0)))

    def _enter_list(self) -> None:
        if self.chapters.rowCount():
            if not self.chapter_list.currentIndex().isValid():
                self.chapter_list.setCurrentIndex(self.chapters.index(0))
            self.chapter_list.setFocus()

    # -- bookmarks ---------------------------------------------------------------------------

    def menu_for(self, index: QModelIndex) -> QMenu:
        """Make the menu of one bookmark."""
        key, menu = self.marks.mark(index).id, QMenu(self)
        menu.addAction(self.tr("Go there"), lambda: self.bookmark_opened.emit(key))
        menu.addAction(self.tr("Rename"), lambda: self.mark_list.edit(index))
        menu.addAction(self.tr("Remove"), lambda: self.bookmark_removed.emit(key))
        return menu

    def _open_menu(self, point: QPoint) -> None:
        index = self.mark_list.indexAt(point)
        if index.isValid():
            menu = self.menu_for(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.mark_list.viewport().mapToGlobal(point))


def _empty(text: str) -> QLabel:
    said = label(text, "soft")
    said.setWordWrap(True)
    said.setContentsMargins(8, 4, 8, 0)
    return said


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget, 1 if isinstance(widget, QListView) else 0)
    column.addStretch(0)
    return page
