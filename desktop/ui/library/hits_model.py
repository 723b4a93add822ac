"""The places where a text was found, as rows below the titles of their documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.ui.library.values import BookHits, Hit, Shown

Index = QModelIndex | QPersistentModelIndex

HIT_ROLE = Qt.ItemDataRole.UserRole
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1


class HitsModel(QAbstractListModel):
    """Documents in the order in which they were found, each with its places.

    `title` gives the title of a document by its id, None where it is not in the library.
    """

    def __init__(self, title: Callable[[str], str | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._books: list[BookHits] = []
        self._rows: list[tuple[BookHits, Hit | None]] = []
        self._shown: Shown = str

    def clear(self) -> None:
        """Take all rows out."""
        self._set([])

    def add(self, books: Sequence[BookHits]) -> None:
        """Put more documents below those that are there."""
        books = [book for book in books if book.hits and self._title(book.document_id) is not None]
        rows = _rows(books)
        if not rows:
            return
        start = len(self._rows)
        self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
        self._books.extend(books)
        self._rows.extend(rows)
        self.endInsertRows()

    def sift(self) -> None:
        """Take out the documents that are no longer in the library."""
        left = [book for book in self._books if self._title(book.document_id) is not None]
        if len(left) < len(self._books):
            self._set(left)

    def set_view(self, shown: Shown) -> None:
        """Write titles and places in another way."""
        # Rows are painted again and again, and converting takes longer than painting.
        self._shown = lru_cache(maxsize=4096)(shown)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def place(self, row: int) -> tuple[str, Hit] | None:
        """Give the document's id and the place of a row, None where it is a title."""
        if not 0 <= row < len(self._rows):
            return None
        book, hit = self._rows[row]
        return None if hit is None else (book.document_id, hit)

    def parts(self, hit: Hit) -> tuple[str, str, str]:
        """Give what stands before, in and after a place, as it is shown."""
        return self._shown(hit.before), self._shown(hit.text), self._shown(hit.after)

    @property
    def hit_count(self) -> int:
        """The number of places."""
        return len(self._rows) - len(self._books)

    @property
    def document_count(self) -> int:
        """The number of documents that have places."""
        return len(self._books)

    @property
    def has_more(self) -> bool:
        """Whether some document has more places than are listed."""
        return any(book.more for book in self._books)

    def _set(self, books: list[BookHits]) -> None:
        self.beginResetModel()
        self._books, self._rows = books, _rows(books)
        self.endResetModel()

    # -- Qt's questions ----------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let places be chosen, and titles not."""
        if index.isValid() and self._rows[index.row()][1] is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a row says."""
        if not index.isValid():
            return None
        book, hit = self._rows[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == COUNT_ROLE:
            return places_text(len(book.hits), book.more)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if hit is not None:
                return "".join(self.parts(hit))
            return self._shown(self._title(book.document_id) or "")
        return None


def places_text(count: int, more: bool) -> str:
    """Say how many places there are, or that there are more than these."""
    if more:
        return _tr("more than {0} places").format(f"{count:,}")
    return _tr("1 place") if count == 1 else _tr("{0} places").format(f"{count:,}")


def _rows(books: Sequence[BookHits]) -> list[tuple[BookHits, Hit | None]]:
    return [row for book in books for row in ((book, None), *((book, hit) for hit in book.hits))]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Library", text)
