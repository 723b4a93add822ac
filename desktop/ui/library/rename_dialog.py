"""Rename a document: its title and its author."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.language.scripts import Script
from desktop.ui.library.dialog_parts import answers
from desktop.ui.theme import TEXT_PX
from desktop.ui.widgets import pixel_font

_WIDTH = 440


class RenameDialog(QDialog):
    """Asks for a title, which can't be empty, and an author, who can."""

    renamed = Signal(str, str)
    """The title and the author."""

    def __init__(
        self, title: str, author: str, script: Script, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rename"))
        self._before = (title, author)
        self.title = self._line(title, self.tr("Title"), script)
        self.author = self._line(author, self.tr("Author"), script)
        self.title.selectAll()
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.addRow(self.tr("Title"), self.title)
        form.addRow(self.tr("Author"), self.author)
        row, self.save_button, self.cancel_button = answers(self.tr("Rename"), self)
        self.save_button.clicked.connect(self._save)
        self.title.textChanged.connect(lambda text: self.save_button.setEnabled(bool(text.strip())))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(16)
        column.addLayout(form)
        column.addLayout(row)
        self.resize(_WIDTH, self.sizeHint().height())

    def _line(self, text: str, name: str, script: Script) -> QLineEdit:
        line = QLineEdit(text)
        line.setFont(pixel_font(TEXT_PX, script=script))
        line.setAccessibleName(name)
        line.setCursorPosition(0)
        return line

    def _save(self) -> None:
        names = (self.title.text().strip(), self.author.text().strip())
        self.accept()
        if names != self._before:
            self.renamed.emit(*names)
