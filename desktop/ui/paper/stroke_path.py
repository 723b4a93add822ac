"""Outlines of strokes: SVG path data as a path that can be filled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import QPainterPath

_BOX = 1024
_TOP = 900
"""The box of the data, whose y goes up from -124."""
_TOKEN = re.compile(r"([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "Z": 0}


def stroke_path(data: str, side: float) -> QPainterPath:
    """Read path data into a box of this side whose y goes down; raises ValueError.

    The commands M, L, H, V, Q, C and Z are understood, absolute and relative.
    """
    scale = side / _BOX
    path = QPainterPath()
    path.setFillRule(path.fillRule().WindingFill)
    x = y = 0.0
    begun = (0.0, 0.0)
    for command, values in _commands(data):
        kind = command.upper()
        dx, dy = (x, y) if command.islower() else (0.0, 0.0)
        if kind in "HV":
            points = [(values[0] + dx, y)] if kind == "H" else [(x, values[0] + dy)]
        else:
            points = [
                (one + dx, two + dy) for one, two in zip(values[::2], values[1::2], strict=True)
            ]
        placed = [number for one, two in points for number in (one * scale, (_TOP - two) * scale)]
        if kind == "M":
            path.moveTo(*placed)
            begun = points[0]
        elif kind == "Z":
            path.closeSubpath()
            points = [begun]
        elif kind == "Q":
            path.quadTo(*placed)
        elif kind == "C":
            path.cubicTo(*placed)
        else:
            path.lineTo(*placed)
        x, y = points[-1]
    return path


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Give each command with its numbers; one is said again by numbers alone."""
    command, numbers = "", list[float]()
    for letter, number in [*_TOKEN.findall(data), ("Z", "")]:
        if not letter:
            numbers.append(float(number))
            continue
        if command:
            yield from _repeated(command, numbers)
        elif numbers:
            raise ValueError("A path begins with numbers.")
        command, numbers = letter, []


def _repeated(command: str, numbers: list[float]) -> Iterator[tuple[str, list[float]]]:
    takes = _TAKES.get(command.upper())
    if takes is None:
        raise ValueError(f"A path has a command that is not known: {command}.")
    if (takes == 0) != (not numbers) or (takes and len(numbers) % takes):
        raise ValueError(f"A path's command {command} has {len(numbers)} numbers.")
    if not takes:
        yield command, []
        return
    for start in range(0, len(numbers), takes):
        # What follows a move is a line.
        again = {"M": "L", "m": "l"}.get(command, command) if start else command
        yield again, numbers[start : start + takes]
