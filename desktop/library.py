"""The texts that were opened: kept with all that they had, and given back without their files.

What the reader does with them is in shelf.py.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.language.document import Document
from desktop.storage import documents, texts
from desktop.storage.database import Database
from desktop.storage.errors import StorageError


class Library:
    """The documents in the user's two files; writes are as in Study."""

    def __init__(self, study: Database, texts_file: Database) -> None:
        self._study = study
        self._texts = texts_file

    @property
    def folder(self) -> Path:
        """Where the files are."""
        return self._texts.path.parent

    # -- opening -----------------------------------------------------------------------------

    def keep(self, document: Document, *, encoding_chosen: bool = False) -> Document:
        """Keep a document that is opened; the same bytes are the same document, whatever their
        name.

        Where the reader has once chosen the encoding of these bytes, it is the text decoded so that
        is given.
        """
        known = documents.document_with(self._study, document.sha256)
        if known is None:
            stored = document
        elif not encoding_chosen and self._has_other_encoding(document):
            documents.record_opening(self._study, replace(self.load(known.id), id=known.id))
            return self.load(known.id)
        else:
            stored = replace(document, id=known.id)
        texts.store_text(
            self._texts,
            stored.id,
            stored.paragraphs,
            stored.chapters,
            stored.article,
            stored.cover,
        )
        documents.record_opening(self._study, stored, encoding_chosen=encoding_chosen)
        named = documents.find_document(self._study, stored.id)
        return stored if named is None else replace(stored, title=named.title, author=named.author)

    def _has_other_encoding(self, document: Document) -> bool:
        chosen = documents.chosen_encoding(self._study, document.sha256)
        return chosen not in {None, document.encoding}

    def load(self, document_id: str) -> Document:
        """Give a document as it was opened; raises StorageError where it is gone."""
        found = documents.find_document(self._study, document_id)
        if found is None:
            raise StorageError("This text is no longer in the list. Open its file again.")
        stored = texts.load_stored(self._texts, found.id)
        return Document(
            found.id,
            found.title,
            stored.paragraphs,
            found.sha256,
            found.source,
            found.encoding,
            found.author,
            found.published,
            stored.chapters,
            stored.article,
            stored.cover,
        )

    def is_whole(self, document_id: str) -> bool:
        """Say whether all of a page is shown, not only its article."""
        found = documents.find_document(self._study, document_id)
        return found is not None and found.whole

    def remember_whole(self, document_id: str, *, whole: bool) -> None:
        """Keep whether all of a page is shown."""
        documents.store_whole(self._study, document_id, whole=whole)
