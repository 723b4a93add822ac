from __future__ import annotations

from desktop.exports.review_log import write_review_log
from desktop.vocabulary.scheduling import Rating, Review, State


def test_the_log_has_the_columns_that_optimizers_read() -> None:
    log = [
        Review(
            "r1", "uuid-b", Rating.Good, 1_700_000_000_000_000, 4000, State.Learning, None, None
        ),
        Review(
            "r2", "uuid-a", Rating.Again, 1_700_000_060_000_000, 900, State.Learning, None, None
        ),
        Review(
            "r3", "uuid-b", Rating.Easy, 1_700_000_600_123_000, 1, State.Learning, 2.3, 2.1, "x"
        ),
        Review("r4", "uuid-b", Rating.Hard, 1_700_900_000_000_000, 0, State.Review, 8.0, 2.0),
    ]

    assert write_review_log(log) == (
        "card_id,review_time,review_rating,review_state,review_duration\n"
        "1,1700000000000,3,0,4000\n"
        "2,1700000060000,1,0,900\n"
        "1,1700000600123,4,1,1\n"
        "1,1700900000000,2,2,0\n"
    )


def test_an_empty_log_has_its_head() -> None:
    assert write_review_log([]).count("\n") == 1
