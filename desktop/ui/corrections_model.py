"""The table of the learner's corrections: rows that are filtered and sorted by keys made once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.language.corrections import (
    Correction,
    Kind,
    Scope,
    parse_reading,
    parse_scripts,
    parse_sense,
)
from desktop.language.pinyin import marked
from desktop.language.scripts import Script, detect
from desktop.language.sense_text import sense_text
from desktop.ui.vocabulary.words_model import short_date

Index = QModelIndex | QPersistentModelIndex

TEXT, CORRECTED, KIND, WHERE, DOCUMENT, MADE = range(6)
_WIDTH = {scope: at for at, scope in enumerate(Scope)}


@dataclass(frozen=True, slots=True)
class Row:
    """A correction with all that the table needs of it, made once.

    `is_traditional` says whether what stands is written in Traditional.
    """

    correction: Correction
    is_traditional: bool
    cells: tuple[str, ...]
    keys: tuple[tuple[str | int, ...], ...]
    search: str


class CorrectionsModel(QAbstractTableModel):
    """Corrections as rows; filtering and sorting reorder a list and never touch them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._shown: list[Row] = []
        self._query = ""
        self._column, self._order = MADE, Qt.SortOrder.DescendingOrder

    def set_corrections(self, corrections: Sequence[Correction]) -> None:
        """Take other corrections."""
        known = {row.correction: row for row in self._rows}
        self._rows = [known.get(one) or _row(one) for one in corrections]
        self._arrange()

    def set_filter(self, query: str) -> None:
        """Show only the corrections that have every term of a query."""
        if query != self._query:
            self._query = query
            self._arrange()

    def correction(self, row: int) -> Correction:
        """Give the correction of a row that is shown."""
        return self._shown[row].correction

    def rows_of(self, ids: set[str]) -> list[int]:
        """Give the rows where some corrections are shown."""
        return [at for at, row in enumerate(self._shown) if row.correction.id in ids]

    @property
    def total(self) -> int:
        """The number of corrections, shown or not."""
        return len(self._rows)

    def _arrange(self) -> None:
        self.beginResetModel()
        terms = self._query.lower().split()
        self._shown = sorted(
            [row for row in self._rows if all(term in row.search for term in terms)],
            key=lambda row: row.keys[self._column],
            reverse=self._order is Qt.SortOrder.DescendingOrder,
        )
        self.endResetModel()

    # -- Qt's questions ------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else MADE + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a cell says."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
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
                self.tr("In the text"),
                self.tr("Correction"),
                self.tr("What"),
                self.tr("Where"),
                self.tr("Text"),
                self.tr("Made"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._column, self._order = column, order
        self._arrange()


def written(correction: Correction) -> str:
    """Write a correction to be read: `研究 / 生命`, `zhǎngdà`, `後 hòu: back; behind`, `髮`."""
    if correction.kind is Kind.CUT:
        return correction.value.replace("/", " / ")
    if correction.kind is Kind.READING:
        return marked(parse_reading(correction.value) or ())
    if correction.kind is Kind.SCRIPT:
        scripts = parse_scripts(correction.value)
        if scripts is None:
            return correction.value
        is_simplified = correction.text == scripts.simplified
        return scripts.traditional if is_simplified else scripts.simplified
    meant = parse_sense(correction.value)
    if meant is None:
        return correction.value
    is_traditional = correction.text == meant.traditional
    script = Script.TRADITIONAL if is_traditional else Script.SIMPLIFIED
    head = f"{meant.traditional} {marked(meant.reading.split())}"
    return f"{head}: {sense_text(meant.sense, script)}" if meant.sense else head


def _row(correction: Correction) -> Row:
    def tr(text: str) -> str:
        return QCoreApplication.translate("CorrectionsModel", text)

    kind = {
        Kind.CUT: tr("Words"),
        Kind.READING: tr("Reading"),
        Kind.SENSE: tr("Meaning"),
        Kind.SCRIPT: tr("Script"),
    }[correction.kind]
    where = {
        Scope.HERE: tr("At one place"),
        Scope.TEXT: tr("In one text"),
        Scope.EVERYWHERE: tr("Everywhere"),
    }[correction.scope]
    document = correction.document_title
    if not document and correction.scope is not Scope.EVERYWHERE:
        document = tr("A text that was not opened here yet")
    is_joined = correction.kind is Kind.CUT and "/" not in correction.value
    corrected = written(correction)
    cells = (
        correction.text,
        tr("{0} as one word").format(corrected) if is_joined else corrected,
        kind,
        where,
        document,
        short_date(correction.created),
    )
    keys: tuple[tuple[str | int, ...], ...] = (
        (correction.text,),
        (cells[CORRECTED].lower(),),
        (kind, correction.text),
        (_WIDTH[correction.scope], document),
        (document, correction.text),
        (correction.created,),
    )
    search = "\n".join([*cells, correction.value, _around(correction)]).lower()
    return Row(correction, detect(correction.text) is Script.TRADITIONAL, cells, keys, search)


def _around(correction: Correction) -> str:
    quote = correction.quote
    return f"{quote.before}{quote.text}{quote.after}" if quote is not None else ""


def _tip(row: Row, column: int) -> str | None:
    if column == TEXT:
        return _around(row.correction) or None
    return row.cells[column] or None
