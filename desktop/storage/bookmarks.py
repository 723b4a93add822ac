"""The bookmarks that the reader has set, in study.db."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.ids import new_id
from desktop.language.document import Place, Quote
from desktop.storage.database import Database, Transaction

_COLUMNS = (
    "SELECT id, document, paragraph, offset, quote, quote_before, quote_after, title, note,"
    " created, changed FROM bookmark WHERE deleted = 0"
)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in a document that the reader has marked, and what stands there.

    `title` is what a list calls it. Stamps are microseconds since the epoch, UTC.
    """

    id: str
    document_id: str
    place: Place
    quote: Quote
    title: str
    note: str = ""
    created: int = 0
    changed: int = 0


def new_bookmark(document_id: str, place: Place, quote: Quote, title: str) -> Bookmark:
    """Make a bookmark that is not kept yet."""
    return Bookmark(new_id(), document_id, place, quote, title)


def load_bookmarks(study: Database, document_id: str) -> tuple[Bookmark, ...]:
    """Give the bookmarks of a document in the order of their places."""
    rows = study.rows(
        f"{_COLUMNS} AND document = ? ORDER BY paragraph, offset, created", (document_id,)
    )
    return tuple([_bookmark(*row) for row in rows])


def bookmarks_with(source: Database | Transaction, ids: Sequence[str]) -> dict[str, Bookmark]:
    """Give the bookmarks with some ids, without those that are deleted."""
    rows = [row for key in ids for row in source.rows(f"{_COLUMNS} AND id = ?", (key,))]
    return {row[0]: _bookmark(*row) for row in rows}


def put_bookmark(write: Transaction, bookmark: Bookmark) -> Bookmark:
    """Write a bookmark within a transaction, and give it as it is kept."""
    created = bookmark.created or write.stamp
    write.run(
        "INSERT INTO bookmark VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"
        " ON CONFLICT (id) DO UPDATE SET title = excluded.title, note = excluded.note,"
        " changed = excluded.changed, deleted = 0",
        (
            bookmark.id,
            bookmark.document_id,
            bookmark.place.paragraph,
            bookmark.place.offset,
            bookmark.quote.text,
            bookmark.quote.before,
            bookmark.quote.after,
            bookmark.title,
            bookmark.note,
            created,
            write.stamp,
        ),
    )
    return replace(bookmark, created=created, changed=write.stamp)


def bury_bookmark(write: Transaction, bookmark_id: str) -> None:
    """Put a tombstone on a bookmark within a transaction."""
    write.run(
        "UPDATE bookmark SET deleted = 1, changed = ? WHERE id = ?", (write.stamp, bookmark_id)
    )


def _bookmark(
    key: str,
    document_id: str,
    paragraph: int,
    offset: int,
    quote: str,
    before: str,
    after: str,
    title: str,
    note: str,
    created: int,
    changed: int,
) -> Bookmark:
    place = Place(paragraph, offset)
    return Bookmark(
        key, document_id, place, Quote(quote, before, after), title, note, created, changed
    )
