"""Courses are kept, changed and taken back on a real study.db."""

from __future__ import annotations

import pytest

from desktop.storage import lessons as stored
from desktop.storage.database import Database
from desktop.storage.errors import Moved
from desktop.vocabulary.lessons import LessonChanges, LessonDraft, LessonWord


def word(text: str) -> LessonWord:
    return LessonWord(text, text, "")


def draft(text: str) -> LessonDraft:
    """Make a lesson of `title: word word`."""
    title, _, words = text.partition(":")
    return LessonDraft(title, tuple([word(one) for one in words.split()]))


def told(study: Database, which: int = -1) -> str:
    """Tell a course as its title and its lessons; the current one has a star."""
    courses = stored.load_courses(study)
    if not courses:
        return ""
    course = courses[which]
    parts = [course.title]
    for lesson in stored.load_lessons(study, course.id):
        star = "*" if lesson.id == course.current else ""
        words = " ".join([one.simplified for one in lesson.words])
        parts.append(f"{star}{lesson.title}: {words}")
    return " | ".join(parts)


def ids(study: Database) -> dict[str, str]:
    """Give the id of each lesson of the last course by its title."""
    course = stored.load_courses(study)[-1].id
    return {lesson.title: lesson.id for lesson in stored.load_lessons(study, course)}


@pytest.fixture
def course(study_db: Database) -> str:
    drafts = [draft("一: 我 你"), draft("二: 看书"), draft("三: 图书馆")]
    stored.add_course(study_db, "New", "HSK", drafts)
    return stored.load_courses(study_db)[0].id


WHOLE = "HSK | *一: 我 你 | 二: 看书 | 三: 图书馆"


def test_a_new_course_begins_with_its_first_lesson(study_db: Database, course: str) -> None:
    assert course
    assert told(study_db) == WHOLE


def test_an_empty_course_takes_lessons_later(study_db: Database) -> None:
    stored.add_course(study_db, "New", "空")
    assert told(study_db) == "空"
    key = stored.load_courses(study_db)[0].id
    changes = stored.add_lessons(study_db, "Add", key, [draft("一: 我"), draft("二:")])
    assert told(study_db) == "空 | *一: 我 | 二: "
    assert list(changes.added()) == list(ids(study_db).values())
    stored.add_lessons(study_db, "Add", key, [draft("三: 他")])
    assert told(study_db) == "空 | *一: 我 | 二:  | 三: 他"


def test_lessons_are_moved_together(study_db: Database, course: str) -> None:
    keys = ids(study_db)
    stored.move_lessons(study_db, "Move", course, [keys["三"]], 0)
    assert told(study_db) == "HSK | 三: 图书馆 | *一: 我 你 | 二: 看书"
    stored.move_lessons(study_db, "Move", course, [keys["三"], keys["一"]], 3)
    assert told(study_db) == "HSK | 二: 看书 | 三: 图书馆 | *一: 我 你"
    assert not stored.move_lessons(study_db, "Move", course, [keys["二"]], 1)


def test_where_the_current_lesson_goes_another_takes_its_place(
    study_db: Database, course: str
) -> None:
    keys = ids(study_db)
    stored.delete_lessons(study_db, "Delete", course, [keys["一"]])
    assert told(study_db) == "HSK | *二: 看书 | 三: 图书馆"
    stored.choose_current(study_db, "Choose", course, keys["三"])
    stored.delete_lessons(study_db, "Delete", course, [keys["三"]])
    assert told(study_db) == "HSK | *二: 看书"
    stored.delete_lessons(study_db, "Delete", course, [keys["二"]])
    assert told(study_db) == "HSK"


def test_a_lesson_gets_other_words_in_their_order(study_db: Database, course: str) -> None:
    assert course
    key = ids(study_db)["一"]
    stored.set_words(study_db, "Words", key, [word("他"), word("我"), word("他")])
    assert told(study_db).startswith("HSK | *一: 他 我 |")
    assert not stored.set_words(study_db, "Words", key, [word("他"), word("我")])
    # A word that comes back has the row that it had.
    stored.set_words(study_db, "Words", key, [word("你"), word("我")])
    assert study_db.rows("SELECT count(*) FROM lesson_word WHERE lesson = ?", (key,)) == [(3,)]


def test_titles_change(study_db: Database, course: str) -> None:
    stored.rename_course(study_db, "Rename", course, "汉语")
    stored.rename_lesson(study_db, "Rename", ids(study_db)["二"], "第二课")
    assert told(study_db) == "汉语 | *一: 我 你 | 第二课: 看书 | 三: 图书馆"
    assert not stored.rename_course(study_db, "Rename", course, "汉语")


def test_a_course_is_deleted_with_all_that_it_has(study_db: Database, course: str) -> None:
    changes = stored.delete_course(study_db, "Delete", course)
    assert stored.load_courses(study_db) == ()
    assert study_db.rows("SELECT count(*) FROM lesson_word WHERE deleted = 0") == [(0,)]
    undone = stored.revert_lessons(study_db, changes)
    assert told(study_db) == WHOLE
    stored.revert_lessons(study_db, undone)
    assert stored.load_courses(study_db) == ()


def test_the_course_that_was_chosen_last_is_told_by_its_stamp(
    study_db: Database, course: str
) -> None:
    stored.add_course(study_db, "New", "别的")
    stored.touch_course(study_db, course)
    newest = max(stored.load_courses(study_db), key=lambda one: one.changed)
    assert newest.id == course


def test_every_change_is_taken_back_and_done_again(study_db: Database, course: str) -> None:
    keys = ids(study_db)

    def there_and_back(changes: LessonChanges) -> None:
        after = told(study_db)
        undone = stored.revert_lessons(study_db, changes)
        assert told(study_db) == WHOLE
        done = stored.revert_lessons(study_db, undone)
        assert told(study_db) == after != WHOLE
        stored.revert_lessons(study_db, done)
        assert told(study_db) == WHOLE

    there_and_back(stored.rename_course(study_db, "Rename", course, "汉语"))
    there_and_back(stored.choose_current(study_db, "Choose", course, keys["二"]))
    there_and_back(stored.add_lessons(study_db, "Add", course, [draft("四: 他")]))
    there_and_back(stored.rename_lesson(study_db, "Rename", keys["二"], "两"))
    there_and_back(stored.move_lessons(study_db, "Move", course, [keys["三"]], 0))
    there_and_back(stored.delete_lessons(study_db, "Delete", course, [keys["一"], keys["二"]]))
    there_and_back(stored.set_words(study_db, "Words", keys["一"], [word("你"), word("他")]))


def test_what_was_changed_since_is_not_taken_back(study_db: Database, course: str) -> None:
    changes = stored.rename_course(study_db, "Rename", course, "汉语")
    stored.rename_course(study_db, "Rename", course, "中文")
    with pytest.raises(Moved, match="“Rename” can't be taken back"):
        stored.revert_lessons(study_db, changes)
    assert told(study_db).startswith("中文")


def test_a_lesson_does_not_come_back_to_a_course_that_is_gone(
    study_db: Database, course: str
) -> None:
    changes = stored.delete_lessons(study_db, "Delete", course, [ids(study_db)["三"]])
    stored.delete_course(study_db, "Delete course", course)
    with pytest.raises(Moved, match="the course is gone"):
        stored.revert_lessons(study_db, changes)
    assert study_db.rows("SELECT count(*) FROM lesson WHERE deleted = 0") == [(0,)]


def test_nothing_is_added_to_what_is_gone(study_db: Database, course: str) -> None:
    key = ids(study_db)["一"]
    stored.delete_course(study_db, "Delete", course)
    with pytest.raises(Moved):
        stored.add_lessons(study_db, "Add", course, [draft("四: 他")])
    with pytest.raises(Moved):
        stored.set_words(study_db, "Words", key, [word("他")])
