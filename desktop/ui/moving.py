"""Everything as one file, in the window: asked for, written and merged in the background."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.storage.errors import StorageError
from desktop.ui.notice import Notice
from desktop.ui.tasks import Cancelled, Progress, Tasks
from dictionaries.errors import Cancelled as WasCancelled

if TYPE_CHECKING:
    # Loaded when the first file is written or merged.
    from desktop.moving import Merged

_MOVE = "moving"


class Moving(QObject):
    """Asks for the file, and tells what came of it."""

    merged = Signal()
    """Rows have been written by another connection: all is to be read again."""
    working = Signal(str, float)
    finished = Signal()

    def __init__(self, window: QWidget, folder: Path, tasks: Tasks, notice: Notice) -> None:
        super().__init__(window)
        self._window, self._folder, self._tasks, self._notice = window, folder, tasks, notice

    def choose_export(self) -> None:
        """Ask for a file, and write everything to it."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export everything"), "duben.zip", self.tr("Duben (*.zip)")
        )
        if name:
            self.export(Path(name))

    def choose_import(self) -> None:
        """Ask for a file, and merge it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import everything"), "", self.tr("Duben (*.zip)")
        )
        if name:
            self.take_over(Path(name))

    def export(self, path: Path) -> None:
        """Write everything to a file."""
        folder = self._folder

        def job(progress: Progress, cancelled: Cancelled) -> None:
            from desktop.moving import pack

            pack(folder, path, progress, cancelled)

        def done(_: None) -> None:
            self.finished.emit()
            self._notice.say(self.tr("Everything is in {0}.").format(path.name), brief=True)

        self._start(self.tr("Exporting everything…"), job, done)

    def take_over(self, path: Path) -> None:
        """Merge a file into what is here."""
        folder, now = self._folder, datetime.now()

        def job(progress: Progress, cancelled: Cancelled) -> Merged:
            from desktop.moving import unpack

            return unpack(folder, path, now, progress, cancelled)

        def done(found: Merged) -> None:
            self.finished.emit()
            if found.rows or found.texts:
                self.merged.emit()
                text = self.tr("{0} was merged: {1} entries, {2} texts.")
                self._notice.say(text.format(path.name, f"{found.rows:,}", f"{found.texts:,}"))
            else:
                self._notice.say(self.tr("There is nothing new in {0}.").format(path.name))

        self._start(self.tr("Importing everything…"), job, done)

    def cancel(self) -> None:
        """Stop; what is merged already stays, and can be merged again."""
        self._tasks.cancel(_MOVE)
        self.finished.emit()

    def _start(
        self,
        text: str,
        job: Callable[[Progress, Cancelled], object],
        done: Callable[..., None],
    ) -> None:
        self.working.emit(text, 0.0)
        self._tasks.start(
            _MOVE, job, done, self._fail, lambda share: self.working.emit(text, share)
        )

    def _fail(self, error: Exception) -> None:
        self.finished.emit()
        if isinstance(error, WasCancelled):
            return
        if not isinstance(error, StorageError):
            raise error
        self._notice.say(str(error))
