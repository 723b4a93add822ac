"""One card: its question, and below it the answer once that is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.reviews import Kind, Question
from desktop.ui.key_line import KeyLine
from desktop.ui.reader.card_look import CardLook
from desktop.ui.review import answer_text
from desktop.ui.review.wording import prompt, tr
from desktop.ui.theme import SMALL_PX, TEXT_PX
from desktop.ui.widgets import families_css, label, pixel_font
from desktop.vocabulary.typed_answers import ReadingAnswer, judge_reading

_HEADWORD_PX = 64
_LONG = 5  # code points of a word that is written smaller
_OTHER_PX = 24
_READING_PX = 24
_MEANING_PX = 18
_SENTENCE_PX, _GAP_PX = 18, 28
_LINE_WIDTH = 320


class ReadingLine(KeyLine):
    """The line that a reading is typed in; Escape leaves it, so that the page's keys work."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        # With nothing typed there is nothing to undo here, and the last answer is meant.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.text():
            self.left.emit()
        else:
            super().keyPressEvent(event)


class QuestionView(QWidget):
    """Shows a card; tells nothing of the answer before it is asked to."""

    entered = Signal()
    """Enter was pressed in the line for the reading."""
    left = Signal()

    def __init__(self, look: CardLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._question: Question | None = None
        self._judged: ReadingAnswer | None = None
        self._is_shown = False
        self.prompt = label(look="soft")
        self.headword = self._text()
        self.other = self._text()
        self.meaning = self._text()
        self.line = ReadingLine()
        self.line.setAccessibleName(tr("Reading"))
        self.line.setFixedWidth(_LINE_WIDTH)
        self.line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.line.entered.connect(self.entered)
        self.line.left.connect(self.left)
        self.verdict = self._text()
        self.reading = self._text()
        self.sentence = self._text()
        self.source = label(look="small")
        for one in (self.prompt, self.source):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            one.setWordWrap(True)
        self._box = QFrame()
        self._box.setProperty("look", "quote")
        inner = QVBoxLayout(self._box)
        inner.setContentsMargins(20, 12, 20, 12)
        inner.setSpacing(4)
        inner.addWidget(self.sentence)
        inner.addWidget(self.source)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(12)
        column.addStretch(2)
        for part in (self.prompt, self.headword, self.other, self.reading):
            column.addWidget(part)
        column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self.verdict, self.meaning):
            column.addWidget(part)
        column.addWidget(self._box)
        column.addStretch(3)

    @staticmethod
    def _text() -> QLabel:
        made = QLabel()
        made.setWordWrap(True)
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return made

    # -- what is shown -----------------------------------------------------------------------

    @property
    def question(self) -> Question | None:
        """The card that is shown."""
        return self._question

    @property
    def is_answer_shown(self) -> bool:
        """Whether the answer is shown."""
        return self._is_shown

    @property
    def is_typed_wrong(self) -> bool:
        """Whether a reading was typed that is wrong."""
        return self._judged is not None and not self._judged.is_right

    @property
    def takes_typing(self) -> bool:
        """Whether the reading is to be typed now."""
        return not self.line.isHidden() and not self.line.isReadOnly()

    def set_look(self, look: CardLook) -> None:
        """Draw the card in another look."""
        self._look = look
        self._draw()

    def ask(self, question: Question) -> None:
        """Show the question of a card."""
        self._question, self._judged, self._is_shown = question, None, False
        self.line.clear()
        self._draw()

    def show_answer(self) -> None:
        """Show the answer, and what is right in what was typed."""
        question = self._question
        if question is None:
            return
        self._is_shown = True
        if question.card.kind is Kind.READING:
            word = question.word
            self._judged = judge_reading(self.line.text(), word.simplified, word.reading)
        self._draw()

    def said(self) -> str:
        """Give all that is shown, for a screen reader."""
        parts = (self.prompt, self.headword, self.reading, self.verdict, self.meaning)
        said = [part.accessibleName() or part.text() for part in parts if not part.isHidden()]
        if not self._box.isHidden():
            said.append(self.sentence.accessibleName())
        return "\n".join(said)

    def _draw(self) -> None:
        question = self._question
        if question is None:
            return
        kind, shown = question.card.kind, self._is_shown
        self.prompt.setText(prompt(kind))
        self.prompt.setVisible(not shown)
        self._draw_word(question, kind in (Kind.RECOGNISE, Kind.READING) or shown)
        self._set(self.reading, answer_text.reading_html(question.word, self._look), shown)
        _dress(self.reading, pixel_font(_READING_PX))
        self.reading.setAccessibleName(answer_text.reading_said(question.word))
        self.line.setVisible(kind is Kind.READING)
        self.line.setReadOnly(shown)
        self.line.setPlaceholderText(
            tr("Zhuyin or pinyin, with the tones")
            if self._look.settings.phonetic == "zhuyin"
            else tr("Pinyin, with tones as numbers or marks")
        )
        self._draw_verdict(question)
        size = _MEANING_PX if kind is Kind.RECALL or shown else TEXT_PX
        meaning = answer_text.senses_text(question.word, self._look)
        self.meaning.setTextFormat(Qt.TextFormat.PlainText)
        self._set(self.meaning, meaning, shown or kind in (Kind.RECALL, Kind.CLOZE))
        _dress(self.meaning, pixel_font(size, script=self._look.script))
        self._draw_sentence(question)

    def _draw_word(self, question: Question, visible: bool) -> None:
        shown, other = answer_text.headword(question.word, self._look)
        pixels = _HEADWORD_PX if len(shown) <= _LONG else _HEADWORD_PX * 5 // 8
        self._set(self.headword, shown, visible)
        _dress(self.headword, self._look.hanzi(pixels))
        self._set(self.other, other, self._is_shown and bool(other))
        _dress(self.other, self._look.hanzi(_OTHER_PX), self._look.theme.soft)

    def _draw_verdict(self, question: Question) -> None:
        judged, theme = self._judged, self._look.theme
        text = answer_text.is_right(question, self.line.text(), judged) if judged else ""
        self._set(self.verdict, text, bool(text))
        colour = theme.accent if self.is_typed_wrong else theme.known
        _dress(self.verdict, pixel_font(TEXT_PX, QFont.Weight.DemiBold), colour)

    def _draw_sentence(self, question: Question) -> None:
        sentence, shown = question.sentence, self._is_shown
        is_gap = question.card.kind is Kind.CLOZE and not shown
        self._box.setVisible(sentence is not None and (shown or is_gap))
        if sentence is None:
            return
        pixels = _GAP_PX if is_gap else _SENTENCE_PX
        html = answer_text.sentence_html(sentence, self._look, pixels, gap=is_gap)
        self.sentence.setText(html)
        self.sentence.setAccessibleName(answer_text.sentence_said(sentence, gap=is_gap))
        self.source.setText(sentence.document_title)
        _dress(self.source, pixel_font(SMALL_PX, script=self._look.script), self._look.theme.soft)

    @staticmethod
    def _set(part: QLabel, text: str, visible: bool) -> None:
        # What is hidden holds nothing, so that no screen reader tells the answer.
        part.setText(text if visible else "")
        part.setVisible(visible)


def _dress(part: QLabel, font: QFont, colour: str = "") -> None:
    """Set a font in the style sheet, which the application's would win against otherwise."""
    style = f"{families_css(font)};font-size:{font.pixelSize()}px;font-weight:{font.weight()};"
    part.setStyleSheet(style + (f"color:{colour};" if colour else ""))
