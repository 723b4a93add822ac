"""The strip at the bottom of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from desktop.ui.status_strip import StatusStrip
from desktop.ui.widgets import Button


def strip_in(qtbot: QtBot) -> StatusStrip:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.resize(900, 32)
    strip.show()
    return strip


def said(strip: StatusStrip) -> str:
    labels = sorted(strip.findChildren(QLabel), key=lambda label: label.x())
    return " | ".join(label.text() for label in labels if label.isVisible() and label.text())


def bars(strip: StatusStrip) -> list[float]:
    return [b.value() / b.maximum() for b in strip.findChildren(QProgressBar) if b.isVisible()]


def test_a_text_without_counts_shows_nothing_but_its_progress(qtbot: QtBot) -> None:
    strip = strip_in(qtbot)
    strip.set_progress(0.38)
    assert said(strip) == "38% read"
    assert not bars(strip)


def test_the_share_of_known_words_and_the_new_ones_are_shown(qtbot: QtBot) -> None:
    strip = strip_in(qtbot)
    strip.set_progress(0.38)
    strip.set_coverage(0.86, 14)
    assert said(strip) == "Known | 86% | 14 new words | 38% read"
    assert bars(strip) == [0.86]


def test_one_new_word_is_a_word_and_not_words(qtbot: QtBot) -> None:
    strip = strip_in(qtbot)
    strip.set_coverage(1, 1)
    assert said(strip) == "Known | 100% | 1 new word"


def test_work_takes_the_place_of_the_counts_and_gives_it_back(qtbot: QtBot) -> None:
    strip = strip_in(qtbot)
    strip.set_coverage(0.86, 14)
    strip.show_work("Preparing the dictionary…", 0.25)
    assert said(strip) == "Preparing the dictionary…"
    assert bars(strip) == [0.25]
    strip.hide_work()
    assert said(strip) == "Known | 86% | 14 new words"


def test_counts_that_arrive_during_work_wait_for_its_end(qtbot: QtBot) -> None:
    strip = strip_in(qtbot)
    strip.show_work("Opening novel.txt…", None)
    strip.set_coverage(0.5, 3)
    assert said(strip) == "Opening novel.txt…"
    strip.hide_work()
    assert said(strip) == "Known | 50% | 3 new words"


def test_work_can_be_cancelled(qtbot: QtBot) -> None:
    strip = strip_in(qtbot)
    strip.show_work("Preparing the dictionary…", 0.25)
    (cancel,) = strip.findChildren(Button)
    with qtbot.waitSignal(strip.cancelled):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    cancel.setFocus()
    with qtbot.waitSignal(strip.cancelled):
        qtbot.keyClick(cancel, Qt.Key.Key_Return)


def test_another_text_begins_with_an_empty_strip(qtbot: QtBot) -> None:
    strip = strip_in(qtbot)
    strip.set_coverage(0.86, 14)
    strip.set_progress(0.38)
    strip.clear()
    assert said(strip) == ""
