"""How much is reviewed and what is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.reviews import Kind, ReviewSettings
from desktop.ui.review.wording import kind_name, tr
from desktop.ui.widgets import FIELD_PX, Button, label, number_box, rule
from desktop.vocabulary.scheduling import LEAST_RETENTION, MOST_RETENTION

_WIDTH = 480
_MOST_A_DAY = 9999


class OptionsDialog(QDialog):
    """Choices that take effect at once."""

    changed = Signal(object)
    """The ReviewSettings as they are now chosen."""
    resume_wanted = Signal()
    """All cards that were set aside are to be taken up again."""
    export_wanted = Signal()
    """The log is to be saved for the FSRS optimizer."""

    def __init__(
        self, settings: ReviewSettings, suspended: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Review options"))
        self._settings = settings
        self.retention = QSlider(Qt.Orientation.Horizontal)
        self.retention.setRange(round(LEAST_RETENTION * 100), round(MOST_RETENTION * 100))
        self.retention.setValue(round(settings.retention * 100))
        self.retention.setPageStep(5)
        self.retention.setAccessibleName(tr("Desired retention"))
        self.retention.valueChanged.connect(self._choose_retention)
        self.share = label()
        self.share.setMinimumWidth(40)
        self.new_a_day = self._number("new_a_day", tr("New cards a day"))
        self.reviews_a_day = self._number("reviews_a_day", tr("Reviews a day"))
        self.leech_lapses = self._number("leech_lapses", tr("Set aside after"))
        self.leech_lapses.setRange(0, 99)
        self.leech_lapses.setSpecialValueText(tr("never"))
        self.leech_lapses.setSuffix(tr(" times forgotten"))
        self.kinds = {kind: self._kind(kind) for kind in Kind}
        self.introduces_new = self._check(
            "introduces_new", tr("Introduce words with the status “new” too")
        )
        self.reading_counts = self._check(
            "reading_counts", tr("A due word that I read and don't look up counts as “good”")
        )
        self.resume = Button(tr("Take up again"))
        self.resume.clicked.connect(self._resume)
        self.suspended = label(look="soft")
        self.show_suspended(suspended)
        self.export = Button(tr("Save the review log…"), "quiet")
        self.export.setToolTip(tr("As CSV, in the form that the FSRS optimizer takes"))
        self.export.clicked.connect(self.export_wanted)
        self.export.setAutoDefault(False)
        self.resume.setAutoDefault(False)
        self.close_button = Button(tr("Close"), "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        self._choose_retention(self.retention.value())
        self._hold_last_kind()

    def _lay_out(self) -> None:
        slider = QHBoxLayout()
        slider.setSpacing(12)
        slider.addWidget(self.retention, 1)
        slider.addWidget(self.share)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.addRow(self.retention.accessibleName(), slider)
        hint = label(
            tr("How many answers should be right when a card comes back. More means more reviews."),
            "small",
        )
        hint.setWordWrap(True)
        form.addRow("", hint)
        for spin in (self.new_a_day, self.reviews_a_day, self.leech_lapses):
            name = label(spin.accessibleName())
            name.setBuddy(spin)
            name.setFixedHeight(FIELD_PX)
            form.addRow(name, spin)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(rule())
        column.addWidget(label(tr("What is asked, each on a card of its own"), "soft"))
        for box in self.kinds.values():
            column.addWidget(box)
        column.addWidget(rule())
        column.addWidget(self.introduces_new)
        column.addWidget(self.reading_counts)
        aside = QHBoxLayout()
        aside.addWidget(self.suspended, 1)
        aside.addWidget(self.resume)
        column.addLayout(aside)
        below = QHBoxLayout()
        below.addWidget(self.export)
        below.addStretch(1)
        below.addWidget(self.close_button)
        column.addLayout(below)
        self.setMinimumWidth(_WIDTH)

    def show_suspended(self, count: int) -> None:
        """Show how many cards are set aside."""
        one, many = tr("1 card is set aside."), tr("{0} cards are set aside.")
        self.suspended.setText(one if count == 1 else many.format(f"{count:,}"))
        self.suspended.setVisible(count > 0)
        self.resume.setVisible(count > 0)

    def _change(self, **values: Any) -> None:  # noqa: ANN401  # each field has its own type
        changed = replace(self._settings, **values)
        if changed != self._settings:
            self._settings = changed
            self.changed.emit(changed)

    def _choose_retention(self, percent: int) -> None:
        self.share.setText(f"{percent}%")
        self._change(retention=percent / 100)

    def _number(self, field: str, name: str) -> QSpinBox:
        spin = number_box(0, _MOST_A_DAY, getattr(self._settings, field), name)
        spin.valueChanged.connect(lambda value: self._change(**{field: value}))
        return spin

    def _check(self, field: str, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setChecked(getattr(self._settings, field))
        box.toggled.connect(lambda on: self._change(**{field: on}))
        return box

    def _kind(self, kind: Kind) -> QCheckBox:
        box = QCheckBox(kind_name(kind))
        box.setChecked(kind in self._settings.kinds)
        box.toggled.connect(self._choose_kinds)
        return box

    def _choose_kinds(self) -> None:
        self._change(kinds=tuple([kind for kind, box in self.kinds.items() if box.isChecked()]))
        self._hold_last_kind()

    def _hold_last_kind(self) -> None:
        """Leave one kind at least."""
        checked = [box for box in self.kinds.values() if box.isChecked()]
        for box in self.kinds.values():
            box.setEnabled(checked != [box])

    def _resume(self) -> None:
        self.show_suspended(0)
        self.resume_wanted.emit()
