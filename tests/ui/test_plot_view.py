from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot

from desktop.ui.plot_values import Plot, Series, described, frame_of
from desktop.ui.plot_view import PlotView
from desktop.ui.theme import DARK, LIGHT

PLOT = Plot("Due", "", "cards", (Series("bars", "", ((0, 4), (1, 10))),), x_ticks=((0, "today"),))


def shown(qtbot: QtBot) -> PlotView:
    view = PlotView(LIGHT)
    qtbot.addWidget(view)
    view.resize(400, 240)
    view.set_plot(PLOT)
    return view


def test_pointing_at_a_bar_tells_its_value(qtbot: QtBot) -> None:
    view = shown(qtbot)
    frame = frame_of(PLOT, QRectF(view.rect()))

    assert view.tip_at(QPointF(frame.x(0), frame.y(2))) == "today\ncards: 4"
    assert view.tip_at(QPointF(frame.x(1), frame.y(2))) == "1\ncards: 10"
    assert view.tip_at(QPointF(2, 2)) == ""


def test_a_screen_reader_is_told_what_is_shown(qtbot: QtBot) -> None:
    view = shown(qtbot)

    assert view.accessibleName() == "Due"
    assert view.accessibleDescription() == described(PLOT)


def test_the_plot_follows_the_theme(qtbot: QtBot) -> None:
    view = shown(qtbot)
    light = view.grab().toImage()

    view.set_theme(DARK)

    assert view.grab().toImage() != light


def test_what_cannot_be_saved_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    view = shown(qtbot)
    said: list[str] = []
    view.failed.connect(said.append)

    view.save(tmp_path / "due.svg")
    view.save(tmp_path / "missing" / "due.png")

    assert (tmp_path / "due.svg").exists()
    (text,) = said
    assert str(tmp_path / "missing" / "due.png") in text
