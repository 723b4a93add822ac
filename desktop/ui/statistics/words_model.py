"""The table of the words of a text that are not known, looked up when they are seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal

from desktop.language.document import Place
from desktop.ui.statistics.columns_model import Column, ColumnsModel
from desktop.ui.statistics.values import Details, WordRow
from desktop.ui.statistics.wording import band_text

WORD, READING, MEANING, COUNT, GENERAL, HSK3, HSK2, FIRST = range(8)
_ASK_ALL = frozenset({READING, MEANING})
_NONE_LAST = 99


class NewWordsModel(ColumnsModel[WordRow]):
    """Words as rows. `look_up` says what the dictionary has, and is asked once for each row."""

    all_wanted = Signal()
    """Rows are to be sorted by what all of them are to be looked up for; see `take_details`."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._look_up: Callable[[WordRow], Details] | None = None
        self._details: dict[Place, Details] = {}
        # QObject's tr is not to be called before its constructor.
        super().__init__((), parent)
        self._columns = self._made_columns()

    def set_look_up(self, look_up: Callable[[WordRow], Details]) -> None:
        """Look words up in another way from now on, or in another text."""
        self._look_up = look_up
        self._details.clear()
        self.refresh()

    def details(self, row: WordRow) -> Details:
        """Give what the dictionary says of a row's word."""
        found = self._details.get(row.place)
        if found is None:
            if self._look_up is None:
                return Details(row.written, "", (), "")
            found = self._details[row.place] = self._look_up(row)
        return found

    def take_details(self, details: Mapping[Place, Details]) -> None:
        """Take what was looked up in the background, and sort by it."""
        self._details.update(details)
        super().sort(*self.order)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, at once or when all words have been looked up."""
        if column in _ASK_ALL and any(row.place not in self._details for row in self._rows):
            self._column, self._order = column, order
            self.all_wanted.emit()
        else:
            super().sort(column, order)

    def _arrange(self) -> None:
        if self._column not in _ASK_ALL or all(row.place in self._details for row in self._rows):
            super()._arrange()

    def _made_columns(self) -> tuple[Column[WordRow], ...]:
        return (
            Column(
                self.tr("Word"),
                self.tr("As the text has it first"),
                lambda row: self.details(row).shown,
                lambda row: row.written,
            ),
            Column(
                self.tr("Reading"),
                self.tr("The commonest reading of the word"),
                lambda row: self.details(row).reading,
                lambda row: self.details(row).sort,
            ),
            Column(
                self.tr("Meaning"),
                self.tr("The first meaning in the dictionary"),
                lambda row: self.details(row).meaning,
                lambda row: self.details(row).meaning.lower(),
                hint=lambda row: self.details(row).meaning,
            ),
            Column(
                self.tr("In this text"),
                self.tr("How often the word stands in this text"),
                lambda row: f"{row.count:,}",
                lambda row: (row.count, row.frequency),
                is_number=True,
            ),
            Column(
                self.tr("In general"),
                self.tr("How often the word stands in the 60 million words of jieba’s list"),
                lambda row: f"{row.frequency:,}" if row.frequency else "–",
                lambda row: (row.frequency, row.count),
                hint=lambda row: band_text(row.frequency),
                is_number=True,
            ),
            Column(
                self.tr("HSK 3.0"),
                self.tr("The level of the word in HSK 3.0"),
                lambda row: "7–9" if row.hsk3 == 7 else str(row.hsk3 or "–"),
                lambda row: row.hsk3 or _NONE_LAST,
                is_number=True,
            ),
            Column(
                self.tr("HSK 2.0"),
                self.tr("The level of the word in HSK 2.0"),
                lambda row: str(row.hsk2 or "–"),
                lambda row: row.hsk2 or _NONE_LAST,
                is_number=True,
            ),
            Column(
                self.tr("First at"),
                self.tr("How far into the text the word stands first"),
                lambda row: f"{row.share * 100:.0f}%",
                lambda row: row.place,
                is_number=True,
            ),
        )
