"""The plots of the library: words over time, reading time and speed by day, characters known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from desktop.library_report import LibraryReport
from desktop.ui.plot_values import Plot, Series
from desktop.ui.statistics.wording import day_text

_DAYS = 30
_MARKS = 5


def words_plot(report: LibraryReport) -> Plot:
    """Draw how many words were kept, and known, by the week."""
    weeks = report.weeks
    ends = [week.monday + timedelta(days=6) for week in weeks]
    kept = [(float(day.toordinal()), float(one.kept)) for day, one in zip(ends, weeks, strict=True)]
    known = [
        (float(day.toordinal()), float(one.known)) for day, one in zip(ends, weeks, strict=True)
    ]
    return Plot(
        _tr("Words over time"),
        _tr("A word counts as known from its last change on"),
        _tr("Words"),
        (
            Series("line", _tr("Kept"), tuple(kept), "soft"),
            Series("line", _tr("Known"), tuple(known), "known"),
        ),
        x_ticks=_marks(ends),
        empty=_tr("Words that you keep are counted here, week by week."),
    )


def time_plot(report: LibraryReport, today: date) -> Plot:
    """Draw the minutes read on each of the last days."""
    days = _last_days(today)
    read = {one.day: one.duration / 60_000 for one in report.days}
    points = tuple([(float(day.toordinal()), round(read.get(day, 0.0), 1)) for day in days])
    return Plot(
        _tr("Reading time"),
        "",
        _tr("Minutes a day"),
        (Series("bars", _tr("Minutes"), points if any(y for _, y in points) else (), "accent"),),
        x_ticks=_marks(days),
        empty=_tr("Your reading time of the last 30 days is shown here."),
    )


def speed_plot(report: LibraryReport) -> Plot:
    """Draw the characters read a minute, by the day."""
    found = [(one.day, one.pace) for one in report.days if one.pace is not None]
    return Plot(
        _tr("Reading speed"),
        "",
        _tr("Characters a minute"),
        (
            Series(
                "line",
                _tr("Characters a minute"),
                tuple([(float(day.toordinal()), float(round(pace))) for day, pace in found]),
                "tone4",
            ),
        ),
        x_ticks=_marks([day for day, _ in found]),
        empty=_tr("Your reading speed is shown here once you have read for a while."),
    )


def characters_plot(report: LibraryReport) -> Plot:
    """Draw the characters known by their level in HSK 3.0."""
    none, *levels = report.characters
    values = [*levels, none]
    names = [*map(str, range(1, len(levels))), "7–9", _tr("none")]
    points = tuple([(float(at), float(value)) for at, value in enumerate(values, 1)])
    return Plot(
        _tr("Characters known, by HSK 3.0"),
        "",
        _tr("Characters"),
        (Series("bars", _tr("Characters"), points if any(values) else (), "known"),),
        x_ticks=tuple([(float(at), name) for at, name in enumerate(names, 1)]),
        empty=_tr("Characters of words that you know are counted here."),
    )


def _last_days(today: date) -> list[date]:
    return [today - timedelta(days=ago) for ago in range(_DAYS - 1, -1, -1)]


def _marks(days: Sequence[date]) -> tuple[tuple[float, str], ...]:
    """Name a few days along the axis, the first and the last among them."""
    if not days:
        return ()
    last = len(days) - 1
    places = sorted({round(last * at / _MARKS) for at in range(_MARKS + 1)})
    return tuple([(float(days[at].toordinal()), day_text(days[at])) for at in places])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statistics", text)
