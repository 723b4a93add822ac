"""The sentence that a word stands in, in a box of its own."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.reader.card_look import CardLook
from desktop.ui.widgets import BLEED, families_css

_HANZI_PX = 16
_LINE_PX = 28
_ROOM = 60
"""Code points of a long sentence that are shown before and after the word."""


class QuoteBox(QWidget):
    """A sentence with one word in the accent colour; takes no room without a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        frame = QFrame()
        frame.setProperty("look", "quote")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.addWidget(self._label)
        column = QVBoxLayout(self)
        column.setContentsMargins(BLEED, 16, BLEED, 0)
        column.addWidget(frame)

    def show_sentence(self, sentence: tuple[str, int, int] | None, look: CardLook) -> None:
        """Show a sentence: its text, and where in it the word begins and ends."""
        self.setVisible(sentence is not None)
        if sentence is None:
            return
        text, start, end = sentence
        before, after = text[:start].lstrip(), text[end:].rstrip()
        if len(before) > _ROOM:
            before = "…" + before[-_ROOM:]
        if len(after) > _ROOM:
            after = after[:_ROOM] + "…"
        font = families_css(look.hanzi(_HANZI_PX))
        self._label.setText(
            f'<div style="{font};font-size:{_HANZI_PX}px;line-height:{_LINE_PX}px;'
            f'-qt-line-height-type:fixed">'
            f'{escape(before)}<span style="color:{look.theme.accent};font-weight:700">'
            f"{escape(text[start:end])}</span>{escape(after)}</div>"
        )
        self._label.setAccessibleName(self.tr("Sentence: {0}").format(text))

    def text(self) -> str:
        """Give the rich text that is shown."""
        return self._label.text()
