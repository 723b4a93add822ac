from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.ui.plot_values import Plot, Series, described, frame_of, number_text, ticks
from desktop.ui.plots import paint, save_plot
from desktop.ui.theme import DARK, LIGHT, Theme

AREA = QRectF(0, 0, 400, 240)

BARS = Plot("Due", "day", "cards", (Series("bars", "", ((0, 4), (1, 0), (2, 10)), "accent"),))
LINES = Plot(
    "Retention",
    "",
    "right",
    (
        Series("line", "true", ((0, 0.8), (1, 0.95)), "tone4"),
        Series("line", "desired", ((0, 0.9), (1, 0.9)), "soft", dashed=True),
    ),
    x_ticks=((0, "2 Mar"), (1, "9 Mar")),
    y_range=(0.5, 1.0),
    y_format="percent",
)
NOTHING = Plot("Due", "day", "cards", (), empty="Nothing is due.")


def painted(plot: Plot, theme: Theme = LIGHT) -> QImage:
    image = QImage(400, 240, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.page))
    with QPainter(image) as painter:
        paint(painter, AREA, plot, theme)
    return image


def colour_at(image: QImage, plot: Plot, x: float, y: float) -> str:
    frame = frame_of(plot, AREA)
    return image.pixelColor(round(frame.x(x)), round(frame.y(y))).name()


def count(image: QImage, colour: str) -> int:
    wanted = QColor(colour).rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def test_a_bar_reaches_from_the_axis_up_to_its_value() -> None:
    image = painted(BARS)

    assert colour_at(image, BARS, 2, 0.5) == LIGHT.accent
    assert colour_at(image, BARS, 2, 9.5) == LIGHT.accent
    assert colour_at(image, BARS, 0, 3.5) == LIGHT.accent
    assert colour_at(image, BARS, 0, 5.2) == LIGHT.page
    assert colour_at(image, BARS, 1, 0.7) == LIGHT.page


def test_bars_of_several_series_stand_on_each_other_or_side_by_side() -> None:
    series = (
        Series("bars", "new", ((0, 3), (1, 2)), "tone1"),
        Series("bars", "due", ((0, 5), (1, 0)), "tone4"),
    )
    stacked = Plot("", "", "", series, stacked=True)
    beside = Plot("", "", "", series)

    image = painted(stacked)
    assert colour_at(image, stacked, 0, 1.5) == LIGHT.tone(1)
    assert colour_at(image, stacked, 0, 5.5) == LIGHT.tone(4)
    assert frame_of(stacked, AREA).y_range == (0, 8)
    assert frame_of(beside, AREA).y_range[1] < 8
    assert colour_at(painted(beside), beside, 0.15, 4.5) == LIGHT.tone(4)


def test_a_line_goes_through_its_points() -> None:
    image, frame = painted(LINES), frame_of(LINES, AREA)

    for x, y in ((0, 0.8), (0.5, 0.875)):
        right, down = round(frame.x(x)), round(frame.y(y))
        near = {image.pixelColor(right, down + step).name() for step in (-1, 0, 1)}
        assert LIGHT.tone(4) in near


def test_a_plot_wears_the_theme() -> None:
    assert count(painted(BARS, DARK), DARK.accent) > 1000
    assert count(painted(BARS, DARK), LIGHT.accent) == 0


def test_several_series_are_named_and_one_is_not() -> None:
    named = Plot("", "", "", (Series("bars", "one", ((0, 1),)), Series("line", "two", ((0, 1),))))
    alone = Plot("", "", "", (Series("bars", "one", ((0, 1),)),))

    assert frame_of(named, AREA).area.top() > frame_of(alone, AREA).area.top()


def test_a_plot_without_points_says_so() -> None:
    image = painted(NOTHING)

    assert count(image, LIGHT.line) == 0
    assert described(NOTHING) == "Due. Nothing is due."


@pytest.mark.parametrize(
    ("low", "high", "most", "marks"),
    [
        (0, 10, 6, [0, 2, 4, 6, 8, 10]),
        (0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (0.5, 1, 6, [0.5, 0.6, 0.7, 0.8, 0.9, 1]),
        (3, 27, 5, [10, 20]),
        (0, 123_456, 4, [0, 50_000, 100_000]),
        (5, 5, 5, [5]),
    ],
)
def test_marks_are_round_numbers(low: float, high: float, most: int, marks: list[float]) -> None:
    assert list(ticks(low, high, most)) == marks


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(2, 12))
def test_marks_lie_within_and_are_not_too_many(low: float, width: float, most: int) -> None:
    found = ticks(low, low + width, most)

    slack = width * 1e-6 + 1e-9
    assert all(low - slack <= one <= low + width + slack for one in found)
    assert len(found) <= most + 1
    assert list(found) == sorted(set(found))


@pytest.mark.parametrize(
    ("value", "how", "text"),
    [
        (12_345, "number", "12,345"),
        (2.5, "number", "2.5"),
        (0.9, "percent", "90%"),
        (0.875, "percent", "87.5%"),
    ],
)
def test_numbers_are_written_short(value: float, how: str, text: str) -> None:
    assert number_text(value, "percent" if how == "percent" else "number") == text


def test_a_screen_reader_is_told_what_is_painted() -> None:
    assert described(LINES) == (
        "Retention. true: 2 Mar – 9 Mar, 80% – 95%. desired: 2 Mar – 9 Mar, 90% – 90%"
    )


points = st.lists(st.tuples(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9)), max_size=8).map(tuple)


@given(
    st.lists(st.builds(Series, st.sampled_from(["bars", "line"]), st.text(max_size=4), points),
             max_size=3).map(tuple),
    st.booleans(),
    st.integers(0, 300),
    st.integers(0, 300),
)  # fmt: skip
def test_whatever_there_is_to_show_is_painted(
    series: tuple[Series, ...], stacked: bool, width: int, height: int
) -> None:
    plot = Plot("t", "x", "y", series, stacked=stacked, empty="nothing")
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.page))
    with QPainter(image) as painter:
        paint(painter, QRectF(0, 0, width, height), plot, LIGHT)

    assert plot.title in described(plot)


def test_a_picture_is_saved_with_twice_the_pixels(tmp_path: Path) -> None:
    save_plot(BARS, LIGHT, tmp_path / "due.png", QSize(300, 200))

    saved = QImage(str(tmp_path / "due.png"))
    assert saved.size() == QSize(600, 400)
    assert count(saved, LIGHT.accent) > 1000


def test_an_svg_has_the_words_as_text_and_says_what_it_shows(tmp_path: Path) -> None:
    save_plot(LINES, LIGHT, tmp_path / "retention.SVG")

    root = ElementTree.parse(tmp_path / "retention.SVG").getroot()
    texts = [node.text for node in root.iter() if node.tag.endswith("text")]
    assert {"Retention", "2 Mar", "90%", "desired"} <= set(texts)
    (told,) = [node.text for node in root.iter() if node.tag.endswith("desc")]
    assert told == described(LINES)


def test_a_picture_that_cannot_be_written_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        save_plot(BARS, LIGHT, tmp_path / "missing" / "due.png")

    assert list(tmp_path.iterdir()) == []
