"""The word at hand: looked up, shown in the card, saved and given a status."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeGuard

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop.language.document import Document, Place, Token
from desktop.language.scripts import Script
from desktop.lookup import Lookup
from desktop.study import Study
from desktop.ui.notice import Notice
from desktop.ui.reader.read_page import ReadPage
from desktop.ui.reading import Reading
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes


class LookingUp(QObject):
    """Looks words up where they stand, and fills the card with them.

    `fold` makes texts alike that are alike in either script, `script` gives the script that was
    chosen and `shown_script` the one whose letters are shown, `in_taiwan` tells whether words are
    read as there, `write` makes a change that can be undone and tells whether it could be made,
    and `take_back` undoes the last one.
    """

    tapped = Signal(object)
    """The Token that is about to be looked up, because the reader asked for it."""
    correct_wanted = Signal(object)
    """The Lookup of a word that is to be corrected."""
    join_wanted = Signal(object, int, object)
    """The Document, the paragraph and the Token that is to be one word with the next."""

    def __init__(
        self,
        parent: QObject,
        study: Study,
        reading: Reading,
        page: ReadPage,
        notice: Notice,
        fold: Callable[[str], str],
        script: Callable[[], Script],
        shown_script: Callable[[], Script],
        in_taiwan: Callable[[], bool],
        write: Callable[[Callable[[], Changes]], bool],
        take_back: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self._study, self._reading, self._page, self._notice = study, reading, page, notice
        self._fold, self._script, self._shown_script = fold, script, shown_script
        self._in_taiwan, self._write, self._take_back = in_taiwan, write, take_back

    # -- the card ----------------------------------------------------------------------------

    def tap(self, paragraph: int, token: Token) -> None:
        """Look a word of the text up and show it, once there is a dictionary."""
        document = self._reading.document
        if document is None or self._study.language is None:
            return
        self.tapped.emit(token)
        lookup = self._look_up(document, paragraph, token)
        self._show(lookup)
        self._page.view.set_chosen(lookup.place)
        self._page.show_card()

    def follow(self, traditional: str, simplified: str, reading: str) -> None:
        """Show a word that the card names."""
        self._page.card.show_followed(self._study.look_up_word(traditional, simplified, reading))

    def show_alternative(self, lookup: Lookup, token: Token) -> None:
        """Show a shorter or a longer word at the place of one that was looked up."""
        if lookup.document is not None and lookup.place is not None:
            self._show(self._look_up(lookup.document, lookup.place.paragraph, token))

    def next_alternative(self) -> None:
        """Show the next word at the place of the one in the card."""
        lookup = self._page.lookup
        if lookup is not None and lookup.alternatives:
            self.show_alternative(lookup, lookup.alternatives[0].token)

    def refresh(self) -> None:
        """Show what has become of the word in the card."""
        lookup = self._page.lookup
        if lookup is not None:
            self._page.card.refresh(self._study.refreshed(lookup))

    def show_script(self, document: Document) -> None:
        """Show the word in the card as its text is written now."""
        lookup = self._page.lookup
        if lookup is not None and lookup.place is not None and lookup.token is not None:
            # What was converted, and why so, is another thing now.
            lookup = self._look_up(document, lookup.place.paragraph, lookup.token)
        if lookup is not None:
            self._show(lookup)

    def show_corrected(self) -> None:
        """Show what stands now at the place of the word in the card, and mark it."""
        view, document = self._page.view, self._reading.document
        lookup = self._page.lookup
        if lookup is None or lookup.place is None or document is None:
            return
        caret, token = view.caret_token(), view.token_at(lookup.place)
        if caret is not None and _stands_at(lookup, caret[0], caret[1].token):
            token = caret[1].token
        if token is not None:
            found = self._look_up(document, lookup.place.paragraph, token)
            self._show(found)
            view.set_chosen(found.place)

    def show_count(self) -> None:
        """Show how often the word in the card is in the text, once that was counted."""
        if self._page.lookup is not None:
            self._show_count(self._page.lookup)

    def _look_up(self, document: Document, paragraph: int, token: Token) -> Lookup:
        scripts = self._reading.origin, self._script()
        return self._study.look_up(document, paragraph, token, *scripts, taiwan=self._in_taiwan())

    def _show(self, lookup: Lookup) -> None:
        self._page.card.show_lookup(lookup, self._shown_script())
        self._show_count(lookup)

    def _show_count(self, lookup: Lookup) -> None:
        counts = self._reading.counts
        if counts is not None and lookup.token is not None:
            self._page.card.set_count(counts.words.get(self._fold(lookup.text), 0))

    # -- the word at hand --------------------------------------------------------------------

    def word_at_hand(self) -> Lookup | None:
        """Give the word on the caret, as the card shows it if it does; without a caret the card's.

        None where there is neither.
        """
        caret, lookup = self._page.view.caret_token(), self._page.lookup
        document = self._reading.document
        if caret is not None and document is not None and self._study.language is not None:
            paragraph, cell = caret
            if not _stands_at(lookup, paragraph, cell.token):
                return self._look_up(document, paragraph, cell.token)
        return lookup

    def open_or_save(self) -> None:
        """Show the word on the caret, or save it where the card shows it already."""
        caret, lookup = self._page.view.caret_token(), self._page.lookup
        if caret is None:
            return
        paragraph, cell = caret
        if _stands_at(lookup, paragraph, cell.token) and self._page.card_is_open():
            self.save(lookup)
        else:
            self.tap(paragraph, cell.token)

    def save(self, lookup: Lookup) -> None:
        """Keep a word in the vocabulary."""
        self._write(lambda: self._study.save_word(lookup))

    def set_status(self, lookup: Lookup, status: Status) -> None:
        """Give a word a status."""
        self._write(lambda: self._study.set_status(lookup, status))

    def set_status_at_hand(self, status: Status) -> None:
        """Give the word on the caret a status, or the one in the card where both are the same."""
        lookup = self.word_at_hand()
        if lookup is not None and lookup.entries:
            self.set_status(lookup, status)

    def choose_sense(self, lookup: Lookup, entry: int, sense: int) -> None:
        """Mark the sense that a saved word has."""
        self._write(lambda: self._study.choose_sense(lookup, entry, sense))

    def choose_next(self) -> None:
        """Show the next of what may stand at the caret's word, and keep it as a correction."""
        caret, document = self._page.view.caret_token(), self._reading.document
        if caret is None or document is None or self._study.language is None:
            return
        paragraph, cell = caret
        place = Place(paragraph, cell.token.start)
        scripts = self._reading.origin, self._script()
        choice = self._study.correction_list.next_choice(document, place, *scripts)
        if choice is None:
            self._notice.say(self.tr("There is nothing to choose at this word."), brief=True)
        else:
            self._write(lambda: self._study.correction_list.choose(document, paragraph, choice))

    def correct(self) -> None:
        """Ask for a correction of the word at hand."""
        lookup = self.word_at_hand()
        if lookup is not None and lookup.place is not None:
            self.correct_wanted.emit(lookup)
        else:
            self._notice.say(self.tr("Choose the word that is to be corrected."), brief=True)

    def join(self) -> None:
        """Ask that the word on the caret and the next become one."""
        caret, document = self._page.view.caret_token(), self._reading.document
        if caret is not None and document is not None:
            self.join_wanted.emit(document, caret[0], caret[1].token)

    def ignore_name(self, *, everywhere: bool) -> None:
        """Count the name at hand, or the word that is one, no longer as new."""
        caret, document = self._page.view.caret_token(), self._reading.document
        if caret is None or document is None:
            self._notice.say(self.tr("Choose the name that is to be ignored."), brief=True)
            return
        paragraph, cell = caret
        start, end = cell.name or (cell.token.start, cell.token.end)
        name = document.paragraphs[paragraph][start:end]
        where = "" if everywhere else document.id
        if self._write(lambda: self._study.word_list.ignore(name, where)):
            told = (
                self.tr("{0} is no word to learn, in any text.")
                if everywhere
                else self.tr("{0} is no word to learn in this text.")
            )
            self._notice.say(
                told.format(name), button=self.tr("Undo"), action=self._take_back, brief=True
            )

    def to_new_word(self, step: int) -> None:
        """Move the caret to the next new word, or to the one before."""
        if not self._page.view.move_to_new(step):
            self._notice.say(self.tr("There is no other new word this way."), brief=True)

    def copy(self, *, original: bool) -> None:
        """Put what is selected, or the word on the caret, into the clipboard."""
        view = self._page.view
        text = view.selected_text(original=original)
        caret = view.caret_token()
        if not text and caret is not None:
            text = caret[1].token.text if original else caret[1].shown
        if text:
            QGuiApplication.clipboard().setText(text)

    def copy_entry(self) -> None:
        """Put what the card shows into the clipboard."""
        if self._page.lookup is not None:
            from desktop.ui.reader.entry_text import entry_text

            QGuiApplication.clipboard().setText(entry_text(self._page.lookup))
            self._notice.say(self.tr("Entry copied."), brief=True)


def _stands_at(lookup: Lookup | None, paragraph: int, token: Token) -> TypeGuard[Lookup]:
    """Tell whether a word was looked up where a token is, or in it, or around it."""
    return (
        lookup is not None
        and lookup.place is not None
        and lookup.token is not None
        and lookup.place.paragraph == paragraph
        and lookup.token.start < token.end
        and token.start < lookup.token.end
    )
