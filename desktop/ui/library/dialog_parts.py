"""What the small dialogs of the library end with."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout

from desktop.ui.widgets import Button


def answers(yes: str, dialog: QDialog) -> tuple[QHBoxLayout, Button, Button]:
    """Make the row of answers: Cancel, and the filled one that Enter presses.

    Cancel rejects the dialog; the other is for the dialog to connect.
    """
    accept = Button(yes, "primary")
    accept.setDefault(True)
    cancel = Button(QCoreApplication.translate("Library", "Cancel"))
    cancel.setAutoDefault(False)
    cancel.clicked.connect(dialog.reject)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(accept)
    return row, accept, cancel
