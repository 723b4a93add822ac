"""The screen on which the vocabulary is made what it was at another time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.language.scripts import Script
from desktop.safekeeping import Kind, Preview, Snapshot
from desktop.ui.safekeeping.texts import (
    count_text,
    day_text,
    difference_text,
    moment_text,
    occasion_text,
    time_text,
    total_text,
)
from desktop.ui.theme import SMALL_PX, TEXT_PX
from desktop.ui.widgets import Button, label, pixel_font

_SIZE = (820, 560)
_LIST_WIDTH = 248
_ROW = 36
_HEAD = 40
_LINE = 32
_NAME_WIDTH = 96
_SNAPSHOT = Qt.ItemDataRole.UserRole


class RestoreDialog(QDialog):
    """Lists snapshots by day; what restoring the chosen one changes is told beside them."""

    preview_wanted = Signal(object)
    """The Snapshot that is to be compared with the present."""
    restore_wanted = Signal(object, object)
    """The Snapshot to restore, and the kinds of things, as a tuple."""
    undo_wanted = Signal()
    """The last restore is to be undone."""

    def __init__(
        self, now: datetime, script: Script = Script.SIMPLIFIED, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Restore"))
        self.resize(*_SIZE)
        self._now = now
        self._preview: Preview | None = None
        self.snapshots: QListWidget = QListWidget()
        self.snapshots.setProperty("look", "sidebar")
        self.snapshots.setAccessibleName(self.tr("Copies of your vocabulary"))
        self.snapshots.setFixedWidth(_LIST_WIDTH)
        self.snapshots.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.snapshots.currentItemChanged.connect(self._choose)
        self.title = label("", "title")
        self.title.setWordWrap(True)
        self.summary = label("", "soft")
        self.summary.setWordWrap(True)
        self.differences: QTreeWidget = QTreeWidget()
        self.differences.setAccessibleName(self.tr("What would change"))
        self.differences.setFont(pixel_font(TEXT_PX, script=script))
        self.differences.setColumnCount(2)
        self.differences.setHeaderHidden(True)
        self.differences.setRootIsDecorated(False)
        self.differences.setUniformRowHeights(True)
        self.differences.setIndentation(8)
        self.differences.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.differences.header().setMinimumSectionSize(_NAME_WIDTH)
        self.differences.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        policy = self.differences.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.differences.setSizePolicy(policy)
        self.more = label("", "small")
        self.boxes: dict[Kind, QCheckBox] = {}
        self._box_column = QVBoxLayout()
        self._box_column.setSpacing(4)
        self.undo_button = Button(self.tr("Undo restore"))
        self.undo_button.setAutoDefault(False)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.undo_button.hide()
        self.close_button = Button(self.tr("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.restore_button = Button(self.tr("Restore"), "primary")
        self.restore_button.setDefault(True)
        self.restore_button.clicked.connect(self._restore)
        self._lay_out()
        self.set_snapshots(())

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.title)
        right.addWidget(self.summary)
        right.addLayout(self._box_column)
        right.addWidget(self.differences, 1)
        right.addWidget(self.more)
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addWidget(self.snapshots)
        body.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.undo_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(16)
        column.addLayout(body, 1)
        column.addLayout(buttons)

    # -- what is shown -----------------------------------------------------------------------

    def set_snapshots(self, snapshots: Sequence[Snapshot]) -> None:
        """List snapshots, the newest first, and choose the first one."""
        self.snapshots.clear()
        day = ""
        for one in snapshots:
            if day_text(one.taken, self._now) != day:
                day = day_text(one.taken, self._now)
                head = QListWidgetItem(day)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setSizeHint(QSize(0, _HEAD))
                head.setFont(pixel_font(SMALL_PX, QFont.Weight.DemiBold))
                head.setForeground(self.palette().placeholderText())
                self.snapshots.addItem(head)
            occasion = occasion_text(one)
            time = time_text(one.taken)
            item = QListWidgetItem(f"{time}  ·  {occasion}" if occasion else time)
            item.setData(_SNAPSHOT, one)
            item.setSizeHint(QSize(0, _ROW))
            self.snapshots.addItem(item)
        self.snapshots.setVisible(bool(snapshots))
        if snapshots:
            self.snapshots.setCurrentRow(1)
            self.snapshots.setFocus()
            return
        self._clear()
        self.title.setText(self.tr("There is no copy yet"))
        self.summary.setText(
            self.tr("Duben copies your vocabulary every hour in which something has changed.")
        )

    def chosen(self) -> Snapshot | None:
        """Give the snapshot that is chosen."""
        item = self.snapshots.currentItem()
        found: Snapshot | None = item.data(_SNAPSHOT) if item is not None else None
        return found

    def show_preview(self, snapshot: Snapshot, preview: Preview) -> None:
        """Tell what restoring a snapshot would change, if it is still the chosen one."""
        if snapshot != self.chosen():
            return
        self._clear()
        self._preview = preview
        if not preview:
            self.summary.setText(self.tr("Nothing has changed since then."))
            return
        self.summary.setText(self.tr("If you restore this copy:"))
        for count in preview.counts:
            box = QCheckBox(count_text(count))
            box.setChecked(True)
            box.toggled.connect(self._show_kinds)
            self._box_column.addWidget(box)
            self.boxes[count.kind] = box
        self._show_kinds()

    def show_problem(self, text: str) -> None:
        """Say in a sentence what went wrong."""
        self._clear()
        self.summary.setText(text)

    def show_work(self, text: str) -> None:
        """Say what is being done, which takes a moment."""
        self._clear()
        self.summary.setText(text)

    def show_restored(self, text: str, *, undo: bool) -> None:
        """Say that a restore is done, and whether it can be undone."""
        self._clear()
        self.title.setText(text)
        self.undo_button.setVisible(undo)

    def kinds(self) -> tuple[Kind, ...]:
        """Give the kinds of things to restore: all of them where none is left out."""
        left_out = {kind for kind, box in self.boxes.items() if not box.isChecked()}
        return tuple([kind for kind in Kind if kind not in left_out])

    def _clear(self) -> None:
        self._preview = None
        for box in self.boxes.values():
            self._box_column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        self.differences.clear()
        self.differences.hide()
        self.summary.clear()
        self.more.clear()
        self.restore_button.setEnabled(False)

    def _show_kinds(self) -> None:
        """List the differences of the kinds that are checked."""
        if self._preview is None:
            return
        kinds = [kind for kind, box in self.boxes.items() if box.isChecked()]
        self.differences.clear()
        for difference in self._preview.differences:
            if difference.kind in kinds:
                item = QTreeWidgetItem(list(difference_text(difference)))
                item.setSizeHint(0, QSize(0, _LINE))
                item.setToolTip(1, item.text(1))
                item.setForeground(1, self.palette().placeholderText())
                self.differences.addTopLevelItem(item)
        shown = self.differences.topLevelItemCount()
        self.differences.setVisible(shown > 0)
        counts = [count for count in self._preview.counts if count.kind in kinds]
        self.more.setText(total_text(shown, counts))
        self.restore_button.setEnabled(bool(kinds))

    # -- wishes ------------------------------------------------------------------------------

    def _choose(self) -> None:
        snapshot = self.chosen()
        if snapshot is None:
            return
        self._clear()
        self.title.setText(moment_text(snapshot.taken, self._now))
        self.summary.setText(self.tr("Comparing…"))
        self.preview_wanted.emit(snapshot)

    def _restore(self) -> None:
        snapshot = self.chosen()
        if snapshot is not None and self._preview:
            self.restore_wanted.emit(snapshot, self.kinds())
