"""The Lessons page in the window: what it shows, and what becomes of its wishes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.language.document import Article, Document, Place
from desktop.language.scripts import Script
from desktop.storage.errors import StorageError
from desktop.study import Study
from desktop.ui.lessons.course_editing import CourseEditing
from desktop.ui.lessons.fitting import Fitting
from desktop.ui.lessons.loading import Loading
from desktop.ui.notice import Notice
from desktop.ui.reading import Reading
from desktop.ui.tasks import Cancelled, Progress, Tasks
from desktop.ui.theme import Theme

if TYPE_CHECKING:
    # The first page is there before it is.
    from desktop.language.corrections import Corrections
    from desktop.lessons import Course, Lesson, LessonChanges, Lessons
    from desktop.statistics import Statistics
    from desktop.ui.lessons.lessons_page import LessonsPage
    from desktop.ui.lessons.values import TextReport
    from desktop.vocabulary.taught_text import TextWords

_TEXT = "lessons-text"
_VIEWS = ("text", "fits")


@dataclass(frozen=True, slots=True)
class _Basis:
    """What the words of a text hang on: the text, the part of it shown, what was corrected."""

    document: Document
    article: Article | None
    corrections: Corrections | None
    ignored: frozenset[str]

    def same(self, other: _Basis | None) -> bool:
        """Say whether a text that was counted so is counted still."""
        return (
            other is not None
            and self.document is other.document
            and self.article == other.article
            and self.corrections is other.corrections
            and self.ignored == other.ignored
        )


class Teaching(QObject):
    """Fills the page, which is made when it is first asked for, and counts texts behind it.

    `lessons` and `statistics` give the facades, which are made when they are first needed; `write`
    makes a change that can be undone and shows it everywhere, `take_back` undoes the last one.
    """

    open_wanted = Signal(str)
    """The id of the document to open where it was left."""
    place_wanted = Signal(str, object)
    """The id of a document and the Place to read it at."""

    def __init__(
        self,
        window: QWidget,
        study: Study,
        lessons: Callable[[], Lessons],
        statistics: Callable[[], Statistics],
        reading: Reading,
        tasks: Tasks,
        notice: Notice,
        write: Callable[[Callable[[], LessonChanges]], bool],
        take_back: Callable[[], None],
        theme: Callable[[], Theme],
    ) -> None:
        super().__init__(window)
        self._study, self._reading = study, reading
        self._lessons, self._tasks, self._notice = lessons, tasks, notice
        self._page: LessonsPage | None = None
        self._course: Course | None = None
        self._taught_in: tuple[Lesson, ...] = ()
        self._view: tuple[Script, Callable[[str], str]] = (Script.ORIGINAL, str)
        self._zhuyin = False
        self._basis: _Basis | None = None
        self._words: TextWords | None = None
        self._is_counted = False
        self.loading = Loading(window, study, tasks, notice, theme)
        self._fitting = Fitting(study, statistics, tasks, notice, self)
        self._editing = CourseEditing(
            window, lessons, self.loading, notice, write, take_back, self._shown_script
        )
        self._editing.changed.connect(lambda: self._show(self._page))

    # -- the page ----------------------------------------------------------------------------

    def page(self, theme: Theme) -> LessonsPage:
        """Give the page; `show_now` fills it once it is in sight."""
        if self._page is None:
            from desktop.ui.lessons.lessons_page import LessonsPage

            page = LessonsPage(theme)
            self._editing.serve(page)
            self._fitting.serve(page)
            page.turned.connect(lambda _which: self._show_view())
            page.cancelled.connect(self._cancel)
            page.text.place_wanted.connect(self._to_place)
            page.fits.open_wanted.connect(self.open_wanted)
            self._page = page
            self._set_script(page)
        return self._page

    def show_now(self) -> None:
        """Fill the page with what it is to show now."""
        self._fitting.forget()
        self._show(self._page)

    def refresh(self) -> None:
        """Show what was written to courses, corrections and names, by whomever."""
        page = self._page
        if page is not None and page.isVisible():
            self._show(page)

    def text_changed(self) -> None:
        """Follow another text, or another part of it, or a correction of how it is cut."""
        self._tasks.cancel(_TEXT)
        self._basis = self._words = None
        self._is_counted = False
        self.refresh()

    def language_changed(self) -> None:
        """Follow another dictionary, the first one too."""
        self._fitting.forget()
        self._fitting.stop()
        self.text_changed()

    def show_script(self, script: Script, shown: Callable[[str], str]) -> None:
        """Write texts and titles in a script, from now on."""
        self._view = (script, shown)
        if self._page is not None:
            self._set_script(self._page)

    def show_zhuyin(self, zhuyin: bool) -> None:
        """Write readings in zhuyin, or in pinyin."""
        if zhuyin != self._zhuyin:
            self._zhuyin = zhuyin
            if self._page is not None:
                self._set_script(self._page)

    def set_theme(self, theme: Theme) -> None:
        """Follow a theme."""
        if self._page is not None:
            self._page.set_theme(theme)

    def _shown_script(self) -> Script:
        script = self._view[0]
        return self._reading.origin if script is Script.ORIGINAL else script

    def _set_script(self, page: LessonsPage) -> None:
        script, shown = self._shown_script(), self._view[1]
        page.panel.set_script(script)
        page.text.set_view(script, shown, zhuyin=self._zhuyin)
        page.fits.set_view(script, shown)

    # -- what is shown -----------------------------------------------------------------------

    def _show(self, page: LessonsPage | None) -> None:
        """Show the course as it is now, and the view that is in sight."""
        if page is None:
            return
        lessons = self._lessons()
        try:
            courses, course = lessons.courses(), lessons.course()
            taught_in = lessons.lessons(course.id) if course is not None else ()
        except StorageError as error:
            self._fail(error)
            return
        before = self._course
        if taught_in != self._taught_in or (
            (course and course.current) != (before and before.current)
        ):
            self._is_counted = False
        self._course = self._editing.course = course
        self._taught_in = taught_in
        if course is None:
            page.say_no_course(
                self.tr(
                    "See how much of any text your class has been taught.\nMake a course of the"
                    " lists of your lessons: text, tables, an Anki deck, or the levels of the HSK."
                )
            )
            return
        page.panel.set_courses(courses, course.id)
        page.panel.set_lessons(taught_in, course.current)
        page.show_course()
        self._show_view()

    def _show_view(self) -> None:
        page = self._page
        if page is None or self._course is None:
            return
        if not self._taught_in:
            for which in _VIEWS:
                page.say_nothing(which, self.tr("This course has no lessons yet."), load=True)
        elif self._study.language is None:
            for which in _VIEWS:
                page.say_nothing(which, self.tr("The dictionary is being prepared…"))
        elif page.shown == "text":
            self._show_text(page)
        else:
            self._fitting.show(self._course, self._taught_in)

    # -- this text ---------------------------------------------------------------------------

    def _basis_now(self, document: Document) -> _Basis | None:
        language = self._study.language
        if language is None:
            return None
        try:
            ignored = self._study.word_list.ignored_in(document.id, language.fold)
        except StorageError as error:
            self._fail(error)
            return None
        corrections = self._study.corrections_in(document)
        return _Basis(document, self._reading.article, corrections, ignored)

    def _show_text(self, page: LessonsPage) -> None:
        document = self._reading.document
        if document is None:
            page.say_nothing("text", self.tr("Open a text to see what of it was taught."))
            return
        page.set_title("text", self._view[1](document.title))
        basis = self._basis_now(document)
        if basis is None:
            return
        if not basis.same(self._basis):
            self._basis, self._words, self._is_counted = basis, None, False
            page.say_nothing("text", self.tr("Counting the words of this text…"))
        if not self._is_counted:
            self._is_counted = True
            self._count(page, basis)

    def _count(self, page: LessonsPage, basis: _Basis) -> None:
        language, course = self._study.language, self._course
        if language is None or course is None:
            return
        words, lessons, origin = self._words, self._taught_in, self._reading.origin

        def job(progress: Progress, cancelled: Cancelled) -> TextReport | None:
            from desktop.language.tally import shown_paragraphs
            from desktop.ui.lessons.values import later_lessons, text_report
            from desktop.vocabulary.lessons import taught_in
            from desktop.vocabulary.taught_text import taught_counts, text_words

            document, found = basis.document, words
            if found is None:
                shown = shown_paragraphs(document.paragraphs, basis.article)
                found = text_words(
                    shown, language, basis.ignored, basis.corrections, progress, cancelled
                )
            if found is None:
                return None
            taught = taught_in(lessons, course.current, language.fold)
            later = later_lessons(lessons, course.current, language.fold)
            counts = taught_counts(found, taught)
            return text_report(found, counts, document, later, language, origin)

        text = self.tr("Counting the words of this text…")
        self._tasks.start(
            _TEXT, job, self._take_text, self._fail, lambda share: page.show_work(text, share)
        )

    def _take_text(self, report: TextReport | None) -> None:
        page = self._page
        if page is None or report is None:
            return
        page.hide_work()
        self._words = report.words
        if not report.paragraphs:
            page.say_nothing("text", self.tr("There is no Chinese in this text."))
            return
        self._set_script(page)
        page.text.set_report(report)
        page.show_view("text")

    def _to_place(self, place: Place) -> None:
        if self._reading.document is not None:
            self.place_wanted.emit(self._reading.document.id, place)

    def _cancel(self) -> None:
        """Stop counting; what is counted is kept."""
        page = self._page
        if page is None:
            return
        if self._tasks.is_running(_TEXT):
            page.say_nothing("text", self.tr("The words of this text are not counted."))
            self._is_counted = False
        self._tasks.cancel(_TEXT)
        self._fitting.stop()
        page.hide_work()

    def _fail(self, error: Exception) -> None:
        if self._page is not None:
            self._page.hide_work()
        if not isinstance(error, StorageError):
            raise error
        self._notice.say(str(error))
