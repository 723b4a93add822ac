"""Courses of lessons: what was taught so far, lists made into lessons, texts that fit a lesson.

What takes long are functions that open the files themselves, for the background.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from desktop.documents.encoding import decode
from desktop.documents.errors import OpenError
from desktop.exports import lesson_lists
from desktop.exports.lesson_lists import By, LessonList, Split, left_out, splits_of
from desktop.exports.list_rows import Columns, ListError, listed_lines
from desktop.exports.plain_list import read_plain_list
from desktop.exports.read_words import LARGEST_LIST, read_list, read_text, text_format
from desktop.language.pinyin import marked
from desktop.storage import lessons, library, names, tallies
from desktop.storage.database import Database
from desktop.storage.schema import LIBRARY, STUDY
from desktop.vocabulary.hsk_marking import hsk_levels
from desktop.vocabulary.lesson_fit import Fit, fit, lesson_numbers
from desktop.vocabulary.lessons import (
    Course,
    Lesson,
    LessonChanges,
    LessonDraft,
    LessonWord,
    Taught,
    Taughtness,
    taught_in,
)
from desktop.vocabulary.listed_line import ListedLine
from desktop.vocabulary.matching import match_line

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from desktop.language.language import Language
    from desktop.language.tally import WordList

__all__ = [
    "By",
    "Course",
    "Fit",
    "FittingText",
    "Lesson",
    "LessonChanges",
    "LessonDraft",
    "LessonList",
    "LessonWord",
    "Lessons",
    "Split",
    "Taught",
    "Taughtness",
    "drafts_of",
    "fitting_texts",
    "hsk_drafts",
    "left_out",
    "load_lesson_list",
    "pasted_lesson_list",
    "splits_of",
    "word_line",
    "words_of_lines",
]

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]
Fold = Callable[[str], str]

_STEP = 50  # lines between which progress is told
_BAND = 7
_EDGES = " \t\u3000，。、；：,.;:!?！？"


class Lessons:
    """What a teacher does with courses in study.db; writes are as in Study."""

    def __init__(self, study: Database) -> None:
        self._study = study

    # -- reading -----------------------------------------------------------------------------

    def courses(self) -> tuple[Course, ...]:
        """Give all courses, the oldest first."""
        return lessons.load_courses(self._study)

    def course(self, course_id: str = "") -> Course | None:
        """Give a course, or the one that was changed or chosen last; None where there is none."""
        courses = self.courses()
        if course_id:
            return next((one for one in courses if one.id == course_id), None)
        return max(courses, key=lambda one: one.changed, default=None)

    def lessons(self, course_id: str) -> tuple[Lesson, ...]:
        """Give the lessons of a course with their words, in their order."""
        return lessons.load_lessons(self._study, course_id)

    def taught(self, fold: Fold, course_id: str = "") -> Taught:
        """Say which words were taught in a course, or in the one that was chosen last, and which
        are new; none where there is no course. It takes 0.1 s for 10,000 words.
        """
        course = self.course(course_id)
        if course is None:
            return Taught()
        return taught_in(self.lessons(course.id), course.current, fold)

    # -- courses -----------------------------------------------------------------------------

    def add_course(self, title: str, drafts: Sequence[LessonDraft] = ()) -> LessonChanges:
        """Make a course, with lessons if some are given; it is the one that is chosen."""
        return lessons.add_course(self._study, f"New course: {title}", title, drafts)

    def rename_course(self, course_id: str, title: str) -> LessonChanges:
        """Give a course another title."""
        return lessons.rename_course(self._study, f"Rename: {title}", course_id, title)

    def delete_course(self, course: Course) -> LessonChanges:
        """Delete a course with its lessons."""
        return lessons.delete_course(self._study, f"Delete course: {course.title}", course.id)

    def choose_course(self, course_id: str) -> None:
        """Make a course the one that is taught."""
        lessons.touch_course(self._study, course_id)

    def choose_lesson(self, lesson: Lesson) -> LessonChanges:
        """Make a lesson the one that is taught now."""
        name = f"Current lesson: {lesson.title}"
        return lessons.choose_current(self._study, name, lesson.course_id, lesson.id)

    # -- lessons -----------------------------------------------------------------------------

    def add_lessons(self, course_id: str, drafts: Sequence[LessonDraft]) -> LessonChanges:
        """Add lessons at the end of a course."""
        what = drafts[0].title if len(drafts) == 1 else f"{len(drafts)} lessons"
        return lessons.add_lessons(self._study, f"Add: {what}", course_id, drafts)

    def rename_lesson(self, lesson: Lesson, title: str) -> LessonChanges:
        """Give a lesson another title."""
        return lessons.rename_lesson(self._study, f"Rename: {title}", lesson.id, title)

    def move_lessons(self, chosen: Sequence[Lesson], to: int) -> LessonChanges:
        """Put lessons of one course before the one that is at a place now, counted from 0."""
        ids = [lesson.id for lesson in chosen]
        name = _named("Move", chosen)
        return lessons.move_lessons(self._study, name, chosen[0].course_id, ids, to)

    def delete_lessons(self, chosen: Sequence[Lesson]) -> LessonChanges:
        """Delete lessons of one course."""
        ids = [lesson.id for lesson in chosen]
        return lessons.delete_lessons(
            self._study, _named("Delete", chosen), chosen[0].course_id, ids
        )

    def set_words(self, lesson: Lesson, words: Sequence[LessonWord]) -> LessonChanges:
        """Give a lesson these words and no others, in their order."""
        return lessons.set_words(self._study, f"Words of {lesson.title}", lesson.id, words)

    def revert(self, changes: LessonChanges) -> LessonChanges:
        """Take changes back in one transaction; raises Moved where they have been changed since.

        What it returns can be taken back in turn.
        """
        return lessons.revert_lessons(self._study, changes)


def _named(what: str, chosen: Sequence[Lesson]) -> str:
    return f"{what}: {chosen[0].title}" if len(chosen) == 1 else f"{what}: {len(chosen)} lessons"


# -- lists, for the background -------------------------------------------------------------------


def load_lesson_list(path: Path, cancelled: Cancelled = lambda: False) -> LessonList:
    """Read the file of a word list and find what parts it into lessons.

    Raises OpenError with one sentence for the reader.
    """
    decoded = ""

    def read(data: bytes, name: str) -> str:
        nonlocal decoded
        decoded = decode(data, name).text
        return decoded

    try:
        if path.stat().st_size > LARGEST_LIST:
            raise OpenError(f"{path.name} is too large to be a word list.")
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it is not there"
        raise OpenError(f"{path.name} can't be read: {reason}.") from error
    if not data.strip():
        raise OpenError(f"{path.name} is empty.")
    try:
        words = read_list(data, path.name, read, cancelled)
    except ListError as error:
        raise OpenError(str(error)) from error
    form = text_format(decoded, path.suffix.lower()) if decoded else ""
    return lesson_lists.lesson_list(words, path.stem, decoded, form)


def pasted_lesson_list(text: str, title: str) -> LessonList:
    """Read a word list that was typed or pasted; `title` is for what stands under no heading.

    Raises OpenError where it is no list of words.
    """
    try:
        words = read_text(text)
    except ListError as error:
        raise OpenError(str(error)) from error
    return lesson_lists.lesson_list(words, title, text, text_format(text))


def drafts_of(
    found: LessonList,
    split: Split,
    language: Language,
    columns: Sequence[Columns | None] = (),
    progress: Progress = lambda _: None,
    cancelled: Cancelled = lambda: False,
) -> tuple[LessonDraft, ...] | None:
    """Find the dictionary's words for a list that is parted in one way; None where cancelled.

    What the dictionary does not have is kept as it is written, without a reading.
    """
    parts = lesson_lists.parted(found, split, columns)
    total = sum(len(part.lines) for part in parts) or 1
    made, done = [], 0
    for part in parts:
        words = []
        for line in part.lines:
            if done % _STEP == 0:
                if cancelled():
                    return None
                progress(done / total)
            words.append(_word(line, language))
            done += 1
        kept = dict.fromkeys([word for word in words if word is not None])
        made.append(LessonDraft(part.title, tuple(kept)))
    progress(1.0)
    return tuple([draft for draft in made if draft.words])


def _word(line: ListedLine, language: Language) -> LessonWord | None:
    entry = match_line(line, language).entry
    if entry is not None:
        return LessonWord(entry.traditional, entry.simplified, entry.numbered)
    written, other = line.hanzi.strip(_EDGES), line.other.strip(_EDGES)
    if not written:
        return None
    if not other or language.fold(written) != language.fold(other):
        return LessonWord(written, written)
    is_simplified = language.fold(written) == written
    return LessonWord(other, written) if is_simplified else LessonWord(written, other)


def word_line(word: LessonWord, *, traditional: bool = False) -> str:
    """Write a word as a line that can be edited: 图书馆 (圖書館) túshūguǎn; either script first."""
    first, second = word.simplified, word.traditional
    if traditional:
        first, second = second, first
    other = f"({second})" if second != first else ""
    return " ".join(filter(None, (first, other, marked(word.reading.split()))))


def words_of_lines(
    text: str,
    kept: Sequence[LessonWord],
    language: Language,
    cancelled: Cancelled = lambda: False,
) -> tuple[LessonWord, ...] | None:
    """Read the words of a lesson that were edited as lines, in their order; None where cancelled.

    A line that was not touched is the word of `kept` that it was.
    """
    known = {word_line(word, traditional=way): word for word in kept for way in (False, True)}
    found: dict[LessonWord, None] = {}
    for line in text.splitlines():
        if cancelled():
            return None
        word = known.get(line.strip())
        if word is not None:
            found[word] = None
            continue
        lines, _ = listed_lines(read_plain_list(line))
        words = [_word(one, language) for one in lines]
        found |= dict.fromkeys([one for one in words if one is not None])
    return tuple(found)


def hsk_drafts(
    edition: str,
    language: Language,
    progress: Progress = lambda _: None,
    cancelled: Cancelled = lambda: False,
) -> tuple[LessonDraft, ...] | None:
    """Make a lesson of each level of the HSK; None where cancelled.

    `edition` is one of EDITIONS. What the dictionary does not have is left out.
    """
    levels = hsk_levels(edition, language, progress, cancelled)
    if levels is None:
        return None
    return tuple(
        [
            LessonDraft(
                "HSK 7–9" if level.level == _BAND else f"HSK {level.level}",
                tuple([LessonWord(e.traditional, e.simplified, e.numbered) for e in level.words]),
            )
            for level in levels
        ]
    )


# -- texts, for the background -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FittingText:
    """A text of the library; `fit` is None until its words are counted, `length` in code points."""

    document_id: str
    title: str
    length: int
    fit: Fit | None


def fitting_texts(
    folder: Path,
    words: WordList,
    taught: Taught,
    fold: Fold,
    cancelled: Cancelled = lambda: False,
) -> tuple[FittingText, ...] | None:
    """Say how each text of the library fits a lesson, the best first, those not counted last.

    No text is read: it takes a second for 1,000 books. None where cancelled.
    """
    backups = folder / "backups"
    lesson = lesson_numbers(words, taught)
    with (
        closing(Database.open(folder / "study.db", STUDY, backups)) as study,
        closing(Database.open(folder / "library.db", LIBRARY, backups)) as texts_file,
    ):
        items = library.library_items(study)
        keys = {fold(one.text) for one in names.load_names(study, "")}
        ignored = np.array([words.numbers[key] for key in keys if key in words.numbers], np.uint32)
        found: dict[str, Fit] = {}
        ids = [item.id for item in items]
        for one in tallies.counted_texts(texts_file, words.version, ids):
            if cancelled():
                return None
            found[one.document_id] = fit(
                one.document_id, one.words, one.counts, one.kinds, lesson, ignored
            )
    rows = [FittingText(one.id, one.title, one.length, found.get(one.id)) for one in items]
    return tuple(sorted(rows, key=_best_first))


def _best_first(row: FittingText) -> tuple[bool, tuple[int, int, float, int]]:
    return (row.fit is None, row.fit.order if row.fit is not None else (0, 0, 0.0, 0))
