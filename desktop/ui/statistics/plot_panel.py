"""A plot with what chooses what it shows, and the button that saves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.plot_values import Plot
from desktop.ui.plot_view import PlotView
from desktop.ui.theme import Theme
from desktop.ui.widgets import Button, Segments

_HEIGHT = 264
_GAP = 8


class PlotPanel(QWidget):
    """Shows one of several plots, which have names; with one alone there is no choice.

    `other` is what a toggle says that shows each of them in another way.
    """

    failed = Signal(str)
    """A sentence for the reader: the picture could not be saved."""

    def __init__(
        self,
        theme: Theme,
        names: Sequence[str],
        parent: QWidget | None = None,
        *,
        other: str = "",
    ) -> None:
        super().__init__(parent)
        self._plots: Mapping[str, Plot] = {}
        self._others: Mapping[str, Plot] = {}
        self.view = PlotView(theme)
        self.view.setFixedHeight(_HEIGHT)
        self.view.failed.connect(self.failed)
        self.choice = Segments([(name, name) for name in names], self.tr("What the plot shows"))
        self.choice.set_value(names[0])
        self.choice.chosen.connect(self._choose)
        if len(names) <= 1:
            self.choice.hide()
        self.other = Button(other, "quiet")
        self.other.setCheckable(True)
        if not other:
            self.other.hide()
        self.other.toggled.connect(lambda _on: self._show())
        self.save = Button(self.tr("Save…"), "quiet")
        self.save.setToolTip(self.tr("Save the plot as PNG or SVG"))
        self.save.clicked.connect(self.view.ask_and_save)
        buttons = QHBoxLayout()
        buttons.setSpacing(_GAP)
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self.choice)
        self._row.addLayout(buttons, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view)
        column.addLayout(self._row)

    def set_plots(
        self, plots: Mapping[str, Plot], others: Mapping[str, Plot] | None = None
    ) -> None:
        """Show other plots under the same names; `others` are those that the toggle shows."""
        self._plots, self._others = plots, others or {}
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Paint in a theme from now on."""
        self.view.set_theme(theme)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = sum(one.sizeHint().width() for one in (self.choice, self.save, self.other))
        fits = not self.other.text() or wanted + 4 * _GAP < self.width()
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if fits else ways.TopToBottom)

    def _choose(self, name: object) -> None:
        self.choice.set_value(name)
        self._show()

    def _show(self) -> None:
        plots = self._others if self.other.isChecked() and self._others else self._plots
        plot = plots.get(str(self.choice.value))
        if plot is None:
            return
        self.view.set_plot(plot)
        self.save.setEnabled(plot.has_points)
        self.save.setAccessibleName(self.tr("Save as a picture: {0}").format(plot.title))
