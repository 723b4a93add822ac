"""Put tags on documents or words and take them off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.language.scripts import Script
from desktop.ui.key_line import KeyLine
from desktop.ui.library.check_delegate import CheckDelegate
from desktop.ui.library.dialog_parts import answers
from desktop.ui.theme import TEXT_PX, Theme
from desktop.ui.widgets import Button, is_enter, label, pixel_font

_SIZE = (360, 400)
_STATES = {
    None: Qt.CheckState.PartiallyChecked,
    True: Qt.CheckState.Checked,
    False: Qt.CheckState.Unchecked,
}


def tag_states(tags: Sequence[str], on: Sequence[Sequence[str]]) -> dict[str, bool | None]:
    """Say of each tag whether all documents have it, none has it, or some have it (None).

    `on` gives the tags of each document.
    """
    counts = {tag: sum(tag in one for one in on) for tag in tags}
    return {
        tag: True if count == len(on) else None if count else False for tag, count in counts.items()
    }


class TagsDialog(QDialog):
    """Lists all tags with check marks; a line makes a new one.

    `about` says whose tags they are where they are not those of `count` texts.
    """

    chosen = Signal(object, object)
    """The tags to put on all documents and those to take off all of them, as tuples."""

    def __init__(
        self,
        states: Mapping[str, bool | None],
        count: int,
        theme: Theme,
        script: Script,
        parent: QWidget | None = None,
        about: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tags"))
        self.resize(*_SIZE)
        self._before = dict(states)
        of_texts = (
            self.tr("Tags of this text")
            if count == 1
            else self.tr("Tags of {0} texts").format(f"{count:,}")
        )
        self.line = KeyLine()
        self.line.setFont(pixel_font(TEXT_PX, script=script))
        self.line.setPlaceholderText(self.tr("New tag"))
        self.line.setAccessibleName(self.tr("New tag"))
        self.line.entered.connect(self._enter)
        self.line.left_down.connect(self._enter_list)
        self.add_button = Button(self.tr("Add"))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self._add)
        self.line.textChanged.connect(self._edited)
        self.tags: QListWidget = QListWidget()
        self.tags.setProperty("look", "sidebar")
        self.tags.setItemDelegate(CheckDelegate(theme, script, self))
        self.tags.setMouseTracking(True)
        self.tags.setAccessibleName(self.tr("Tags"))
        self.tags.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for tag, state in states.items():
            self._list(tag, _STATES[state])
        self._none = label(self.tr("There are no tags yet."), "soft")
        self._none.setContentsMargins(8, 0, 8, 0)
        self._none.setVisible(not states)
        row, self.save_button, self.cancel_button = answers(self.tr("Save"), self)
        self.save_button.clicked.connect(self._save)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.line, 1)
        top.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        column.addWidget(label(about or of_texts, "soft"))
        column.addLayout(top)
        column.addWidget(self._none)
        column.addWidget(self.tags, 1)
        column.addSpacing(4)
        column.addLayout(row)
        self._edited("")

    def _list(self, tag: str, state: Qt.CheckState) -> QListWidgetItem:
        item = QListWidgetItem(tag)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(state)
        self.tags.addItem(item)
        return item

    def _items(self) -> list[QListWidgetItem]:
        return [self.tags.item(row) for row in range(self.tags.count())]

    def _edited(self, text: str) -> None:
        self.add_button.setEnabled(bool(text.strip()))

    def _enter(self) -> None:
        if self.line.text().strip():
            self._add()
        else:
            self._save()

    def _add(self) -> None:
        """Put what was typed on all documents; one that is listed already is checked."""
        tag = " ".join(self.line.text().split())
        if not tag:
            return
        same = [item for item in self._items() if item.text().casefold() == tag.casefold()]
        item = same[0] if same else self._list(tag, Qt.CheckState.Checked)
        item.setCheckState(Qt.CheckState.Checked)
        self.tags.scrollToItem(item)
        self._none.hide()
        self.line.clear()

    def _enter_list(self) -> None:
        if self.tags.count():
            self.tags.setFocus()
            self.tags.setCurrentRow(max(0, self.tags.currentRow()))

    def _save(self) -> None:
        now = {item.text(): item.checkState() for item in self._items()}
        put = [t for t, s in now.items() if s is Qt.CheckState.Checked]
        off = [t for t, s in now.items() if s is Qt.CheckState.Unchecked]
        add = tuple(tag for tag in put if self._before.get(tag, False) is not True)
        remove = tuple(tag for tag in off if self._before.get(tag, False) is not False)
        self.accept()
        if add or remove:
            self.chosen.emit(add, remove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self._save()
        else:
            super().keyPressEvent(event)
