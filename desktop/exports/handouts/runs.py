"""Write tokens as runs of a line, with readings above them and marks that keep to their word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.exports.pages import Line, Run

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
    first = True
    for run in runs:
        if opened:
            run = replace(run, joined=True)
        if _is_plain(run) and not first:
            closing, rest = _split_closing(run.text)
            if closing:
                yield replace(run, text=closing, joined=True)
                if not rest:
                    opened = False
                    continue
                run = replace(run, text=rest, joined=False)
        first = False
        kept, opening = _split_opening(run.text) if _is_plain(run) else (run.text, "")
        if kept or not opening:
            yield replace(run, text=kept)
        if opening:
            yield replace(run, text=opening, joined=run.joined and not kept)
        opened = bool(opening)


def _is_plain(run: Run) -> bool:
    return not (run.above or run.blank or run.anchor)


def _alike(one: Run, other: Run) -> bool:
    return (one.bold, one.soft, one.small) == (other.bold, other.soft, other.small)


def _split_closing(text: str) -> tuple[str, str]:
    at = 0
    while at < len(text) and text[at] in _CLOSING:
        at += 1
    return text[:at], text[at:]


def _split_opening(text: str) -> tuple[str, str]:
    at = len(text)
    while at > 0 and text[at - 1] in _OPENING:
        at -= 1
    return text[:at], text[at:]
