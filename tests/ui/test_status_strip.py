"""The strip at the bottom of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from desktop.ui.status_strip import ChapterProgress, StatusStrip
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


CHAPTER = ChapterProgress("第十二章 风雪夜归人", 12, 80, 0.43)


def test_the_chapter_is_named_in_as_many_words_as_fit(qtbot: QtBot) -> None:
    strip = strip_in(qtbot)
    strip.set_coverage(0.86, 14)
    strip.set_progress(0.17, CHAPTER)
    texts: list[str] = []
    for width in range(1280, 280, -10):
        strip.resize(width, 32)
        text = said(strip).split(" | ")[-1]
        if text not in texts:
            texts.append(text)
        assert reading(strip) == texts[0]
        assert all(
            child.geometry().right() < width
            for child in strip.findChildren(QLabel)
            if child.isVisible()
        )
    assert texts == [
        "第十二章 风雪夜归人 · chapter 12 of 80 · 43% of the chapter · 17% of the book",
        "chapter 12 of 80 · 43% of the chapter · 17% of the book",
        "chapter 12 of 80 · 17% of the book",
        "12 of 80 · 17% read",
        "17% read",
    ]


def reading(strip: StatusStrip) -> str:
    """Give what a screen reader hears about the progress."""
    labels = sorted(strip.findChildren(QLabel), key=lambda label: label.x())
    return labels[-1].accessibleName()


def test_a_long_title_is_cut_off(qtbot: QtBot) -> None:
    strip = strip_in(qtbot)
    strip.resize(1280, 32)
    strip.set_progress(0.17, ChapterProgress("很长的一章" * 20, 12, 80, 0.43))
    assert "…" in said(strip)
    assert said(strip).endswith("· chapter 12 of 80 · 43% of the chapter · 17% of the book")


def test_what_is_no_chapter_but_a_volume_has_no_number(qtbot: QtBot) -> None:
    strip = strip_in(qtbot)
    strip.set_progress(0.17, ChapterProgress("第一卷", 0, 80, 0.43))
    assert said(strip) == "第一卷 · 43% of the chapter · 17% of the book"


def test_the_words_give_way_to_work(qtbot: QtBot) -> None:
    strip = strip_in(qtbot)
    strip.resize(720, 32)
    strip.set_progress(0.17, CHAPTER)
    assert "43% of the chapter" in said(strip)
    strip.show_work("Opening a book with quite a long title.epub…", 0.5)
    assert "17%" in said(strip)
    assert "43%" not in said(strip)
    strip.hide_work()
    assert "43% of the chapter" in said(strip)
