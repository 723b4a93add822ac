from __future__ import annotations

import pytest

from desktop.ui.paper.stroke_path import stroke_path


def test_the_box_is_turned_upside_down() -> None:
    bounds = stroke_path("M 0 900 L 1024 900 L 1024 -124 Z", 512).boundingRect()
    assert (bounds.left(), bounds.top(), bounds.right(), bounds.bottom()) == (0, 0, 512, 512)


def test_curves_and_relative_commands_are_understood() -> None:
    absolute = stroke_path("M 10 20 Q 30 40 50 20 C 60 30 70 30 80 20 H 90 V 0 Z", 1024)
    relative = stroke_path("m10,20q20,20 40,0c10 10 20 10 30 0h10v-20z", 1024)
    assert absolute == relative
    assert absolute.elementCount() > 8


def test_numbers_without_a_letter_go_on_as_before() -> None:
    assert stroke_path("M0 0 10 0 10 10Z", 1024) == stroke_path("M0 0L10 0L10 10Z", 1024)


@pytest.mark.parametrize("data", ["A 1 2 3", "1 2 L 3 4", "M 1", "Z 4"])
def test_other_data_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="path"):
        stroke_path(data, 100)
