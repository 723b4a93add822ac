"""See the words of a lesson, and change them as lines of text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.language.scripts import Script
from desktop.lessons import Lesson, word_line
from desktop.ui.library.dialog_parts import answers
from desktop.ui.theme import TEXT_PX
from desktop.ui.widgets import label, pixel_font

_SIZE = (440, 520)
_TRADITIONAL = (Script.TRADITIONAL, Script.TAIWAN, Script.HONGKONG)


class WordsDialog(QDialog):
    """Lists a word a line; a line that is changed is looked up anew."""

    words_given = Signal(str)
    """The lines as they are to be."""

    def __init__(self, lesson: Lesson, script: Script, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Words of {0}").format(lesson.title))
        self.resize(*_SIZE)
        about = label(
            self.tr("One word a line, in either script; pinyin tells which word is meant."), "soft"
        )
        about.setWordWrap(True)
        way = script in _TRADITIONAL
        self._before = "\n".join([word_line(word, traditional=way) for word in lesson.words])
        self.text = QPlainTextEdit()
        self.text.setFont(pixel_font(TEXT_PX, script=script))
        self.text.setPlainText(self._before)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Words"))
        self.text.setPlaceholderText(self.tr("Type or paste words here, one on each line"))
        self.text.textChanged.connect(self._show_button)
        row, self.save_button, self.cancel_button = answers(self.tr("Save"), self)
        self.save_button.clicked.connect(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        self.text.setFocus()
        self._show_button()

    def _show_button(self) -> None:
        self.save_button.setEnabled(self.text.toPlainText() != self._before)

    def _save(self) -> None:
        text = self.text.toPlainText()
        self.accept()
        self.words_given.emit(text)
