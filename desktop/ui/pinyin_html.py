"""Readings as coloured text: rich text for labels, runs for what is painted by hand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from desktop.language.pinyin import marked, tone
from desktop.language.zhuyin import to_zhuyin
from desktop.ui.theme import Theme

Run = tuple[str, int]
"""Text and its tone, 0 where it has none."""

_JOINER = "\u2060"
"""Keeps the letters of a syllable on one line."""


def pinyin_runs(reading: Sequence[str | None]) -> tuple[Run, ...]:
    """Write a reading with tone marks, one run a syllable; joined they are `marked(reading)`."""
    runs: list[Run] = []
    done = ""
    for count, syllable in enumerate(reading, 1):
        if syllable is None:
            continue
        written = marked(reading[:count])
        runs.append((written[len(done) :], tone(syllable)))
        done = written
    return tuple(runs)


def zhuyin_runs(reading: Sequence[str | None]) -> tuple[Run, ...]:
    """Write a reading in zhuyin, one run a syllable, a space between them."""
    runs: list[Run] = []
    for syllable in reading:
        if syllable is None or tone(syllable) == 0:
            continue
        space = " " if runs else ""
        runs.append((space + _JOINER.join(to_zhuyin(syllable)), tone(syllable)))
    return tuple(runs)


def phonetic_runs(reading: Sequence[str | None], phonetic: str) -> tuple[Run, ...]:
    """Write a reading in the reader's choice, `pinyin` or `zhuyin`."""
    return zhuyin_runs(reading) if phonetic == "zhuyin" else pinyin_runs(reading)


def runs_text(runs: Sequence[Run]) -> str:
    """Join runs without their tones."""
    return "".join(text for text, _ in runs)


def runs_html(runs: Sequence[Run], theme: Theme, *, coloured: bool) -> str:
    """Colour each run by its tone, or leave all in the colour around them."""
    if not coloured:
        return escape(runs_text(runs))
    return "".join(
        f'<span style="color:{theme.tone(number)}">{escape(text)}</span>' for text, number in runs
    )
