"""One block of text laid out with QTextLayout.

This is the one module that knows UTF-16: Qt counts in it, everything else counts code points of
the original paragraph.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from desktop.language.annotation import Annotation

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter, QStaticText, QTextCharFormat, QTransform

Label = tuple[str, ...]
"""What stands above a word: one string for each code point of the original, "" for none."""


def utf16_length(text: str) -> int:
    """Count UTF-16 units."""
    return len(text) if not text or max(text) <= "\uffff" else len(text.encode("utf-16-le")) // 2


def code_points_in(text: str, units: int) -> int:
    """Turn an offset in UTF-16 units into one in code points."""
    if not text or max(text) <= "\uffff":
        return min(units, len(text))
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


class Style:
    """Everything that decides how blocks look and break; a change of it means new layouts.

    All lengths are pixels. `line_height` is the same for every line, whatever fonts fall in.
    """

    def __init__(self, font: QFont, label_font: QFont, width: int, leading: float = 2.0) -> None:
        pixels = font.pixelSize()
        self.font = font
        self.pixels = pixels
        self.width = width
        self.label_font = label_font
        self._metrics = QFontMetricsF(font)
        self._label_metrics = QFontMetricsF(label_font)
        self.line_height = round(pixels * leading)
        self.body_height = math.ceil(pixels * 1.16)
        self.body_top = self.line_height - self.body_height - round(pixels * 0.18)
        self.baseline = self.body_top + math.ceil(pixels * 0.92)
        self.label_baseline = self.body_top - round(pixels * 0.05) - self._label_metrics.descent()
        # Tall labels reach into the line above; outlines and lines below names into the next.
        self.overhang = max(3, math.ceil(self._label_metrics.ascent() - self.label_baseline))
        self.gap = pixels
        self.label_gap = max(3.0, pixels * 0.2)
        self.option = QTextOption()
        self.option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._widths: dict[str, float] = {}
        self._ascii_widths: dict[str, float] = {}
        self._statics: dict[str, QStaticText] = {}
        self._spacings: dict[int, QTextCharFormat] = {}

    def label_width(self, label: str) -> float:
        """Measure a label."""
        width = self._widths.get(label)
        if width is None:
            width = self._widths[label] = self._label_metrics.horizontalAdvance(label)
        return width

    def text_width(self, text: str) -> float:
        """Measure a word; hanzi are squares."""
        if not text.isascii():
            return float(len(text) * self.pixels)
        width = self._ascii_widths.get(text)
        if width is None:
            width = self._ascii_widths[text] = self._metrics.horizontalAdvance(text)
        return width

    def label_text(self, label: str) -> QStaticText:
        """Give a label ready to be painted."""
        text = self._statics.get(label)
        if text is None:
            static_text, transform, _ = self._drawn_with
            text = static_text(label)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setPerformanceHint(static_text.PerformanceHint.AggressiveCaching)
            text.prepare(transform(), self.label_font)
            self._statics[label] = text
        return text

    @cached_property
    def _drawn_with(self) -> tuple[type[QStaticText], type[QTransform], type[QTextCharFormat]]:
        # Loaded with the first label, for 3 ms.
        from PySide6.QtGui import QStaticText, QTextCharFormat, QTransform

        return QStaticText, QTransform, QTextCharFormat

    @property
    def label_ascent(self) -> float:
        """Pixels from a label's top to its baseline."""
        return self._label_metrics.ascent()

    @property
    def label_height(self) -> int:
        """Pixels that a label takes above the hanzi."""
        return math.ceil(self.body_top - self.label_baseline + self.label_ascent)

    def spacing(self, pixels: int) -> QTextCharFormat:
        """Give the format that adds space behind a character."""
        char_format = self._spacings.get(pixels)
        if char_format is None:
            char_format = self._drawn_with[2]()
            char_format.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            char_format.setFontLetterSpacing(pixels)
            self._spacings[pixels] = char_format
        return char_format


@dataclass(slots=True)
class _Line:
    first: int  # the first cell that has a part on this line
    start: int  # UTF-16
    end: int
    lefts: list[float] | None = None  # of the cell parts, and the last right edge


class BlockLayout:
    """A block's lines, where its words are on them, and how to paint it.

    Coordinates are pixels from the block's top left; `head` pixels above the first line are left
    free (for the title of a text), `height` counts them too. `before` is how the block was laid out
    until now in the same style: its lines are taken over where the same text breaks alike.
    """

    def __init__(
        self,
        cells: Sequence[Annotation],
        labels: Sequence[Label | None] | None,
        style: Style,
        head: int = 0,
        before: BlockLayout | None = None,
    ) -> None:
        self.cells = cells
        self.labels = labels
        self.style = style
        self.head = head
        self.marks: list[tuple[int, QRectF, QColor]] | None = None
        text = "".join(cell.shown for cell in cells)
        self._plain = not text or max(text) <= "\uffff"
        sizes = [len(c.shown) if self._plain else utf16_length(c.shown) for c in cells]
        self._units = [0, *accumulate(sizes)]
        self._points = self._units if self._plain else [0, *accumulate(len(c.shown) for c in cells)]
        self._starts = [cell.token.start for cell in cells]
        self._before = self._spread()
        self._text = text
        self._rooms = self._room_behind()
        self._layout: QTextLayout
        self._lines: list[_Line]
        if before is not None and before.breaks_like(self):
            self._layout = before._layout
            self._lines = [self._line(line.start, line.end) for line in before._lines]
        else:
            self._layout = QTextLayout(text, style.font)
            self._layout.setCacheEnabled(True)
            self._layout.setTextOption(style.option)
            if self._rooms:
                self._layout.setFormats(self._formats())
            self._lines = self._break()
        self.height = head + len(self._lines) * style.line_height

    # -- making ------------------------------------------------------------------------------

    def _spread(self) -> list[int]:
        """Work out the room before each word, in pixels, that labels need beside each other.

        The characters of a word stay together, so that words can be told apart, and labels may
        reach over what has none, so that punctuation stays with its word.
        """
        if not self.labels or not any(self.labels):
            return []
        style = self.style
        before = [0] * (len(self.cells) + 1)
        free = math.inf  # what the last label leaves free up to here; less than 0: it reaches on
        for number, (cell, label) in enumerate(zip(self.cells, self.labels, strict=True)):
            width = style.text_width(cell.shown)
            if label:
                over = (style.label_width("".join(label)) + style.label_gap - width) / 2
                before[number] = math.ceil(max(0.0, over - free))
                free = -over
            else:
                free += width
        return before

    def _room_behind(self) -> dict[int, int]:
        """Give the room behind characters, by the UTF-16 offset at which it ends."""
        # Room is put behind a character: the last one before the word.
        ends = zip(self._units, self._before, strict=False)
        return {end: space for end, space in ends if space and end}

    def breaks_like(self, other: BlockLayout) -> bool:
        """Tell whether another layout has the same lines, whatever its words are."""
        mine = (self.style, self.head, self._text, self._rooms)
        return mine == (other.style, other.head, other._text, other._rooms)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats: list[QTextLayout.FormatRange] = []
        points = dict(zip(self._units, self._points, strict=True))
        for end, space in self._rooms.items():
            part = QTextLayout.FormatRange()
            part.length = 1 if self._text[points[end] - 1] <= "\uffff" else 2
            part.start = end - part.length
            part.format = self.style.spacing(space)
            formats.append(part)
        return formats

    def _break(self) -> list[_Line]:
        style = self.style
        lines: list[_Line] = []
        y = float(self.head)
        layout = self._layout
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(style.width)
            line.setPosition(QPointF(0.0, y + style.baseline - line.ascent()))
            y += style.line_height
            start = line.textStart()
            lines.append(self._line(start, start + line.textLength()))
        layout.endLayout()
        return lines or [_Line(0, 0, 0)]

    def _line(self, start: int, end: int) -> _Line:
        return _Line(max(0, bisect_right(self._units, start) - 1), start, end)

    def _lefts(self, number: int) -> list[float]:
        """Give the left edges of the hanzi of a line's cell parts, and the last right edge."""
        line = self._lines[number]
        if line.lefts is None:
            if not self.cells:
                line.lefts = [0.0]
                return line.lefts
            laid = self._layout.lineAt(number)
            end = bisect_left(self._units, line.end)
            line.lefts = [_x(laid, line.start)]
            line.lefts += [_x(laid, unit) for unit in self._units[line.first + 1 : end]]
            line.lefts.append(laid.naturalTextWidth())
        return line.lefts

    def _borders(self, number: int) -> list[float]:
        """Give the borders between the cell parts of a line: in the middle of what is between."""
        lefts = self._lefts(number)
        if not self._before or len(lefts) < 3:
            return lefts
        first = self._lines[number].first
        inner = [x - self._before[first + j] / 2 for j, x in enumerate(lefts[1:-1], 1)]
        return [lefts[0], *inner, lefts[-1]]

    # -- words -------------------------------------------------------------------------------

    @property
    def line_count(self) -> int:
        """How many lines the block has; an empty one has one."""
        return len(self._lines)

    def line_at(self, y: float) -> int:
        """Give the line nearest to a height."""
        number = int((y - self.head) // self.style.line_height)
        return max(0, min(len(self._lines) - 1, number))

    def line_top(self, line: int) -> int:
        """Give the top of a line."""
        return self.head + line * self.style.line_height

    def cell_at(self, x: float, y: float) -> int:
        """Give the cell under a point, -1 where there is none."""
        if not self.head <= y < self.height:
            return -1
        line = self.line_at(y)
        borders = self._borders(line)
        if len(borders) < 2 or not borders[0] <= x < borders[-1]:
            return -1
        return self._lines[line].first + bisect_right(borders, x) - 1

    def cell_near(self, line: int, x: float) -> int:
        """Give the cell of a line that is nearest to a column; -1 in an empty block."""
        borders = self._borders(line)
        if len(borders) < 2:
            return -1
        part = max(0, min(len(borders) - 2, bisect_right(borders, x) - 1))
        return self._lines[line].first + part

    def lines_of(self, cell: int) -> range:
        """Give the lines that a cell stands on."""
        start, end = self._units[cell], self._units[cell + 1]
        first = self._line_of_unit(start)
        last = first
        while last + 1 < len(self._lines) and self._lines[last + 1].start < end:
            last += 1
        return range(first, last + 1)

    def line_holding(self, offset: int) -> int:
        """Give the line that a code point of the paragraph stands on."""
        return self._line_of_unit(self._unit_of(offset))

    def _line_of_unit(self, unit: int) -> int:
        low = bisect_right(self._lines, unit, key=lambda line: line.start) - 1
        return max(0, low)

    def cell_rects(self, cell: int) -> list[QRectF]:
        """Give the box of a cell's hanzi on each line that it stands on."""
        rects = []
        for number in self.lines_of(cell):
            for other, left, right in self.inner_parts(number):
                if other == cell:
                    rects.append(self._body(number, left, right))
        return rects

    def _body(self, line: int, left: float, right: float) -> QRectF:
        top = self.line_top(line) + self.style.body_top
        return QRectF(left, top, right - left, self.style.body_height)

    def parts(self, line: int) -> list[tuple[int, float, float]]:
        """List the cells on a line with their left and right edges."""
        borders = self._borders(line)
        first = self._lines[line].first
        return [(first + j, borders[j], borders[j + 1]) for j in range(len(borders) - 1)]

    def inner_parts(self, line: int) -> list[tuple[int, float, float]]:
        """List the cells on a line with the edges of their hanzi, without the room between."""
        if not self._before:
            return self.parts(line)
        lefts, here = self._lefts(line), self._lines[line]
        found = []
        for cell, (left, right) in enumerate(pairwise(lefts), here.first):
            ends = self._units[cell + 1] <= here.end
            found.append((cell, left, right - self._before[cell + 1] * ends))
        return found

    def cell_holding(self, offset: int) -> int:
        """Give the cell that holds a code point of the paragraph; -1 in an empty block."""
        if not self.cells:
            return -1
        return max(0, bisect_right(self._starts, offset) - 1)

    # -- characters --------------------------------------------------------------------------

    def _unit_of(self, offset: int) -> int:
        cell = self.cell_holding(offset)
        if cell < 0:
            return 0
        within = min(offset - self._starts[cell], len(self.cells[cell].shown))
        return self._units[cell] + utf16_length(self.cells[cell].shown[: max(0, within)])

    def offset_at(self, x: float, y: float) -> int:
        """Give the code point of the paragraph in front of which a caret at a point would stand."""
        if not self.cells:
            return 0
        unit = int(self._layout.lineAt(self.line_at(y)).xToCursor(x))
        cell = max(0, min(len(self.cells) - 1, bisect_right(self._units, unit) - 1))
        token = self.cells[cell].token
        within = code_points_in(self.cells[cell].shown, unit - self._units[cell])
        return min(token.start + within, token.end)

    def range_rects(self, start: int, end: int) -> list[QRectF]:
        """Give the boxes of the hanzi from one code point of the paragraph to another."""
        first, last = self._unit_of(start), self._unit_of(end)
        rects = []
        for number in range(self._line_of_unit(first), len(self._lines)):
            line = self._lines[number]
            if line.start >= last:
                break
            laid = self._layout.lineAt(number)
            left = _x(laid, max(first, line.start))
            right = _x(laid, last) if last < line.end else laid.naturalTextWidth()
            if right > left:
                rects.append(self._body(number, left, right))
        return rects

    # -- painting ----------------------------------------------------------------------------

    def draw_text(self, painter: QPainter, x: float, y: float, clip: QRectF) -> None:
        """Paint the lines that meet the clip."""
        self._layout.draw(painter, QPointF(x, y), [], clip)

    def label_parts(self, line: int) -> list[tuple[tuple[str, ...], int, float, float]]:
        """List what stands above a line: syllables, cell, left edge of the cell, its width."""
        if not self.labels:
            return []
        found = []
        here = self._lines[line]
        for cell, left, right in self.inner_parts(line):
            label = self.labels[cell]
            if not label:
                continue
            start, end = self._units[cell], self._units[cell + 1]
            if start < here.start or end > here.end:
                shown = self.cells[cell].shown
                a = code_points_in(shown, max(0, here.start - start))
                b = code_points_in(shown, here.end - start)
                label = label[a:b]
            if any(label):
                found.append((label, cell, left, right - left))
        return found


def _x(line: object, unit: int) -> float:
    """Give the horizontal place of a UTF-16 offset on a line."""
    found = line.cursorToX(unit)  # type: ignore[attr-defined]  # the stub lacks the overload
    return float(found[0] if isinstance(found, tuple) else found)
