"""How snapshots and what they would change are written for the reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from desktop.language.pinyin import marked
from desktop.safekeeping import Change, Count, Detail, Difference, Kind, Occasion, Snapshot


def day_text(taken: datetime, today: datetime) -> str:
    """Write a day, such as Tuesday 24 November; with its year where that is another one."""
    form = "dddd d MMMM" if taken.year == today.year else "dddd d MMMM yyyy"
    return QLocale().toString(QDate(taken.year, taken.month, taken.day), form)


def time_text(taken: datetime) -> str:
    """Write a time of the day."""
    time = QTime(taken.hour, taken.minute)
    return QLocale().toString(time, QLocale.FormatType.ShortFormat)


def moment_text(taken: datetime, today: datetime) -> str:
    """Write a day and a time."""
    return f"{day_text(taken, today)}, {time_text(taken)}"


def short_moment_text(taken: datetime, today: datetime) -> str:
    """Write a day without its name, and a time."""
    form = "d MMMM" if taken.year == today.year else "d MMMM yyyy"
    day = QLocale().toString(QDate(taken.year, taken.month, taken.day), form)
    return f"{day}, {time_text(taken)}"


def occasion_text(snapshot: Snapshot) -> str:
    """Say why a snapshot was taken; empty where there is nothing to say."""
    return {
        Occasion.USUAL: "",
        Occasion.RESTORE: _tr("before a restore"),
        Occasion.UPDATE: _tr("before an update"),
    }[snapshot.occasion]


def kind_text(kind: Kind) -> str:
    """Name a kind of things."""
    return {
        Kind.WORDS: _tr("Words"),
        Kind.REVIEWS: _tr("Reviews"),
        Kind.CORRECTIONS: _tr("Corrections"),
        Kind.DOCUMENTS: _tr("Library and bookmarks"),
        Kind.LESSONS: _tr("Lessons and exports"),
    }[kind]


def count_text(count: Count) -> str:
    """Say how many things of a kind come back, go and change."""
    parts = (
        (count.returns, _tr("1 comes back"), _tr("{0} come back")),
        (count.goes, _tr("1 goes"), _tr("{0} go")),
        (count.changes, _tr("1 changes"), _tr("{0} change")),
    )
    told = [one if n == 1 else many.format(f"{n:,}") for n, one, many in parts if n]
    return f"{kind_text(count.kind)}: {', '.join(told)}"


def difference_text(difference: Difference) -> tuple[str, str]:
    """Name what is different, and say what becomes of it."""
    name = difference.name
    if difference.reading:
        name = f"{name}  {marked(tuple(difference.reading.split()))}"
    if difference.change is Change.RETURNS:
        return name, _tr("comes back")
    if difference.change is Change.GOES:
        return name, _tr("goes")
    return name, "; ".join(map(_detail_text, difference.details)) or _tr("changes")


def total_text(shown: int, counts: Sequence[Count]) -> str:
    """Say that there are more differences than are listed; empty where there are not."""
    listed = (Kind.WORDS, Kind.CORRECTIONS, Kind.DOCUMENTS, Kind.LESSONS)
    total = sum(one.returns + one.goes + one.changes for one in counts if one.kind in listed)
    return _tr("and {0} more").format(f"{total - shown:,}") if total > shown else ""


def _detail_text(detail: Detail) -> str:
    field = {
        "status": _tr("status"),
        "meanings": _tr("meanings"),
        "sentences": _tr("sentences"),
        "note": _tr("note"),
        "tags": _tr("tags"),
        "correction": _tr("correction"),
        "title": _tr("title"),
        "author": _tr("author"),
        "progress": _tr("read"),
        "bookmarks": _tr("bookmarks"),
        "words": _tr("words"),
    }.get(detail.field, detail.field)
    none = _tr("none")
    return f"{field}: {detail.now or none} → {detail.then or none}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Safekeeping", text)
