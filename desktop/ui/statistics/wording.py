"""What the Statistics page says, in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from desktop.language.levels import frequency_band
from desktop.ui.statistics.figures import Figure
from desktop.vocabulary.pace import Streak
from desktop.vocabulary.statistics import Ease, LeftOut, TextNumbers

BETWEEN = "  ·  "
_LONG_MINUTES = 90


def counted_about() -> str:
    """Say what counts as a word, and what is left out."""
    return _tr(
        "A word counts every time it stands in the text, if the dictionary has it and it holds a"
        " Chinese character.\nLeft out: names that are not in the HSK, numbers such as 二十, words"
        " that you ignore, punctuation, letters and digits, and what the dictionary doesn’t have.\n"
        "Names that the dictionary doesn’t know are counted by the words they are made of.\n"
        "A word counts as known when one of its readings is; words being learnt are not known yet."
    )


def ease_text(ease: Ease) -> str:
    """Name how a text reads."""
    return {
        Ease.EASY: _tr("Easy"),
        Ease.COMFORTABLE: _tr("Comfortable"),
        Ease.DEMANDING: _tr("Demanding"),
        Ease.HARD: _tr("Hard"),
        Ease.VERY_HARD: _tr("Very hard"),
    }[ease]


def ease_about() -> str:
    """Say what the names of ease mean."""
    return _tr(
        "By the share of words that you know: easy from 98%, comfortable from 95%, demanding from"
        " 90%, hard from 80%. 95–98% known is comfortable: new words explain themselves."
    )


def text_figures(numbers: TextNumbers) -> list[Figure]:
    """Give the big figures of a text."""
    return [
        Figure(percent(numbers.known_share), _tr("of the words known"), counted_about()),
        Figure(
            percent(numbers.known_character_share),
            _tr("of the characters known"),
            _tr("Chinese characters that stand in a word that you know: {0} of {1} different ones.")
            .format(f"{numbers.distinct_known_characters:,}", f"{numbers.distinct_characters:,}"),
        ),
        Figure(
            f"{numbers.words.new:,}",
            _tr("new words"),
            _tr("Different words that you never touched, or marked as new."),
        ),
        Figure(ease_text(numbers.ease), _tr("to read"), ease_about()),
    ]  # fmt: skip


def statuses_text(numbers: TextNumbers) -> str:
    """Say how many different words have which status."""
    words = numbers.words
    return BETWEEN.join(
        [
            _tr("{0} words known").format(f"{words.known:,}"),
            _tr("{0} learning").format(f"{words.learning:,}"),
            _tr("{0} new").format(f"{words.new:,}"),
            _tr("{0} ignored").format(f"{numbers.ignored_words:,}"),
        ]
    )


def left_out_text(left: LeftOut) -> str:
    """Say what was left out; empty where nothing was."""
    parts = [
        text.format(f"{count:,}")
        for count, text in (
            (left.names, _tr("{0} names")),
            (left.numbers, _tr("{0} numbers")),
            (left.ignored, _tr("{0} ignored")),
            (left.undefined, _tr("{0} not in the dictionary")),
        )
        if count
    ]
    return _tr("Left out: {0}").format(", ".join(parts)) if parts else ""


def band_text(frequency: int) -> str:
    """Name how common a word is; a word that the list lacks has no name."""
    names = {
        "very common": _tr("very common"),
        "common": _tr("common"),
        "uncommon": _tr("uncommon"),
        "rare": _tr("rare"),
    }
    return names.get(frequency_band(frequency), _tr("not in the frequency list"))


def percent(share: float) -> str:
    """Write a share in percent; only what is complete is 100, only nothing is 0."""
    shown = round(share * 100, 1 if share >= 0.9 else 0)
    if share < 1 and shown >= 100:
        shown = 99.9
    if share > 0 and shown <= 0:
        return "<1%"
    return f"{shown:g}%"


def duration_text(minutes: float) -> str:
    """Write how long something takes, in minutes, or in hours where it takes long."""
    whole = round(minutes)
    if whole < 1:
        return _tr("under 1 min")
    if whole < _LONG_MINUTES:
        return _tr("{0} min").format(whole)
    hours = minutes / 60
    return _tr("{0} h").format(f"{hours:.1f}" if hours < 10 else f"{round(hours):,}")


def streak_text(streak: Streak) -> str:
    """Say quietly on how many days was read or reviewed; empty where on none lately."""
    if streak.row > 1:
        return _tr("You have read or reviewed {0} days in a row.").format(streak.row)
    if streak.of_thirty == 1:
        return _tr("You have read or reviewed on 1 of the last 30 days.")
    if streak.of_thirty:
        text = _tr("You have read or reviewed on {0} of the last 30 days.")
        return text.format(streak.of_thirty)
    return ""


def day_text(day: date) -> str:
    """Write a day as short as the axis of a plot has it."""
    shown = QDate(day.year, day.month, day.day)
    locale = QLocale()
    if locale.language() is QLocale.Language.C:
        return shown.toString(Qt.DateFormat.ISODate)
    return locale.toString(shown, QLocale.FormatType.ShortFormat)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statistics", text)
