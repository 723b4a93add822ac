"""The documents of the library as rows of a list, filtered and sorted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCollator,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.ui.library.facts import (
    extent_text,
    joined,
    known_text,
    origin_text,
    progress_text,
    read_text,
    source_text,
)
from desktop.ui.library.values import Fold, LibraryItem, Shown

Index = QModelIndex | QPersistentModelIndex

ITEM_ROLE = Qt.ItemDataRole.UserRole
AUTHOR_ROLE = Qt.ItemDataRole.UserRole + 1


class Order(StrEnum):
    """What the list is sorted by."""

    READ = "read"
    ADDED = "added"
    TITLE = "title"
    AUTHOR = "author"
    LENGTH = "length"
    KNOWN = "known"
    PROGRESS = "progress"


ASCENDING = frozenset((Order.TITLE, Order.AUTHOR))
"""What is sorted from the least up unless it is turned round."""


class LibraryModel(QAbstractListModel):
    """Documents as rows; nothing is made for a row before it is shown or looked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[LibraryItem, ...] = ()
        self._listed: list[LibraryItem] = []
        self._titles: dict[str, str] = {}
        self._query, self._tag = "", ""
        self._order, self._turned = Order.READ, False
        self._shown: Shown = str
        self._fold: Fold = str
        self._written: dict[str, str] = {}
        self._search: dict[str, tuple[LibraryItem, str]] = {}
        # Hanzi by pinyin, and chapter 2 before chapter 10.
        self._collator = QCollator(QLocale(QLocale.Language.Chinese))
        self._collator.setNumericMode(True)

    # -- content -----------------------------------------------------------------------------

    def set_items(self, items: Sequence[LibraryItem]) -> None:
        """Take other documents."""
        self._items = tuple(items)
        self._titles = {item.id: item.title for item in self._items}
        self._arrange()

    def set_view(self, shown: Shown, fold: Fold) -> None:
        """Write titles and authors, and look for them, in another way."""
        self._shown, self._fold = shown, fold
        self._written.clear()
        self._search.clear()
        self._arrange()

    def set_filter(self, query: str, tag: str) -> None:
        """List only what a query finds and a tag is on; empty ones leave all."""
        if (query, tag) != (self._query, self._tag):
            self._query, self._tag = query, tag
            self._arrange()

    def set_order(self, order: Order, turned: bool) -> None:
        """Sort by something, turned round or as is usual for it."""
        if (order, turned) != (self._order, self._turned):
            self._order, self._turned = order, turned
            self._arrange()

    def item(self, row: int) -> LibraryItem:
        """Give the document of a row."""
        return self._listed[row]

    def rows_of(self, ids: set[str]) -> list[int]:
        """Give the rows of some documents, in ascending order."""
        listed = enumerate(self._listed if ids else ())
        return [row for row, item in listed if item.id in ids]

    def title(self, document_id: str) -> str | None:
        """Give the title of a document as it is kept, None where it is not there."""
        return self._titles.get(document_id)

    @property
    def total(self) -> int:
        """The number of documents, listed or not."""
        return len(self._items)

    def tags(self) -> list[tuple[str, int]]:
        """Give all tags in order, each with the number of its documents."""
        counts = Counter(tag for item in self._items for tag in item.tags)
        return sorted(counts.items(), key=lambda pair: self._collator.sortKey(pair[0]))

    def written(self, text: str) -> str:
        """Give a title or a name in the script of the view, on one line."""
        found = self._written.get(text)
        if found is None:
            one_line = " ".join(text.split())
            found = self._written[text] = self._shown(one_line) if one_line else ""
        return found

    # -- finding and sorting -----------------------------------------------------------------

    def _arrange(self) -> None:
        self.beginResetModel()
        items = [item for item in self._items if not self._tag or self._tag in item.tags]
        terms = self._fold(self._query).casefold().split()
        if terms:
            items = [i for i in items if all(term in self._text_of(i) for term in terms)]
        self._listed = self._sorted(items)
        self.endResetModel()

    def _text_of(self, item: LibraryItem) -> str:
        """Give what a document is found by."""
        found = self._search.get(item.id)
        if found is None or found[0] != item:
            parts = (item.title, item.author, *item.tags, source_text(item.source))
            found = (item, self._fold("\n".join(parts)).casefold())
            self._search[item.id] = found
        return found[1]

    def _sorted(self, items: list[LibraryItem]) -> list[LibraryItem]:
        """Sort; what has nothing to be sorted by comes last either way round."""
        items = sorted(items, key=lambda item: (item.opened, item.added), reverse=True)
        key = self._key()
        keys = [key(item) for item in items]
        having = [at for at, value in enumerate(keys) if value is not None]
        having.sort(key=lambda at: keys[at], reverse=(self._order in ASCENDING) is self._turned)
        lacking = [item for item, value in zip(items, keys, strict=True) if value is None]
        return [items[at] for at in having] + lacking

    def _key(self) -> Callable[[LibraryItem], Any]:
        def by_text(text: str) -> object:
            return self._collator.sortKey(self._fold(text)) if text else None

        keys: dict[Order, Callable[[LibraryItem], Any]] = {
            Order.READ: lambda item: item.opened or None,
            Order.ADDED: lambda item: item.added or None,
            Order.TITLE: lambda item: by_text(item.title),
            Order.AUTHOR: lambda item: by_text(item.author),
            Order.LENGTH: lambda item: item.length,
            Order.KNOWN: lambda item: item.known,
            Order.PROGRESS: lambda item: item.progress,
        }
        return keys[self._order]

    # -- Qt's questions ----------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._listed)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a row says."""
        if not index.isValid():
            return None
        item = self._listed[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.written(item.title)
        if role == ITEM_ROLE:
            return item
        if role == AUTHOR_ROLE:
            return self.written(item.author)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(
                part
                for part in (
                    self.written(item.title),
                    origin_text(item, self.written(item.author)),
                    extent_text(item),
                    known_text(item),
                    progress_text(item),
                    read_text(item),
                    *item.tags,
                )
                if part
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(item, joined(self.written(item.title), self.written(item.author)))
        return None


def _tip(item: LibraryItem, title: str) -> str:
    name = source_text(item.source)
    where = item.source if name and name in item.source else name
    tip = "\n".join([part for part in (title, where, ", ".join(item.tags)) if part])
    # What a page calls itself may be taken for markup.
    return f"<p style='white-space:pre-wrap'>{escape(tip)}</p>" if "<" in tip else tip
