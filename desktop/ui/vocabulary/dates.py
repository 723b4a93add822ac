"""How days are written in lists."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt


def short_date(microseconds: int) -> str:
    """Write the day of a stamp as the system does; empty where there is none."""
    if not microseconds:
        return ""
    day = QDateTime.fromMSecsSinceEpoch(microseconds // 1000).date()
    locale = QLocale()
    if locale.language() is QLocale.Language.C:
        return day.toString(Qt.DateFormat.ISODate)
    return locale.toString(day, QLocale.FormatType.ShortFormat)
