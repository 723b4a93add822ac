"""What is said about a document in the list, in words."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QDate, QDateTime

from desktop.language.document import CLIPBOARD, WELCOME
from desktop.ui.library.values import LibraryItem
from desktop.ui.vocabulary.words_model import short_date

BETWEEN = " · "
_A_MINUTE = 250
"""Characters; a learner reads some 180, a fluent reader twice as many."""
_LONG_MINUTES = 90


def is_address(source: str) -> bool:
    """Tell whether a source is a web address."""
    return source.casefold().startswith(("http://", "https://"))


def is_path(source: str) -> bool:
    """Tell whether a source is a file."""
    return source not in {"", CLIPBOARD, WELCOME} and not is_address(source)


def source_text(source: str) -> str:
    """Name where a document came from: the site, or the file without its folders."""
    if source == CLIPBOARD:
        return _tr("Clipboard")
    if source == WELCOME:
        return _tr("Welcome article")
    if not is_address(source):
        return re.split(r"[\\/]", source)[-1]
    try:
        host = urlsplit(source).hostname or source
    except ValueError:  # such as brackets that don't close
        return source
    return host.removeprefix("www.")


def length_text(length: int) -> str:
    """Say how long a text is; `length` is in code points."""
    if length == 1:
        return _tr("1 character")
    return _tr("{0} characters").format(f"{length:,}")


def time_text(length: int) -> str:
    """Say how long reading takes; `length` is in code points."""
    minutes = max(1, round(length / _A_MINUTE))
    if minutes == 1:
        return _tr("about 1 minute")
    if minutes >= _LONG_MINUTES:
        return _tr("about {0} hours").format(round(minutes / 60))
    return _tr("about {0} minutes").format(minutes)


def known_text(item: LibraryItem) -> str:
    """Say what part of the words is known, and how many are new; empty if not counted."""
    if item.known is None:
        return ""
    known = _tr("{0}% known").format(round(item.known * 100))
    if item.new_words is None:
        return known
    return known + BETWEEN + _tr("{0} new").format(f"{item.new_words:,}")


def uncounted_text() -> str:
    """Say that the words of a text are not counted yet."""
    return _tr("Words not counted yet")


def progress_text(item: LibraryItem) -> str:
    """Say how far a text was read; only what is read to its end is read wholly."""
    if item.progress >= 1:
        return _tr("Read to the end")
    percent = int(item.progress * 100)
    if percent <= 0:
        return _tr("Not begun") if item.progress <= 0 else _tr("Just begun")
    return _tr("{0}% read").format(percent)


def day_text(microseconds: int, today: QDate | None = None) -> str:
    """Say on which day something was, `today` being the present one; empty where it never was."""
    if not microseconds:
        return ""
    day = QDateTime.fromMSecsSinceEpoch(microseconds // 1000).date()
    ago = day.daysTo(today or QDate.currentDate())
    return {0: _tr("today"), 1: _tr("yesterday")}.get(ago, short_date(microseconds))


def read_text(item: LibraryItem) -> str:
    """Say when a text was last read."""
    if not item.opened:
        return _tr("Added {0}").format(day_text(item.added)) if item.added else ""
    return _tr("Read {0}").format(day_text(item.opened))


def origin_text(item: LibraryItem, author: str) -> str:
    """Say who wrote a text, where it is from and when it was published.

    `author` is the name as it is shown.
    """
    return joined(author, source_text(item.source), item.published)


def extent_text(item: LibraryItem) -> str:
    """Say how long a text is and how long reading takes."""
    return joined(length_text(item.length), time_text(item.length))


def joined(*parts: str) -> str:
    """Join the parts that say something."""
    return BETWEEN.join([part for part in parts if part])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Library", text)
