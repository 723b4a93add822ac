"""Give a course or a lesson a title."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop.language.scripts import Script
from desktop.ui.library.dialog_parts import answers
from desktop.ui.theme import TEXT_PX
from desktop.ui.widgets import label, pixel_font

_WIDTH = 400


class TitleDialog(QDialog):
    """Asks for a title, which can't be empty; `what` says whose, `yes` is the button."""

    titled = Signal(str)

    def __init__(
        self, what: str, yes: str, title: str, script: Script, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(what)
        self._before = title
        self.title = QLineEdit(title)
        self.title.setFont(pixel_font(TEXT_PX, script=script))
        self.title.setAccessibleName(self.tr("Title"))
        self.title.selectAll()
        name = label(self.tr("Title"), "soft")
        name.setBuddy(self.title)
        row, self.save_button, self.cancel_button = answers(yes, self)
        self.save_button.clicked.connect(self._save)
        self.title.textChanged.connect(lambda _text: self._show_button())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        column.addWidget(name)
        column.addWidget(self.title)
        column.addSpacing(8)
        column.addLayout(row)
        self.resize(_WIDTH, self.sizeHint().height())
        self._show_button()

    def _show_button(self) -> None:
        self.save_button.setEnabled(bool(self.title.text().strip()))

    def _save(self) -> None:
        title = " ".join(self.title.text().split())
        self.accept()
        if title != self._before:
            self.titled.emit(title)
