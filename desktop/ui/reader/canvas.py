"""The text on screen: laid out where it is looked at, scrolled, painted, and deaf to any input."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import cast

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.language.annotation import Annotation
from desktop.language.document import Place, Token
from desktop.settings import Settings
from desktop.ui.fonts import hanzi_font
from desktop.ui.reader.column import Column, Held
from desktop.ui.reader.labels import Labels
from desktop.ui.reader.layout import Style
from desktop.ui.reader.paint import Scene, head_height, paint_column
from desktop.ui.reader.selection import Selection
from desktop.ui.reader.source import ReaderText
from desktop.ui.theme import Theme

MEASURE = 38
"""Hanzi in the longest line."""
_BREATH_MS = 1
"""Timers of no time run in twos before anything else has its turn."""
_TURN_SECONDS = 0.005
"""How long blocks are renewed before the window may answer; the last of them may take longer."""

_LAYOUT_SETTINGS = ("text_size", "face", "pinyin", "phonetic", "readings", "sandhi")


class TextCanvas(QAbstractScrollArea):
    """A text that keeps its place through every change of script, size, width and dictionary."""

    place_changed = Signal()
    painted = Signal()
    refreshed = Signal()
    """All that is in the window is annotated and laid out as it is to be."""
    rested = Signal()
    """So is what is next to it: there is nothing left to do."""

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Asked for one that Qt has made, PySide6 would first load all the kinds of widgets.
        viewport = QWidget()
        viewport.setBackgroundRole(QPalette.ColorRole.Base)
        viewport.setAutoFillBackground(True)
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setViewport(viewport)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._settings = settings
        self._text: ReaderText | None = None
        self._column: Column | None = None
        self._scene = Scene(theme)
        self._selection = Selection()
        self._caret: Place | None = None
        self._chosen: Place | None = None
        self._sticky: Held | None = None
        self._syncing = False
        self._prefetch_timer = self._single_shot(_BREATH_MS, self._prefetch)
        self._refresh_timer = self._single_shot(_BREATH_MS, self._refresh)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        self.verticalScrollBar().sliderReleased.connect(self._settled)

    def _single_shot(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def _moving(self) -> None:
        """Be told that words are about to stand elsewhere under the pointer."""

    def _renewing(self) -> None:
        """Be told that they may, or be cut elsewhere, though nobody has moved the text."""

    def _renewed(self) -> None:
        """Be told that all of them stand where they stay."""

    # -- what is shown -----------------------------------------------------------------------

    @property
    def text(self) -> ReaderText | None:
        """The text that is shown."""
        return self._text

    @property
    def column(self) -> Column | None:
        """The laid out column of the text."""
        return self._column

    def set_text(
        self, text: ReaderText, place: Place | None = None, kicker: str = "", title: str = ""
    ) -> None:
        """Show a text from a place on; `kicker` and `title` stand above it."""
        self._text = text
        self._moving()
        self._selection.clear()
        self._caret = None
        self._chosen = None
        self._sticky = None
        self._scene.found = {}
        self._scene.found_now = None
        self._scene.kicker = kicker
        self._scene.title = title
        self._make_column()
        if place is not None and place != text.blocks.start and self._column is not None:
            # Kept when the window gets its real size only now.
            self._sticky = Held(place, self._column.body.pixels)
            self._column.put(self._sticky)
        self._settled()

    def switch_text(self, text: ReaderText, kicker: str = "", title: str = "") -> None:
        """Show more or less of the same document; what is read stays where it is."""
        held = self._sticky or (self._column.hold() if self._column else None)
        self._text = text
        self._scene.kicker = kicker
        self._scene.title = title
        shows = text.blocks.shows
        if self._caret is not None and not shows(self._caret.paragraph):
            self._caret = None
        ends = self._selection.ordered()
        if ends is not None and not all(shows(end.paragraph) for end in ends):
            self._selection.clear()
        self._lay_out_around(held)

    def set_script_text(self, text: ReaderText) -> None:
        """Show the same document in another script; place, caret and selection stay."""
        self._text = text
        self._relayout()

    def set_title(self, title: str) -> None:
        """Write the title above the text otherwise, because of the script."""
        if title != self._scene.title:
            self._scene.title = title
            self.viewport().update()

    def refresh_text(self) -> None:
        """Annotate anew what is shown, because the dictionary or the words have changed.

        It is done block by block, and the window answers between them; a block that is pointed at
        is done at once. `refreshed` tells when all are.
        """
        if self._text is not None:
            self._text.forget()
            self._renew()

    @property
    def is_refreshing(self) -> bool:
        """Whether there may be blocks in the window that are not done."""
        return self._refresh_timer.isActive()

    def stop(self) -> None:
        """Lay out no more by itself, because the window closes and its data with it."""
        self._refresh_timer.stop()
        self._prefetch_timer.stop()

    def refresh_status(self) -> None:
        """Repaint after a word got another status."""
        if self._column is not None and self._column.labels.hangs_on_status:
            self._renew()
        self.refresh_marks()

    def set_theme(self, theme: Theme) -> None:
        """Dress the view in a theme."""
        self._scene.theme = theme
        self.refresh_marks()

    def refresh_marks(self) -> None:
        """Paint the strokes of status anew."""
        if self._column is not None:
            for _, layout in self._column.laid_out_blocks():
                layout.marks = None
        self.viewport().update()

    def set_settings(self, settings: Settings) -> None:
        """Follow the reader's choices; what is read stays where it is."""
        before, self._settings = self._settings, settings
        self._scene.mark_new = settings.mark_new
        self._scene.show_doubt = settings.show_doubt
        self._scene.tone_colours = settings.tone_colours_in_text
        if any(getattr(before, key) != getattr(settings, key) for key in _LAYOUT_SETTINGS):
            self._relayout()
        else:
            self.refresh_marks()

    # -- layout ------------------------------------------------------------------------------

    def _style(self, pixels: int, width: int, leading: float, *, bold: bool = False) -> Style:
        text = self._text
        assert text is not None
        font = hanzi_font(self._settings.face, text.shown_script, pixels)
        font.setBold(bold)
        label = QFont(self.font())
        if self._settings.phonetic == "zhuyin":
            label = hanzi_font("hei", text.shown_script, pixels)
        label.setPixelSize(max(9, round(pixels * 0.55)))
        return Style(font, label, width, leading)

    def _column_width(self) -> int:
        room = self.viewport().width()
        margin = max(16, min(80, round(room * 0.09)))
        return max(80, min(MEASURE * self._settings.text_size, room - 2 * margin))

    @property
    def _left(self) -> int:
        """The left edge of the column in the viewport, pixels."""
        width = self._column.body.width if self._column else 0
        return max(0, (self.viewport().width() - width) // 2)

    def _make_column(self) -> None:
        if self._text is None:
            return
        pixels, width = self._settings.text_size, self._column_width()
        body = self._style(pixels, width, 2.0)
        heading = self._style(round(pixels * 1.3), width, 1.8, bold=True)
        self._scene.mark_new = self._settings.mark_new
        self._scene.show_doubt = self._settings.show_doubt
        self._scene.tone_colours = self._settings.tone_colours_in_text
        labels = Labels(self._text, self._settings)
        # Pinyin above a headline must not touch the line above it.
        head = head_height(self._scene, heading.line_height) + (body.gap // 2) * labels.is_shown
        self._column = Column(self._text, body, heading, labels, head)
        self._column.window_height = self.viewport().height()

    def _relayout(self) -> None:
        """Lay out anew, and keep what stands at the top of the window where it is."""
        if self._column is not None:
            self._lay_out_around(self._held(self._column))

    def _held(self, column: Column) -> Held | None:
        """Name what must stay where it is; nothing must where the text is at its top."""
        at_top = column.block == 0 and column.above == 0
        # Kept over several changes, so that there and back again does not creep.
        return self._sticky or (None if at_top else column.hold())

    def _lay_out_around(self, held: Held | None) -> None:
        self._moving()
        self._make_column()
        if held is not None and self._column is not None:
            self._sticky = held
            self._column.put(held)
        self._settled()

    def _renew(self) -> None:
        """Renew all layouts, those in the window from its top down, as time allows."""
        if self._column is None:
            return
        self._renewing()
        self._sticky = self._held(self._column)
        self._column.forget()
        self._refresh_timer.start()

    def _refresh(self) -> None:
        """Renew some blocks of the window, and come back for the others."""
        column = self._column
        if column is None:
            return
        held, before = self._held(column), column.tops()
        demanded, column.changed = column.changed, set()
        stop = perf_counter() + _TURN_SECONDS
        is_done = not column.renew_next()
        while not is_done and perf_counter() < stop:
            is_done = not column.renew_next()
        if held is not None and (demanded or column.changed):
            column.put(held)
        changed, column.changed = column.changed, set()
        after = column.tops()
        if after != before:
            self._renewing()
        if demanded:
            self._settled()
        elif after != before:
            moved = {block for block, top in before.items() if after.get(block) != top}
            tops = [top for block, (top, _) in before.items() if block in moved | changed]
            self._settled(min(tops, default=0) - column.overhang)
        elif changed or is_done:
            self._place_marks()
            width, over = self.viewport().width(), column.overhang
            for block, (y, height) in before.items():
                if block in changed:
                    self.viewport().update(0, y - over, width, height + 2 * over)
        if column.changed or not is_done:
            self._refresh_timer.start()
            return
        self._renewed()
        self._prefetch_timer.start()
        self.place_changed.emit()
        self.refreshed.emit()

    def _settled(self, top: int = 0) -> None:
        """Bring the scroll bar, the marks on words and the picture in line with the anchor.

        Above `top`, in pixels of the window, the picture is right already.
        """
        column = self._column
        if column is None:
            return
        column.window_height = self.viewport().height()
        column.settle()
        bar = self.verticalScrollBar()
        if not bar.isSliderDown():
            self._syncing = True
            bar.setRange(0, max(0, column.heights.total - column.window_height))
            bar.setPageStep(max(10, column.window_height - column.body.line_height))
            bar.setSingleStep(column.body.line_height)
            bar.setValue(column.position)
            self._syncing = False
        self._place_marks()
        self.viewport().update(self.viewport().rect().adjusted(0, max(0, top), 0, 0))
        self._prefetch_timer.start()
        self.place_changed.emit()

    def _place_marks(self) -> None:
        column, scene = self._column, self._scene
        if column is None:
            return
        scene.caret = column.spot_at(self._caret) if self._caret else None
        scene.chosen = None
        if self._chosen is not None and self._is_near(self._chosen):
            scene.chosen = column.spot_at(self._chosen)
        scene.selection = self._selection.ordered()

    def blocks_in_sight(self) -> list[str]:
        """Give the blocks in the window, each as the text was opened."""
        column = self._column
        if column is None:
            return []
        found = []
        for block, _, _ in column.visible():
            paragraph, start, end = column.text.blocks.locate(block)
            found.append(column.text.document.paragraphs[paragraph][start:end])
        return found

    def _is_near(self, place: Place) -> bool:
        """Tell whether a place is on screen; asking about others would lay them out."""
        column = self._column
        if column is None or not column.text.blocks.shows(place.paragraph):
            return False
        block = column.text.blocks.holding(place)
        return column.is_laid_out(block)

    def _prefetch(self) -> None:
        """Lay out one more block next to the window, and come back for the one after."""
        column = self._column
        if column is None or self.is_refreshing:
            return
        shown = [(block, bool(layout.cells)) for block, layout, _ in column.visible()]
        visible = [block for block, _ in shown]
        if not visible:
            self.rested.emit()
            return
        # A window can hold more empty lines than there are layouts kept.
        reach = max(3, sum(has_text for _, has_text in shown))
        below = range(visible[-1] + 1, min(len(column), visible[-1] + reach))
        above = range(visible[0] - 1, max(-1, visible[0] - reach), -1)
        for block in (*below, *above):
            if not column.is_laid_out(block):
                if column.text.annotate_first(block):
                    column.layout(block)
                self._prefetch_timer.start()
                return
        self.rested.emit()

    # -- places ------------------------------------------------------------------------------

    def place(self) -> Place | None:
        """Give the place that stands at the top of the window."""
        held = self._sticky or (self._column.hold() if self._column else None)
        # What is held to go back to may be hidden now.
        return self._text.blocks.nearest(held.place) if held and self._text else None

    def progress(self) -> float:
        """Give the share of the text that is above the bottom of the window, 0 to 1."""
        column = self._column
        if column is None or not column.heights.total:
            return 0.0
        if self.verticalScrollBar().maximum() == 0:
            return 1.0
        return min(1.0, (column.position + column.window_height) / column.heights.total)

    def progress_between(self, first: Place, last: Place | None) -> float:
        """Give the share of a stretch that is above the bottom of the window, 0 to 1.

        It ends where the paragraph of `last` begins, or with the text.
        """
        return self._column.share_seen(first, last) if self._column is not None else 0.0

    def is_at_end(self) -> bool:
        """Tell whether the last line is in the window."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum()

    def caret_token(self) -> tuple[int, Annotation] | None:
        """Give the paragraph and the cell that the caret is on."""
        if self._caret is None or self._column is None:
            return None
        spot = self._column.spot_at(self._caret)
        cells = self._column.layout(spot.block).cells
        return (self._caret.paragraph, cells[spot.cell]) if spot.cell >= 0 else None

    def show_place(self, place: Place, length: int = 0, *, select: bool = False) -> None:
        """Bring a place into view, set the caret there, and select `length` code points."""
        column = self._column
        if column is None:
            return
        self._sticky = None
        self._moving()
        self._caret = place
        if select:
            self._selection.set(place, Place(place.paragraph, place.offset + length))
        column.reveal(column.spot_at(place), centre=True)
        self._settled()

    def show_at_top(self, place: Place) -> None:
        """Bring a place to the top of the window, and set the caret there.

        It counts as the place that is read even where the text ends too soon to bring it up.
        """
        column = self._column
        if column is None:
            return
        self._moving()
        self._caret = place
        spot = column.spot_at(place)
        self._sticky = Held(place, column.style_of(spot.block).pixels)
        column.put(self._sticky)
        self._settled()

    def set_chosen(self, place: Place | None) -> None:
        """Outline the word that the card shows."""
        self._chosen = place
        self._place_marks()
        self.viewport().update()

    def chosen_rect(self) -> QRect:
        """Give the box of the outlined word in the view's own pixels; empty where it is not."""
        spot = self._scene.chosen
        rects = self._column.rects(spot) if spot and self._column else []
        if not rects:
            return QRect()
        return rects[0].translated(self._left, 0).toAlignedRect()

    def token_at(self, place: Place) -> Token | None:
        """Give the token that holds a place; None where nothing is, or what is there is hidden."""
        if self._text is None or not self._text.blocks.shows(place.paragraph):
            return None
        # Loaded with the first word that is looked for.
        from desktop.language.choices import number_at

        cells = self._text.cells(self._text.blocks.holding(place))
        return cells[number_at(cells, place.offset)].token if cells else None

    def token_rects(self, paragraph: int, start: int) -> list[QRectF]:
        """Give the boxes of the token at a place, in pixels of the viewport."""
        if self._column is None:
            return []
        spot = self._column.spot_at(Place(paragraph, start))
        return [rect.translated(self._left, 0) for rect in self._column.rects(spot)]

    # -- scrolling ---------------------------------------------------------------------------

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Do nothing: the default repaints everything at each step of the wheel."""

    def _bar_moved(self, value: int) -> None:
        column = self._column
        if self._syncing or column is None:
            return
        distance = value - column.position
        if self.verticalScrollBar().isSliderDown() or abs(distance) > 3 * column.window_height:
            self._sticky = None
            self._moving()
            column.scroll_to(value)
            self._settled()
        else:
            self.scroll_by(distance)

    def scroll_by(self, pixels: int) -> None:
        """Scroll by pixels, painting only what comes into the window."""
        column = self._column
        if column is None:
            return
        self._sticky = None
        self._moving()
        moved = column.scroll_by(pixels)
        if not moved:
            return
        viewport = self.viewport()
        whole = float(self.devicePixelRatioF()).is_integer()
        blit = whole and abs(moved) < viewport.height()
        self._sync_bar()
        if self._chosen is not None and self._scene.chosen is None:
            self._place_marks()
        if blit:
            viewport.scroll(0, -moved)
        else:
            viewport.update()
        self._prefetch_timer.start()
        self.place_changed.emit()

    def scroll_to_end(self, *, last: bool) -> None:
        """Show the end of the text, or its beginning."""
        column = self._column
        if column is None:
            return
        self._sticky = None
        self._moving()
        column.block, column.above = (len(column) - 1, 1 << 30) if last else (0, 0)
        self._settled()

    def _sync_bar(self) -> None:
        column, bar = self._column, self.verticalScrollBar()
        if column is None or bar.isSliderDown():
            return
        self._syncing = True
        bar.setRange(0, max(0, column.heights.total - column.window_height))
        bar.setValue(column.position)
        self._syncing = False

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        column = self._column
        with QPainter(self.viewport()) as painter:
            area = event.rect()
            if column is None:
                painter.fillRect(area, self.palette().base())
            else:
                painter.setClipRegion(event.region())
                # The stubs don't know that a region is a row of rectangles.
                for rect in cast("Iterable[QRect]", event.region()):
                    paint_column(
                        painter, column, self._scene, self._left, rect, column.heading.font
                    )
        self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        column = self._column
        if column is None:
            return
        if self._column_width() != column.body.width:
            self._relayout()
        else:
            self._settled()

    def sizeHint(self) -> QSize:
        return QSize(720, 640)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.viewport().update()
        super().changeEvent(event)

    # -- search ------------------------------------------------------------------------------

    def show_found(
        self, found: dict[int, list[tuple[int, int]]], now: tuple[int, int, int] | None
    ) -> None:
        """Mark what a search found, and bring the one it stands on into view, the caret with it."""
        self._scene.found = found
        self._scene.found_now = now
        if now is not None and self._column is not None:
            self._sticky = None
            self._moving()
            self._caret = Place(now[0], now[1])
            self._column.reveal(self._column.spot_at(self._caret), centre=True)
            self._settled()
        self.viewport().update()
