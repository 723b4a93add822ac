"""Above the list of words: what is looked for, what is listed, and what can be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.key_line import KeyLine
from desktop.ui.theme import TEXT_PX
from desktop.ui.widgets import Button, Segments, label, pixel_font
from desktop.vocabulary.status import Status
from desktop.vocabulary.word_filter import Filter

_ALL = "all"
_LEAST_WIDTH = 320
_NARROW = 760
_GAP = 4
_MOST_DOCUMENTS = 200
_HSK3, _HSK2 = 3, 2


class WordsHead(QWidget):
    """Two rows of controls, three in a narrow window."""

    arranged = Signal()
    """Something is to be looked for, or another choice was made."""

    def __init__(self, status_name: Callable[[Status], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status_name = status_name
        self._is_filtered, self._chosen = False, 0
        self._counts: dict[object, int] = {}
        self.filter = KeyLine()
        self.filter.setPlaceholderText(self.tr("Find a word, pinyin or meaning"))
        self.filter.setAccessibleName(self.tr("Find a word, pinyin or meaning"))
        self.filter.setToolTip(
            self.tr(
                "Hanzi in either script, pinyin with tones or without, a meaning, a note.\n"
                'Also status:learning, tag:food, level:4, text:"a title", date:2026-11, note:word'
            )
        )
        self.filter.setFont(pixel_font(TEXT_PX))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(160)
        self.filter.textChanged.connect(lambda _text: self.arranged.emit())
        self.statuses = Segments(
            [(_ALL, self.tr("All")), *((s, status_name(s)) for s in Status)],
            self.tr("Words of which status"),
        )
        self.statuses.set_value(_ALL)
        self.statuses.chosen.connect(self._choose_status)
        self.tags = self._combo(self.tr("Words with which tag"), 104)
        self.levels = self._combo(self.tr("Words of which level"), 120)
        self.documents = self._combo(self.tr("Words of which text"), 104)
        self.times = self._combo(self.tr("Words saved when"), 120)
        self._fill_levels()
        self._fill_times()
        self.count = label(look="soft")
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.clear_button = self._action(self.tr("Show all"), self.tr("Show all words again"))
        self.clear_button.clicked.connect(self.clear)
        self.tags_button = self._action(
            self.tr("Tags…"), self.tr("Put tags on the selected words  Ctrl+T")
        )
        self.delete_button = self._action(
            self.tr("Delete"), self.tr("Delete the selected words  Del")
        )
        self.more_button = self._action(
            self.tr("More ▾"), self.tr("All that can be done with the selected words")
        )
        self.more_button.setAccessibleName(self.tr("More"))
        self._lay_out()
        self.set_tags(())
        self.set_documents(())

    def _combo(self, name: str, width: int) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.setFont(pixel_font(TEXT_PX))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setMinimumWidth(width)
        combo.setMaximumWidth(168)
        combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        combo.currentIndexChanged.connect(lambda _index: self.arranged.emit())
        return combo

    def _action(self, text: str, about: str) -> Button:
        button = Button(text, "quiet")
        button.setToolTip(about)
        return button

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for combo in self._combos():
            choices.addWidget(combo)
        choices.addStretch(0)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        self._top.addWidget(self.filter, 1)
        self._top.addLayout(choices)
        actions = QHBoxLayout()
        actions.setSpacing(_GAP)
        actions.addWidget(self.count, 1)
        actions.addStrut(self.more_button.sizeHint().height())
        for button in (self.clear_button, self.tags_button, self.delete_button, self.more_button):
            actions.addWidget(button)
        self._bottom = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bottom.setSpacing(16)
        self._bottom.addWidget(self.statuses)
        self._bottom.addLayout(actions, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._top)
        column.addLayout(self._bottom)

    def _combos(self) -> tuple[QComboBox, ...]:
        return (self.tags, self.levels, self.documents, self.times)

    def _fill_levels(self) -> None:
        self.levels.addItem(self.tr("Any level"), None)
        for at in range(1, 8):
            name = self.tr("HSK {0}").format("7–9" if at == 7 else at)
            self.levels.addItem(name, (_HSK3, at))
        self.levels.addItem(self.tr("No HSK level"), (_HSK3, 0))
        self.levels.insertSeparator(self.levels.count())
        for at in range(1, 7):
            self.levels.addItem(self.tr("HSK 2.0: {0}").format(at), (_HSK2, at))

    def _fill_times(self) -> None:
        for text, days in (
            (self.tr("Any time"), None),
            (self.tr("Today"), 0),
            (self.tr("Last 7 days"), 6),
            (self.tr("Last 30 days"), 29),
            (self.tr("Last 365 days"), 364),
        ):
            self.times.addItem(text, days)

    # -- what is chosen ----------------------------------------------------------------------

    def wanted(self) -> Filter:
        """Give what is to be listed."""
        status, level = self.statuses.value, self.levels.currentData()
        return Filter(
            self.filter.text().strip(),
            status if isinstance(status, Status) else None,
            str(self.tags.currentData() or ""),
            tuple(level) if level is not None else None,
            str(self.documents.currentData() or ""),
            _since(self.times.currentData()),
        )

    def clear(self) -> None:
        """Choose everything again."""
        for widget in (self.filter, *self._combos()):
            widget.blockSignals(True)
        self.filter.clear()
        for combo in self._combos():
            combo.setCurrentIndex(0)
        for widget in (self.filter, *self._combos()):
            widget.blockSignals(False)
        self.statuses.set_value(_ALL)
        self.arranged.emit()

    def _choose_status(self, value: object) -> None:
        self.statuses.set_value(value)
        self.arranged.emit()

    # -- what is shown -----------------------------------------------------------------------

    def set_tags(self, tags: Sequence[tuple[str, int]]) -> None:
        """Offer tags, each with the number of its words; the one that is chosen stays."""
        items = [(f"{tag} ({count:,})", tag) for tag, count in tags]
        self._offer(self.tags, self.tr("Any tag"), items)

    def set_documents(self, documents: Sequence[tuple[str, str, int]]) -> None:
        """Offer texts: id, title and number of words; the one that is chosen stays."""
        items = [(f"{title} ({count:,})", key) for key, title, count in documents]
        self._offer(self.documents, self.tr("Any text"), items[:_MOST_DOCUMENTS])

    def _offer(self, combo: QComboBox, anything: str, items: Sequence[tuple[str, str]]) -> None:
        chosen = combo.currentData()
        combo.blockSignals(True)
        combo.clear()
        combo.addItem(anything, "")
        for text, value in items:
            combo.addItem(text, value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.blockSignals(False)
        combo.setVisible(bool(items))
        if chosen and combo.currentData() != chosen:
            self.arranged.emit()

    def set_counts(
        self, counts: Counter[Status], total: int, shown: int, chosen: int, *, is_filtered: bool
    ) -> None:
        """Say how many words there are, are listed and are selected."""
        self._counts = {_ALL: total, **{status: counts[status] for status in Status}}
        words = self.tr("1 word") if total == 1 else self.tr("{0} words").format(f"{total:,}")
        if shown != total:
            words = self.tr("{0} of {1}").format(f"{shown:,}", words)
        if chosen > 1:
            words = self.tr("{0} selected").format(f"{chosen:,}")
        self.count.setText(words)
        self.count.setToolTip(words)
        self._is_filtered, self._chosen = is_filtered, chosen
        self._fit()

    def _fit(self) -> None:
        """Take as little width as must be, or have everything at hand."""
        narrow = self.width() < _NARROW
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if narrow else ways.LeftToRight
        self._top.setDirection(way)
        self._bottom.setDirection(way)
        self._bottom.setSpacing(8 if narrow else 16)
        needed = [button for button, is_shown in self._offered()[:2] if is_shown]
        least = sum(button.sizeHint().width() + _GAP for button in needed)
        for counted in (True, False):
            self._name_statuses(counted=counted)
            room = self._room(narrow)
            if room >= least and self.statuses.sizeHint().width() <= self.width():
                break
        for button, is_shown in self._offered():
            room -= button.sizeHint().width() + _GAP if is_shown else 0
            button.setVisible(is_shown and (room >= 0 or button in needed))

    def _offered(self) -> list[tuple[Button, bool]]:
        """Give the buttons and whether they can be used; the first two are needed most."""
        return [
            (self.more_button, self._chosen > 0),
            (self.clear_button, self._is_filtered),
            (self.delete_button, self._chosen > 0),
            (self.tags_button, self._chosen > 0),
        ]

    def _room(self, narrow: bool) -> int:
        """Give the pixels that are left for buttons beside the count and the statuses."""
        beside = 0 if narrow else self.statuses.sizeHint().width() + self._bottom.spacing()
        return self.width() - beside - self.count.fontMetrics().horizontalAdvance(self.count.text())

    def _name_statuses(self, *, counted: bool) -> None:
        named = [(one, self._status_name(one)) for one in Status]
        for value, name in [(_ALL, self.tr("All")), *named]:
            number = f" {self._counts.get(value, 0):,}" if counted else ""
            self.statuses.set_text(value, name + number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # Or a wide window could not become a narrow one.
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())


def _since(days: int | None) -> int:
    """Give when the day began that lies some days back, as microseconds since the epoch."""
    if days is None:
        return 0
    today = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    # As a local day: with the clocks put back or forth it is not a number of hours.
    day = (today.replace(tzinfo=None) - timedelta(days=days)).astimezone()
    return int(day.timestamp() * 1_000_000)
