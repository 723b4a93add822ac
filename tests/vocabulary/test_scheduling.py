from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.vocabulary.scheduling import (
    DAY,
    MINUTE,
    Card,
    Kind,
    Rating,
    Review,
    ReviewSettings,
    State,
    answered,
    from_datetime,
    intervals,
    is_leech,
    read_in_text,
    retrievability,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
START = from_datetime(datetime(2026, 3, 2, 9, tzinfo=UTC))
CHOSEN = ReviewSettings()
NEW = Card("c1", "w1", Kind.RECOGNISE, due=START)

ratings = st.sampled_from(list(Rating))
# How long after it is due a card is answered: from at once to years.
delays = st.integers(0, 800 * DAY)


def answer(card: Card, rating: Rating, now: int, chosen: ReviewSettings = CHOSEN) -> Card:
    return answered(card, rating, now, chosen, review_id="r", duration=1000)[0]


def told(microseconds: int) -> str:
    return f"{microseconds / DAY:g} d" if microseconds >= DAY else f"{microseconds / MINUTE:g} min"


def after(*given_ratings: Rating, chosen: ReviewSettings = CHOSEN) -> Card:
    """Give a card after answers that were each given when it was due."""
    card = NEW
    for rating in given_ratings:
        card = answer(card, rating, card.due, chosen)
    return card


def test_a_new_card_comes_again_within_minutes_or_after_days_when_it_is_easy() -> None:
    shown = {rating.name: told(time) for rating, time in intervals(NEW, START, CHOSEN).items()}

    assert shown == {"Again": "1 min", "Hard": "5.5 min", "Good": "10 min", "Easy": "8 d"}


@given(st.lists(st.tuples(ratings, delays), max_size=12), ratings)
def test_what_the_buttons_promise_is_what_happens(
    history: list[tuple[Rating, int]], last: Rating
) -> None:
    card = NEW
    for rating, delay in history:
        card = answer(card, rating, card.due + delay)
    promised = intervals(card, card.due, CHOSEN)[last]

    then = answer(card, last, card.due)

    assert then.due - (then.reviewed or 0) == promised


@given(st.lists(st.tuples(ratings, delays), min_size=1, max_size=20))
def test_due_times_never_go_back(history: list[tuple[Rating, int]]) -> None:
    card = NEW
    for rating, delay in history:
        then = answer(card, rating, card.due + delay)
        assert then.due > card.due
        assert then.reviewed is not None
        assert then.due > then.reviewed > (card.reviewed or 0)
        card = then


@given(st.lists(st.tuples(ratings, st.integers(-400 * DAY, 400 * DAY)), min_size=1, max_size=12))
def test_a_clock_that_is_put_back_never_puts_an_answer_before_the_last_one(
    history: list[tuple[Rating, int]],
) -> None:
    card, now = NEW, START
    for rating, step in history:
        now = max(DAY, now + step)
        then = answer(card, rating, now)
        assert then.reviewed is not None
        assert then.due > then.reviewed > (card.reviewed or 0)
        card = then


@given(st.lists(st.tuples(ratings, delays), min_size=1, max_size=12))
def test_fsrs_itself_makes_the_same_card_of_the_log(history: list[tuple[Rating, int]]) -> None:
    card, log = NEW, list[Review]()
    for number, (rating, delay) in enumerate(history):
        when = card.due + delay
        card, review = answered(card, rating, when, CHOSEN, review_id=str(number), duration=900)
        log.append(review)
    theirs = fsrs.Card(card_id=1, due=datetime(2026, 3, 2, tzinfo=UTC))
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    for review in log:
        entry = fsrs.ReviewLog.from_dict(
            {
                "card_id": 1,
                "rating": int(review.rating),
                "review_datetime": (EPOCH + timedelta(microseconds=review.reviewed)).isoformat(),
                "review_duration": review.duration,
            }
        )
        theirs, _ = scheduler.review_card(theirs, entry.rating, entry.review_datetime)

    ours = (card.state, card.step, card.stability, card.difficulty, card.due)
    due = from_datetime(theirs.due)
    assert ours == (theirs.state, theirs.step, theirs.stability, theirs.difficulty, due)


def test_the_log_holds_the_card_as_it_was_before_the_answer() -> None:
    card = after(Rating.Good, Rating.Good)

    _, review = answered(
        card, Rating.Hard, card.due, CHOSEN, review_id="r", duration=4000, answer="tu2"
    )

    assert review == Review(
        "r", "c1", Rating.Hard, card.due, 4000, State.Review, card.stability, card.difficulty, "tu2"
    )
    assert not review.is_first


def test_who_wants_to_retain_more_sees_a_card_sooner() -> None:
    answers = (Rating.Good, Rating.Good, Rating.Good)
    dues = [after(*answers, chosen=ReviewSettings(retention=r)).due for r in (0.97, 0.9, 0.7)]

    assert dues == sorted(dues)
    assert len(set(dues)) == 3


def test_a_retention_out_of_bounds_is_the_nearest_that_is_offered() -> None:
    high = after(Rating.Easy, chosen=ReviewSettings(retention=1.5))

    assert high.due == after(Rating.Easy, chosen=ReviewSettings(retention=0.97)).due


def test_a_lapse_is_forgetting_what_had_been_learnt() -> None:
    assert after(Rating.Again, Rating.Again).lapses == 0
    assert after(Rating.Easy, Rating.Again).lapses == 1
    assert after(Rating.Easy, Rating.Again, Rating.Again).lapses == 1


def test_a_word_forgotten_too_often_is_set_aside() -> None:
    chosen = ReviewSettings(leech_lapses=2)
    once = after(Rating.Easy, Rating.Again, Rating.Good, chosen=chosen)

    twice = answer(once, Rating.Again, once.due, chosen)

    assert not once.suspended
    assert twice.suspended
    assert not answer(once, Rating.Again, once.due, ReviewSettings(leech_lapses=0)).suspended


@pytest.mark.parametrize(
    ("allowed", "set_aside"), [(8, [8, 12, 16]), (3, [3, 5, 7, 9, 11, 13, 15]), (0, [])]
)
def test_a_leech_that_is_taken_up_again_has_half_as_many_lapses(
    allowed: int, set_aside: list[int]
) -> None:
    assert [lapses for lapses in range(17) if is_leech(lapses, allowed)] == set_aside


def test_stability_is_the_days_until_nine_of_ten_are_remembered() -> None:
    card = replace(NEW, state=State.Review, stability=10.0, difficulty=5.0, reviewed=START)
    shares = [retrievability(card, START + days * DAY) for days in (0, 10)]

    assert [f"{share:.3f}" for share in shares] == ["1.000", "0.900"]


# -- reading counts --------------------------------------------------------------------------


COUNTING = ReviewSettings(reading_counts=True)


def read(card: Card, now: int, chosen: ReviewSettings = COUNTING) -> tuple[Card, Review] | None:
    return read_in_text(card, now, now + DAY, chosen, review_id="r")


def test_a_due_word_that_was_read_is_as_good_as_an_answer() -> None:
    card = after(Rating.Easy)

    found = read(card, card.due)

    assert found is not None
    then, review = found
    assert then == answer(card, Rating.Good, card.due)
    assert (review.rating, review.duration) == (Rating.Good, 0)


def test_reading_changes_nothing_unless_the_learner_wants_it() -> None:
    card = after(Rating.Easy)

    assert read(card, card.due, ReviewSettings()) is None


@pytest.mark.parametrize(
    "card",
    [
        after(Rating.Good),
        replace(after(Rating.Easy), suspended=True),
        replace(after(Rating.Easy), kind=Kind.RECALL),
        replace(after(Rating.Easy), buried_until=2**60),
        replace(after(Rating.Easy), due=2**60),
    ],
    ids=["in its steps", "set aside", "another kind", "buried", "not due"],
)
def test_reading_leaves_other_cards_alone(card: Card) -> None:
    assert read(card, after(Rating.Easy).due) is None
