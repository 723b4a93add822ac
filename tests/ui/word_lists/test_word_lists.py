"""Marking what was read, in the window."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.language.document import Document, Place
from desktop.language.scripts import Script
from desktop.study import Study
from desktop.ui.notice import Notice
from desktop.ui.tasks import Tasks
from desktop.ui.theme import LIGHT
from desktop.ui.word_lists.word_lists import WordLists
from desktop.vocabulary.status import Status
from tests.ui.word_lists.conftest import Desk

TEXT = Document("d", "t", ("我在图书馆看书。", "水很好喝。"), "x")


def test_all_before_a_place_is_marked_and_undone_with_one_click(desk: Desk, qtbot: QtBot) -> None:
    desk.wiring().mark_before(TEXT, Place(1, 0), Script.SIMPLIFIED)
    qtbot.waitUntil(lambda: bool(desk.done), timeout=10_000)
    assert [word.simplified for word in desk.study.words()] == ["我", "在", "图书馆", "看书"]
    assert {word.status for word in desk.study.words()} == {Status.KNOWN}
    assert desk.notice.text() == "Mark known: 4 words."
    desk.take_back()
    assert desk.study.words() == ()


def test_where_all_is_touched_there_is_nothing_to_mark(desk: Desk, qtbot: QtBot) -> None:
    lists = desk.wiring()
    lists.mark_between(TEXT, Place(1, 0), Place(1, 1), Script.SIMPLIFIED)
    qtbot.waitUntil(lambda: bool(desk.done), timeout=10_000)
    lists.mark_between(TEXT, Place(1, 0), Place(1, 1), Script.SIMPLIFIED)
    qtbot.waitUntil(lambda: "nothing" in desk.notice.text(), timeout=10_000)
    assert len(desk.done) == 1


def test_what_is_under_way_is_told_and_can_be_cancelled(desk: Desk, qtbot: QtBot) -> None:
    lists = desk.wiring()
    text = Document("d", "t", ("他们在图书馆看书，喝水。" * 3,) * 3000, "x")
    with qtbot.waitSignal(lists.working, timeout=10_000) as signal:
        lists.mark_before(text, Place(2999, 0), Script.SIMPLIFIED)
    assert signal.args is not None
    assert signal.args[0] == "Reading the words of this text"
    with qtbot.waitSignal(lists.finished):
        lists.cancel()
    assert desk.study.words() == ()


def test_before_there_is_a_dictionary_nothing_opens(desk: Desk, tmp_path: Path) -> None:
    study = Study.open(tmp_path / "other")
    notice = Notice(desk.window)
    lists = WordLists(
        desk.window,
        study,
        Tasks(desk.window),
        notice,
        lambda _make: False,
        lambda: None,
        lambda changes: changes,
        lambda: LIGHT,
    )
    assert lists.import_list() is None
    assert lists.mark_hsk("2025") is None
    assert notice.text() == "The dictionary is not ready yet."
    study.close()
