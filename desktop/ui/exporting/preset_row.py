"""The presets by name: one to take, a name to keep what is chosen under, one to delete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from desktop.exports.presets import Preset, Presets
from desktop.ui.widgets import Button, is_enter


class PresetRow(QWidget):
    """A field for names with the presets to choose from; `chosen` gives what is chosen now."""

    taken = Signal(object)
    """The Preset to be shown."""
    changed = Signal(object)
    """The Presets to keep."""

    def __init__(
        self, presets: Presets, chosen: Callable[[], Preset], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presets, self._chosen = presets, chosen
        self.names = QComboBox()
        self.names.setEditable(True)
        self.names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.names.setAccessibleName(self.tr("Preset"))
        self.names.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line = self.names.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Name for these choices"))
            line.installEventFilter(self)
        self.names.editTextChanged.connect(lambda _text: self._show_buttons())
        self.names.activated.connect(lambda at: self._take(self.names.itemText(at)))
        self.keep_button = Button(self.tr("Keep"))
        self.keep_button.setToolTip(self.tr("Keep these choices under the name"))
        self.keep_button.setAutoDefault(False)
        self.keep_button.clicked.connect(self._keep)
        self.drop_button = Button(self.tr("Delete"), "quiet")
        self.drop_button.setToolTip(self.tr("Delete this preset"))
        self.drop_button.setAutoDefault(False)
        self.drop_button.clicked.connect(self._drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.names, 1)
        row.addWidget(self.keep_button)
        row.addWidget(self.drop_button)
        self._list()

    @property
    def presets(self) -> Presets:
        """The presets as they are now."""
        return self._presets

    @property
    def name(self) -> str:
        """The name that stands in the field."""
        return self.names.currentText().strip()

    def keep_last(self, preset: Preset) -> None:
        """Keep what was chosen for the next time."""
        self._presets = replace(self._presets, last=preset)
        self.changed.emit(self._presets)

    def _list(self, name: str = "") -> None:
        self.names.clear()
        for one in self._presets.kept:
            self.names.addItem(one.name)
        self.names.setCurrentIndex(self.names.findText(name) if name else -1)
        self.names.setEditText(name)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.keep_button.setEnabled(bool(self.name))
        self.drop_button.setEnabled(self._presets.named(self.name) is not None)

    def _take(self, name: str) -> bool:
        found = self._presets.named(name)
        if found is not None:
            self.taken.emit(found)
        self._show_buttons()
        return found is not None

    def _keep(self) -> None:
        name = self.name
        if name:
            self._presets = self._presets.having(replace(self._chosen(), name=name))
            self._list(name)
            self.changed.emit(self._presets)

    def _drop(self) -> None:
        self._presets = self._presets.without(self.name)
        self._list()
        self.changed.emit(self._presets)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() == QEvent.Type.KeyPress and watched is self.names.lineEdit()
        if is_press and isinstance(event, QKeyEvent) and is_enter(event):
            # Who has typed a name wants that preset, or it kept, and no export yet.
            if not self._take(self.name):
                self._keep()
            return True
        return super().eventFilter(watched, event)
