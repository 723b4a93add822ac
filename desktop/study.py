"""Study: everything that the window and the command line do with the user's data.

It has no logic of its own: each method asks the language or the vocabulary, lets storage keep what
came out, and returns it.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.language.annotation import Annotation
from desktop.language.document import Document, Place, Token, share_before
from desktop.language.levels import Levels
from desktop.language.quotes import find_quote, quote_at
from desktop.language.scripts import Script
from desktop.library import Library
from desktop.storage import documents
from desktop.storage.database import Database
from desktop.storage.documents import ReadingPlace, Recent
from desktop.storage.errors import Moved, StorageError
from desktop.storage.schema import LIBRARY, STUDY

if TYPE_CHECKING:
    # They take long to load, and the first page is there before they are.
    from desktop.correction_list import CorrectionList
    from desktop.language.corrections import Corrections
    from desktop.language.coverage import Counts
    from desktop.language.language import Language
    from desktop.lessons import Lessons
    from desktop.lookup import Lookup
    from desktop.reviews import Reviews
    from desktop.saved_words import SavedWords
    from desktop.shelf import Shelf
    from desktop.statistics import Statistics
    from desktop.vocabulary.known import Coverage, KnownWords
    from desktop.vocabulary.status import Status
    from desktop.vocabulary.word import Changes, Sentence, Word
    from desktop.word_finder import WordFinder
    from desktop.word_list import WordList

__all__ = ["Moved", "Recent", "StorageError", "Study"]


class Study:
    """The user's words and texts, and a language once there is a dictionary.

    Writes are on the disk when they return, and give Changes where they can be taken back. They
    raise StorageError with a message for the user, and then nothing has changed.
    """

    def __init__(self, study: Database, library: Database) -> None:
        self._study = study
        self._library = library
        self.library = Library(study, library)
        self._levels = Levels()
        self._language: Language | None = None
        self._known: KnownWords | None = None
        self._shows_names = False
        self._exchanges_words = False
        self._repeated: tuple[str, frozenset[str]] = ("", frozenset())
        # Those of the document that was asked for last.
        self._corrections: tuple[str, Corrections | None] = ("", None)
        self._ignored: tuple[str, frozenset[str]] = ("", frozenset())

    @classmethod
    def open(cls, folder: Path) -> Study:
        """Open the files in the user's folder, made if there are none; raises StorageError."""
        backups = folder / "backups"
        with ExitStack() as opened:
            study = Database.open(folder / "study.db", STUDY, backups)
            opened.callback(study.close)
            library = Database.open(folder / "library.db", LIBRARY, backups)
            opened.callback(library.close)
            opened.pop_all()
        return cls(study, library)

    # -- what is loaded when it is first asked for ---------------------------------------------

    @cached_property
    def shelf(self) -> Shelf:
        """What the reader does with the texts that were opened."""
        from desktop.shelf import Shelf

        return Shelf(self._study, self._library)

    @cached_property
    def reviews(self) -> Reviews:
        """What is asked of the learner, and when."""
        from desktop.reviews import Reviews

        return Reviews(self._study)

    @cached_property
    def statistics(self) -> Statistics:
        """What texts and the library ask of the learner."""
        from desktop.statistics import Statistics

        return Statistics(self._study, self._library)

    @cached_property
    def lessons(self) -> Lessons:
        """What a teacher does with courses and their lessons."""
        from desktop.lessons import Lessons

        return Lessons(self._study)

    @cached_property
    def correction_list(self) -> CorrectionList:
        """What the learner corrects."""
        from desktop.correction_list import CorrectionList

        return CorrectionList(self._study, self._library, self._applied, self._ready)

    @cached_property
    def word_list(self) -> WordList:
        """What the learner does with the vocabulary as a list, and with names."""
        from desktop.word_list import WordList

        return WordList(
            self._study,
            self._applied,
            lambda simplified: self._levels.of(simplified),
            lambda simplified: self._language.index.frequency(simplified) if self._language else 0,
        )

    @cached_property
    def _saved(self) -> SavedWords:
        from desktop.saved_words import SavedWords

        return SavedWords(self._study, self._applied)

    @cached_property
    def _finder(self) -> WordFinder:
        from desktop.word_finder import WordFinder

        return WordFinder(
            self._ready,
            lambda: self._levels,
            self.corrections_in,
            self._repeated_in,
            self._saved.word_of,
        )

    def close(self) -> None:
        """Close the files."""
        self._library.close()
        self._study.close()

    # -- language ----------------------------------------------------------------------------

    def attach(self, language: Language) -> None:
        """Take the dictionary that texts are read with from now on."""
        self._language = language
        self._shows_names = False
        self.exchange_words(self._exchanges_words)
        self.reload()

    def choose_hsk3(self, edition: str) -> None:
        """Take the levels of HSK 3.0 from one of the documents called so: `2025` or `2021`."""
        self._levels = Levels(edition)

    def exchange_words(self, exchanges: bool) -> None:
        """Show the script of Taiwan with the words of Taiwan, or with those that are written."""
        self._exchanges_words = exchanges
        if self._language is not None:
            self._language.exchanges_words = exchanges

    def show_names(self) -> None:
        """Look for names from now on, since the language has loaded what finds them."""
        self._shows_names = True

    def take_repeated(self, document: Document, names: frozenset[str]) -> None:
        """Take the names that counts in the whole of a text have shown."""
        self._repeated = (document.id, names)

    def _repeated_in(self, document: Document) -> frozenset[str] | None:
        """Give those of a document; None where no names are looked for yet."""
        if not self._shows_names:
            return None
        return self._repeated[1] if self._repeated[0] == document.id else frozenset()

    @property
    def language(self) -> Language | None:
        """The language, None until the dictionary is ready."""
        return self._language

    def tokens(self, document: Document, paragraph: int) -> tuple[Token, ...]:
        """Cut a paragraph into tokens; as one, until the dictionary is ready."""
        text = document.paragraphs[paragraph]
        if self._language is None:
            return (Token(0, len(text), text),)
        return self._language.tokens(text, self.corrections_in(document), paragraph)

    def annotate(
        self,
        document: Document,
        paragraph: int,
        start: int,
        end: int,
        origin: Script,
        target: Script,
    ) -> tuple[Annotation, ...]:
        """Annotate a whole number of pieces of a paragraph; as one token before there is a
        dictionary.
        """
        text = document.paragraphs[paragraph]
        if self._language is None:
            whole = text[start:end]
            return (Annotation(Token(start, end, whole), whole, whole, None, False),)
        repeated = self._repeated_in(document)
        return self._language.annotate(
            text,
            origin,
            target,
            start=start,
            end=end,
            names=repeated is not None,
            repeated=repeated or (),
            corrections=self.corrections_in(document),
            paragraph=paragraph,
        )

    def look_up(
        self,
        document: Document,
        paragraph: int,
        token: Token,
        script: Script = Script.ORIGINAL,
        shown: Script = Script.ORIGINAL,
        *,
        taiwan: bool = False,
    ) -> Lookup:
        """Look up a token of a document that is written in one script and shown in another; raises
        ValueError before there is a dictionary.

        The name that it is part of is read as in `taiwan` if asked.
        """
        return self._finder.in_text(document, paragraph, token, script, shown, taiwan=taiwan)

    def look_up_word(self, traditional: str, simplified: str, reading: str) -> Lookup:
        """Look up a word that an entry points to; an empty reading stands for any."""
        return self._finder.word(traditional, simplified, reading)

    def refreshed(self, lookup: Lookup) -> Lookup:
        """Look up the same word again, after a write."""
        return self._finder.refreshed(lookup)

    def _ready(self) -> Language:
        if self._language is None:
            raise ValueError("there is no dictionary yet")
        return self._language

    # -- words -------------------------------------------------------------------------------

    def words(self) -> tuple[Word, ...]:
        """Give all words, the oldest first."""
        return self._saved.all()

    def word(self, traditional: str, simplified: str, reading: str) -> Word | None:
        """Give the word with some headwords and numbered reading; None where it is not kept."""
        return self._saved.word(traditional, simplified, reading)

    def status_of(self, annotation: Annotation) -> Status | None:
        """Give the status of a token's word, None where the learner never touched it."""
        if self._known is None:
            return None
        return self._known.status_of(annotation.token.text, annotation.key, annotation.reading)

    def coverage(self, counts: Counts, document: Document | None = None) -> Coverage:
        """Tell how much of a counted text is known; names ignored in it count for nothing."""
        if self._known is None:
            from desktop.vocabulary.known import Coverage

            return Coverage(0.0, len(counts.words))
        ignored = self.ignored_names(document) if document is not None else frozenset()
        return self._known.coverage(counts.words, ignored)

    def ignored_names(self, document: Document) -> frozenset[str]:
        """Give the names, folded, that are no words to learn in a document."""
        if self._language is None:
            return frozenset()
        if self._ignored[0] != document.id:
            self._ignored = (
                document.id,
                self.word_list.ignored_in(document.id, self._language.fold),
            )
        return self._ignored[1]

    def taught(self) -> frozenset[str]:
        """Give the folded headwords taught so far in the course that was chosen last."""
        if self._language is None:
            return frozenset()
        return self.lessons.taught(self._language.fold).taught

    def follow(self, changes: Changes) -> Changes:
        """Take changes that another connection of this program has written."""
        return self._applied(changes)

    def save_word(self, lookup: Lookup) -> Changes:
        """Keep a word and its sentence; a word that is kept already gets the sentence added."""
        return self._saved.save(lookup)

    def set_status(self, lookup: Lookup, status: Status) -> Changes:
        """Give a word a status; one that is not kept yet is kept with its sentence."""
        return self._saved.set_status(lookup, status)

    def choose_sense(self, lookup: Lookup, entry: int, sense: int) -> Changes:
        """Keep one sense of one of the entries; choosing it again keeps all of that entry.

        The word of that entry takes the sentence over from those of the others.
        """
        changes = self._saved.choose_sense(lookup, entry, sense)
        if not self._finder.corrected_sense(lookup):
            return changes
        from desktop.language.corrections import Scope

        # Where a correction says what is meant, only another one can say otherwise.
        corrected = self.correction_list.correct_sense(lookup, entry, sense, Scope.HERE)
        return replace(changes, corrections=corrected.corrections)

    def set_status_of(self, chosen: Sequence[Word], status: Status) -> Changes:
        """Give words a status."""
        return self._saved.set_status_of(chosen, status)

    def revert(self, changes: Changes) -> Changes:
        """Take changes back; raises Moved where the words have changed since.

        What it returns can be taken back in turn.
        """
        return self.word_list.revert(changes)

    def reload(self) -> None:
        """Read the words again, because another program has written to them."""
        self._corrections = ("", None)
        self._ignored = ("", frozenset())
        if self._language is not None:
            from desktop.vocabulary.known import KnownWords

            self._known = KnownWords(self._language.fold, self.words())

    def data_version(self) -> int:
        """Give a number that changes when another program has written to the words."""
        return self._study.data_version()

    def _applied(self, changes: Changes) -> Changes:
        if self._known is not None:
            self._known.apply(changes)
        if changes.corrections:
            self._corrections = ("", None)
        if changes.names:
            self._ignored = ("", frozenset())
        return changes

    # -- corrections -------------------------------------------------------------------------

    def corrections_in(self, document: Document) -> Corrections | None:
        """Give what holds in a document, None where nothing was corrected or there is no dictionary
        yet.
        """
        if self._language is None:
            return None
        if self._corrections[0] != document.id:
            are_any = self._study.has_rows("correction")
            found = self.correction_list.holding_in(document) if are_any else None
            self._corrections = (document.id, found)
        return self._corrections[1]

    def corrections_for(self, sha256: str | None) -> Corrections | None:
        """Give what holds in a text with these bytes, None where nothing was corrected or there is
        no dictionary yet.
        """
        if self._language is None or not self._study.has_rows("correction"):
            return None
        return self.correction_list.holding_for(sha256)

    # -- documents ---------------------------------------------------------------------------

    def document_id_of(self, sha256: str | None) -> str:
        """Give the id of the text with these bytes; empty where it was never opened here."""
        return (documents.id_of(self._study, sha256) if sha256 else None) or ""

    def open_document(self, document: Document, *, encoding_chosen: bool = False) -> Document:
        """Keep a text that is opened: see Library.keep."""
        return self.library.keep(document, encoding_chosen=encoding_chosen)

    def reopen(self, document_id: str) -> Document:
        """Open a text that was opened before, as it was then."""
        document = self.library.load(document_id)
        documents.record_opening(self._study, document)
        return document

    def recent(self, limit: int = 30) -> tuple[Recent, ...]:
        """Give the documents that were opened last, the last one first."""
        return documents.recent_documents(self._study, limit)

    def forget(self, document_id: str) -> None:
        """Take a document off the list of recent ones."""
        documents.forget_document(self._study, document_id)

    def place_of(self, document: Document) -> Place | None:
        """Give the place where reading stopped; None where it never began."""
        kept = documents.load_bookmark(self._study, document.id)
        return find_quote(document.paragraphs, kept.place, kept.quote) if kept else None

    def remember_place(self, document: Document, place: Place, seen: float | None = None) -> None:
        """Keep the place where reading stopped, and the share that was `seen` of the text, 0 to 1.

        Unless it is given, it is what lies before the place.
        """
        text = document.paragraphs[place.paragraph]
        quote = quote_at(text, place.offset, min(place.offset + 1, len(text)))
        share = share_before(document, place) if seen is None else seen
        documents.store_bookmark(self._study, document.id, ReadingPlace(place, quote), share)

    def remember_coverage(self, document_id: str, known: float, new_words: int) -> None:
        """Keep how much of a document is known."""
        documents.store_coverage(self._study, document_id, known, new_words)

    def find(self, document: Document, sentence: Sentence) -> Place | None:
        """Give where a kept sentence's word stands in its document now; None where it is gone."""
        return find_quote(document.paragraphs, sentence.place, sentence.quote)
