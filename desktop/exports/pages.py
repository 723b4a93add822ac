"""Pages as values: what articles, lists and exercises on paper are made of, for whoever draws them.

Nothing here knows how it is drawn; desktop/ui/paper does that for PDF, printer and preview, and
page_html.py writes the same as a web page. Sizes are points (1/72 inch), widths within a line ems.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from desktop.language.scripts import Script


class Paper(StrEnum):
    """The sizes of paper that there are."""

    A4 = "A4"
    LETTER = "Letter"


class Align(StrEnum):
    """Where a text stands in the width that it has."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks the same throughout, in a line that is broken where it is full.

    `above` is set small above it, centred, and keeps it in one piece; `joined` keeps it on the line
    of the run before. `blank` is the width in ems of a line to write on, drawn in place of `text`.
    `anchor` names the place where it comes to stand (see Drawing.places).
    """

    text: str
    above: str = ""
    bold: bool = False
    soft: bool = False
    small: bool = False
    joined: bool = False
    blank: float = 0.0
    anchor: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, which stays with what follows it; level 1 is the title of the pages."""

    text: Line
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `indent` is that of the first line, `hanging` that of all others, in ems;
    a tab in the first line leads to where the others begin. A line break in the text is one.

    `numbered` has its lines counted, and every fifth number set in the margin. `size` in points is
    another than that of the pages' text where it is not 0. `gap` is left after it, in points.
    """

    text: Line
    indent: float = 0.0
    hanging: float = 0.0
    numbered: bool = False
    size: float = 0.0
    gap: float = 6.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` is its part of the whole in relation to the others."""

    heading: str
    width: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under headings that are said again on each page; no row is cut in two.

    Without any heading there is no such row. `ruled` draws hairlines between the rows.
    """

    columns: tuple[Column, ...]
    rows: Sequence[tuple[Line, ...]]
    ruled: bool = True
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Square:
    """One square of a grid to write in: empty, or with a character, `faint` to be traced.

    `strokes` are outlines to be drawn instead, as SVG path data in a box of 1024 whose y goes up
    from -124 to 900, the last one in the accent's colour.
    """

    text: str = ""
    faint: bool = False
    strokes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of squares with a line of text above it, such as a reading and a meaning."""

    label: Line
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Squares with crossed guide lines to write characters in, `square` points wide."""

    rows: tuple[GridRow, ...]
    square: float = 42.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline across the page."""


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height in points; none at the top of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


Block = Heading | Paragraph | Table | Grid | Rule | Space | PageBreak


@dataclass(frozen=True, slots=True)
class Pages:
    """What is to be printed. `script` chooses the fonts, `size` is that of the text in points.

    `footer` stands at the foot of each page, with the page's number; `about` are facts for the
    file: its author, subject and so on.
    """

    title: str
    script: Script
    blocks: tuple[Block, ...]
    paper: Paper = Paper.A4
    size: float = 12.0
    footer: str = ""
    about: Mapping[str, str] = field(default_factory=dict)


def joined(several: Sequence[Pages]) -> Pages:
    """Put pages one after the other, each beginning a new one; what they have in common is that of
    the first.
    """
    blocks = [
        block
        for at, pages in enumerate(several)
        for block in ((PageBreak(),) if at else ()) + pages.blocks
    ]
    return replace(several[0], blocks=tuple(blocks))


class Drawing(Protocol):
    """What draws pages; it is handed down from where Qt is known."""

    def write_pdf(
        self,
        pages: Pages,
        path: Path,
        *,
        progress: Callable[[float], None] = ...,
        cancelled: Callable[[], bool] = ...,
    ) -> None:
        """Write pages as a PDF file, whole or not at all, in any thread.

        `progress` is told the share that is done, from 0 to 1. Raises OSError, and
        dictionaries.errors.Cancelled where `cancelled` says so.
        """

    def places(
        self, pages: Pages, *, cancelled: Callable[[], bool] = ...
    ) -> Mapping[str, tuple[int, int]]:
        """Give the page and, on it, the line where each anchor stands, both from 1 on.

        Lines are those of numbered paragraphs, counted from 1 on each page; 0 elsewhere. Raises
        dictionaries.errors.Cancelled where `cancelled` says so.
        """
