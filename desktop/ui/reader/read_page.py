"""The reading page: recent texts and contents, the text, the word card beside it or near a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import Settings
from desktop.ui.article_line import ArticleLine
from desktop.ui.reader.empty_card import EmptyCard
from desktop.ui.reader.view import ReaderView
from desktop.ui.theme import Theme

if TYPE_CHECKING:
    from desktop.lookup import Lookup
    from desktop.ui.contents_panel import ContentsPanel
    from desktop.ui.reader.find_bar import FindBar
    from desktop.ui.reader.word_card import WordCard
    from desktop.ui.recent_list import RecentList

_SIDEBAR = 220
_RECENT_ABOVE = 3
"""Recent texts that are listed above the contents."""
_RECENT_ROW = 60
_RECENT_REST = 68
_NO_LIMIT = 16_777_215  # Qt's own
_CARD = 340
_FLOATING = (340, 440)
_ROOM_FOR_SIDEBAR = 1000
_ROOM_FOR_CARD = 760


class ReadPage(QWidget):
    """Three columns that give way when the window is narrow, the text last."""

    card_made = Signal(object)
    """The WordCard, which the first page does without."""
    find_bar_made = Signal(object)
    """The FindBar, likewise."""
    recent_made = Signal(object)
    """The RecentList, which comes right after the first page."""

    def __init__(self, theme: Theme, settings: Settings, fold: Callable[[str], str]) -> None:
        super().__init__()
        self._theme, self._settings, self._fold = theme, settings, fold
        self.view = ReaderView(theme, settings)
        self.article_line = ArticleLine()
        self._recent: RecentList | None = None
        self._recent_room = QWidget()
        self._expected = 0
        self._contents: ContentsPanel | None = None
        self._card: WordCard | None = None
        self._unplaced: WordCard | None = None
        self._find_bar: FindBar | None = None
        self._no_card = EmptyCard(settings)
        """What the card says without a word, until there is one."""
        self._sidebar = self._make_sidebar()
        self._has_contents = False
        self._is_drawn = False
        self._side = QFrame()
        self._side.setProperty("look", "side")
        self._side.setFixedWidth(_CARD)
        self._side_row = QHBoxLayout(self._side)
        self._side_row.setContentsMargins(0, 0, 0, 0)
        self._side_row.addWidget(self._no_card)
        self._middle = middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.article_line)
        middle.addWidget(self.view, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._row = row
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
        self.view.token_tapped.connect(lambda *_: self.close_drawer())
        self._arrange()

    def _make_sidebar(self) -> QFrame:
        panel = QFrame()
        panel.setProperty("look", "sidebar-panel")
        panel.setFixedWidth(_SIDEBAR)
        self._sidebar_column = column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._recent_room, 1)
        return panel

    def keep_recent_room(self, rows: int) -> None:
        """Leave room above the contents for so many recent texts until they are listed."""
        self._expected = rows
        self._share_sidebar()

    @property
    def recent(self) -> RecentList:
        """The list of recent texts, made when it is first asked for."""
        return self._recent or self._make_recent()

    def prepare_recent(self) -> None:
        """Make the list of recent texts."""
        if self._recent is None:
            self._make_recent()

    def _make_recent(self) -> RecentList:
        from desktop.ui.recent_list import RecentList

        self._recent = recent = RecentList(self._theme)
        self._sidebar_column.insertWidget(0, recent, 1)
        self._sidebar_column.removeWidget(self._recent_room)
        self._recent_room.deleteLater()
        recent.view.model().modelReset.connect(self._share_sidebar)
        self.recent_made.emit(recent)
        return recent

    def _share_sidebar(self) -> None:
        """Leave the recent texts as much room as the contents can spare."""
        if self._contents is not None:
            self._contents.setVisible(self._has_contents)
        top, rows = self._recent, self._expected
        if top is not None:
            rows = top.view.model().rowCount()
        above = _RECENT_REST + _RECENT_ROW * max(1, min(_RECENT_ABOVE, rows))
        (top or self._recent_room).setMaximumHeight(above if self._has_contents else _NO_LIMIT)

    @property
    def card(self) -> WordCard:
        """The word card, made when it is first asked for."""
        return self._card or self._make_card()

    def card_steps(self) -> Sequence[Callable[[], object]]:
        """Give the steps that make the word card, so that it is there when a word is tapped."""
        return (lambda: self._card or self._card_apart(), lambda: self.card)

    def _card_apart(self) -> WordCard:
        """Give the card that is about to take its place in the page."""
        from desktop.ui.reader.word_card import WordCard

        if self._unplaced is None:
            self._unplaced = WordCard(self._theme, self._settings)
        return self._unplaced

    def _make_card(self) -> WordCard:
        self._card = card = self._card_apart()
        self._unplaced = None
        home = self._float_row if self.is_floating else self._side_row
        home.removeWidget(self._no_card)
        # A layout may be about to show it, which would make a window of it.
        self._no_card.hide()
        self._no_card.deleteLater()
        card.set_closable(self.is_floating)
        home.addWidget(card)
        card.show()
        home.activate()
        self.card_made.emit(card)
        return card

    @property
    def find_bar(self) -> FindBar:
        """The bar to find words with, made when it is first asked for."""
        return self._find_bar or self._make_find_bar()

    def _make_find_bar(self) -> FindBar:
        from desktop.ui.reader.find_bar import FindBar

        self._find_bar = bar = FindBar(self._fold)
        self._middle.insertWidget(0, bar)
        self.find_bar_made.emit(bar)
        return bar

    @property
    def is_finding(self) -> bool:
        """Whether the bar to find words with can be seen."""
        return self._find_bar is not None and self._find_bar.isVisible()

    @property
    def lookup(self) -> Lookup | None:
        """What the card shows."""
        return self._card.lookup if self._card is not None else None

    def clear_card(self) -> None:
        """Show no word, and put a floating card away."""
        if self._card is not None:
            self._card.clear()
        self.close_card()

    @property
    def contents(self) -> ContentsPanel | None:
        """The panel of chapters and bookmarks, once it was made."""
        return self._contents

    def make_contents(self) -> ContentsPanel:
        """Make the panel of chapters and bookmarks, which the first page does without."""
        from desktop.ui.contents_panel import ContentsPanel

        self._contents = ContentsPanel(self._theme, self._fold)
        self._sidebar_column.addWidget(self._contents, 1)
        return self._contents

    def set_contents(self, *, shown: bool) -> None:
        """Show the contents below the recent texts or not."""
        self._has_contents = shown
        self._share_sidebar()

    @property
    def has_room_for_sidebar(self) -> bool:
        """Whether the sidebar can stand beside the text."""
        return self.width() >= _ROOM_FOR_SIDEBAR

    def contents_are_open(self) -> bool:
        """Tell whether the contents can be seen."""
        return self._has_contents and not self._sidebar.isHidden()

    def draw_sidebar(self, *, out: bool) -> None:
        """Draw the sidebar out over the text where there is no room beside it, or put it away."""
        self._is_drawn = out
        self._arrange()

    @property
    def is_floating(self) -> bool:
        """Whether the card stands near the word, by choice or for want of room."""
        return self._settings.card == "floating" or self.width() < _ROOM_FOR_CARD

    def set_settings(self, settings: Settings) -> None:
        """Follow the reader's choices."""
        self._settings, self._unplaced = settings, None
        self.view.set_settings(settings)
        if self._card is not None:
            self._card.set_settings(settings)
        else:
            self._no_card.set_settings(settings)
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Dress the page in a theme."""
        self._theme, self._unplaced = theme, None
        self.view.set_theme(theme)
        if self._card is not None:
            self._card.set_theme(theme)
        if self._recent is not None:
            self._recent.set_theme(theme)
        if self._contents is not None:
            self._contents.set_theme(theme)

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
        return not self._float.isHidden() if self.is_floating else self.lookup is not None

    def _arrange(self) -> None:
        self._place_sidebar()
        floating = self.is_floating
        home = self._float_row if floating else self._side_row
        shown = self._card or self._no_card
        if home.indexOf(shown) < 0:
            home.addWidget(shown)
        self._side.setVisible(not floating)
        if self._card is not None:
            self._card.set_closable(floating)
        if not floating:
            self._float.hide()
        elif self.lookup is not None and self.view.chosen_rect().isValid():
            self.show_card()

    def _place_sidebar(self) -> None:
        is_roomy = self.has_room_for_sidebar
        self._is_drawn = self._is_drawn and not is_roomy
        is_shown = self._settings.sidebar if is_roomy else self._is_drawn
        if not is_shown and self._sidebar.isAncestorOf(self.focusWidget()):
            # Else the focus would go to whatever comes next in the window.
            self.view.setFocus()
        if not is_roomy:
            self._row.removeWidget(self._sidebar)
        elif self._row.indexOf(self._sidebar) < 0:
            self._row.insertWidget(0, self._sidebar)
        self._sidebar.setVisible(is_shown)
        if self._is_drawn:
            self._sidebar.setGeometry(0, 0, _SIDEBAR, self.height())
            self._sidebar.raise_()

    def close_drawer(self) -> bool:
        """Put away a sidebar that lies over the text; tell whether there was one."""
        if not self._is_drawn:
            return False
        self._is_drawn = False
        self._place_sidebar()
        return True

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
