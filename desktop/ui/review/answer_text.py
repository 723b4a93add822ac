"""What stands on the two sides of a card, as rich text."""

from __future__ import annotations

from html import escape

from desktop.language.pinyin import marked, to_marks
from desktop.language.readings import aligned
from desktop.language.sense_text import sense_text
from desktop.reviews import Question
from desktop.ui.reader.card_look import CardLook
from desktop.ui.review.wording import tr
from desktop.ui.widgets import families_css
from desktop.vocabulary.typed_answers import Judged, ReadingAnswer
from desktop.vocabulary.word import Sentence, Word

_GAP = "\uff3f"
"""As wide as a hanzi; several make one line."""
_ROOM = 80
"""Code points of a long sentence that are shown before and after the word."""


def headword(word: Word, look: CardLook) -> tuple[str, str]:
    """Give a word in the reader's script, and in the other one where that differs."""
    shown = look.form(word.traditional, word.simplified)
    other = word.traditional if shown == word.simplified else word.simplified
    return shown, "" if other == shown else other


def reading_html(word: Word, look: CardLook) -> str:
    """Write the reading of a word in the reader's phonetics, coloured if the reader likes."""
    return look.html(look.runs(word.reading.split()))


def senses_text(word: Word, look: CardLook) -> str:
    """Write the senses that are kept, numbered where there are several."""
    texts = [sense_text(text, look.script) for text in word.senses]
    if len(texts) < 2:
        return "".join(texts)
    return "\n".join(f"{number}\u2002{text}" for number, text in enumerate(texts, 1))


def sentence_html(sentence: Sentence, look: CardLook, pixels: int, *, gap: bool = False) -> str:
    """Write a sentence with the word marked, or with a gap in its place; `pixels` is the size."""
    end = sentence.start + sentence.length
    before, after = sentence.text[: sentence.start].lstrip(), sentence.text[end:].rstrip()
    if len(before) > _ROOM:
        before = "…" + before[-_ROOM:]
    if len(after) > _ROOM:
        after = after[:_ROOM] + "…"
    word = escape(sentence.text[sentence.start : end])
    colour = look.theme.accent
    marked_word = f'<span style="color:{colour};font-weight:700">{word}</span>'
    if gap:
        marked_word = f'<span style="color:{colour}">{_GAP * max(1, sentence.length)}</span>'
    font = families_css(look.hanzi(pixels))
    return (
        f'<div style="{font};font-size:{pixels}px;line-height:150%">'
        f"{escape(before)}{marked_word}{escape(after)}</div>"
    )


def sentence_said(sentence: Sentence, *, gap: bool = False) -> str:
    """Write a sentence for a screen reader."""
    if not gap:
        return sentence.text
    end = sentence.start + sentence.length
    return sentence.text[: sentence.start] + tr(" (gap) ") + sentence.text[end:]


def is_right(question: Question, typed: str, answer: ReadingAnswer) -> str:
    """Say what is right or wrong in a reading that was typed."""
    if answer.is_right:
        return tr("Right.")
    if not typed.strip():
        return ""
    if not answer.syllables:
        if answer.fault == "tone":
            return tr("The syllables are right; the tones are missing or wrong.")
        expected = len(question.word.reading.split())
        one, many = tr("This is not one syllable."), tr("These are not {0} syllables.")
        return one if expected == 1 else many.format(expected)
    return " ".join([_said(one) for one in answer.syllables if one.fault])


def _said(one: Judged) -> str:
    expected, typed = to_marks(one.expected), to_marks(one.typed)
    if not one.typed:
        return tr("{0} is missing.").format(expected)
    text = tr("Tone: {0}, not {1}.") if one.fault == "tone" else tr("Syllable: {0}, not {1}.")
    return text.format(expected, typed)


def reading_said(word: Word) -> str:
    """Write the reading of a word for a screen reader."""
    return marked(aligned(word.simplified, tuple(word.reading.split())))
