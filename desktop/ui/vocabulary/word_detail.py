"""Beside the list: one word with all that is kept with it, and what of it can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.language.levels import frequency_band
from desktop.language.pinyin import marked
from desktop.language.sense_text import sense_text
from desktop.ui.fonts import hanzi_font
from desktop.ui.theme import TEXT_PX, Theme
from desktop.ui.vocabulary.dates import short_date
from desktop.ui.vocabulary.sentence_box import SentenceBox
from desktop.ui.vocabulary.words_model import (
    heads_of,
    level_text,
    met_in_traditional,
    script_of,
)
from desktop.ui.widgets import Button, Chips, Segments, label, pixel_font, rule
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word
from desktop.vocabulary.word_facts import Levels

_WIDTH = 336
_HEAD_PX, _OTHER_PX = 32, 20
_NOTE_HEIGHT = 76


class NoteEdit(QPlainTextEdit):
    """A note; it is kept when the field is left, and Escape takes back what was typed."""

    left = Signal()
    finished = Signal()
    """The keys are to go back to the list."""

    def __init__(self) -> None:
        super().__init__()
        self._kept = ""
        self.setTabChangesFocus(True)

    def show_note(self, text: str) -> None:
        """Show a note as it is kept."""
        self._kept = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._kept)
            self.finished.emit()
        elif is_enter and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu of its own does not leave the field.
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class WordDetail(QFrame):
    """Shows a word; what is changed of it goes out as signals."""

    status_chosen = Signal(object)
    sentence_opened = Signal(object, object)
    """A word and one of its sentences."""
    note_changed = Signal(object, str)
    """A word and its new note."""
    senses_chosen = Signal(object, object)
    """A word and the tuple of senses that it is to keep."""
    tags_wanted = Signal()
    closed = Signal()
    """The keys are to go back to the list."""

    def __init__(
        self, theme: Theme, statuses: Sequence[tuple[Status, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "side")
        self.setFixedWidth(_WIDTH)
        self._theme = theme
        self._word: Word | None = None
        self.word_head, self.other_head = label(), label(look="soft")
        self.reading = label()
        self.chips = Chips(theme)
        self.statuses = Segments(list(statuses), self.tr("Status"))
        self.statuses.chosen.connect(self.status_chosen)
        self.note = NoteEdit()
        self.note.setFont(pixel_font(TEXT_PX))
        self.note.setPlaceholderText(self.tr("Note"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.note.left.connect(self.keep_note)
        self.note.finished.connect(self.closed)
        self.tags = Chips(theme)
        self.tags_button = Button(self.tr("Tags…"), "link")
        self.tags_button.setToolTip(self.tr("Change the tags  Ctrl+T"))
        self.tags_button.clicked.connect(self.tags_wanted)
        self.dates = label(look="small")
        self.dates.setWordWrap(True)
        self._senses, self._sentences = QVBoxLayout(), QVBoxLayout()
        self._senses.setSpacing(4)
        self._sentences.setSpacing(8)
        self._sentences_caption = label(look="caption")
        self._stack, self._nothing = QStackedWidget(), label(look="soft")
        self._lay_out()

    def _lay_out(self) -> None:
        heads = QHBoxLayout()
        heads.setSpacing(12)
        heads.addWidget(self.word_head, 0, Qt.AlignmentFlag.AlignBottom)
        heads.addWidget(self.other_head, 1, Qt.AlignmentFlag.AlignBottom)
        tags = QHBoxLayout()
        tags.setSpacing(8)
        tags.addWidget(self.tags, 1)
        tags.addWidget(self.tags_button, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        inner.setProperty("look", "panel")
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        column.addLayout(heads)
        column.addWidget(self.reading)
        column.addWidget(self.chips)
        column.addSpacing(4)
        column.addWidget(self.statuses)
        column.addSpacing(4)
        column.addWidget(rule())
        column.addWidget(label(self.tr("MEANING"), "caption"))
        column.addLayout(self._senses)
        column.addSpacing(4)
        column.addWidget(label(self.tr("NOTE AND TAGS"), "caption"))
        column.addWidget(self.note)
        column.addLayout(tags)
        column.addSpacing(4)
        column.addWidget(self._sentences_caption)
        column.addLayout(self._sentences)
        column.addWidget(self.dates)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._stack.addWidget(scroll)
        self._stack.addWidget(self._nothing)
        self._stack.setCurrentWidget(self._nothing)

    @property
    def word(self) -> Word | None:
        """The word that is shown."""
        return self._word

    def set_theme(self, theme: Theme) -> None:
        """Dress the pane in a theme."""
        self._theme = theme
        self.chips.set_theme(theme)
        self.tags.set_theme(theme)
        if self._word is not None:
            self._show_sentences(self._word)

    def show_word(
        self, word: Word, levels: Levels, frequency: int, senses: Sequence[str] = ()
    ) -> None:
        """Show a word; `senses` are those of the dictionary, to choose among.

        A note that is being written to another word is kept first.
        """
        if self._word is not None and self._word.id != word.id:
            self.keep_note()
        self._word = word
        self._stack.setCurrentIndex(0)
        is_traditional = met_in_traditional(word)
        script = script_of(is_traditional)
        first, *other = heads_of(word, is_traditional)
        self.word_head.setFont(hanzi_font("song", script, _HEAD_PX))
        self.word_head.setStyleSheet(f"font-size:{_HEAD_PX}px")
        self.word_head.setText(first)
        self.other_head.setFont(hanzi_font("song", script_of(not is_traditional), _OTHER_PX))
        self.other_head.setStyleSheet(f"font-size:{_OTHER_PX}px")
        self.other_head.setText(other[0] if other else "")
        self.reading.setText(marked(word.reading.split()))
        self._show_facts(levels, frequency)
        self.statuses.set_value(word.status)
        self._show_senses(word, senses)
        self.note.show_note(word.note)
        self.tags.set_chips([(tag, "") for tag in word.tags])
        self.tags_button.setText(self.tr("Tags…") if word.tags else self.tr("Add tags…"))
        self._show_sentences(word)
        self.dates.setText(
            self.tr("Saved {0}, changed {1}").format(
                short_date(word.created), short_date(word.changed)
            )
        )

    def show_nothing(self, about: str) -> None:
        """Show no word, and say why."""
        self.keep_note()
        self._word = None
        self._nothing.setText(about)
        self._stack.setCurrentWidget(self._nothing)

    def keep_note(self) -> None:
        """Want the note to be kept, if it was changed."""
        word, text = self._word, self.note.toPlainText()
        if word is not None and text != word.note:
            self.note_changed.emit(word, text)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep_note()

    def edit_note(self) -> None:
        """Bring the keys to the note."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.note.selectAll()

    def _show_facts(self, levels: Levels, frequency: int) -> None:
        old, new = levels
        chips = [(self.tr("HSK {0}").format(level_text(new)), self.tr("HSK 3.0"))] if new else []
        if old:
            chips.append((self.tr("HSK 2.0: {0}").format(old), self.tr("HSK 2.0")))
        band = frequency_band(frequency)
        if band:
            chips.append((band, self.tr("How common the word is")))
        self.chips.set_chips(chips)
        self.chips.setVisible(bool(chips))

    def _show_senses(self, word: Word, senses: Sequence[str]) -> None:
        _empty(self._senses)
        script = script_of(met_in_traditional(word))
        choices = tuple(dict.fromkeys([*senses, *word.senses]))
        for sense in choices:
            text = sense_text(sense, script)
            line = label(text)
            line.setFont(pixel_font(TEXT_PX, script=script))
            line.setWordWrap(True)
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            row = QHBoxLayout()
            row.setSpacing(0)
            if len(senses) > 1:
                row.addWidget(self._sense_box(word, choices, sense, text), 0, _TOP)
            row.addWidget(line, 1)
            holder = QWidget()
            row.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(row)
            self._senses.addWidget(holder)

    def _sense_box(self, word: Word, choices: Sequence[str], sense: str, text: str) -> QCheckBox:
        box = QCheckBox()
        box.setChecked(sense in word.senses)
        box.setAccessibleName(text)
        box.setToolTip(self.tr("Learn the word with this meaning"))
        # The last one stays: a word without a meaning can't be learnt.
        box.setEnabled(word.senses != (sense,))
        box.toggled.connect(
            lambda on: self.senses_chosen.emit(
                word,
                tuple(one for one in choices if (on if one == sense else one in word.senses)),
            )
        )
        return box

    def _show_sentences(self, word: Word) -> None:
        _empty(self._sentences)
        count = len(word.sentences)
        self._sentences_caption.setText(
            self.tr("NO SENTENCE") if not count
            else self.tr("1 SENTENCE") if count == 1
            else self.tr("{0} SENTENCES").format(f"{count:,}")
        )  # fmt: skip
        for sentence in word.sentences:
            box = SentenceBox(sentence, script_of(met_in_traditional(word)), self._theme)
            box.opened.connect(partial(self.sentence_opened.emit, word, sentence))
            self._sentences.addWidget(box)


_TOP = Qt.AlignmentFlag.AlignTop


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if isinstance(widget, QWidget):
            widget.hide()
            widget.deleteLater()
