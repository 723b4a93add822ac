"""Forecast and retention as plots."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from desktop.reviews import Figures
from desktop.ui.plots import Plot, Series
from desktop.ui.review.wording import tr

_LEAST_SHOWN = 0.5


def forecast_plot(figures: Figures) -> Plot:
    """Show how many cards are due on each of the next days."""
    counts = [count for _, count in figures.days]
    return Plot(
        tr("The next {0} days").format(len(counts)),
        "",
        tr("cards due"),
        (Series("bars", "", tuple(enumerate(counts)) if any(counts) else ()),),
        x_ticks=tuple(
            [(at, tr("today") if at == 0 else _day(day)) for at, (day, _) in _nth(figures.days, 7)]
        ),
        empty=tr("Nothing is due in this time."),
    )


def retention_plot(figures: Figures, desired: float) -> Plot:
    """Show the share of answers that were right by week, and what was wished for.

    Only cards that had left their first steps count: what fades there is not yet learnt.
    """
    first = figures.weeks[0][0] if figures.weeks else None
    shares: list[tuple[float, float]] = []
    ticks: list[tuple[float, str]] = []
    for monday, total, passed in figures.weeks:
        week = (monday - first).days // 7 if first else 0
        shares.append((week, passed / total))
        ticks.append((week, _day(monday)))
    lowest = min([share for _, share in shares], default=1.0)
    end = max(1.0, shares[-1][0]) if shares else 1.0
    wished = ((0.0, desired), (end, desired)) if shares else ()
    return Plot(
        tr("Retention by week"),
        "",
        tr("answers that were right"),
        (
            Series("line", tr("true"), tuple(shares), "accent"),
            Series("line", tr("desired"), wished, "soft", dashed=True),
        ),
        x_ticks=tuple(ticks),
        y_range=(min(_LEAST_SHOWN, lowest // 0.1 / 10), 1.0),
        y_format="percent",
        empty=tr("This fills once cards come back after days."),
    )


def _nth(days: tuple[tuple[date, int], ...], step: int) -> list[tuple[int, tuple[date, int]]]:
    return [(at, day) for at, day in enumerate(days) if at % step == 0]


def _day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM")
