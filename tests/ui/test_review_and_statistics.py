"""The pages for reviews and statistics in the window, on real files."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.settings import Settings, load
from desktop.ui.review.review_page import ReviewPage
from desktop.ui.statistics.statistics_page import StatisticsPage
from desktop.vocabulary.scheduling import Kind, ReviewSettings
from desktop.vocabulary.status import Status
from tests.ui.texts import LESSON, chapter
from tests.ui.windows import CTRL, Desk, Desks

Key = Qt.Key


def review_page(desk: Desk) -> ReviewPage:
    desk.press(Key.Key_4, CTRL)
    (page,) = desk.window.findChildren(ReviewPage)
    assert page.isVisible()
    return page


def learning(desks: Desks) -> Desk:
    desk = desks.read("我在图书馆看书。")
    desk.tap("图书馆")
    desk.press(Key.Key_2)
    (word,) = desk.window.study.words()
    assert word.status is Status.LEARNING
    return desk


def test_a_word_being_learnt_is_asked_answered_and_taken_back(desks: Desks) -> None:
    desk = learning(desks)
    page = review_page(desk)
    assert page.question is not None
    assert page.question.word.simplified == "图书馆"
    reviews = desk.window.study.reviews
    QTest.keyClick(desk.window.focusWidget(), Key.Key_Space)
    QTest.keyClick(desk.window.focusWidget(), Key.Key_3)
    desk.settle()
    assert reviews.done() == 1
    desk.press(Key.Key_Z, CTRL)
    assert reviews.done() == 0
    assert page.question is not None
    desk.press(Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert reviews.done() == 1


def test_without_words_being_learnt_the_page_says_so(desks: Desks) -> None:
    page = review_page(desks.read(LESSON))
    assert page.question is None


def test_choices_for_reviews_are_kept(desks: Desks) -> None:
    desk = learning(desks)
    review_page(desk)
    chosen = ReviewSettings(new_a_day=7, kinds=(Kind.RECALL,))
    desk.window._beyond.reviewing._change(chosen)
    assert desk.window.study.reviews.settings == chosen
    assert load(desks.settings_file).reviews["new_a_day"] == 7
    desks.close(desk)
    again = desks.read(LESSON, load(desks.settings_file))
    review_page(again)
    assert again.window.study.reviews.settings == chosen


def test_a_sentence_is_opened_from_its_question(desks: Desks) -> None:
    desk = learning(desks)
    page = review_page(desk)
    desk.window._reading.open_text("别的课文。", "", "clipboard")
    page = review_page(desk)
    assert page.question is not None
    (sentence,) = page.question.word.sentences
    page.sentence_wanted.emit(sentence.document_id, sentence)
    assert desk.page() == "我在图书馆看书。"
    assert desk.action("page_read").isChecked()


def figures(page: StatisticsPage) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible() and one.text()]


def test_the_statistics_of_a_text_follow_a_status(desks: Desks) -> None:
    desk = desks.read("我在图书馆看书。他也在图书馆看书。")
    desk.press(Key.Key_5, CTRL)
    (page,) = desk.window.findChildren(StatisticsPage)
    desk.wait_until(lambda: "0%" in figures(page))
    assert "6" in figures(page)
    desk.press(Key.Key_1, CTRL)
    desk.tap("图书馆")
    desk.press(Key.Key_3)
    desk.press(Key.Key_5, CTRL)
    desk.wait_until(lambda: "5" in figures(page))
    assert "0%" not in figures(page)


def test_every_page_follows_theme_and_script(desks: Desks) -> None:
    desk = learning(desks)
    for key in (Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6):
        desk.press(key, CTRL)
        desk.settle()
    for settings in (Settings(theme="dark"), Settings(script="traditional", phonetic="zhuyin")):
        desk.window.change_settings(settings)
        for key in (Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_1):
            desk.press(key, CTRL)
            assert not desk.window.grab().isNull()


def test_reading_time_is_kept(desks: Desks) -> None:
    desk = desks.read(chapter())
    clock = count(0, 8_000)
    desk.window._beyond.measuring.time._now = lambda: next(clock)
    for _ in range(5):
        desk.wheel(2)
    desk.press(Key.Key_2, CTRL)
    ((duration, characters),) = desk.window.study._study.rows(
        "SELECT duration, characters FROM reading_time"
    )
    assert duration > 8_000
    assert characters > 50


def test_no_part_of_a_page_is_shown_as_a_window_of_its_own(desks: Desks) -> None:
    desk = learning(desks)
    for key in (Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_1):
        desk.press(key, CTRL)
        assert desk.window.isActiveWindow()
        desk.settle(50)
        assert desk.window.isActiveWindow()


LONG = "\n".join(["我在图书馆看书。", *(f"第{n}天，他去银行工作。" for n in range(60))])


def due_word(desks: Desks, settings: Settings) -> Desk:
    """Read a long text with a word whose card is due."""
    desk = desks.read(LONG, settings)
    desk.tap("图书馆")
    desk.press(Key.Key_2)
    review_page(desk)
    QTest.keyClick(desk.window.focusWidget(), Key.Key_Space)
    QTest.keyClick(desk.window.focusWidget(), Key.Key_4)
    with desk.window.study._study.transaction() as write:
        write.run("UPDATE card SET due = 1")
    desk.window.study.reviews.reload()
    desk.window._beyond.meeting.begin(desk.document)
    desk.press(Key.Key_1, CTRL)
    return desk


def reviews_of(desk: Desk) -> int:
    return len(desk.window.study._study.rows("SELECT 1 FROM review WHERE deleted = 0"))


def test_reading_a_word_changes_no_schedule_unless_that_is_chosen(desks: Desks) -> None:
    desk = due_word(desks, Settings())
    for _ in range(4):
        desk.wheel(2)
    desk.press(Key.Key_2, CTRL)
    assert reviews_of(desk) == 1


def test_a_word_that_is_read_and_not_looked_up_counts_where_that_is_chosen(desks: Desks) -> None:
    desk = due_word(desks, Settings(reviews={"reading_counts": True}))
    for _ in range(4):
        desk.wheel(2)
    desk.press(Key.Key_2, CTRL)
    assert reviews_of(desk) == 2
    assert desk.notice == "1 word that you read and did not look up counts as known today."
    desk.press(Key.Key_Z, CTRL)
    assert reviews_of(desk) == 1
