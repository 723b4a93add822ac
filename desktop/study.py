"""Study: everything that the window and the command line do with the user's data.

It has no logic of its own: each method asks the language or the vocabulary, lets storage keep what
came out, and returns it.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.language.annotation import Annotation
from desktop.language.corrections import (
    Corrections,
    Scope,
)
from desktop.language.document import Document, Place, Token, share_before
from desktop.language.levels import Levels, frequency_band
from desktop.language.pieces import sentence_around
from desktop.language.quotes import find_quote, quote_at
from desktop.language.scripts import Script
from desktop.library import Library
from desktop.lookup import Lookup
from desktop.storage import documents, words
from desktop.storage.database import Database
from desktop.storage.documents import ReadingPlace, Recent
from desktop.storage.errors import Moved, StorageError
from desktop.storage.schema import LIBRARY, STUDY
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes, Sentence, Word

if TYPE_CHECKING:
    # They take long to load, and the first page is there before they are.
    from desktop.correction_list import CorrectionList
    from desktop.language.alternatives import Alternative
    from desktop.language.coverage import Counts
    from desktop.language.language import Language
    from desktop.language.readings import WordReading
    from desktop.lessons import Lessons
    from desktop.reviews import Reviews
    from desktop.shelf import Shelf
    from desktop.statistics import Statistics
    from desktop.vocabulary.known import Coverage, KnownWords
    from desktop.word_list import WordList
    from dictionaries.entry import Entry

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
        self._shelf: Shelf | None = None
        self._word_list: WordList | None = None
        self._correction_list: CorrectionList | None = None
        self._reviews: Reviews | None = None
        self._statistics: Statistics | None = None
        self._lessons: Lessons | None = None
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

    @property
    def shelf(self) -> Shelf:
        """What the reader does with the texts that were opened."""
        if self._shelf is None:
            from desktop.shelf import Shelf

            self._shelf = Shelf(self._study, self._library)
        return self._shelf

    @property
    def reviews(self) -> Reviews:
        """What is asked of the learner, and when."""
        if self._reviews is None:
            from desktop.reviews import Reviews

            self._reviews = Reviews(self._study)
        return self._reviews

    @property
    def statistics(self) -> Statistics:
        """What texts and the library ask of the learner."""
        if self._statistics is None:
            from desktop.statistics import Statistics

            self._statistics = Statistics(self._study, self._library)
        return self._statistics

    @property
    def lessons(self) -> Lessons:
        """What a teacher does with courses and their lessons."""
        if self._lessons is None:
            from desktop.lessons import Lessons

            self._lessons = Lessons(self._study)
        return self._lessons

    @property
    def correction_list(self) -> CorrectionList:
        """What the learner corrects."""
        if self._correction_list is None:
            from desktop.correction_list import CorrectionList

            self._correction_list = CorrectionList(
                self._study, self._library, self._applied, self._ready
            )
        return self._correction_list

    def taught(self) -> frozenset[str]:
        """Give the folded headwords taught so far in the course that was chosen last."""
        if self._language is None:
            return frozenset()
        return self.lessons.taught(self._language.fold).taught

    @property
    def word_list(self) -> WordList:
        """What the learner does with the vocabulary as a list, and with names."""
        if self._word_list is None:
            from desktop.word_list import WordList

            self._word_list = WordList(
                self._study,
                self._applied,
                lambda simplified: self._levels.of(simplified),
                lambda simplified: (
                    self._language.index.frequency(simplified) if self._language else 0
                ),
            )
        return self._word_list

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
        # Loaded with the dictionary.
        from desktop.language.alternatives import alternatives
        from desktop.language.choices import choices

        language = self._ready()
        text = document.paragraphs[paragraph]
        start, end = sentence_around(text, token.start, token.end)
        place = Place(paragraph, token.start)
        cells = language.annotations_around(
            text,
            token.start,
            self.corrections_in(document),
            paragraph,
            (script, shown),
            self._repeated_in(document),
        )
        number = next((at for at, cell in enumerate(cells) if cell.token == token), None)
        found = self._lookup(
            document,
            place,
            token,
            token.text,
            self._with_taiwan(language.entries(token.text, script)),
            language.reading(token.text) if number is None else cells[number].reading,
            (text[start:end], token.start - start, token.end - start),
            tuple(map(self._in_taiwan, alternatives(text, token, language, script))),
        )
        if number is None:
            return found
        writings = (
            language.writings(text, cells[number], script, shown)
            if cells[number].doubt == "script"
            else ()
        )
        return replace(
            found,
            doubt=cells[number].doubt,
            choices=choices(cells, number, language, writings),
            scripts=language.script_choices(text, cells[number], script, shown),
            name=language.name_at(cells, number, taiwan=taiwan),
        )

    def look_up_word(self, traditional: str, simplified: str, reading: str) -> Lookup:
        """Look up a word that an entry points to; an empty reading stands for any."""
        language = self._ready()
        written = self._with_taiwan(language.entries(traditional))
        entries = tuple(entry for entry in written if entry.simplified == simplified) or written
        meant = [at for at, entry in enumerate(entries) if entry.numbered == reading]
        first = entries[meant[0]] if meant else entries[0] if entries else None
        found = self._lookup(
            None,
            None,
            None,
            traditional,
            entries,
            first.reading if first is not None else language.reading(traditional),
            None,
            (),
        )
        return self._meaning(found, meant[0]) if meant else found

    def refreshed(self, lookup: Lookup) -> Lookup:
        """Look up the same word again, after a write."""
        found = self._meaning(lookup, self._entry_kept_from(lookup))
        sense = self._corrected_sense(lookup)
        return found if sense is None else self._meaning(found, *sense)

    def _lookup(
        self,
        document: Document | None,
        place: Place | None,
        token: Token | None,
        text: str,
        entries: tuple[Entry, ...],
        reading: WordReading | None,
        sentence: tuple[str, int, int] | None,
        others: tuple[Alternative, ...],
    ) -> Lookup:
        from desktop.language.alternatives import meant_entry

        number = meant_entry(text, reading, entries)
        found = Lookup(
            document,
            place,
            token,
            text,
            entries,
            number,
            reading,
            None,
            None,
            sentence,
            others,
            None,
            "",
        )
        return self.refreshed(found)

    def _meaning(self, lookup: Lookup, number: int | None, chosen: int | None = None) -> Lookup:
        """Fill in what hangs on the entry that is meant, and on the sense if one is given."""
        if number is None:
            return replace(lookup, entry=None, word=None, chosen=None)
        from desktop.vocabulary.keeping import chosen_sense

        entry = lookup.entries[number]
        word = self._kept(entry)
        level = self._levels.of(entry.simplified)
        return replace(
            lookup,
            entry=number,
            word=word,
            chosen=chosen_sense(word, entry) if chosen is None else chosen,
            level=level,
            character_level=None if level else self._levels.of_character(entry.simplified),
            frequency=frequency_band(self._ready().index.frequency(entry.simplified)),
        )

    def _entry_kept_from(self, lookup: Lookup) -> int | None:
        """Prefer the entry whose word was saved from this very place, unless the reading there
        was corrected.
        """
        if lookup.document is None or self._has_corrected_reading(lookup):
            return lookup.entry
        for number, entry in enumerate(lookup.entries):
            word = self._kept(entry)
            if word is not None and any(
                (sentence.document_id, sentence.place) == (lookup.document.id, lookup.place)
                for sentence in word.sentences
            ):
                return number
        return lookup.entry

    def _has_corrected_reading(self, lookup: Lookup) -> bool:
        if lookup.document is None or lookup.place is None:
            return False
        made = self.corrections_in(lookup.document)
        key = self._ready().fold(lookup.text)
        return made is not None and made.reading(key, lookup.place) is not None

    def _corrected_sense(self, lookup: Lookup) -> tuple[int, int | None] | None:
        """Give the entry and the sense that a correction says are meant."""
        from desktop.language.alternatives import meant_sense

        if lookup.document is None or lookup.place is None:
            return None
        corrections = self.corrections_in(lookup.document)
        sense = corrections.sense(lookup.text, lookup.place) if corrections else None
        return meant_sense(sense, lookup.entries) if sense is not None else None

    def _with_taiwan(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Give entries with the readings in Taiwan that the notes at their characters tell."""
        of_entry = self._ready().taiwan.of_entry
        return tuple([replace(entry, taiwan_reading=of_entry(entry)) for entry in entries])

    def _in_taiwan(self, other: Alternative) -> Alternative:
        entry = other.entry
        return other if entry is None else replace(other, entry=self._with_taiwan([entry])[0])

    def _kept(self, entry: Entry) -> Word | None:
        return self.word(entry.traditional, entry.simplified, entry.numbered)

    def _ready(self) -> Language:
        if self._language is None:
            raise ValueError("there is no dictionary yet")
        return self._language

    # -- words -------------------------------------------------------------------------------

    def words(self) -> tuple[Word, ...]:
        """Give all words, the oldest first."""
        return words.load_words(self._study)

    def word(self, traditional: str, simplified: str, reading: str) -> Word | None:
        """Give the word with some headwords and numbered reading; None where it is not kept."""
        return words.load_word(self._study, (traditional, simplified, reading))

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

    def follow(self, changes: Changes) -> Changes:
        """Take changes that another connection of this program has written."""
        return self._applied(changes)

    def save_word(self, lookup: Lookup) -> Changes:
        """Keep a word and its sentence; a word that is kept already gets the sentence added."""
        # Loaded with what is kept first, as below.
        from desktop.vocabulary.keeping import new_word

        entry = _meant(lookup)
        if entry is None:
            return Changes("")
        with self._study.transaction():
            word = self._kept(entry) or new_word(entry, Status.LEARNING)
            changes = self._written("Save", [self._with_sentence(word, lookup)])
        return self._applied(changes)

    def set_status(self, lookup: Lookup, status: Status) -> Changes:
        """Give a word a status; one that is not kept yet is kept with its sentence."""
        from desktop.vocabulary.keeping import new_word

        entry = _meant(lookup)
        if entry is None:
            return Changes("")
        with self._study.transaction():
            word = self._kept(entry)
            if word is None:
                word = self._with_sentence(new_word(entry, status), lookup)
            changes = self._written("Set status", [replace(word, status=status)])
        return self._applied(changes)

    def choose_sense(self, lookup: Lookup, entry: int, sense: int) -> Changes:
        """Keep one sense of one of the entries; choosing it again keeps all of that entry.

        The word of that entry takes the sentence over from those of the others.
        """
        from desktop.vocabulary.keeping import new_word, with_sense, without_place

        chosen = lookup.entries[entry]
        document, place = lookup.document, lookup.place
        with self._study.transaction():
            word = self._kept(chosen)
            if word is None or entry != lookup.entry:
                word = self._with_sentence(word or new_word(chosen, Status.LEARNING), lookup)
            others = [self._kept(other) for other in lookup.entries if other != chosen]
            freed = [without_place(other, document, place) for other in others if other]
            changes = self._written("Choose meaning", [with_sense(word, chosen, sense), *freed])
        self._applied(changes)
        if lookup.document is None or lookup.place is None or not self._corrected_sense(lookup):
            return changes
        # Where a correction says what is meant, only another one can say otherwise.
        corrected = self.correction_list.correct_sense(lookup, entry, sense, Scope.HERE)
        return replace(changes, corrections=corrected.corrections)

    def set_status_of(self, chosen: Sequence[Word], status: Status) -> Changes:
        """Give words a status."""
        with self._study.transaction():
            # As they are now, whatever was shown of them.
            fresh = [self.word(*word.identity) or word for word in chosen]
            changes = self._written("Set status", [replace(one, status=status) for one in fresh])
        return self._applied(changes)

    def delete_words(self, chosen: Sequence[Word]) -> Changes:
        """Delete words."""
        return self._applied(words.delete_words(self._study, _named("Delete", chosen), chosen))

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

    def _with_sentence(self, word: Word, lookup: Lookup) -> Word:
        from desktop.vocabulary.keeping import sentence_of, with_sentence

        document, place, token = lookup.document, lookup.place, lookup.token
        if document is None or place is None or token is None:
            return word
        bounds = sentence_around(document.paragraphs[place.paragraph], token.start, token.end)
        return with_sentence(word, sentence_of(document, place, token, bounds))

    def _written(self, name: str, changed: Sequence[Word]) -> Changes:
        return words.write_words(self._study, _named(name, changed), changed)

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


def _meant(lookup: Lookup) -> Entry | None:
    return None if lookup.entry is None else lookup.entries[lookup.entry]


def _named(what: str, chosen: Sequence[Word]) -> str:
    """Name a change for the menu by the first word that it touches."""
    name = f"{what}: {chosen[0].simplified}" if chosen else what
    return name if len(chosen) < 2 else f"{name} …"
