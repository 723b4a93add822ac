"""The buttons below a card: to show the answer, to rate it, and what else can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.reviews import Kind, Question, Rating
from desktop.ui.review.wording import interval_text, rating_name, tr
from desktop.ui.widgets import Button

_WIDTH, _HEIGHT = 120, 52


class RatingButton(Button):
    """An answer with its key, and how long it is until the card comes again."""

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, _HEIGHT)


class AnswerBar(QWidget):
    """Shows either the one button that shows the answer, or the four that rate it."""

    show_wanted = Signal()
    rated = Signal(object)
    bury_wanted = Signal()
    suspend_wanted = Signal()
    sentence_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_button = self._button("", "primary", tr("Space or Enter"), self.show_wanted)
        self.show_button.setMinimumWidth(200)
        self.show_button.setFixedHeight(_HEIGHT)
        self.ratings: dict[Rating, RatingButton] = {}
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch(1)
        answers.addWidget(self.show_button)
        for rating in Rating:
            button = RatingButton()
            button.setProperty("snug", True)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, rating=rating: self.rated.emit(rating))
            self.ratings[rating] = button
            answers.addWidget(button)
        answers.addStretch(1)
        others = QHBoxLayout()
        others.setSpacing(4)
        others.addStretch(1)
        self.undo = self._button(tr("Undo  U"), "quiet", tr("Take the last answer back (U)"),
                                 self.undo_wanted)  # fmt: skip
        self.bury = self._button(tr("Bury  B"), "quiet", tr("Leave this card until tomorrow (B)"),
                                 self.bury_wanted)  # fmt: skip
        self.suspend = self._button(
            tr("Suspend  S"), "quiet", tr("Set this card aside until you take it up again (S)"),
            self.suspend_wanted)  # fmt: skip
        self.sentence = self._button(
            tr("Sentence  E"), "quiet", tr("Open the sentence in its text (E)"),
            self.sentence_wanted)  # fmt: skip
        for other in (self.undo, self.bury, self.suspend, self.sentence):
            others.addWidget(other)
        others.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(8)
        column.addLayout(answers)
        column.addLayout(others)

    @staticmethod
    def _button(text: str, look: str, tip: str, signal: object) -> Button:
        made = Button(text, look)
        made.setToolTip(tip)
        # The pointer leaves the keys where they are, with the page.
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(signal)
        return made

    def ask(self, question: Question) -> None:
        """Offer to show the answer."""
        is_typed = question.card.kind is Kind.READING
        self.show_button.setText(tr("Check  Enter") if is_typed else tr("Show answer  Space"))
        self.show_button.setVisible(True)
        for button in self.ratings.values():
            button.setVisible(False)
        self.bury.setVisible(True)
        self.suspend.setVisible(True)
        self._offer_sentence(question, visible=False)

    def rate(self, question: Question, suggested: Rating) -> None:
        """Offer the four answers; Space and Enter mean the suggested one."""
        self.show_button.setVisible(False)
        for rating, button in self.ratings.items():
            interval = interval_text(question.intervals[rating])
            name = rating_name(rating)
            button.setText(f"{name}  {int(rating)}\n{interval}")
            button.setAccessibleName(tr("{0}, again in {1}").format(name, interval))
            keys = str(int(rating))
            if rating is suggested:
                keys = tr("{0}, Space or Enter").format(keys)
            button.setToolTip(tr("{0} ({1}): comes again in {2}").format(name, keys, interval))
            button.set_look("primary" if rating is suggested else "")
            button.setVisible(True)
        self._offer_sentence(question, visible=True)

    def rest(self) -> None:
        """Offer nothing but to take the last answer back."""
        for button in (self.show_button, *self.ratings.values(), self.bury, self.suspend):
            button.setVisible(False)
        self.sentence.setVisible(False)

    def offer_undo(self, can: bool) -> None:
        """Show whether there is an answer to take back."""
        self.undo.setEnabled(can)

    def _offer_sentence(self, question: Question, *, visible: bool) -> None:
        # The text would give the answer away.
        self.sentence.setVisible(visible and question.sentence is not None)
