"""What else could stand where the reading or the cut of a word was a close call."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop.language.annotation import Annotation
from desktop.language.corrections import BothScripts, Kind
from desktop.language.readings import WordReading


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to read, cut or write a stretch of a paragraph, as a correction says it.

    `start` is the stretch's first code point, `value` what the correction of it would say, and
    `words` what it would be cut into or written as, in the script that is shown.
    """

    kind: Kind
    start: int
    text: str
    value: str
    words: tuple[str, ...]

    @property
    def end(self) -> int:
        """The code point after the stretch."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Writing:
    """A way to write a converted word: as it is shown, and in both scripts."""

    shown: str
    scripts: BothScripts


class Alternatives(Protocol):
    """What is asked of a language: see there."""

    def readings_in_doubt(self, text: str) -> tuple[WordReading, ...]: ...

    def other_cut(self, left: str, right: str) -> tuple[str, ...]: ...


def choices(
    cells: Sequence[Annotation],
    number: int,
    language: Alternatives,
    writings: Sequence[Writing] = (),
) -> tuple[Choice, ...]:
    """List what may stand at a doubtful token of neighbours; what is shown comes first.

    `writings` are the ways to write that token in the script that is shown, the one that is shown
    first. It is empty where nothing is in doubt, or nothing can be corrected.
    """
    cell = cells[number]
    if cell.doubt == "reading":
        return _readings(cell, language.readings_in_doubt)
    if cell.doubt == "segmentation":
        return _cuts(cells, number, language.other_cut)
    if cell.doubt == "script":
        return tuple([_written(cell, writing) for writing in writings])
    return ()


def after(
    now: Sequence[Annotation],
    plain: Sequence[Annotation],
    offset: int,
    language: Alternatives,
    writings: Sequence[Writing] = (),
) -> Choice | None:
    """Give the choice after the one that is shown, round the end; None without a choice.

    `now` and `plain` are the tokens of a piece with and without corrections: what was chosen once
    is no longer in doubt, and yet the choice can be changed. `writings` are those of the plain
    token there.
    """
    options = choices(plain, number_at(plain, offset), language, writings)
    token = now[number_at(now, offset)].token
    if options and options[0].kind is not Kind.CUT and options[0].text != token.text:
        options = ()
    options = options or choices(now, number_at(now, offset), language, writings)
    if len(options) < 2:
        return None
    shown = _shown(options, now)
    values = [option.value for option in options]
    at = values.index(shown) if shown in values else -1
    return options[(at + 1) % len(options)]


def number_at(cells: Sequence[Annotation], offset: int) -> int:
    """Give the number of the token that holds a code point of the paragraph."""
    return max(0, bisect_right(cells, offset, key=lambda cell: cell.token.start) - 1)


def reading_value(reading: WordReading) -> str:
    """Write a reading as the value of a correction."""
    return " ".join(syllable or "-" for syllable in reading)


def _readings(
    cell: Annotation, candidates: Callable[[str], tuple[WordReading, ...]]
) -> tuple[Choice, ...]:
    if cell.reading is None:
        return ()
    found = [cell.reading, *candidates(cell.token.text)]
    return tuple(
        Choice(
            Kind.READING,
            cell.token.start,
            cell.token.text,
            reading_value(reading),
            (cell.shown,),
        )
        for reading in dict.fromkeys(found)
        if any(reading)
    )


def _written(cell: Annotation, writing: Writing) -> Choice:
    token = cell.token
    return Choice(Kind.SCRIPT, token.start, token.text, writing.scripts.written(), (writing.shown,))


def _cuts(
    cells: Sequence[Annotation], number: int, other_cut: Callable[[str, str], tuple[str, ...]]
) -> tuple[Choice, ...]:
    """Offer the cuts across the bounds before and after a token that were close calls."""
    others = {
        at: lengths
        for at in (number, number + 1)
        if 0 < at < len(cells)
        and (lengths := tuple(map(len, other_cut(cells[at - 1].key, cells[at].key))))
    }
    if not others:
        return ()
    first, last = min(others) - 1, max(others)
    sizes = [len(cell.token.text) for cell in cells[first : last + 1]]
    found = [sizes]
    for at, lengths in others.items():
        left = at - first
        found.append([*sizes[: left - 1], *lengths, *sizes[left + 1 :]])
    text = "".join(cell.token.text for cell in cells[first : last + 1])
    shown = "".join(cell.shown for cell in cells[first : last + 1])
    if len(shown) != len(text):
        shown = text
    return tuple(
        Choice(
            Kind.CUT,
            cells[first].token.start,
            text,
            "/".join(_parted(text, cut)),
            tuple(_parted(shown, cut)),
        )
        for cut in found
    )


def _parted(text: str, lengths: Sequence[int]) -> list[str]:
    parts = []
    at = 0
    for length in lengths:
        parts.append(text[at : at + length])
        at += length
    return parts


def _shown(options: Sequence[Choice], now: Sequence[Annotation]) -> str:
    """Say what stands now where the choices are, as they would."""
    choice = options[0]
    cells = [cell for cell in now if choice.start <= cell.token.start < choice.end]
    if choice.kind is Kind.CUT:
        return "/".join(cell.token.text for cell in cells)
    if choice.kind is Kind.SCRIPT:
        shown = "".join(cell.shown for cell in cells)
        return next((option.value for option in options if option.words == (shown,)), "")
    return reading_value(cells[0].reading or ()) if cells else ""
