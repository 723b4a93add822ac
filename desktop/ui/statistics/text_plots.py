"""The plots of one text: its words by level, and how its words are covered by learning."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from PySide6.QtCore import QCoreApplication

from desktop.ui.plot_values import Plot, Series
from desktop.vocabulary.statistics import Group, TextNumbers

_STEP = 0.05


def level_plot(
    title: str, label: str, groups: Sequence[Group], names: Sequence[str], *, tokens: bool
) -> Plot:
    """Stack what is known, being learnt and new, for each level; what has none stands last.

    `label` says what is counted, each once or every time (`tokens`); `names` are those of the
    levels, in the order of the groups.
    """
    amounts = [group.tokens if tokens else group.words for group in groups]
    has_any = any(amount.total for amount in amounts)

    def bars(name: str, colour: str, values: Sequence[int]) -> Series:
        points = tuple([(float(at), float(value)) for at, value in enumerate(values, 1)])
        return Series("bars", name, points if has_any else (), colour)

    return Plot(
        title,
        "",
        label,
        (
            bars(_tr("Known"), "known", [one.known for one in amounts]),
            bars(_tr("Learning"), "tone2", [one.learning for one in amounts]),
            bars(_tr("New"), "accent", [one.new for one in amounts]),
        ),
        x_ticks=tuple([(float(at), name) for at, name in enumerate(names, 1)]),
        stacked=True,
        empty=_tr("There are no words to show."),
    )


def words_label(*, tokens: bool) -> str:
    """Say what is counted of words."""
    return _tr("Words, every time") if tokens else _tr("Different words")


def characters_label(*, tokens: bool) -> str:
    """Say what is counted of characters."""
    return _tr("Characters, every time") if tokens else _tr("Different characters")


def hsk_names(groups: Sequence[Group]) -> list[str]:
    """Name the levels of the HSK, of which only 3.0 has a seventh, its band 7–9."""
    named = {0: _tr("none"), 7: "7–9"}
    return [named.get(group.number, str(group.number)) for group in groups]


def band_names(groups: Sequence[Group]) -> list[str]:
    """Name the frequency bands, from the rarest."""
    names = (
        _tr("unlisted"),
        _tr("rare"),
        _tr("uncommon"),
        _tr("common"),
        _tr("very common"),
    )
    return [names[group.number] for group in groups]


def curve_plot(numbers: TextNumbers) -> Plot:
    """Draw what share is known when the first so many words have been learnt, with the goals."""
    points = tuple([(float(words), share) for words, share in numbers.curve])
    lowest = floor(min([share for _, share in points], default=0.9) / _STEP) * _STEP
    marks: list[Series] = []
    ticks = [(0.0, "0")]
    for goal in numbers.goals:
        if goal.words:
            x = float(goal.words)
            marks.append(Series("line", "", ((x, lowest), (x, goal.share)), "soft", dashed=True))
            ticks.append((x, f"{goal.words:,}"))
    last = points[-1][0] if points else 0.0
    if last > 0:
        ticks.append((last, f"{int(last):,}"))
    return Plot(
        _tr("Coverage"),
        _tr("Words learnt, the most frequent first"),
        _tr("Known of the text"),
        (Series("line", _tr("Known of the text"), points, "known"), *marks),
        x_ticks=tuple(dict(ticks).items()),
        x_range=(0.0, last) if last else None,
        y_range=(min(lowest, 0.9), 1.0),
        y_format="percent",
        empty=_tr("There are no words to show."),
    )


def goals_text(numbers: TextNumbers) -> str:
    """Say in words how many words must be learnt to understand so much."""
    parts = []
    for goal in numbers.goals:
        percent = round(goal.share * 100)
        if goal.words == 0:
            parts.append(_tr("{0}%: reached").format(percent))
        elif goal.words == 1:
            parts.append(_tr("{0}%: 1 word").format(percent))
        elif goal.words is not None:
            parts.append(_tr("{0}%: {1} words").format(percent, f"{goal.words:,}"))
    return _tr("To understand  ") + "   ·   ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statistics", text)
