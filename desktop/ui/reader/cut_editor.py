"""Cut and join words by hand: large characters, and between any two a gap that can be pressed."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.language.correcting import Stretch
from desktop.ui.reader.card_look import CardLook
from desktop.ui.theme import RADIUS

_HANZI_PX = 32
_CELL = 40
_GAP = 12
_HEIGHT = 64
_EDGE = 8
_REACH = 6
"""Pixels that a gap can be pressed beyond its own room, on each side."""


class Gap(QAbstractButton):
    """The room between two characters: checked where two words are cut."""

    arrow_pressed = Signal(int)
    focused = Signal()

    def __init__(self, look: CardLook, before: str, after: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._pair = (before, after)
        self._was_cut = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.toggled.connect(self._say)

    def set_cut(self, is_cut: bool, was_cut: bool) -> None:
        """Show whether words are cut here, and whether they were."""
        self._was_cut = was_cut
        self.setChecked(is_cut)
        self._say()

    def _say(self) -> None:
        join, cut = self.tr("Join {0} and {1}"), self.tr("Cut between {0} and {1}")
        text = (join if self.isChecked() else cut).format(*self._pair)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_GAP + 2 * _REACH, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.arrow_pressed.emit(step)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        middle = self.width() / 2
        is_changed = self.isChecked() != self._was_cut
        is_near = self.underMouse() or self.hasFocus()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(QColor(theme.accent), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
                painter.drawRoundedRect(box, 6, 6)
            if not (self.isChecked() or is_near or is_changed):
                return
            colour = theme.accent if is_changed or is_near else theme.soft
            pen = QPen(QColor(colour), 2)
            if not self.isChecked():
                # Where words are joined, or could be cut.
                pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(middle, 14), QPointF(middle, self.height() - 14))


class CutEditor(QWidget):
    """A stretch of text whose words stand on grounds of their own; the gaps cut and join them."""

    bounds_changed = Signal()
    gap_focused = Signal(object)
    """The gap that has the focus now, so that it can be brought into view."""

    def __init__(self, stretch: Stretch, look: CardLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stretch = stretch
        self._look = look
        self._shown = stretch.shown
        self._font = look.hanzi(_HANZI_PX)
        self._before = stretch.bounds
        self.bounds: frozenset[int] = stretch.wanted
        self.gaps: dict[int, Gap] = {}
        self.setAccessibleName(self.tr("Words, cut and joined"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self._size())
        for offset in range(1, len(self._shown)):
            if stretch.can_cut(offset):
                self._add_gap(offset)
        self._make_tab_stop()

    def _size(self) -> QSize:
        count = len(self._shown)
        return QSize(2 * _EDGE + count * _CELL + (count - 1) * _GAP, _HEIGHT)

    def _add_gap(self, offset: int) -> None:
        gap = Gap(self._look, self._shown[offset - 1], self._shown[offset], self)
        right = self._left(offset)
        gap.setGeometry(right - _GAP - _REACH, 0, _GAP + 2 * _REACH, _HEIGHT)
        gap.set_cut(offset in self.bounds, offset in self._before)
        gap.clicked.connect(lambda _checked=False, at=offset: self.toggle(at))
        gap.arrow_pressed.connect(lambda step, at=offset: self._go(at, step))
        gap.focused.connect(lambda gap=gap: self.gap_focused.emit(gap))
        self.gaps[offset] = gap

    def _left(self, offset: int) -> int:
        return _EDGE + offset * (_CELL + _GAP)

    def _make_tab_stop(self, chosen: int | None = None) -> None:
        """Let Tab stop at one gap, from where the arrows lead on."""
        if not self.gaps:
            return
        # The middle of the word that is asked for.
        middle = (self._stretch.start + self._stretch.end) / 2 - self._stretch.first
        stop = chosen or min(self.gaps, key=lambda at: abs(at - middle))
        for at, gap in self.gaps.items():
            is_stop = at == stop
            gap.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def tab_stop(self) -> Gap | None:
        """Give the gap that Tab stops at; None where nothing can be cut or joined."""
        strong = Qt.FocusPolicy.StrongFocus
        return next((gap for gap in self.gaps.values() if gap.focusPolicy() == strong), None)

    def _go(self, at: int, step: int) -> None:
        offsets = sorted(self.gaps)
        to = offsets.index(at) + step
        if 0 <= to < len(offsets):
            self._make_tab_stop(offsets[to])
            self.gaps[offsets[to]].setFocus(Qt.FocusReason.TabFocusReason)

    def toggle(self, offset: int) -> None:
        """Cut the words at an offset, or join them."""
        self.bounds ^= {offset}
        self.gaps[offset].set_cut(offset in self.bounds, offset in self._before)
        self._make_tab_stop(offset)
        self.update()
        self.bounds_changed.emit()

    def word_box(self, start: int, end: int) -> QRectF:
        """Give the ground of the word between two bounds."""
        left, right = self._left(start), self._left(end) - _GAP
        return QRectF(left - 2, 4, right - left + 4, _HEIGHT - 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        first = self._stretch.first
        asked = (self._stretch.start - first, self._stretch.end - first)
        metrics = QFontMetricsF(self._font)
        baseline = (_HEIGHT + metrics.ascent() - metrics.descent()) / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._font)
            for start, end in pairwise(sorted(self.bounds)):
                is_asked = start < asked[1] and asked[0] < end
                is_new = not _is_word(start, end, self._before)
                painter.setPen(QPen(QColor(theme.accent), 2) if is_new else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.new if is_asked or is_new else theme.fill))
                if is_asked or is_new or self._shown[start].isalnum():
                    box = self.word_box(start, end).adjusted(1, 1, -1, -1)
                    painter.drawRoundedRect(box, RADIUS, RADIUS)
                painter.setPen(QColor(theme.ink if is_asked or is_new else theme.soft))
                for at in range(start, end):
                    text = self._shown[at]
                    x = self._left(at) + (_CELL - metrics.horizontalAdvance(text)) / 2
                    painter.drawText(QPointF(x, baseline), text)


def _is_word(start: int, end: int, bounds: Collection[int]) -> bool:
    """Tell whether bounds had this very word."""
    return start in bounds and end in bounds and not any(start < at < end for at in bounds)
