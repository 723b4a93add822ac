from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.language.scripts import Script
from desktop.reviews import Kind, Rating, ReviewSettings
from desktop.storage import reviews, words
from desktop.ui.theme import DARK
from desktop.vocabulary.status import Status
from tests.ui.review.desk import FRIEND, LIBRARY, LONG, Desk, light, saved

K = Qt.Key
Sit = Callable[..., Desk]


@pytest.fixture
def sit(qtbot: QtBot, tmp_path: Path) -> Iterator[Sit]:
    """Sit down at the page with some words."""
    desks: list[Desk] = []

    def made(*kept: tuple[str, str, str, tuple[str, ...], str], **more: object) -> Desk:
        desk = Desk(tmp_path, *[saved(*one) for one in kept], **more)  # type: ignore[arg-type]  # settings
        desks.append(desk)
        qtbot.addWidget(desk.window)
        return desk

    yield made
    for desk in desks:
        desk.close()


def ratings(desk: Desk) -> list[str]:
    return [one.rating.name for one in reviews.load_log(desk.study)]


# -- the kinds -------------------------------------------------------------------------------


def test_recognise_shows_the_word_and_then_all_that_is_kept_of_it(sit: Sit) -> None:
    desk = sit(LIBRARY)

    assert desk.seen() == "How is it read, and what does it mean?\n图书馆"
    desk.press(K.Key_Space)
    assert desk.seen() == (
        "图书馆\n圖書館\ntúshūguǎn\nlibrary\n我常常去图书馆看书。\n在北京的第一天"
    )


def test_recall_shows_the_meaning_and_hides_the_word(sit: Sit) -> None:
    desk = sit(FRIEND, kinds=(Kind.RECALL,))

    assert desk.seen() == "Which word is it?\n1\u2002friend\n2\u2002see also 友人 yǒurén"
    desk.press(K.Key_Return)
    assert desk.seen().startswith("朋友\npéngyou\n")


def test_a_gap_stands_for_the_word_and_nothing_gives_it_away(sit: Sit) -> None:
    desk = sit(LIBRARY, kinds=(Kind.CLOZE,))

    assert "我常常去＿＿＿看书。" in desk.seen()
    assert "图书馆" not in desk.seen() + desk.page.card.sentence.accessibleName()
    assert not desk.page.bar.sentence.isVisible()
    desk.press(K.Key_Space)
    assert "我常常去图书馆看书。" in desk.seen()


@pytest.mark.parametrize(
    ("typed", "verdict", "means"),
    [
        ("tu2shu1guan3", "Right.", "Good"),
        ("tu2 shu1 guan4", "Tone: guǎn, not guàn.", "Again"),
        ("du2 shu1 guan3", "Syllable: tú, not dú.", "Again"),
        ("tushuguan", "The syllables are right; the tones are missing or wrong.", "Again"),
        ("tu2", "These are not 3 syllables.", "Again"),
    ],
)
def test_a_reading_is_typed_and_told_what_is_wrong(
    sit: Sit, typed: str, verdict: str, means: str
) -> None:
    desk = sit(LIBRARY, kinds=(Kind.READING,))
    desk.type(typed)
    desk.press(K.Key_Return)

    assert verdict in desk.seen().splitlines()
    desk.press(K.Key_Return)
    assert ratings(desk) == [means]
    assert reviews.load_log(desk.study)[0].answer == typed


def test_letters_go_into_the_line_until_escape_leaves_it(sit: Sit) -> None:
    desk = sit(LIBRARY, FRIEND, kinds=(Kind.READING,))
    desk.type("bsu")
    assert desk.page.card.line.text() == "bsu"

    desk.press(K.Key_Escape, K.Key_Escape, K.Key_B)

    assert [one.name for one in desk.stack] == ["Bury: 图书馆"]


def test_the_word_is_written_in_the_readers_script(sit: Sit) -> None:
    desk = sit(LIBRARY, look=light(script=Script.TRADITIONAL))
    desk.press(K.Key_Space)

    assert desk.seen().startswith("圖書館\n图书馆\n")
    desk.reviewing.set_look(light())
    assert desk.seen().startswith("图书馆\n圖書館\n")


# -- answers ---------------------------------------------------------------------------------


def test_each_button_says_when_the_card_comes_again(sit: Sit) -> None:
    desk = sit(LIBRARY)
    desk.press(K.Key_Space)

    assert [button.text() for button in desk.page.bar.ratings.values()] == [
        "Again  1\n1 min",
        "Hard  2\n6 min",
        "Good  3\n10 min",
        "Easy  4\n8 days",
    ]


@pytest.mark.parametrize(
    ("key", "rating"),
    [
        (K.Key_1, "Again"),
        (K.Key_2, "Hard"),
        (K.Key_3, "Good"),
        (K.Key_4, "Easy"),
        (K.Key_Space, "Good"),
        (K.Key_Return, "Good"),
        (K.Key_Enter, "Good"),
    ],
)
def test_keys_answer(sit: Sit, key: Qt.Key, rating: str) -> None:
    desk = sit(LIBRARY)
    desk.press(K.Key_Space, key)

    assert ratings(desk) == [rating]


def test_numbers_mean_nothing_before_the_answer_is_shown(sit: Sit) -> None:
    desk = sit(LIBRARY)
    desk.press(K.Key_3, K.Key_E)

    assert ratings(desk) == []
    assert desk.opened == []


def test_the_pointer_answers_and_leaves_the_keys_with_the_page(sit: Sit) -> None:
    desk = sit(LIBRARY, FRIEND)
    bar = desk.page.bar
    QTest.mouseClick(bar.show_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(bar.ratings[Rating.Easy], Qt.MouseButton.LeftButton)
    desk.press(K.Key_Space, K.Key_1)

    assert ratings(desk) == ["Easy", "Again"]


def test_the_counts_follow(sit: Sit) -> None:
    desk = sit(LIBRARY, FRIEND)
    assert desk.page.counts.text() == "2 new · 0 learning · 0 due"

    desk.press(K.Key_Space, K.Key_Space)

    assert desk.page.counts.text() == "1 new · 1 learning · 0 due"


def test_u_takes_the_last_answer_back(sit: Sit) -> None:
    desk = sit(LIBRARY, FRIEND)
    assert not desk.page.bar.undo.isEnabled()
    desk.press(K.Key_Space, K.Key_4)
    assert "朋友" in desk.seen()

    desk.press(K.Key_U)

    assert "图书馆" in desk.seen()
    assert ratings(desk) == []
    assert not desk.page.bar.undo.isEnabled()


def test_u_leaves_alone_what_was_done_elsewhere(sit: Sit) -> None:
    desk = sit(LIBRARY, FRIEND)
    desk.press(K.Key_Space, K.Key_4)
    desk.stack.append(replace(desk.stack[0], name="Save: 长"))
    desk.reviewing.refresh()

    desk.press(K.Key_U)

    assert ratings(desk) == ["Easy"]
    assert len(desk.stack) == 2


def test_bury_and_suspend_go_on_to_the_next_card_and_can_be_undone(sit: Sit) -> None:
    desk = sit(LIBRARY, FRIEND, LONG)
    desk.press(K.Key_B)
    assert "朋友" in desk.seen()
    desk.press(K.Key_S)
    assert "长" in desk.seen()

    desk.press(K.Key_U, K.Key_U)

    assert "图书馆" in desk.seen()
    assert desk.page.counts.text() == "3 new · 0 learning · 0 due"


def test_e_opens_the_sentence_in_its_text(sit: Sit) -> None:
    desk = sit(LIBRARY)
    desk.press(K.Key_Space, K.Key_E)

    ((document, sentence),) = desk.opened
    assert (document, sentence.text) == ("d1", "我常常去图书馆看书。")


def test_a_screen_reader_is_told_the_question_and_then_the_answer(sit: Sit) -> None:
    desk = sit(LIBRARY)
    assert desk.page.accessibleName() == "How is it read, and what does it mean?\n图书馆"

    desk.press(K.Key_Space)

    assert desk.page.accessibleName() == "图书馆\ntúshūguǎn\nlibrary\n我常常去图书馆看书。"


def test_everything_can_be_reached_by_tab(sit: Sit) -> None:
    desk = sit(LIBRARY)
    desk.press(K.Key_Space)
    reached = set()
    for _ in range(12):
        desk.press(K.Key_Tab)
        widget = desk.window.focusWidget()
        reached.add(getattr(widget, "text", str)().split("  ")[0])

    assert {"Again", "Hard", "Good", "Easy", "Bury", "Suspend", "Sentence"} <= reached
    assert {"Progress", "Options…"} <= reached


def test_the_pages_keys_go_before_the_windows_and_undo_is_the_windows(sit: Sit) -> None:
    desk = sit(LIBRARY, FRIEND, kinds=(Kind.RECOGNISE, Kind.READING))
    pressed: list[str] = []
    for key in ("B", "1", "Space", "F", "Ctrl+Z"):
        action = QAction(key, desk.window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked=False, key=key: pressed.append(key))
        desk.window.addAction(action)

    desk.press(K.Key_Space, K.Key_1, K.Key_B, K.Key_F)
    QTest.keyClick(desk.page, K.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert pressed == ["F", "Ctrl+Z"]
    assert [one.name for one in desk.stack] == ["Review: 图书馆", "Bury: 朋友"]


def test_undo_is_the_windows_while_nothing_is_typed(sit: Sit) -> None:
    desk = sit(LIBRARY, kinds=(Kind.READING,))
    pressed: list[str] = []
    action = QAction("Undo", desk.window)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: pressed.append("undo"))
    desk.window.addAction(action)
    line = desk.page.card.line

    desk.type("tu")
    QTest.keyClick(line, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), pressed) == ("", [])
    QTest.keyClick(line, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["undo"]


def test_a_leech_is_told_once_and_can_be_undone_there(sit: Sit) -> None:
    desk = sit(LIBRARY, leech_lapses=1)
    desk.press(K.Key_Space, K.Key_4)
    desk.wait(days=30)
    desk.press(K.Key_Space, K.Key_1)

    assert desk.notice.text() == (
        "图书馆 was forgotten often. It is set aside, with the tag “leech”."
    )
    assert [word.tags for word in words.load_words(desk.study)] == [("leech",)]


# -- what is said when nothing is asked ------------------------------------------------------


def test_before_there_are_words_the_page_says_where_they_come_from(sit: Sit) -> None:
    desk = sit()

    assert desk.said() == (
        "No words to learn yet"
        " Save words while you read: those with the status “learning” come here."
    )
    assert not desk.page.bar.isVisible()


def test_when_all_is_done_the_page_says_what_comes_tomorrow(sit: Sit) -> None:
    desk = sit(LIBRARY, FRIEND, new_a_day=1)
    desk.press(K.Key_Space, K.Key_4)

    assert desk.said() == "Nothing more to review today. 1 tomorrow."
    assert desk.page.accessibleName() == desk.said()
    assert not desk.page.bar.bury.isVisible()
    QTest.mouseClick(desk.page.bar.undo, Qt.MouseButton.LeftButton)
    assert "图书馆" in desk.seen()


def test_words_that_come_meanwhile_are_asked(sit: Sit) -> None:
    desk = sit()
    words.write_words(desk.study, "Save", [saved(*LIBRARY)])

    desk.reviewing.refresh()

    assert "图书馆" in desk.seen()


def test_what_is_asked_stays_while_other_things_change(sit: Sit) -> None:
    desk = sit(LIBRARY)
    desk.press(K.Key_Space)
    words.write_words(desk.study, "Save", [saved(*FRIEND)])

    desk.reviewing.refresh()

    assert "túshūguǎn" in desk.seen()
    assert desk.page.counts.text() == "2 new · 0 learning · 0 due"


def test_a_word_that_is_known_meanwhile_is_asked_no_longer(sit: Sit) -> None:
    desk = sit(LIBRARY, FRIEND)
    (word, *_) = words.load_words(desk.study)
    words.write_words(desk.study, "Known", [replace(word, status=Status.KNOWN)])

    desk.reviewing.refresh()

    assert "朋友" in desk.seen()


def test_an_answer_that_another_program_was_quicker_with_is_refused(sit: Sit) -> None:
    desk = sit(LIBRARY)
    desk.press(K.Key_Space)
    question = desk.page.question
    assert question is not None
    desk.reviews.answer(question, Rating.Easy, 1)

    desk.press(K.Key_1)

    assert "has changed since" in desk.notice.text()
    assert ratings(desk) == ["Easy"]


def test_forecast_and_retention_are_drawn_when_all_is_done(sit: Sit, qtbot: QtBot) -> None:
    desk = sit(LIBRARY)
    desk.press(K.Key_Space, K.Key_4)

    qtbot.waitUntil(lambda: desk.page.rest.forecast.plot.title == "The next 30 days", timeout=5000)
    assert desk.page.rest.retention.plot.empty == "This fills once cards come back after days."


def test_progress_can_be_looked_at_in_between(sit: Sit, qtbot: QtBot) -> None:
    desk = sit(LIBRARY)
    QTest.mouseClick(desk.page.progress, Qt.MouseButton.LeftButton)
    assert desk.said() == "Progress"

    desk.press(K.Key_Escape)

    assert "图书馆" in desk.seen()
    qtbot.waitUntil(lambda: not desk.tasks.is_running("review-figures"), timeout=5000)


def test_the_log_is_saved_for_the_optimizer(sit: Sit, tmp_path: Path) -> None:
    desk = sit(LIBRARY)
    desk.press(K.Key_Space, K.Key_4)

    desk.reviewing.export(tmp_path / "revlog.csv")
    desk.reviewing.export(tmp_path / "missing" / "revlog.csv")

    lines = (tmp_path / "revlog.csv").read_text().splitlines()
    assert lines[0] == "card_id,review_time,review_rating,review_state,review_duration"
    assert lines[1].startswith("1,1772442002000,4,0,")
    assert desk.notice.text().startswith("The log could not be saved:")


def test_the_page_follows_the_theme(sit: Sit) -> None:
    desk = sit(LIBRARY)
    desk.press(K.Key_Space)
    before = desk.page.card.grab().toImage()

    desk.reviewing.set_look(light(DARK))

    assert desk.page.card.grab().toImage() != before


def test_other_settings_change_what_is_asked(sit: Sit) -> None:
    desk = sit(LIBRARY)

    desk.reviewing.use(ReviewSettings(kinds=(Kind.RECALL,)))

    assert desk.seen() == "Which word is it?\nlibrary"
