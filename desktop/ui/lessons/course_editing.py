"""What becomes of the wishes about courses and lessons: each asked for, written and told of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.language.scripts import Script
from desktop.storage.errors import StorageError
from desktop.ui.lessons.loading import Loading
from desktop.ui.notice import Notice

if TYPE_CHECKING:
    # The first page is there before it is.
    from desktop.lessons import Course, Lesson, LessonChanges, LessonDraft, Lessons, LessonWord
    from desktop.ui.lessons.lessons_page import LessonsPage


class CourseEditing(QObject):
    """Does what the page's panel wishes; `course` is the one that is chosen.

    `script` gives the one that titles and words are shown in. `write` makes a change that can be
    undone and shows it everywhere, `take_back` undoes the last one.
    """

    changed = Signal()
    """Courses are other now than they are shown."""

    def __init__(
        self,
        window: QWidget,
        lessons: Callable[[], Lessons],
        loading: Loading,
        notice: Notice,
        write: Callable[[Callable[[], LessonChanges]], bool],
        take_back: Callable[[], None],
        script: Callable[[], Script],
    ) -> None:
        super().__init__(window)
        self._window, self._lessons, self._loading = window, lessons, loading
        self._notice, self._write, self._take_back = notice, write, take_back
        self._script = script
        self._page: LessonsPage | None = None
        self.course: Course | None = None
        loading.new_course_wanted.connect(self._add_course)
        loading.lessons_wanted.connect(self._add_lessons)
        loading.words_wanted.connect(self._set_words)

    def serve(self, page: LessonsPage) -> None:
        """Follow the wishes of a page."""
        self._page, panel = page, page.panel
        panel.course_chosen.connect(self._choose_course)
        panel.new_course_wanted.connect(self._new_course)
        panel.rename_course_wanted.connect(self._rename_course)
        panel.delete_course_wanted.connect(self._delete_course)
        panel.load_wanted.connect(self._load)
        panel.new_lesson_wanted.connect(self._new_lesson)
        panel.current_wanted.connect(self._make_current)
        panel.words_wanted.connect(self._edit_words)
        panel.rename_wanted.connect(self._rename_lesson)
        panel.delete_wanted.connect(self._delete_lessons)
        panel.move_wanted.connect(self._move_lessons)
        for nothing in (page.no_course, *page.nothing.values()):
            nothing.load.clicked.connect(self._load)
            nothing.new.clicked.connect(self._new_course)

    def _make(self, change: Callable[[], LessonChanges]) -> LessonChanges | None:
        """Make a change and have it shown; None where nothing was changed."""
        made: list[LessonChanges] = []

        def remember() -> LessonChanges:
            made.append(change())
            return made[0]

        if not self._write(remember):
            return None
        self.changed.emit()
        return made[0] or None

    def _ask(self, what: str, yes: str, title: str, take: Callable[[str], object]) -> None:
        from desktop.ui.lessons.title_dialog import TitleDialog

        dialog = TitleDialog(what, yes, title, self._script(), self._window)
        dialog.titled.connect(take)
        self._loading.open(dialog)

    def _say(self, text: str) -> None:
        self._notice.say(text, button=self.tr("Undo"), action=self._take_back, brief=True)

    # -- courses -----------------------------------------------------------------------------

    def _choose_course(self, course_id: str) -> None:
        try:
            self._lessons().choose_course(course_id)
        except StorageError as error:
            self._notice.say(str(error))
        self.changed.emit()

    def _new_course(self) -> None:
        def add(title: str) -> None:
            self._make(lambda: self._lessons().add_course(title))

        self._ask(self.tr("New course"), self.tr("Make course"), "", add)

    def _rename_course(self) -> None:
        course = self.course
        if course is None:
            return

        def rename(title: str) -> None:
            self._make(lambda: self._lessons().rename_course(course.id, title))

        self._ask(self.tr("Rename course"), self.tr("Rename"), course.title, rename)

    def _delete_course(self) -> None:
        course = self.course
        if course is not None and self._make(lambda: self._lessons().delete_course(course)):
            self._say(self.tr("The course {0} is deleted.").format(course.title))

    def _add_course(self, title: str, drafts: Sequence[LessonDraft]) -> None:
        self._make(lambda: self._lessons().add_course(title, drafts))

    # -- lessons -----------------------------------------------------------------------------

    def _load(self) -> None:
        chosen = self._page.panel.selected() if self._page and self.course else ()
        self._loading.load(self.course, chosen[0] if len(chosen) == 1 else None)

    def _new_lesson(self) -> None:
        course = self.course
        if course is None:
            return

        def add(title: str) -> None:
            from desktop.lessons import LessonDraft

            self._add_lessons(course, [LessonDraft(title, ())])

        self._ask(self.tr("New lesson"), self.tr("Make lesson"), "", add)

    def _add_lessons(self, course: Course, drafts: Sequence[LessonDraft]) -> None:
        changes = self._make(lambda: self._lessons().add_lessons(course.id, drafts))
        if changes is not None and self._page is not None:
            self._page.panel.select(tuple(changes.added()))

    def _make_current(self, lesson: Lesson) -> None:
        self._make(lambda: self._lessons().choose_lesson(lesson))

    def _edit_words(self, lesson: Lesson) -> None:
        self._loading.edit_words(lesson, self._script())

    def _set_words(self, lesson: Lesson, words: Sequence[LessonWord]) -> None:
        self._make(lambda: self._lessons().set_words(lesson, words))

    def _rename_lesson(self, lesson: Lesson) -> None:
        def rename(title: str) -> None:
            self._make(lambda: self._lessons().rename_lesson(lesson, title))

        self._ask(self.tr("Rename lesson"), self.tr("Rename"), lesson.title, rename)

    def _move_lessons(self, chosen: Sequence[Lesson], to: int) -> None:
        self._make(lambda: self._lessons().move_lessons(chosen, to))

    def _delete_lessons(self, chosen: Sequence[Lesson]) -> None:
        if self._make(partial(self._lessons().delete_lessons, chosen)):
            one, many = self.tr("1 lesson deleted."), self.tr("{0} lessons deleted.")
            self._say(one if len(chosen) == 1 else many.format(f"{len(chosen):,}"))
