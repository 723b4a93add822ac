"""Help > Check for a newer version: asks only when its user does, and opens a page at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.documents.errors import OpenError
from desktop.ui.notice import Notice
from desktop.ui.tasks import Cancelled, Progress, Tasks
from dictionaries.errors import Cancelled as WasCancelled

if TYPE_CHECKING:
    # Loaded when somebody asks.
    from desktop.updates import Release

_ASK = "updates"
_LISTED = 3


class Updating(QObject):
    """Asks the list of releases, and tells what it says.

    `installed` is the version and `address` where to ask; both are the program's own where they are
    empty.
    """

    working = Signal(str, float)
    finished = Signal()

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        notice: Notice,
        installed: str = "",
        address: str = "",
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._notice = window, tasks, notice
        self._installed, self._address = installed, address
        self.box: QMessageBox | None = None

    def check(self) -> None:
        """Ask whether there is a newer version."""
        if not self._installed:
            # What few ask for must not slow every start.
            from importlib.metadata import version

            self._installed = version("duben")
        installed, address = self._installed, self._address

        def job(progress: Progress, cancelled: Cancelled) -> tuple[Release, ...]:
            from desktop.updates import RELEASES, newer_releases

            return newer_releases(installed, address or RELEASES, progress, cancelled)

        said = self.tr("Asking for a newer version")
        self.working.emit(said, 0.0)
        self._tasks.start(
            _ASK, job, self._tell, self._fail, lambda share: self.working.emit(said, share)
        )

    def cancel(self) -> None:
        """Stop asking."""
        self._tasks.cancel(_ASK)
        self.finished.emit()

    def _tell(self, releases: tuple[Release, ...]) -> None:
        self.finished.emit()
        if not releases:
            said = self.tr("Duben {0} is the newest version.").format(self._installed)
            self._notice.say(said, brief=True)
            return
        newest = releases[0]
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Newer version"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            self.tr("Duben {0} is there; you have {1}.").format(newest.version, self._installed)
        )
        box.setInformativeText(self._news(releases))
        see = box.addButton(self.tr("Open its page"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Not now"), QMessageBox.ButtonRole.RejectRole)
        see.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(newest.page)))
        self.box = box
        box.finished.connect(self._closed)
        box.open()

    def _closed(self) -> None:
        self.box = None

    def _news(self, releases: tuple[Release, ...]) -> str:
        parts = []
        for one in releases[:_LISTED]:
            head = f"{one.version} ({one.date})" if one.date else one.version
            parts.append("\n".join([head, *[f"•  {note}" for note in one.notes]]))
        return "\n\n".join(parts)

    def _fail(self, error: Exception) -> None:
        self.finished.emit()
        if isinstance(error, WasCancelled):
            return
        if not isinstance(error, OpenError):
            raise error
        self._notice.say(str(error))
