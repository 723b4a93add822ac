"""A Library page with a few documents."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.language.scripts import Script
from desktop.ui.library.library_page import LibraryPage
from desktop.ui.tasks import Tasks
from desktop.ui.theme import LIGHT
from tests.ui.library.items import SHELF, fold


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks(qapp)
    yield made
    made.cancel_all()


@pytest.fixture
def empty(qtbot: QtBot, tasks: Tasks) -> LibraryPage:
    page = LibraryPage(LIGHT, lambda _id: b"", tasks)
    page.set_view(str, fold, Script.ORIGINAL)
    qtbot.addWidget(page)
    page.resize(1000, 640)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def page(empty: LibraryPage) -> LibraryPage:
    empty.set_items(SHELF)
    return empty
