"""Courses with their lessons and the words of these, in study.db."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from desktop.ids import new_id
from desktop.storage.database import Database, Transaction
from desktop.storage.errors import Moved
from desktop.vocabulary.lessons import (
    Course,
    CourseChange,
    CourseRow,
    Lesson,
    LessonChange,
    LessonChanges,
    LessonDraft,
    LessonRow,
    LessonWord,
    LessonWordChange,
    LessonWordRow,
)

Row = TypeVar("Row", bound=CourseRow | LessonRow | LessonWordRow)


@dataclass(frozen=True, slots=True)
class _Table(Generic[Row]):
    """One of the three tables: its name, its columns in their order, and what makes its rows."""

    name: str
    columns: tuple[str, ...]
    make: Callable[[Iterable[Any]], Row]

    def found(self, write: Transaction, where: str, value: object) -> dict[str, Row]:
        """Give the rows that are there, by id, in their order."""
        rows = write.rows(
            f"SELECT {', '.join(self.columns)} FROM {self.name} WHERE deleted = 0 AND {where}"
            f" ORDER BY {'position' if 'position' in self.columns else 'created'}, rowid",
            (value,),
        )
        return {row[0]: self.make(row) for row in rows}

    def with_ids(self, write: Transaction, ids: Sequence[str]) -> dict[str, Row]:
        """Give the rows with some ids."""
        return self.found(write, "id IN (SELECT value FROM json_each(?))", json.dumps(ids))

    def carry_out(self, write: Transaction, pairs: Sequence[tuple[Row | None, Row | None]]) -> None:
        """Write rows as they are to be, and put tombstones on those that are to go."""
        gone = [before.id for before, after in pairs if before is not None and after is None]
        if gone:
            write.run(
                f"UPDATE {self.name} SET deleted = 1, changed = ?"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (write.stamp, json.dumps(gone)),
            )
        marks = ", ".join("?" * (len(self.columns) + 1))
        changes = ", ".join([f"{name} = excluded.{name}" for name in self.columns[1:]])
        write.run_many(
            f"INSERT INTO {self.name} ({', '.join(self.columns)}, changed) VALUES ({marks})"
            f" ON CONFLICT (id) DO UPDATE SET {changes}, changed = excluded.changed, deleted = 0",
            [(*row, write.stamp) for _, row in pairs if row is not None],
        )


_COURSE = _Table("course", CourseRow._fields, CourseRow._make)
_LESSON = _Table("lesson", LessonRow._fields, LessonRow._make)
_WORD = _Table("lesson_word", LessonWordRow._fields, LessonWordRow._make)


# -- reading -------------------------------------------------------------------------------------


def load_courses(study: Database) -> tuple[Course, ...]:
    """Give all courses, the oldest first."""
    rows = study.rows(
        "SELECT id, title, current, created, changed FROM course WHERE deleted = 0"
        " ORDER BY created, rowid"
    )
    return tuple([Course(*row) for row in rows])


def load_lessons(study: Database, course_id: str) -> tuple[Lesson, ...]:
    """Give the lessons of a course with their words, all in their order."""
    words: dict[str, list[LessonWord]] = defaultdict(list)
    for lesson, *parts in study.rows(
        "SELECT w.lesson, w.traditional, w.simplified, w.reading FROM lesson_word AS w"
        " JOIN lesson AS l ON l.id = w.lesson WHERE l.course = ? AND w.deleted = 0"
        " AND l.deleted = 0 ORDER BY w.position, w.rowid",
        (course_id,),
    ):
        words[lesson].append(LessonWord(*parts))
    rows = study.rows(
        "SELECT id, course, title FROM lesson WHERE course = ? AND deleted = 0"
        " ORDER BY position, created, rowid",
        (course_id,),
    )
    return tuple([Lesson(key, course, title, tuple(words[key])) for key, course, title in rows])


# -- courses -------------------------------------------------------------------------------------


def add_course(
    study: Database, name: str, title: str, drafts: Sequence[LessonDraft] = ()
) -> LessonChanges:
    """Make a course, with lessons if some are given, of which the first is the current one."""
    with study.transaction() as write:
        lessons, words = _drafted(write, course := new_id(), drafts, 0)
        current = lessons[0].id if lessons else ""
        made = CourseRow(course, write.stamp, title, current)
        return _written(write, name, [(None, made)], _new(lessons), _new(words))


def rename_course(study: Database, name: str, course_id: str, title: str) -> LessonChanges:
    """Give a course another title."""
    with study.transaction() as write:
        return _written(write, name, _with(write, course_id, title=title))


def choose_current(study: Database, name: str, course_id: str, lesson_id: str) -> LessonChanges:
    """Say which lesson of a course is taught now."""
    with study.transaction() as write:
        return _written(write, name, _with(write, course_id, current=lesson_id))


def touch_course(study: Database, course_id: str) -> None:
    """Make a course the one that was chosen last."""
    with study.transaction() as write:
        write.run(
            "UPDATE course SET changed = ? WHERE id = ? AND deleted = 0", (write.stamp, course_id)
        )


def delete_course(study: Database, name: str, course_id: str) -> LessonChanges:
    """Delete a course with its lessons."""
    with study.transaction() as write:
        courses = _COURSE.with_ids(write, [course_id])
        lessons = _LESSON.found(write, "course = ?", course_id)
        words = _words_of(write, list(lessons))
        return _written(write, name, _gone(courses), _gone(lessons), _gone(words))


# -- lessons -------------------------------------------------------------------------------------


def add_lessons(
    study: Database, name: str, course_id: str, drafts: Sequence[LessonDraft]
) -> LessonChanges:
    """Add lessons at the end of a course; the first one is current where there is no other."""
    with study.transaction() as write:
        kept = _LESSON.found(write, "course = ?", course_id)
        lessons, words = _drafted(write, course_id, drafts, len(kept))
        courses: list[CourseChange] = []
        course = _COURSE.with_ids(write, [course_id]).get(course_id)
        if course is None:
            raise Moved("The course is no longer there.")
        if lessons and course.current not in kept:
            courses = [(course, course._replace(current=lessons[0].id))]
        return _written(write, name, courses, _new(lessons), _new(words))


def rename_lesson(study: Database, name: str, lesson_id: str, title: str) -> LessonChanges:
    """Give a lesson another title."""
    with study.transaction() as write:
        kept = _LESSON.with_ids(write, [lesson_id]).values()
        changed = [(one, one._replace(title=title)) for one in kept if one.title != title]
        return _written(write, name, lessons=changed)


def move_lessons(
    study: Database, name: str, course_id: str, ids: Sequence[str], to: int
) -> LessonChanges:
    """Put lessons before the one that is at a place now, counted from 0; in their own order."""
    with study.transaction() as write:
        kept = _LESSON.found(write, "course = ?", course_id)
        order = list(kept)
        moved = [key for key in order if key in set(ids)]
        before = [key for key in order[:to] if key not in moved]
        after = [key for key in order[to:] if key not in moved]
        return _written(write, name, lessons=_placed(kept, [*before, *moved, *after]))


def delete_lessons(study: Database, name: str, course_id: str, ids: Sequence[str]) -> LessonChanges:
    """Delete lessons; where the current one goes, the next that stays is current, else the last."""
    with study.transaction() as write:
        kept = _LESSON.found(write, "course = ?", course_id)
        gone = {key: row for key, row in kept.items() if key in set(ids)}
        left = [key for key in kept if key not in gone]
        courses: list[CourseChange] = []
        course = _COURSE.with_ids(write, [course_id]).get(course_id)
        if course is not None and course.current in gone:
            order = list(kept)
            behind = [key for key in order[order.index(course.current) :] if key in left]
            current = (behind or left[-1:] or [""])[0]
            courses = [(course, course._replace(current=current))]
        lessons = [*_gone(gone), *_placed({key: kept[key] for key in left}, left)]
        return _written(write, name, courses, lessons, _gone(_words_of(write, list(gone))))


def set_words(
    study: Database, name: str, lesson_id: str, words: Sequence[LessonWord]
) -> LessonChanges:
    """Give a lesson these words and no others, in their order; each once."""
    with study.transaction() as write:
        if not _LESSON.with_ids(write, [lesson_id]):
            raise Moved("The lesson is no longer there.")
        ids = _word_ids(write, lesson_id)
        kept = _words_of(write, [lesson_id])
        asked = dict.fromkeys([word.identity for word in words])
        wanted = {
            row.id: row
            for row in [
                LessonWordRow(ids.get(identity) or new_id(), lesson_id, position, *identity)
                for position, identity in enumerate(asked)
            ]
        }
        pairs: list[LessonWordChange] = [
            (kept.get(key), row) for key, row in wanted.items() if kept.get(key) != row
        ]
        pairs += [(row, None) for key, row in kept.items() if key not in wanted]
        return _written(write, name, words=pairs)


# -- undo ----------------------------------------------------------------------------------------


def revert_lessons(study: Database, changes: LessonChanges) -> LessonChanges:
    """Take changes back in one transaction; raises Moved where others have changed them since.

    What it returns can be taken back in turn.
    """
    with study.transaction() as write:
        courses = _turned(write, _COURSE, changes.courses, changes.name)
        lessons = _turned(write, _LESSON, changes.lessons, changes.name)
        words = _turned(write, _WORD, changes.words, changes.name)
        reverted = _written(write, changes.name, courses, lessons, words)
        _refuse_strays(write, reverted)
        return reverted


def _turned(
    write: Transaction,
    table: _Table[Row],
    changes: Sequence[tuple[Row | None, Row | None]],
    name: str,
) -> list[tuple[Row | None, Row | None]]:
    touched = [after or before for before, after in changes]
    now = table.with_ids(write, [row.id for row in touched if row is not None])
    result = []
    for row, (before, after) in zip(touched, changes, strict=True):
        if row is None or now.get(row.id) != after:
            raise Moved(f"“{name}” can't be taken back: the course has been changed since.")
        result.append((after, before))
    return result


def _refuse_strays(write: Transaction, changes: LessonChanges) -> None:
    """Raise Moved where something would come back to what is no longer there."""
    for table, parent, rows in (
        ("lesson", "course", [row.id for _, row in changes.lessons if row is not None]),
        ("lesson_word", "lesson", [row.id for _, row in changes.words if row is not None]),
    ):
        strays = write.rows(
            f"SELECT 1 FROM {table} AS one JOIN {parent} AS p ON p.id = one.{parent}"
            " WHERE p.deleted = 1 AND one.id IN (SELECT value FROM json_each(?)) LIMIT 1",
            (json.dumps(rows),),
        )
        if strays:
            raise Moved(f"“{changes.name}” can't be taken back: the {parent} is gone.")


# -- rows ----------------------------------------------------------------------------------------


def _written(
    write: Transaction,
    name: str,
    courses: Sequence[CourseChange] = (),
    lessons: Sequence[LessonChange] = (),
    words: Sequence[LessonWordChange] = (),
) -> LessonChanges:
    _COURSE.carry_out(write, courses)
    _LESSON.carry_out(write, lessons)
    _WORD.carry_out(write, words)
    return LessonChanges(name, tuple(courses), tuple(lessons), tuple(words))


def _drafted(
    write: Transaction, course_id: str, drafts: Sequence[LessonDraft], first: int
) -> tuple[list[LessonRow], list[LessonWordRow]]:
    lessons, words = [], []
    for position, draft in enumerate(drafts, first):
        lesson = LessonRow(new_id(), course_id, draft.title, position, write.stamp)
        lessons.append(lesson)
        words += [
            LessonWordRow(new_id(), lesson.id, at, *identity)
            for at, identity in enumerate(dict.fromkeys([one.identity for one in draft.words]))
        ]
    return lessons, words


def _with(write: Transaction, course_id: str, **values: str) -> list[CourseChange]:
    kept = _COURSE.with_ids(write, [course_id]).values()
    changed = [(one, one._replace(**values)) for one in kept]  # type: ignore[arg-type]  # its fields
    return [(before, after) for before, after in changed if before != after]


def _placed(kept: dict[str, LessonRow], order: Sequence[str]) -> list[LessonChange]:
    """Give the lessons of a course whose place is another in an order."""
    return [
        (kept[key], kept[key]._replace(position=position))
        for position, key in enumerate(order)
        if kept[key].position != position
    ]


def _new(rows: Iterable[Row]) -> list[tuple[Row | None, Row | None]]:
    return [(None, row) for row in rows]


def _gone(rows: dict[str, Row]) -> list[tuple[Row | None, Row | None]]:
    return [(row, None) for row in rows.values()]


def _words_of(write: Transaction, lessons: Sequence[str]) -> dict[str, LessonWordRow]:
    return _WORD.found(
        write, "lesson IN (SELECT value FROM json_each(?))", json.dumps(list(lessons))
    )


def _word_ids(write: Transaction, lesson_id: str) -> dict[tuple[str, str, str], str]:
    """Give the ids of the words that a lesson has or ever had, for a word that comes back."""
    rows = write.rows(
        "SELECT traditional, simplified, reading, id FROM lesson_word WHERE lesson = ?",
        (lesson_id,),
    )
    return {(row[0], row[1], row[2]): row[3] for row in rows}
