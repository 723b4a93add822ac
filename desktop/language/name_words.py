"""Say how a name is read as a whole: in words, a surname apart from the given name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from desktop.language.annotation import Annotation
from desktop.language.readings import WordReading

_LONGEST_PERSON = 4
"""Characters in a Chinese person's name at most, a surname of two included."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a token is part of: its text as it is shown, and its words.

    A word is what is written as one in pinyin: its text, and its reading, None where it has none.
    """

    text: str
    words: tuple[tuple[str, WordReading | None], ...]


def name_at(cells: Sequence[Annotation], number: int, surnames: Collection[str]) -> Name | None:
    """Give the name that a token of neighbours is part of; None where it is none, or all of it."""
    bounds = cells[number].name
    if bounds is None:
        return None
    parts = [cell for cell in cells if bounds[0] <= cell.token.start < bounds[1]]
    if len(parts) < 2:
        return None
    return Name("".join(cell.shown for cell in parts), tuple(_words(parts, surnames)))


def _words(
    parts: Sequence[Annotation], surnames: Collection[str]
) -> Iterator[tuple[str, WordReading | None]]:
    """Join single characters to words: what no word holds together, the name does."""
    runs: list[list[Annotation]] = []
    for cell in parts:
        is_single = len(cell.token.text) == 1 and cell.reading is not None
        if is_single and runs and _is_run(runs[-1]):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    whole = [cell for run in runs for cell in run]
    keys = "".join(cell.key for cell in whole)
    surname = next((size for size in (2, 1) if keys[:size] in surnames), 0)
    read = all(cell.reading is not None for cell in whole)
    if read and surname and surname < len(keys) <= _LONGEST_PERSON and len(parts[0].key) <= surname:
        characters = [
            (cell.token.text[at], (syllable,))
            for cell in whole
            for at, syllable in enumerate(cell.reading or ())
        ]
        yield _joined(characters[:surname])
        yield _joined(characters[surname:])
        return
    for run in runs:
        yield _joined([(cell.token.text, cell.reading) for cell in run])


def _is_run(cells: Sequence[Annotation]) -> bool:
    return len(cells[-1].token.text) == 1 and cells[-1].reading is not None


def _joined(
    parts: Sequence[tuple[str, WordReading | None]],
) -> tuple[str, WordReading | None]:
    text = "".join(written for written, _ in parts)
    if all(reading is None for _, reading in parts):
        return text, None
    syllables = [one for written, reading in parts for one in reading or (None,) * len(written)]
    return text, tuple(syllables)
