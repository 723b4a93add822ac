"""Count all texts of the library in the background, when nothing else is going on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.storage.errors import StorageError
from desktop.study import Study
from desktop.ui.tasks import Cancelled, Progress, Tasks

if TYPE_CHECKING:
    # The first page is there before it is.
    from desktop.statistics import Statistics

_TALLY = "statistics-tally"
_IDLE_MS = 8000
_WATCH_MS = 4000


class BookCounter(QObject):
    """Counts what is not counted; what was broken off goes on the next time."""

    told = Signal(float)
    """What share of the counting is done, 0 to 1."""
    counted = Signal()
    """Some more texts have been counted."""
    ended = Signal()
    failed = Signal(str)
    """A sentence for the reader: texts can't be counted."""

    def __init__(
        self,
        study: Study,
        statistics: Callable[[], Statistics],
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._study, self._statistics, self._tasks = study, statistics, tasks
        self._idle = self._timer(_IDLE_MS, self.count_now)
        self._watch = self._timer(_WATCH_MS, self._tell_counted)

    def count_soon(self) -> None:
        """Count once this was not asked for again for a while."""
        self._idle.start()

    def count_now(self) -> None:
        """Count, unless that is under way."""
        language = self._study.language
        if language is None or self._tasks.is_running(_TALLY):
            return
        statistics = self._statistics()
        folder, words = statistics.folder, statistics.word_list

        def job(progress: Progress, cancelled: Cancelled) -> int:
            from desktop.counting import tally_all

            return tally_all(folder, language, words, progress, cancelled)

        self._tasks.start(_TALLY, job, self._end, self._fail, self.told.emit)
        self._watch.start()

    def cancel(self) -> None:
        """Stop; what is counted is kept."""
        self._idle.stop()
        self._watch.stop()
        self._tasks.cancel(_TALLY)

    def _tell_counted(self) -> None:
        if self._tasks.is_running(_TALLY):
            self._watch.start()
            self.counted.emit()

    def _end(self, count: int) -> None:
        self._watch.stop()
        self.ended.emit()
        if count:
            self.counted.emit()

    def _fail(self, error: Exception) -> None:
        self._watch.stop()
        self.ended.emit()
        if not isinstance(error, StorageError):
            raise error
        self.failed.emit(str(error))

    def _timer(self, milliseconds: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(run)
        return timer
