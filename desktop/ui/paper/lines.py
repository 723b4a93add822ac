"""Lines: atoms put side by side as far as the width allows, and set in their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.exports.pages import Align
from desktop.ui.paper.atoms import Atom, Setting, may_break, narrowed, overlap
from desktop.ui.paper.faces import INK, Faces, Style
from desktop.ui.paper.laid import Piece, Stroke

_ASCENT = 0.88
_DESCENT = 0.12
"""The box that hanzi fill, in ems above and below the baseline."""
_READING_DESCENT = 0.26
"""Of a reading, in ems of its own: g, q and y hang below."""
_LEADING = 0.75
_LATIN_LEADING = 0.42
_READING_LEADING = 1.22
"""What is free between lines, in ems; with readings it holds them too."""
_UNDERLINE = 0.6
_MOST_SPREAD = 0.15
"""In ems: hanzi further apart than a sixth of one are copied from a PDF with spaces between."""
_MOST_STRETCH = 0.5
"""In ems: a line that would be pulled apart more than this is left as it is."""
_LOOSE = 0.01


@dataclass(frozen=True, slots=True)
class Measure:
    """The width that lines have, in points, and how far the first and the others are set in."""

    width: float
    first: float = 0.0
    others: float = 0.0


@dataclass(slots=True)
class SetLine:
    """A line with its texts in their places; `y` of a piece is counted from the baseline."""

    text: str
    width: float
    pieces: list[Piece] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Leading:
    """How tall the lines of a text are, and where in them the baseline is, in points."""

    height: float
    baseline: float


def leading_of(
    atoms: Sequence[Atom], size: float, *, tight: bool = False, read: bool = False
) -> Leading:
    """Tell how tall lines are: equally tall where any of them has a reading above it.

    `read` says that it is so in other texts beside this one, and `tight` that lines are close.
    """
    scale = 0.62 if tight else 1.0
    if read or any(atom.above for atom in atoms):
        free = _READING_LEADING * size
        below = (free - 0.72 * size) / 2 * scale
        height = size + free - (1 - scale) * 0.4 * size
        return Leading(height, height - below - _DESCENT * size)
    free = (_LEADING if is_chinese(atoms) else _LATIN_LEADING) * size * scale
    return Leading(size + free, free / 2 + _ASCENT * size)


def is_chinese(atoms: Sequence[Atom]) -> bool:
    """Tell whether a text is more Chinese than not, by its width."""
    chinese = sum(atom.width for atom in atoms if atom.chinese)
    return chinese > sum(atom.width for atom in atoms if not atom.chinese and not atom.blank)


def set_lines(
    atoms: Sequence[Atom],
    measure: Measure,
    setting: Setting,
    faces: Faces,
    align: Align = Align.LEFT,
    *,
    justified: bool = False,
) -> list[SetLine]:
    """Break atoms into lines; without any there is one empty line."""
    narrow = measure.width - max(measure.first, measure.others)
    if narrow < setting.size:
        measure, narrow = Measure(measure.width), measure.width
    fitting = [one for atom in atoms for one in narrowed(atom, narrow, setting, faces)]
    broken = _break(fitting, measure)
    lines = []
    for number, (start, end) in enumerate(broken):
        indent = measure.others if number else measure.first
        line = _Setter(fitting[start:end], indent, measure)
        spare = measure.width - line.width
        goes_on = number + 1 < len(broken) and not fitting[end - 1].ends_line
        if justified and goes_on and align is Align.LEFT:
            line.stretch(spare, setting.size * _MOST_STRETCH)
        elif align is not Align.LEFT:
            line.shift(spare / 2 if align is Align.CENTRE else spare)
        lines.append(line.set())
    return lines


def _break(atoms: Sequence[Atom], measure: Measure) -> list[tuple[int, int]]:
    """Give the first atom of each line and the one after its last."""
    lines: list[tuple[int, int]] = []
    start, count = 0, len(atoms)
    while start < count:
        x = (measure.others if lines else measure.first) + atoms[start].width
        at, best = start + 1, 0
        while at < count and not atoms[at - 1].ends_line:
            one, two = atoms[at - 1], atoms[at]
            if may_break(one, two):
                best = at
            x = _goes_on(one, x, measure) + two.lead - overlap(one, two) + two.width
            if x - two.hang > measure.width + _LOOSE:
                break
            at += 1
        else:
            best = at
        end = best if best > start else at
        lines.append((start, end))
        start = end
    return lines or [(0, 0)]


def _goes_on(atom: Atom, x: float, measure: Measure) -> float:
    """Tell where the text goes on after an atom that ends at `x`."""
    after = x + atom.space
    return max(after, measure.others) if atom.tab else after


class _Setter:
    """One line in the making."""

    def __init__(self, atoms: Sequence[Atom], indent: float, measure: Measure) -> None:
        self._atoms = atoms
        self._xs: list[float] = []
        self._over: list[list[float]] = [[0.0, 0.0] for _ in atoms]
        self._end = -1.0
        x = indent
        for at, atom in enumerate(atoms):
            if at:
                one = atoms[at - 1]
                over = overlap(one, atom)
                self._over[at - 1 if one.above else at][1 if one.above else 0] = over
                x = _goes_on(one, x, measure) + atom.lead - over
            self._xs.append(x)
            x += atom.width
        self.width = x - (atoms[-1].hang if atoms else 0.0)

    def shift(self, by: float) -> None:
        """Move the line to the right."""
        self._xs = [x + by for x in self._xs]

    def stretch(self, spare: float, most: float) -> None:
        """Share spare width among the places between atoms, unless it is too much for them."""
        gaps = [
            at
            for at in range(1, len(self._atoms))
            if may_break(self._atoms[at - 1], self._atoms[at])
        ]
        if spare <= 0 or not gaps or spare / len(gaps) > most:
            return
        share, by, wide = spare / len(gaps), 0.0, set(gaps)
        for at in range(len(self._xs)):
            by += share if at in wide else 0.0
            self._xs[at] += by

    def set(self) -> SetLine:
        """Give the line."""
        text = "".join(atom.text for atom in self._atoms)
        line = SetLine(text, self.width)
        for x, over, atom in zip(self._xs, self._over, self._atoms, strict=True):
            if atom.anchor:
                line.anchors.append(atom.anchor)
            if atom.blank:
                style = atom.parts[0][1]
                line.strokes.append(
                    Stroke(x, 0.14 * style.size, x + atom.width, 0.14 * style.size, _UNDERLINE, INK)
                )
            elif atom.readings:
                self._set_reading(line, atom, x, over)
            else:
                self._set_plain(line, atom, x)
        above = [piece for piece in line.pieces if piece.y]
        line.pieces = [piece for piece in line.pieces if not piece.y] + above
        return line

    def _set_plain(self, line: SetLine, atom: Atom, x: float) -> None:
        for text, style, width in atom.parts:
            last = line.pieces[-1] if line.pieces else None
            goes_on = last is not None and abs(x - self._end) < _LOOSE and not atom.chinese
            if last is not None and goes_on and last.style == style:
                line.pieces[-1] = Piece(last.x, last.y, last.text + text, style)
            else:
                line.pieces.append(Piece(x, 0.0, text, style))
            x += width
        self._end = x + atom.space

    def _set_reading(self, line: SetLine, atom: Atom, x: float, over: Sequence[float]) -> None:
        """Set a text below its readings, a little spread out where they are wider."""
        size = atom.parts[0][1].size
        whole = len(atom.readings) == 1
        spread = max(atom.excess - over[0] - over[1], 0.0)
        share = min(spread / len(atom.parts), _MOST_SPREAD * size) if atom.chinese else 0.0
        at = x + over[0] + (spread - share * (len(atom.parts) - 1)) / 2
        for number, (text, style, width) in enumerate(atom.parts):
            inside = 0.0 if whole else (width - style.size) / 2
            line.pieces.append(Piece(at + inside, 0.0, text, style))
            if not whole:
                self._set_above(line, atom.readings[number], at, width, size)
            at += width + share
        if whole:
            self._set_above(line, atom.readings[0], x, atom.width, size)

    def _set_above(
        self,
        line: SetLine,
        reading: tuple[str, Style, float],
        x: float,
        width: float,
        size: float,
    ) -> None:
        text, style, wide = reading
        y = -_ASCENT * size - _READING_DESCENT * style.size
        # The space keeps it apart from the next one when it is copied.
        line.pieces.append(Piece(x + (width - wide) / 2, y, text + " ", style))
