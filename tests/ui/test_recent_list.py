"""The list of recent texts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QHoverEvent
from pytestqt.qtbot import QtBot

from desktop.documents.opening import from_text
from desktop.study import Study
from desktop.ui.recent_list import RecentList
from desktop.ui.theme import DARK, LIGHT
from tests.ui.reading import said


@pytest.fixture
def recent(qtbot: QtBot) -> RecentList:
    made = RecentList(LIGHT)
    qtbot.addWidget(made)
    made.resize(220, 500)
    made.show()
    return made


def rows(recent: RecentList) -> list[str]:
    model = recent.view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(role) for row in range(model.rowCount(QModelIndex()))]


def middle(recent: RecentList, row: int) -> QPoint:
    return recent.view.visualRect(recent.view.model().index(row, 0)).center()


def ids(study: Study) -> list[str]:
    return [one.id for one in study.recent()]


@pytest.fixture
def filled(recent: RecentList, study: Study) -> RecentList:
    """Show two texts, the second opened last; of the first the coverage is known."""
    first = study.open_document(from_text("我在图书馆看书。", "图书馆", "clipboard"))
    study.remember_coverage(first.id, 0.864, 14)
    study.open_document(from_text("好" * 12000, "一万二", "/texts/long.txt"))
    recent.set_recent(study.recent(), first.id)
    return recent


def test_an_empty_list_says_what_will_be_in_it(recent: RecentList) -> None:
    assert said(recent) == "RECENT\nTexts that you open appear here."


def test_a_text_is_listed_with_its_coverage_or_its_length(filled: RecentList) -> None:
    assert rows(filled) == ["一万二, 12,000 characters", "图书馆, 86% known · 14 new"]
    assert "appear here" not in said(filled)


def test_the_text_that_is_read_is_marked(filled: RecentList) -> None:
    assert filled.view.currentIndex().row() == 1


def test_a_click_opens_a_text(filled: RecentList, study: Study, qtbot: QtBot) -> None:
    with qtbot.waitSignal(filled.opened) as signal:
        qtbot.mouseClick(filled.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(filled, 0))
    assert signal.args == [ids(study)[0]]


def test_the_keys_move_open_and_remove(filled: RecentList, study: Study, qtbot: QtBot) -> None:
    qtbot.keyClick(filled.view, Qt.Key.Key_Up)
    with qtbot.waitSignal(filled.opened) as signal:
        qtbot.keyClick(filled.view, Qt.Key.Key_Return)
    assert signal.args == [ids(study)[0]]
    with qtbot.waitSignal(filled.forget_requested) as signal:
        qtbot.keyClick(filled.view, Qt.Key.Key_Delete)
    assert signal.args == [ids(study)[0]]


def test_the_menu_opens_and_removes(filled: RecentList, study: Study, qtbot: QtBot) -> None:
    menu = filled.menu_for(ids(study)[1])
    open_text, remove = menu.actions()
    with qtbot.waitSignal(filled.opened) as signal:
        open_text.trigger()
    assert signal.args == [ids(study)[1]]
    with qtbot.waitSignal(filled.forget_requested) as signal:
        remove.trigger()
    assert signal.args == [ids(study)[1]]


def test_the_list_is_painted_in_both_themes(filled: RecentList) -> None:
    light = filled.grab().toImage()
    filled.set_theme(DARK)
    assert filled.grab().toImage() != light


def test_the_row_under_the_pointer_is_tinted(filled: RecentList) -> None:
    viewport, at = filled.view.viewport(), QPointF(middle(filled, 0))
    before = filled.grab().toImage()
    for kind, is_tinted in ((QEvent.Type.HoverMove, True), (QEvent.Type.HoverLeave, False)):
        QCoreApplication.sendEvent(viewport, QHoverEvent(kind, at, at, at))
        assert (filled.grab().toImage() != before) is is_tinted
