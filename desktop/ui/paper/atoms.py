"""What a line is made of: characters, words, words under their reading, and blanks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.exports.pages import Line, Run
from desktop.ui.paper.characters import (
    NEVER_PARTED,
    NOT_AT_END,
    NOT_AT_START,
    blank_after,
    closes_up,
    is_space,
    is_zhuyin,
    stretches,
    words_of,
)
from desktop.ui.paper.faces import INK, SOFT, Face, Faces, Style

SMALL = 0.82
PINYIN = 0.5
ZHUYIN = 0.4
"""Sizes in ems of the text that they belong to."""
_BETWEEN_READINGS = 0.36
"""In ems of the reading."""
_BESIDE_BLANKS = 0.12
_BETWEEN_SCRIPTS = 0.14
_AFTER_LATIN_STOPS = 0.25
_LATIN_STOPS = frozenset(",.;:!?")
"""In ems: hanzi do not touch Latin letters and figures, and a Latin stop is followed by a gap."""


@dataclass(slots=True)
class Atom:
    """A part of a line that stays whole; widths are points.

    `text` is all that it stands for, `parts` are what is drawn. `space` is the white space after
    it, which does not count at the end of a line, and after a `tab` the text goes on where other
    lines begin. `lead` is left before it, except at the beginning of a line, and `hang` is blank at
    its right edge, and need not be on the line. `excess` is by how much its reading is wider than
    its text.
    """

    text: str
    parts: tuple[tuple[str, Style, float], ...]
    width: float
    chinese: bool
    space: float = 0.0
    lead: float = 0.0
    hang: float = 0.0
    above: str = ""
    readings: tuple[tuple[str, Style, float], ...] = ()
    excess: float = 0.0
    joined: bool = False
    blank: bool = False
    anchor: str = ""
    ends_line: bool = False
    tab: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set that does not say otherwise itself."""

    size: float
    bold: bool = False
    colour: str = INK


def atoms_of(line: Line, setting: Setting, faces: Faces) -> list[Atom]:
    """Cut runs into atoms."""
    maker = _Maker(setting, faces)
    atoms: list[Atom] = []
    for at, run in enumerate(line):
        before = line[at - 1].text if at else ""
        after = line[at + 1].text if at + 1 < len(line) else ""
        made = list(maker.atoms(run, before, after))
        if made:
            made[0].joined = made[0].joined or run.joined
            made[0].anchor = run.anchor
        if atoms and made:
            made[0].lead = _lead(atoms[-1], made[0], setting.size, faces.region)
        for one, two in pairwise(made):
            two.lead = _lead(one, two, setting.size, faces.region)
        atoms += made
    return atoms


def may_break(one: Atom, two: Atom) -> bool:
    """Tell whether a line may be broken between two atoms."""
    if one.ends_line:
        return True
    if two.joined or (not one.text and not one.blank) or two.text.isspace() or two.ends_line:
        return False
    last, first = one.text[-1:], two.text[:1]
    if one.blank or two.blank:
        return two.blank or first not in NOT_AT_START
    if one.text.rstrip()[-1:] in NOT_AT_END and one.chinese:
        return False
    if first in NOT_AT_START or last in NOT_AT_END:
        return False
    if last == first and first in NEVER_PARTED:
        return False
    return one.space > 0 or one.chinese or two.chinese or last in "-/–—"


def overlap(one: Atom, two: Atom) -> float:
    """Tell how far a reading may stand over its neighbour's text where that has none above it."""
    if bool(one.above) == bool(two.above) or one.blank or two.blank or one.space:
        return 0.0
    wide, other = (one, two) if one.above else (two, one)
    return min(wide.excess / 2, other.width / 2)


def narrowed(atom: Atom, width: float, setting: Setting, faces: Faces) -> list[Atom]:
    """Cut an atom that is wider than any line has room for."""
    if atom.width <= width:
        return [atom]
    if atom.blank:
        return [replace(atom, width=width)]
    maker = _Maker(setting, faces)
    clusters = [
        (character, style, faces.width(character, style))
        for text, style, _ in atom.parts
        for character in text.rstrip() or text
    ]
    if not clusters:
        return [atom]
    readings = _shared(atom.above, len(clusters))
    made: list[Atom] = []
    for cluster, reading in zip(clusters, readings, strict=True):
        joined = _grown(made[-1], cluster, reading, faces, maker) if made else None
        if joined is not None and joined.width <= width:
            made[-1] = joined
            continue
        single = Atom(cluster[0], (cluster,), cluster[2], atom.chinese)
        made.append(maker.with_reading(single, reading, width))
    made[0].anchor, made[0].joined, made[0].lead = atom.anchor, atom.joined, atom.lead
    rest = atom.text[sum(len(one.text) for one in made) :]
    if rest:
        last = made[-1]
        text, style, advance = last.parts[-1]
        last.parts = (*last.parts[:-1], (text + rest, style, advance))
        last.text += rest
        last.space = atom.space
    return made


def _grown(
    atom: Atom, cluster: tuple[str, Style, float], reading: str, faces: Faces, maker: _Maker
) -> Atom:
    text, style, _width = atom.parts[-1]
    if style == cluster[1] and not atom.chinese:
        whole = text + cluster[0]
        parts = (*atom.parts[:-1], (whole, style, faces.width(whole, style)))
    else:
        parts = (*atom.parts, cluster)
    plain = Atom(
        atom.text + cluster[0], parts, sum(advance for _, _, advance in parts), atom.chinese
    )
    return maker.with_reading(plain, atom.above + reading)


def _shared(above: str, count: int) -> list[str]:
    """Share a reading among characters: by its syllables where they are told apart."""
    if not above:
        return [""] * count
    syllables = above.split()
    if len(syllables) == count:
        return [*(one + " " for one in syllables[:-1]), syllables[-1]]
    steps = [len(above) * at // count for at in range(count + 1)]
    return [above[start:end] for start, end in pairwise(steps)]


def _lead(one: Atom, two: Atom, size: float, region: str) -> float:
    if one.hang and closes_up(two.text, region):
        return -one.hang
    if one.blank or two.blank:
        return 0.0 if one.space or two.text[:1] in NOT_AT_START else size * _BESIDE_BLANKS
    if one.space or not one.text or not two.text:
        return 0.0
    if one.chinese == two.chinese or two.text.isspace() or one.text.isspace():
        return 0.0
    last, first = one.text[-1], two.text[0]
    if last in _LATIN_STOPS and first.isalnum():
        return size * _AFTER_LATIN_STOPS
    return size * _BETWEEN_SCRIPTS if last.isalnum() and first.isalnum() else 0.0


class _Maker:
    def __init__(self, setting: Setting, faces: Faces) -> None:
        self._setting = setting
        self._faces = faces

    def atoms(self, run: Run, before: str, after: str) -> Iterator[Atom]:
        """Cut one run into atoms."""
        size = self._setting.size * (SMALL if run.small else 1.0)
        bold = run.bold or self._setting.bold
        colour = SOFT if run.soft else self._setting.colour
        song = Style(Face.SONG, size, bold, colour)
        latin = Style(Face.LATIN, size, bold, colour)
        if run.blank:
            yield Atom("", (("", song, 0.0),), run.blank * size, False, blank=True)
        elif run.above and run.text:
            yield self._under_reading(run, song, latin, before, after)
        elif run.text:
            yield from self._plain(stretches(run.text, before, after), song, latin)
        elif run.anchor:
            yield Atom("", (), 0.0, False)

    def with_reading(self, atom: Atom, above: str, room: float = 0.0) -> Atom:
        """Set a reading above an atom; one that is wider than the room is set smaller."""
        if not above:
            return atom
        size = atom.parts[0][1].size * (ZHUYIN if is_zhuyin(above) else PINYIN)
        style = Style(Face.READING, size, False, atom.parts[0][1].colour)
        gap = size * _BETWEEN_READINGS
        atom.above, atom.hang = above, 0.0
        syllables = above.split()
        if is_zhuyin(above) and 1 < len(syllables) == len(atom.parts):
            # Each stands above its own character, which gets the room that it needs.
            atom.readings = tuple([self._reading(one, style) for one in syllables])
            atom.parts = tuple(
                [
                    (text, one, max(width, reading[2] + gap))
                    for (text, one, width), reading in zip(atom.parts, atom.readings, strict=True)
                ]
            )
            atom.width = sum(width for _, _, width in atom.parts)
            return atom
        reading = self._reading(above.rstrip(), style)
        if room and reading[2] + gap > room:
            size *= max(room - gap, room / 2) / reading[2]
            reading = self._reading(above.rstrip(), replace(style, size=size))
        atom.readings = (reading,)
        atom.excess = max(0.0, reading[2] + gap - atom.width)
        atom.width += atom.excess
        return atom

    def _reading(self, text: str, style: Style) -> tuple[str, Style, float]:
        return text, style, self._faces.width(text, style)

    def _under_reading(self, run: Run, song: Style, latin: Style, before: str, after: str) -> Atom:
        text = "".join(" " if is_space(c) else c for c in run.text)
        shown = text.rstrip(" ") or text
        found = list(stretches(shown, before, after))
        parts = []
        for part, chinese in found:
            style = song if chinese else latin
            parts.append((part, style, self._faces.width(part, style)))
        width = sum(advance for _, _, advance in parts)
        last, style, advance = parts[-1]
        parts[-1] = (last + text[len(shown) :], style, advance)
        space = self._faces.width(" ", latin) * (len(text) - len(shown))
        atom = Atom(run.text, tuple(parts), width, any(chinese for _, chinese in found), space)
        return self.with_reading(atom, run.above)

    def _plain(
        self, found: Iterator[tuple[str, bool]], song: Style, latin: Style
    ) -> Iterator[Atom]:
        held: Atom | None = None
        for text, chinese in found:
            if is_space(text[0]):
                spaces = text.removesuffix("\n")
                drawn, width = " " * len(spaces), self._faces.width(" ", latin) * len(spaces)
                if spaces and held is not None:
                    part, style, advance = held.parts[-1]
                    held.parts = (*held.parts[:-1], (part + drawn, style, advance))
                    held.text += spaces
                    held.space, held.hang, held.tab = width, 0.0, spaces[-1] == "\t"
                elif spaces:
                    held = Atom(spaces, ((drawn, latin, 0.0),), 0.0, False, width)
                    held.tab = spaces[-1] == "\t"
                if "\n" in text:
                    if held is not None:
                        yield held
                    held = None
                    yield Atom("\n", (), 0.0, False, ends_line=True)
                continue
            style = song if chinese else latin
            for word in [text] if chinese else words_of(text):
                if held is not None:
                    yield held
                advance = self._faces.width(word, style)
                held = Atom(word, ((word, style, advance),), advance, chinese)
                if chinese:
                    held.hang = advance * blank_after(word, self._faces.region)
        if held is not None:
            yield held
