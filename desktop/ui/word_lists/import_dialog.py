"""Import a word list: where it comes from, how it was understood, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.language.scripts import Script
from desktop.ui.library.dialog_parts import answers
from desktop.ui.theme import TEXT_PX, Theme
from desktop.ui.widgets import Button, Segments, label, pixel_font
from desktop.ui.word_lists.column_choices import ColumnChoices
from desktop.ui.word_lists.match_model import Kind, MatchModel, entry_line
from desktop.ui.word_lists.match_table import MatchDelegate, MatchTable
from desktop.vocabulary.matching import Match
from desktop.vocabulary.word import Status
from desktop.word_import import ReadWords, Understood
from dictionaries.entry import Entry

_SIZE, _LEAST = (960, 640), (720, 440)
_AS_LISTED = "as listed"


class ImportDialog(QDialog):
    """Asks for a list, shows how each line was understood, and lets lines be put right.

    `closest` gives the words that come near a line that was not found.
    """

    file_wanted = Signal()
    text_given = Signal(str)
    columns_changed = Signal(object)
    """The columns of each table, as a tuple."""
    import_wanted = Signal(object)
    """The words to mark, as a tuple of Mark."""
    cancelled = Signal()
    """What is under way is wanted no more."""

    def __init__(
        self,
        theme: Theme,
        closest: Callable[[Match], Sequence[Entry]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import words"))
        self.resize(*_SIZE)
        self.setMinimumSize(*_LEAST)
        self._closest = closest
        self._name = ""
        self.model = MatchModel(self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._make_source())
        self.stack.addWidget(self._make_preview(theme))
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
        about = label(
            self.tr(
                "Words that you know already, or want to learn: a text file, a table (xlsx, csv,"
                " tsv), an export of Anki or Pleco as text, or a package of Anki’s (.apkg)."
            ),
            "soft",
        )
        about.setWordWrap(True)
        self.file_button = Button(self.tr("Choose a file…"))
        self.file_button.setAutoDefault(False)
        self.file_button.clicked.connect(self.file_wanted)
        self.text = QPlainTextEdit()
        self.text.setFont(pixel_font(TEXT_PX, script=Script.SIMPLIFIED))
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Words"))
        self.text.setPlaceholderText(self.tr("Or type or paste words here, one on each line"))
        self.text.textChanged.connect(self._edited)
        top = QHBoxLayout()
        top.addWidget(self.file_button)
        top.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(about)
        column.addLayout(top)
        column.addWidget(self.text, 1)
        return page

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

    def _make_preview(self, theme: Theme) -> QWidget:
        self.summary = label()
        self.summary.setWordWrap(True)
        self.columns = ColumnChoices()
        self.columns.changed.connect(self.columns_changed)
        self.kinds = Segments(
            [(kind, "") for kind in Kind if kind is not Kind.TAKEN], self.tr("Lines of which kind")
        )
        self.kinds.chosen.connect(self._choose_kind)
        self.table = MatchTable(self.model, self.tr("Lines of the list"))
        self.table.setItemDelegate(MatchDelegate(theme, self))
        self.table.skip_pressed.connect(self._skip)
        self.table.choice_wanted.connect(self._open_choices)
        self.statuses = Segments(
            [
                (Status.KNOWN, self.tr("Known")),
                (Status.LEARNING, self.tr("Learning")),
                (Status.NEW, self.tr("New")),
                (_AS_LISTED, self.tr("As in the list")),
            ],
            self.tr("What the words become"),
        )
        self.statuses.chosen.connect(self._choose_status)
        self.tags = QLineEdit()
        self.tags.setFont(pixel_font(TEXT_PX, script=Script.SIMPLIFIED))
        self.tags.setPlaceholderText(self.tr("Tags, between commas"))
        self.tags.setAccessibleName(self.tr("Tags"))
        last = QHBoxLayout()
        last.setSpacing(12)
        last.addWidget(label(self.tr("Mark as"), "soft"))
        last.addWidget(self.statuses)
        last.addWidget(self.tags, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addWidget(self.columns)
        column.addWidget(self.kinds)
        column.addWidget(self.table, 1)
        column.addLayout(last)
        return page

    def set_read(self, name: str, read: ReadWords) -> None:
        """Take a list that was read, which is still to be understood."""
        self._name = name
        self.columns.set_read(read)
        self.statuses.set_value(Status.KNOWN)
        self.kinds.set_value(Kind.ALL)
        self.model.set_kind(Kind.ALL)
        self.problem.hide()

    def set_working(self, share: float) -> None:
        """Show how far it is understood."""
        self.progress.setValue(round(1000 * share))
        self.progress.show()
        self.next_button.setEnabled(False)

    def set_understood(self, understood: Understood) -> None:
        """Show how the list was understood."""
        self.progress.hide()
        self.model.set_understood(understood)
        tells = self.model.tells_statuses
        self.statuses.button(_AS_LISTED).setVisible(tells)
        if tells and self.stack.currentIndex() == 0:
            self.statuses.set_value(_AS_LISTED)
        value = self.statuses.value
        self.model.set_status(value if isinstance(value, Status) else None)
        self.stack.setCurrentIndex(1)
        self.back_button.show()
        self._show_counts()
        self.table.take_keys()

    def say(self, problem: str) -> None:
        """Say what went wrong."""
        self.progress.hide()
        self.problem.setText(problem)
        self.problem.show()
        self._edited()

    def _show_counts(self) -> None:
        counts, total = self.model.counts(), self.model.total
        names = {
            Kind.ALL: self.tr("All {0}"),
            Kind.UNSURE: self.tr("Not sure {0}"),
            Kind.NOT_FOUND: self.tr("Not found {0}"),
            Kind.DUPLICATE: self.tr("Twice {0}"),
            Kind.KEPT: self.tr("Nothing to change {0}"),
        }
        for kind, name in names.items():
            number = total if kind is Kind.ALL else counts[kind]
            self.kinds.set_text(kind, name.format(f"{number:,}"))
            self.kinds.button(kind).setVisible(kind is Kind.ALL or number > 0)
        said = self.tr("1 word") if total == 1 else self.tr("{0} words").format(f"{total:,}")
        if self.model.malformed == 1:
            said += self.tr("; 1 line without Chinese is left out")
        elif self.model.malformed:
            left = f"{self.model.malformed:,}"
            said += self.tr("; {0} lines without Chinese are left out").format(left)
        self.summary.setText(f"{self._name}: {said}" if self._name else said)
        taken = self.model.taken()
        one, many = self.tr("Import 1 word"), self.tr("Import {0} words")
        said = one if taken == 1 else many.format(f"{taken:,}")
        self.next_button.setText(said if taken else self.tr("Nothing to import"))
        self.next_button.setEnabled(taken > 0)

    # -- what the reader does ----------------------------------------------------------------

    def _go_on(self) -> None:
        if self.stack.currentIndex() == 0:
            self.problem.hide()
            self.text_given.emit(self.text.toPlainText())
            return
        tags = [tag.strip() for tag in self.tags.text().replace("，", ",").split(",")]
        marks = self.model.marks(tuple([tag for tag in tags if tag]))
        self.accept()
        self.import_wanted.emit(marks)

    def _go_back(self) -> None:
        self.cancelled.emit()
        self._show_source()

    def _choose_kind(self, kind: object) -> None:
        self.kinds.set_value(kind)
        if isinstance(kind, Kind):
            self.model.set_kind(kind)

    def _choose_status(self, status: object) -> None:
        self.statuses.set_value(status)
        self.model.set_status(status if isinstance(status, Status) else None)
        self._show_counts()

    def _skip(self, rows: list[int]) -> None:
        self.model.toggle(rows)
        self._show_counts()

    def choices_of(self, row: int) -> QMenu:
        """Make the menu of the other words that a row may mean, or that come near it."""
        menu = QMenu(self)
        match = self.model.match_at(row)
        near = match.others or (self._closest(match) if match.entry is None else ())
        for entry in near:
            menu.addAction(entry_line(entry), partial(self._choose, row, entry))
        return menu

    def _open_choices(self, row: int, point: QPoint) -> None:
        menu = self.choices_of(row)
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def _choose(self, row: int, entry: Entry) -> None:
        self.model.choose(row, entry)
        self._show_counts()
