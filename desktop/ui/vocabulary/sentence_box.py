"""A sentence that a word was saved from, with where it is from and the way there."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.language.scripts import Script
from desktop.ui.fonts import hanzi_font
from desktop.ui.theme import SMALL_PX, Theme
from desktop.ui.widgets import Button, families_css, label, pixel_font
from desktop.vocabulary.word import Sentence

_HANZI_PX, _LINE_PX = 16, 26
_ROOM = 60
"""Code points of a long sentence that are shown before and after the word."""


class SentenceBox(QFrame):
    """A box that is pressed, or whose button is, to go to the sentence."""

    opened = Signal()

    def __init__(
        self, sentence: Sentence, script: Script, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "quote")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        font = families_css(hanzi_font("song", script, _HANZI_PX))
        before, word, after = _parts(sentence)
        self.text.setText(
            f'<div style="{font};font-size:{_HANZI_PX}px;line-height:{_LINE_PX}px;'
            f'-qt-line-height-type:fixed">{escape(before)}'
            f'<span style="color:{theme.accent}">{escape(word)}</span>{escape(after)}</div>'
        )
        self.text.setAccessibleName(sentence.text)
        self.title = label(sentence.document_title, "small")
        self.title.setFont(pixel_font(SMALL_PX, script=script))
        self.title.setWordWrap(True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = Button(self.tr("Go to"), "link")
        self.button.setAccessibleName(self.tr("Go to: {0}").format(sentence.text))
        self.button.clicked.connect(self.opened)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self.title, 1)
        bottom.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(self.text)
        column.addLayout(bottom)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.opened.emit()


def _parts(sentence: Sentence) -> tuple[str, str, str]:
    """Give what stands before the word, the word, and what stands after it."""
    end = sentence.start + sentence.length
    before = sentence.text[: sentence.start].lstrip()
    after = sentence.text[end:].rstrip()
    if len(before) > _ROOM:
        before = "…" + before[-_ROOM:]
    if len(after) > _ROOM:
        after = after[:_ROOM] + "…"
    return before, sentence.text[sentence.start : end], after
