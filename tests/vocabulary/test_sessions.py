from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop.vocabulary.review_days import Day
from desktop.vocabulary.scheduling import (
    DAY,
    MINUTE,
    Card,
    Kind,
    Rating,
    ReviewSettings,
    State,
    answered,
    retrievability,
)
from desktop.vocabulary.sessions import Counts, Done, Session, Waiting, plan

NOW = 20_000 * DAY
TODAY = Day(date(2024, 10, 4), NOW - 5 * 60 * MINUTE, NOW + 19 * 60 * MINUTE)
CHOSEN = ReviewSettings()


def step(word: str, due: int) -> Waiting:
    return Waiting(f"step {word}", word, Kind.RECOGNISE, State.Learning, due, NOW - MINUTE, 1.0)


def due(word: str, days: float, stability: float, kind: Kind = Kind.RECOGNISE) -> Waiting:
    reviewed = NOW - round(days * DAY)
    return Waiting(f"due {word}", word, kind, State.Review, NOW - DAY, reviewed, stability)


def new(word: str, kind: Kind = Kind.RECOGNISE) -> Waiting:
    return Waiting("", word, kind)


def order(session: Session, now: int = NOW) -> str:
    """Tell what is asked in turn, each answered for good."""
    words = []
    while (waiting := session.next(now)) is not None:
        words.append(waiting.word)
        card = Card(waiting.id, waiting.word, waiting.kind, State.Review, due=NOW + 9 * DAY)
        session = session.after(card, TODAY)
    return " ".join(words)


def test_steps_come_before_what_is_due_and_that_before_what_is_new() -> None:
    cards = [due("b", 10, 10), step("a2", NOW), step("a1", NOW - MINUTE)]

    assert order(plan(cards, [new("c1"), new("c2")], Done(), NOW, CHOSEN)) == "a1 a2 b c1 c2"


def test_what_is_most_likely_forgotten_comes_first() -> None:
    cards = [due("fresh", 10, 20), due("fading", 10, 2), due("old", 100, 60)]

    assert order(plan(cards, [], Done(), NOW, CHOSEN)) == "fading old fresh"


def test_a_step_that_is_not_due_yet_waits_for_the_rest_and_then_is_taken_a_little_early() -> None:
    soon, later = step("soon", NOW + 10 * MINUTE), step("later", NOW + 30 * MINUTE)

    session = plan([soon, later], [new("new")], Done(), NOW, CHOSEN)

    assert order(session) == "new soon"
    assert order(session, NOW + 10 * MINUTE) == "soon new later"


def test_the_limits_of_the_day_count_what_was_done() -> None:
    cards = [due(f"due{at}", 10 + at, 5) for at in range(9)]
    fresh = [new(f"new{at}") for at in range(9)]
    chosen = ReviewSettings(new_a_day=4, reviews_a_day=6)

    assert plan(cards, fresh, Done(), NOW, chosen).counts == Counts(4, 0, 6)
    assert plan(cards, fresh, Done(3, 4), NOW, chosen).counts == Counts(1, 0, 2)
    assert plan(cards, fresh, Done(9, 9), NOW, chosen).counts == Counts(0, 0, 0)


def test_other_kinds_of_a_word_wait_until_tomorrow() -> None:
    cards = [due("a", 10, 5), due("a", 20, 5, Kind.RECALL), due("b", 5, 5), step("c", NOW)]
    fresh = [new("b", Kind.RECALL), new("c", Kind.RECALL), new("d"), new("d", Kind.RECALL)]
    done = Done(words=frozenset(["e"]))

    session = plan([*cards, due("e", 9, 5, Kind.READING)], fresh, done, NOW, CHOSEN)

    assert [(one.word, one.kind.value) for one in (*session.due, *session.new)] == [
        ("a", "recall"),
        ("b", "recognise"),
        ("d", "recognise"),
    ]


def test_a_step_of_a_word_that_was_seen_today_is_gone_on_with() -> None:
    session = plan([step("a", NOW)], [], Done(words=frozenset(["a"])), NOW, CHOSEN)

    assert order(session) == "a"


def test_a_card_that_was_begun_and_left_is_new_again() -> None:
    buried = replace(new("a"), id="c1", due=NOW - DAY)

    assert plan([buried], [new("b")], Done(), NOW, CHOSEN).counts == Counts(2, 0, 0)


def test_a_card_in_its_steps_comes_back_in_the_order_of_the_steps() -> None:
    session = plan([step("a", NOW + 5 * MINUTE)], [new("b"), new("c")], Done(), NOW, CHOSEN)
    card = Card("b1", "b", Kind.RECOGNISE, due=NOW)
    card, _ = answered(card, Rating.Again, NOW, CHOSEN, review_id="r", duration=1)

    after = session.after(card, TODAY)

    assert [one.word for one in after.learning] == ["b", "a"]
    assert after.counts == Counts(1, 2, 0)


def test_leaving_out_a_card_leaves_the_others_of_its_word() -> None:
    session = Session(due=(due("a", 1, 1), due("a", 1, 1, Kind.RECALL)))

    left = session.without(Card("x", "a", Kind.RECOGNISE))

    assert [one.kind for one in left.due] == [Kind.RECALL]


@given(st.lists(st.tuples(st.floats(1, 500), st.floats(0.1, 1000)), min_size=2, max_size=20))
def test_the_order_is_that_of_retrievability(cards: list[tuple[float, float]]) -> None:
    waiting = [due(str(at), days, stability) for at, (days, stability) in enumerate(cards)]

    ordered = plan(waiting, [], Done(), NOW, CHOSEN).due

    # FSRS counts whole days: within one of them either order is right.
    shares = [
        retrievability(
            Card("", one.word, one.kind, State.Review, None, one.stability, 5.0, 0, one.reviewed),
            NOW + DAY,
        )
        for one in ordered
    ]
    lowest = [
        retrievability(
            Card("", one.word, one.kind, State.Review, None, one.stability, 5.0, 0, one.reviewed),
            NOW,
        )
        for one in ordered
    ]
    assert all(
        shares[at] <= lowest[later] + 1e-9
        for at in range(len(shares))
        for later in range(at + 1, len(shares))
    )
