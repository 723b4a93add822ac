"""The texts that were opened: kept with all that they had, and given back without their files.

What the reader does with them is in shelf.py.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from desktop.language.document import Document
from desktop.storage import documents, texts
from desktop.storage.database import Database
from desktop.storage.errors import StorageError
from desktop.storage.schema import LIBRARY, STUDY


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
        """Keep a document that is opened, and note that it is; see `store`."""
        stored = store(self._study, self._texts, document, encoding_chosen=encoding_chosen)
        return self.note(stored, encoding_chosen=encoding_chosen)

    def note(self, document: Document, *, encoding_chosen: bool = False) -> Document:
        """Note that a document whose text is stored is opened now, and give it as the reader has
        named it.
        """
        documents.record_opening(self._study, document, encoding_chosen=encoding_chosen)
        named = documents.find_document(self._study, document.id)
        if named is None:
            return document
        return replace(document, title=named.title, author=named.author)

    def load(self, document_id: str) -> Document:
        """Give a document as it was opened; raises StorageError where it is gone."""
        return _load(self._study, self._texts, document_id)

    def is_whole(self, document_id: str) -> bool:
        """Say whether all of a page is shown, not only its article."""
        found = documents.find_document(self._study, document_id)
        return found is not None and found.whole

    def remember_whole(self, document_id: str, *, whole: bool) -> None:
        """Keep whether all of a page is shown."""
        documents.store_whole(self._study, document_id, whole=whole)


def store(
    study: Database, texts_file: Database, document: Document, *, encoding_chosen: bool = False
) -> Document:
    """Store the text of a document; the same bytes are the same document, whatever their name.

    Where the reader has once chosen the encoding of these bytes, it is the text decoded so that is
    given.
    """
    known = documents.id_of(study, document.sha256)
    if known is not None:
        document = replace(document, id=known)
        chosen = documents.chosen_encoding(study, document.sha256)
        if not encoding_chosen and chosen not in {None, document.encoding}:
            return _load(study, texts_file, known)
    texts.store_text(
        texts_file,
        document.id,
        document.paragraphs,
        document.chapters,
        document.article,
        document.cover,
    )
    return document


def store_in(folder: Path, document: Document, *, encoding_chosen: bool = False) -> Document:
    """Store the text of a document as `store` does, from the background."""
    backups = folder / "backups"
    with (
        closing(Database.open(folder / "study.db", STUDY, backups)) as study,
        closing(Database.open(folder / "library.db", LIBRARY, backups)) as texts_file,
    ):
        return store(study, texts_file, document, encoding_chosen=encoding_chosen)


def _load(study: Database, texts_file: Database, document_id: str) -> Document:
    found = documents.find_document(study, document_id)
    if found is None:
        raise StorageError("This text is no longer in the list. Open its file again.")
    stored = texts.load_stored(texts_file, found.id)
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
