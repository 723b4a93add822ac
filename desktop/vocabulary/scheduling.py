"""When a card is shown again: what FSRS makes of an answer, and what the learner has chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from math import ceil

from fsrs import Card as FsrsCard
from fsrs import Rating, Scheduler, State

__all__ = ["Card", "Kind", "Rating", "Review", "ReviewSettings", "Scheduler", "State"]

LEAST_RETENTION, MOST_RETENTION = 0.70, 0.97
MINUTE = 60 * 1_000_000
"""Microseconds."""
DAY = 24 * 60 * MINUTE

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_NO_ID = 0
"""fsrs numbers its cards; where it would do so itself it sleeps to be sure that none is alike."""


class Kind(StrEnum):
    """What is asked: reading and meaning of a word, the word for a meaning, its reading typed, the
    word that is left out of a sentence.
    """

    RECOGNISE = "recognise"
    RECALL = "recall"
    READING = "reading"
    CLOZE = "cloze"


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """What the learner has chosen.

    `retention` is the share of answers that should be right when a card is due, 0.70 to 0.97;
    `leech_lapses` is how often a word may be forgotten before it is set aside, 0 for ever.
    `introduces_new` has words with the status new introduced as well, and `reading_counts` has a
    word that was read in a text without looking it up count as known when it is due.
    """

    retention: float = 0.9
    new_a_day: int = 20
    reviews_a_day: int = 200
    kinds: tuple[Kind, ...] = (Kind.RECOGNISE,)
    leech_lapses: int = 8
    introduces_new: bool = False
    reading_counts: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One kind of question about one word, `word` being its id.

    Times are microseconds since the epoch, UTC; `due`, and `reviewed` which is None before the
    first answer. `step`, `stability` (days) and `difficulty` (1 to 10) are FSRS's.
    """

    id: str
    word: str
    kind: Kind
    state: State = State.Learning
    step: int | None = 0
    stability: float | None = None
    difficulty: float | None = None
    due: int = 0
    reviewed: int | None = None
    lapses: int = 0
    suspended: bool = False
    buried_until: int = 0
    created: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """One answer: when (microseconds, on a whole millisecond), how well, after how long
    (milliseconds), and what was typed.

    `state`, `stability` and `difficulty` are the card's before it. An answer that was inferred from
    reading has the duration 0, any other more.
    """

    id: str
    card: str
    rating: Rating
    reviewed: int
    duration: int
    state: State
    stability: float | None
    difficulty: float | None
    answer: str = ""

    @property
    def is_first(self) -> bool:
        """Whether the card was new."""
        return self.stability is None


def scheduler(settings: ReviewSettings) -> Scheduler:
    """Make FSRS's scheduler for what the learner wants to retain; it adds nothing by chance."""
    retention = min(max(settings.retention, LEAST_RETENTION), MOST_RETENTION)
    return Scheduler(desired_retention=retention, enable_fuzzing=False)


def answered(
    card: Card,
    rating: Rating,
    now: int,
    settings: ReviewSettings,
    *,
    review_id: str,
    duration: int,
    answer: str = "",
) -> tuple[Card, Review]:
    """Give the card after an answer, and the row of the log.

    `duration` is in milliseconds. The time of an answer is after that of the one before, even if
    the clock has been put back, and is cut to milliseconds so that the log can be exported exactly.
    """
    at = _time_of_answer(card, now)
    following, _ = scheduler(settings).review_card(_to_fsrs(card), rating, _to_datetime(at))
    forgotten = card.state is State.Review and rating is Rating.Again
    after = replace(
        card,
        state=following.state,
        step=following.step,
        stability=following.stability,
        difficulty=following.difficulty,
        due=from_datetime(following.due),
        reviewed=at,
        lapses=card.lapses + forgotten,
        buried_until=0,
    )
    if forgotten and is_leech(after.lapses, settings.leech_lapses):
        after = replace(after, suspended=True)
    row = (card.state, card.stability, card.difficulty, answer)
    return after, Review(review_id, card.id, rating, at, duration, *row)


def intervals(card: Card, now: int, settings: ReviewSettings) -> dict[Rating, int]:
    """Give how long it would be to the next time after each answer, in microseconds."""
    at = _time_of_answer(card, now)
    fsrs, before, time = scheduler(settings), _to_fsrs(card), _to_datetime(at)
    return {
        rating: from_datetime(fsrs.review_card(before, rating, time)[0].due) - at
        for rating in Rating
    }


def is_leech(lapses: int, allowed: int) -> bool:
    """Tell whether a word was forgotten once too often: after so many lapses, and if it is taken
    up again after each half as many more.
    """
    return 0 < allowed <= lapses and (lapses - allowed) % ceil(allowed / 2) == 0


def retrievability(card: Card, now: int) -> float:
    """Give how likely the card is remembered, 0 to 1, counted in whole days as FSRS does."""
    return scheduler(ReviewSettings()).get_card_retrievability(_to_fsrs(card), _to_datetime(now))


def read_in_text(
    card: Card, now: int, day_end: int, settings: ReviewSettings, *, review_id: str
) -> tuple[Card, Review] | None:
    """Take a word that was read in a text and not looked up as an answer, “good”.

    None where the learner doesn't want that, and where the card is not due by the end of the day,
    in its learning steps, set aside, or asks more than to recognise the word.
    """
    counts = (
        settings.reading_counts
        and card.kind is Kind.RECOGNISE
        and card.state is State.Review
        and card.due < day_end
        and not card.suspended
        and card.buried_until <= now
    )
    if not counts:
        return None
    return answered(card, Rating.Good, now, settings, review_id=review_id, duration=0)


def from_datetime(time: datetime) -> int:
    """Give a time as microseconds since the epoch."""
    return (time - _EPOCH) // _MICROSECOND


def _to_datetime(microseconds: int) -> datetime:
    return _EPOCH + microseconds * _MICROSECOND


def _time_of_answer(card: Card, now: int) -> int:
    at = now // 1000 * 1000
    return at if card.reviewed is None else max(at, card.reviewed + 1000)


def _to_fsrs(card: Card) -> FsrsCard:
    return FsrsCard(
        _NO_ID,
        card.state,
        card.step,
        card.stability,
        card.difficulty,
        _to_datetime(card.due),
        None if card.reviewed is None else _to_datetime(card.reviewed),
    )
