"""Import a word list: where it comes from, how it was understood, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop.language.scripts import Script
from desktop.ui.theme import TEXT_PX, Theme
from desktop.ui.widgets import Segments, label, pixel_font
from desktop.ui.word_lists.column_choices import ColumnChoices
from desktop.ui.word_lists.list_dialog import ListDialog
from desktop.ui.word_lists.match_model import Kind, MatchModel, entry_line
from desktop.ui.word_lists.match_table import MatchDelegate, MatchTable
from desktop.vocabulary.matching import Match
from desktop.vocabulary.status import Status
from desktop.word_import import ReadWords, Understood
from dictionaries.entry import Entry

_SIZE, _LEAST = (960, 640), (720, 440)
_AS_LISTED = "as listed"


class ImportDialog(ListDialog):
    """Asks for a list, shows how each line was understood, and lets lines be put right.

    `closest` gives the words that come near a line that was not found.
    """

    columns_changed = Signal(object)
    """The columns of each table, as a tuple."""
    import_wanted = Signal(object)
    """The words to mark, as a tuple of Mark."""

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
        self.about.setText(
            self.tr(
                "Words that you know already, or want to learn: a text file, a table (xlsx, csv,"
                " tsv), an export of Anki or Pleco as text, or a package of Anki’s (.apkg)."
            )
        )
        self.text.setPlaceholderText(self.tr("Or type or paste words here, one on each line"))
        self.set_preview(self._make_preview(theme))

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
        self._show_preview()
        self._show_counts()
        self.table.take_keys()

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

    def _accept_preview(self) -> None:
        """Close, and give the words as they are to be marked."""
        tags = [tag.strip() for tag in self.tags.text().replace("，", ",").split(",")]
        marks = self.model.marks(tuple([tag for tag in tags if tag]))
        self.accept()
        self.import_wanted.emit(marks)

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
