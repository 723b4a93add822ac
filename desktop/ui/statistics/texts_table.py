"""A table of the library's texts, with a column for each thing that is said about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, Signal

from desktop.language.scripts import Script
from desktop.ui.list_table import ListTable
from desktop.ui.statistics.cell_delegate import CellDelegate
from desktop.ui.statistics.columns_model import Column, ColumnsModel
from desktop.ui.theme import Theme


class TextRow(Protocol):
    """What every row has: the id of a document, its title and its length in code points."""

    @property
    def document_id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def length(self) -> int: ...


T = TypeVar("T", bound=TextRow)


class TextsTable(ListTable, Generic[T]):
    """A ListTable of texts; Enter and a double click open one."""

    open_wanted = Signal(str)
    """The id of the document to open."""

    def __init__(
        self,
        theme: Theme,
        model: ColumnsModel[T],
        name: str,
        widths: Mapping[int, tuple[int, int]],
        newest: int,
    ) -> None:
        super().__init__(model, name, widths, newest)
        self._texts, self._cells = model, CellDelegate(theme, self)
        self.setItemDelegate(self._cells)
        self.entered_on.connect(self._open_current)
        self.doubleClicked.connect(lambda _index: self._open_current())

    def set_texts(self, texts: Sequence[T]) -> None:
        """Show texts; the selection and the place in the list stay."""
        row, bar = self.current_row(), self.verticalScrollBar()
        chosen = self._texts.row(row).document_id if row is not None else ""
        at = bar.value()
        self._texts.set_rows(texts)
        ids = [text.document_id for text in self._texts.rows()]
        if chosen in ids:
            self.select_rows([ids.index(chosen)], ids.index(chosen))
        bar.setValue(at)

    def set_script(self, script: Script) -> None:
        """Ask for all titles anew, and draw them as a script writes hanzi."""
        self._cells.set_script(script)
        self._texts.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Dress the table in a theme."""
        self._cells.theme = theme
        self.viewport().update()

    def _open_current(self) -> None:
        row = self.current_row()
        if row is not None:
            self.open_wanted.emit(self._texts.row(row).document_id)


def title_column(shown: Callable[[str], str]) -> Column[T]:
    """Make the column of titles; `shown` writes one in the reader's script."""
    return Column(
        _tr("Title"),
        _tr("The text; Enter opens it"),
        lambda row: shown(row.title),
        lambda row: row.title,
        hint=lambda row: shown(row.title),
    )


def length_column() -> Column[T]:
    """Make the column of lengths."""
    return Column(
        _tr("Length"),
        _tr("Characters, with punctuation"),
        lambda row: f"{row.length:,}",
        lambda row: row.length,
        is_number=True,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("TextsTable", text)
