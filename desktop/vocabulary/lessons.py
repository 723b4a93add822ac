"""Courses and their lessons: which words were taught, which are new now, which come later."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

_GAP = re.compile(r"(?:…|\.{3}|・{3}|～|~)+")

Fold = Callable[[str], str]


class Taughtness(Enum):
    """What a word is to the class."""

    TAUGHT = "taught"
    """It is in a lesson before the current one."""
    NEW = "new"
    """It is in the current lesson, and in none before."""
    LATER = "later"
    """It is in a lesson after the current one, and in no other."""


@dataclass(frozen=True, slots=True)
class LessonWord:
    """A word of a lesson in both scripts; `reading` is numbered, empty where no dictionary has it.

    What no dictionary has is kept as it was written.
    """

    traditional: str
    simplified: str
    reading: str = ""

    @property
    def identity(self) -> tuple[str, str, str]:
        """What makes two words the same."""
        return (self.traditional, self.simplified, self.reading)

    def keys(self, fold: Fold) -> frozenset[str]:
        """Give the folded texts that a word of a text may have to be this one.

        Of a pattern with a gap (因为…所以) each part is one.
        """
        forms = dict.fromkeys((self.simplified, self.traditional))
        parts = [part.strip() for form in forms for part in _GAP.split(form)]
        return frozenset([fold(part) for part in parts if part])


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson of a course with its words in their order."""

    id: str
    course_id: str
    title: str
    words: tuple[LessonWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """One course; `current` is the id of the lesson that is taught now, empty without one.

    `created` and `changed` are microseconds since the epoch, UTC. The course that was changed or
    chosen last is the one that is taught.
    """

    id: str
    title: str
    current: str
    created: int
    changed: int


@dataclass(frozen=True, slots=True)
class LessonDraft:
    """A lesson that is still to be kept."""

    title: str
    words: tuple[LessonWord, ...]


class CourseRow(NamedTuple):
    """A course as its row has it, without what tells when it was written."""

    id: str
    created: int
    title: str
    current: str


class LessonRow(NamedTuple):
    """A lesson as its row has it."""

    id: str
    course: str
    title: str
    position: int
    created: int


class LessonWordRow(NamedTuple):
    """A word of a lesson as its row has it."""

    id: str
    lesson: str
    position: int
    traditional: str
    simplified: str
    reading: str


CourseChange = tuple[CourseRow | None, CourseRow | None]
LessonChange = tuple[LessonRow | None, LessonRow | None]
LessonWordChange = tuple[LessonWordRow | None, LessonWordRow | None]
"""One row before and after a write; None where it is not there."""


@dataclass(frozen=True, slots=True)
class LessonChanges:
    """What one write to courses touched; `name` says it in a few words for the undo menu."""

    name: str
    courses: tuple[CourseChange, ...] = ()
    lessons: tuple[LessonChange, ...] = ()
    words: tuple[LessonWordChange, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything was touched."""
        return bool(self.courses or self.lessons or self.words)

    def added(self) -> Iterator[str]:
        """Give the ids of the lessons that are there now and were not before."""
        return (after.id for before, after in self.lessons if before is None and after is not None)


@dataclass(frozen=True, slots=True)
class Taught:
    """The folded texts of the words of a course, by what they are to the class.

    They don't overlap: what was taught is not new, what is new does not come later. `new_words` has
    one item for each word of the current lesson that is new, with its folded texts.
    """

    taught: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()
    later: frozenset[str] = frozenset()
    new_words: tuple[frozenset[str], ...] = ()

    def __bool__(self) -> bool:
        """Say whether there is any word."""
        return bool(self.taught or self.new or self.later)

    def state_of(self, key: str) -> Taughtness | None:
        """Say what a word, by its folded text, is to the class; None where no lesson has it."""
        if key in self.taught:
            return Taughtness.TAUGHT
        if key in self.new:
            return Taughtness.NEW
        return Taughtness.LATER if key in self.later else None


def taught_in(lessons: Sequence[Lesson], current: str, fold: Fold) -> Taught:
    """Sum up the lessons of a course in their order; `current` is the id of the one taught now.

    Without a current lesson all words are still to come.
    """
    ids = [lesson.id for lesson in lessons]
    at = ids.index(current) if current in ids else -1
    before = frozenset(_keys(lessons[: max(at, 0)], fold))
    groups: tuple[frozenset[str], ...] = ()
    if at >= 0:
        found = [word.keys(fold) for word in lessons[at].words]
        groups = tuple([keys for keys in found if not keys <= before])
    new = frozenset([key for keys in groups for key in keys]) - before
    later = frozenset(_keys(lessons[at + 1 :], fold)) - before - new
    return Taught(before, new, later, groups)


def _keys(lessons: Sequence[Lesson], fold: Fold) -> Iterator[str]:
    for lesson in lessons:
        for word in lesson.words:
            yield from word.keys(fold)
