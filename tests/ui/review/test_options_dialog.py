from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.reviews import Kind, ReviewSettings
from desktop.ui.review.options_dialog import OptionsDialog


def opened(
    qtbot: QtBot, settings: ReviewSettings | None = None, suspended: int = 0
) -> tuple[OptionsDialog, list[ReviewSettings]]:
    dialog = OptionsDialog(settings or ReviewSettings(), suspended)
    qtbot.addWidget(dialog)
    dialog.show()
    changes: list[ReviewSettings] = []
    dialog.changed.connect(changes.append)
    return dialog, changes


def test_the_choices_are_shown_as_they_are(qtbot: QtBot) -> None:
    settings = ReviewSettings(0.85, 7, 90, (Kind.RECALL, Kind.CLOZE), 0, True, True)
    dialog, changes = opened(qtbot, settings)

    assert (dialog.share.text(), dialog.new_a_day.value(), dialog.reviews_a_day.value()) == (
        "85%",
        7,
        90,
    )
    assert [kind.value for kind, box in dialog.kinds.items() if box.isChecked()] == [
        "recall",
        "cloze",
    ]
    assert dialog.leech_lapses.text() == "never"
    assert dialog.introduces_new.isChecked()
    assert dialog.reading_counts.isChecked()
    assert changes == []


def test_the_retention_moves_between_70_and_97_percent(qtbot: QtBot) -> None:
    dialog, changes = opened(qtbot)

    QTest.keyClick(dialog.retention, Qt.Key.Key_Home)
    QTest.keyClick(dialog.retention, Qt.Key.Key_End)

    assert [one.retention for one in changes] == [0.7, 0.97]
    assert dialog.share.text() == "97%"


def test_each_choice_takes_effect_at_once(qtbot: QtBot) -> None:
    dialog, changes = opened(qtbot)

    dialog.new_a_day.setValue(5)
    dialog.kinds[Kind.READING].click()
    dialog.reading_counts.click()

    assert changes[-1] == ReviewSettings(
        new_a_day=5, kinds=(Kind.RECOGNISE, Kind.READING), reading_counts=True
    )
    assert len(changes) == 3


def test_the_last_kind_cannot_be_taken_away(qtbot: QtBot) -> None:
    dialog, changes = opened(qtbot)
    assert not dialog.kinds[Kind.RECOGNISE].isEnabled()

    dialog.kinds[Kind.RECALL].click()
    dialog.kinds[Kind.RECOGNISE].click()

    assert changes[-1].kinds == (Kind.RECALL,)
    assert not dialog.kinds[Kind.RECALL].isEnabled()


def test_cards_that_were_set_aside_can_be_taken_up_again(qtbot: QtBot) -> None:
    dialog, _ = opened(qtbot, suspended=3)
    assert dialog.suspended.text() == "3 cards are set aside."

    with qtbot.waitSignal(dialog.resume_wanted):
        dialog.resume.click()

    assert not dialog.suspended.isVisible()


def test_nothing_is_said_where_no_card_is_set_aside(qtbot: QtBot) -> None:
    dialog, _ = opened(qtbot)

    assert not dialog.suspended.isVisible()
    assert not dialog.resume.isVisible()
