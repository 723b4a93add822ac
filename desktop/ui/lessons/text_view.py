"""What the Lessons page shows of one text: totals, its paragraphs, and the words beyond."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QScrollArea,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.language.pinyin import marked
from desktop.language.scripts import Script
from desktop.language.sense_text import sense_text
from desktop.language.zhuyin import to_zhuyin
from desktop.ui.lessons import wording
from desktop.ui.lessons.stacked_bar import KeyFigures, TotalsBar, paint_bar
from desktop.ui.lessons.values import BeyondRow, ParagraphRow, TextReport
from desktop.ui.list_table import ListTable
from desktop.ui.statistics.cell_delegate import CellDelegate
from desktop.ui.statistics.columns_model import Column, ColumnsModel, Index
from desktop.ui.statistics.figures import Figure
from desktop.ui.statistics.wording import percent
from desktop.ui.theme import Theme
from desktop.ui.widgets import label
from desktop.vocabulary.taught_text import Amounts, TaughtCounts

Row = TypeVar("Row", ParagraphRow, BeyondRow)

NUMBER, BEGINNING, BAR, TAUGHT, NEW, BEYOND = range(6)
WORD, READING, COUNT, LESSON = range(4)
_WIDTHS = {
    NUMBER: (72, 0),
    BEGINNING: (128, 1),
    BAR: (104, 0),
    TAUGHT: (80, 0),
    NEW: (72, 0),
    BEYOND: (80, 0),
}
_BEYOND_WIDTHS = {WORD: (84, 1), READING: (84, 1), COUNT: (76, 0), LESSON: (92, 1)}
_SIDE_BY_SIDE = 900
_LEAST_TABLE = 200
_BAR_HEIGHT, _PAD = 8, 8


class BarDelegate(CellDelegate):
    """A cell that is a small bar of what a paragraph is made of."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        box, amounts = QRectF(option.rect), index.data(Qt.ItemDataRole.UserRole)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(self.theme.fill))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(self.theme.line))
        bar = QRectF(box.left() + _PAD, 0, box.width() - 2 * _PAD, _BAR_HEIGHT)
        bar.moveTop(round(box.center().y() - _BAR_HEIGHT / 2))
        if isinstance(amounts, Amounts):
            paint_bar(painter, bar, amounts, self.theme)


class ParagraphsModel(ColumnsModel[ParagraphRow]):
    """Paragraphs as rows, with what their bars show."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a cell says."""
        if role == Qt.ItemDataRole.UserRole and index.isValid():
            return self.row(index.row()).amounts.tokens
        return super().data(index, role)


class TextView(QScrollArea):
    """Shows what is set; places that are wanted go out as a signal."""

    place_wanted = Signal(object)
    """The Place to read at."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Callable[[str], str] = str
        self._script, self._zhuyin = Script.SIMPLIFIED, False
        self.bar, self.figures = TotalsBar(theme), KeyFigures(theme)
        self.found = label(look="soft")
        self.about_beyond = label(look="soft")
        for text in (self.found, self.about_beyond):
            text.setWordWrap(True)
        self.paragraphs = ParagraphsModel(self._paragraph_columns(), self)
        self.beyond = ColumnsModel(self._beyond_columns(), self)
        self._plain, self._bars = CellDelegate(theme, self), BarDelegate(theme, self)
        self._hanzi = CellDelegate(theme, self, hanzi=True)
        self.paragraph_table = self._make_paragraph_table()
        self.beyond_table = self._make_beyond_table()
        self._lay_out()

    def _make_paragraph_table(self) -> ListTable:
        table = ListTable(self.paragraphs, self.tr("Paragraphs"), _WIDTHS, NUMBER)
        table.sortByColumn(NUMBER, Qt.SortOrder.AscendingOrder)
        table.setItemDelegate(self._plain)
        table.setItemDelegateForColumn(BAR, self._bars)
        table.clicked.connect(lambda index: self._to_paragraph(index.row()))
        table.entered_on.connect(lambda: self._to_paragraph(table.current_row()))
        return table

    def _make_beyond_table(self) -> ListTable:
        table = ListTable(self.beyond, self.tr("Words beyond"), _BEYOND_WIDTHS, COUNT)
        table.setItemDelegate(self._plain)
        table.setItemDelegateForColumn(WORD, self._hanzi)
        table.doubleClicked.connect(lambda index: self._to_word(index.row()))
        table.entered_on.connect(lambda: self._to_word(table.current_row()))
        return table

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tables = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tables.setSpacing(24)
        for table, above, stretch in (
            (self.paragraph_table, self.found, 13),
            (self.beyond_table, self.about_beyond, 8),
        ):
            table.setMinimumHeight(_LEAST_TABLE)
            part = QVBoxLayout()
            part.setSpacing(8)
            part.addWidget(above)
            part.addWidget(table, 1)
            self._tables.addLayout(part, stretch)
        inner = QWidget()
        inner.setProperty("look", "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 12, 0)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self.figures)
        column.addLayout(self._tables, 1)
        self.setWidget(inner)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.viewport().width() < _SIDE_BY_SIDE
        self._tables.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    # -- columns -----------------------------------------------------------------------------

    def _paragraph_columns(self) -> tuple[Column[ParagraphRow], ...]:
        def amounts(row: ParagraphRow) -> str:
            return wording.amounts_text(row.amounts.tokens)

        return (
            Column(
                self.tr("No."),
                self.tr("The number of the paragraph, those without Chinese not counted"),
                lambda row: str(row.number),
                lambda row: row.number,
                is_number=True,
            ),
            Column(
                self.tr("Paragraph"),
                self.tr("Its beginning; a click or Enter goes there"),
                lambda row: self._shown(row.beginning),
                lambda row: row.beginning,
                hint=lambda row: self._shown(row.beginning),
            ),
            Column(
                self.tr("Share"),
                self.tr("What was taught, is new, and lies beyond, and names and numbers"),
                amounts,
                lambda row: row.amounts.tokens.taught_share,
                hint=amounts,
            ),
            Column(
                self.tr("Taught"),
                self.tr("Words of lessons before the current one, every time"),
                lambda row: f"{row.amounts.tokens.taught:,}",
                lambda row: row.amounts.tokens.taught,
                hint=lambda row: self._different(row.amounts.words.taught),
                is_number=True,
            ),
            Column(
                self.tr("New"),
                self.tr("Words of the current lesson, every time"),
                lambda row: f"{row.amounts.tokens.new:,}",
                lambda row: row.amounts.tokens.new,
                hint=lambda row: self._different(row.amounts.words.new),
                is_number=True,
            ),
            Column(
                self.tr("Beyond"),
                self.tr("Words that are in neither, every time"),
                lambda row: f"{row.amounts.tokens.beyond:,}",
                lambda row: row.amounts.tokens.beyond,
                hint=lambda row: self._different(row.amounts.words.beyond),
                is_number=True,
            ),
        )

    def _beyond_columns(self) -> tuple[Column[BeyondRow], ...]:
        return (
            Column(
                self.tr("Word"),
                self.tr("As the text has it first; Enter goes there"),
                lambda row: self._shown(row.written),
                lambda row: row.place,
                hint=lambda row: sense_text(row.meaning, self._script),
            ),
            Column(
                self.tr("Reading"),
                self.tr("The commonest reading of the word"),
                self._reading,
                lambda row: row.reading,
                hint=lambda row: sense_text(row.meaning, self._script),
            ),
            Column(
                self.tr("Times"),
                self.tr("How often the word stands in this text"),
                lambda row: f"{row.count:,}",
                lambda row: (row.count, -row.place.paragraph, -row.place.offset),
                is_number=True,
            ),
            Column(
                self.tr("Lesson"),
                self.tr("The later lesson that has the word"),
                lambda row: row.lesson or "–",
                lambda row: (row.order < 0, row.order),
                hint=lambda row: row.lesson,
            ),
        )

    def _different(self, count: int) -> str:
        return self.tr("{0} different").format(f"{count:,}")

    def _reading(self, row: BeyondRow) -> str:
        return " ".join(map(to_zhuyin, row.reading)) if self._zhuyin else marked(row.reading)

    # -- what is shown -----------------------------------------------------------------------

    def set_report(self, report: TextReport) -> None:
        """Show a text as it was counted; what is selected stays."""
        counts = report.counts
        self.bar.set_amounts(counts.tokens)
        self.figures.set_figures(self._made_figures(counts))
        self.found.setText(wording.found_text(counts))
        self.found.setVisible(bool(self.found.text()))
        self.about_beyond.setText(wording.beyond_text(counts))
        _set_rows(self.paragraph_table, self.paragraphs, report.paragraphs)
        _set_rows(self.beyond_table, self.beyond, report.beyond)
        self.beyond_table.setVisible(bool(report.beyond))

    def set_view(
        self, script: Script, shown: Callable[[str], str], *, zhuyin: bool = False
    ) -> None:
        """Write the text in a script, and readings in pinyin or zhuyin, from now on."""
        self._script, self._shown, self._zhuyin = script, shown, zhuyin
        self._hanzi.set_script(script)
        self._plain.set_script(script)
        self.paragraphs.refresh()
        self.beyond.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Dress the view in a theme."""
        self.bar.set_theme(theme)
        self.figures.set_theme(theme)
        for delegate in (self._plain, self._hanzi, self._bars):
            delegate.theme = theme
        self.paragraph_table.viewport().update()
        self.beyond_table.viewport().update()

    def _made_figures(self, counts: TaughtCounts) -> list[Figure]:
        tokens, words = counts.tokens, counts.words
        total = tokens.total or 1
        about = wording.counted_about()

        def figure(every: int, each: int, caption: str) -> Figure:
            told = self.tr("{0}, {1} of {2} words").format(
                caption, f"{every:,}", f"{tokens.total:,}"
            )
            return Figure(percent(every / total), told, f"{self._different(each)}\n{about}")

        return [
            figure(tokens.taught, words.taught, self.tr("taught")),
            figure(tokens.new, words.new, self.tr("new")),
            figure(tokens.beyond, words.beyond, self.tr("beyond")),
            Figure(
                f"{tokens.apart:,}",
                self.tr("names and numbers"),
                f"{self._different(words.apart)}\n{about}",
            ),
        ]

    # -- what the teacher does ---------------------------------------------------------------

    def _to_paragraph(self, row: int | None) -> None:
        if row is not None:
            self.place_wanted.emit(self.paragraphs.row(row).place)

    def _to_word(self, row: int | None) -> None:
        if row is not None:
            self.place_wanted.emit(self.beyond.row(row).place)


def _set_rows(table: ListTable, model: ColumnsModel[Row], rows: tuple[Row, ...]) -> None:
    """Show rows in place of others; the one that has the keys keeps them if it is still there."""
    row = table.current_row()
    place = model.row(row).place if row is not None and row < model.rowCount() else None
    at = table.verticalScrollBar().value()
    model.set_rows(rows)
    found = [number for number, one in enumerate(model.rows()) if one.place == place]
    if found:
        table.select_rows(found, found[0])
    table.verticalScrollBar().setValue(at)
