"""The words of the Review page that more than one of its parts uses."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.reviews import Kind, Rating

_MINUTE = 60 * 1_000_000
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
_MONTH = 30.44  # days
_YEAR = 365.25


def tr(text: str) -> str:
    """Translate a text of this page."""
    return QCoreApplication.translate("Review", text)


def kind_name(kind: Kind) -> str:
    """Say what a kind of card asks for."""
    return {
        Kind.RECOGNISE: tr("Recognise: the word is shown"),
        Kind.RECALL: tr("Recall: the meaning is shown"),
        Kind.READING: tr("Reading: the pinyin is typed"),
        Kind.CLOZE: tr("Gap: the word is left out of its sentence"),
    }[kind]


def prompt(kind: Kind) -> str:
    """Ask the question of a kind of card."""
    return {
        Kind.RECOGNISE: tr("How is it read, and what does it mean?"),
        Kind.RECALL: tr("Which word is it?"),
        Kind.READING: tr("How is it read?"),
        Kind.CLOZE: tr("Which word is missing?"),
    }[kind]


def rating_name(rating: Rating) -> str:
    """Name an answer."""
    return {
        Rating.Again: tr("Again"),
        Rating.Hard: tr("Hard"),
        Rating.Good: tr("Good"),
        Rating.Easy: tr("Easy"),
    }[rating]


def interval_text(microseconds: int) -> str:
    """Write how long it is until a card comes again, in the largest unit that says it well."""
    if microseconds < _HOUR:
        return tr("{0} min").format(max(1, round(microseconds / _MINUTE)))
    if microseconds < _DAY:
        return tr("{0} h").format(round(microseconds / _HOUR))
    days = microseconds / _DAY
    if days < 1.5:
        return tr("1 day")
    if days < 2 * _MONTH:
        return tr("{0} days").format(round(days))
    if days < _YEAR:
        return tr("{0} months").format(_short(days / _MONTH))
    return tr("{0} years").format(_short(days / _YEAR))


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0") if number < 10 else f"{number:.0f}"
