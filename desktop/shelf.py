"""The library as the reader sees it: the list of texts, tags, bookmarks, the search in all of them.

What takes long are functions that open the files themselves, for the background.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic, time_ns

from desktop.language.document import Document, Place
from desktop.language.quotes import find_quote, quote_at
from desktop.storage import bookmarks, documents, library, text_index, text_search, texts
from desktop.storage.bookmarks import Bookmark
from desktop.storage.database import Database
from desktop.storage.library import LibraryChanges, LibraryItem
from desktop.storage.schema import LIBRARY, STUDY
from desktop.storage.text_search import BookHits, Hit

__all__ = ["BookHits", "Bookmark", "Found", "Hit", "LibraryChanges", "LibraryItem", "Shelf"]

_KEPT_DAYS = 30
_QUOTED = 12  # code points
_SOON = 0.15  # seconds
_HOUR = 60 * 60 * 1_000_000  # microseconds
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True)
class Found:
    """What a search has found so far, and the documents that are still to be searched."""

    books: tuple[BookHits, ...]
    rest: tuple[str, ...]


class Shelf:
    """What the reader does with the documents in the two files; writes are as in Study."""

    def __init__(self, study: Database, texts_file: Database) -> None:
        self._study = study
        self._texts = texts_file

    # -- the list ----------------------------------------------------------------------------

    def items(self) -> tuple[LibraryItem, ...]:
        """Give all documents, the one that was read last first."""
        return library.library_items(self._study)

    def cover_of(self, document_id: str) -> bytes:
        """Give the picture's file on a document's cover, empty where there is none."""
        return texts.cover_of(self._texts, document_id)

    def rename(self, document_id: str, title: str, author: str) -> LibraryChanges:
        """Give a document a title and an author that stay, whatever its file says."""
        return library.rename_document(self._study, f"Rename: {title}", document_id, title, author)

    def tag(
        self, ids: Sequence[str], add: Collection[str] = (), remove: Collection[str] = ()
    ) -> LibraryChanges:
        """Put tags on documents, and take others off."""
        return library.set_tags(self._study, "Change tags", ids, add, remove)

    def remove(self, ids: Sequence[str]) -> LibraryChanges:
        """Take documents out of the library; the texts are kept for a month, for undo."""
        titles = [one.title for one in map(self._stored, ids) if one is not None]
        name = f"Remove: {titles[0]}" if titles else "Remove"
        return library.remove_documents(
            self._study, name if len(titles) < 2 else f"{name} …", tuple(ids)
        )

    def _stored(self, document_id: str) -> documents.StoredDocument | None:
        return documents.find_document(self._study, document_id)

    def revert(self, changes: LibraryChanges) -> LibraryChanges:
        """Take changes back; raises Moved where the rows have changed since."""
        return library.revert_library(self._study, changes)

    # -- bookmarks ---------------------------------------------------------------------------

    def bookmarks(self, document: Document) -> tuple[tuple[Bookmark, Place], ...]:
        """Give the bookmarks of a document in the order of the text, with where each stands now.

        One whose words are gone stands where it was, or at the end of the text.
        """
        found = []
        for one in bookmarks.load_bookmarks(self._study, document.id):
            last = len(document.paragraphs) - 1
            there = find_quote(document.paragraphs, one.place, one.quote)
            paragraph = min(one.place.paragraph, last)
            length = len(document.paragraphs[paragraph])
            gone = Place(paragraph, min(one.place.offset, length))
            found.append((one, there or gone))
        return tuple(sorted(found, key=lambda pair: pair[1]))

    def add_bookmark(self, document: Document, place: Place, title: str = "") -> LibraryChanges:
        """Mark a place."""
        text = document.paragraphs[place.paragraph]
        quote = quote_at(text, place.offset, min(place.offset + _QUOTED, len(text)))
        made = bookmarks.new_bookmark(document.id, place, quote, title)
        return library.write_bookmarks(self._study, "Bookmark", [made])

    def rename_bookmark(self, bookmark: Bookmark, title: str) -> LibraryChanges:
        """Give a bookmark a name of its own, empty for none."""
        changed = replace(bookmark, title=title)
        return library.write_bookmarks(self._study, "Rename bookmark", [changed])

    def remove_bookmark(self, bookmark: Bookmark) -> LibraryChanges:
        """Take a bookmark out."""
        return library.write_bookmarks(self._study, "Remove bookmark", removed=[bookmark])


# -- for the background --------------------------------------------------------------------------


def search(
    folder: Path,
    query: str,
    order: Sequence[str],
    fold: Callable[[str], str],
    cancelled: Callable[[], bool] = lambda: False,
) -> Found:
    """Search the texts of some documents in their order, for as long as the reader would wait.

    What is found within that time is given with what is left to search; see search_texts.
    """
    until = monotonic() + _SOON
    found: list[BookHits] = []
    with closing(_open_texts(folder)) as file:
        searched = text_search.search_texts(file, query, order, fold, cancelled=cancelled)
        for book in searched:
            found.append(book)
            if monotonic() > until:
                at = order.index(book.document_id) + 1
                return Found(tuple(found), tuple(order[at:]))
    return Found(tuple(found), ())


def tend(
    folder: Path,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Index the texts that are not indexed yet, and remove those that were deleted long ago.

    What is cancelled or broken off goes on the next time.
    """
    with closing(_open_texts(folder)) as file:
        texts.recut_texts(file, cancelled)
        waiting = text_index.unindexed(file)
        for number, document_id in enumerate(waiting):
            if cancelled():
                return
            text_index.index_text(file, document_id, cancelled=cancelled)
            progress((number + 1) / len(waiting))
        with closing(Database.open(folder / "study.db", STUDY, folder / "backups")) as study:
            since = time_ns() // 1000 - _KEPT_DAYS * _DAY
            known = documents.all_ids(study, since)
        # What was written just now may be a text whose row is still to come.
        texts.sweep_texts(file, known, cancelled, written_before=time_ns() // 1000 - _HOUR)
        text_index.merge_index(file, cancelled)


def _open_texts(folder: Path) -> Database:
    return Database.open(folder / "library.db", LIBRARY, folder / "backups")
