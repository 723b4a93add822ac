"""The texts that fit the current lesson, ranked in the background from what is counted of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.storage.errors import StorageError
from desktop.study import Study
from desktop.ui.notice import Notice
from desktop.ui.statistics.book_counter import BookCounter
from desktop.ui.tasks import Cancelled, Progress, Tasks

if TYPE_CHECKING:
    # The first page is there before it is.
    from desktop.lessons import Course, FittingText, Lesson
    from desktop.statistics import Basis, Statistics
    from desktop.ui.lessons.lessons_page import LessonsPage

_FITS, _TALLY = "lessons-fits", "statistics-tally"
_AGAIN_MS = 4000


@dataclass(frozen=True, slots=True, eq=False)
class _Fits:
    """What was found about the library in the background."""

    basis: Basis | None
    texts: tuple[FittingText, ...]


class Fitting(QObject):
    """Fills the page's table of texts, and counts those that are not counted yet."""

    def __init__(
        self,
        study: Study,
        statistics: Callable[[], Statistics],
        tasks: Tasks,
        notice: Notice,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._study, self._statistics = study, statistics
        self._tasks, self._notice = tasks, notice
        self._page: LessonsPage | None = None
        self._asked: tuple[str, Sequence[Lesson]] | None = None
        self._waiting = -1
        self._counter = BookCounter(study, statistics, tasks, self)
        self._counter.told.connect(self._tell)
        self._counter.counted.connect(self._report_again)
        self._counter.ended.connect(self._end)
        self._counter.failed.connect(notice.say)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._report_again)

    def serve(self, page: LessonsPage) -> None:
        """Fill the table of a page from now on."""
        self._page = page

    def forget(self) -> None:
        """Ask anew the next time, for the library or the dictionary may have changed."""
        self._tasks.cancel(_FITS)
        self._asked, self._waiting = None, -1

    def show(self, course: Course, lessons: Sequence[Lesson]) -> None:
        """Show the texts for the current lesson of a course, unless they are shown already."""
        page = self._page
        if page is None:
            return
        title = next((lesson.title for lesson in lessons if lesson.id == course.current), "")
        page.set_title("fits", title)
        if not title:
            page.say_nothing("fits", self.tr("Make a lesson the current one: press Enter on it."))
        elif self._asked != (course.current, lessons):
            self._asked = (course.current, lessons)
            self._report()

    def stop(self) -> None:
        """Stop counting; what is counted is kept."""
        self._again.stop()
        self._counter.cancel()

    def _report(self) -> None:
        language, page = self._study.language, self._page
        if language is None or page is None or self._asked is None:
            return
        statistics, (current, lessons) = self._statistics(), self._asked
        folder, words = statistics.folder, statistics.word_list
        titles = {lesson.id: lesson.title for lesson in lessons}

        def job(_progress: Progress, cancelled: Cancelled) -> _Fits | None:
            from desktop.lessons import fitting_texts
            from desktop.statistics import make_basis
            from desktop.vocabulary.lessons import taught_in

            basis = make_basis(folder, language) if words is None else None
            known = basis.words if basis is not None else words
            assert known is not None
            taught = taught_in(lessons, current, language.fold)
            texts = fitting_texts(folder, known, taught, language.fold, cancelled)
            return _Fits(basis, texts) if texts is not None else None

        def take(found: _Fits | None) -> None:
            if found is None:
                return
            if found.basis is not None:
                self._statistics().take(found.basis)
            if not found.texts:
                page.say_nothing("fits", self.tr("Texts that you open are listed here."))
                return
            page.fits.set_texts(found.texts, titles[current])
            page.show_view("fits")
            self._count_waiting(sum(one.fit is None for one in found.texts))

        self._tasks.start(_FITS, job, take, self._fail)

    # -- texts that are not counted yet ----------------------------------------------------------

    def _count_waiting(self, waiting: int) -> None:
        """Count the texts that are not counted yet, and look again as long as they get fewer."""
        changed, self._waiting = waiting != self._waiting, waiting
        if not waiting or self._in_sight() is None:
            return
        if changed:
            self._counter.count_now()
        if changed or self._tasks.is_running(_TALLY):
            self._again.start()

    def _in_sight(self) -> LessonsPage | None:
        page = self._page
        return page if page is not None and page.isVisible() and page.shown == "fits" else None

    def _report_again(self) -> None:
        if self._in_sight() is not None and not self._tasks.is_running(_FITS):
            self._report()

    def _tell(self, share: float) -> None:
        page = self._in_sight()
        if page is not None:
            page.show_work(self.tr("Counting the words of your texts…"), share)

    def _end(self) -> None:
        page = self._in_sight()
        if page is not None:
            page.hide_work()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, StorageError):
            raise error
        self._notice.say(str(error))
