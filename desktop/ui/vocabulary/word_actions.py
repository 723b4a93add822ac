"""What can be done with words of the list: the menu, the tags, the text to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.language.pinyin import marked
from desktop.language.scripts import Script
from desktop.language.sense_text import sense_text
from desktop.ui.theme import Theme
from desktop.ui.vocabulary.chosen import Chosen
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word
from desktop.vocabulary.word_facts import Facts, count_tags

_MOST_SENTENCES = 12


class WordActions(QObject):
    """Asks what is left to be asked, and says what is wanted; see WordsPage for the signals.

    `all_tags` gives the tags of all words; menus and dialogs belong to the `page`.
    """

    word_opened = Signal(object, object)
    status_chosen = Signal(object, object)
    delete_requested = Signal(object)
    tags_wanted = Signal(object, object, object)
    export_wanted = Signal(object)
    note_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        all_tags: Callable[[], Sequence[str]],
        status_name: Callable[[Status], str],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self.theme = theme
        self._all_tags, self._status_name, self._page = all_tags, status_name, page

    def change_tags(self, words: Chosen, facts: Sequence[Facts]) -> None:
        """Ask which tags words are to have."""
        if not words:
            return
        # The dialog is seldom needed.
        from desktop.ui.library.tags_dialog import TagsDialog

        counts = count_tags(facts)
        states = {
            tag: True if counts[tag] == len(words) else None if counts[tag] else False
            for tag in self._all_tags()
        }
        about = (
            self.tr("Tags of {0}").format(facts[0].simplified)
            if len(words) == 1 and facts
            else self.tr("Tags of {0} words").format(f"{len(words):,}")
        )
        dialog = TagsDialog(states, len(words), self.theme, Script.SIMPLIFIED, self._page, about)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda add, remove: self.tags_wanted.emit(words, add, remove))
        dialog.open()

    def copy(self, facts: Sequence[Facts]) -> None:
        """Copy words as lines of text: simplified, traditional, pinyin, meaning."""
        if facts:
            QGuiApplication.clipboard().setText("\n".join(map(_line, facts)))

    def menu_for(self, words: Chosen, facts: Sequence[Facts]) -> QMenu:
        """Make the menu of some words; sentences can be opened where there is one word."""
        menu = QMenu(self._page)
        alone = next(iter(words), None) if len(words) == 1 else None
        if alone is not None:
            self._add_sentences(menu, alone)
        for key, status in zip("1234", Status, strict=True):
            menu.addAction(
                f"{self._status_name(status)}\t{key}",
                partial(self.status_chosen.emit, words, status),
            )
        menu.addSeparator()
        if alone is not None:
            menu.addAction(self.tr("Note\tF2"), self.note_wanted.emit)
        menu.addAction(self.tr("Tags…\tCtrl+T"), partial(self.change_tags, words, facts))
        menu.addAction(self.tr("Copy as text\tCtrl+C"), partial(self.copy, facts))
        menu.addAction(self.tr("Export…"), partial(self.export_wanted.emit, words))
        menu.addSeparator()
        menu.addAction(self.tr("Delete\tDel"), partial(self.delete_requested.emit, words))
        return menu

    def statuses_menu(self, words: Chosen) -> QMenu:
        """Make the menu of statuses alone."""
        menu = QMenu(self._page)
        alone = next(iter(words), None) if len(words) == 1 else None
        for status in Status:
            action = menu.addAction(
                self._status_name(status), partial(self.status_chosen.emit, words, status)
            )
            action.setCheckable(True)
            action.setChecked(alone is not None and alone.status is status)
        return menu

    def _add_sentences(self, menu: QMenu, word: Word) -> None:
        many = len(word.sentences) > 1
        for sentence in word.sentences[:_MOST_SENTENCES]:
            text = self.tr("Open sentence in {0}").format(sentence.document_title)
            if many:
                text = f"{text}: {_near(sentence.text, sentence.start)}"
            # What would be a key of the menu is part of a title.
            menu.addAction(text.replace("&", "&&"), partial(self.word_opened.emit, word, sentence))
        if word.sentences:
            menu.addSeparator()


def _near(text: str, start: int) -> str:
    first, last = max(0, start - 6), start + 10
    head, tail = "…" if first else "", "…" if last < len(text) else ""
    return f"{head}{text[first:last].strip()}{tail}"


def _line(facts: Facts) -> str:
    senses = "; ".join([sense_text(one, Script.SIMPLIFIED) for one in facts.senses.splitlines()])
    pinyin = marked(facts.reading.split())
    return "\t".join([facts.simplified, facts.traditional, pinyin, senses])
