"""Preferences: how the text looks, and the keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import Settings
from desktop.ui.actions import Spec, menu_titles


class Preferences(QDialog):
    """Choices that take effect at once."""

    changed = Signal(object)
    """The settings as they are now chosen."""

    def __init__(
        self, settings: Settings, specs: Sequence[Spec], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self.resize(560, 520)
        self._settings = settings
        self._specs = specs
        tabs = QTabWidget()
        tabs.addTab(self._reading_tab(), self.tr("Reading"))
        tabs.addTab(self._keys_tab(), self.tr("Keys"))
        self.tabs = tabs
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(tabs)
        column.addWidget(buttons)

    def _change(self, **values: Any) -> None:  # noqa: ANN401  # each field has its own type
        self._settings = replace(self._settings, **values)
        self.changed.emit(self._settings)

    # -- reading -----------------------------------------------------------------------------

    def _reading_tab(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(16, 16, 16, 16)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        self._choice(form, self.tr("Appearance"), "theme", {
            "system": self.tr("Like the system"), "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        })  # fmt: skip
        self._choice(form, self.tr("Typeface"), "face", {
            "song": self.tr("Song (宋)"), "kai": self.tr("Kai (楷)"), "hei": self.tr("Hei (黑)"),
        })  # fmt: skip
        self._choice(form, self.tr("Traditional script"), "traditional", {
            "traditional": self.tr("OpenCC standard"), "taiwan": self.tr("Taiwan"),
            "hongkong": self.tr("Hong Kong"),
        })  # fmt: skip
        self._choice(form, self.tr("Phonetics"), "phonetic", {
            "pinyin": self.tr("Pinyin"), "zhuyin": self.tr("Zhuyin"),
        })  # fmt: skip
        self._choice(form, self.tr("Readings"), "readings", {
            "mainland": self.tr("Mainland China"), "taiwan": self.tr("Taiwan"),
        })  # fmt: skip
        self._choice(form, self.tr("HSK 3.0"), "hsk3", {
            "2025": self.tr("Syllabus in force since July 2026"),
            "2021": self.tr("Standard of 2021"),
        })  # fmt: skip
        for name, text in (
            ("taiwan_words", self.tr("Turn words into Taiwan's too (软件, 軟體)")),
            ("tone_colours", self.tr("Colour pinyin by tone in the word card")),
            ("tone_colours_in_text", self.tr("Colour pinyin by tone above the words")),
            ("sandhi", self.tr("Show tones as they are spoken (tone sandhi)")),
            ("mark_new", self.tr("Mark every word that is new to me")),
            ("show_doubt", self.tr("Underline what was a close call")),
            ("hover_modifier", self.tr("Show pinyin on hovering only while Alt is held")),
        ):
            box = QCheckBox(text)
            box.setObjectName(name)
            box.setChecked(getattr(self._settings, name))
            box.toggled.connect(lambda on, field=name: self._change(**{field: on}))
            form.addRow("", box)
        return page

    def _choice(self, form: QFormLayout, text: str, field: str, choices: Mapping[str, str]) -> None:
        combo = QComboBox()
        combo.setObjectName(field)
        combo.setAccessibleName(text)
        for value, shown in choices.items():
            combo.addItem(shown, value)
        combo.setCurrentIndex(max(0, combo.findData(getattr(self._settings, field))))
        combo.currentIndexChanged.connect(
            lambda _index: self._change(**{field: combo.currentData()})
        )
        label = QLabel(text)
        label.setBuddy(combo)
        label.setFixedHeight(combo.sizeHint().height())
        form.addRow(label, combo)

    # -- keys --------------------------------------------------------------------------------

    def _keys_tab(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 16)
        titles = menu_titles()
        table = QTableWidget(len(self._specs), 2)
        table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Key")])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(40)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setShowGrid(False)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.setColumnWidth(1, 180)
        for row, spec in enumerate(self._specs):
            item = QTableWidgetItem(f"{titles[spec.menu]}: {spec.text}")
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            table.setItem(row, 0, item)
            key = self._settings.shortcuts.get(spec.name, spec.keys[0] if spec.keys else "")
            editor = QKeySequenceEdit(QKeySequence.fromString(key))
            editor.setMaximumSequenceLength(1)
            editor.setClearButtonEnabled(True)
            editor.setAccessibleName(spec.text)
            editor.editingFinished.connect(
                lambda name=spec.name, field=editor: self._set_key(name, field)
            )
            table.setCellWidget(row, 1, editor)
        self.keys = table
        self._conflict = QLabel()
        self._conflict.setProperty("look", "soft")
        self._conflict.setWordWrap(True)
        reset = QPushButton(self.tr("Use the standard keys"))
        reset.clicked.connect(self._reset_keys)
        column.addWidget(table)
        column.addWidget(self._conflict)
        column.addWidget(reset, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _key_of(self, spec: Spec) -> tuple[str, ...]:
        own = self._settings.shortcuts.get(spec.name)
        return (own,) if own is not None else spec.keys

    def _set_key(self, name: str, editor: QKeySequenceEdit) -> None:
        portable = QKeySequence.SequenceFormat.PortableText
        key = editor.keySequence().toString(portable)
        spec = next(spec for spec in self._specs if spec.name == name)
        if key == (self._key_of(spec) or ("",))[0]:
            return
        for other in self._specs:
            if key and other.name != name and key in self._key_of(other):
                self._conflict.setText(
                    self.tr("{0} already belongs to “{1}”.").format(key, other.text)
                )
                editor.setKeySequence(
                    QKeySequence.fromString((self._key_of(spec) or ("",))[0], portable)
                )
                return
        self._conflict.clear()
        self._change(shortcuts={**self._settings.shortcuts, name: key})

    def _reset_keys(self) -> None:
        self._conflict.clear()
        self._change(shortcuts={})
        for row, spec in enumerate(self._specs):
            editor = self.keys.cellWidget(row, 1)
            if isinstance(editor, QKeySequenceEdit):
                editor.setKeySequence(QKeySequence.fromString(spec.keys[0] if spec.keys else ""))
