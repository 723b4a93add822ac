"""The Statistics page: this text, or the library, and what is being counted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.statistics.counted_page import CountedPage
from desktop.ui.statistics.library_view import LibraryView
from desktop.ui.statistics.text_view import TextView
from desktop.ui.statistics.wording import counted_about
from desktop.ui.theme import Theme
from desktop.ui.widgets import Segments, label

TEXT, LIBRARY = "text", "library"


class StatisticsPage(CountedPage):
    """Shows numbers that are set; what is done with them goes out as signals of its views.

    What is shown is TEXT or LIBRARY.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text, self.library = TextView(theme), LibraryView(theme)
        self.choice = Segments(
            [(TEXT, self.tr("This text")), (LIBRARY, self.tr("Library"))],
            self.tr("Statistics of what"),
        )
        self.choice.set_value(TEXT)
        self.choice.chosen.connect(self.turn)
        self._title = ""
        self.about.setText(self.tr("What is counted?"))
        self._explain(counted_about())
        self._nothing = {TEXT: _message(), LIBRARY: _message()}
        self._add_view(TEXT, self.text, self._nothing[TEXT])
        self._add_view(LIBRARY, self.library, self._nothing[LIBRARY])
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 12, 0)
        self._fill(column, self.choice)
        self.say_nothing(TEXT, self.tr("Open a text to see its statistics."))
        self.say_nothing(LIBRARY, "")
        self.setFocusProxy(self.choice)

    # -- what is shown -----------------------------------------------------------------------

    @property
    def shown(self) -> str:
        """What is shown: TEXT or LIBRARY."""
        return str(self.choice.value)

    def turn(self, which: object) -> None:
        """Show this text, or the library."""
        self.choice.set_value(which)
        self._views.setCurrentWidget(self._stacks[str(which)])
        self._show_title()
        self.turned.emit(which)

    def set_title(self, title: str) -> None:
        """Name the text."""
        self._title = title
        self._show_title()

    def _show_title(self) -> None:
        self.title.setText(self._title if self.shown == TEXT else "")

    def say_nothing(self, which: str, text: str) -> None:
        """Say why there are no numbers, instead of them."""
        self._nothing[which].setText(text)
        self._show_nothing(which)

    def set_theme(self, theme: Theme) -> None:
        """Dress the page in a theme."""
        self.text.set_theme(theme)
        self.library.set_theme(theme)


def _message() -> QLabel:
    made = label(look="soft")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setWordWrap(True)
    return made
