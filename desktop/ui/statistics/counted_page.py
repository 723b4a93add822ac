"""What the pages of numbers are made of: views that take turns, and what is being counted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.widgets import Button, Segments, label

_STEPS = 1000


class CountedPage(QWidget):
    """Shows one of several views, or why it has no numbers, below what it is about.

    A page of this kind adds its views and lays itself out, with the choice between them above.
    """

    turned = Signal(str)
    """What is shown from now on."""
    cancelled = Signal()
    """What is being counted is no longer wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = label(look="soft")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.about = Button("", "link")
        self.about.setCheckable(True)
        self._explanation = label(look="soft")
        self._explanation.setWordWrap(True)
        self._explanation.hide()
        self.about.toggled.connect(self._explanation.setVisible)
        self._stacks: dict[str, QStackedWidget] = {}
        self._views = QStackedWidget()
        self.work_text, self.work_bar = label(look="small"), QProgressBar()
        self.stop = Button(self.tr("Cancel"), "link")
        self._work = self._make_work()
        self._work.hide()

    def _add_view(self, which: str, view: QWidget, nothing: QWidget) -> None:
        """Add a view, and what stands in its place while it has nothing to show."""
        stack = QStackedWidget()
        stack.addWidget(view)
        stack.addWidget(nothing)
        self._stacks[which] = stack
        self._views.addWidget(stack)

    def _make_top(self, choice: Segments) -> QWidget:
        """Make the row on top: the choice between the views, what they are about, and the help."""
        row = QWidget()
        top = QHBoxLayout(row)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(16)
        top.addWidget(choice)
        top.addWidget(self.title, 1)
        top.addWidget(self.about)
        return row

    def _make_work(self) -> QWidget:
        self.work_bar.setProperty("look", "work")
        self.work_bar.setRange(0, _STEPS)
        self.work_bar.setTextVisible(False)
        self.work_bar.setFixedWidth(160)
        self.stop.clicked.connect(self.cancelled)
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        # What is said gives way to the width, and not the other way round.
        self.work_text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.work_bar)
        row.addWidget(self.stop)
        row.addWidget(self.work_text, 1)
        return work

    def _fill(self, column: QVBoxLayout, choice: Segments) -> None:
        """Lay out all of it below each other."""
        column.setSpacing(12)
        for widget in (self._make_top(choice), self._explanation, self._work):
            column.addWidget(widget)
        column.addWidget(self._views, 1)

    # -- what is shown -----------------------------------------------------------------------

    def show_view(self, which: str) -> None:
        """Show the numbers of a view, which have been set."""
        self._stacks[which].setCurrentIndex(0)

    def _show_nothing(self, which: str) -> None:
        self._stacks[which].setCurrentIndex(1)

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

    def _explain(self, text: str) -> None:
        """Say what `about` explains when it is pressed, and when the pointer is over it."""
        self.about.setToolTip(text)
        self.about.setAccessibleDescription(text)
        self._explanation.setText(text)
