"""One word of the dialog that corrects: the ways to write it in the script that is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.language.choices import Writing
from desktop.ui.reader.card_look import CardLook
from desktop.ui.widgets import Segments, families_css, label

_HANZI_PX = 20
_MOST = 6
_HANZI_WIDTH = 64


class ScriptRow(QWidget):
    """How a word is written: the first of its `writings` is shown now."""

    changed = Signal()

    def __init__(
        self,
        word: str,
        writings: Sequence[Writing],
        look: CardLook,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = writings[0]
        self.writing = writings[0]
        css = f"{families_css(look.hanzi(_HANZI_PX))}; font-size: {_HANZI_PX}px;"
        hanzi = label(word)
        # The application's style sheet is stronger than a font.
        hanzi.setStyleSheet(css)
        hanzi.setMinimumWidth(_HANZI_WIDTH)
        shown = [(one, one.shown) for one in writings[:_MOST]]
        self.choices = Segments(shown, self.tr("Ways to write {0}").format(word))
        self.choices.set_value(self.writing)
        self.choices.chosen.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(hanzi)
        row.addWidget(self.choices)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.choices.button(self.writing))

    @property
    def is_changed(self) -> bool:
        """Whether the word is to be written otherwise than now."""
        return self.writing != self._now

    def _choose(self, writing: object) -> None:
        if isinstance(writing, Writing):
            self.writing = writing
            self.choices.set_value(writing)
            self.changed.emit()
