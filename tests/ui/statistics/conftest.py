"""The Statistics page on real files and the real dictionary, with a text that is read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.language.document import Document
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.language.tally import WordList
from desktop.statistics import Basis, Statistics, make_basis
from desktop.study import Study
from desktop.ui.notice import Notice
from desktop.ui.reading import Reading
from desktop.ui.statistics.measuring import Measuring
from desktop.ui.statistics.statistics_page import StatisticsPage
from desktop.ui.tasks import Tasks
from desktop.ui.theme import LIGHT
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes

TEXT = "我们吃苹果。\n他们也吃苹果，不吃饕餮。\n苹果很好。"


class Desk:
    """The page in a window, and who looks at it."""

    def __init__(self, qtbot: QtBot, study: Study, basis: Basis) -> None:
        self.qtbot, self.study = qtbot, study
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.tasks, self.notice = Tasks(self.window), Notice(self.window)
        self.reading = Reading(study, self.tasks)
        self.statistics = Statistics(study._study, study._library)
        self.statistics.take(basis)
        self.written: list[Changes] = []
        self.opened: list[object] = []
        self.measuring = Measuring(
            self.window,
            study,
            lambda: self.statistics,
            self.reading,
            self.tasks,
            self.notice,
            self._write,
        )
        self.measuring.show_script(Script.ORIGINAL, str)
        self.measuring.open_wanted.connect(self.opened.append)
        self.measuring.place_wanted.connect(lambda key, place: self.opened.append((key, place)))
        self.reading.opened.connect(lambda _document: self.measuring.text_changed())

    def _write(self, change: Callable[[], Changes]) -> bool:
        self.written.append(change())
        self.measuring.refresh()
        return True

    def read(self, title: str, text: str) -> Document:
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        self.reading.take(Document(title, title, text.split("\n"), sha256))
        document = self.reading.document
        assert document is not None
        return document

    def show(self, which: str = "text") -> StatisticsPage:
        """Show the page, and wait until nothing is counted any longer."""
        page = self.measuring.page(LIGHT)
        if page.parent() is not self.window:
            column = QVBoxLayout(self.window)
            column.addWidget(page)
            self.window.resize(1100, 800)
            with self.qtbot.waitActive(self.window):
                self.window.show()
                self.window.activateWindow()
        page.turn(which)
        self.settle()
        return page

    def settle(self) -> None:
        tags = ("statistics-text", "statistics-library", "statistics-tally", "statistics-details")
        self.qtbot.waitUntil(lambda: not any(map(self.tasks.is_running, tags)), timeout=8000)
        QApplication.processEvents()

    def words(self) -> list[str]:
        """Give the words to learn as the table lists them."""
        model = self.measuring.page(LIGHT).text.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def status(self, written: str) -> Status | None:
        words = [one for one in self.study.words() if written in (one.simplified, one.traditional)]
        return words[0].status if words else None


@pytest.fixture(scope="session")
def words(language: Language) -> WordList:
    return WordList.of(language.index)


@pytest.fixture
def desk(qtbot: QtBot, study: Study, language: Language, words: WordList) -> Iterator[Desk]:
    made = Desk(qtbot, study, make_basis(study.library.folder, language, words))
    yield made
    made.tasks.cancel_all()
