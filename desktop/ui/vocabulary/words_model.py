"""The table of the learner's words: what is in sight is read when it is shown, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.language.levels import frequency_band
from desktop.language.pinyin import marked
from desktop.language.scripts import Script, detect
from desktop.language.sense_text import sense_text
from desktop.ui.vocabulary.chosen import WordSource
from desktop.ui.vocabulary.dates import short_date as short_date
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes, Sentence, Word
from desktop.vocabulary.word_facts import Column, Facts, Levels, Overview
from desktop.vocabulary.word_filter import Filter
from desktop.vocabulary.word_index import Positions, WordIndex

Index = QModelIndex | QPersistentModelIndex

WORD, PINYIN, MEANING, STATUS, LEVEL, FREQUENCY, SENTENCE, DOCUMENT, ADDED, CHANGED = range(10)
COLUMNS = tuple(Column)
BETWEEN_HEADS = "  "
_BEFORE_WORD = 10
"""Code points of the sentence that are shown before the word."""
_BLOCK = 64  # rows that are read at once
_MOST_ROWS = 4096


@dataclass(frozen=True, slots=True)
class Row:
    """A word with all that the table shows of it.

    `is_traditional` says whether it was met in Traditional; `levels` are those of HSK 2.0 and 3.0,
    0 for none.
    """

    word: Word
    is_traditional: bool
    cells: tuple[str, ...]
    levels: Levels


class WordsModel(QAbstractTableModel):
    """Words as rows; filtering and sorting arrange positions and never read a word.

    Until there is an index, all words are shown by when they were saved.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: WordSource | None = None
        self._index: WordIndex | None = None
        self._ids: Sequence[str] = ()
        self._counts: Counter[Status] = Counter()
        self._total = 0
        self._shown: Positions = np.empty(0, dtype=np.int32)
        self._rows: dict[str, Row] = {}
        self._filter = Filter()
        self._column, self._order = ADDED, Qt.SortOrder.DescendingOrder

    # -- content -----------------------------------------------------------------------------

    def set_overview(self, source: WordSource, overview: Overview) -> None:
        """Take other words, to be read from a source."""
        self._source, self._index = source, None
        self._ids, self._counts = overview.ids, overview.counts
        self._total = len(overview.ids)
        self._rows.clear()
        self._arrange()

    def set_index(self, index: WordIndex) -> None:
        """Take what the words are found and sorted by."""
        self._index = index
        self._rows.clear()
        self._count()
        self._arrange()

    @property
    def index_of_words(self) -> WordIndex | None:
        """What the words are found and sorted by; None until it is there."""
        return self._index

    def follow(self, changes: Changes) -> bool:
        """Show a write; False where the words have to be read anew."""
        for change in changes.words:
            for one in (change.before, change.after):
                self._rows.pop(one.id if one is not None else "", None)
        if changes.rows:
            self._rows.clear()
        if self._index is None or self._source is None:
            return False
        if not self._index.follow(changes, self._source.describe):
            return False
        self._count()
        self._arrange()
        return True

    def repaint(self) -> None:
        """Read again what is in sight."""
        self._rows.clear()
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def set_filter(self, wanted: Filter) -> None:
        """Show only the words that a filter leaves."""
        if wanted != self._filter:
            self._filter = wanted
            self._arrange()

    def word(self, row: int) -> Word:
        """Give the word of a row."""
        return self._row(row).word

    def ids_at(self, rows: Iterable[int]) -> list[str]:
        """Give the ids of some rows."""
        ids, shown = self._ids, self._shown
        return [ids[at] for at in shown[list(rows)].tolist()]

    def facts_at(self, rows: Iterable[int]) -> list[Facts]:
        """Give the facts of some rows, none until there is an index."""
        if self._index is None:
            return []
        return self._index.facts(self._shown[list(rows)].tolist())

    def rows_of(self, ids: Iterable[str]) -> list[int]:
        """Give the rows where some words are shown, in ascending order."""
        wanted = set(ids)
        if not wanted:
            return []
        if self._index is not None:
            positions = self._index.positions_of(wanted)
        else:
            positions = [at for at, key in enumerate(self._ids) if key in wanted]
        is_wanted = np.zeros(len(self._ids), dtype=np.bool_)
        is_wanted[positions] = True
        rows: list[int] = np.flatnonzero(is_wanted[self._shown]).tolist()
        return rows

    @property
    def total(self) -> int:
        """The number of words, shown or not."""
        return self._total

    def counts(self) -> Counter[Status]:
        """Count the words by status, shown or not."""
        return self._counts

    def _count(self) -> None:
        if self._index is not None:
            self._ids = self._index.ids
            self._counts, self._total = self._index.counts(), self._index.total

    def _arrange(self) -> None:
        self.beginResetModel()
        descending = self._order is Qt.SortOrder.DescendingOrder
        if self._index is not None:
            column = COLUMNS[self._column]
            self._shown = self._index.arranged(self._filter, column, descending=descending)
        else:
            self._shown = np.arange(len(self._ids), dtype=np.int32)
            if descending or self._column != ADDED:
                self._shown = self._shown[::-1]
        self.endResetModel()

    def _row(self, row: int) -> Row:
        key = self._ids[self._shown[row]]
        if key not in self._rows:
            self._read(row)
        return self._rows[key]

    def _read(self, row: int) -> None:
        """Read a block of rows."""
        if len(self._rows) > _MOST_ROWS:
            self._rows.clear()
        first = row - row % _BLOCK
        ids = [key for key in self.ids_at(range(first, min(first + _BLOCK, len(self._shown))))
               if key not in self._rows]  # fmt: skip
        source = self._source
        found = source.words(ids) if source is not None else {}
        for key in ids:
            # One that another program has deleted is off the list soon.
            word = found.get(key) or Word(key, "", "", "", Status.NEW)
            levels, frequency = source.describe(word.simplified) if source else ((0, 0), 0)
            self._rows[key] = _row(word, levels, frequency)

    # -- Qt's questions ------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a cell says."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            row, column = self._row(index.row()), index.column()
            if column == STATUS:
                return self.status_name(row.word.status)
            if column == ADDED:
                return short_date(row.word.created)
            return short_date(row.word.changed) if column == CHANGED else row.cells[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(self._row(index.row()), index.column())
        if role == Qt.ItemDataRole.UserRole:
            return self._row(index.row())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.column_name(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        if (column, order) != (self._column, self._order):
            self._column, self._order = column, order
            self._arrange()

    def column_name(self, column: int) -> str:
        """Name a column."""
        return (
            self.tr("Word"),
            self.tr("Pinyin"),
            self.tr("Meaning"),
            self.tr("Status"),
            self.tr("HSK"),
            self.tr("Frequency"),
            self.tr("Sentence"),
            self.tr("Text"),
            self.tr("Added"),
            self.tr("Changed"),
        )[column]

    def status_name(self, status: Status) -> str:
        """Name a status."""
        return {
            Status.NEW: self.tr("New"),
            Status.LEARNING: self.tr("Learning"),
            Status.KNOWN: self.tr("Known"),
            Status.IGNORED: self.tr("Ignored"),
        }[status]

    def _tip(self, row: Row, column: int) -> str | None:
        word = row.word
        if column == MEANING:
            script = script_of(row.is_traditional)
            lines = [sense_text(sense, script) for sense in word.senses]
            lines += [self.tr("Note: {0}").format(word.note)] if word.note else []
            lines += [self.tr("Tags: {0}").format(", ".join(word.tags))] if word.tags else []
            return "\n".join(lines) or None
        if column == SENTENCE:
            return "\n".join(f"{one.text} — {one.document_title}" for one in word.sentences) or None
        if column == LEVEL:
            old, new = row.levels
            return self.tr("HSK 3.0: {0}\nHSK 2.0: {1}").format(level_text(new), level_text(old))
        return None


def level_text(level: int) -> str:
    """Write a level of an HSK list."""
    return {0: "–", 7: "7–9"}.get(level, str(level))


def _levels_text(levels: Levels) -> str:
    old, new = levels
    return level_text(new) if new else f"2.0: {old}" if old else ""


def script_of(is_traditional: bool) -> Script:
    """Give the script of a word that was met in Traditional or not."""
    return Script.TRADITIONAL if is_traditional else Script.SIMPLIFIED


def sentence_of(word: Word) -> Sentence | None:
    """Give the sentence that a word came from: the first that was kept."""
    return word.sentences[0] if word.sentences else None


def heads_of(word: Word, is_traditional: bool) -> list[str]:
    """Give the forms of a word, that in which it was met first."""
    heads = [word.simplified]
    if word.traditional != word.simplified:
        heads.insert(0 if is_traditional else 1, word.traditional)
    return heads


def _row(word: Word, levels: Levels, frequency: int) -> Row:
    sentence = sentence_of(word)
    is_traditional = met_in_traditional(word)
    meaning = sense_text(word.senses[0], script_of(is_traditional)) if word.senses else ""
    cells = (
        BETWEEN_HEADS.join(heads_of(word, is_traditional)),
        marked(word.reading.split()),
        meaning,
        "",
        _levels_text(levels),
        frequency_band(frequency),
        _excerpt(sentence) if sentence is not None else "",
        sentence.document_title if sentence is not None else "",
        "",
        "",
    )
    return Row(word, is_traditional, cells, levels)


def met_in_traditional(word: Word) -> bool:
    """Tell by its first sentence whether a word was met in Traditional."""
    sentence = sentence_of(word)
    if sentence is None:
        return False
    if word.traditional == word.simplified:
        return detect(sentence.text) is Script.TRADITIONAL
    return sentence.text.startswith(word.traditional, sentence.start)


def _excerpt(sentence: Sentence) -> str:
    """Begin a long sentence near the word, so that the word is seen in a narrow column."""
    start = sentence.start - _BEFORE_WORD
    return sentence.text.strip() if start <= 1 else "…" + sentence.text[start:].strip()
