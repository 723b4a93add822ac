"""What the learner corrects: made, tried out, chosen, carried from one person to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.language.corrections import (
    Correction,
    Corrections,
    Kind,
    MeantSense,
    Scope,
    correction_of,
)
from desktop.language.document import Document, Place
from desktop.language.pieces import piece_around
from desktop.language.quotes import find_quote
from desktop.language.scripts import Script
from desktop.storage import corrections, documents, texts
from desktop.storage.database import Database
from desktop.vocabulary.word import Changes

if TYPE_CHECKING:
    # They take long to load, and what is corrected already is listed without.
    from desktop.language.annotation import Annotation
    from desktop.language.choices import Choice
    from desktop.language.correcting import Wish
    from desktop.language.language import Language
    from desktop.lookup import Lookup
    from dictionaries.entry import Entry


class CorrectionList:
    """The corrections in study.db; writes are as in Study.

    `follow` is told each write and gives it back; `ready` gives the language, or raises ValueError
    before there is a dictionary.
    """

    def __init__(
        self,
        study: Database,
        texts_file: Database,
        follow: Callable[[Changes], Changes],
        ready: Callable[[], Language],
    ) -> None:
        self._study = study
        self._texts = texts_file
        self._follow, self._ready = follow, ready

    def all(self) -> tuple[Correction, ...]:
        """Give all corrections, the oldest first.

        Those that came from elsewhere for a text that was opened meanwhile name it as any other.
        """
        kept = corrections.load_corrections(self._study)
        named = {
            key: documents.document_with(self._study, key)
            for key in {one.document_id for one in kept if not one.document_title}
            if key
        }
        return tuple(
            [
                replace(one, document_id=found.id, document_title=found.title)
                if (found := named.get(one.document_id))
                else one
                for one in kept
            ]
        )

    # -- where they hold ---------------------------------------------------------------------

    def holding_in(self, document: Document) -> Corrections | None:
        """Give what holds in a document; None where nothing was corrected."""
        made = self.all()
        return Corrections(made, self._ready().fold, document) or None if made else None

    def holding_for(self, sha256: str | None) -> Corrections | None:
        """Give what holds in a text with these bytes; None where nothing was corrected.

        Corrections of places hold where the text is kept, as it is of all that was opened here.
        """
        made = self.all()
        key = documents.id_of(self._study, sha256) if sha256 else None
        has_places = any(one.scope is Scope.HERE and one.document_id == key for one in made)
        kept = key is not None and has_places and texts.has_text(self._texts, key)
        paragraphs = texts.load_text(self._texts, key) if kept and key else ()
        text = Document(key or "", "", paragraphs, sha256 or "")
        return Corrections(made, self._ready().fold, text) or None

    def find(self, document: Document, correction: Correction) -> Place | None:
        """Give where a correction for one place holds now; None where that is gone."""
        if correction.place is None or correction.quote is None:
            return None
        return find_quote(document.paragraphs, correction.place, correction.quote)

    # -- to correct --------------------------------------------------------------------------

    def correct(
        self, document: Document, place: Place, kind: Kind, text: str, value: str, scope: Scope
    ) -> Changes:
        """Correct what stands at a place of a document, there, in that text or in all texts.

        Raises ValueError where the value does not fit the text: see Correction.
        """
        from desktop.language.correcting import Wish

        return self.correct_all(document, [Wish(place, kind, text, value)], scope)

    def correct_all(self, document: Document, wishes: Sequence[Wish], scope: Scope) -> Changes:
        """Correct several things at once; raises ValueError as `correct` does.

        Corrections of fewer places that would hide them where they are made are removed.
        """
        made = [_made(document, wish, scope) for wish in wishes]
        name = f"Correct: {wishes[0].text}" if wishes else ""
        hiding = self._hiding(document, made)
        new = self._as_kept([correction for _, correction in made])
        return self._follow(corrections.write_corrections(self._study, name, new, hiding))

    def correct_sense(self, lookup: Lookup, entry: int, sense: int | None, scope: Scope) -> Changes:
        """Say which entry of a word is meant where it stands, and which sense unless it is None."""
        if lookup.document is None or lookup.place is None:
            return Changes("")
        value = _sense_value(lookup.entries[entry], sense)
        return self.correct(lookup.document, lookup.place, Kind.SENSE, lookup.text, value, scope)

    def preview(
        self,
        document: Document,
        place: Place,
        wishes: Sequence[Wish],
        scope: Scope,
        origin: Script,
        target: Script,
    ) -> tuple[Annotation, ...]:
        """Annotate the piece around a place as it would be with these corrections."""
        language = self._ready()
        text = document.paragraphs[place.paragraph]
        start, end = piece_around(text, place.offset)
        made = [_made(document, wish, scope) for wish in wishes]
        hiding = self._hiding(document, made)
        kept = [one for one in self.all() if one not in hiding]
        return language.annotate(
            text,
            origin,
            target,
            start=start,
            end=end,
            corrections=Corrections(
                [*kept, *(correction for _, correction in made)], language.fold, document
            ),
            paragraph=place.paragraph,
        )

    def remove(self, chosen: Sequence[Correction]) -> Changes:
        """Remove corrections."""
        name = f"Remove correction: {chosen[0].text}" if chosen else "Remove correction"
        return self._follow(corrections.delete_corrections(self._study, name, chosen))

    def _hiding(
        self, document: Document, made: Sequence[tuple[Place, Correction]]
    ) -> list[Correction]:
        from desktop.language.correcting import superseded

        return superseded(made, self.all(), self._ready().fold, document) if made else []

    def _as_kept(self, made: Sequence[Correction]) -> list[Correction]:
        """Name a text by its bytes where the same correction came from elsewhere under that name,
        so that there is one of it.
        """
        kept = {one.identity for one in corrections.load_corrections(self._study)}
        result = []
        for one in made:
            sha256 = documents.sha256_of(self._study, one.document_id) if one.document_id else None
            twin = replace(one, document_id=sha256 or "")
            result.append(twin if sha256 and twin.identity in kept else one)
        return result

    # -- doubtful places ---------------------------------------------------------------------

    def next_choice(
        self,
        document: Document,
        place: Place,
        origin: Script = Script.ORIGINAL,
        shown: Script = Script.ORIGINAL,
    ) -> Choice | None:
        """Give what may stand at a doubtful place after what stands there now; None without one.

        `origin` is the script that the document is written in, `shown` the one it is shown in.
        """
        from desktop.language.choices import after, number_at

        language, text, offset = self._ready(), document.paragraphs[place.paragraph], place.offset
        made, scripts = self.holding_in(document), (origin, shown)
        now = language.annotations_around(text, offset, made, place.paragraph, scripts)
        plain = language.annotations_around(text, offset, None, place.paragraph, scripts)
        writings = language.writings(text, plain[number_at(plain, offset)], origin, shown)
        return after(now, plain, offset, language, writings)

    def choose(self, document: Document, paragraph: int, choice: Choice) -> Changes:
        """Correct a doubtful place to one of the choices there, at that place alone."""
        place = Place(paragraph, choice.start)
        return self.correct(document, place, choice.kind, choice.text, choice.value, Scope.HERE)

    # -- from one person to another ----------------------------------------------------------

    def export_text(self) -> str:
        """Write all corrections as one plain text."""
        from desktop.exports import corrections_text

        return "".join(
            corrections_text.write_corrections(
                self.all(), lambda key: documents.sha256_of(self._study, key) or key
            )
        )

    def import_text(self, text: str) -> tuple[Changes, tuple[int, ...]]:
        """Take corrections over from a text; give also the numbers of the lines that are none.

        Those for a text that was never opened here wait for it.
        """
        from desktop.exports import corrections_text

        read = corrections_text.read_corrections(
            text, lambda sha256: documents.id_of(self._study, sha256) or sha256
        )
        taken = self._as_kept([self._titled(correction) for correction in read.corrections])
        changes = corrections.write_corrections(self._study, "Import corrections", taken)
        return self._follow(changes), read.malformed

    def _titled(self, correction: Correction) -> Correction:
        """Name the text of a correction that comes from elsewhere."""
        found = documents.find_document(self._study, correction.document_id)
        return replace(correction, document_title=found.title) if found else correction


def _sense_value(entry: Entry, sense: int | None) -> str:
    """Write an entry and one of its senses, or all of it, as the value of a correction."""
    text = "" if sense is None else entry.senses[sense].text
    return MeantSense(entry.traditional, entry.simplified, entry.numbered, text).written()


def _made(document: Document, wish: Wish, scope: Scope) -> tuple[Place, Correction]:
    made = correction_of(document, wish.place, wish.kind, wish.text, wish.value, scope)
    return wish.place, made
