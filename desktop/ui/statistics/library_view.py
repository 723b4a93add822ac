"""What the Statistics page shows of the library and of the learner."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.language.scripts import Script
from desktop.library_report import BookRow, LibraryReport
from desktop.ui.statistics import library_plots, wording
from desktop.ui.statistics.column import ScrollColumn
from desktop.ui.statistics.columns_model import Column, ColumnsModel
from desktop.ui.statistics.figures import Figure, Figures
from desktop.ui.statistics.plot_panel import PlotPanel
from desktop.ui.statistics.texts_table import TextsTable, length_column, title_column
from desktop.ui.theme import Theme
from desktop.ui.widgets import label
from desktop.vocabulary.difficulty import reading_order

TITLE, KNOWN, NEW, RATE, EASE, LENGTH, EFFORT, PROGRESS = range(8)
_WIDTHS = {
    TITLE: (200, 1),
    KNOWN: (88, 0),
    NEW: (112, 0),
    RATE: (108, 0),
    EASE: (112, 0),
    LENGTH: (96, 0),
    EFFORT: (88, 0),
    PROGRESS: (80, 0),
}
_LAST = (9.0, 0.0)


class LibraryView(ScrollColumn):
    """Figures, what to read next, and plots of what was learnt and read."""

    open_wanted = Signal(str)
    """The id of the document to open."""
    failed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Callable[[str], str] = str
        self.figures = Figures()
        self.streak = label(look="soft")
        self.heading = label(look="soft")
        self.heading.setWordWrap(True)
        self.heading.setToolTip(wording.ease_about())
        self.model = ColumnsModel(self._columns(), self)
        # Sorted by how it reads, the comfortable first.
        self.table = TextsTable(theme, self.model, self.tr("Texts by difficulty"), _WIDTHS, EASE)
        self.table.open_wanted.connect(self.open_wanted)
        self._names = {
            "words": self.tr("Words"),
            "characters": self.tr("Characters"),
            "time": self.tr("Time"),
            "speed": self.tr("Speed"),
        }
        self.learnt = PlotPanel(theme, [self._names["words"], self._names["characters"]])
        self.read = PlotPanel(theme, [self._names["time"], self._names["speed"]])
        for panel in (self.learnt, self.read):
            panel.failed.connect(self.failed)
        self.column.addWidget(self.figures)
        self.column.addWidget(self.streak)
        self.add_pair(self.learnt, self.read)
        self.column.addWidget(self.heading)
        self.add_table(self.table)

    def _columns(self) -> tuple[Column[BookRow], ...]:
        return (
            title_column(lambda title: self._shown(title)),
            Column(
                self.tr("Known"),
                wording.counted_about(),
                lambda row: wording.percent(row.difficulty.known_share) if row.difficulty else "–",
                lambda row: row.difficulty.known_share if row.difficulty else -1.0,
                is_number=True,
            ),
            Column(
                self.tr("New words"),
                self.tr("Different words that you never touched, or marked as new"),
                lambda row: f"{row.difficulty.words.new:,}" if row.difficulty else "–",
                lambda row: row.difficulty.words.new if row.difficulty else -1,
                is_number=True,
            ),
            Column(
                self.tr("Per 1,000"),
                self.tr("How many different new words come on 1,000 words of the text"),
                lambda row: f"{row.difficulty.new_per_thousand:.0f}" if row.difficulty else "–",
                lambda row: row.difficulty.new_per_thousand if row.difficulty else -1.0,
                is_number=True,
            ),
            Column(
                self.tr("Reads"),
                wording.ease_about(),
                lambda row: (
                    wording.ease_text(row.difficulty.ease)
                    if row.difficulty
                    else self.tr("Not counted yet")
                ),
                _by_ease,
            ),
            length_column(),
            Column(
                self.tr("Effort"),
                self.tr(
                    "An estimate: the time to read it at your pace, and a quarter of a minute for"
                    " each new word"
                ),
                lambda row: wording.duration_text(row.effort) if row.difficulty else "–",
                lambda row: row.effort,
                is_number=True,
            ),
            Column(
                self.tr("Read"),
                self.tr("How far you have read"),
                lambda row: f"{int(row.progress * 100)}%",
                lambda row: row.progress,
                is_number=True,
            ),
        )

    # -- what is shown -----------------------------------------------------------------------

    def set_report(self, report: LibraryReport, today: date) -> None:
        """Show numbers as of a day."""
        self.figures.set_figures(self._made_figures(report, today))
        self.streak.setText(wording.streak_text(report.streak))
        self.streak.setVisible(bool(self.streak.text()))
        names = self._names
        self.learnt.set_plots(
            {
                names["words"]: library_plots.words_plot(report),
                names["characters"]: library_plots.characters_plot(report),
            }
        )
        self.read.set_plots(
            {
                names["time"]: library_plots.time_plot(report, today),
                names["speed"]: library_plots.speed_plot(report),
            }
        )
        self._show_books(report)

    def set_script(self, script: Script, shown: Callable[[str], str]) -> None:
        """Write titles in a script from now on."""
        self._shown = shown
        self.table.set_script(script)

    def set_theme(self, theme: Theme) -> None:
        """Dress the view in a theme."""
        self.learnt.set_theme(theme)
        self.read.set_theme(theme)
        self.table.set_theme(theme)

    def _show_books(self, report: LibraryReport) -> None:
        self.table.set_texts(report.books)
        self.table.setVisible(bool(report.books))
        self.heading.setText(
            self.tr("What to read next: 95–98% known is comfortable, and stands first.")
            if report.books
            else self.tr("Texts that you open are listed here, with how much of them you know.")
        )

    def _made_figures(self, report: LibraryReport, today: date) -> list[Figure]:
        week = sum(
            day.duration for day in report.days if today - timedelta(days=7) < day.day <= today
        )
        words = report.words
        return [
            Figure(
                f"{words.known:,}",
                self.tr("words known"),
                self.tr("Of {0} words that you keep, {1} are being learnt.").format(
                    f"{words.total:,}", f"{words.learning:,}"
                ),
            ),
            Figure(
                f"{sum(report.characters):,}",
                self.tr("characters known"),
                self.tr("Different Chinese characters that stand in words that you know."),
            ),
            Figure(
                wording.duration_text(week / 60_000) if week else self.tr("none yet"),
                self.tr("read in 7 days"),
                self.tr("Pauses of more than 90 seconds don’t count."),
            ),
            Figure(
                f"{report.pace:,.0f}" if report.pace_is_own else "–",
                self.tr("characters a minute"),
                self.tr(
                    "Your reading speed; leafing and jumping don’t count. It is shown after ten"
                    " minutes; until then {0} is used for estimates."
                ).format(f"{report.pace:.0f}")
                if not report.pace_is_own
                else self.tr("Your reading speed; leafing and jumping don’t count."),
            ),
        ]


def _by_ease(row: BookRow) -> tuple[float, float]:
    """Sort from the top down, as tables are at first: what to read next is the greatest."""
    order = reading_order(row.difficulty.known_share) if row.difficulty else _LAST
    return (-order[0], -order[1])
