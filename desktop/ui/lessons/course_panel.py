"""Beside the views: the course that is chosen, its lessons, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.language.scripts import Script
from desktop.lessons import Course, Lesson
from desktop.ui.lessons.lesson_list import LessonDelegate, LessonList
from desktop.ui.lessons.lessons_model import LessonsModel
from desktop.ui.theme import TEXT_PX, Theme
from desktop.ui.widgets import Button, label, pixel_font

_DRAWN = 14  # characters of a course that the box makes room for


class CoursePanel(QFrame):
    """Shows what is set; what is done with it goes out as signals."""

    course_chosen = Signal(str)
    """The id of a course."""
    new_course_wanted = Signal()
    rename_course_wanted = Signal()
    delete_course_wanted = Signal()
    load_wanted = Signal()
    """Lessons are to be loaded from a list."""
    new_lesson_wanted = Signal()
    current_wanted = Signal(object)
    """The Lesson that is to be taught now."""
    words_wanted = Signal(object)
    """The Lesson whose words are to be edited."""
    rename_wanted = Signal(object)
    """The Lesson that is to be renamed."""
    delete_wanted = Signal(object)
    """A tuple of Lessons."""
    move_wanted = Signal(object, int)
    """A tuple of Lessons, and the place that they are to stand before."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LessonsModel()
        self._delegate = LessonDelegate(theme, self)
        self.courses = QComboBox()
        self.courses.setAccessibleName(self.tr("Course"))
        self.courses.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.courses.setMinimumContentsLength(_DRAWN)
        self.courses.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.courses.activated.connect(
            lambda at: self.course_chosen.emit(str(self.courses.itemData(at)))
        )
        self.course_button = Button("⋯")
        self.course_button.setProperty("snug", True)
        self.course_button.setFixedWidth(36)
        self.course_button.setAccessibleName(self.tr("What can be done with courses"))
        self.course_button.setToolTip(self.tr("New course, rename, delete"))
        self.course_button.clicked.connect(self._open_course_menu)
        self.list = self._make_list()
        self.load_button = Button(self.tr("Load…"))
        self.load_button.setToolTip(
            self.tr("Load lessons from a list, an Anki deck or the levels of the HSK")
        )
        self.load_button.clicked.connect(self.load_wanted)
        self.words_button = self._action(self.tr("Words…"), self.tr("See and change the words"))
        self.words_button.clicked.connect(self._edit_words)
        self.more_button = self._action(
            self.tr("More ▾"), self.tr("All that can be done with the selected lessons")
        )
        self.more_button.setAccessibleName(self.tr("More"))
        self.more_button.clicked.connect(self._open_more)
        self.current_button = Button(self.tr("Make this the current lesson"), "link")
        self.current_button.clicked.connect(self._make_current)
        self._nothing = label(self.tr("Lessons stand here in the order they are taught."), "soft")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.setFocusProxy(self.list)

    def _make_list(self) -> LessonList:
        made = LessonList(self.model, self._delegate, self.tr("Lessons"))
        made.entered_on.connect(self._make_current)
        made.doubleClicked.connect(lambda _index: self._make_current())
        made.rename_pressed.connect(self._rename)
        made.delete_pressed.connect(self._delete)
        made.moved.connect(self._move)
        made.customContextMenuRequested.connect(self._open_menu)
        made.selectionModel().selectionChanged.connect(lambda: self._show_actions())
        return made

    def _action(self, text: str, about: str) -> Button:
        button = Button(text, "quiet")
        button.setToolTip(about)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.courses, 1)
        top.addWidget(self.course_button)
        actions = QHBoxLayout()
        actions.setSpacing(4)
        actions.addWidget(self.load_button)
        actions.addStretch(1)
        actions.addWidget(self.words_button)
        actions.addWidget(self.more_button)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(self.current_button)
        column.addLayout(actions)

    # -- what is shown -----------------------------------------------------------------------

    def set_courses(self, courses: Sequence[Course], chosen: str) -> None:
        """Offer courses, of which one is chosen."""
        self.courses.clear()
        for course in courses:
            self.courses.addItem(course.title, course.id)
        self.courses.setCurrentIndex(self.courses.findData(chosen))

    def set_lessons(self, lessons: Sequence[Lesson], current: str) -> None:
        """Show the lessons of the course; the selection and the place in the list stay."""
        chosen = {lesson.id for lesson in self.selected()}
        row = self.list.current_row()
        had = self.list.hasFocus()
        bar = self.list.verticalScrollBar()
        at = bar.value()
        self.model.set_lessons(lessons, current)
        ids = [lesson.id for lesson in lessons]
        rows = [number for number, key in enumerate(ids) if key in chosen]
        if not rows and ids:
            kept = min(row, len(ids) - 1) if row is not None else -1
            now = self.model.current
            rows = [kept if kept >= 0 else ids.index(now.id) if now is not None else 0]
        if rows:
            self.list.select_rows(rows, rows[0])
        bar.setValue(at)
        self._stack.setCurrentWidget(self.list if ids else self._nothing)
        if had and ids:
            self.list.setFocus()
        self._show_actions()

    def select(self, ids: Sequence[str]) -> None:
        """Select some lessons, and see to it that the first is in sight."""
        rows = [at for at, lesson in enumerate(self.model.lessons) if lesson.id in set(ids)]
        if rows:
            self.list.select_rows(rows, rows[0])
            self.list.scrollTo(self.model.index(rows[0]))

    def set_script(self, script: Script) -> None:
        """Draw titles as a script writes them."""
        self._delegate.set_script(script)
        self.courses.setFont(pixel_font(TEXT_PX, script=script))
        self.list.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Dress the panel in a theme."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def selected(self) -> tuple[Lesson, ...]:
        """Give the lessons of the selected rows, from top to bottom."""
        return tuple([self.model.lessons[row] for row in self.list.selected_rows()])

    def _show_actions(self) -> None:
        chosen = self.selected()
        count = len(chosen)
        self.current_button.setVisible(count == 1 and chosen[0] != self.model.current)
        self.words_button.setVisible(count == 1)
        self.more_button.setVisible(count > 0)

    # -- what the teacher does ---------------------------------------------------------------

    def _make_current(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self.current_wanted.emit(self.model.lessons[row])

    def _edit_words(self) -> None:
        for lesson in self.selected()[:1]:
            self.words_wanted.emit(lesson)

    def _rename(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self.rename_wanted.emit(self.model.lessons[row])

    def _delete(self) -> None:
        chosen = self.selected()
        if chosen:
            self.delete_wanted.emit(chosen)

    def _move(self, to: int) -> None:
        chosen = self.selected()
        if chosen:
            self.move_wanted.emit(chosen, to)

    def menu_for(self, chosen: Sequence[Lesson]) -> QMenu:
        """Make the menu of some lessons, or of none."""
        menu = QMenu(self)
        if len(chosen) == 1:
            one = chosen[0]
            teach = menu.addAction(
                self.tr("Make this the current lesson\tEnter"),
                partial(self.current_wanted.emit, one),
            )
            teach.setEnabled(one != self.model.current)
            menu.addAction(self.tr("Words…"), partial(self.words_wanted.emit, one))
            menu.addAction(self.tr("Rename…\tF2"), partial(self.rename_wanted.emit, one))
        if chosen:
            menu.addSeparator()
            menu.addAction(self.tr("Move up\tAlt+Up"), partial(self.list.step, -1))
            menu.addAction(self.tr("Move down\tAlt+Down"), partial(self.list.step, 1))
            menu.addAction(self.tr("Delete\tDel"), partial(self.delete_wanted.emit, tuple(chosen)))
            menu.addSeparator()
        menu.addAction(self.tr("New lesson…"), self.new_lesson_wanted.emit)
        menu.addAction(self.tr("Load lessons…"), self.load_wanted.emit)
        return menu

    def course_menu(self) -> QMenu:
        """Make the menu of courses."""
        menu = QMenu(self)
        menu.addAction(self.tr("New course…"), self.new_course_wanted.emit)
        menu.addAction(self.tr("New lesson…"), self.new_lesson_wanted.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Rename course…"), self.rename_course_wanted.emit)
        menu.addAction(self.tr("Delete course"), self.delete_course_wanted.emit)
        return menu

    def _open_menu(self, point: QPoint) -> None:
        _pop_up(self.menu_for(self.selected()), self.list.viewport().mapToGlobal(point))

    def _open_more(self) -> None:
        button = self.more_button
        _pop_up(self.menu_for(self.selected()), button.mapToGlobal(button.rect().bottomLeft()))

    def _open_course_menu(self) -> None:
        button = self.course_button
        _pop_up(self.course_menu(), button.mapToGlobal(button.rect().bottomLeft()))


def _pop_up(menu: QMenu, point: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(point)
