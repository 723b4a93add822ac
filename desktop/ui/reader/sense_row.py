"""One sense on the word card."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.language.scripts import Script
from desktop.language.sense_text import sense_text
from desktop.ui.reader.card_look import CardLook
from desktop.ui.sense_text import sense_html
from desktop.ui.theme import TEXT_PX, Theme
from desktop.ui.widgets import BLEED, is_enter, pixel_font
from dictionaries.entry import Link, Sense

INDENT = 20
"""Pixels from the edge of the column to the text, where the number stands."""
_LINE_PX = 20
_PAD = 2


class SenseRow(QLabel):
    """One sense; a click on it or Enter chooses it, its links lead to other words."""

    chosen = Signal()
    followed = Signal(object)
    """The Link that was followed."""
    menu_requested = Signal(object)
    """The point on the screen where the menu is to open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._is_chosen = False
        self._theme = theme
        self._script: Script | None = None
        self._links: tuple[Link, ...] = ()
        self._has_followed = False
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContentsMargins(BLEED + INDENT, _PAD, BLEED, _PAD)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.linkActivated.connect(self._follow)

    def show_sense(self, number: int, sense: Sense, look: CardLook) -> None:
        """Show a sense of an entry; `number` counts from 1."""
        self._number, self._links, self._theme = number, sense.links, look.theme
        if look.script is not self._script:
            self._script = look.script
            self.setFont(pixel_font(TEXT_PX, script=look.script))
        text = sense_text(sense.text, look.script)
        html = sense_html(sense, look.script) if sense.links else escape(text)
        self.setText(
            f'<div style="line-height:{_LINE_PX}px;-qt-line-height-type:fixed">{html}</div>'
        )
        self.setAccessibleName(self.tr("Sense {0}: {1}").format(number, text))

    def set_chosen(self, chosen: bool) -> None:
        """Mark this sense as the one that is meant."""
        self._is_chosen = chosen
        self.setAccessibleDescription(self.tr("chosen") if chosen else "")
        self.update()

    @property
    def is_chosen(self) -> bool:
        """Whether this sense is marked as the one that is meant."""
        return self._is_chosen

    def _follow(self, address: str) -> None:
        self._has_followed = True
        self.followed.emit(self._links[int(address)])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._has_followed = False
        super().mouseReleaseEvent(event)
        if (
            event.button() == Qt.MouseButton.LeftButton
            and not self._has_followed
            and not self.hasSelectedText()
            and self.rect().contains(event.position().toPoint())
        ):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._has_followed = False
        if event.key() == Qt.Key.Key_Space:
            self.chosen.emit()
            return
        super().keyPressEvent(event)
        if is_enter(event):
            if not self._has_followed:
                self.chosen.emit()
            event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(QColor(theme.accent), 1))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            weight = QFont.Weight.Bold if self._is_chosen else QFont.Weight.Normal
            painter.setFont(pixel_font(TEXT_PX, weight))
            painter.setPen(QColor(theme.accent if self._is_chosen else theme.soft))
            painter.drawText(
                QRectF(0, _PAD, BLEED + INDENT - 4, _LINE_PX),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                f"{self._number}.",
            )
        super().paintEvent(event)
