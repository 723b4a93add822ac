from __future__ import annotations

from datetime import date, timedelta

from desktop.reviews import Figures
from desktop.ui.plots import described
from desktop.ui.review.progress_plots import forecast_plot, retention_plot

MONDAY = date(2026, 3, 2)


def days(*counts: int) -> tuple[tuple[date, int], ...]:
    return tuple((MONDAY + timedelta(days=at), count) for at, count in enumerate(counts))


def test_the_forecast_begins_today() -> None:
    plot = forecast_plot(Figures(days(5, 0, 3, 0, 0, 0, 0, 1), ()))

    assert plot.title == "The next 8 days"
    assert [text for _, text in plot.x_ticks] == ["today", "9 Mar"]
    assert described(plot) == "The next 8 days. cards due: today – 9 Mar, 0 – 5"


def test_retention_is_shown_against_what_was_wished() -> None:
    weeks = ((MONDAY, 10, 8), (MONDAY + timedelta(weeks=2), 4, 4))

    plot = retention_plot(Figures((), weeks), 0.9)

    true, desired = plot.series
    assert list(true.points) == [(0, 0.8), (2, 1.0)]
    assert list(desired.points) == [(0.0, 0.9), (2, 0.9)]
    assert plot.y_range == (0.5, 1.0)


def test_a_bad_week_is_shown_whole() -> None:
    plot = retention_plot(Figures((), ((MONDAY, 10, 2),)), 0.9)

    assert plot.y_range == (0.2, 1.0)


def test_nothing_to_show_is_said() -> None:
    nothing = Figures(days(0, 0), ())

    assert forecast_plot(nothing).empty == "Nothing is due in this time."
    assert not forecast_plot(nothing).has_points
    assert not retention_plot(nothing, 0.9).has_points
