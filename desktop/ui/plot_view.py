"""A plot on the page: painted, told about when pointed at, saved as a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QSizePolicy, QToolTip, QWidget

from desktop.ui.plot_values import Plot, described, frame_of, number_text, tick_text
from desktop.ui.plots import paint, save_plot
from desktop.ui.theme import Theme

_NEAR = 24.0  # pixels along the axis


class PlotView(QWidget):
    """Paints one plot in the theme's colours; its menu saves it as PNG or SVG."""

    failed = Signal(str)
    """A sentence for the reader: the picture could not be saved."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plot = Plot("", "", "", ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def plot(self) -> Plot:
        """The plot that is shown."""
        return self._plot

    def set_plot(self, plot: Plot) -> None:
        """Show a plot."""
        self._plot = plot
        self.setAccessibleName(plot.title)
        self.setAccessibleDescription(described(plot))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in a theme from now on."""
        self._theme = theme
        self.update()

    def save(self, path: Path) -> None:
        """Save the plot, as SVG where the file is called so, else as PNG."""
        try:
            save_plot(self._plot, self._theme, path)
        except OSError as error:
            self.failed.emit(self.tr("{0} can't be written: {1}.").format(path, error))

    def ask_and_save(self) -> None:
        """Ask for a file and save the plot in it."""
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the plot"),
            f"{self._plot.title or 'plot'}.png",
            self.tr("Pictures (*.png *.svg)"),
        )
        if name:
            self.save(Path(name))

    def sizeHint(self) -> QSize:
        return QSize(560, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 180)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint(painter, QRectF(self.rect()), self._plot, self._theme)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._plot.has_points:
            menu = QMenu(self)
            menu.addAction(self.tr("Save as a picture…"), self.ask_and_save)
            menu.popup(event.globalPos())

    def tip_at(self, point: QPointF) -> str:
        """Tell the values nearest to a point along the axis; empty where there are none near."""
        frame = frame_of(self._plot, QRectF(self.rect()))
        xs = {x for series in self._plot.series for x, _ in series.points}
        if not xs or not frame.area.adjusted(-_NEAR, 0, _NEAR, _NEAR).contains(point):
            return ""
        nearest = min(xs, key=lambda x: abs(frame.x(x) - point.x()))
        if abs(frame.x(nearest) - point.x()) > _NEAR:
            return ""
        lines = [tick_text(self._plot, nearest)]
        for series in self._plot.series:
            value = dict(series.points).get(nearest)
            if value is not None:
                written = number_text(value, self._plot.y_format)
                lines.append(f"{series.name or self._plot.y_label}: {written}")
        return "\n".join(lines)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos().toPointF()), self)
            return True
        return super().event(event)
