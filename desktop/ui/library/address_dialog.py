"""Open a web address: one line, and what is wrong with it if it is none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.library.dialog_parts import answers
from desktop.ui.widgets import label

_WIDTH = 480


class AddressDialog(QDialog):
    """Asks for a web address.

    `normal_address` gives an address as it is fetched, None for what is none; `prefilled` is what
    the line holds at first.
    """

    chosen = Signal(str)
    """The address as it is fetched."""

    def __init__(
        self,
        normal_address: Callable[[str], str | None],
        prefilled: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open a web address"))
        self._normal_address = normal_address
        self.line = QLineEdit(prefilled)
        self.line.setPlaceholderText("https://")
        self.line.setAccessibleName(self.tr("Web address"))
        self.line.selectAll()
        self.line.textChanged.connect(self._edited)
        about = label(self.tr("Address of a page, a book or a text on the web"), "soft")
        about.setWordWrap(True)
        about.setBuddy(self.line)
        self.problem = label()
        self.problem.setWordWrap(True)
        row, self.open_button, self.cancel_button = answers(self.tr("Open"), self)
        self.open_button.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        column.addWidget(about)
        column.addWidget(self.line)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addSpacing(4)
        column.addLayout(row)
        self.resize(_WIDTH, self.sizeHint().height())
        self._edited(prefilled)

    def _edited(self, text: str) -> None:
        self.problem.clear()
        self.open_button.setEnabled(bool(text.strip()))

    def _open(self) -> None:
        address = self._normal_address(self.line.text().strip())
        if address is None:
            self.problem.setText(
                self.tr("This is no web address. One looks like https://example.com.")
            )
            self.line.setFocus()
            self.line.selectAll()
            return
        self.accept()
        self.chosen.emit(address)
