"""One dialog at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog


class OneDialog:
    """Opens dialogs in place of each other; `closed` is called whenever the open one goes."""

    def __init__(self, closed: Callable[[], None]) -> None:
        self._closed = closed
        self._dialog: QDialog | None = None

    @property
    def dialog(self) -> QDialog | None:
        """The dialog that is open, if any."""
        return self._dialog

    def open(self, dialog: QDialog) -> None:
        """Open a dialog in place of the one that is open."""
        if self._dialog is not None:
            self._dialog.reject()
        self._dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _result, dialog=dialog: self._leave(dialog))
        dialog.open()

    def _leave(self, dialog: QDialog) -> None:
        if self._dialog is dialog:
            self._dialog = None
            self._closed()
