"""The word card: what a word means, where it stands, and what the learner makes of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from desktop.language.alternatives import Alternative
from desktop.language.corrections import Scope
from desktop.language.readings import WordReading, aligned
from desktop.language.scripts import Script
from desktop.lookup import Lookup
from desktop.settings import Settings
from desktop.ui.reader.card_head import CardHead, headword
from desktop.ui.reader.card_look import CardLook
from desktop.ui.reader.card_rows import OtherEntry, WordRow
from desktop.ui.reader.card_scroll import CardScroll, Pinned
from desktop.ui.reader.empty_card import EmptyCard
from desktop.ui.reader.entry_text import entry_text
from desktop.ui.reader.entry_view import EntryView
from desktop.ui.reader.quote import QuoteBox
from desktop.ui.sense_text import first_gloss
from desktop.ui.theme import Theme
from desktop.ui.widgets import BLEED, Segments, SnugButton, label
from desktop.vocabulary.status import Status
from dictionaries.entry import Entry, Link

__all__ = ["WordCard", "entry_text"]

_KEYS_OF_THE_CARD = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Space,
)


class WordCard(QFrame):
    """Shows one Lookup; what the learner does with it goes out as signals."""

    save_requested = Signal(object)
    status_chosen = Signal(object, object)
    sense_chosen = Signal(object, int, int)
    alternative_chosen = Signal(object, object)
    word_followed = Signal(str, str, str)
    copy_requested = Signal(str)
    correct_requested = Signal(object)
    meaning_corrected = Signal(object, int, object, object)
    """A Lookup, the number of an entry and of its sense (None for all), and a Scope."""
    closed = Signal()

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = CardLook(Script.SIMPLIFIED, theme, settings)
        self._lookup: Lookup | None = None
        self._trail: list[Lookup] = []
        self.setAccessibleName(self.tr("Word card"))
        self.setMinimumWidth(280)
        self._build()
        self.clear()

    # -- what is shown -----------------------------------------------------------------------

    @property
    def lookup(self) -> Lookup | None:
        """What is shown now."""
        return self._lookup

    def show_lookup(self, lookup: Lookup, script: Script) -> None:
        """Show a word from the text; `script` is the one the text is shown in."""
        self._trail.clear()
        self._look = replace(self._look, script=_written_script(lookup, script))
        self._lookup = lookup
        self._show()
        self._scroll.to_top()

    def show_followed(self, lookup: Lookup) -> None:
        """Show a word that a link led to; the one before can be returned to."""
        if self._lookup is not None:
            self._trail.append(self._lookup)
        self._lookup = lookup
        self._show()
        self._scroll.to_top()

    def go_back(self) -> bool:
        """Return to the word before; tell whether there was one."""
        if not self._trail:
            return False
        self._lookup = self._trail.pop()
        self._show()
        self._scroll.to_top()
        return True

    def refresh(self, lookup: Lookup) -> None:
        """Show the same word after its status or its senses have changed."""
        count = self._lookup.count if self._lookup is not None else None
        self._lookup = lookup if lookup.count is not None else replace(lookup, count=count)
        self._show()

    def set_count(self, count: int) -> None:
        """Tell how often the word stands in the text."""
        if self._lookup is not None and self._lookup.count != count:
            self._lookup = replace(self._lookup, count=count)
            self._head.set_count(count)

    def clear(self) -> None:
        """Show no word, and the hint what to do."""
        self._lookup = None
        self._trail.clear()
        self._scroll.hide()
        self._empty.show()

    def set_theme(self, theme: Theme) -> None:
        """Dress the card in a theme."""
        self._look = replace(self._look, theme=theme)
        self._show()

    def set_settings(self, settings: Settings) -> None:
        """Follow the reader's choices."""
        if settings != self._look.settings:
            self._look = replace(self._look, settings=settings)
            self._empty.set_settings(settings)
            self._show()

    def set_closable(self, closable: bool) -> None:
        """Offer a button that closes the card, where it floats above the text."""
        self._head.close_button.setVisible(closable)

    # -- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        self._head = CardHead(self._look.theme)
        self._head.back_pressed.connect(self.go_back)
        self._head.close_pressed.connect(self.closed)
        self._missing = label(self.tr("Not in the dictionary."))
        self._missing.setWordWrap(True)
        self._missing.setContentsMargins(BLEED, 4, BLEED, 0)
        self._senses = EntryView()
        self._senses.sense_chosen.connect(lambda sense: self._choose(self._meant(), sense))
        self._senses.followed.connect(self._follow)
        self._senses.grown.connect(self._grow)
        self._senses.menu_requested.connect(
            lambda sense, at: self._open_menu(self._meant(), sense, at)
        )
        self._others_box = QVBoxLayout()
        self._others_box.setSpacing(0)
        self._others: list[tuple[OtherEntry, int]] = []
        self._quote = QuoteBox()
        self._status = Segments(
            [
                (Status.NEW, self.tr("New")),
                (Status.LEARNING, self.tr("Learning")),
                (Status.KNOWN, self.tr("Known")),
                (Status.IGNORED, self.tr("Ignored")),
            ],
            self.tr("Status"),
        )
        self._status.chosen.connect(self._choose_status)
        self._words_title = label(self.tr("ALSO HERE"), "caption")
        self._words_box = QVBoxLayout()
        self._words_box.setSpacing(0)
        self._words: list[WordRow] = []
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addSpacing(8)
        column.addWidget(self._missing)
        column.addWidget(self._senses)
        column.addLayout(self._others_box)
        column.addWidget(self._quote)
        self._doing_place = QWidget()
        column.addWidget(self._doing_place)
        column.addWidget(self._words_title)
        column.addLayout(self._words_box)
        column.addStretch(1)
        self._scroll = CardScroll(column, self._make_doing(), self._doing_place)
        self._empty = EmptyCard(self._look.settings)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._empty, 1)

    def _make_doing(self) -> Pinned:
        """Make the row of statuses and the row of buttons."""
        self._save = SnugButton(self.tr("Save"), "primary")
        self._save.clicked.connect(self._ask_to_save)
        widest = (self.tr("Save"), self.tr("✓ Saved"), self.tr("Add sentence"))
        self._save_texts = widest
        self._copy = SnugButton(self.tr("Copy"))
        self._copy.setAccessibleName(self.tr("Copy the entry"))
        self._copy.clicked.connect(self._ask_to_copy)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._save)
        buttons.addWidget(self._copy)
        self._correct = SnugButton(self.tr("Correct…"))
        self._correct.setAccessibleName(self.tr("Correct this word…"))
        self._correct.clicked.connect(self._ask_to_correct)
        buttons.addWidget(self._correct)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(BLEED, 16, BLEED, 16)
        column.setSpacing(16)
        column.addWidget(self._status)
        column.addLayout(buttons)
        return Pinned(column)

    # -- painting a look-up --------------------------------------------------------------------

    def _meant(self) -> int:
        lookup = self._lookup
        return (lookup.entry or 0) if lookup is not None else 0

    def _show(self) -> None:
        lookup = self._lookup
        if lookup is None:
            return
        self._empty.hide()
        back = headword(self._trail[-1], self._look) if self._trail else ""
        self._head.show_lookup(lookup, self._look, back)
        has_entry = bool(lookup.entries)
        self._missing.setVisible(not has_entry)
        self._senses.setVisible(has_entry)
        # What no dictionary has can't be saved, but maybe it is cut wrongly.
        self._doing_place.setVisible(has_entry or lookup.place is not None)
        for widget in (self._status, self._save):
            widget.setVisible(has_entry)
        if has_entry:
            self._senses.show_entry(
                lookup.entries[self._meant()],
                lookup.chosen,
                self._look,
            )
        self._show_others(lookup)
        self._quote.show_sentence(lookup.sentence, self._look)
        self._status.set_value(lookup.status)
        self._show_saved(lookup)
        self._correct.setVisible(lookup.place is not None)
        self._show_words(lookup)
        self._scroll.show()
        self._grow()

    def _grow(self) -> None:
        self._order_tabs()
        self._scroll.settle()

    def _order_tabs(self) -> None:
        """Let Tab go from top to bottom; rows that were made later would come last."""
        parts = [
            *self._senses.tab_stops(),
            *(stop for other, _ in self._others for stop in other.tab_stops()),
            *self._status.buttons(),
            self._save,
            self._copy,
            self._correct,
            *self._words,
        ]
        for before, after in pairwise(parts):
            self.setTabOrder(before, after)

    def _show_others(self, lookup: Lookup) -> None:
        meant = self._meant()
        others = [at for at in range(len(lookup.entries)) if at != meant]
        while len(self._others) < len(others):
            self._add_other()
        for slot, (other, _) in enumerate(self._others):
            if slot < len(others):
                at = others[slot]
                self._others[slot] = (other, at)
                entry = lookup.entries[at]
                hanzi = _if_unlike(entry, lookup.entries[meant], self._look)
                other.show_entry(entry, hanzi, self._look)
            other.setVisible(slot < len(others))
        self._others_box.setContentsMargins(0, 8 if others else 0, 0, 0)

    def _add_other(self) -> None:
        slot = len(self._others)
        other = OtherEntry(self._look)
        other.sense_chosen.connect(lambda sense: self._choose(self._others[slot][1], sense))
        other.followed.connect(self._follow)
        other.grown.connect(self._grow)
        other.menu_requested.connect(
            lambda sense, at: self._open_menu(self._others[slot][1], sense, at)
        )
        self._others.append((other, 0))
        self._others_box.addWidget(other)

    def _show_saved(self, lookup: Lookup) -> None:
        save, saved, add = self._save_texts
        is_kept = _has_sentence(lookup)
        text = save if lookup.word is None else saved if is_kept else add
        self._save.setText(text)
        self._save.setEnabled(text != saved)
        self._save.set_look("primary" if text != saved else "")

    def _show_words(self, lookup: Lookup) -> None:
        words = lookup.alternatives
        while len(self._words) < len(words):
            row = WordRow(self._look)
            slot = len(self._words)
            row.clicked.connect(lambda _checked=False, slot=slot: self._choose_word(slot))
            self._words.append(row)
            self._words_box.addWidget(row)
        for row, word in zip(self._words, words, strict=False):
            hanzi, gloss = word.token.text, ""
            if word.entry is not None:
                hanzi = self._look.form(word.entry.traditional, word.entry.simplified)
                gloss = first_gloss(word.entry, self._look.script)
            row.show_word(hanzi, self._reading(word), gloss, self._look)
            row.show()
        for row in self._words[len(words) :]:
            row.hide()
        self._words_title.setContentsMargins(BLEED, 8 if lookup.entries else 24, BLEED, 8)
        self._words_title.setVisible(bool(words))

    def _reading(self, word: Alternative) -> WordReading | None:
        if word.entry is None or not self._look.in_taiwan:
            return word.reading
        is_meant = aligned(word.token.text, word.entry.reading) == word.reading
        return self._look.reading(word.entry) if is_meant else word.reading

    # -- what the learner does -------------------------------------------------------------------

    def _choose(self, entry: int, sense: int) -> None:
        if self._lookup is not None:
            self.sense_chosen.emit(self._lookup, entry, sense)

    def _choose_status(self, status: Status) -> None:
        if self._lookup is not None:
            self.status_chosen.emit(self._lookup, status)

    def _choose_word(self, slot: int) -> None:
        if self._lookup is not None:
            self.alternative_chosen.emit(self._lookup, self._lookup.alternatives[slot].token)

    def _follow(self, link: Link) -> None:
        self.word_followed.emit(link.traditional, link.simplified, " ".join(link.reading))

    def _ask_to_save(self) -> None:
        if self._lookup is not None:
            self.save_requested.emit(self._lookup)

    def _ask_to_copy(self) -> None:
        if self._lookup is not None:
            self.copy_requested.emit(entry_text(self._lookup))

    def _ask_to_correct(self) -> None:
        if self._lookup is not None:
            self.correct_requested.emit(self._lookup)

    def menu_for(self, entry: int, sense: int | None) -> QMenu:
        """Make the menu of a sense, or of a whole entry: where it is what the word means."""
        menu = QMenu(self)
        lookup = self._lookup
        if lookup is not None and lookup.place is not None:
            for scope, text in (
                (Scope.HERE, self.tr("This is meant here")),
                (Scope.TEXT, self.tr("This is meant in this text")),
                (Scope.EVERYWHERE, self.tr("This is meant everywhere")),
            ):
                menu.addAction(
                    text, partial(self.meaning_corrected.emit, lookup, entry, sense, scope)
                )
        selected = self._selected_text()
        if selected:
            menu.addSeparator()
            menu.addAction(self.tr("Copy"), partial(self.copy_requested.emit, selected))
        return menu

    def _open_menu(self, entry: int, sense: int | None, at: QPoint) -> None:
        menu = self.menu_for(entry, sense)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if menu.actions():
            menu.popup(at)

    def event(self, event: QEvent) -> bool:
        # The window uses Tab, Enter and Ctrl+C for the text; within the card they are its own.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (
                (event.key() in _KEYS_OF_THE_CARD and not event.modifiers() & ~_HARMLESS)
                or (event.matches(QKeySequence.StandardKey.Copy) and self._selected_text())
            )
        ):
            event.accept()
            return True
        return super().event(event)

    def _selected_text(self) -> str:
        """Give the text that is selected where the focus is."""
        focused = self.focusWidget()
        return focused.selectedText() if isinstance(focused, QLabel) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Backspace or (alt and event.key() == Qt.Key.Key_Left):
            self.go_back()
        elif event.matches(QKeySequence.StandardKey.Copy) and self._selected_text():
            self.copy_requested.emit(self._selected_text())
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def _written_script(lookup: Lookup, script: Script) -> Script:
    """Tell Simplified from Traditional by the word itself where only `original` is known."""
    if script is not Script.ORIGINAL:
        return script
    is_traditional = any(
        lookup.text == entry.traditional != entry.simplified for entry in lookup.entries
    )
    return Script.TRADITIONAL if is_traditional else Script.SIMPLIFIED


def _if_unlike(entry: Entry, meant: Entry, look: CardLook) -> str:
    """Give the headword of another entry where it is not that of the one that is meant."""
    if (entry.traditional, entry.simplified) == (meant.traditional, meant.simplified):
        return ""
    shown = look.form(entry.traditional, entry.simplified)
    # Two that are written alike in Simplified, such as 發 and 髮, differ in Traditional.
    is_alike = shown == look.form(meant.traditional, meant.simplified)
    return entry.traditional if is_alike and look.script is Script.SIMPLIFIED else shown


def _has_sentence(lookup: Lookup) -> bool:
    """Tell whether the sentence is among those that the word has kept."""
    if lookup.word is None or lookup.sentence is None:
        return True
    text, start, _ = lookup.sentence
    return any(kept.text == text and kept.start == start for kept in lookup.word.sentences)
