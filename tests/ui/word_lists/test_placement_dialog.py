"""Taking the placement test in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.ui.word_lists.placement_dialog import PlacementDialog
from desktop.vocabulary.placement import MADE_UP, WORDS, Placement
from desktop.vocabulary.placement_words import ranked_words
from desktop.vocabulary.status import Status
from tests.ui.word_lists.conftest import Desk

LEFT = Qt.MouseButton.LeftButton
LIST = tuple(f"词{rank}" for rank in range(1, 5001))


def small(qtbot: QtBot) -> PlacementDialog:
    dialog = PlacementDialog(Script.TRADITIONAL, lambda text: text.replace("词", "詞"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.set_placement(Placement(LIST, ("無有",), 1))
    return dialog


def test_keys_answer_and_take_back(qtbot: QtBot) -> None:
    dialog = small(qtbot)
    first = dialog.word.text()
    assert first.startswith("詞")
    assert dialog.count.text() == f"1 / {WORDS + 1}"
    assert not dialog.back_button.isEnabled()
    for key in (Qt.Key.Key_Y, Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_N):
        qtbot.keyClick(dialog, key)
    assert dialog.count.text() == f"5 / {WORDS + 1}"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Space)
    assert dialog.count.text() == f"5 / {WORDS + 1}"
    for _ in range(4):
        qtbot.keyClick(dialog, Qt.Key.Key_Backspace)
    assert dialog.word.text() == first


def test_the_buttons_answer_too(qtbot: QtBot) -> None:
    dialog = small(qtbot)
    qtbot.mouseClick(dialog.yes_button, LEFT)
    qtbot.mouseClick(dialog.no_button, LEFT)
    qtbot.mouseClick(dialog.back_button, LEFT)
    assert dialog.count.text() == f"2 / {WORDS + 1}"


def test_the_result_is_told_with_its_bounds(qtbot: QtBot) -> None:
    dialog = small(qtbot)
    with qtbot.waitSignal(dialog.all_asked):
        for _ in range(WORDS + 1):
            qtbot.keyClick(dialog, Qt.Key.Key_Y)
    assert dialog.size_text.text().startswith("You know some ")
    assert dialog.range_text.text().startswith("Nine times in ten it is between ")
    assert "made up" in dialog.note.text()
    assert not dialog.note.isHidden()
    dialog.set_offer(900, 0)
    assert dialog.mark_button.isHidden()


def test_what_is_within_reach_is_marked_once_asked(
    desk: Desk, qtbot: QtBot, language: Language
) -> None:
    dialog = desk.wiring().place(Script.SIMPLIFIED, lambda text: text, seed=5)
    assert dialog is not None
    known = set((ranked_words(language) or ())[:1500])
    qtbot.waitUntil(lambda: bool(dialog.word.text()), timeout=20_000)
    for _ in range(WORDS + MADE_UP):
        is_known = dialog.word.text() in known
        qtbot.keyClick(dialog, Qt.Key.Key_Y if is_known else Qt.Key.Key_N)
    qtbot.waitUntil(lambda: bool(dialog.offer.text()), timeout=20_000)
    assert desk.study.words() == ()
    said = dialog.mark_button.text()
    qtbot.mouseClick(dialog.mark_button, LEFT)
    qtbot.waitUntil(lambda: bool(desk.done), timeout=20_000)
    words = desk.study.words()
    assert said == f"Mark {len(words):,} words as known"
    assert 400 < len(words) <= 1500
    assert {word.status for word in words} == {Status.KNOWN}
