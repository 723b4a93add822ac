"""The dialog that corrects a word: how it is cut, read and written, and where that holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.language.annotation import Annotation
from desktop.language.choices import Writing
from desktop.language.correcting import Stretch, Wish, reading_value
from desktop.language.corrections import Kind, Scope
from desktop.language.readings import WordReading, has_han
from desktop.ui.reader.card_look import CardLook
from desktop.ui.reader.cut_editor import CutEditor, Gap
from desktop.ui.reader.reading_row import ReadingRow
from desktop.ui.reader.script_row import ScriptRow
from desktop.ui.widgets import Button, label

Preview = Callable[[Sequence[Wish], Scope], Sequence[Annotation]]
_ROOM = 640


class CorrectDialog(QDialog):
    """Shows a word among its neighbours; what is wished goes out when the dialog is accepted."""

    wished = Signal(object, object)
    """A tuple of Wishes, and the Scope in which they are to hold."""

    def __init__(
        self,
        stretch: Stretch,
        preview: Preview,
        candidates: Callable[[str], tuple[WordReading, ...]],
        writings: Callable[[Annotation], Sequence[Writing]],
        look: CardLook,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Correct this word"))
        self._stretch, self._preview = stretch, preview
        self._candidates, self._writings, self._look = candidates, writings, look
        self._has_chosen_scope = False
        self.rows: dict[tuple[int, str], ReadingRow] = {}
        self.script_rows: dict[tuple[int, str], ScriptRow] = {}
        self.editor = CutEditor(stretch, look)
        self.editor.bounds_changed.connect(self._cut_changed)
        self._readings = QVBoxLayout()
        self._readings.setSpacing(8)
        self._scripts = QVBoxLayout()
        self._scripts.setSpacing(8)
        self.scopes = self._make_scopes()
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.apply = Button(self.tr("Correct"), "primary")
        self.apply.setDefault(True)
        self.apply.clicked.connect(self.accept)
        self._lay_out()
        self._cut_changed()
        self._focus_first()

    # -- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.editor)
        scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        wide = self.editor.width()
        scroll.setMinimumWidth(min(wide, _ROOM, self._screen_room()))
        scroll.setFixedHeight(self.editor.height() + (12 if wide > scroll.minimumWidth() else 0))
        self.editor.gap_focused.connect(
            lambda gap: scroll.ensureWidgetVisible(gap, 96, 0) if isinstance(gap, Gap) else None
        )
        hint = label(self.tr("Press between two characters to cut or join the words."), "soft")
        hint.setWordWrap(True)
        scopes = QHBoxLayout()
        scopes.setSpacing(20)
        for button in self.scopes.values():
            scopes.addWidget(button)
        scopes.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.apply)
        self._reading_title = label(self.tr("READING"), "caption")
        self._script_title = label(self.tr("WRITTEN"), "caption")
        self._script_title.setContentsMargins(0, 12, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(label(self.tr("WORDS"), "caption"))
        column.addWidget(scroll)
        column.addWidget(hint)
        column.addSpacing(12)
        column.addWidget(self._reading_title)
        column.addLayout(self._readings)
        column.addWidget(self._script_title)
        column.addLayout(self._scripts)
        column.addSpacing(12)
        column.addWidget(label(self.tr("WHERE"), "caption"))
        column.addLayout(scopes)
        column.addStretch(1)
        column.addSpacing(16)
        column.addLayout(buttons)

    def _screen_room(self) -> int:
        return self.screen().availableGeometry().width() - 96

    def _make_scopes(self) -> dict[Scope, QRadioButton]:
        group = QButtonGroup(self)
        made = {}
        for scope, text, tip in (
            (Scope.HERE, self.tr("Here"), self.tr("At this one place")),
            (Scope.TEXT, self.tr("In this text"), self.tr("Wherever it stands in this text")),
            (Scope.EVERYWHERE, self.tr("Everywhere"), self.tr("In all texts")),
        ):
            button = QRadioButton(text)
            button.setToolTip(tip)
            button.setAccessibleDescription(tip)
            button.clicked.connect(self._choose_scope)
            group.addButton(button)
            made[scope] = button
        made[Scope.EVERYWHERE].setChecked(True)
        return made

    def _order_tabs(self) -> None:
        stops: list[QWidget] = [*self.editor.gaps.values()]
        for row in self.rows.values():
            stops += [*(row.choices.buttons() if row.choices else ()), row.line]
        for script_row in self.script_rows.values():
            stops += script_row.choices.buttons()
        stops += [*self.scopes.values(), self.cancel, self.apply]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _focus_first(self) -> None:
        """Begin with the cut, where the word is a single character with its reading."""
        row = next(iter(self.rows.values()), None)
        gap = self.editor.tab_stop()
        if row is not None and (gap is None or self._stretch.end - self._stretch.start == 1):
            row.setFocus()
        elif gap is not None:
            gap.setFocus(Qt.FocusReason.TabFocusReason)

    # -- what is wished --------------------------------------------------------------------------

    @property
    def scope(self) -> Scope:
        """Where the correction is to hold."""
        return next(scope for scope, button in self.scopes.items() if button.isChecked())

    def wishes(self) -> tuple[Wish, ...]:
        """Give what is changed: the cuts, then the readings and the ways to write."""
        readings = [
            Wish(self._stretch.place(start), Kind.READING, word, reading_value(row.reading))
            for (start, word), row in self.rows.items()
            if row.is_changed and row.reading is not None
        ]
        scripts = [
            Wish(self._stretch.place(start), Kind.SCRIPT, word, row.writing.scripts.written())
            for (start, word), row in self.script_rows.items()
            if row.is_changed
        ]
        return (*self._cuts(), *readings, *scripts)

    def _cuts(self) -> tuple[Wish, ...]:
        return tuple(self._stretch.cuts(self.editor.bounds))

    def accept(self) -> None:
        """Send out what is wished, if anything is."""
        if self.apply.isEnabled():
            self.wished.emit(self.wishes(), self.scope)
            super().accept()

    # -- what is shown -----------------------------------------------------------------------

    def _cut_changed(self) -> None:
        """Offer the readings of the words that were made, as the text would read them."""
        self._choose_default_scope()
        first = self._stretch.first
        cells = {
            (cell.token.start - first, cell.token.text): cell
            for cell in self._preview(self._cuts(), self.scope)
        }
        wanted = [key for key in self._words() if has_han(key[1])]
        for key in [key for key in self.rows if key not in wanted]:
            row = self.rows.pop(key)
            self._readings.removeWidget(row)
            row.hide()
            row.deleteLater()
        shown = self._stretch.shown
        for at, (start, word) in enumerate(wanted):
            if (start, word) not in self.rows:
                self._add_row(at, start, word, "".join(shown[start : start + len(word)]), cells)
        self.rows = {key: self.rows[key] for key in wanted}
        self._reading_title.setVisible(bool(wanted))
        self._show_scripts([key for key in wanted if key in cells], cells)
        self._order_tabs()
        self._show_changes()

    def _show_scripts(
        self, wanted: Sequence[tuple[int, str]], cells: dict[tuple[int, str], Annotation]
    ) -> None:
        """Offer the ways to write words that can be written in several."""
        found = {key: self._writings(cells[key]) for key in wanted}
        for key in [key for key in self.script_rows if not found.get(key)]:
            row = self.script_rows.pop(key)
            self._scripts.removeWidget(row)
            row.hide()
            row.deleteLater()
        offered = [key for key in wanted if found[key]]
        for at, key in enumerate(offered):
            if key not in self.script_rows:
                row = ScriptRow(key[1], found[key], self._look)
                row.changed.connect(self._show_changes)
                self._scripts.insertWidget(at, row)
                self.script_rows[key] = row
        self.script_rows = {key: self.script_rows[key] for key in offered}
        self._script_title.setVisible(bool(offered))

    def _add_row(
        self,
        at: int,
        start: int,
        word: str,
        shown: str,
        cells: dict[tuple[int, str], Annotation],
    ) -> None:
        candidates = self._candidates(word)
        cell = cells.get((start, word))
        now = cell.reading if cell is not None else None
        row = ReadingRow(word, shown, now, candidates, self._look, is_defined=bool(candidates))
        row.changed.connect(self._show_changes)
        self._readings.insertWidget(at, row)
        self.rows[start, word] = row

    def _words(self) -> tuple[tuple[int, str], ...]:
        """Give the words of what is cut anew; without that, the word that is asked for."""
        stretch, words = self._stretch, self._stretch.words(self.editor.bounds)
        first = stretch.first
        changed = [
            (cut.place.offset - first, cut.place.offset - first + len(cut.text))
            for cut in self._cuts()
        ] or [(stretch.start - first, stretch.end - first)]
        return tuple(
            (start, word)
            for start, word in words
            if any(low < start + len(word) and start < high for low, high in changed)
        )

    def _show_changes(self) -> None:
        is_wrong = any(row.problem for row in self.rows.values())
        self.apply.setEnabled(bool(self.wishes()) and not is_wrong)
        self._choose_default_scope()

    def _choose_scope(self) -> None:
        self._has_chosen_scope = True

    def _choose_default_scope(self) -> None:
        """Suggest where it is to hold: a single character is read and written
        in many ways.
        """
        if not self._has_chosen_scope:
            changed = [
                *(word for (_, word), row in self.rows.items() if row.is_changed),
                *(word for (_, word), row in self.script_rows.items() if row.is_changed),
            ]
            alone = any(len(word) == 1 for word in changed)
            self.scopes[Scope.HERE if alone else Scope.EVERYWHERE].setChecked(True)
