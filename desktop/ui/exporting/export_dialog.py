"""Export a list: which words, in which format, and what it will look like."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.exporting import Prepared, has_fields, has_sounds
from desktop.exports.presets import Preset, Presets
from desktop.language.scripts import Script
from desktop.ledger import ANKI_NOW, target_of
from desktop.ui.exporting.field_list import FieldList
from desktop.ui.exporting.formats import (
    NAMED_BY_DECK,
    UNCREDITED,
    format_names,
    place_name,
)
from desktop.ui.exporting.preset_row import PresetRow
from desktop.ui.exporting.preview_table import PreviewTable
from desktop.ui.exporting.text_filters import TextFilters
from desktop.ui.library.dialog_parts import answers
from desktop.ui.theme import TEXT_PX, Theme
from desktop.ui.widgets import Button, Segments, label, pixel_font
from desktop.word_export import TextFilter

_SIZE = (1040, 720)
_FORM_WIDTH = 396
_LEAST = 400
_ANY_WIDTH = 16_777_215
"""What Qt takes for no limit."""
_WIDE, _TALL = 720, 560
"""The least width with the preview beside the choices, and the least height with it below them."""
_PAUSE_MS = 40


@dataclass(frozen=True, slots=True)
class Scope:
    """Some words that can be exported: its name in the dialog, and their number."""

    name: str
    count: int


class ExportDialog(QDialog):
    """Shows the choices; those who opened it read the words, and write them."""

    wanted = Signal()
    """What is to be exported has changed: the preview is out of date."""
    export_wanted = Signal()
    print_wanted = Signal()
    """The list is to be shown as it will be printed."""
    presets_changed = Signal(object)
    """The Presets to keep."""

    def __init__(
        self,
        theme: Theme,
        presets: Presets,
        scopes: tuple[Scope, ...],
        title: str,
        script: Script,
        *,
        of_text: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export words"))
        self.resize(*_SIZE)
        self.setMinimumWidth(_LEAST)
        self._kept, self._title, self._has_voice = presets, title, False
        self._own_script = "simplified" if script is Script.SIMPLIFIED else "traditional"
        self._prepared: Prepared | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.wanted)
        self.scopes = Segments(
            [(at, f"{scope.name} ({scope.count:,})") for at, scope in enumerate(scopes)],
            self.tr("Which words"),
        )
        self.scopes.set_value(0)
        self.scopes.chosen.connect(self._choose_scope)
        self.scopes.setVisible(len(scopes) > 1)
        self.filters = TextFilters()
        self.filters.changed.connect(self._change)
        self.filters.setVisible(of_text)
        self._make_choices(theme)
        self._make_preview(theme, script)
        self._lay_out()
        self.show_preset(presets.last)

    # -- making --------------------------------------------------------------------------------

    def _make_choices(self, theme: Theme) -> None:
        self.preset_row = PresetRow(self._kept, self.preset)
        self.preset_row.taken.connect(self.show_preset)
        self.preset_row.changed.connect(self.presets_changed)
        self.formats = QComboBox()
        self.formats.setAccessibleName(self.tr("Format"))
        self.formats.setMaxVisibleItems(20)
        for name, text in format_names().items():
            self.formats.addItem(text, name)
        self.formats.currentIndexChanged.connect(lambda _at: self._show_format())
        self.script = Segments(
            [("simplified", self.tr("简体")), ("traditional", self.tr("繁體"))],
            self.tr("Script of the headwords"),
        )
        self.script.chosen.connect(self._choose_script)
        self.title = QLineEdit()
        self.title.setFont(pixel_font(TEXT_PX))
        self.title.setAccessibleName(self.tr("Title"))
        self.title.textEdited.connect(lambda _text: self._change())
        self.fresh = QCheckBox()
        self.fresh.toggled.connect(lambda _on: self._change())
        self.updates = QCheckBox(self.tr("Update notes that are in Anki already"))
        self.sounds = QCheckBox(self.tr("Add the sound of each word, in the system’s voice"))
        self.key = QLineEdit()
        self.key.setAccessibleName(self.tr("Key"))
        self.key.setPlaceholderText(self.tr("only where AnkiConnect wants one"))
        self.fields = FieldList(theme)
        self.fields.fields_changed.connect(self._change)

    def _make_preview(self, theme: Theme, script: Script) -> None:
        self.count = label("", "title")
        self.about = label("", "soft")
        self.about.setWordWrap(True)
        self.preview = PreviewTable(theme, script)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setProperty("look", "work")
        self.progress.hide()
        self.credit = label("", "small")
        self.credit.setWordWrap(True)
        self.problem = label()
        self.problem.setWordWrap(True)
        self.problem.hide()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(label(self.tr("Preset"), "soft"), self.preset_row)
        form.addRow(label(self.tr("Format"), "soft"), self.formats)
        self.title_label = label(self.tr("Title"), "soft")
        form.addRow(self.title_label, self.title)
        form.addRow(label(self.tr("Script"), "soft"), self.script)
        self.key_label = label(self.tr("Key"), "soft")
        form.addRow(self.key_label, self.key)
        choices = QVBoxLayout()
        choices.setContentsMargins(0, 0, 12, 0)
        choices.setSpacing(12)
        choices.addWidget(self.scopes)
        choices.addWidget(self.filters)
        choices.addLayout(form)
        for box in (self.fresh, self.updates, self.sounds):
            choices.addWidget(box)
        self.fields_label = label(self.tr("COLUMNS"), "caption")
        choices.addWidget(self.fields_label)
        choices.addWidget(self.fields, 1)
        choices.addStretch(0)
        inner = QWidget()
        inner.setProperty("look", "panel")
        inner.setLayout(choices)
        self.fields.setMinimumHeight(180)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self._choices, self._area = inner, area
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.count)
        right.addWidget(self.about)
        right.addWidget(self.preview, 1)
        right.addWidget(self.credit)
        self._right = QWidget()
        self._right.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        self._middle = middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(area)
        middle.addWidget(self._right, 1)
        row, self.export_button, self.cancel_button = answers(self.tr("Export…"), self)
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button = Button(self.tr("Print…"))
        self.print_button.setAutoDefault(False)
        self.print_button.clicked.connect(self.print_wanted)
        row.insertWidget(0, self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addWidget(self.problem)
        column.addWidget(self.progress)
        column.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE
        ways = QBoxLayout.Direction
        self._middle.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        self._middle.setStretchFactor(self._area, 0 if is_wide else 1)
        self._area.setMinimumWidth(_FORM_WIDTH if is_wide else 0)
        self._area.setMaximumWidth(_FORM_WIDTH if is_wide else _ANY_WIDTH)
        # Where one is above the other there is no room for rows that nobody could read.
        has_room = is_wide or event.size().height() >= _TALL
        self.preview.setVisible(has_room)
        self.about.setVisible(has_room)
        self._middle.setStretchFactor(self._right, int(has_room))

    # -- what is chosen ------------------------------------------------------------------------

    @property
    def scope(self) -> int:
        """The number of the scope that is chosen."""
        value = self.scopes.value
        return value if isinstance(value, int) else 0

    @property
    def prepared(self) -> Prepared | None:
        """What is to be written; None while that is being found out."""
        return self._prepared

    def text_filter(self) -> TextFilter:
        """Give which words of the text are wanted."""
        return self.filters.wanted()

    def preset(self) -> Preset:
        """Give what is chosen; the title is empty where it is the text's own."""
        title = self.title.text().strip()
        return Preset(
            self.preset_row.name,
            self._format(),
            self.fields.fields() or self._kept.last.fields,
            str(self.script.value),
            "" if title == self._title else title,
            self.fresh.isChecked(),
            self.updates.isChecked(),
            self.sounds.isChecked(),
            self.key.text().strip(),
        )

    def show_preset(self, preset: Preset) -> None:
        """Choose what a preset says."""
        self.fields.set_fields(preset.fields)
        self.script.set_value(preset.script or self._own_script)
        self.title.setText(preset.title or self._title)
        self.fresh.setChecked(preset.only_fresh)
        self.updates.setChecked(preset.updates)
        self.sounds.setChecked(preset.sounds)
        self.key.setText(preset.key)
        self.formats.setCurrentIndex(max(0, self.formats.findData(preset.format)))
        self._show_format()

    def _format(self) -> str:
        return str(self.formats.currentData())

    def _choose_scope(self, scope: object) -> None:
        self.scopes.set_value(scope)
        self._change()

    def _choose_script(self, script: object) -> None:
        self.script.set_value(script)
        self._change()

    def _show_format(self) -> None:
        name = self._format()
        place = place_name(target_of(name))
        self.fresh.setText(self.tr("Only new or changed since the last {0} export").format(place))
        for widget in (self.updates, self.key, self.key_label):
            widget.setVisible(name == ANKI_NOW)
        self.sounds.setVisible(has_sounds(name) and self._has_voice)
        self.credit.setText(
            self.tr(
                "There is no room for the credit in this format: say that the meanings are from"
                " CC-CEDICT, CC BY-SA 4.0, where you pass it on."
            )
        )
        self.credit.setVisible(name in UNCREDITED)
        self.print_button.setVisible(name == "pdf")
        self.title_label.setText(self.tr("Deck") if name in NAMED_BY_DECK else self.tr("Title"))
        self.fields.setVisible(has_fields(name))
        self.fields_label.setVisible(has_fields(name))
        self.export_button.setText(
            self.tr("Send to Anki") if name == ANKI_NOW else self.tr("Export…")
        )
        self._change()

    def _change(self) -> None:
        self._prepared = None
        self.problem.hide()
        self._enable(is_ready=False)
        if self._has_columns():
            self._pause.start()
        else:
            self._pause.stop()
            self.say(self.tr("Choose at least one column."))

    def _has_columns(self) -> bool:
        return bool(self.fields.fields()) or not has_fields(self._format())

    def set_voice(self, *, is_there: bool) -> None:
        """Offer the system's voice where it has one for Chinese."""
        self._has_voice = is_there
        self.sounds.setVisible(has_sounds(self._format()) and is_there)

    def keep_last(self) -> None:
        """Keep what is chosen for the next time, but the script where it is the reader's, and the
        title where it is not that of a deck: the next list is another one.
        """
        chosen = replace(self.preset(), name="")
        if chosen.format not in NAMED_BY_DECK:
            chosen = replace(chosen, title="")
        if chosen.script == self._own_script:
            chosen = replace(chosen, script="")
        self.preset_row.keep_last(chosen)

    # -- what is shown -------------------------------------------------------------------------

    def set_prepared(self, prepared: Prepared) -> None:
        """Show what will be written, unless something else is wanted by now."""
        if self._pause.isActive() or not self._has_columns():
            return
        self._prepared = prepared
        self.progress.hide()
        number = len(prepared.words)
        self.count.setText(
            self.tr("1 word") if number == 1 else self.tr("{0} words").format(f"{number:,}")
        )
        self.about.setText(self._told(prepared))
        self.preview.set_rows(prepared.headings, prepared.rows)
        self._enable(is_ready=number > 0)

    def set_working(self, share: float) -> None:
        """Show how far something is done; nothing can be exported meanwhile."""
        self.progress.setValue(round(1000 * share))
        self.progress.show()
        self._enable(is_ready=False)

    def set_writing(self, share: float) -> None:
        """Show how far the list is written; nothing else can be chosen meanwhile."""
        self.set_working(share)
        self.problem.hide()
        self._choices.setEnabled(False)

    def say(self, problem: str) -> None:
        """Say what went wrong."""
        self._choices.setEnabled(True)
        self.progress.hide()
        self.problem.setText(problem)
        self.problem.show()
        self._enable(is_ready=self._prepared is not None)

    def _enable(self, *, is_ready: bool) -> None:
        self.export_button.setEnabled(is_ready)
        self.print_button.setEnabled(is_ready)

    def _told(self, prepared: Prepared) -> str:
        if prepared.total == 0:
            return self.tr("No word fits these choices.")
        place = place_name(target_of(self._format()))
        if prepared.new == prepared.total:
            return self.tr("None of them is in earlier {0} exports.").format(place)
        if prepared.new == 0 and prepared.changed == 0:
            return self.tr("All of them are in earlier {0} exports, as they are now.").format(place)
        parts = [
            (prepared.new, self.tr("{0} new")),
            (prepared.changed, self.tr("{0} changed")),
            (prepared.total - prepared.new - prepared.changed, self.tr("{0} as they were")),
        ]
        told = ", ".join([text.format(f"{number:,}") for number, text in parts if number])
        return self.tr("Since the last {0} export: {1}.").format(place, told)
