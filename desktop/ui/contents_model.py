"""Chapters and bookmarks as rows of a list, made for any number of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QWidget

from desktop.ui.outline import Outline
from desktop.ui.place_mark import PlaceMark

Index = QModelIndex | QPersistentModelIndex

FACTS_ROLE = Qt.ItemDataRole.UserRole
LEVEL_ROLE = Qt.ItemDataRole.UserRole + 1
CURRENT_ROLE = Qt.ItemDataRole.UserRole + 2


class ChaptersModel(QAbstractListModel):
    """The chapters of a text, or those whose titles have what was typed.

    Titles are asked for when they are shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outline = Outline()
        self._title: Callable[[int], str] = lambda _: ""
        self._rows: range | list[int] = range(0)
        self._current = -1

    def set_outline(self, outline: Outline, title: Callable[[int], str]) -> None:
        """Show the chapters of an outline; `title` gives that of a chapter by its number from 0."""
        self.beginResetModel()
        self._outline, self._title = outline, title
        self._rows = range(len(outline))
        self._current = -1
        self.endResetModel()

    def set_titles(self, title: Callable[[int], str]) -> None:
        """Show the same chapters under other titles, such as those in another script."""
        self._title = title
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def keep(self, wanted: Callable[[str], bool] | None) -> None:
        """Show only the chapters whose own titles are wanted; None shows all."""
        self.beginResetModel()
        chapters = self._outline.chapters
        self._rows = (
            range(len(chapters))
            if wanted is None
            else [row for row, one in enumerate(chapters) if wanted(one.title)]
        )
        self.endResetModel()

    def chapter(self, index: Index) -> int:
        """Give the number of the chapter in a row, from 0."""
        return self._rows[index.row()]

    def index_of(self, chapter: int) -> QModelIndex:
        """Give the row of a chapter; none where it is not listed."""
        at = self._rows.index(chapter) if chapter in self._rows else -1
        return self.index(at) if at >= 0 else QModelIndex()

    @property
    def current(self) -> int:
        """The chapter that is read, -1 for none."""
        return self._current

    def set_current(self, chapter: int) -> bool:
        """Mark the chapter that is read, -1 for none; tell whether that has changed."""
        if chapter == self._current:
            return False
        before, self._current = self._current, chapter
        for one in (before, chapter):
            index = self.index_of(one)
            if index.isValid():
                self.dataChanged.emit(index, index)
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a row says."""
        if not index.isValid():
            return None
        chapter = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.title(chapter)
        if role == LEVEL_ROLE:
            return self._outline.chapters[chapter].level
        if role == CURRENT_ROLE:
            return chapter == self._current
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = self.title(chapter)
            return self.tr("{0}, read now").format(title) if chapter == self._current else title
        return None

    def title(self, chapter: int) -> str:
        """Give the title of a chapter as it is shown."""
        return self._title(chapter)


class MarksModel(QAbstractListModel):
    """The bookmarks of a text in their order; their names can be edited."""

    renamed = Signal(str, str)
    """Id and new name of a bookmark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[PlaceMark, ...] = ()

    def set_marks(self, marks: tuple[PlaceMark, ...]) -> None:
        """Show other bookmarks."""
        self.beginResetModel()
        self._marks = tuple(sorted(marks, key=lambda mark: mark.place))
        self.endResetModel()

    def mark(self, index: Index) -> PlaceMark:
        """Give the bookmark in a row."""
        return self._marks[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._marks)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a row says."""
        if not index.isValid():
            return None
        mark = self._marks[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return mark.name or mark.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{mark.name}\n{mark.text}" if mark.name else mark.text
        if role == FACTS_ROLE:
            return mark.facts
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (mark.name or mark.text, mark.facts) if part)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take the name that was typed; an empty one gives the text at the place back."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        mark, name = self._marks[index.row()], str(value).strip()
        name = "" if name == mark.text else name
        if name == mark.name:
            return False
        marks = list(self._marks)
        marks[index.row()] = replace(mark, name=name)
        self._marks = tuple(marks)
        self.dataChanged.emit(index, index)
        self.renamed.emit(mark.id, name)
        return True
