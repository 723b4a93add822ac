"""One entry of the dictionary on the word card."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.reader.card_look import CardLook
from desktop.ui.reader.sense_row import INDENT, SenseRow
from desktop.ui.theme import TEXT_PX
from desktop.ui.widgets import BLEED, Button, label, pixel_font
from dictionaries.entry import Entry

_FOLDED = 6
"""So many senses are shown at first of an entry that has a good deal more."""
_WORTH_FOLDING = 3


class EntryView(QWidget):
    """The senses of one entry, its classifiers and its reading in Taiwan."""

    sense_chosen = Signal(int)
    followed = Signal(object)
    """The Link that was followed."""
    grown = Signal()
    """More senses are shown than before."""
    menu_requested = Signal(object, object)
    """The number of a sense, and the point on the screen where its menu is to open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SenseRow] = []
        self._shown = 0
        self._entry: Entry | None = None
        self._chosen: int | None = None
        self._look: CardLook | None = None
        self._more = Button("", "link")
        self._more.clicked.connect(self._unfold)
        more = QHBoxLayout()
        more.setContentsMargins(BLEED + INDENT, 2, BLEED, 2)
        more.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._notes = label(look="soft")
        self._notes.setTextFormat(Qt.TextFormat.RichText)
        self._notes.setWordWrap(True)
        self._notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._notes.setContentsMargins(BLEED + INDENT, 4, BLEED, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(more)
        self._column.addWidget(self._notes)

    @property
    def rows(self) -> tuple[SenseRow, ...]:
        """The rows of the senses that are shown."""
        return tuple(self._rows[: self._shown])

    @property
    def notes(self) -> str:
        """What is said below the senses, as rich text; empty where nothing is."""
        return "" if self._notes.isHidden() else self._notes.text()

    @property
    def more_button(self) -> Button:
        """The button that shows the senses which are folded away."""
        return self._more

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Give what takes the focus, from top to bottom."""
        return (*self._rows, self._more)

    def show_entry(self, entry: Entry, chosen: int | None, look: CardLook) -> None:
        """Show an entry with one sense marked, or none."""
        count = len(entry.senses)
        is_unfolded = entry == self._entry and self._shown == count
        is_long = count >= _FOLDED + _WORTH_FOLDING and (chosen is None or chosen < _FOLDED)
        self._entry, self._chosen, self._look = entry, chosen, look
        self._fill(_FOLDED if is_long and not is_unfolded else count)
        self._notes.setFont(pixel_font(TEXT_PX, script=look.script))
        self._notes.setText(self._notes_html(entry, look))
        self._notes.setVisible(bool(entry.classifiers or entry.taiwan_reading))

    def _unfold(self) -> None:
        if self._entry is not None:
            first = self._shown
            self._fill(len(self._entry.senses))
            self.grown.emit()
            self._rows[first].setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, count: int) -> None:
        if self._entry is None or self._look is None:
            return
        senses = self._entry.senses
        for number, sense in enumerate(senses[:count]):
            if number == len(self._rows):
                self._add_row(self._look)
            row = self._rows[number]
            row.show_sense(number + 1, sense, self._look)
            row.set_chosen(number == self._chosen)
            row.show()
        for row in self._rows[count:]:
            row.hide()
        self._shown = count
        self._more.setVisible(count < len(senses))
        left = len(senses) - count
        one, many = self.tr("1 more meaning"), self.tr("{0} more meanings").format(left)
        self._more.setText(one if left == 1 else many)

    def _add_row(self, look: CardLook) -> None:
        number = len(self._rows)
        row = SenseRow(look.theme, self)
        row.chosen.connect(lambda: self.sense_chosen.emit(number))
        row.followed.connect(self.followed)
        row.menu_requested.connect(lambda at: self.menu_requested.emit(number, at))
        self._rows.append(row)
        self._column.insertWidget(number, row)

    def _notes_html(self, entry: Entry, look: CardLook) -> str:
        """Write the lines below the senses."""
        lines: list[str] = []
        if entry.classifiers:
            written = [
                f'<span style="color:{look.theme.ink}">'
                f"{escape(look.form(one.traditional, one.simplified))}</span>&nbsp;"
                + look.html(look.runs(one.reading))
                for one in entry.classifiers
            ]
            one, several = self.tr("Classifier:"), self.tr("Classifiers:")
            lines.append(f"{one if len(written) == 1 else several} {', '.join(written)}")
        if entry.taiwan_reading:
            where, other = self.tr("In Taiwan:"), entry.taiwan_reading
            if look.in_taiwan:
                # The reading above is Taiwan's.
                where, other = self.tr("On the mainland:"), entry.reading
            lines.append(f"{where} {look.html(look.runs(other))}")
        return "<br>".join(lines)
