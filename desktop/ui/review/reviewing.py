"""The Review page in the window: what it shows, and what becomes of its wishes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.storage.errors import StorageError
from desktop.ui.notice import Notice
from desktop.ui.reader.card_look import CardLook
from desktop.ui.tasks import Cancelled, Progress, Tasks

if TYPE_CHECKING:
    # The first page is there before it is.
    from desktop.reviews import (
        Answered,
        Figures,
        Question,
        Rating,
        ReviewChanges,
        Reviews,
        ReviewSettings,
    )
    from desktop.ui.review.review_page import ReviewPage

_FIGURES = "review-figures"
_LONGEST_WAIT_MS = 60 * 60 * 1000


class Reviewing(QObject):
    """Fills the page, which is made when it is first asked for.

    `reviews` gives the reviews of the study in `folder`; `write` makes a change that can be undone
    and shows it everywhere, `take_back` undoes the last one, whose name `undo_text` gives.
    """

    sentence_wanted = Signal(str, object)
    """The id of a document and the Sentence to open in it."""
    settings_changed = Signal(object)
    """The ReviewSettings to keep; the page goes by them already."""

    def __init__(
        self,
        window: QWidget,
        reviews: Callable[[], Reviews],
        folder: Path,
        tasks: Tasks,
        notice: Notice,
        write: Callable[[Callable[[], ReviewChanges]], bool],
        take_back: Callable[[], None],
        undo_text: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._window, self._reviews, self._folder = window, reviews, folder
        self._tasks, self._notice = tasks, notice
        self._write, self._take_back, self._undo_text = write, take_back, undo_text
        self._page: ReviewPage | None = None
        self._names: set[str] = set()  # of what was done here
        self._wake = QTimer(self)
        self._wake.setSingleShot(True)
        self._wake.timeout.connect(self.refresh)

    # -- the page ----------------------------------------------------------------------------

    def page(self, look: CardLook) -> ReviewPage:
        """Give the page as things are now."""
        if self._page is None:
            from desktop.ui.review.review_page import ReviewPage

            page = ReviewPage(look)
            page.answered.connect(self._answer)
            page.bury_wanted.connect(self._bury)
            page.suspend_wanted.connect(self._suspend)
            page.undo_wanted.connect(self._undo)
            page.options_wanted.connect(self._show_options)
            page.progress_wanted.connect(self._draw)
            page.sentence_wanted.connect(self.sentence_wanted)
            for plot in (page.rest.forecast, page.rest.retention):
                plot.failed.connect(self._notice.say)
            self._page = page
        else:
            self._page.set_look(look)
        self._show()
        return self._page

    def set_look(self, look: CardLook) -> None:
        """Follow the theme, the script and the reader's choices."""
        if self._page is not None:
            self._page.set_look(look)

    def refresh(self) -> None:
        """Show what has changed, where the page is in sight; what is asked stays if it can."""
        if self._page is not None and self._page.isVisible():
            self._show()

    def use(self, settings: ReviewSettings) -> None:
        """Go by other settings, and show what they change."""
        self._reviews().use(settings)
        self.refresh()

    def _show(self) -> None:
        page = self._page
        if page is None:
            return
        self._wake.stop()
        try:
            reviews = self._reviews()
            can_undo = self._undo_text() in self._names
            page.show_counts(reviews.counts(), reviews.done(), can_undo=can_undo)
            asked = page.question
            if asked is not None and reviews.is_current(asked) and not self._is_first(asked):
                return
            question = reviews.next()
            if question is not None:
                page.ask(question)
                return
            outlook = reviews.outlook()
        except StorageError as error:
            self._notice.say(str(error))
            return
        page.show_rest(outlook)
        if outlook.next_step is not None:
            self._wake_at(outlook.next_step)
        self._draw()

    def _is_first(self, asked: Question) -> bool:
        """Tell whether another question comes first, because its answer was taken back."""
        first = self._reviews().taken_back
        return first is not None and first != (asked.word.id, asked.card.kind)

    def _wake_at(self, time: int) -> None:
        from desktop.vocabulary.sessions import AHEAD

        wait = (time - AHEAD - self._reviews().now()) // 1000 + 1
        self._wake.start(min(max(0, wait), _LONGEST_WAIT_MS))

    def _draw(self) -> None:
        folder, settings = self._folder, self._reviews().settings

        def job(_progress: Progress, _cancelled: Cancelled) -> Figures:
            from desktop.reviews import figures

            return figures(folder, settings)

        def done(found: Figures) -> None:
            if self._page is not None:
                self._page.set_figures(found, settings.retention)

        self._tasks.start(_FIGURES, job, done, self._fail)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, StorageError):
            raise error
        self._notice.say(str(error))

    # -- wishes ------------------------------------------------------------------------------

    def _make(self, write: Callable[[], ReviewChanges]) -> bool:
        """Make a change that U takes back, and show what comes then."""

        def named() -> ReviewChanges:
            changes = write()
            self._names.add(changes.name)
            return changes

        is_written = self._write(named)
        self._show()
        return is_written

    def _answer(self, rating: Rating, milliseconds: int, typed: str) -> None:
        question = self._asked()
        if question is None:
            return
        given: list[Answered] = []

        def write() -> ReviewChanges:
            given.append(self._reviews().answer(question, rating, milliseconds, typed))
            return given[0].changes

        if self._make(write) and given[0].is_leech:
            text = self.tr("{0} was forgotten often. It is set aside, with the tag “leech”.")
            self._notice.say(
                text.format(question.word.simplified),
                button=self.tr("Undo"),
                action=self._undo,
            )

    def _bury(self) -> None:
        question = self._asked()
        if question is not None:
            self._make(lambda: self._reviews().bury(question))

    def _suspend(self) -> None:
        question = self._asked()
        if question is not None:
            self._make(lambda: self._reviews().suspend(question))

    def _undo(self) -> None:
        if self._undo_text() in self._names:
            self._take_back()
            self._show()

    def _asked(self) -> Question | None:
        return self._page.question if self._page is not None else None

    # -- options -----------------------------------------------------------------------------

    def _show_options(self) -> None:
        from desktop.ui.review.options_dialog import OptionsDialog

        reviews = self._reviews()
        dialog = OptionsDialog(reviews.settings, len(reviews.suspended()), self._window)
        dialog.changed.connect(self._change)
        dialog.resume_wanted.connect(self._resume)
        dialog.export_wanted.connect(self._export)
        dialog.exec()

    def _change(self, settings: ReviewSettings) -> None:
        self.use(settings)
        self.settings_changed.emit(settings)

    def _resume(self) -> None:
        self._make(lambda: self._reviews().resume(self._reviews().suspended()))

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the review log"), "revlog.csv", "CSV (*.csv)"
        )
        if name:
            self.export(Path(name))

    def export(self, path: Path) -> None:
        """Save the log in the form that the FSRS optimizer takes."""
        try:
            path.write_text(self._reviews().log_csv(), encoding="utf-8", newline="\n")
        except (OSError, StorageError) as error:
            self._notice.say(self.tr("The log could not be saved: {0}").format(error))
