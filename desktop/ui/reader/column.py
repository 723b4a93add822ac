"""The column of text: which blocks are laid out, where they are, and what the window shows of it.

The truth of scrolling is the anchor: the block at the top of the window and how many of its pixels
are above it. Heights of blocks that were never shown are guesses, so a distance from the top of the
text is one too.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from desktop.language.document import Place
from desktop.ui.reader.heights import Heights
from desktop.ui.reader.labels import Labels
from desktop.ui.reader.layout import BlockLayout, Style
from desktop.ui.reader.source import ReaderText

_KEPT = 400


@dataclass(frozen=True, slots=True)
class Spot:
    """A token found in the column: its block and its number there."""

    block: int
    cell: int


@dataclass(frozen=True, slots=True)
class Held:
    """What must stay where it is while the column is laid out anew.

    `above` is the distance in pixels from the top of the window to the top of the place's line.
    """

    place: Place
    above: int


class Column:
    """The blocks of one text in one style; `height` of the window is set from outside."""

    def __init__(
        self, text: ReaderText, body: Style, heading: Style, labels: Labels, head: int
    ) -> None:
        self.text = text
        self.body = body
        self.heading = heading
        self.labels = labels
        self.head = head
        self.overhang = max(body.overhang, heading.overhang)
        self.window_height = 0
        self.block = 0
        self.above = 0
        self.laid_out = 0
        self.changed: set[int] = set()
        """Blocks that were renewed and look different since this was last emptied."""
        self._layouts: OrderedDict[int, BlockLayout] = OrderedDict()
        self._stale: set[int] = set()
        self.heights = Heights(self._guesses())
        # All empty lines share one layout: there may be any number of them in a row.
        self._blank = BlockLayout((), None, body)
        self._blank.height = 0

    # -- heights -----------------------------------------------------------------------------

    def _guesses(self) -> list[int]:
        style = self.body
        lengths = self.text.blocks.lengths
        widening = 1.3 if self.labels.is_shown else 1.0
        columns = max(1.0, style.width / style.pixels / widening - 0.5)
        line, gap = style.line_height, style.gap
        longest = self.text.blocks.longest
        table = [0] + [gap + line * math.ceil(n / columns) for n in range(1, longest + 1)]
        guesses = list(map(table.__getitem__, lengths))
        if guesses:
            guesses[0] += self.head
        return guesses

    def __len__(self) -> int:
        return len(self.text.blocks)

    def style_of(self, block: int) -> Style:
        """Give the style that a block is set in."""
        return self.heading if self.text.is_heading(block) else self.body

    def _space_after(self, block: int) -> int:
        if not self.text.blocks.ends_paragraph(block):
            return 0
        if self.text.is_blank(block):
            # However many there are in a row, they are one pause. All but the first take a pixel
            # each, so that a window can't hold more of them than it is high.
            if block > 0 and self.text.is_blank(block - 1):
                return 1
            return 0 if self.text.is_parted_by_blanks else self.body.gap // 2
        return self.heading.gap // 2 if self.text.is_heading(block) else self.body.gap

    def layout(self, block: int) -> BlockLayout:
        """Give the layout of a block, made when it is first asked for, renewed if it is stale."""
        if block in self._stale:
            self._renew(block)
        return self._painted(block)

    def _painted(self, block: int) -> BlockLayout:
        """Give the layout that a block is painted with, which may be stale."""
        found = self._layouts.get(block)
        if found is not None:
            self._layouts.move_to_end(block)
            return found
        blank = self.text.is_blank(block)
        if blank and block > 0:
            self.heights.set(block, self._space_after(block))
            return self._blank
        cells = () if blank else self.text.cells(block)
        labels = self.labels.above(cells) if cells else None
        found = BlockLayout(cells, labels, self.style_of(block), self.head if block == 0 else 0)
        if blank:
            found.height = found.head
        self._take(block, found)
        if len(self._layouts) > _KEPT:
            self._layouts.popitem(last=False)
        return found

    def _take(self, block: int, layout: BlockLayout) -> None:
        self._layouts[block] = layout
        self.laid_out += 1
        self.heights.set(block, layout.height + self._space_after(block))

    def forget(self) -> None:
        """Take every layout for stale, because the text was annotated anew.

        What is in the window stays as it is until it is renewed, block by block.
        """
        shown = [(block, layout) for block, layout, _ in self.visible()]
        self._layouts = OrderedDict(one for one in shown if one[1] is not self._blank)
        self._stale = set(self._layouts)

    def renew_next(self) -> bool:
        """Do one thing for the first stale block in the window; tell whether there was one.

        It is annotated, and the next time laid out: each takes long where a block is.
        """
        for block, _, _ in self.visible():
            if block in self._stale:
                if self.text.annotate_first(block):
                    self._renew(block)
                return True
        # What has been scrolled away is laid out when it is seen again.
        for block in self._stale:
            self._layouts.pop(block, None)
        self._stale = set()
        return False

    def _renew(self, block: int) -> None:
        self._stale.discard(block)
        old = self._layouts.get(block)
        if old is None:
            return
        cells = () if self.text.is_blank(block) else self.text.cells(block)
        labels = self.labels.above(cells) if cells else None
        if (cells, labels) == (old.cells, old.labels):
            return
        new = BlockLayout(cells, labels, old.style, old.head, old)
        self._take(block, new)
        self.changed.add(block)
        if block == self.block and self.above:
            # The line at the top of the window stays there.
            line = old.line_at(self.above)
            offset = old.offset_at(0.0, old.line_top(line))
            self.above += new.line_top(new.line_holding(offset)) - old.line_top(line)

    def is_laid_out(self, block: int) -> bool:
        """Tell whether a block's layout is at hand, be it stale."""
        return block in self._layouts or (block > 0 and self.text.is_blank(block))

    def laid_out_blocks(self) -> list[tuple[int, BlockLayout]]:
        """List the layouts at hand."""
        return list(self._layouts.items())

    def extent(self, block: int) -> int:
        """Give the measured height of a block with the space behind it."""
        self._painted(block)
        return self.heights[block]

    # -- the window on it --------------------------------------------------------------------

    def settle(self) -> int:
        """Make the anchor a good one, lay out what is visible, and give the first block below."""
        count = len(self)
        if not count:
            self.block = self.above = 0
            return 0
        self.block = max(0, min(self.block, count - 1))
        while self.above < 0 and self.block > 0:
            self.block -= 1
            self.above += self.extent(self.block)
        self.above = max(0, self.above)
        while self.block < count - 1 and self.above >= self.extent(self.block):
            self.above -= self.extent(self.block)
            self.block += 1
        y, block = -self.above, self.block
        while y < self.window_height and block < count:
            y += self.extent(block)
            block += 1
        if block == count and y < self.window_height:
            self.above -= self.window_height - y
            while self.above < 0 and self.block > 0:
                self.block -= 1
                self.above += self.extent(self.block)
            self.above = max(0, self.above)
        return block

    def scroll_by(self, pixels: int) -> int:
        """Move the window down by so many pixels, and give how far it really went."""
        block, above = self.block, self.above
        self.above += pixels
        self.settle()
        if self.block >= block:
            return self.heights.between(block, self.block) + self.above - above
        return self.above - above - self.heights.between(self.block, block)

    def scroll_to(self, y: int) -> None:
        """Move the window to a distance from the top of the text."""
        self.block, self.above = self.heights.find(y)
        self.settle()

    @property
    def position(self) -> int:
        """The distance of the window from the top of the text, as far as heights are known."""
        return self.heights.top(self.block) + self.above

    def share_seen(self, first: Place, last: Place | None) -> float:
        """Give the share of a stretch that is above the bottom of the window, 0 to 1.

        It ends where the block of `last` begins, or with the text.
        """
        holding = self.text.blocks.holding
        top = self.heights.top(holding(first))
        bottom = self.heights.total if last is None else self.heights.top(holding(last))
        seen = self.position + self.window_height - top
        return max(0.0, min(1.0, seen / (bottom - top))) if bottom > top else 1.0

    def visible(self) -> Iterator[tuple[int, BlockLayout, int]]:
        """Give the blocks in the window, each with the top that it has there.

        They are given as they are painted; some may be stale.
        """
        y, block, count = -self.above, self.block, len(self)
        while y < self.window_height and block < count:
            layout = self._painted(block)
            yield block, layout, y
            y += self.heights[block]
            block += 1

    def tops(self) -> dict[int, tuple[int, int]]:
        """Give the top in the window and the height of each block that is in it."""
        return {block: (y, self.heights[block]) for block, _, y in self.visible()}

    # -- places ------------------------------------------------------------------------------

    def hold(self) -> Held | None:
        """Name what stands at the top of the window."""
        for block, layout, y in self.visible():
            if not layout.cells:
                continue
            line = max(0, math.ceil((-y - layout.head) / layout.style.line_height))
            if line >= layout.line_count:
                continue
            paragraph = self.text.blocks.locate(block)[0]
            cell = layout.cell_near(line, 0.0)
            if layout.lines_of(cell)[0] < line:
                cell += 1
            if cell == len(layout.cells):
                # Before there is a dictionary the block is one word.
                offset = layout.offset_at(0.0, layout.line_top(line))
            else:
                line, offset = layout.lines_of(cell)[0], layout.cells[cell].token.start
            return Held(Place(paragraph, offset), y + layout.line_top(line))
        return None

    def put(self, held: Held) -> None:
        """Bring a held place back to the height that it had in the window."""
        if not len(self):
            return
        place = self.text.blocks.nearest(held.place)
        self.block = self.text.blocks.holding(place)
        layout = self.layout(self.block)
        line = layout.line_holding(place.offset) if layout.cells else 0
        self.above = layout.line_top(line) - held.above
        self.settle()

    def reveal(self, spot: Spot, *, centre: bool = False) -> bool:
        """Scroll as little as shows a token whole; tell whether anything moved."""
        rects = self.rects(spot)
        style = self.style_of(spot.block)
        if rects:
            top = rects[0].top() - style.body_top
            bottom = rects[-1].bottom() + style.pixels / 2
            if top >= 0 and bottom <= self.window_height:
                return False
            if not centre:
                move = top if top < 0 else bottom - self.window_height
                return self.scroll_by(math.floor(move) if move < 0 else math.ceil(move)) != 0
        layout = self.layout(spot.block)
        line = layout.lines_of(spot.cell)[0] if spot.cell >= 0 else 0
        self.block = spot.block
        self.above = layout.line_top(line) - self.window_height // 3
        self.settle()
        return True

    def spot_at(self, place: Place) -> Spot:
        """Give the token that holds a place, or the nearest one that is shown."""
        place = self.text.blocks.nearest(place)
        block = self.text.blocks.holding(place)
        return Spot(block, self.layout(block).cell_holding(place.offset))

    def place_of(self, spot: Spot) -> Place:
        """Give the place where a token begins."""
        paragraph, start, _ = self.text.blocks.locate(spot.block)
        cells = self.layout(spot.block).cells
        return Place(paragraph, cells[spot.cell].token.start if spot.cell >= 0 and cells else start)

    def rects(self, spot: Spot) -> list[QRectF]:
        """Give the boxes of a token in the window; none where its block is not in it."""
        for block, layout, y in self.visible():
            if block == spot.block:
                if not 0 <= spot.cell < len(layout.cells):
                    return []
                return [rect.translated(0, y) for rect in layout.cell_rects(spot.cell)]
        return []

    def _under(self, y: float) -> tuple[int, BlockLayout, int] | None:
        """Give the block at a height of the window, renewed, or the last one above it."""
        nearest = None
        for nearest in self.visible():
            if y < nearest[2] + self.heights[nearest[0]]:
                break
        if nearest is not None and nearest[0] in self._stale:
            self._renew(nearest[0])
            # It may have become lower.
            return self._under(y)
        return nearest

    def spot_under(self, point: QPointF) -> Spot | None:
        """Give the token under a point of the window."""
        found = self._under(point.y())
        if found is None:
            return None
        block, layout, y = found
        cell = layout.cell_at(point.x(), point.y() - y)
        return Spot(block, cell) if cell >= 0 else None

    def character_under(self, point: QPointF) -> Place | None:
        """Give the place of the character that is painted at a point, be its block stale."""
        for block, layout, top in self.visible():
            y = point.y() - top
            if layout.cells and layout.cell_at(point.x(), y) >= 0:
                paragraph = self.text.blocks.locate(block)[0]
                # A caret would stand on the nearer side of it.
                return Place(paragraph, layout.offset_at(point.x() - layout.style.pixels / 2, y))
        return None

    def place_under(self, point: QPointF) -> Place:
        """Give the place nearest to a point of the window."""
        nearest = self._under(point.y())
        if nearest is None:
            return Place(0, 0)
        block, layout, y = nearest
        paragraph, start, end = self.text.blocks.locate(block)
        if not layout.cells:
            return Place(paragraph, start)
        if point.y() > y + layout.height:
            return Place(paragraph, end)
        return Place(paragraph, layout.offset_at(point.x(), point.y() - y))
