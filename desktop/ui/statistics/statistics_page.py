"""The Statistics page: this text, or the library, and what is being counted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.statistics.library_view import LibraryView
from desktop.ui.statistics.text_view import TextView
from desktop.ui.statistics.wording import counted_about
from desktop.ui.theme import Theme
from desktop.ui.widgets import Button, Segments, label

TEXT, LIBRARY = "text", "library"
_STEPS = 1000


class StatisticsPage(QWidget):
    """Shows numbers that are set; what is done with them goes out as signals of its views."""

    turned = Signal(str)
    """TEXT or LIBRARY is shown from now on."""
    cancelled = Signal()
    """What is being counted is no longer wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text, self.library = TextView(theme), LibraryView(theme)
        self.choice = Segments(
            [(TEXT, self.tr("This text")), (LIBRARY, self.tr("Library"))],
            self.tr("Statistics of what"),
        )
        self.choice.set_value(TEXT)
        self.choice.chosen.connect(self.turn)
        self._title = ""
        self.title = label(look="soft")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.about = Button(self.tr("What is counted?"), "link")
        self.about.setToolTip(counted_about())
        self.about.setAccessibleDescription(counted_about())
        self.about.setCheckable(True)
        self.about.toggled.connect(self._explain)
        self._explanation = label(counted_about(), "soft")
        self._explanation.setWordWrap(True)
        self._explanation.hide()
        self._nothing = {TEXT: _message(), LIBRARY: _message()}
        self._stacks = {
            TEXT: _stack(self.text, self._nothing[TEXT]),
            LIBRARY: _stack(self.library, self._nothing[LIBRARY]),
        }
        self._views = QStackedWidget()
        for stack in self._stacks.values():
            self._views.addWidget(stack)
        self._work = QWidget()
        self.work_text, self.work_bar = label(look="small"), QProgressBar()
        self.stop = Button(self.tr("Cancel"), "link")
        self._lay_out()
        self.say_nothing(TEXT, self.tr("Open a text to see its statistics."))
        self.say_nothing(LIBRARY, "")
        self.setFocusProxy(self.choice)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.choice)
        top.addWidget(self.title, 1)
        top.addWidget(self.about)
        self.work_bar.setProperty("look", "work")
        self.work_bar.setRange(0, _STEPS)
        self.work_bar.setTextVisible(False)
        self.work_bar.setFixedWidth(160)
        self.stop.clicked.connect(self.cancelled)
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        # What is said gives way to the width, and not the other way round.
        self.work_text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.work_bar)
        row.addWidget(self.stop)
        row.addWidget(self.work_text, 1)
        self._work.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 12, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._explanation)
        column.addWidget(self._work)
        column.addWidget(self._views, 1)

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
        self._stacks[which].setCurrentIndex(1)

    def show_numbers(self, which: str) -> None:
        """Show the numbers, which have been set."""
        self._stacks[which].setCurrentIndex(0)

    def show_work(self, text: str, share: float) -> None:
        """Say what is being counted and what share of it is done, 0 to 1."""
        self.work_text.setText(text)
        self.work_bar.setValue(round(share * _STEPS))
        self.work_bar.setAccessibleName(text)
        self._work.show()

    def hide_work(self) -> None:
        """Say that nothing is being counted any longer."""
        self._work.hide()

    @property
    def is_working(self) -> bool:
        """Whether something is said to be counted."""
        return not self._work.isHidden()

    def set_theme(self, theme: Theme) -> None:
        """Dress the page in a theme."""
        self.text.set_theme(theme)
        self.library.set_theme(theme)

    def _explain(self, wanted: bool) -> None:
        self._explanation.setVisible(wanted)


def _message() -> QLabel:
    made = label(look="soft")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setWordWrap(True)
    return made


def _stack(view: QWidget, message: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    stack.addWidget(view)
    stack.addWidget(message)
    return stack
