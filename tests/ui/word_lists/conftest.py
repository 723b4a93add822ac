"""What the tests of the dialogs share: the wiring on a real study, and what it has said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.study import Study
from desktop.ui.notice import Notice
from desktop.ui.tasks import Tasks
from desktop.ui.theme import LIGHT
from desktop.ui.word_lists.word_lists import WordLists
from desktop.vocabulary.word import Changes


@dataclass
class Desk:
    """A window's worth of what the wiring needs; `done` are the changes that were made."""

    window: QWidget
    study: Study
    notice: Notice
    tasks: Tasks
    done: list[Changes] = field(default_factory=list)
    lists: WordLists | None = None

    def wiring(self) -> WordLists:
        assert self.lists is not None
        return self.lists

    def write(self, make: Callable[[], Changes]) -> bool:
        self.done.append(make())
        return True

    def take_back(self) -> None:
        self.study.revert(self.done.pop())

    def applied(self, changes: Changes) -> Changes:
        self.study.reload()
        return changes


@pytest.fixture
def desk(qtbot: QtBot, study: Study) -> Iterator[Desk]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    made = Desk(window, study, Notice(window), Tasks(window))
    made.lists = WordLists(
        window,
        study,
        made.tasks,
        made.notice,
        made.write,
        made.take_back,
        made.applied,
        lambda: LIGHT,
    )
    yield made
    if made.lists.dialog is not None:
        made.lists.dialog.reject()
    made.tasks.cancel_all()
