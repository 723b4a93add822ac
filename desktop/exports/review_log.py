"""The log of answers in the form that the FSRS optimizers take, as CSV.

The columns are those that open-spaced-repetition's tools read: `card_id` (a number), `review_time`
(milliseconds since the epoch, UTC), `review_rating` (1 again to 4 easy), `review_state` (before the
answer: 0 new, 1 learning, 2 review, 3 relearning), `review_duration` (milliseconds).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from desktop.vocabulary.scheduling import Review

COLUMNS = ("card_id", "review_time", "review_rating", "review_state", "review_duration")
_NEW = 0


def write_review_log(reviews: Iterable[Review]) -> str:
    """Write answers, which are in the order of time; cards are numbered by their first one."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(COLUMNS)
    numbers: dict[str, int] = {}
    for review in reviews:
        lines.writerow(
            (
                numbers.setdefault(review.card, len(numbers) + 1),
                review.reviewed // 1000,
                int(review.rating),
                _NEW if review.is_first else int(review.state),
                review.duration,
            )
        )
    return text.getvalue()
