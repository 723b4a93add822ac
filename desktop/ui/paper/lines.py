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


def leading_of(atoms: Sequence[Atom], size: float, *, tight: bool = False) -> Leading:
    """Tell how tall lines are: equally tall where any of them has a reading above it."""
    scale = 0.62 if tight else 1.0
    if any(atom.above for atom in atoms):
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
        line = _Setter(fitting[start:end], indent)
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
            x += one.space + two.lead - overlap(one, two) + two.width
            if x > measure.width + _LOOSE:
                break
            at += 1
        else:
            best = at
        end = best if best > start else at
        lines.append((start, end))
        start = end
    return lines or [(0, 0)]


class _Setter:
    """One line in the making."""

    def __init__(self, atoms: Sequence[Atom], indent: float) -> None:
        self._atoms = atoms
        self._xs: list[float] = []
        self._over: list[list[float]] = [[0.0, 0.0] for _ in atoms]
        self._joins = False
        x = indent
        for at, atom in enumerate(atoms):
            if at:
                one = atoms[at - 1]
                over = overlap(one, atom)
                self._over[at - 1 if one.above else at][1 if one.above else 0] = over
                x += one.space + atom.lead - over
            self._xs.append(x)
            x += atom.width
        self.width = x

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
        self._joins = True

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
            elif atom.above and atom.above_style:
                self._set_reading(line, atom, x, over)
            else:
                self._set_plain(line, atom, x)
        above = [piece for piece in line.pieces if piece.y]
        line.pieces = [piece for piece in line.pieces if not piece.y] + above
        return line

    def _set_plain(self, line: SetLine, atom: Atom, x: float) -> None:
        for text, style, width in atom.parts:
            last = line.pieces[-1] if line.pieces else None
            if last and not last.y and not self._joins and _runs_on(last, atom, style):
                line.pieces[-1] = Piece(last.x, last.y, last.text + text, style)
            else:
                line.pieces.append(Piece(x, 0.0, text, style))
            x += width

    def _set_reading(self, line: SetLine, atom: Atom, x: float, over: Sequence[float]) -> None:
        """Set a text below its reading, spread out where the reading is wider."""
        style = atom.above_style
        assert style is not None
        shown = atom.above.rstrip() + " "
        y = -_ASCENT * atom.parts[0][1].size - _READING_DESCENT * style.size
        line.pieces.append(Piece(x + (atom.width - atom.above_width) / 2, y, shown, style))
        spread = atom.excess - over[0] - over[1]
        chinese = [part for part in atom.parts if part[1].face != "latin"]
        share = spread / len(atom.parts) if len(chinese) > 1 and spread > 0 else 0.0
        # Half as much at both ends as between two.
        at = x + over[0] + (share / 2 if share else max(spread, 0.0) / 2)
        for text, part_style, width in atom.parts:
            line.pieces.append(Piece(at, 0.0, text, part_style))
            at += width + share


def _runs_on(last: Piece, atom: Atom, style: Style) -> bool:
    return (
        last.style == style
        and not atom.chinese
        and not atom.lead
        and style.face == "latin"
        and not atom.joined
    )
