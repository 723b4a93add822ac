"""The Lessons page on real files and the real dictionary, with a text that is read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.language.document import Document
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.language.tally import WordList
from desktop.lessons import LessonChanges, LessonDraft, Lessons, LessonWord
from desktop.statistics import Basis, Statistics, make_basis
from desktop.study import Study
from desktop.ui.lessons.lessons_page import LessonsPage
from desktop.ui.lessons.teaching import Teaching
from desktop.ui.list_table import ListTable
from desktop.ui.notice import Notice
from desktop.ui.reading import Reading
from desktop.ui.tasks import Tasks
from desktop.ui.theme import LIGHT

TAGS = (
    "lessons-text",
    "lessons-fits",
    "lessons-read",
    "lessons-understand",
    "lessons-words",
    "statistics-tally",
)


def draft(title: str, words: str) -> LessonDraft:
    return LessonDraft(title, tuple([LessonWord(one, one) for one in words.split()]))


COURSE = (draft("一", "我 在 他们"), draft("二", "图书馆 吃"), draft("三", "看书"))


class Desk:
    """The page in a window, and the hands and eyes of the teacher in front of it."""

    def __init__(self, qtbot: QtBot, study: Study, basis: Basis | None) -> None:
        self.qtbot, self.study = qtbot, study
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.tasks, self.notice = Tasks(self.window), Notice(self.window)
        self.reading = Reading(study, self.tasks)
        self.lessons = Lessons(study._study)
        self.statistics = Statistics(study._study, study._library)
        if basis is not None:
            self.statistics.take(basis)
        self.done: list[LessonChanges] = []
        self.opened: list[object] = []
        self.teaching = Teaching(
            self.window,
            study,
            lambda: self.lessons,
            lambda: self.statistics,
            self.reading,
            self.tasks,
            self.notice,
            self._write,
            self.take_back,
            lambda: LIGHT,
        )
        self.teaching.show_script(Script.ORIGINAL, str)
        self.teaching.open_wanted.connect(self.opened.append)
        self.teaching.place_wanted.connect(lambda key, place: self.opened.append((key, place)))
        self.reading.opened.connect(lambda _document: self.teaching.text_changed())
        self.page = self.teaching.page(LIGHT)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.window.resize(1200, 760)

    def _write(self, change: Callable[[], LessonChanges]) -> bool:
        made = change()
        if made:
            self.done.append(made)
        return True

    def take_back(self) -> None:
        self.lessons.revert(self.done.pop())
        self.teaching.refresh()

    # -- what is at hand ---------------------------------------------------------------------

    def teach(self, current: int = 1) -> None:
        """Keep the course of the tests, at one of its lessons."""
        self.lessons.add_course("汉语", COURSE)
        course = self.lessons.course()
        assert course is not None
        self.lessons.choose_lesson(self.lessons.lessons(course.id)[current])

    def read(self, title: str, text: str) -> None:
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        self.reading.take(Document(title, title, text.split("\n"), sha256))

    def show(self, which: str = "text") -> LessonsPage:
        """Show the page, and wait until nothing is counted any longer."""
        self.show_window()
        if which != self.page.shown:
            self.click(self.page.choice.button(which))
        self.teaching.show_now()
        self.settle()
        return self.page

    def show_window(self) -> None:
        if not self.window.isVisible():
            with self.qtbot.waitActive(self.window):
                self.window.show()
                self.window.activateWindow()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not any(map(self.tasks.is_running, TAGS)), timeout=10_000)
        QApplication.processEvents()

    # -- what the teacher does ---------------------------------------------------------------

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(
            widget,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            at or widget.rect().center(),
        )

    def click_lesson(self, row: int, modifier: Qt.KeyboardModifier | None = None) -> None:
        QTest.mouseClick(
            self.page.panel.list.viewport(),
            Qt.MouseButton.LeftButton,
            modifier or Qt.KeyboardModifier.NoModifier,
            self.lesson_at(row),
        )

    def lesson_at(self, row: int) -> QPoint:
        view = self.page.panel.list
        return view.visualRect(self.page.panel.model.index(row)).center()

    def click_cell(self, table: QTableView, row: int, column: int = 1) -> QPoint:
        point = table.visualRect(table.model().index(row, column)).center()
        self.click(table.viewport(), point)
        return point

    # -- what is seen ------------------------------------------------------------------------

    def course(self) -> str:
        """Tell the lessons as the list shows them, the current one with a star."""
        panel = self.page.panel
        current = panel.model.current
        said = []
        for row, lesson in enumerate(panel.model.lessons):
            star = "*" if lesson == current else ""
            words = " ".join([word.simplified for word in lesson.words])
            title = str(panel.model.index(row).data())
            said.append(f"{star}{title}: {words}")
        return " | ".join(said)

    def selected(self) -> str:
        return " ".join([lesson.title for lesson in self.page.panel.selected()])


def rows(table: ListTable) -> list[str]:
    """Tell a table as its cells."""
    model = table.model()
    columns = range(model.columnCount())
    return [
        " ".join([str(model.index(row, column).data()) for column in columns])
        for row in range(model.rowCount())
    ]


@pytest.fixture(scope="session")
def words(language: Language) -> WordList:
    return WordList.of(language.index)


@pytest.fixture
def desk(qtbot: QtBot, study: Study, language: Language, words: WordList) -> Iterator[Desk]:
    made = Desk(qtbot, study, make_basis(study.library.folder, language, words))
    yield made
    if made.teaching.loading.dialog is not None:
        made.teaching.loading.dialog.reject()
    made.tasks.cancel_all()
