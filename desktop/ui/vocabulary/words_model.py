"""The table of the learner's words: rows that are filtered and sorted by keys made once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.language.pinyin import marked
from desktop.language.scripts import Script, detect
from desktop.ui.sense_text import sense_text
from desktop.ui.vocabulary.search import SearchKey, matcher, pinyin_key, search_key
from desktop.vocabulary.word import Sentence, Status, Word

Index = QModelIndex | QPersistentModelIndex

WORD, PINYIN, MEANING, STATUS, SENTENCE, ADDED = range(6)
_ORDER = {status: at for at, status in enumerate(Status)}
BETWEEN_HEADS = "  "
_BEFORE_WORD = 10
"""Code points of the sentence that are shown before the word."""


@dataclass(frozen=True, slots=True)
class Row:
    """A word with all that the table needs of it, made once.

    `is_traditional` says whether it was met in Traditional.
    """

    word: Word
    is_traditional: bool
    cells: tuple[str, ...]
    keys: tuple[Any, ...]
    search: SearchKey


class WordsModel(QAbstractTableModel):
    """Words as rows; filtering and sorting reorder a list and never touch the words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._shown: list[Row] = []
        self._query = ""
        self._status: Status | None = None
        self._column, self._order = ADDED, Qt.SortOrder.DescendingOrder

    # -- content -----------------------------------------------------------------------------

    def set_words(self, words: Sequence[Word]) -> None:
        """Take other words."""
        known = {row.word.id: row for row in self._rows}
        rows = []
        for word in words:
            row = known.get(word.id)
            rows.append(row if row is not None and row.word == word else _row(word))
        self._rows = rows
        self._arrange()

    def set_filter(self, query: str, status: Status | None) -> None:
        """Show only the words that a query finds, of one status or of all."""
        if (query, status) != (self._query, self._status):
            self._query, self._status = query, status
            self._arrange()

    def word(self, row: int) -> Word:
        """Give the word of a row that is shown."""
        return self._shown[row].word

    def rows_of(self, word_ids: set[str]) -> list[int]:
        """Give the rows where some words are shown."""
        shown = enumerate(self._shown if word_ids else ())
        return [at for at, row in shown if row.word.id in word_ids]

    @property
    def total(self) -> int:
        """The number of words, shown or not."""
        return len(self._rows)

    def counts(self) -> Counter[Status]:
        """Count the words by status, shown or not."""
        return Counter(row.word.status for row in self._rows)

    def _arrange(self) -> None:
        self.beginResetModel()
        status = self._status
        rows = self._rows if status is None else [r for r in self._rows if r.word.status is status]
        if self._query.strip():
            found = matcher(self._query)
            rows = [row for row in rows if found(row.search)]
        self._shown = sorted(
            rows,
            key=lambda row: row.keys[self._column],
            reverse=self._order is Qt.SortOrder.DescendingOrder,
        )
        self.endResetModel()

    # -- Qt's questions ------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else ADDED + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a cell says."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == STATUS:
                return self.status_name(row.word.status)
            if index.column() == ADDED:
                return short_date(row.word.created)
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row, index.column())
        if role == Qt.ItemDataRole.UserRole:
            return row
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Word"),
                self.tr("Pinyin"),
                self.tr("Meaning"),
                self.tr("Status"),
                self.tr("Sentence"),
                self.tr("Added"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._column, self._order = column, order
        self._arrange()

    def status_name(self, status: Status) -> str:
        """Name a status."""
        return {
            Status.NEW: self.tr("New"),
            Status.LEARNING: self.tr("Learning"),
            Status.KNOWN: self.tr("Known"),
            Status.IGNORED: self.tr("Ignored"),
        }[status]


def sentence_of(word: Word) -> Sentence | None:
    """Give the sentence that a word came from: the first that was kept."""
    return word.sentences[0] if word.sentences else None


def _row(word: Word) -> Row:
    sentence = sentence_of(word)
    is_traditional = _is_traditional(word)
    heads = [word.simplified]
    if word.traditional != word.simplified:
        heads.insert(0 if is_traditional else 1, word.traditional)
    script = Script.TRADITIONAL if is_traditional else Script.SIMPLIFIED
    meaning = sense_text(word.senses[0], script) if word.senses else ""
    text = _excerpt(sentence) if sentence is not None else ""
    pinyin, by_pinyin = marked(word.reading.split()), pinyin_key(word.reading)
    cells = (BETWEEN_HEADS.join(heads), pinyin, meaning, "", text, "")
    keys = (
        word.simplified,
        by_pinyin,
        meaning.lower(),
        (_ORDER[word.status], by_pinyin),
        text,
        word.created,
    )
    return Row(word, is_traditional, cells, keys, search_key(word, pinyin))


def _is_traditional(word: Word) -> bool:
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


def short_date(microseconds: int) -> str:
    """Write the day of a stamp as the system does; empty where there is none."""
    if not microseconds:
        return ""
    day = QDateTime.fromMSecsSinceEpoch(microseconds // 1000).date()
    locale = QLocale()
    if locale.language() is QLocale.Language.C:
        return day.toString(Qt.DateFormat.ISODate)
    return locale.toString(day, QLocale.FormatType.ShortFormat)


def _tip(row: Row, column: int) -> str | None:
    if column == MEANING:
        script = Script.TRADITIONAL if row.is_traditional else Script.SIMPLIFIED
        return "\n".join([sense_text(sense, script) for sense in row.word.senses]) or None
    if column == SENTENCE:
        return "\n".join(f"{one.text} — {one.document_title}" for one in row.word.sentences) or None
    return None
