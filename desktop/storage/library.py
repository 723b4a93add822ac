"""The library as the reader keeps it, in study.db: what its list shows, and changes to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.ids import new_id
from desktop.storage.bookmarks import Bookmark, bookmarks_with, bury_bookmark, put_bookmark
from desktop.storage.database import Database, Transaction
from desktop.storage.errors import Moved

_BATCH = 500
_TAGS = (
    "SELECT document_tag.document, document_tag.tag FROM document_tag"
    " JOIN document ON document.id = document_tag.document"
    " WHERE document_tag.deleted = 0 AND document.deleted = 0"
)


@dataclass(frozen=True, slots=True)
class LibraryItem:
    """A document as the library lists it.

    `added` and `opened`, when it was last read, are microseconds since the epoch, UTC; `length` is
    in code points, `progress` and `known` are shares from 0 to 1; `known` and `new_words` are None
    until its words have been counted. `tags` are sorted.
    """

    id: str
    title: str
    author: str
    source: str
    published: str
    encoding: str
    added: int
    opened: int
    length: int
    progress: float
    known: float | None
    new_words: int | None
    has_cover: bool
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What the reader can change about a document of the library."""

    id: str
    title: str
    author: str
    renamed: bool
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One document before and after a write; None where it is not in the library."""

    before: Entry | None
    after: Entry | None


@dataclass(frozen=True, slots=True)
class BookmarkChange:
    """One bookmark before and after a write; None where it is not there."""

    before: Bookmark | None
    after: Bookmark | None


@dataclass(frozen=True, slots=True)
class LibraryChanges:
    """What one write to the library touched; `name` says it in a few words for the undo menu."""

    name: str
    entries: tuple[EntryChange, ...] = ()
    bookmarks: tuple[BookmarkChange, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything was touched."""
        return bool(self.entries or self.bookmarks)


def library_items(study: Database) -> tuple[LibraryItem, ...]:
    """Give all documents of the library, the one that was read last first."""
    tags: dict[str, list[str]] = defaultdict(list)
    for document_id, tag in study.rows(f"{_TAGS} ORDER BY document_tag.tag"):
        tags[document_id].append(tag)
    rows = study.rows(
        "SELECT id, title, author, source, published, encoding, created, opened, length, progress,"
        " known, new_words, cover FROM document WHERE deleted = 0 ORDER BY opened DESC"
    )
    return tuple([_item(row, tags.get(row[0], ())) for row in rows])


def all_tags(study: Database) -> tuple[tuple[str, int], ...]:
    """Give all tags in their order, each with the number of its documents."""
    return tuple(sorted(Counter(tag for _, tag in study.rows(_TAGS)).items()))


def remove_documents(study: Database, name: str, ids: Sequence[str]) -> LibraryChanges:
    """Take documents out of the library; what hangs on them stays, for undo."""
    with study.transaction() as write:
        kept = _entries(write, ids)
        for key in kept:
            _bury(write, key)
        return LibraryChanges(name, tuple([EntryChange(one, None) for one in kept.values()]))


def rename_document(
    study: Database, name: str, document_id: str, title: str, author: str
) -> LibraryChanges:
    """Give a document a title and an author that stay, whatever its file says."""
    with study.transaction() as write:
        return _changed(
            write,
            name,
            [
                replace(one, title=title, author=author, renamed=True)
                for one in _entries(write, [document_id]).values()
                if (one.title, one.author) != (title, author)
            ],
        )


def set_tags(
    study: Database,
    name: str,
    ids: Sequence[str],
    add: Collection[str] = (),
    remove: Collection[str] = (),
) -> LibraryChanges:
    """Put tags on documents and take others off, in one transaction."""
    with study.transaction() as write:
        kept = _entries(write, ids).values()
        tagged = [replace(one, tags=tuple(sorted({*one.tags, *add} - set(remove)))) for one in kept]
        return _changed(write, name, [one for one in tagged if one not in kept])


def write_bookmarks(
    study: Database,
    name: str,
    bookmarks: Iterable[Bookmark] = (),
    removed: Sequence[Bookmark] = (),
) -> LibraryChanges:
    """Write bookmarks, new ones or with other titles and notes, and remove others."""
    with study.transaction() as write:
        changes = []
        for bookmark in bookmarks:
            before = bookmarks_with(write, [bookmark.id]).get(bookmark.id)
            if before is None or _content(before) != _content(bookmark):
                changes.append(BookmarkChange(before, put_bookmark(write, bookmark)))
        for bookmark in bookmarks_with(write, [one.id for one in removed]).values():
            bury_bookmark(write, bookmark.id)
            changes.append(BookmarkChange(bookmark, None))
        return LibraryChanges(name, bookmarks=tuple(changes))


def revert_library(study: Database, changes: LibraryChanges) -> LibraryChanges:
    """Take changes back in one transaction; raises Moved where others have changed them since.

    What it returns can be taken back in turn.
    """
    with study.transaction() as write:
        return LibraryChanges(
            changes.name,
            _reverted_entries(write, changes),
            _reverted_bookmarks(write, changes),
        )


def _item(row: tuple[Any, ...], tags: Sequence[str]) -> LibraryItem:
    *columns, cover = row
    values: tuple[Any, ...] = (*columns, bool(cover), tuple(tags))
    return LibraryItem(*values)


def _reverted_entries(write: Transaction, changes: LibraryChanges) -> tuple[EntryChange, ...]:
    touched = [change.after or change.before for change in changes.entries]
    now = _entries(write, [one.id for one in touched if one is not None])
    result = []
    for one, change in zip(touched, changes.entries, strict=True):
        if one is None:
            continue
        if now.get(one.id) != change.after:
            raise Moved(f"“{changes.name}” can't be taken back: it has been changed since.")
        if change.before is not None:
            _put(write, change.before)
        else:
            _bury(write, one.id)
        result.append(EntryChange(change.after, change.before))
    return tuple(result)


def _reverted_bookmarks(write: Transaction, changes: LibraryChanges) -> tuple[BookmarkChange, ...]:
    touched = [change.after or change.before for change in changes.bookmarks]
    now = bookmarks_with(write, [one.id for one in touched if one is not None])
    result = []
    for one, change in zip(touched, changes.bookmarks, strict=True):
        if one is None:
            continue
        if _content(now.get(one.id)) != _content(change.after):
            raise Moved(f"“{changes.name}” can't be taken back: it has been changed since.")
        if change.before is not None:
            result.append(BookmarkChange(change.after, put_bookmark(write, change.before)))
        else:
            bury_bookmark(write, one.id)
            result.append(BookmarkChange(change.after, None))
    return tuple(result)


def _content(bookmark: Bookmark | None) -> Bookmark | None:
    """Leave out what tells only when it was written."""
    return replace(bookmark, created=0, changed=0) if bookmark is not None else None


def _changed(write: Transaction, name: str, entries: Sequence[Entry]) -> LibraryChanges:
    before = _entries(write, [one.id for one in entries])
    for one in entries:
        _put(write, one)
    return LibraryChanges(name, tuple([EntryChange(before[one.id], one) for one in entries]))


def _put(write: Transaction, entry: Entry) -> None:
    write.run(
        "UPDATE document SET title = ?, author = ?, renamed = ?, changed = ?, deleted = 0"
        " WHERE id = ?",
        (entry.title, entry.author, int(entry.renamed), write.stamp, entry.id),
    )
    marks = ", ".join("?" * len(entry.tags))
    write.run(
        "UPDATE document_tag SET deleted = 1, changed = ? WHERE document = ? AND deleted = 0"
        f" AND tag NOT IN ({marks})",
        (write.stamp, entry.id, *entry.tags),
    )
    write.run_many(
        "INSERT INTO document_tag VALUES (?, ?, ?, ?, 0) ON CONFLICT (document, tag)"
        " DO UPDATE SET changed = excluded.changed, deleted = 0 WHERE deleted = 1",
        [(new_id(), entry.id, tag, write.stamp) for tag in entry.tags],
    )


def _bury(write: Transaction, document_id: str) -> None:
    write.run(
        "UPDATE document SET deleted = 1, changed = ? WHERE id = ?", (write.stamp, document_id)
    )


def _entries(write: Transaction, ids: Sequence[str]) -> dict[str, Entry]:
    """Give the documents with some ids, without those that are deleted, in the order asked for."""
    rows: dict[str, tuple[str, str, int]] = {}
    tags: dict[str, list[str]] = defaultdict(list)
    for first in range(0, len(ids), _BATCH):
        batch = ids[first : first + _BATCH]
        marks = ", ".join("?" * len(batch))
        query = f"SELECT id, title, author, renamed FROM document WHERE id IN ({marks})"
        for key, title, author, renamed in write.rows(f"{query} AND deleted = 0", batch):
            rows[key] = (title, author, renamed)
        found = write.rows(f"{_TAGS} AND document_tag.document IN ({marks})", batch)
        for key, tag in found:
            tags[key].append(tag)
    entries = {}
    for key in ids:
        if key in rows:
            title, author, renamed = rows[key]
            entries[key] = Entry(key, title, author, bool(renamed), tuple(sorted(tags[key])))
    return entries
