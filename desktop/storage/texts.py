"""The texts in library.db, with what of an opened document is not in its file's text."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from hashlib import blake2b

from desktop.ids import new_id
from desktop.language.document import Article, Chapter
from desktop.storage.database import Database, Transaction
from desktop.storage.errors import StorageError
from desktop.storage.pieces import cut, encoded, pieces_between
from desktop.storage.text_index import drop_terms


@dataclass(frozen=True, slots=True)
class StoredText:
    """What is kept of a document so that it opens without its file: see Document."""

    paragraphs: list[str]
    chapters: tuple[Chapter, ...]
    article: Article | None
    cover: bytes = field(repr=False)


def store_text(
    library: Database,
    document_id: str,
    paragraphs: Collection[str],
    chapters: Collection[Chapter] = (),
    article: Article | None = None,
    cover: bytes = b"",
) -> None:
    """Keep the text of a document, in place of the one that is kept already.

    The same text stays as it is, with its index; another one is to be indexed anew. It takes some
    10 ms for half a million characters: what the index has of an earlier text is left to be swept.
    """
    pieces = list(cut(paragraphs))
    digest = _digest([text for _, text in pieces])
    details = (
        json.dumps([[one.title, one.paragraph, one.level] for one in chapters]),
        json.dumps(article.spans) if article is not None else None,
        cover,
    )
    with library.transaction() as write:
        kept = write.rows("SELECT digest FROM text WHERE document = ?", (document_id,))
        if kept and kept[0][0] == digest:
            write.run(
                "UPDATE text SET chapters = ?, article = ?, cover = ?, changed = ?"
                " WHERE document = ?",
                (*details, write.stamp, document_id),
            )
            return
        _set_aside(write, document_id)
        ((highest,),) = write.rows("SELECT ifnull(max(seq), 0) FROM sqlite_sequence")
        rows = [
            (highest + number, paragraph, *encoded(text))
            for number, (paragraph, text) in enumerate(pieces, 1)
        ]
        write.run_many("INSERT INTO piece (id, paragraph, codec, body) VALUES (?, ?, ?, ?)", rows)
        write.run(
            "INSERT INTO text (document, first, last, indexed, digest, changed, chapters, article,"
            " cover) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document_id,
                highest + 1,
                highest + len(rows),
                highest,
                digest,
                write.stamp,
                *details,
            ),
        )


def has_text(library: Database, document_id: str) -> bool:
    """Say whether the text of a document is kept."""
    return bool(library.rows("SELECT 1 FROM text WHERE document = ?", (document_id,)))


def load_text(library: Database, document_id: str) -> list[str]:
    """Give the paragraphs of a document; raises StorageError where they are not kept."""
    return load_stored(library, document_id).paragraphs


def load_stored(library: Database, document_id: str) -> StoredText:
    """Give all that is kept of a document; raises StorageError where nothing is."""
    found = library.rows(
        "SELECT first, last, chapters, article, cover FROM text WHERE document = ?", (document_id,)
    )
    if not found:
        raise StorageError("The text is no longer here. Open its file again.")
    first, last, chapters, article, cover = found[0]
    text = "\n".join([piece.text for piece in pieces_between(library, first, last)])
    return StoredText(
        text.split("\n") if last >= first else [],
        tuple([Chapter(*columns) for columns in json.loads(chapters)]),
        Article(tuple([(start, end) for start, end in json.loads(article)])) if article else None,
        cover,
    )


def cover_of(library: Database, document_id: str) -> bytes:
    """Give the picture's file on a document's cover, empty where there is none."""
    found = library.rows("SELECT cover FROM text WHERE document = ?", (document_id,))
    return found[0][0] if found else b""


def sweep_texts(
    library: Database,
    known: Collection[str],
    cancelled: Callable[[], bool] = lambda: False,
    *,
    written_before: int | None = None,
) -> None:
    """Remove the texts that no document knows, each with its index in a transaction of its own.

    The writing of these was broken off half-way, another text has taken their place, or they were
    deleted long ago. `written_before` (microseconds since the epoch) leaves newer ones alone: while
    documents are being opened, a text is there before its document is known. An indexed book takes
    as long as indexing it did.
    """
    rows = library.rows("SELECT document, changed FROM text")
    for document_id, changed in [row for row in rows if row[0] not in known]:
        if cancelled():
            return
        if written_before is None or changed < written_before:
            with library.transaction() as write:
                _remove(write, document_id, changed)


def recut_texts(library: Database, cancelled: Callable[[], bool] = lambda: False) -> None:
    """Cut texts that come from version 1 of the file into pieces, before they are indexed."""
    for (document_id,) in library.rows("SELECT document FROM text WHERE digest IS NULL"):
        if cancelled():
            return
        kept = load_stored(library, document_id)
        store_text(library, document_id, kept.paragraphs, kept.chapters, kept.article, kept.cover)


def _set_aside(write: Transaction, document_id: str) -> None:
    """Make room for another text; one that is indexed takes time, and waits to be swept."""
    found = write.rows(
        "SELECT changed, indexed >= first FROM text WHERE document = ?", (document_id,)
    )
    for changed, indexed in found:
        if indexed:
            write.run(
                "UPDATE text SET document = ?, digest = x'' WHERE document = ?",
                (new_id(), document_id),
            )
        else:
            _remove(write, document_id, changed)


def _remove(write: Transaction, document_id: str, changed: int) -> None:
    """Remove a text unless it has been written again since it was found."""
    found = write.rows(
        "SELECT first, last FROM text WHERE document = ? AND changed = ?", (document_id, changed)
    )
    if found:
        drop_terms(write, document_id)
        write.run("DELETE FROM piece WHERE id BETWEEN ? AND ?", found[0])
        write.run("DELETE FROM text WHERE document = ?", (document_id,))


def _digest(texts: Collection[str]) -> bytes:
    digest = blake2b(digest_size=16)
    for text in texts:
        digest.update(text.encode("utf-8", "surrogatepass"))
        digest.update(b"\n")
    return digest.digest()
