"""The reading page: recent texts, the text, and the word card beside it or near the word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import Settings
from desktop.ui.reader.find_bar import FindBar
from desktop.ui.reader.view import ReaderView
from desktop.ui.reader.word_card import WordCard
from desktop.ui.recent_list import RecentList
from desktop.ui.theme import Theme

_SIDEBAR = 220
_CARD = 340
_FLOATING = (340, 440)
_ROOM_FOR_SIDEBAR = 1000
_ROOM_FOR_CARD = 760


class ReadPage(QWidget):
    """Three columns that give way when the window is narrow, the text last."""

    def __init__(self, theme: Theme, settings: Settings, fold: Callable[[str], str]) -> None:
        super().__init__()
        self._settings = settings
        self.view = ReaderView(theme, settings)
        self.find_bar = FindBar(fold)
        self.recent = RecentList(theme)
        self.card = WordCard(theme, settings)
        self._sidebar = self._panel(self.recent, _SIDEBAR)
        self._side = QFrame()
        self._side.setProperty("look", "side")
        self._side.setFixedWidth(_CARD)
        self._side_row = QHBoxLayout(self._side)
        self._side_row.setContentsMargins(0, 0, 0, 0)
        self._side_row.addWidget(self.card)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.find_bar)
        middle.addWidget(self.view, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addLayout(middle, 1)
        row.addWidget(self._side)
        self._float = QFrame(self)
        self._float.setProperty("look", "floating")
        self._float_row = QHBoxLayout(self._float)
        self._float_row.setContentsMargins(1, 1, 1, 1)
        shadow = QGraphicsDropShadowEffect(self._float)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 8)
        self._float.setGraphicsEffect(shadow)
        self._float.hide()
        self.view.place_changed.connect(self._follow_word)
        self._arrange()

    def _panel(self, widget: QWidget, width: int) -> QFrame:
        panel = QFrame()
        panel.setProperty("look", "sidebar-panel")
        panel.setFixedWidth(width)
        row = QHBoxLayout(panel)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(widget)
        return panel

    @property
    def is_floating(self) -> bool:
        """Whether the card stands near the word, by choice or for want of room."""
        return self._settings.card == "floating" or self.width() < _ROOM_FOR_CARD

    def set_settings(self, settings: Settings) -> None:
        """Follow the reader's choices."""
        self._settings = settings
        self.view.set_settings(settings)
        self.card.set_settings(settings)
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Dress the page in a theme."""
        self.view.set_theme(theme)
        self.card.set_theme(theme)
        self.recent.set_theme(theme)

    def show_card(self) -> None:
        """Bring the card into view, after it was given a word."""
        if self.is_floating:
            self._float.show()
            self._float.raise_()
            self._follow_word()

    def close_card(self) -> bool:
        """Put a floating card away; tell whether there was one."""
        if self._float.isHidden():
            return False
        self._float.hide()
        self.view.set_chosen(None)
        self.view.setFocus()
        return True

    def card_is_open(self) -> bool:
        """Tell whether the card can be seen."""
        return not self._float.isHidden() if self.is_floating else self.card.lookup is not None

    def _arrange(self) -> None:
        self._sidebar.setVisible(self._settings.sidebar and self.width() >= _ROOM_FOR_SIDEBAR)
        floating = self.is_floating
        home = self._float_row if floating else self._side_row
        if home.indexOf(self.card) < 0:
            home.addWidget(self.card)
        self._side.setVisible(not floating)
        self.card.set_closable(floating)
        if not floating:
            self._float.hide()
        elif self.card.lookup is not None and self.view.chosen_rect().isValid():
            self.show_card()

    def _follow_word(self) -> None:
        """Place the floating card below the word, or above it, wherever there is more room."""
        if self._float.isHidden():
            return
        word = self.view.chosen_rect()
        if not word.isValid():
            return
        width = min(_FLOATING[0], self.width() - 16)
        height = min(_FLOATING[1], self.height() - 16)
        corner = self.view.viewport().mapTo(self, QPoint(0, 0))
        word = QRect(word.topLeft() + corner, word.size())
        x = max(8, min(word.center().x() - width // 2, self.width() - width - 8))
        below = self.height() - word.bottom() - 16
        if below >= height or below >= word.top():
            height = min(height, max(200, below))
            y = word.bottom() + 8
        else:
            height = min(height, max(200, word.top() - 16))
            y = word.top() - 8 - height
        self._float.setGeometry(x, max(8, y), width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._follow_word()
