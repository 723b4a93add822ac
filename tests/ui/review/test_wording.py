from __future__ import annotations

import pytest

from desktop.reviews import Kind, Rating
from desktop.ui.review.wording import interval_text, kind_name, prompt, rating_name

MINUTE = 60 * 1_000_000
DAY = 24 * 60 * MINUTE


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (1, "1 min"),
        (5 * MINUTE + MINUTE // 2, "6 min"),
        (10 * MINUTE, "10 min"),
        (90 * MINUTE, "2 h"),
        (DAY, "1 day"),
        (2 * DAY, "2 days"),
        (45 * DAY, "45 days"),
        (75 * DAY, "2.5 months"),
        (365 * DAY, "12 months"),
        (548 * DAY, "1.5 years"),
        (3650 * DAY, "10 years"),
    ],
)
def test_an_interval_is_written_in_the_unit_that_says_it_well(time: int, text: str) -> None:
    assert interval_text(time) == text


def test_every_kind_and_every_answer_has_its_words() -> None:
    assert len({kind_name(kind) for kind in Kind}) == len({prompt(kind) for kind in Kind}) == 4
    assert [rating_name(rating) for rating in Rating] == ["Again", "Hard", "Good", "Easy"]
