"""Asking for a newer version, in the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.notice import Notice
from desktop.ui.tasks import Tasks
from desktop.ui.updating import Updating
from tests.feeds import serving

FEED = {"items": [{"title": "0.2.0", "url": "https://duben.test/2", "content_text": "- Printing"}]}


@pytest.fixture
def feed() -> Iterator[str]:
    with serving(FEED) as address:
        yield f"{address}/feed"


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[tuple[QWidget, Notice, Tasks]]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    tasks = Tasks(window)
    yield window, Notice(window), tasks
    tasks.cancel_all()


def test_a_newer_version_is_told_with_its_news_and_its_page_is_opened_on_a_click(
    qtbot: QtBot, desk: tuple[QWidget, Notice, Tasks], feed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString())
    )
    window, notice, tasks = desk
    updating = Updating(window, tasks, notice, "0.1.0", feed)
    updating.check()
    qtbot.waitUntil(lambda: updating.box is not None, timeout=10_000)
    box = updating.box
    assert isinstance(box, QMessageBox)
    assert box.text() == "Duben 0.2.0 is there; you have 0.1.0."
    assert box.informativeText() == "0.2.0\n•  Printing"
    assert opened == []
    (see,) = [b for b in box.findChildren(QPushButton) if b.text() == "Open its page"]
    qtbot.mouseClick(see, Qt.MouseButton.LeftButton)
    assert opened == ["https://duben.test/2"]


def test_the_newest_version_and_a_list_out_of_reach_are_told_in_a_line(
    qtbot: QtBot, desk: tuple[QWidget, Notice, Tasks], feed: str
) -> None:
    window, notice, tasks = desk
    Updating(window, tasks, notice, "0.2.0", feed).check()
    qtbot.waitUntil(lambda: notice.text() == "Duben 0.2.0 is the newest version.", timeout=10_000)
    Updating(window, tasks, notice, "0.1.0", "http://127.0.0.1:9/feed").check()
    qtbot.waitUntil(lambda: "127.0.0.1" in notice.text(), timeout=10_000)
