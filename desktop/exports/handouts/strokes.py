"""Read the strokes of characters from data of Make Me a Hanzi, where the user has put them.

Three forms are read: its `graphics.txt` (an object a line), hanzi-writer's `all.json` (one object
for all), and a folder of hanzi-writer-data (`見.json` and so on). None of them comes with Duben.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

NAMES = ("graphics.txt", "all.json", "hanzi-writer-data")
"""What is looked for in a folder, the first that is there."""

_PATH = re.compile(r"[MLQCZ0-9\s.,-]+")
_MOST = 80  # strokes; no character has as many


def read_strokes(folder: Path, characters: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Give the strokes of characters in their order, as SVG path data; none of what is not there.

    Data that is damaged counts as not being there.
    """
    found = {}
    wanted = frozenset(characters)
    for character, strokes in _read(folder, wanted):
        if character in wanted and _are_strokes(strokes):
            found[character] = tuple(strokes)
    return found


def _read(folder: Path, wanted: frozenset[str]) -> Iterator[tuple[str, Any]]:
    lines, whole, single = [folder / name for name in NAMES]
    try:
        if lines.is_file():
            with lines.open(encoding="utf-8") as file:
                for line in file:
                    # Most lines are of other characters, and parsing is what takes long.
                    if any(character in wanted for character in line[:40]):
                        yield from _parsed(line, "")
        elif whole.is_file():
            data = json.loads(whole.read_text(encoding="utf-8"))
            if isinstance(data, dict):
                for character in wanted & data.keys():
                    yield character, _strokes_in(data[character])
        else:
            for character in sorted(wanted):
                if (path := single / f"{character}.json").is_file():
                    yield from _parsed(path.read_text(encoding="utf-8"), character)
    except (OSError, ValueError):
        return


def _parsed(text: str, character: str) -> Iterator[tuple[str, Any]]:
    try:
        data = json.loads(text)
    except ValueError:
        return
    if isinstance(data, dict):
        yield character or str(data.get("character", "")), _strokes_in(data)


def _strokes_in(data: object) -> object:
    return data.get("strokes") if isinstance(data, dict) else None


def _are_strokes(strokes: object) -> bool:
    return (
        isinstance(strokes, list)
        and 0 < len(strokes) <= _MOST
        and all(isinstance(one, str) and _PATH.fullmatch(one) for one in strokes)
    )
