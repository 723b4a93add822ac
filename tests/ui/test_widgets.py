"""Small widgets that every page is made of."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.ui.theme import LIGHT
from desktop.ui.widgets import Chips, Segments


def segments_in(qtbot: QtBot) -> Segments:
    segments = Segments([(n, name) for n, name in enumerate(("One", "Two", "Three"))], "Numbers")
    qtbot.addWidget(segments)
    segments.show()
    return segments


def test_a_click_asks_for_a_choice_and_does_not_make_it(qtbot: QtBot) -> None:
    segments = segments_in(qtbot)
    with qtbot.waitSignal(segments.chosen) as signal:
        qtbot.mouseClick(segments.button(1), Qt.MouseButton.LeftButton)
    assert signal.args == [1]
    assert segments.value is None
    assert not segments.button(1).isChecked()


def test_the_choice_that_is_made_is_marked(qtbot: QtBot) -> None:
    segments = segments_in(qtbot)
    segments.set_value(2)
    assert [button.isChecked() for button in segments.buttons()] == [False, False, True]
    segments.set_value(None)
    assert not any(button.isChecked() for button in segments.buttons())


def test_a_choice_can_be_made_again(qtbot: QtBot) -> None:
    segments = segments_in(qtbot)
    segments.set_value(0)
    with qtbot.waitSignal(segments.chosen) as signal:
        qtbot.mouseClick(segments.button(0), Qt.MouseButton.LeftButton)
    assert signal.args == [0]
    assert segments.button(0).isChecked()


def test_the_row_is_one_tab_stop_and_the_arrows_move_within(qtbot: QtBot) -> None:
    segments = segments_in(qtbot)
    segments.set_value(1)
    stops = [b for b in segments.buttons() if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [segments.button(1)]
    with qtbot.waitActive(segments):
        segments.activateWindow()
    segments.button(1).setFocus()
    qtbot.keyClick(segments.button(1), Qt.Key.Key_Right)
    assert segments.button(2).hasFocus()
    qtbot.keyClick(segments.button(2), Qt.Key.Key_Right)
    assert segments.button(0).hasFocus()
    qtbot.keyClick(segments.button(0), Qt.Key.Key_Left)
    with qtbot.waitSignal(segments.chosen) as signal:
        qtbot.keyClick(segments.button(2), Qt.Key.Key_Return)
    assert signal.args == [2]


def test_chips_take_another_line_where_the_first_is_full(qtbot: QtBot) -> None:
    chips = Chips(LIGHT)
    qtbot.addWidget(chips)
    chips.set_chips([("HSK 4", "a list"), ("very common", "a band"), ("12× here", "a count")])
    whole = chips.sizeHint().width()
    assert chips.heightForWidth(whole) == 24
    assert chips.heightForWidth(whole - 1) == 24 + 4 + 24
    assert chips.accessibleName() == "HSK 4, very common, 12× here"


def test_each_chip_explains_itself(qtbot: QtBot) -> None:
    chips = Chips(LIGHT)
    qtbot.addWidget(chips)
    chips.resize(600, 24)
    chips.set_chips([("HSK 4", "a list"), ("very common", "a band")])
    assert chips.tip_at(QPoint(10, 12)) == "a list"
    assert chips.tip_at(QPoint(90, 12)) == "a band"
    assert chips.tip_at(QPoint(590, 12)) == ""
