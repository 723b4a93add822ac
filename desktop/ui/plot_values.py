"""What a plot shows, as values, and where in a rectangle it shows it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from desktop.ui.theme import GRID, SMALL_PX
from desktop.ui.widgets import pixel_font

Format = Literal["number", "percent"]
Ticks = tuple[tuple[float, str], ...]

_TICKS = 6  # along the height; along the width as many as there is room for
_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars or one line through points (x, y).

    `colour` names a colour of the theme (`accent`, `known`, `soft`, `ink`) or a tone (`tone1` to
    `tone5`); empty takes the next that is free.
    """

    kind: Literal["bars", "line"]
    name: str
    points: tuple[tuple[float, float], ...]
    colour: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """All that a plot shows.

    `x_ticks` are places on the axis with what is written there, numbers where there are none;
    bars of several series stand on each other if `stacked`, else side by side. Shares are 0 to 1
    and are written in percent by the format. `empty` is said where there are no points.
    """

    title: str
    x_label: str
    y_label: str
    series: tuple[Series, ...]
    x_ticks: Ticks = ()
    x_range: tuple[float, float] | None = None
    y_range: tuple[float, float] | None = None
    x_format: Format = "number"
    y_format: Format = "number"
    stacked: bool = False
    empty: str = ""

    @property
    def has_points(self) -> bool:
        """Whether there is anything to paint."""
        return any(series.points for series in self.series)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the axes of a plot are, and what they reach from and to."""

    area: QRectF
    x_range: tuple[float, float]
    y_range: tuple[float, float]

    def x(self, value: float) -> float:
        """Give the pixel of a value on the horizontal axis."""
        low, high = self.x_range
        return self.area.left() + (value - low) / (high - low) * self.area.width()

    def y(self, value: float) -> float:
        """Give the pixel of a value on the vertical axis."""
        low, high = self.y_range
        return self.area.bottom() - (value - low) / (high - low) * self.area.height()


def ticks(low: float, high: float, most: int = _TICKS) -> tuple[float, ...]:
    """Give round numbers from `low` to `high`, at most so many."""
    rough = (high - low) / max(1, most - 1)
    if rough <= 0:
        return (low,)
    scale = 10.0 ** floor(log10(rough))
    step = next(nice * scale for nice in _NICE if nice * scale >= rough * (1 - 1e-9))
    first = ceil(low / step - 1e-9)
    last = floor(high / step + 1e-9)
    return tuple([round(number * step, 10) for number in range(first, last + 1)])


def number_text(value: float, how: Format = "number") -> str:
    """Write a number of an axis: in thousands, and without places that say nothing."""
    if how == "percent":
        return f"{value * 100:.1f}".rstrip("0").rstrip(".") + "%"
    return f"{value:,.0f}" if value == round(value) else f"{value:,.2f}".rstrip("0")


def tick_text(plot: Plot, x: float) -> str:
    """Write a place on the horizontal axis as its tick does."""
    return dict(plot.x_ticks).get(x) or number_text(x, plot.x_format)


def described(plot: Plot) -> str:
    """Say in words what a plot shows: for each series from where to where, least and most."""
    parts = [plot.title]
    for series in plot.series:
        if not series.points:
            continue
        values = [y for _, y in series.points]
        first, last = series.points[0], series.points[-1]
        span = f"{tick_text(plot, first[0])} – {tick_text(plot, last[0])}"
        least, most = (
            number_text(min(values), plot.y_format),
            number_text(max(values), plot.y_format),
        )
        parts.append(f"{series.name or plot.y_label}: {span}, {least} – {most}")
    return ". ".join(parts if plot.has_points or not plot.empty else [plot.title, plot.empty])


def frame_of(plot: Plot, rect: QRectF) -> Frame:
    """Lay a plot out in a rectangle, with room for its title, legend, labels and ticks."""
    small = QFontMetricsF(pixel_font(SMALL_PX))
    x_range, y_range = _ranges(plot)
    written = [number_text(y, plot.y_format) for y in y_ticks(plot, y_range)]
    left = max([small.horizontalAdvance(text) for text in written], default=0) + 2 * GRID
    top = 24.0 if plot.title else 0.0
    top += small.height() + 3 * GRID if plot.y_label or named(plot) else 2 * GRID
    bottom = small.height() + 3 * GRID
    bottom += small.height() + GRID if plot.x_label else 0
    right = 3 * GRID
    return Frame(rect.adjusted(left, top, -right, -bottom), x_range, y_range)


def named(plot: Plot) -> list[int]:
    """Give the numbers of the series that the legend names; one alone needs none."""
    named = [at for at, series in enumerate(plot.series) if series.name and series.points]
    return named if len(named) > 1 else []


def bars(plot: Plot) -> list[int]:
    """Give the numbers of the series that are bars."""
    return [at for at, series in enumerate(plot.series) if series.kind == "bars"]


def _ranges(plot: Plot) -> tuple[tuple[float, float], tuple[float, float]]:
    xs = [x for series in plot.series for x, _ in series.points] or [0.0]
    low, high = plot.x_range or (min(xs), max(xs))
    has_bars = any(plot.series[at].points for at in bars(plot))
    if has_bars and plot.x_range is None:
        # The first and the last bar stand whole within the axes.
        half = bar_step(plot) / 2
        low, high = low - half, high + half
    if _is_narrow(low, high):
        low, high = low - 0.5, high + 0.5
    if plot.y_range is not None:
        return (low, high), plot.y_range
    top = max([y for _, y in _tops(plot)], default=0.0)
    bottom = min([0.0, *(y for series in plot.series for _, y in series.points)])
    if _is_narrow(bottom, top):
        top = bottom + 1
    marks = ticks(bottom, top)
    step = marks[1] - marks[0] if len(marks) > 1 else top - bottom
    if plot.y_format == "number" and all(
        y == round(y) for series in plot.series for _, y in series.points
    ):
        step = max(1.0, step)
    return (low, high), (bottom, bottom + ceil((top - bottom) / step - 1e-9) * step)


def _is_narrow(low: float, high: float) -> bool:
    """Tell whether there is nothing, or too little for numbers to tell apart, between two."""
    return high - low <= 1e-6 * max(1.0, abs(low), abs(high))


def _tops(plot: Plot) -> list[tuple[float, float]]:
    """Give how high the plot reaches at each x, bars that are stacked summed up."""
    sums: dict[float, float] = {}
    tops = []
    for series in plot.series:
        for x, y in series.points:
            if plot.stacked and series.kind == "bars":
                sums[x] = sums.get(x, 0.0) + y
            else:
                tops.append((x, y))
    return tops + list(sums.items())


def bar_step(plot: Plot) -> float:
    """Give the least distance between two bars along the axis."""
    xs = sorted({x for at in bars(plot) for x, _ in plot.series[at].points})
    return min([after - before for before, after in pairwise(xs)], default=1.0)


def y_ticks(plot: Plot, y_range: tuple[float, float]) -> list[float]:
    """Give where the height is marked; whole numbers where all values are."""
    found = ticks(*y_range)
    values = [y for series in plot.series for _, y in series.points]
    if plot.y_format == "number" and all(y == round(y) for y in values):
        return [y for y in found if y == round(y)]
    return list(found)
