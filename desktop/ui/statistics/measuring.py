"""The Statistics page in the window: what it shows, what becomes of its wishes, the counting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.language.document import Place
from desktop.language.levels import Levels
from desktop.language.scripts import Script
from desktop.storage.errors import StorageError
from desktop.study import Study
from desktop.ui.notice import Notice
from desktop.ui.reading import Reading
from desktop.ui.statistics.book_counter import BookCounter
from desktop.ui.statistics.timekeeper import Timekeeper
from desktop.ui.tasks import Cancelled, Progress, Tasks
from desktop.ui.theme import Theme
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes

if TYPE_CHECKING:
    # The first page is there before it is.
    from desktop.library_report import LibraryReport
    from desktop.statistics import Basis, Statistics
    from desktop.ui.statistics.statistics_page import StatisticsPage
    from desktop.ui.statistics.values import Details, WordRow
    from desktop.vocabulary.statistics import TextFacts

_TEXT, _LIBRARY, _DETAILS = "statistics-text", "statistics-library", "statistics-details"
_SOON_MS = 200


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    """What was found about a text in the background."""

    basis: Basis | None
    facts: TextFacts
    rows: tuple[WordRow, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Library:
    """What was found about the library in the background."""

    basis: Basis | None
    report: LibraryReport


class Measuring(QObject):
    """Fills the page, which is made when it is first asked for, and counts texts behind it.

    `statistics` gives the facade, which is made when it is first needed; `write` makes a change
    that can be undone and shows it everywhere. `time` is what the reader is to tell of itself.
    """

    open_wanted = Signal(str)
    """The id of the document to open where it was left."""
    place_wanted = Signal(str, object)
    """The id of a document and the Place to read it at."""

    def __init__(
        self,
        window: QWidget,
        study: Study,
        statistics: Callable[[], Statistics],
        reading: Reading,
        tasks: Tasks,
        notice: Notice,
        write: Callable[[Callable[[], Changes]], bool],
    ) -> None:
        super().__init__(window)
        self._study, self._statistics, self._reading = study, statistics, reading
        self._tasks, self._notice, self._write = tasks, notice, write
        self.time = Timekeeper(statistics, self)
        self.time.failed.connect(notice.say)
        self._page: StatisticsPage | None = None
        self._levels = Levels()
        self._facts: TextFacts | None = None
        self._view: tuple[Script, Callable[[str], str]] = (Script.ORIGINAL, str)
        self._zhuyin = False
        self._counter = BookCounter(study, statistics, tasks, self)
        self._counter.told.connect(self._tell_counting)
        self._counter.counted.connect(self._show_counted)
        self._counter.ended.connect(self._end_counting)
        self._counter.failed.connect(notice.say)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._show_counted)

    # -- the page ----------------------------------------------------------------------------

    def page(self, theme: Theme) -> StatisticsPage:
        """Give the page; `show_now` fills it once it is in sight."""
        if self._page is None:
            from desktop.ui.statistics.statistics_page import StatisticsPage

            page = StatisticsPage(theme)
            page.turned.connect(lambda _which: self.show_now())
            page.cancelled.connect(self._cancel)
            page.text.status_wanted.connect(self._set_status)
            page.text.place_wanted.connect(self._to_place)
            page.text.details_wanted.connect(self._look_all_up)
            page.library.open_wanted.connect(self.open_wanted)
            page.text.failed.connect(self._notice.say)
            page.library.failed.connect(self._notice.say)
            page.library.set_script(*self._view)
            self._page = page
        return self._page

    def show_now(self) -> None:
        """Fill the page with what it is to show now, and count what is not counted."""
        page = self._page
        if page is None:
            return
        if self._study.language is None:
            for which in ("text", "library"):
                page.say_nothing(which, self.tr("The dictionary is being prepared…"))
        elif page.shown == "text":
            self._show_text(page)
        else:
            self._report()
            self._counter.count_now()

    def refresh(self) -> None:
        """Show what was written to the words, by whomever."""
        page = self._page
        if page is None or not page.isVisible():
            return
        if page.shown == "text":
            self._show_text(page)
        else:
            self._soon.start()

    def text_changed(self) -> None:
        """Follow another text, or another part of it, or a correction of how it is cut."""
        self._tasks.cancel(_TEXT)
        self._tasks.cancel(_DETAILS)
        self._facts = None
        self._begin_time()
        self.refresh()

    def language_changed(self) -> None:
        """Follow another dictionary, the first one too."""
        self._tasks.cancel(_LIBRARY)
        self._counter.cancel()
        if self._page is not None:
            self._statistics().forget()
        self.text_changed()
        if self._page is not None and self._page.isVisible():
            self.show_now()

    def choose_hsk3(self, edition: str) -> None:
        """Take the levels of HSK 3.0 from one of the documents called so: `2025` or `2021`."""
        self._levels = Levels(edition)
        self._facts = None
        self.refresh()

    def show_script(self, script: Script, shown: Callable[[str], str]) -> None:
        """Write words and titles in a script, from now on."""
        self._view = (script, shown)
        if self._page is not None:
            self._page.library.set_script(script, shown)
            self._page.text.set_look_up(self._look_up, self._shown_script())

    def show_zhuyin(self, zhuyin: bool) -> None:
        """Write readings in zhuyin, or in pinyin."""
        if zhuyin != self._zhuyin:
            self._zhuyin = zhuyin
            if self._page is not None:
                self._page.text.set_look_up(self._look_up, self._shown_script())

    def set_theme(self, theme: Theme) -> None:
        """Follow a theme."""
        if self._page is not None:
            self._page.set_theme(theme)

    def _begin_time(self) -> None:
        document = self._reading.document
        if document is not None:
            self.time.begin(document, self._reading.article)

    # -- this text ---------------------------------------------------------------------------

    def _show_text(self, page: StatisticsPage) -> None:
        document = self._reading.document
        if document is None or self._study.language is None:
            page.say_nothing("text", self.tr("Open a text to see its statistics."))
            return
        page.set_title(self._view[1](document.title))
        if self._facts is None:
            self._count_text(page)
            return
        statistics = self._statistics()
        try:
            statistics.refresh()
            numbers = statistics.numbers(self._facts, document.id, self._study.language.fold)
        except StorageError as error:
            self._fail(error)
            return
        if numbers is None:
            self._count_text(page)
        elif not numbers.characters:
            page.say_nothing("text", self.tr("There are no Chinese characters in this text."))
        else:
            page.text.set_numbers(numbers)
            page.show_view("text")

    def _count_text(self, page: StatisticsPage) -> None:
        document, language = self._reading.document, self._study.language
        if document is None or language is None or self._tasks.is_running(_TEXT):
            return
        statistics, article, levels = self._statistics(), self._reading.article, self._levels
        folder, words = statistics.folder, statistics.word_list

        def job(progress: Progress, cancelled: Cancelled) -> _Text | None:
            from desktop.counting import facts_of
            from desktop.statistics import make_basis
            from desktop.ui.statistics.values import word_rows

            basis = make_basis(folder, language) if words is None else None
            known = basis.words if basis is not None else words
            assert known is not None
            facts = facts_of(
                folder, language, known, document, article, levels, progress, cancelled
            )
            return _Text(basis, facts, word_rows(facts, known, document)) if facts else None

        text = self.tr("Counting the words of this text…")
        page.say_nothing("text", text)
        self._tasks.start(
            _TEXT, job, self._take_text, self._fail, lambda share: page.show_work(text, share)
        )

    def _take_text(self, found: _Text | None) -> None:
        page = self._page
        if page is None or found is None:
            return
        page.hide_work()
        if found.basis is not None:
            self._statistics().take(found.basis)
        self._facts = found.facts
        page.text.set_rows(found.rows)
        page.text.set_look_up(self._look_up, self._shown_script())
        self._show_text(page)

    def _shown_script(self) -> Script:
        script = self._view[0]
        return self._reading.origin if script is Script.ORIGINAL else script

    def _look_up(self, row: WordRow) -> Details:
        from desktop.ui.statistics.values import Details, details_of

        language = self._study.language
        if language is None:
            return Details(row.written, "", (), "")
        origin, script, shown = self._reading.origin, self._shown_script(), self._view[1]
        return details_of(row, language, origin, script, shown, zhuyin=self._zhuyin)

    def _look_all_up(self) -> None:
        page = self._page
        if page is None:
            return
        rows = tuple(page.text.model.rows())

        def job(progress: Progress, cancelled: Cancelled) -> dict[Place, Details] | None:
            found = {}
            for number, row in enumerate(rows):
                if number % 100 == 0:
                    if cancelled():
                        return None
                    progress(number / len(rows))
                found[row.place] = self._look_up(row)
            return found

        def take(found: dict[Place, Details] | None) -> None:
            page.hide_work()
            if found is not None:
                page.text.take_details(found)

        text = self.tr("Looking up all words…")
        self._tasks.start(
            _DETAILS, job, take, self._fail, lambda share: page.show_work(text, share)
        )

    def _set_status(self, rows: Sequence[WordRow], status: Status) -> None:
        document, language = self._reading.document, self._study.language
        if document is None or language is None:
            return
        found = [(row.written, row.place) for row in rows]

        def change() -> Changes:
            words = self._statistics().words_of(language, document, found, status)
            return self._study.set_status_of(words, status)

        self._write(change)

    def _to_place(self, place: Place) -> None:
        if self._reading.document is not None:
            self.place_wanted.emit(self._reading.document.id, place)

    # -- the library -------------------------------------------------------------------------

    def _report(self) -> None:
        language, page = self._study.language, self._page
        if language is None or page is None:
            return
        statistics, levels = self._statistics(), self._levels
        try:
            statistics.refresh()
        except StorageError as error:
            self._fail(error)
            return
        folder, snapshot = statistics.folder, statistics.snapshot
        today = datetime.now(UTC).astimezone().date()

        def job(_progress: Progress, cancelled: Cancelled) -> _Library | None:
            from desktop.library_report import library_report
            from desktop.statistics import make_basis

            basis = make_basis(folder, language) if snapshot is None else None
            now = basis.statuses.snapshot() if basis is not None else snapshot
            assert now is not None
            report = library_report(folder, now, language, levels, today, cancelled)
            return _Library(basis, report) if report is not None else None

        def take(found: _Library | None) -> None:
            if found is None:
                return
            if found.basis is not None:
                self._statistics().take(found.basis)
            page.library.set_report(found.report, today)
            page.show_view("library")

        self._tasks.start(_LIBRARY, job, take, self._fail)

    # -- counting all texts ------------------------------------------------------------------

    def tally_soon(self) -> None:
        """Count what is not counted, once nothing else has been opened for a while."""
        self._counter.count_soon()

    def _in_sight(self, which: str) -> StatisticsPage | None:
        page = self._page
        return page if page is not None and page.isVisible() and page.shown == which else None

    def _tell_counting(self, share: float) -> None:
        page = self._in_sight("library")
        if page is not None:
            page.show_work(self.tr("Counting the words of your texts…"), share)

    def _show_counted(self) -> None:
        if self._in_sight("library") is not None:
            self._report()

    def _end_counting(self) -> None:
        if self._page is not None and not self._tasks.is_running(_TEXT):
            self._page.hide_work()

    def _cancel(self) -> None:
        """Stop counting; what is counted is kept."""
        page = self._page
        if page is None:
            return
        if self._tasks.is_running(_TEXT):
            page.say_nothing("text", self.tr("The words of this text are not counted."))
        self._counter.cancel()
        for tag in (_TEXT, _DETAILS):
            self._tasks.cancel(tag)
        page.hide_work()

    def _fail(self, error: Exception) -> None:
        if self._page is not None:
            self._page.hide_work()
        if not isinstance(error, StorageError):
            raise error
        self._notice.say(str(error))
