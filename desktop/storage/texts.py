"""The texts in library.db."""

from __future__ import annotations

from collections.abc import Collection

from desktop.storage.database import Database
from desktop.storage.errors import StorageError


def store_text(library: Database, document_id: str, paragraphs: Collection[str]) -> None:
    """Keep the text of a document, in place of the one that is kept already."""
    body = "\n".join(paragraphs).encode("utf-8", "surrogatepass")
    with library.transaction() as write:
        write.run(
            "INSERT INTO text VALUES (?, ?, ?) ON CONFLICT (document) DO UPDATE"
            " SET body = excluded.body, changed = excluded.changed",
            (document_id, body, write.stamp),
        )


def has_text(library: Database, document_id: str) -> bool:
    """Say whether the text of a document is kept."""
    return bool(library.rows("SELECT 1 FROM text WHERE document = ?", (document_id,)))


def load_text(library: Database, document_id: str) -> list[str]:
    """Give the paragraphs of a document; raises StorageError where they are not kept."""
    found = library.rows("SELECT body FROM text WHERE document = ?", (document_id,))
    if not found:
        raise StorageError("The text is no longer here. Open its file again.")
    body: bytes = found[0][0]
    return body.decode("utf-8", "surrogatepass").split("\n")


def sweep_texts(library: Database, known: Collection[str]) -> None:
    """Remove the texts that no document knows: their writing was broken off half-way."""
    orphans = [(key,) for (key,) in library.rows("SELECT document FROM text") if key not in known]
    if orphans:
        with library.transaction() as write:
            write.run_many("DELETE FROM text WHERE document = ?", orphans)
