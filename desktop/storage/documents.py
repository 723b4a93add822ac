"""The documents that were opened, in study.db: all about them but their texts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.language.document import Document, Place, Quote
from desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class Recent:
    """A document as a list shows it.

    `length` is in code points, `progress` and `known` are shares from 0 to 1; `known` and
    `new_words` are None until its words have been counted.
    """

    id: str
    title: str
    source: str
    length: int
    progress: float
    known: float | None
    new_words: int | None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What is kept about a document besides its text.

    `whole` says that the page is shown with what surrounds its article.
    """

    id: str
    title: str
    sha256: str
    source: str
    encoding: str
    author: str = ""
    published: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """Where reading stopped, and what stands there."""

    place: Place
    quote: Quote


def id_of(study: Database, sha256: str) -> str | None:
    """Give the id of the document with some bytes, removed from the list or not."""
    found = study.rows("SELECT id FROM document WHERE sha256 = ?", (sha256,))
    return found[0][0] if found else None


def sha256_of(study: Database, document_id: str) -> str | None:
    """Give the SHA-256 of a document's bytes; None where it was never opened."""
    found = study.rows("SELECT sha256 FROM document WHERE id = ?", (document_id,))
    return found[0][0] if found else None


def all_ids(study: Database, removed_since: int = 0) -> frozenset[str]:
    """Give the ids of all documents, those removed from the list too unless that was before some
    time (microseconds since the epoch).
    """
    rows = study.rows("SELECT id FROM document WHERE deleted = 0 OR changed >= ?", (removed_since,))
    return frozenset(key for (key,) in rows)


def record_opening(study: Database, document: Document, *, encoding_chosen: bool = False) -> None:
    """Note that a document is opened now, under the title and the source that it has now.

    Title and author stay where the reader has given it others, and so does what an earlier opening
    found and this one doesn't. `encoding_chosen` says that the reader chose the encoding; without
    it an earlier choice stays.
    """
    length = sum(document.lengths)
    with study.transaction() as write:
        write.run(
            "INSERT INTO document (id, sha256, title, source, encoding, length, author, published,"
            " cover, encoding_chosen, created, opened, changed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " title = iif(renamed, title, excluded.title),"
            " author = iif(renamed OR excluded.author = '', author, excluded.author),"
            " published = iif(excluded.published = '', published, excluded.published),"
            " cover = max(cover, excluded.cover), source = excluded.source,"
            " encoding = iif(encoding_chosen > excluded.encoding_chosen, encoding,"
            " excluded.encoding), encoding_chosen = max(encoding_chosen, excluded.encoding_chosen),"
            " length = excluded.length, opened = excluded.opened, changed = excluded.changed,"
            " deleted = 0",
            (
                document.id,
                document.sha256,
                document.title,
                document.source,
                document.encoding,
                length,
                document.author,
                document.published,
                int(bool(document.cover)),
                int(encoding_chosen),
                write.stamp,
                write.stamp,
                write.stamp,
            ),
        )


def find_document(study: Database, document_id: str) -> StoredDocument | None:
    """Give what is kept about a document; None where it was never opened."""
    found = study.rows(
        "SELECT id, title, sha256, source, encoding, author, published, whole FROM document"
        " WHERE id = ?",
        (document_id,),
    )
    if not found:
        return None
    stored = StoredDocument(*found[0])
    return replace(stored, whole=bool(stored.whole))


def recent_documents(study: Database, limit: int) -> tuple[Recent, ...]:
    """Give the documents that were opened last, the last one first."""
    found = study.rows(
        "SELECT id, title, source, length, progress, known, new_words FROM document"
        " WHERE deleted = 0 ORDER BY opened DESC LIMIT ?",
        (limit,),
    )
    return tuple([Recent(*row) for row in found])


def document_with(study: Database, sha256: str) -> StoredDocument | None:
    """Give what is kept about the document with some bytes; None where it was never opened."""
    key = id_of(study, sha256)
    return find_document(study, key) if key is not None else None


def forget_document(study: Database, document_id: str) -> None:
    """Take a document off the list; its text and its words' sentences stay."""
    with study.transaction() as write:
        write.run(
            "UPDATE document SET deleted = 1, changed = ? WHERE id = ?", (write.stamp, document_id)
        )


def chosen_encoding(study: Database, sha256: str) -> str | None:
    """Give the encoding that the reader chose for a file with some bytes; None without a choice."""
    found = study.rows(
        "SELECT encoding FROM document WHERE sha256 = ? AND encoding_chosen = 1", (sha256,)
    )
    return found[0][0] if found else None


def store_whole(study: Database, document_id: str, *, whole: bool) -> None:
    """Keep whether all of a page is shown, or its article alone."""
    with study.transaction() as write:
        write.run(
            "UPDATE document SET whole = ?, changed = ? WHERE id = ?",
            (int(whole), write.stamp, document_id),
        )


def store_bookmark(
    study: Database, document_id: str, bookmark: ReadingPlace, progress: float
) -> None:
    """Keep where reading stopped, and what share of the text lies before it."""
    place, quote = bookmark.place, bookmark.quote
    with study.transaction() as write:
        write.run(
            "UPDATE document SET paragraph = ?, offset = ?, quote = ?, quote_before = ?,"
            " quote_after = ?, progress = ?, changed = ? WHERE id = ?",
            (
                place.paragraph,
                place.offset,
                quote.text,
                quote.before,
                quote.after,
                progress,
                write.stamp,
                document_id,
            ),
        )


def load_bookmark(study: Database, document_id: str) -> ReadingPlace | None:
    """Give where reading stopped; None where it never began."""
    found = study.rows(
        "SELECT paragraph, offset, quote, quote_before, quote_after FROM document"
        " WHERE id = ? AND paragraph IS NOT NULL",
        (document_id,),
    )
    if not found:
        return None
    paragraph, offset, *quote = found[0]
    return ReadingPlace(Place(paragraph, offset), Quote(*quote))


def store_coverage(study: Database, document_id: str, known: float, new_words: int) -> None:
    """Keep the share of known words and the number of new ones, if they are not kept already."""
    same = study.rows(
        "SELECT 1 FROM document WHERE id = ? AND known = ? AND new_words = ?",
        (document_id, known, new_words),
    )
    if same:
        return
    with study.transaction() as write:
        write.run(
            "UPDATE document SET known = ?, new_words = ?, changed = ? WHERE id = ?",
            (known, new_words, write.stamp, document_id),
        )
