"""What the dialogs for a list are made of: where the list comes from, then what it holds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.language.scripts import Script
from desktop.ui.library.dialog_parts import answers
from desktop.ui.theme import TEXT_PX
from desktop.ui.widgets import Button, label, pixel_font


class ListDialog(QDialog):
    """Asks for a file or for words that are typed, and shows a page of what was understood.

    A dialog of this kind says what `about` and the placeholder of `text` are to say, makes a page
    and hands it to `set_preview`, and does in `_accept_preview` what its filled button stands for.
    """

    file_wanted = Signal()
    text_given = Signal(str)
    cancelled = Signal()
    """What is under way is wanted no more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._make_source())
        self.problem = label()
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.progress = QProgressBar()
        self.progress.setProperty("look", "work")
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.hide()
        row, self.next_button, self.cancel_button = answers(self.tr("Preview"), self)
        self.next_button.clicked.connect(self._go_on)
        self.back_button = Button(self.tr("Back"))
        self.back_button.setAutoDefault(False)
        self.back_button.clicked.connect(self._go_back)
        row.insertWidget(0, self.back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(self.stack, 1)
        column.addWidget(self.problem)
        column.addWidget(self.progress)
        column.addLayout(row)
        self.finished.connect(lambda _result: self.cancelled.emit())
        self._show_source()

    # -- the source --------------------------------------------------------------------------

    def _make_source(self) -> QWidget:
        self.about = label(look="soft")
        self.about.setWordWrap(True)
        self.file_button = Button(self.tr("Choose a file…"))
        self.file_button.setAutoDefault(False)
        self.file_button.clicked.connect(self.file_wanted)
        self.text = QPlainTextEdit()
        self.text.setFont(pixel_font(TEXT_PX, script=Script.SIMPLIFIED))
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Words"))
        self.text.textChanged.connect(self._edited)
        self._sources = QHBoxLayout()
        self._sources.setSpacing(8)
        self._sources.addWidget(self.file_button)
        self._sources.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.about)
        column.addLayout(self._sources)
        column.addWidget(self.text, 1)
        return page

    def add_source(self, widget: QWidget) -> None:
        """Put another source of lists beside the choice of a file."""
        self._sources.insertWidget(1, widget)
        self.setTabOrder(self.file_button, widget)

    def _show_source(self) -> None:
        self.stack.setCurrentIndex(0)
        self.back_button.hide()
        self.next_button.setText(self.tr("Preview"))
        self.progress.hide()
        self._edited()
        self.text.setFocus()

    def _edited(self) -> None:
        if self.stack.currentIndex() == 0:
            self.next_button.setEnabled(bool(self.text.toPlainText().strip()))

    # -- the preview -------------------------------------------------------------------------

    def set_preview(self, page: QWidget) -> None:
        """Take the page that shows what the list holds."""
        self.stack.addWidget(page)

    def _show_preview(self) -> None:
        self.stack.setCurrentIndex(1)
        self.back_button.show()

    def set_working(self, share: float) -> None:
        """Show how far the list is understood."""
        self.progress.setValue(round(1000 * share))
        self.progress.show()
        self.next_button.setEnabled(False)

    def say(self, problem: str) -> None:
        """Say what went wrong."""
        self.progress.hide()
        self.problem.setText(problem)
        self.problem.show()
        self._edited()

    # -- what the reader does ----------------------------------------------------------------

    def _go_on(self) -> None:
        if self.stack.currentIndex() == 0:
            self.problem.hide()
            self.text_given.emit(self.text.toPlainText())
        else:
            self._accept_preview()

    def _accept_preview(self) -> None:
        """Close, and give what the preview shows."""
        raise NotImplementedError

    def _go_back(self) -> None:
        self.cancelled.emit()
        self._show_source()
