"""Which words of a text are wanted, chosen in a few lines."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets import Segments, number_box
from desktop.word_export import Order, TextFilter

_MOST_TIMES = 999
_LEVELS = 7


class TextFilters(QWidget):
    """Choices that take effect at once; `taught` are the folded headwords taught so far."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taught: frozenset[str] = frozenset()
        self.order = Segments(
            [
                (Order.TEXT, self.tr("As in the text")),
                (Order.FREQUENCY, self.tr("Most frequent")),
                (Order.LEVEL, self.tr("By level")),
            ],
            self.tr("Order"),
        )
        self.order.set_value(Order.TEXT)
        self.order.chosen.connect(self._choose_order)
        self.unknown = self._check(self.tr("Leave out words that I know"), checked=True)
        self.names = self._check(self.tr("Leave out names and numbers"), checked=True)
        self.taught = self._check(self.tr("Leave out what was taught so far"), checked=False)
        self.taught.setEnabled(False)
        self.level = QComboBox()
        self.level.setAccessibleName(self.tr("Above HSK 3.0 level"))
        self.level.addItem(self.tr("any HSK level"), None)
        for number in range(1, _LEVELS + 1):
            name = self.tr("above HSK {0}").format("7–9" if number == _LEVELS else number)
            self.level.addItem(name, number)
        self.level.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.times = number_box(1, _MOST_TIMES, 1, self.tr("How often in the text"))
        self.times.setSuffix(self.tr(" times or more"))
        self.times.setSpecialValueText(self.tr("however often"))
        self.times.valueChanged.connect(lambda _value: self.changed.emit())
        numbers = QHBoxLayout()
        numbers.setSpacing(8)
        numbers.addWidget(self.level, 1)
        numbers.addWidget(self.times, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.order)
        for box in (self.unknown, self.names, self.taught):
            column.addWidget(box)
        column.addLayout(numbers)

    def wanted(self) -> TextFilter:
        """Give what is wanted."""
        order, level = self.order.value, self.level.currentData()
        return TextFilter(
            unknown_only=self.unknown.isChecked(),
            level_above=level if isinstance(level, int) else None,
            at_least=self.times.value(),
            without_names=self.names.isChecked(),
            taught=self._taught if self.taught.isChecked() else frozenset(),
            order=order if isinstance(order, Order) else Order.TEXT,
        )

    def set_taught(self, keys: frozenset[str]) -> None:
        """Take what was taught so far; the choice is there where something was."""
        self._taught = keys
        self.taught.setEnabled(bool(keys))
        self.taught.setChecked(bool(keys))
        self.taught.setToolTip(
            "" if keys else self.tr("There are no lessons before the current one")
        )

    def _check(self, text: str, *, checked: bool) -> QCheckBox:
        box = QCheckBox(text)
        box.setChecked(checked)
        box.toggled.connect(lambda _on: self.changed.emit())
        return box

    def _choose_order(self, order: object) -> None:
        self.order.set_value(order)
        self.changed.emit()
