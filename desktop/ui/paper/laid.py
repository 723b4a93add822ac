"""What is laid out: pieces of text and strokes with their places in points, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from desktop.exports.pages import Paper
from desktop.ui.paper.faces import Faces, Style

_MARGIN = 20 / 25.4 * 72
_NARROWEST = 0.12
"""Of the width: on small paper the margins are no wider."""
_SIZES = {Paper.A4: (210 / 25.4 * 72, 297 / 25.4 * 72), Paper.LETTER: (612.0, 792.0)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper and its margins, in points."""

    width: float
    height: float

    @classmethod
    def of(cls, paper: Paper) -> Sheet:
        """Give the sheet of a size that has a name."""
        return cls(*_SIZES[paper])

    @property
    def margin(self) -> float:
        """What is left free on every side: 2 cm, and less on small paper."""
        return min(_MARGIN, min(self.width, self.height) * _NARROWEST)

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def text_height(self) -> float:
        """The height between the margins."""
        return self.height - 2 * self.margin


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that is drawn at once: its left edge, its baseline and its look."""

    x: float
    y: float
    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line of some width, dashed or not."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float
    colour: str
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape that is filled: SVG path data in a box of 1024 whose y goes up from -124.

    `x` and `y` are the top left corner of the box, `side` its size in points.
    """

    x: float
    y: float
    side: float
    path: str
    colour: str


@dataclass(slots=True)
class Slab:
    """Something as wide as the text that is never cut, such as a line or the row of a table.

    Places in it are counted from its top left corner. `before` and `after` are gaps, of which the
    larger counts; `keep` holds it on the page of the next. `numbered` is the baseline of a line
    that is counted, `header` what is said again where this one begins a page.
    """

    height: float
    pieces: list[Piece] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    numbered: float | None = None
    header: Slab | None = None
    space: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A slab at its place on a page."""

    x: float
    y: float
    slab: Slab

    def pieces(self) -> Iterator[Piece]:
        """Give its texts with their places on the page."""
        for piece in self.slab.pieces:
            yield Piece(self.x + piece.x, self.y + piece.y, piece.text, piece.style)


@dataclass(frozen=True, slots=True)
class LaidPages:
    """Pages ready to be painted, with the fonts that measured them.

    `places` says for each anchor its page and line, see Drawing.places.
    """

    title: str
    sheet: Sheet
    pages: tuple[tuple[Placed, ...], ...]
    places: Mapping[str, tuple[int, int]]
    faces: Faces

    def shown(self) -> frozenset[str]:
        """Give every character that is written anywhere."""
        slabs = (placed.slab for page in self.pages for placed in page)
        return frozenset(c for slab in slabs for piece in slab.pieces for c in piece.text)
