"""What the Review page shows when nothing is asked: how it stands, and the plots."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.reviews import Figures, Outlook
from desktop.ui.plot_view import PlotView
from desktop.ui.review.progress_plots import forecast_plot, retention_plot
from desktop.ui.review.wording import tr
from desktop.ui.theme import Theme
from desktop.ui.widgets import label

_WIDE = 760  # pixels that two plots side by side need


class RestView(QWidget):
    """A sentence or two, with forecast and retention below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(look="title")
        self.text = label(look="soft")
        for one in (self.title, self.text):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            one.setWordWrap(True)
        self.forecast = PlotView(theme)
        self.retention = PlotView(theme)
        self._plots = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._plots.setSpacing(32)
        for plot in (self.forecast, self.retention):
            plot.setMinimumHeight(220)
            plot.setMaximumHeight(320)
            plot.hide()
            self._plots.addWidget(plot, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addSpacing(32)
        column.addLayout(self._plots)
        column.addStretch(2)

    def set_theme(self, theme: Theme) -> None:
        """Dress the plots in a theme."""
        self.forecast.set_theme(theme)
        self.retention.set_theme(theme)

    def show_outlook(self, outlook: Outlook) -> None:
        """Say that nothing is left, and when something comes."""
        if not outlook.has_words:
            self.title.setText(tr("No words to learn yet"))
            self.text.setText(
                tr("Save words while you read: those with the status “learning” come here.")
            )
        elif outlook.next_step is not None:
            self.title.setText(tr("Nothing more to review right now."))
            self.text.setText(tr("The next card comes at {0}.").format(_hour(outlook.next_step)))
        else:
            self.title.setText(tr("Nothing more to review today."))
            self.text.setText(
                tr("{0} tomorrow.").format(f"{outlook.tomorrow:,}")
                if outlook.tomorrow
                else tr("Nothing tomorrow.")
            )

    def show_progress(self) -> None:
        """Say that the plots are looked at in the middle of a session."""
        self.title.setText(tr("Progress"))
        self.text.setText("")

    def set_figures(self, figures: Figures, retention: float) -> None:
        """Draw the plots; before anything was learnt there are none."""
        has_any = bool(figures.weeks) or any(count for _, count in figures.days)
        self.forecast.set_plot(forecast_plot(figures))
        self.retention.set_plot(retention_plot(figures, retention))
        for plot in (self.forecast, self.retention):
            plot.setVisible(has_any)

    def resizeEvent(self, event: QResizeEvent) -> None:
        directions = QBoxLayout.Direction
        is_wide = self.width() >= _WIDE
        self._plots.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        super().resizeEvent(event)


def _hour(microseconds: int) -> str:
    time = QDateTime.fromMSecsSinceEpoch(microseconds // 1000).time()
    return QLocale().toString(time, QLocale.FormatType.ShortFormat)
