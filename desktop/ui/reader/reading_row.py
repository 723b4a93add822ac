"""One word of the dialog that corrects: its readings to choose from, or one that is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.language.readings import WordReading, has_han
from desktop.language.typed_reading import read_typed
from desktop.ui.pinyin_html import runs_text
from desktop.ui.reader.card_look import CardLook
from desktop.ui.widgets import Segments, families_css, label

_HANZI_PX = 20
_MOST = 6
_HANZI_WIDTH = 64


class ReadingRow(QWidget):
    """How a word is read: `reading` is None while what is typed is no reading."""

    changed = Signal()

    def __init__(
        self,
        word: str,
        shown: str,
        now: WordReading | None,
        candidates: Sequence[WordReading],
        look: CardLook,
        *,
        is_defined: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._word, self._candidates, self._now = word, candidates, now
        self.reading = now
        choices = list(dict.fromkeys([*([now] if now else []), *candidates]))[:_MOST]
        # In the dictionary's order, whichever is chosen.
        choices.sort(key=lambda one: candidates.index(one) if one in candidates else -1)
        self._hanzi = label(shown)
        font = look.hanzi(_HANZI_PX)
        # The application's style sheet is stronger than a font.
        self._hanzi.setStyleSheet(f"{families_css(font)}; font-size: {_HANZI_PX}px;")
        self._hanzi.setMinimumWidth(_HANZI_WIDTH)
        self.choices: Segments | None = None
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._hanzi)
        if choices:
            name = self.tr("Reading of {0}").format(shown)
            texts = [(one, runs_text(look.runs(one)).replace("\u2060", "")) for one in choices]
            self.choices = Segments(texts, name)
            self.choices.set_value(now)
            self.choices.chosen.connect(self._choose)
            top.addWidget(self.choices)
        self.line = QLineEdit()
        self.line.setPlaceholderText(
            self.tr("another, such as {0}").format("zhang3")
            if choices
            else self.tr("such as {0}").format("zhang3")
        )
        self.line.setAccessibleName(self.tr("Another reading of {0}").format(shown))
        self.line.setMinimumWidth(140)
        self.line.setMaximumWidth(220)
        self.line.textChanged.connect(self._type)
        top.addWidget(self.line, 1)
        top.addStretch(0)
        self._problem = label(look="small")
        self._problem.setWordWrap(True)
        self._problem.setStyleSheet(f"color: {look.theme.accent};")
        self._problem.hide()
        note = label("" if is_defined else self.tr("Not in the dictionary."), "small")
        note.setVisible(not is_defined)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        for below in (self._problem, note):
            below.setContentsMargins(_HANZI_WIDTH + 12, 0, 0, 0)
            column.addWidget(below)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        chosen = [b for b in self.choices.buttons() if b.isChecked()] if self.choices else []
        self.setFocusProxy(chosen[0] if chosen else self.line)

    @property
    def problem(self) -> str:
        """What is wrong with what is typed; empty where nothing is."""
        return "" if self._problem.isHidden() else self._problem.text()

    @property
    def is_changed(self) -> bool:
        """Whether the word is to be read otherwise than now."""
        return self.reading is not None and self.reading != self._now

    def _choose(self, reading: object) -> None:
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        if isinstance(reading, tuple):
            self._take(reading)

    def _type(self, text: str) -> None:
        if text.strip():
            self._take(read_typed(text, self._word, self._candidates))
        else:
            self._take(self._now)

    def _take(self, reading: WordReading | None) -> None:
        self.reading = reading
        if self.choices is not None:
            self.choices.set_value(reading)
        typed = self.line.text().strip()
        self._say_problem(typed if typed and reading is None else "")
        self.changed.emit()

    def _say_problem(self, typed: str) -> None:
        count = sum(map(has_han, self._word))
        one = self.tr("“{0}” is no syllable with its tone. Write zhang3 or zhǎng.")
        many = self.tr("“{0}” is not {1} syllables with tones. Write zhang3 da4 or zhǎngdà.")
        told = one if count == 1 else many
        text = told.format(typed, count) if typed else ""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.line.setAccessibleDescription(text)
