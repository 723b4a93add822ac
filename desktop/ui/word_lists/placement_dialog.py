"""The placement test: one word at a time, yes or no, and at the end what that tells."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.language.scripts import Script
from desktop.ui.fonts import hanzi_font
from desktop.ui.library.dialog_parts import answers
from desktop.ui.widgets import Button, label
from desktop.vocabulary.placement import Placement

_SIZE = (520, 420)
_WORD_PX = 72
_YES = {Qt.Key.Key_Y, Qt.Key.Key_1}
_NO = {Qt.Key.Key_N, Qt.Key.Key_2}
_BACK = {Qt.Key.Key_Backspace, Qt.Key.Key_Left}
_LOADING, _ASKING, _RESULT = range(3)
_MANY_CLAIMED = 0.25


class PlacementDialog(QDialog):
    """Asks a test's words; `shown` writes a simplified word in the reader's script."""

    all_asked = Signal(object)
    """The test, once all was asked; its result is shown when `set_offer` is called."""
    mark_wanted = Signal()

    def __init__(
        self,
        script: Script,
        shown: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("How many words do you know?"))
        self.resize(*_SIZE)
        self._shown = shown
        self._placement: Placement | None = None
        self.stack = QStackedWidget()
        self._wait = label(self.tr("Choosing words…"), "soft")
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self._wait)
        self.stack.addWidget(self._make_question(script))
        self.stack.addWidget(self._make_result())
        row, self.mark_button, self.close_button = answers(self.tr("Mark as known"), self)
        self.close_button.setText(self.tr("Close"))
        self.mark_button.clicked.connect(self._mark)
        self.mark_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(16)
        column.addWidget(self.stack, 1)
        column.addLayout(row)

    def _make_question(self, script: Script) -> QWidget:
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.count = label("", "small")
        self.word = QLabel()
        self.word.setTextFormat(Qt.TextFormat.PlainText)
        self.word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = hanzi_font("song", script, _WORD_PX)
        self.word.setFont(font)
        families = ",".join(f"'{family}'" for family in font.families())
        # The theme gives every widget its size.
        self.word.setStyleSheet(f"font-size: {_WORD_PX}px; font-family: {families}")
        ask = label(
            self.tr("Do you know what this means? Some are not words at all: say no to those."),
            "soft",
        )
        ask.setAlignment(Qt.AlignmentFlag.AlignCenter)
        ask.setWordWrap(True)
        self.no_button = self._answer(self.tr("No  (N)"), False)
        self.yes_button = self._answer(self.tr("Yes  (Y)"), True)
        self.back_button = Button(self.tr("Back"), "quiet")
        self.back_button.setAutoDefault(False)
        self.back_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.back_button.clicked.connect(self._take_back)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self.no_button)
        buttons.addWidget(self.yes_button)
        buttons.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.progress, 1)
        top.addWidget(self.count)
        top.addWidget(self.back_button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(top)
        column.addStretch(1)
        column.addWidget(self.word)
        column.addStretch(1)
        column.addWidget(ask)
        column.addLayout(buttons)
        return page

    def _answer(self, text: str, known: bool) -> Button:
        button = Button(text)
        button.setAutoDefault(False)
        button.setMinimumWidth(120)
        # The keys stay with the dialog: Space must not repeat the last answer unseen.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._say(known))
        return button

    def _make_result(self) -> QWidget:
        self.size_text = label("", "title")
        self.range_text = label("", "soft")
        self.note = label("", "soft")
        self.offer = label()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addStretch(1)
        for one in (self.size_text, self.range_text, self.note, self.offer):
            one.setWordWrap(True)
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(one)
        column.addStretch(1)
        return page

    # -- what is shown -----------------------------------------------------------------------

    def set_placement(self, placement: Placement) -> None:
        """Ask what a test asks now."""
        self._placement = placement
        if placement.is_done:
            self._show_estimate(placement)
            self.all_asked.emit(placement)
            return
        self.stack.setCurrentIndex(_ASKING)
        self.progress.setRange(0, placement.total)
        self.progress.setValue(len(placement.answers))
        self.count.setText(f"{len(placement.answers) + 1} / {placement.total}")
        self.back_button.setEnabled(bool(placement.answers))
        word = self._shown(placement.item.text)
        self.word.setText(word)
        self.word.setAccessibleName(word)
        self.setFocus()

    def set_loading(self, share: float) -> None:
        """Tell how far the words are chosen."""
        self._wait.setText(self.tr("Choosing words… {0}%").format(round(100 * share)))

    def _show_estimate(self, placement: Placement) -> None:
        found = placement.estimate()
        self.stack.setCurrentIndex(_RESULT)
        self.size_text.setText(self.tr("You know some {0} words").format(f"{_round(found.size):,}"))
        self.range_text.setText(
            self.tr("Nine times in ten it is between {0} and {1}.").format(
                f"{_round(found.low):,}", f"{_round(found.high):,}"
            )
        )
        claimed = round(100 * found.guessing)
        self.note.setText(
            self.tr(
                "You said yes to {0}% of the words that were made up, so this is a rough guess."
            ).format(claimed)
        )
        self.note.setVisible(found.guessing >= _MANY_CLAIMED)
        self.offer.setText("")

    def set_offer(self, reach: int, count: int) -> None:
        """Offer to mark so many words, those among the `reach` commonest that are not marked."""
        if count == 0:
            self.offer.setText(self.tr("There is nothing to mark."))
            return
        self.offer.setText(
            self.tr(
                "The {0} commonest words are well within your reach. {1} of them are not marked as"
                " known yet."
            ).format(f"{reach:,}", f"{count:,}")
        )
        one, many = self.tr("Mark 1 word as known"), self.tr("Mark {0} words as known")
        self.mark_button.setText(one if count == 1 else many.format(f"{count:,}"))
        self.mark_button.show()
        self.mark_button.setFocus()

    # -- what the reader does ----------------------------------------------------------------

    def _say(self, known: bool) -> None:
        if self._placement is not None and not self._placement.is_done:
            self.set_placement(self._placement.answered(known))

    def _take_back(self) -> None:
        if self._placement is not None and self._placement.answers:
            self.set_placement(self._placement.taken_back())

    def _mark(self) -> None:
        self.accept()
        self.mark_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.stack.currentIndex() != _ASKING or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif key in _YES or key in _NO:
            self._say(key in _YES)
        elif key in _BACK:
            self._take_back()
        elif key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


def _round(number: int) -> int:
    """Round to two digits: more would be more than the test can tell."""
    unit = int(10 ** max(0, len(str(number)) - 2))
    return round(number / unit) * unit
