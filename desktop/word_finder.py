"""Look words up: where they stand in a text, or as the entry of another word names them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop.language.alternatives import Alternative, alternatives, meant_entry, meant_sense
from desktop.language.choices import choices
from desktop.language.corrections import Corrections
from desktop.language.document import Document, Place, Token
from desktop.language.language import Language
from desktop.language.levels import Levels, frequency_band
from desktop.language.pieces import sentence_around
from desktop.language.readings import WordReading
from desktop.language.scripts import Script
from desktop.lookup import Lookup
from desktop.vocabulary.keeping import chosen_sense
from desktop.vocabulary.word import Word
from dictionaries.entry import Entry


class WordFinder:
    """Looks words up; all of it raises ValueError before there is a dictionary.

    `ready` gives the language and `levels` the lists of HSK, `corrections_in` and `repeated_in`
    what holds in a document, as Study has it, and `kept` the word of an entry.
    """

    def __init__(
        self,
        ready: Callable[[], Language],
        levels: Callable[[], Levels],
        corrections_in: Callable[[Document], Corrections | None],
        repeated_in: Callable[[Document], frozenset[str] | None],
        kept: Callable[[Entry], Word | None],
    ) -> None:
        self._ready, self._levels = ready, levels
        self._corrections_in, self._repeated_in, self._kept = corrections_in, repeated_in, kept

    def in_text(
        self,
        document: Document,
        paragraph: int,
        token: Token,
        script: Script = Script.ORIGINAL,
        shown: Script = Script.ORIGINAL,
        *,
        taiwan: bool = False,
    ) -> Lookup:
        """Look up a token where it stands: see Study.look_up."""
        language = self._ready()
        text = document.paragraphs[paragraph]
        start, end = sentence_around(text, token.start, token.end)
        place = Place(paragraph, token.start)
        cells = language.annotations_around(
            text,
            token.start,
            self._corrections_in(document),
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

    def word(self, traditional: str, simplified: str, reading: str) -> Lookup:
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
        sense = self.corrected_sense(lookup)
        return found if sense is None else self._meaning(found, *sense)

    def corrected_sense(self, lookup: Lookup) -> tuple[int, int | None] | None:
        """Give the entry and the sense that a correction says are meant."""
        if lookup.document is None or lookup.place is None:
            return None
        corrections = self._corrections_in(lookup.document)
        sense = corrections.sense(lookup.text, lookup.place) if corrections else None
        return meant_sense(sense, lookup.entries) if sense is not None else None

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
        entry = lookup.entries[number]
        word = self._kept(entry)
        level = self._levels().of(entry.simplified)
        return replace(
            lookup,
            entry=number,
            word=word,
            chosen=chosen_sense(word, entry) if chosen is None else chosen,
            level=level,
            character_level=None if level else self._levels().of_character(entry.simplified),
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
        made = self._corrections_in(lookup.document)
        key = self._ready().fold(lookup.text)
        return made is not None and made.reading(key, lookup.place) is not None

    def _with_taiwan(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Give entries with the readings in Taiwan that the notes at their characters tell."""
        of_entry = self._ready().taiwan.of_entry
        return tuple([replace(entry, taiwan_reading=of_entry(entry)) for entry in entries])

    def _in_taiwan(self, other: Alternative) -> Alternative:
        entry = other.entry
        return other if entry is None else replace(other, entry=self._with_taiwan([entry])[0])
