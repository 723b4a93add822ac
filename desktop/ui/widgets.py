"""Small widgets that every page is made of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QToolTip,
    QWidget,
)

from desktop.language.scripts import Script
from desktop.ui.fonts import hanzi_families, region_of
from desktop.ui.theme import GRID, SMALL_PX, Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_CHIP_HEIGHT = 24
FIELD_PX = 32
"""Pixels that a field of one line is high."""
_CHIP_PAD = 10
_CHIP_GAP = 6


def is_enter(event: QKeyEvent) -> bool:
    """Tell whether a key is Enter, of the keyboard or of its number block."""
    return event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def keeps_key(event: QEvent, *keys: Qt.Key) -> bool:
    """Take one of these keys, or Enter, from the window's shortcuts; tell whether it was one."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not is_enter(event) and event.key() not in keys:
        return False
    event.accept()
    return True


def label(text: str = "", look: str = "") -> QLabel:
    """Make a label in one of the theme's looks, its text taken as it is."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if look:
        made.setProperty("look", look)
    return made


def rule() -> QFrame:
    """Make a hairline."""
    line = QFrame()
    line.setProperty("look", "rule")
    line.setFixedHeight(1)
    return line


def number_box(least: int, most: int, value: int, name: str) -> QSpinBox:
    """Make a field for a number, without arrows beside it; `name` is its accessible name."""
    box = QSpinBox()
    box.setRange(least, most)
    box.setValue(value)
    box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    box.lineEdit().setTextMargins(8, 0, 8, 0)
    box.setFixedHeight(FIELD_PX)
    box.setAccessibleName(name)
    return box


BLEED = 2 * GRID
"""Pixels that the ground of a row reaches out on each side of the column it stands in."""


def pixel_font(
    pixels: int, weight: QFont.Weight = QFont.Weight.Normal, script: Script = Script.SIMPLIFIED
) -> QFont:
    """Make the interface font in a size; hanzi among its letters are drawn as a script writes them.

    `pixels` is the size.
    """
    font = QFont()
    font.setFamilies([QFontInfo(font).family(), *hanzi_families("hei", region_of(script))])
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def families_css(font: QFont) -> str:
    """Name a font's families for a style attribute."""
    names = ",".join(f"'{family}'" for family in font.families())
    return f"font-family:{names}"


def press_on_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Click a button if the key is Enter, which Qt does in dialogs only."""
    if is_enter(event) and not event.isAutoRepeat():
        button.click()
        event.accept()
        return True
    return False


class Button(QPushButton):
    """A push button that Enter presses too, and that leaves the arrows to what it lies in."""

    def __init__(self, text: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        if look:
            self.setProperty("look", look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()
        elif not press_on_enter(self, event):
            super().keyPressEvent(event)

    def set_look(self, look: str) -> None:
        """Change to another of the theme's looks."""
        if self.property("look") != look:
            self.setProperty("look", look)
            self.style().unpolish(self)
            self.style().polish(self)


class SnugButton(Button):
    """A button that gives up its padding before it lets the row grow too wide."""

    def __init__(self, text: str, look: str = "") -> None:
        super().__init__(text, look)
        self.setProperty("snug", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _size(self, padding: int) -> QSize:
        self.ensurePolished()  # its look may have a font of its own
        text = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(text + 2 * padding, super().sizeHint().height())

    def sizeHint(self) -> QSize:
        return self._size(3 * GRID)

    def minimumSizeHint(self) -> QSize:
        return self._size(GRID)


class Segments(QFrame):
    """A row of choices, of which one or none is made; one tab stop, arrows move within."""

    chosen = Signal(object)
    """The value of the segment that the user has pressed."""

    def __init__(
        self, choices: Sequence[tuple[object, str]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons: dict[object, SnugButton] = {}
        for at, (value, text) in enumerate(choices):
            button = SnugButton(text, "segment")
            button.setCheckable(True)
            button.setAccessibleName(text)
            button.setProperty("place", _segment_place(at, len(choices)))
            button.clicked.connect(lambda _checked=False, value=value: self._press(value))
            row.addWidget(button)
            self._buttons[value] = button
        self._value: object = None
        self.set_value(None)

    @property
    def value(self) -> object:
        """The choice that is made, or None."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a choice as made, without a signal."""
        self._value = value
        stop = value if value in self._buttons else next(iter(self._buttons))
        for key, button in self._buttons.items():
            button.setChecked(key == value)
            policy = Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def set_text(self, value: object, text: str) -> None:
        """Change the words on a segment."""
        self._buttons[value].setText(text)
        self._buttons[value].setAccessibleName(text)

    def button(self, value: object) -> Button:
        """Give the segment of a value."""
        return self._buttons[value]

    def buttons(self) -> tuple[SnugButton, ...]:
        """Give the segments from left to right."""
        return tuple(self._buttons.values())

    def _press(self, value: object) -> None:
        self._buttons[value].setChecked(value == self._value)
        self.chosen.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        focused = next((at for at, b in enumerate(buttons) if b.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        buttons[(focused + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)


def _segment_place(at: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if at == 0 else "last" if at == count - 1 else "middle"


class Chips(QWidget):
    """Short facts in rounded boxes, as many in a row as there is room for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[tuple[str, str]] = []
        self._font = pixel_font(SMALL_PX)
        self._metrics = QFontMetrics(self._font)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Dress the chips in a theme."""
        self._theme = theme
        self.update()

    def set_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show texts, each with the tooltip that explains it."""
        self._chips = list(chips)
        self.setAccessibleName(", ".join(text for text, _ in chips))
        self.updateGeometry()
        self.update()

    def texts(self) -> tuple[str, ...]:
        """Give the texts that are shown."""
        return tuple(text for text, _ in self._chips)

    def _boxes(self, width: int) -> list[QRectF]:
        boxes: list[QRectF] = []
        x = y = 0
        for text, _ in self._chips:
            wide = self._metrics.horizontalAdvance(text) + 2 * _CHIP_PAD
            if x and x + wide > width:
                x, y = 0, y + _CHIP_HEIGHT + GRID
            boxes.append(QRectF(x, y, min(wide, width), _CHIP_HEIGHT))
            x += wide + _CHIP_GAP
        return boxes

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        boxes = self._boxes(width)
        return round(boxes[-1].bottom()) if boxes else _CHIP_HEIGHT

    def sizeHint(self) -> QSize:
        boxes = self._boxes(10_000)
        return QSize(round(boxes[-1].right()) if boxes else 0, _CHIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, _CHIP_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._font)
            for box, (text, _) in zip(self._boxes(self.width()), self._chips, strict=True):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._theme.fill))
                painter.drawRoundedRect(box, _CHIP_HEIGHT / 2, _CHIP_HEIGHT / 2)
                painter.setPen(QColor(self._theme.soft))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def tip_at(self, point: QPoint) -> str:
        """Give the explanation of the chip at a point, or an empty text."""
        for box, (_, tip) in zip(self._boxes(self.width()), self._chips, strict=True):
            if box.contains(point):
                return tip
        return ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)


def paint_runs(
    painter: QPainter,
    x: float,
    baseline: float,
    runs: Sequence[tuple[str, str]],
    right: float,
) -> float:
    """Paint texts, each in its colour, from `x` on and cut off with an ellipsis at `right`.

    Returns where the last one ends. The painter's font is used.
    """
    metrics = QFontMetricsF(painter.font())
    for text, colour in runs:
        room = right - x
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(colour))
        # On the baseline: in a box, a fallback font that is taller would sink.
        painter.drawText(QPointF(x, baseline), shown)
        x += metrics.horizontalAdvance(shown)
        if shown != text:
            break
    return x
