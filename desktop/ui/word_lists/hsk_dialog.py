"""Mark whole levels of the HSK as known or as to be learnt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.language.scripts import Script
from desktop.ui.library.check_delegate import CheckDelegate
from desktop.ui.library.dialog_parts import answers
from desktop.ui.theme import SMALL_PX, Theme
from desktop.ui.widgets import Segments, is_enter, label, pixel_font
from desktop.vocabulary.hsk_marking import EDITIONS, HskLevel, hsk_counts
from desktop.vocabulary.marking import rises
from desktop.vocabulary.matching import Identity, identity_of
from desktop.vocabulary.status import Status
from desktop.word_import import Mark
from dictionaries.entry import Entry

_SIZE = (560, 540)
_COUNTS = Qt.ItemDataRole.UserRole
_CHARACTERS = "characters"
_BAR = 96
_ROW = 40
_BAND = 7

Index = QModelIndex | QPersistentModelIndex


class LevelDelegate(CheckDelegate):
    """A level with its mark, and at the right how much of it is known."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Script.SIMPLIFIED, parent)
        self._colours = theme
        self._small = pixel_font(SMALL_PX)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(320, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        super().paint(painter, option, index)
        text, share = index.data(_COUNTS)
        if share is None:
            return
        theme, box = self._colours, QRectF(option.rect).adjusted(0, 0, -8, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(box.right() - _BAR, round(box.center().y()) - 2, _BAR, 4)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(bar, 2, 2)
        if share > 0:
            painter.setBrush(QColor(theme.known))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), _BAR * share, 4), 2, 2)
        painter.setFont(self._small)
        painter.setPen(QColor(theme.soft))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(0, 0, -_BAR - 12, 0), right, text)
        painter.restore()


class HskDialog(QDialog):
    """Lists the levels of one edition with how much of each is known, and marks those checked."""

    edition_wanted = Signal(str)
    mark_wanted = Signal(str, object)
    """What is being done, for the undo menu, and the words to mark as a tuple of Mark."""

    def __init__(self, edition: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("HSK levels"))
        self.resize(*_SIZE)
        self._levels: tuple[HskLevel, ...] = ()
        self._kept: Mapping[Identity, Status] = {}
        names = {
            "2025": self.tr("HSK 3.0 (2025)"),
            "2021": self.tr("HSK 3.0 (2021)"),
            "2.0": self.tr("HSK 2.0"),
        }
        self.editions = Segments([(one, names[one]) for one in EDITIONS], self.tr("Edition"))
        self.editions.set_value(edition)
        self.editions.chosen.connect(self._choose_edition)
        self.levels: QListWidget = QListWidget()
        self.levels.setProperty("look", "sidebar")
        self.levels.setItemDelegate(LevelDelegate(theme, self))
        self.levels.setMouseTracking(True)
        self.levels.setAccessibleName(self.tr("Levels"))
        self.levels.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.levels.itemChanged.connect(lambda _item: self._show_button())
        self.about = label("", "soft")
        self.about.setWordWrap(True)
        self.statuses = Segments(
            [(Status.KNOWN, self.tr("Known")), (Status.LEARNING, self.tr("Learning"))],
            self.tr("What the words become"),
        )
        self.statuses.set_value(Status.KNOWN)
        self.statuses.chosen.connect(self._choose_status)
        marking = QHBoxLayout()
        marking.setSpacing(12)
        marking.addWidget(label(self.tr("Mark as"), "soft"))
        marking.addWidget(self.statuses)
        marking.addStretch(1)
        row, self.mark_button, self.cancel_button = answers(self.tr("Mark"), self)
        self.mark_button.clicked.connect(self._mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(self.editions)
        column.addWidget(self.levels, 1)
        column.addWidget(self.about)
        column.addLayout(marking)
        column.addLayout(row)
        self.levels.setFocus()
        self._show_button()

    # -- what is shown -----------------------------------------------------------------------

    def set_levels(self, levels: Sequence[HskLevel], kept: Mapping[Identity, Status]) -> None:
        """Show the levels of the edition that is chosen, and how much of them is known."""
        self._levels, self._kept = tuple(levels), kept
        self.levels.clear()
        for level, counts in zip(self._levels, hsk_counts(levels, kept), strict=True):
            said = self.tr("{0} of {1} words").format(f"{counts.known:,}", f"{counts.total:,}")
            if counts.characters:
                known = f"{counts.known_characters:,}"
                said += self.tr(", {0} of {1} characters").format(known, f"{counts.characters:,}")
            self._list(self._name(level), level.level, said, counts.known / (counts.total or 1))
        if any(level.characters for level in self._levels):
            self._list(self.tr("Characters of these levels as words too"), _CHARACTERS, "", None)
        missing = sum(level.missing for level in self._levels)
        said = self.tr("Counted is what is marked as known.")
        if missing:
            left = self.tr("{0} words of the lists are not in the dictionary.")
            said += " " + left.format(f"{missing:,}")
        self.about.setText(said)
        if self.levels.count():
            self.levels.setCurrentRow(0)
        self._show_button()

    def _list(self, name: str, key: object, said: str, share: float | None) -> None:
        item = QListWidgetItem(name)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setData(_COUNTS, (said, share))
        item.setData(_COUNTS + 1, key)
        spoken = self.tr("{0}, {1} known").format(name, said) if said else name
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.levels.addItem(item)

    def _name(self, level: HskLevel) -> str:
        is_band = level.level == _BAND
        return self.tr("Level 7 to 9") if is_band else self.tr("Level {0}").format(level.level)

    def _checked(self) -> set[object]:
        items = [self.levels.item(row) for row in range(self.levels.count())]
        return {
            item.data(_COUNTS + 1) for item in items if item.checkState() is Qt.CheckState.Checked
        }

    def marks(self) -> tuple[Mark, ...]:
        """Give the words of the levels that are checked and change by being marked."""
        checked, status = self._checked(), self.statuses.value
        if not isinstance(status, Status):
            return ()
        wanted: dict[Identity, Entry] = {}
        for level in self._levels:
            if level.level in checked:
                characters = level.characters if _CHARACTERS in checked else ()
                wanted |= {identity_of(entry): entry for entry in (*level.words, *characters)}
        return tuple(
            [
                Mark(entry, status)
                for identity, entry in wanted.items()
                if rises(self._kept.get(identity), status)
            ]
        )

    def _show_button(self) -> None:
        count = len(self.marks())
        one, many = self.tr("Mark 1 word"), self.tr("Mark {0} words")
        said = one if count == 1 else many.format(f"{count:,}")
        self.mark_button.setText(said if count else self.tr("Mark"))
        self.mark_button.setEnabled(count > 0)

    # -- what the reader does ----------------------------------------------------------------

    def _choose_edition(self, edition: object) -> None:
        self.editions.set_value(edition)
        self.set_levels((), {})
        self.edition_wanted.emit(str(edition))

    def _choose_status(self, status: object) -> None:
        self.statuses.set_value(status)
        self._show_button()

    def _mark(self) -> None:
        marks = self.marks()
        is_known = self.statuses.value is Status.KNOWN
        self.accept()
        self.mark_wanted.emit(
            self.tr("Mark known") if is_known else self.tr("Mark learning"), marks
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            if self.mark_button.isEnabled():
                self._mark()
        else:
            super().keyPressEvent(event)
