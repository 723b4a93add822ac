"""The reading view: what a text does when it is pointed at, tapped, selected and moved through."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop.language.annotation import Annotation
from desktop.language.document import Place, Token
from desktop.language.pieces import PIECE
from desktop.settings import Settings
from desktop.ui.reader.canvas import TextCanvas
from desktop.ui.reader.column import Column, Spot
from desktop.ui.reader.hint import Hint
from desktop.ui.reader.source import ReaderText
from desktop.ui.reader.steps import is_word, next_line, next_spot
from desktop.ui.theme import Theme

HOVER_MS = 20
_DRAG_MS = 30


class ReaderView(TextCanvas):
    """A text that is alive word by word."""

    token_tapped = Signal(int, object)
    """Paragraph and Token of the word that was tapped."""
    selection_changed = Signal()

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(theme, settings, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # An active Chinese input method would swallow the bare letters that are keys here.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(self.tr("Text"))
        viewport = self.viewport()
        viewport.setMouseTracking(True)
        viewport.setCursor(Qt.CursorShape.IBeamCursor)
        self._hover: Spot | None = None
        self._rest_point: QPointF | None = None
        """Where the pointer rests on the text, until either is moved."""
        self._alt = False
        self._pressed: Spot | None = None
        self._press_place: Place | None = None
        """What is pressed, until the text is moved; words may be cut elsewhere meanwhile."""
        self._press_point: QPointF | None = None
        self._drag_point = QPointF()
        self._goal_x: float | None = None
        self._hint = Hint(viewport, theme)
        self._hover_timer = self._single_shot(HOVER_MS, self.show_hint)
        self._drag_timer = QTimer(self)
        self._drag_timer.setInterval(_DRAG_MS)
        self._drag_timer.timeout.connect(self._drag_on)

    def set_theme(self, theme: Theme) -> None:
        """Dress the view in a theme."""
        self._hint.set_theme(theme)
        super().set_theme(theme)

    def _moving(self) -> None:
        self._renewing()
        self._rest_point = self._press_place = None

    def _renewing(self) -> None:
        self._hide_hint()
        self._hover = self._scene.hover = self._pressed = None
        self._goal_x = None

    def _renewed(self) -> None:
        if self._rest_point is not None:
            self._hover_over(self._spot_under(self._rest_point))

    # -- pointer -----------------------------------------------------------------------------

    def _in_column(self, point: QPointF) -> QPointF:
        return QPointF(point.x() - self._left, point.y())

    def _spot_under(self, point: QPointF) -> Spot | None:
        column = self._column
        spot = column.spot_under(self._in_column(point)) if column else None
        if column is None or spot is None:
            return None
        cell = column.layout(spot.block).cells[spot.cell]
        return spot if is_word(cell) else None

    def spot_at_point(self, point: QPointF) -> tuple[int, Token] | None:
        """Give the paragraph and the token under a point of the viewport."""
        spot = self._spot_under(point)
        if spot is None or self._column is None:
            return None
        token = self._column.layout(spot.block).cells[spot.cell].token
        return self._column.place_of(spot).paragraph, token

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton and self._press_point is not None:
            far = (point - self._press_point).manhattanLength()
            if (
                self._selection.is_dragging
                or far >= QGuiApplication.styleHints().startDragDistance()
            ):
                self._drag_to(point)
            return
        self._hold_alt(bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))
        self._rest_point = point
        self._hover_over(self._spot_under(point))

    def _hold_alt(self, held: bool) -> None:
        """Follow the key that the hint may wait for."""
        if held == self._alt:
            return
        self._alt = held
        if self._settings.hover_modifier:
            self._hide_hint()
            self.show_hint()

    def _hover_over(self, spot: Spot | None) -> None:
        if spot == self._hover:
            return
        self._update_spot(self._hover)
        self._hover = self._scene.hover = spot
        self._update_spot(spot)
        self._hint.hide()
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.IBeamCursor
        )
        if spot is None:
            self._hover_timer.stop()
        else:
            self._hover_timer.start()

    def show_hint(self) -> None:
        """Say the pinyin of the word under the pointer now."""
        column, spot = self._column, self._hover
        if column is None or spot is None or self._settings.pinyin == "off":
            return
        if self._settings.hover_modifier and not self._alt:
            return
        layout = column.layout(spot.block)
        is_above = bool(layout.labels and layout.labels[spot.cell])
        label = None if is_above else column.labels.of(layout.cells[spot.cell])
        notes = self._notes(column, spot)
        rects = column.rects(spot)
        if (label or notes) and rects:
            box = rects[0].translated(self._left, 0)
            if is_above:
                # What stands above the word belongs to the line that is read.
                box.setTop(box.top() - column.body.label_height)
            self._hint.show_above("".join(label or ()), box, notes)

    def _notes(self, column: Column, spot: Spot) -> list[str]:
        """Say what else there is to know about a word while the pointer rests on it."""
        # Loaded when it first does.
        from desktop.ui.reader.doubt_text import doubt_text, script_text
        from desktop.ui.reader.name_text import name_reading

        text, shows_doubt = column.text, self._settings.show_doubt
        scripts = text.script_choices(spot.block, spot.cell)
        notes = [script_text(one) for one in scripts if shows_doubt or one.because != "doubt"]
        if shows_doubt:
            doubt = text.cells(spot.block)[spot.cell].doubt
            choices = text.choices(spot.block, spot.cell)
            notes.insert(0, doubt_text(doubt, choices, self._settings.phonetic))
        taiwan = self._settings.readings == "taiwan"
        name = text.name(spot.block, spot.cell, taiwan=taiwan)
        if name is not None:
            notes.insert(0, name_reading(name, self._settings.phonetic))
        return [note for note in notes if note]

    def _hide_hint(self) -> None:
        self._hover_timer.stop()
        self._hint.hide()

    def _update_spot(self, spot: Spot | None) -> None:
        if spot is None or self._column is None:
            return
        for rect in self._column.rects(spot):
            self.viewport().update(
                rect.translated(self._left, 0).adjusted(-4, -5, 4, 5).toAlignedRect()
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._column is None:
            return
        point = event.position()
        self._press_point = point
        # Asked first: what is painted there may not stand there once its block is renewed.
        self._press_place = self._column.character_under(self._in_column(point))
        spot = self._spot_under(point)
        self._pressed = spot if spot == self._word_spot(self._press_place) else None
        place = self._column.place_under(self._in_column(point))
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._caret is not None:
            self._selection.extend(self._word_at(self._caret), (place, place))
            self._pressed = self._press_place = None
        else:
            self._selection.begin(place)
        self._selection_moved()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._drag_timer.stop()
        self._press_point = None
        dragged = self._selection.is_dragging
        pressed, place = self._pressed, self._press_place
        self._selection.end()
        self._pressed = self._press_place = None
        if dragged:
            return
        spot = self._spot_under(event.position())
        if pressed is None:
            spot = pressed = self._word_spot(place)
        if spot is not None and spot == pressed:
            self._rest_point = None
            self._hide_hint()
            self.tap(spot)

    def _word_spot(self, place: Place | None) -> Spot | None:
        """Give the word at a place, None where there is none."""
        column = self._column
        if column is None or place is None:
            return None
        spot = column.spot_at(place)
        if spot.cell < 0:
            return None
        return spot if is_word(column.layout(spot.block).cells[spot.cell]) else None

    def tap(self, spot: Spot) -> None:
        """Do what a tap on a token does."""
        column = self._column
        if column is None:
            return
        cell = column.layout(spot.block).cells[spot.cell]
        self._goal_x = None
        self._caret = column.place_of(spot)
        self._place_marks()
        self.viewport().update()
        self.token_tapped.emit(self._caret.paragraph, cell.token)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_under(event.position())
        if spot is None or self._column is None:
            return
        self._selection.set(*self._word_at(self._column.place_of(spot)))
        self._selection_moved()

    def _drag_to(self, point: QPointF) -> None:
        if self._column is None:
            return
        self._rest_point = None
        self._hover_over(None)
        self._drag_point = point
        self._selection.drag(self._column.place_under(self._in_column(point)))
        self._selection_moved()
        inside = self.viewport().rect().contains(point.toPoint())
        if inside:
            self._drag_timer.stop()
        elif not self._drag_timer.isActive():
            self._drag_timer.start()

    def _drag_on(self) -> None:
        """Scroll while the pointer is held above or below the window, faster further away."""
        y, height = self._drag_point.y(), self.viewport().height()
        beyond = y if y < 0 else max(0.0, y - height)
        self.scroll_by(round(max(-120, min(120, beyond / 2))))
        edge = QPointF(self._drag_point.x(), max(0.0, min(float(height - 1), y)))
        if self._column is not None:
            self._selection.drag(self._column.place_under(self._in_column(edge)))
            self._selection_moved()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._rest_point = None
            self._hover_over(None)
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._column is None:
            event.ignore()
            return
        line = self._column.body.line_height
        lines = QGuiApplication.styleHints().wheelScrollLines()
        pixels = event.pixelDelta().y() or round(event.angleDelta().y() * line * lines / 240)
        self.scroll_by(-pixels)
        event.accept()
        self._hover_over(None)

    # -- selection ---------------------------------------------------------------------------

    def _selection_moved(self) -> None:
        self._scene.selection = self._selection.ordered()
        self.viewport().update()
        self.selection_changed.emit()

    def has_selection(self) -> bool:
        """Tell whether any text is selected."""
        return self._selection.ordered() is not None

    def select_all(self) -> None:
        """Select all of the text that is shown."""
        if self._text is not None and self._text.document.paragraphs:
            self._selection.set(self._text.blocks.start, self._text.blocks.end)
            self._selection_moved()

    def switch_text(self, text: ReaderText, kicker: str = "", title: str = "") -> None:
        """Show more or less of the same document; what is read stays where it is."""
        super().switch_text(text, kicker, title)
        self._selection_moved()

    def clear_selection(self) -> None:
        """Select nothing."""
        self._selection.clear()
        self._selection_moved()

    def _word_at(self, place: Place) -> tuple[Place, Place]:
        """Give where the word at a place begins and ends."""
        column = self._column
        spot = column.spot_at(place) if column else Spot(0, -1)
        if column is None or spot.cell < 0:
            return place, place
        token = column.layout(spot.block).cells[spot.cell].token
        return Place(place.paragraph, token.start), Place(place.paragraph, token.end)

    def selected_text(self, *, original: bool = False) -> str:
        """Give the selected text as it is shown, or as it was opened."""
        ordered = self._selection.ordered()
        if ordered is None or self._text is None:
            return ""
        return self._text.between(*ordered, original=original)

    # -- keys --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        others = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        page = self.verticalScrollBar().pageStep()
        if key == Qt.Key.Key_Alt:
            self._hold_alt(True)
            super().keyPressEvent(event)
        elif self._column is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not (
            others & ~Qt.KeyboardModifier.ControlModifier
        ):
            self.scroll_to_end(last=key == Qt.Key.Key_End)
        elif others:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.move_word(1 if key == Qt.Key.Key_Right else -1, select=shift)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_line(1 if key == Qt.Key.Key_Down else -1, select=shift)
        elif key == Qt.Key.Key_PageDown or (key == Qt.Key.Key_Space and not shift):
            self.scroll_by(page)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_Space):
            self.scroll_by(-page)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt:
            self._hold_alt(False)
        super().keyReleaseEvent(event)

    def _start_spot(self, *, select: bool = False) -> tuple[Spot | None, bool]:
        """Give the token to move from, and whether it is one that the caret is not on yet.

        It is the end of the selection that grows, else the caret's, else the first in the window.
        """
        column, end = self._column, self._selection.last()
        if column is None:
            return None, False
        if select and end is not None:
            return column.spot_at(end), False
        if self._caret is not None:
            spot = column.spot_at(self._caret)
            # From far away the text would jump back to where the reader has left it.
            if select or column.rects(spot):
                return spot, False
        held = column.hold()
        return (column.spot_at(held.place) if held else None), True

    def place_at_hand(self) -> Place | None:
        """Give the place of the caret where it is in sight, else of the first line in sight."""
        if self._caret is not None and self._column is not None:
            spot = self._column.spot_at(self._caret)
            if self._column.rects(spot):
                return self._caret
        return self.place()

    def stretch_in_sight(self) -> tuple[Place, Place] | None:
        """Give where what is in sight begins, and where its last block ends."""
        begin, column = self.place(), self._column
        if begin is None or column is None:
            return None
        last = max((block for block, _, _ in column.visible()), default=None)
        if last is None:
            return None
        paragraph, _, end = column.text.blocks.locate(last)
        return begin, Place(paragraph, end)

    def move_word(self, step: int, *, select: bool = False) -> None:
        """Move the caret to the next (1) or previous (-1) word."""
        self._move_to(step, is_word, select=select)

    def move_to_new(self, step: int) -> bool:
        """Move the caret to the next or previous word that is new; tell whether there is one."""
        return self._text is not None and self._move_to(step, self._text.is_new)

    def _move_to(
        self, step: int, wanted: Callable[[Annotation], bool], *, select: bool = False
    ) -> bool:
        (start, is_ahead), column = self._start_spot(select=select), self._column
        if start is None or column is None:
            return False
        if is_ahead and step > 0:
            start = Spot(start.block, start.cell - 1)
        spot = next_spot(column, start, step, wanted)
        if spot is not None:
            self._move_caret(spot, select)
        return spot is not None

    def move_line(self, step: int, *, select: bool = False) -> None:
        """Move the caret to the word nearest to it on the next or previous line."""
        (start, is_ahead), column = self._start_spot(select=select), self._column
        if column is None or start is None:
            return
        if is_ahead and step > 0 and start.cell >= 0:
            # The first line that is seen is the next one.
            self._move_to(step, is_word, select=select)
            return
        if self._goal_x is None:
            rects = column.layout(start.block).cell_rects(start.cell) if start.cell >= 0 else []
            self._goal_x = rects[0].center().x() if rects else 0.0
        goal = self._goal_x
        spot = next_line(column, start, step, goal)
        if spot is not None:
            self._move_caret(spot, select)
            self._goal_x = goal

    def _move_caret(self, spot: Spot, select: bool) -> None:
        column = self._column
        assert column is not None
        self._goal_x = None
        place = column.place_of(spot)
        if select:
            self._selection.extend(self._word_at(self._caret or place), self._word_at(place))
            self._selection_moved()
        elif self.has_selection():
            self.clear_selection()
        self._caret = place
        self._sticky = None
        self._hide_hint()
        if column.reveal(spot):
            self._settled()
        else:
            self._place_marks()
            self.viewport().update()
        self.place_changed.emit()

    def hint_text(self) -> str:
        """Give what the hover hint says, empty where it is hidden."""
        return self._hint.text() if self._hint.isVisible() else ""

    # -- for screen readers ------------------------------------------------------------------

    def spoken_paragraph(self) -> str:
        """Give the paragraph that the caret is in, or that stands at the top, as it is shown."""
        place = self._caret or self.place()
        if place is None or self._text is None:
            return ""
        paragraph = self._text.document.paragraphs[place.paragraph]
        start = self._text.blocks.locate(self._text.blocks.holding(place))[1]
        return self._text.between(
            Place(place.paragraph, start),
            Place(place.paragraph, min(start + PIECE, len(paragraph))),
        )

    def spoken_cursor(self) -> int:
        """Give the caret's offset in that paragraph."""
        if self._caret is None or self._text is None:
            return 0
        start = self._text.blocks.locate(self._text.blocks.holding(self._caret))[1]
        before = self._text.between(Place(self._caret.paragraph, start), self._caret)
        return len(before)

    def spoken_rect(self, index: int) -> QRect:
        """Give the box of the word at a code point of that paragraph, in pixels of the screen."""
        place, column = self._caret or self.place(), self._column
        if place is None or column is None:
            return QRect()
        block = column.text.blocks.holding(place)
        ends = accumulate(len(cell.shown) for cell in column.layout(block).cells)
        cell = next((number for number, end in enumerate(ends) if index < end), -1)
        rects = column.rects(Spot(block, cell))
        if not rects:
            return QRect()
        box = rects[0].translated(self._left, 0).toAlignedRect()
        return QRect(self.viewport().mapToGlobal(box.topLeft()), box.size())
