"""The rows of the tables on the Lessons page, made in the background."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.language.document import Document, Place
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.lessons import Fold, Lesson
from desktop.vocabulary.taught_text import ParagraphAmounts, TaughtCounts, TextWords

_BEGINNING = 60  # code points


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph: its number among those that have words, from 1 on, and its beginning as the
    text has it.
    """

    number: int
    beginning: str
    amounts: ParagraphAmounts

    @property
    def place(self) -> Place:
        """Where the paragraph begins."""
        return Place(self.amounts.paragraph, 0)


@dataclass(frozen=True, slots=True)
class BeyondRow:
    """A word beyond what was taught, as the text has it first.

    `reading` and `meaning` are those of its commonest entry; `lesson` is the later lesson that has
    it, empty where there is none, and `order` its number in the course, from 0 on.
    """

    written: str
    place: Place
    count: int
    reading: tuple[str, ...]
    meaning: str
    lesson: str
    order: int


@dataclass(frozen=True, slots=True, eq=False)
class TextReport:
    """All that is shown of a text; `words` is what it was counted from."""

    words: TextWords
    counts: TaughtCounts
    paragraphs: tuple[ParagraphRow, ...]
    beyond: tuple[BeyondRow, ...]


def text_report(
    words: TextWords,
    counts: TaughtCounts,
    document: Document,
    later: Mapping[str, tuple[int, str]],
    language: Language,
    origin: Script,
) -> TextReport:
    """Make the rows of a text that was counted; `later` is what `later_lessons` gives."""
    paragraphs = tuple(
        [
            ParagraphRow(number, document.paragraphs[one.paragraph].strip()[:_BEGINNING], one)
            for number, one in enumerate(counts.paragraphs, 1)
        ]
    )
    beyond = []
    for one in counts.beyond:
        order, title = later.get(one.key, (-1, ""))
        entry = next(iter(language.entries(one.written, origin)), None)
        reading = entry.reading if entry is not None else ()
        meaning = entry.senses[0].text if entry is not None and entry.senses else ""
        beyond.append(BeyondRow(one.written, one.place, one.count, reading, meaning, title, order))
    return TextReport(words, counts, paragraphs, tuple(beyond))


def later_lessons(
    lessons: Sequence[Lesson], current: str, fold: Fold
) -> dict[str, tuple[int, str]]:
    """Give the number and the title of the lesson that each later word comes in first."""
    ids = [lesson.id for lesson in lessons]
    first = ids.index(current) + 1 if current in ids else 0
    found: dict[str, tuple[int, str]] = {}
    for number, lesson in enumerate(lessons[first:], first):
        for word in lesson.words:
            for key in word.keys(fold):
                found.setdefault(key, (number, lesson.title))
    return found
