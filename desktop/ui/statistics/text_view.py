"""What the Statistics page shows of one text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.language.document import Place
from desktop.language.scripts import Script
from desktop.ui.plot_values import Plot
from desktop.ui.statistics import text_plots, wording
from desktop.ui.statistics.cell_delegate import CellDelegate
from desktop.ui.statistics.column import ScrollColumn
from desktop.ui.statistics.figures import Figures
from desktop.ui.statistics.plot_panel import PlotPanel
from desktop.ui.statistics.values import Details, WordRow
from desktop.ui.statistics.words_model import WORD, NewWordsModel
from desktop.ui.statistics.words_table import NewWordsTable
from desktop.ui.theme import Theme
from desktop.ui.widgets import label
from desktop.vocabulary.statistics import TextNumbers
from desktop.vocabulary.status import Status


class TextView(ScrollColumn):
    """Figures, words by level, the curve of coverage, and the words to learn."""

    status_wanted = Signal(object, object)
    """A tuple of WordRows and the status that their words are to get."""
    place_wanted = Signal(object)
    """The Place to read at."""
    details_wanted = Signal()
    """All rows are to be looked up; answered by take_details."""
    failed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[WordRow] = ()
        self.figures = Figures()
        self.statuses = label(look="soft")
        self.left_out = label(look="small")
        self.goals = label()
        self.count = label(look="soft")
        self._levels = (
            self.tr("HSK 3.0"),
            self.tr("2.0"),
            self.tr("Frequency"),
            self.tr("Characters"),
        )
        self.levels = PlotPanel(theme, self._levels, other=self.tr("Every time"))
        self.levels.other.setToolTip(
            self.tr("Count words every time they stand in the text, not each once")
        )
        self._curve = self.tr("Coverage")
        self.curve = PlotPanel(theme, [self._curve])
        self.model = NewWordsModel(self)
        self.model.all_wanted.connect(self.details_wanted)
        self._plain = CellDelegate(theme, self)
        self._hanzi = CellDelegate(theme, self, hanzi=True)
        self.table = self._make_table()
        for panel in (self.levels, self.curve):
            panel.failed.connect(self.failed)
        for text in (self.statuses, self.left_out, self.goals, self.count):
            text.setWordWrap(True)
        self.left_out.setToolTip(wording.counted_about())
        self.goals.setToolTip(
            self.tr(
                "How many words must be learnt, those that are most frequent in this text first,"
                " so that you know so much of it. Words that you are learning are among them."
            )
        )
        self.column.addWidget(self.figures)
        self.column.addWidget(self.statuses)
        self.column.addWidget(self.left_out)
        self.add_pair(self.levels, self.curve)
        self.column.addWidget(self.goals)
        self.column.addWidget(self.count)
        self.add_table(self.table)

    def _make_table(self) -> NewWordsTable:
        table = NewWordsTable(self.model, self.tr("Words to learn"))
        table.setItemDelegate(self._plain)
        table.setItemDelegateForColumn(WORD, self._hanzi)
        table.entered_on.connect(self._open_current)
        table.doubleClicked.connect(lambda _index: self._open_current())
        table.status_pressed.connect(self._set_status)
        table.customContextMenuRequested.connect(self._open_menu)
        return table

    # -- what is shown -----------------------------------------------------------------------

    def set_rows(self, rows: Sequence[WordRow]) -> None:
        """Take all words of a text, in the order of its tally; `set_look_up` is to follow."""
        self._rows = rows
        self.model.set_rows(())

    def set_look_up(self, look_up: Callable[[WordRow], Details], script: Script) -> None:
        """Write words in another way from now on, hanzi as a script has them."""
        self.model.set_look_up(look_up)
        self._hanzi.set_script(script)
        self._plain.set_script(script)
        self.table.viewport().update()

    def take_details(self, details: Mapping[Place, Details]) -> None:
        """Take what was looked up, and sort by it."""
        self.model.take_details(details)

    def set_numbers(self, numbers: TextNumbers) -> None:
        """Show the numbers of the text whose rows were taken; the selection stays where it was."""
        self.figures.set_figures(wording.text_figures(numbers))
        self.statuses.setText(wording.statuses_text(numbers))
        self.left_out.setText(wording.left_out_text(numbers.left_out))
        self.left_out.setVisible(bool(self.left_out.text()))
        self.goals.setText(text_plots.goals_text(numbers))
        self.goals.setVisible(bool(numbers.curve))
        self._show_plots(numbers)
        self._show_words([self._rows[at] for at in numbers.to_learn.tolist()])

    def set_theme(self, theme: Theme) -> None:
        """Dress the view in a theme."""
        self.levels.set_theme(theme)
        self.curve.set_theme(theme)
        self._plain.theme = self._hanzi.theme = theme
        self.table.viewport().update()

    def _show_plots(self, numbers: TextNumbers) -> None:
        self.levels.set_plots(
            self._level_plots(numbers, tokens=False), self._level_plots(numbers, tokens=True)
        )
        self.curve.set_plots({self._curve: text_plots.curve_plot(numbers)})

    def _level_plots(self, numbers: TextNumbers, *, tokens: bool) -> dict[str, Plot]:
        hsk3, hsk2, bands, characters = self._levels
        words = text_plots.words_label(tokens=tokens)
        plot, hsk = partial(text_plots.level_plot, tokens=tokens), text_plots.hsk_names
        of_characters = numbers.character_levels
        return {
            hsk3: plot(
                self.tr("Words by level of HSK 3.0"), words, numbers.hsk3, hsk(numbers.hsk3)
            ),
            hsk2: plot(
                self.tr("Words by level of HSK 2.0"), words, numbers.hsk2, hsk(numbers.hsk2)
            ),
            bands: plot(
                self.tr("Words by how common they are"),
                words,
                numbers.bands,
                text_plots.band_names(numbers.bands),
            ),
            characters: plot(
                self.tr("Characters by level of HSK 3.0"),
                text_plots.characters_label(tokens=tokens),
                of_characters,
                hsk(of_characters),
            ),
        }

    def _show_words(self, rows: Sequence[WordRow]) -> None:
        selected = {row.place for row in self.selected()}
        current = self.table.current_row()
        self.model.set_rows(rows)
        if rows and current is not None:
            kept = [at for at, row in enumerate(self.model.rows()) if row.place in selected]
            at = kept[0] if kept else min(current, len(rows) - 1)
            self.table.select_rows(kept or [at], at)
        count = len(rows)
        if not count:
            text = self.tr("You know all words of this text.")
        elif count == 1:
            text = self.tr("1 word to learn")
        else:
            text = self.tr("{0} words to learn").format(f"{count:,}")
        keys = self.tr("1–4 set the status, Enter goes to the first place")
        self.count.setText(text + (wording.BETWEEN + keys if count else ""))
        self.table.setVisible(count > 0)

    # -- what the learner does ---------------------------------------------------------------

    def selected(self) -> tuple[WordRow, ...]:
        """Give the rows that are selected, from top to bottom."""
        return tuple([self.model.row(at) for at in self.table.selected_rows()])

    def _open_current(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.place_wanted.emit(self.model.row(row).place)

    def _set_status(self, status: Status) -> None:
        chosen = self.selected()
        if chosen:
            self.status_wanted.emit(chosen, status)

    def menu_for(self, chosen: Sequence[WordRow]) -> QMenu:
        """Make the menu of some words."""
        menu = QMenu(self)
        if len(chosen) == 1:
            first = self.tr("Go to the first place\tEnter")
            menu.addAction(first, partial(self.place_wanted.emit, chosen[0].place))
            menu.addSeparator()
        names = (self.tr("New"), self.tr("Learning"), self.tr("Known"), self.tr("Ignored"))
        for key, status, name in zip("1234", Status, names, strict=True):
            menu.addAction(
                f"{name}\t{key}", partial(self.status_wanted.emit, tuple(chosen), status)
            )
        return menu

    def _open_menu(self, point: QPoint) -> None:
        chosen = self.selected()
        if chosen:
            menu = self.menu_for(chosen)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.table.viewport().mapToGlobal(point))
