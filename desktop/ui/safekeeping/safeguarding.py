"""What keeps the vocabulary safe while the window is open, and the screen that restores it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.language.scripts import Script
from desktop.storage.errors import StorageError
from desktop.ui.notice import Notice
from desktop.ui.tasks import Cancelled, Progress, Tasks

if TYPE_CHECKING:
    # The first page is there before they are.
    from desktop.safekeeping import Kept, Kind, Preview, Restored, Snapshot
    from desktop.ui.safekeeping.restore_dialog import RestoreDialog

_CHECK, _KEEP, _PREVIEW, _RESTORE = "check-files", "keep-safe", "restore-preview", "restore"
_FIRST_CHECK_MS = 8_000
_FIRST_KEEP_MS = 60_000
_KEEP_MS = 10 * 60_000


class Safeguarding(QObject):
    """Checks the files once, keeps copies of them as time goes by, and restores one when asked.

    `now` gives local time.
    """

    restored = Signal()
    """Rows have been written by another connection: the words are to be read again, and what was
    done before can't be undone one by one any more."""

    def __init__(
        self,
        window: QWidget,
        folder: Path,
        tasks: Tasks,
        notice: Notice,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(window)
        self._window, self._folder, self._tasks, self._notice = window, folder, tasks, notice
        self._now = now
        self._dialog: RestoreDialog | None = None
        self._undo: Snapshot | None = None
        self._has_complained = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)

    # -- in the background -------------------------------------------------------------------

    def begin(self) -> None:
        """Begin, once the first page is there: soon check the files, then keep copies."""
        QTimer.singleShot(_FIRST_CHECK_MS, self, self.check)
        self._timer.start(_FIRST_KEEP_MS)

    def check(self) -> None:
        """Read the files through, and tell if one is damaged."""
        folder = self._folder

        def job(_progress: Progress, cancelled: Cancelled) -> tuple[Path, ...]:
            from desktop.safekeeping import check

            return check(folder, cancelled)

        self._tasks.start(_CHECK, job, self._tell_damage, self._complain)

    def keep(self) -> None:
        """Take a snapshot if one is due and write the mirror if words have changed."""
        folder, now = self._folder, self._now()

        def job(_progress: Progress, cancelled: Cancelled) -> Kept:
            from desktop.safekeeping import keep

            return keep(folder, now, cancelled)

        self._tasks.start(_KEEP, job, lambda _: None, self._complain)
        self._timer.start(_KEEP_MS)

    def _tell_damage(self, damaged: tuple[Path, ...]) -> None:
        for path in damaged:
            self._notice.say(
                self.tr(
                    "{0} is damaged. Close Duben and start it again: it will offer to repair it."
                ).format(path.name)
            )

    def _complain(self, error: Exception) -> None:
        """Say once, and in passing, that no copy could be made."""
        if not isinstance(error, StorageError):
            raise error
        if not self._has_complained:
            self._has_complained = True
            self._notice.say(
                self.tr("Your vocabulary could not be backed up: {0}").format(error), brief=True
            )

    # -- the screen --------------------------------------------------------------------------

    def show_restore(self, script: Script = Script.SIMPLIFIED) -> RestoreDialog:
        """Show the screen on which the vocabulary is restored."""
        from desktop.ui.safekeeping.restore_dialog import RestoreDialog

        dialog = RestoreDialog(self._now(), script, self._window)
        dialog.preview_wanted.connect(self._compare)
        dialog.restore_wanted.connect(self._restore)
        dialog.undo_wanted.connect(self._take_back)
        dialog.finished.connect(self._close)
        self._dialog = dialog
        self._list()
        dialog.open()
        return dialog

    def _list(self) -> None:
        from desktop.safekeeping import list_snapshots

        if self._dialog is not None:
            self._dialog.set_snapshots(list_snapshots(self._folder))

    def _close(self) -> None:
        self._tasks.cancel(_PREVIEW)
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _compare(self, snapshot: Snapshot) -> None:
        folder = self._folder

        def job(_progress: Progress, _cancelled: Cancelled) -> Preview:
            from desktop.safekeeping import preview

            return preview(folder, snapshot)

        def show(preview: Preview) -> None:
            if self._dialog is not None:
                self._dialog.show_preview(snapshot, preview)

        self._tasks.start(_PREVIEW, job, show, self._fail)

    def _restore(self, snapshot: Snapshot, kinds: tuple[Kind, ...]) -> None:
        self._run(snapshot, kinds, undoes=False)

    def _take_back(self) -> None:
        if self._undo is not None:
            from desktop.safekeeping import Kind

            self._run(self._undo, tuple(Kind), undoes=True)

    def _run(self, snapshot: Snapshot, kinds: tuple[Kind, ...], *, undoes: bool) -> None:
        folder, now = self._folder, self._now()
        if self._dialog is not None:
            self._dialog.show_work(self.tr("Restoring…"))

        def job(_progress: Progress, _cancelled: Cancelled) -> Restored:
            from desktop.safekeeping import restore

            return restore(folder, snapshot, now, kinds)

        self._tasks.start(
            _RESTORE, job, lambda done: self._finish(snapshot, done, undoes=undoes), self._fail
        )

    def _finish(self, snapshot: Snapshot, done: Restored, *, undoes: bool) -> None:
        from desktop.ui.safekeeping.texts import moment_text

        self._undo = None if undoes else done.before
        self.restored.emit()
        text = (
            self.tr("The restore was undone.")
            if undoes
            else self.tr("Restored to {0}.").format(moment_text(snapshot.taken, self._now()))
        )
        if self._dialog is not None:
            self._dialog.show_restored(text, undo=not undoes)
        elif undoes:
            self._notice.say(text, brief=True)
        else:
            self._notice.say(text, button=self.tr("Undo restore"), action=self._take_back)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, StorageError):
            raise error
        if self._dialog is not None:
            self._dialog.show_problem(str(error))
        else:
            self._notice.say(str(error))
