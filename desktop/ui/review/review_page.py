"""The Review page: one card after another, by keys or by pointer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.reviews import Counts, Figures, Outlook, Question, Rating
from desktop.ui.reader.card_look import CardLook
from desktop.ui.review.answer_bar import AnswerBar
from desktop.ui.review.question_view import QuestionView
from desktop.ui.review.rest_view import RestView
from desktop.ui.review.wording import tr
from desktop.ui.widgets import Button, label

_COLUMN = 640  # pixels, of a card
_PLOTS = 1040
_LONGEST_MS = 60_000
"""Who takes longer has left the desk; Anki counts so too."""
_NUMBERS = {
    Qt.Key.Key_1: Rating.Again,
    Qt.Key.Key_2: Rating.Hard,
    Qt.Key.Key_3: Rating.Good,
    Qt.Key.Key_4: Rating.Easy,
}
_GO_ON = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReviewPage(QWidget):
    """Shows what it is given; what the learner wants goes out as signals."""

    answered = Signal(object, int, str)
    """The Rating, after how many milliseconds, and what was typed."""
    bury_wanted = Signal()
    suspend_wanted = Signal()
    undo_wanted = Signal()
    options_wanted = Signal()
    progress_wanted = Signal()
    """The plots are to be drawn anew."""
    sentence_wanted = Signal(str, object)
    """The id of a document and the Sentence in it."""

    def __init__(self, look: CardLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._timer = QElapsedTimer()
        self._can_undo = False
        self._is_asking = False
        self.card = QuestionView(look)
        self.rest = RestView(look.theme)
        self.bar = AnswerBar()
        self.counts = label(look="soft")
        self._done = QProgressBar()
        self._done.setTextVisible(False)
        self._done.setAccessibleName(tr("Done today"))
        self.progress = Button(tr("Progress"), "quiet")
        self.progress.setCheckable(True)
        self.progress.setToolTip(tr("Show forecast and retention"))
        self.options = Button(tr("Options…"), "quiet")
        for button in (self.progress, self.options):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stack = QStackedWidget()
        self._stack.addWidget(_in_column(self.card, _COLUMN))
        self._stack.addWidget(_in_column(self.rest, _PLOTS))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(24, 16, 24, 8)
        top.setSpacing(16)
        top.addWidget(self.counts)
        top.addWidget(self._done, 1)
        top.addWidget(self.progress)
        top.addWidget(self.options)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        # In the middle under the card, and no wider.
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.bar, 100)
        below.addStretch(1)
        self.bar.setMaximumWidth(_COLUMN)
        column.addLayout(below)

    def _connect(self) -> None:
        self.card.entered.connect(self._go_on)
        self.card.left.connect(self.setFocus)
        self.bar.show_wanted.connect(self._show_answer)
        self.bar.rated.connect(self._rate)
        self.bar.bury_wanted.connect(self.bury_wanted)
        self.bar.suspend_wanted.connect(self.suspend_wanted)
        self.bar.undo_wanted.connect(self.undo_wanted)
        self.bar.sentence_wanted.connect(self._open_sentence)
        self.options.clicked.connect(self.options_wanted)
        self.progress.clicked.connect(self._toggle_progress)

    # -- what is shown -----------------------------------------------------------------------

    @property
    def question(self) -> Question | None:
        """What is asked; None while nothing is."""
        return self.card.question if self._is_asking else None

    def set_look(self, look: CardLook) -> None:
        """Draw cards and plots in another look."""
        self.card.set_look(look)
        self.rest.set_theme(look.theme)

    def show_counts(self, counts: Counts, done: int, *, can_undo: bool) -> None:
        """Show how many cards are left and how many were done, and whether one can be undone."""
        parts = (
            (counts.new, tr("{0} new")),
            (counts.learning, tr("{0} learning")),
            (counts.due, tr("{0} due")),
        )
        self.counts.setText(" · ".join(text.format(f"{count:,}") for count, text in parts))
        self._done.setRange(0, max(1, done + counts.total))
        self._done.setValue(done)
        has_any = bool(done or counts.total)
        self.counts.setVisible(has_any)
        self._done.setVisible(has_any)
        self._can_undo = can_undo
        self.bar.offer_undo(can_undo)

    def ask(self, question: Question) -> None:
        """Ask a question; the clock starts."""
        self._is_asking = True
        self.card.ask(question)
        self.bar.ask(question)
        self.setAccessibleName(self.card.said())
        self._timer.start()
        self.progress.setChecked(False)
        self._show_card()

    def show_rest(self, outlook: Outlook) -> None:
        """Say that there is nothing to ask."""
        self._is_asking = False
        self.rest.show_outlook(outlook)
        self.progress.setChecked(False)
        self.progress.hide()
        self.bar.rest()
        self.bar.setVisible(self._can_undo)
        self.setAccessibleName(f"{self.rest.title.text()} {self.rest.text.text()}")
        self._stack.setCurrentIndex(1)

    def set_figures(self, figures: Figures, retention: float) -> None:
        """Draw the plots."""
        self.rest.set_figures(figures, retention)

    def _show_card(self) -> None:
        self._stack.setCurrentIndex(0)
        self.progress.show()
        self.bar.show()
        if self.isVisible():
            self._take_keys()

    def _take_keys(self) -> None:
        (self.card.line if self.card.takes_typing and self._is_asking else self).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_keys()

    # -- what the learner does -------------------------------------------------------------------

    def _toggle_progress(self, on: bool) -> None:
        if on:
            self.rest.show_progress()
            self._stack.setCurrentIndex(1)
            self.bar.hide()
            self.progress_wanted.emit()
        else:
            self._show_card()

    @property
    def _suggested(self) -> Rating:
        return Rating.Again if self.card.is_typed_wrong else Rating.Good

    def _show_answer(self) -> None:
        question = self.question
        if question is not None and not self.card.is_answer_shown:
            self.card.show_answer()
            self.bar.rate(question, self._suggested)
            # The keys stay with the page, so that it is what a screen reader reads out.
            self.setAccessibleName(self.card.said())
            self.setFocus()

    def _go_on(self) -> None:
        if self.card.is_answer_shown:
            self._rate(self._suggested)
        else:
            self._show_answer()

    def _rate(self, rating: Rating) -> None:
        if self.question is not None and self.card.is_answer_shown:
            milliseconds = min(self._timer.elapsed(), _LONGEST_MS)
            self.answered.emit(rating, milliseconds, self.card.line.text().strip())

    def _open_sentence(self) -> None:
        question = self.question
        if question is not None and self.card.is_answer_shown and question.sentence is not None:
            self.sentence_wanted.emit(question.sentence.document_id, question.sentence)

    def _undo(self) -> None:
        if self._can_undo:
            self.undo_wanted.emit()

    def _action(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Give what a key does now."""
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._undo
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if key == Qt.Key.Key_U:
            return self._undo
        if key == Qt.Key.Key_Escape and self.progress.isChecked():
            return self.progress.click
        if not self._is_asking or self.progress.isChecked():
            return None
        if key in _GO_ON:
            return self._go_on
        if key in _NUMBERS:
            return lambda: self._rate(_NUMBERS[key])
        return {
            Qt.Key.Key_B: self.bury_wanted.emit,
            Qt.Key.Key_S: self.suspend_wanted.emit,
            Qt.Key.Key_E: self._open_sentence,
        }.get(key)

    def _scroll(self, key: Qt.Key) -> bool:
        """Move what is shown, where there is more than room for it."""
        area = self._stack.currentWidget()
        actions = QScrollBar.SliderAction
        step = {
            Qt.Key.Key_Up: actions.SliderSingleStepSub,
            Qt.Key.Key_Down: actions.SliderSingleStepAdd,
            Qt.Key.Key_PageUp: actions.SliderPageStepSub,
            Qt.Key.Key_PageDown: actions.SliderPageStepAdd,
        }.get(key)
        if step is None or not isinstance(area, QScrollArea):
            return False
        area.verticalScrollBar().triggerAction(step)
        return True

    def event(self, event: QEvent) -> bool:
        # A key that means something here is not the window's, whatever it means there.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo)
            if self._action(event) is not None and not is_undo:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._action(event)
        if act is None:
            if not self._scroll(Qt.Key(event.key())):
                super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            act()


def _in_column(part: QWidget, width: int) -> QScrollArea:
    """Put a part into the middle of what scrolls if there is not room enough for it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(24, 0, 24, 0)
    row.addStretch(1)
    row.addWidget(part, 100)
    row.addStretch(1)
    part.setMaximumWidth(width)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.verticalScrollBar().setSingleStep(40)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    # The page's own ground is seen through both.
    holder.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
