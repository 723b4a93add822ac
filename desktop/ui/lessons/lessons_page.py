"""The Lessons page: the course, and beside it this text or the texts that fit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.lessons.course_panel import CoursePanel
from desktop.ui.lessons.fits_view import FitsView
from desktop.ui.lessons.text_view import TextView
from desktop.ui.lessons.wording import counted_about, fit_about
from desktop.ui.statistics.counted_page import CountedPage
from desktop.ui.theme import Theme
from desktop.ui.widgets import Button, Segments, label

LESSONS, TEXT, FITS = "lessons", "text", "fits"
_NARROW, _PANEL = 760, 256
_MOST = 16_777_215  # Qt's own


class Emptiness(QWidget):
    """Says why there is nothing to see, and offers what to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = label(look="soft")
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text.setWordWrap(True)
        self.load = Button(self.tr("Load lessons…"), "primary")
        self.new = Button(self.tr("New course…"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.load)
        row.addWidget(self.new)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 12)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addStretch(1)

    def say(self, text: str, *, load: bool = False, new: bool = False) -> None:
        """Say something, and offer to load lessons or to make a course."""
        self.text.setText(text)
        self.load.setVisible(load)
        self.new.setVisible(new)


class LessonsPage(CountedPage):
    """Shows what is set; what is done with it goes out as signals of its parts.

    What is shown is LESSONS, TEXT or FITS.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = CoursePanel(theme)
        self.text, self.fits = TextView(theme), FitsView(theme)
        self.choice = Segments(
            [
                (LESSONS, self.tr("Lessons")),
                (TEXT, self.tr("This text")),
                (FITS, self.tr("Texts that fit")),
            ],
            self.tr("What is shown"),
        )
        self.choice.set_value(TEXT)
        self.choice.chosen.connect(self.turn)
        self._view, self._titles = TEXT, {TEXT: "", FITS: ""}
        self._is_narrow = False
        self.nothing = {TEXT: Emptiness(), FITS: Emptiness()}
        self._add_view(TEXT, self.text, self.nothing[TEXT])
        self._add_view(FITS, self.fits, self.nothing[FITS])
        self.no_course = Emptiness()
        self._lay_out()
        self._arrange()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        self._fill(right, self.choice)
        self._right = right
        self._course = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._course)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.panel)
        self._row.addLayout(right, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._course)
        self._whole.addWidget(self.no_course)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 12, 0)
        column.addWidget(self._whole)

    # -- what is shown -----------------------------------------------------------------------

    @property
    def shown(self) -> str:
        """What is shown beside the lessons, or was before them: TEXT or FITS."""
        return self._view

    def turn(self, which: object) -> None:
        """Show this text or the texts that fit; in a narrow window also the lessons."""
        if which != LESSONS:
            self._view = str(which)
            self._views.setCurrentWidget(self._stacks[self._view])
        self.choice.set_value(which)
        self._arrange()
        self.turned.emit(str(which))

    def set_title(self, which: str, title: str) -> None:
        """Name what a view is about."""
        self._titles[which] = title
        self._arrange()

    def say_no_course(self, text: str) -> None:
        """Say that there is no course, in place of everything else."""
        self.no_course.say(text, load=True, new=True)
        self._whole.setCurrentWidget(self.no_course)
        self.setFocusProxy(self.no_course.load)

    def show_course(self) -> None:
        """Show the course, which has been set."""
        self._whole.setCurrentWidget(self._course)
        self._arrange()

    def say_nothing(self, which: str, text: str, *, load: bool = False) -> None:
        """Say why a view has nothing to show, instead of it."""
        self.nothing[which].say(text, load=load)
        self._show_nothing(which)

    def set_theme(self, theme: Theme) -> None:
        """Dress the page in a theme."""
        for part in (self.panel, self.text, self.fits):
            part.set_theme(theme)

    def minimumSizeHint(self) -> QSize:
        # Or a wide window could not become a narrow one.
        return QSize(320, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            if not narrow and self.choice.value == LESSONS:
                self.choice.set_value(self._view)
            self._arrange()

    def _arrange(self) -> None:
        """Let the lessons stand beside the view, or in a narrow window take turns with it."""
        narrow, lessons = self._is_narrow, self.choice.value == LESSONS
        ways = QBoxLayout.Direction
        # The choice stands on top in a narrow window, whatever it chooses.
        self._row.setDirection(ways.BottomToTop if narrow else ways.LeftToRight)
        self._row.setSpacing(12 if narrow else 24)
        self._row.setStretchFactor(self.panel, int(narrow and lessons))
        self._row.setStretchFactor(self._right, int(not (narrow and lessons)))
        self.choice.button(LESSONS).setVisible(narrow)
        self.panel.setVisible(not narrow or lessons)
        self.panel.setMinimumWidth(0 if narrow else _PANEL)
        self.panel.setMaximumWidth(_MOST if narrow else _PANEL)
        self._views.setVisible(not (narrow and lessons))
        self.about.setVisible(not narrow)
        self.title.setText("" if narrow else self._titles[self._view])
        self._say_what_is_counted()
        if self._whole.currentWidget() is self._course:
            hidden = self.panel.isHidden()
            self.setFocusProxy(self.choice.button(self._view) if hidden else self.panel)

    def _say_what_is_counted(self) -> None:
        fits = self._view == FITS
        self.about.setText(self.tr("How is this ranked?") if fits else self.tr("What is counted?"))
        self._explain(f"{fit_about()}\n{counted_about()}" if fits else counted_about())
