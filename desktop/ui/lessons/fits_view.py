"""What the Lessons page shows of the library: the texts that fit the current lesson best."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language.scripts import Script
from desktop.lessons import FittingText
from desktop.ui.lessons import wording
from desktop.ui.statistics.columns_model import Column, ColumnsModel
from desktop.ui.statistics.texts_table import TextsTable, length_column, title_column
from desktop.ui.statistics.wording import percent
from desktop.ui.theme import Theme
from desktop.ui.widgets import label

TITLE, FITS, TAUGHT, NEW, TIMES, BEYOND, LENGTH = range(7)
_WIDTHS = {
    TITLE: (176, 1),
    FITS: (128, 0),
    TAUGHT: (80, 0),
    NEW: (104, 0),
    TIMES: (76, 0),
    BEYOND: (88, 0),
    LENGTH: (88, 0),
}
_LAST = (1_000_000, 0, 0.0, 0)


class FitsView(QWidget):
    """A table of texts, the best first; Enter and a double click open one."""

    open_wanted = Signal(str)
    """The id of the document to open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Callable[[str], str] = str
        self.heading = label(look="soft")
        self.heading.setWordWrap(True)
        self.heading.setToolTip(wording.fit_about())
        self.model = ColumnsModel(self._columns(), self)
        self.table = TextsTable(theme, self.model, self.tr("Texts that fit"), _WIDTHS, FITS)
        self.table.open_wanted.connect(self.open_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 12, 0)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.table, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 160)

    def _columns(self) -> tuple[Column[FittingText], ...]:
        return (
            title_column(lambda title: self._shown(title)),
            Column(
                self.tr("Fits"),
                self.tr("How much of the running words is taught or new.")
                + f"\n{wording.fit_about()}",
                lambda row: percent(row.fit.tokens.listed_share) if row.fit else self._uncounted(),
                # From the top down, as tables are at first: what fits best is the greatest.
                lambda row: tuple([-part for part in (row.fit.order if row.fit else _LAST)]),
                hint=lambda row: wording.fit_text(row.fit) if row.fit else self._uncounted(),
                is_number=True,
            ),
            Column(
                self.tr("Taught"),
                self.tr("How much of the running words was taught in earlier lessons"),
                lambda row: percent(row.fit.tokens.taught_share) if row.fit else "–",
                lambda row: row.fit.tokens.taught_share if row.fit else -1.0,
                is_number=True,
            ),
            Column(
                self.tr("New words"),
                self.tr("How many of the lesson’s new words are in the text"),
                lambda row: self._found(row) if row.fit else "–",
                lambda row: row.fit.new_found if row.fit else -1,
                is_number=True,
            ),
            Column(
                self.tr("Times"),
                self.tr("How often the lesson’s new words stand in the text"),
                lambda row: f"{row.fit.new_tokens:,}" if row.fit else "–",
                lambda row: row.fit.new_tokens if row.fit else -1,
                is_number=True,
            ),
            Column(
                self.tr("Beyond"),
                self.tr("How many different words are in no lesson so far"),
                lambda row: f"{row.fit.words.beyond:,}" if row.fit else "–",
                lambda row: row.fit.words.beyond if row.fit else -1,
                is_number=True,
            ),
            length_column(),
        )

    def _uncounted(self) -> str:
        return self.tr("Not counted yet")

    def _found(self, row: FittingText) -> str:
        fit = row.fit
        if fit is None or not fit.new_words:
            return "–"
        return self.tr("{0} of {1}").format(f"{fit.new_found:,}", f"{fit.new_words:,}")

    # -- what is shown -----------------------------------------------------------------------

    def set_texts(self, texts: Sequence[FittingText], lesson: str) -> None:
        """Show texts for a lesson; the selection and the place in the list stay."""
        self.table.set_texts(texts)
        self.heading.setText(self._heading(texts, lesson))

    def _heading(self, texts: Sequence[FittingText], lesson: str) -> str:
        said = self.tr("Texts for {0}: what can be read comes first.").format(lesson)
        best = texts[0].fit if texts else None
        if best is not None:
            said = self.tr("Best for {0}: {1}, with {2}.").format(
                lesson, self._shown(texts[0].title), wording.fit_text(best)
            )
        waiting = sum(text.fit is None for text in texts)
        if waiting == 1:
            said += " " + self.tr("1 text is not counted yet.")
        elif waiting:
            said += " " + self.tr("{0} texts are not counted yet.").format(f"{waiting:,}")
        return said

    def set_view(self, script: Script, shown: Callable[[str], str]) -> None:
        """Write titles in a script from now on."""
        self._shown = shown
        self.table.set_script(script)

    def set_theme(self, theme: Theme) -> None:
        """Dress the view in a theme."""
        self.table.set_theme(theme)
