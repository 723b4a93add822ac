"""Write tokens as runs of a line, with readings above them and marks that keep to their word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.exports.pages import Line, Run

_STRAIGHT = '"'
_OPENING = frozenset("（([［｛{〈《「『【〔“‘")
_CLOSING = frozenset("）)]］｝}〉》」』】〕”’。，、；：？！,.;:?!…—～~·%％")


def line_of(runs: Iterable[Run]) -> Line:
    """Join neighbours that look alike; keep marks on the line of the word that they belong to.

    A line may be broken anywhere in plain text; where a run ends, that has to be said.
    """
    return tuple(_kept_together(_merged(runs)))


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    held: Run | None = None
    for run in runs:
        if held is not None and _is_plain(held) and _is_plain(run) and _alike(held, run):
            held = replace(held, text=held.text + run.text)
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held


def _kept_together(runs: Iterable[Run]) -> Iterator[Run]:
    opened = False  # the run before ends with an opening mark
    quoted = False  # a straight quote, which looks alike at both ends, is open
    first = True
    for run in runs:
        if not _is_plain(run):
            yield replace(run, joined=run.joined or opened)
            opened = first = False
            continue
        closing, middle, opening = _parted(run.text, first, quoted)
        for number, text in enumerate((closing, middle, opening)):
            if text:
                yield replace(run, text=text, joined=opened or (number == 0) or run.joined)
                opened = False
        opened = bool(opening)
        quoted ^= run.text.count(_STRAIGHT) % 2 == 1
        first = False


def _parted(text: str, first: bool, quoted: bool) -> tuple[str, str, str]:
    """Part the closing marks at the beginning of a text, and the opening ones at its end."""
    start, end = 0, len(text)
    while not first and start < end:
        if text[start] not in _CLOSING and not (quoted and text[start] == _STRAIGHT):
            break
        quoted ^= text[start] == _STRAIGHT
        start += 1
    open_after = quoted ^ (text[start:].count(_STRAIGHT) % 2 == 1)
    while end > start:
        if text[end - 1] not in _OPENING and not (open_after and text[end - 1] == _STRAIGHT):
            break
        open_after ^= text[end - 1] == _STRAIGHT
        end -= 1
    return text[:start], text[start:end], text[end:]


def _is_plain(run: Run) -> bool:
    return not (run.above or run.blank or run.anchor)


def _alike(one: Run, other: Run) -> bool:
    return (one.bold, one.soft, one.small) == (other.bold, other.soft, other.small)
