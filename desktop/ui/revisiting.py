"""The ways back to a text that was opened before, and to what stands in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.language.corrections import Correction, Scope
from desktop.language.document import Document, Place
from desktop.study import Study
from desktop.ui.navigating import Navigating
from desktop.ui.notice import Notice
from desktop.ui.reader.view import ReaderView
from desktop.ui.reading import Reading
from desktop.vocabulary.word import Sentence, Word


class Revisiting(QObject):
    """Opens stored texts, at a sentence, a correction or a place, and marks what is there."""

    found = Signal()
    """The text is open; the reading page is to be shown."""

    def __init__(
        self,
        parent: QObject,
        study: Study,
        reading: Reading,
        navigating: Navigating,
        view: ReaderView,
        notice: Notice,
    ) -> None:
        super().__init__(parent)
        self._study, self._reading, self._navigating = study, reading, navigating
        self._view, self._notice = view, notice

    def open_text(self, document_id: str) -> None:
        """Open a text where reading stopped."""
        self._open(document_id)

    def open_place(self, document_id: str, place: Place) -> None:
        """Open a text at what was found in it."""
        if self._open(document_id) is not None:
            self._go_to(place)

    def open_word(self, _word: Word, sentence: Sentence | None) -> None:
        """Open the sentence that was kept with a word."""
        if sentence is None:
            self._notice.say(self.tr("No sentence was kept with this word."), brief=True)
        else:
            self.open_sentence(sentence.document_id, sentence)

    def open_sentence(self, _document_id: str, sentence: Sentence) -> None:
        """Open the text of a sentence where that stands now."""
        document = self._open(sentence.document_id)
        if document is None:
            return
        place = self._study.find(document, sentence)
        if place is None:
            self._notice.say(self.tr("The sentence is no longer in this text."), brief=True)
        else:
            self._go_to(place)

    def open_correction(self, correction: Correction) -> None:
        """Go to the place of a correction, or open the text that it is for."""
        if correction.scope is Scope.EVERYWHERE:
            self._notice.say(self.tr("This correction holds in all texts."), brief=True)
            return
        document = self._open(correction.document_id)
        if document is None or correction.scope is Scope.TEXT:
            return
        place = self._study.correction_list.find(document, correction)
        if place is None:
            self._notice.say(self.tr("The place is no longer in this text."), brief=True)
        else:
            self._go_to(place)

    def _open(self, document_id: str) -> Document | None:
        """Open a text, unless it is read already; None where that fails."""
        document = self._reading.document
        if document is None or document.id != document_id:
            self._reading.open_stored(document_id)
            document = self._reading.document
        if document is None or document.id != document_id:
            return None
        self.found.emit()
        return document

    def _go_to(self, place: Place) -> None:
        self._navigating.to_place(place)
        self._view.set_chosen(place)
