"""Count the texts of the library in the background, each once: functions that open the files
themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

from desktop.language.corrections import Correction, Corrections, Kind
from desktop.language.document import Article, Document
from desktop.language.language import Language
from desktop.language.levels import Levels
from desktop.language.tally import Tally, WordList, shown_paragraphs, tally, version_of
from desktop.storage import tallies, texts
from desktop.storage.corrections import load_corrections
from desktop.storage.database import Database
from desktop.storage.errors import StorageError
from desktop.storage.schema import LIBRARY, STUDY
from desktop.vocabulary.statistics import TextFacts, text_facts


def facts_of(
    folder: Path,
    language: Language,
    words_known: WordList,
    document: Document,
    article: Article | None,
    levels: Levels,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> TextFacts | None:
    """Count a document, or its article, unless that was done before; None where cancelled.

    What was counted is kept. `document` is one that is in the library.
    """
    backups = folder / "backups"
    with (
        closing(Database.open(folder / "study.db", STUDY, backups)) as study,
        closing(Database.open(folder / "library.db", LIBRARY, backups)) as texts_file,
    ):
        made = load_corrections(study)
        digest = tallies.text_digest(texts_file, document.id)
        whole = tallies.digest_of(
            digest or b"", article, _corrected(made, document.id, document.sha256)
        )
        kept = None
        if digest is not None:
            kept = tallies.load_tally(texts_file, document.id, words_known.version, whole)
        if kept is None:
            kept = _counted(document, article, language, words_known, made, progress, cancelled)
            if kept is None:
                return None
            if digest is not None:
                tallies.store_tally(texts_file, document.id, words_known.version, whole, kept)
    return text_facts(
        kept, words_known, levels.of, levels.of_character, language.index.frequency, cancelled
    )


def tally_all(
    folder: Path,
    language: Language,
    words_known: WordList | None = None,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Count every text of the library that is not counted, or was counted otherwise; give how many.

    Each is kept when it is counted, so what is cancelled or broken off goes on the next time. The
    texts that were read last come first. `words_known` are the dictionary's, if at hand.
    """
    version = version_of(language.index)
    backups = folder / "backups"
    with (
        closing(Database.open(folder / "study.db", STUDY, backups)) as study,
        closing(Database.open(folder / "library.db", LIBRARY, backups)) as texts_file,
    ):
        made = load_corrections(study)
        hashes = dict(study.rows("SELECT id, sha256 FROM document WHERE deleted = 0"))
        found = tallies.countable_texts(
            study, texts_file, lambda key: _corrected(made, key, hashes.get(key, ""))
        )
        valid = tallies.valid_tallies(texts_file, version)
        waiting = [one for one in found if valid.get(one.document_id) != one.digest]
        if not waiting:
            return 0
        if words_known is None or words_known.version != version:
            words_known = WordList.of(language.index)
        done = 0
        for one in waiting:
            if cancelled():
                break
            try:
                paragraphs = texts.load_text(texts_file, one.document_id)
            except StorageError:
                continue  # removed meanwhile
            document = Document(one.document_id, "", paragraphs, hashes.get(one.document_id, ""))
            share = done / len(waiting)

            def told(part: float, share: float = share) -> None:
                progress(share + part / len(waiting))

            counted = _counted(document, one.article, language, words_known, made, told, cancelled)
            if counted is None:
                break
            tallies.store_tally(texts_file, one.document_id, version, one.digest, counted)
            done += 1
        if done == len(waiting):
            tallies.sweep_tallies(texts_file)
            progress(1.0)
        return done


def _counted(
    document: Document,
    article: Article | None,
    language: Language,
    words_known: WordList,
    made: Sequence[Correction],
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> Tally | None:
    corrections = Corrections(made, language.fold, document) or None if made else None
    paragraphs = shown_paragraphs(document.paragraphs, article)
    return tally(paragraphs, language, words_known, progress, cancelled, corrections)


def _corrected(made: Iterable[Correction], document_id: str, sha256: str) -> bytes:
    """Give what stands for the corrections of the cut that hold in a document."""
    parts = [
        repr((one.text, one.value, one.scope.value, one.place))
        for one in made
        if one.kind is Kind.CUT and one.document_id in {"", document_id, sha256}
    ]
    return blake2b("\n".join(parts).encode(), digest_size=16).digest() if parts else b""
