from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date

import pytest

from desktop.ids import new_id
from desktop.language.document import Place, Quote
from desktop.storage import review_queues as queues
from desktop.storage import reviews, words
from desktop.storage.database import Database
from desktop.storage.review_queues import Frontier, Scope
from desktop.storage.reviews import CardChange
from desktop.vocabulary.review_days import day_on
from desktop.vocabulary.scheduling import DAY, Card, Kind, Rating, Review, State
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Sentence, Word

TODAY = day_on(date(2026, 3, 2), UTC)
NOW = TODAY.start + DAY // 4
SCOPE = Scope((Kind.RECOGNISE, Kind.CLOZE))


def word(name: str, status: Status = Status.LEARNING, *, text: str = "") -> Word:
    quote = Quote(name, "", "")
    sentence = Sentence(new_id(), "d1", "一课", Place(0, 0), len(name), text, 0, quote)
    sentences = (sentence,) if text else ()
    return Word(f"id of {name}", name, name, "a1", status, (), sentences)


def keep(study: Database, *kept: Word) -> None:
    words.write_words(study, "Save", kept)


def card(study: Database, name: str, days: float = 0.0, **more: object) -> Card:
    """Put a card that has been reviewed into the file; it is due some days from now."""
    due = NOW + round(days * DAY)
    made = Card(new_id(), f"id of {name}", Kind.RECOGNISE, State.Review, None, 3.0, 5.0, due)
    made = replace(made, reviewed=due - 3 * DAY, **more)  # type: ignore[arg-type]  # its fields
    written = reviews.write_cards(study, "", [CardChange(None, made)]).cards[0].after
    assert written is not None
    return written


def review(
    study: Database, made: Card, when: int, rating: Rating = Rating.Good, **more: object
) -> None:
    log = Review(new_id(), made.id, rating, when, 1000, State.Review, 3.0, 5.0)
    log = replace(log, **more)  # type: ignore[arg-type]  # its fields
    reviews.write_cards(study, "", [CardChange(made, made)], [log])


def due(study: Database, scope: Scope = SCOPE, most: int = 99) -> str:
    found = queues.due_cards(study, scope, NOW, TODAY, most)
    return " ".join(one.word.removeprefix("id of ") for one in found)


def fresh(study: Database, scope: Scope = SCOPE, frontier: Frontier = Frontier()) -> str:  # noqa: B008  # a value
    found, _ = queues.fresh_words(study, scope, 99, frontier)
    return " ".join(f"{one.word.removeprefix('id of ')}/{one.kind}" for one in found)


def test_what_is_due_by_the_end_of_the_day_is_due(study_db: Database) -> None:
    keep(study_db, *(word(name) for name in ("late", "now", "tonight", "tomorrow")))
    for name, days in (("tomorrow", 0.8), ("tonight", 0.7), ("now", 0.0), ("late", -5.0)):
        card(study_db, name, days)

    assert due(study_db) == "late now tonight"


def test_words_that_are_not_learnt_are_left_out_and_their_cards_stay(study_db: Database) -> None:
    for status in Status:
        keep(study_db, word(status.value, status))
        card(study_db, status.value)
    keep(study_db, word("deleted"))
    card(study_db, "deleted")
    words.delete_words(study_db, "", [one for one in words.load_words(study_db)
                                      if one.simplified == "deleted"])  # fmt: skip

    assert due(study_db) == "learning"
    both = Scope(SCOPE.kinds, (Status.LEARNING, Status.NEW))
    assert due(study_db, both) == "new learning"
    assert study_db.rows("SELECT count(*) FROM card WHERE deleted = 0") == [(5,)]


def test_what_is_set_aside_or_buried_is_left_out(study_db: Database) -> None:
    keep(study_db, word("aside"), word("buried"), word("there"))
    card(study_db, "aside", suspended=True)
    card(study_db, "buried", buried_until=TODAY.end)
    card(study_db, "there", buried_until=TODAY.start)

    assert due(study_db) == "there"


def test_kinds_that_are_not_asked_are_left_out(study_db: Database) -> None:
    keep(study_db, word("a"))
    card(study_db, "a", kind=Kind.RECALL)

    assert due(study_db) == ""
    assert due(study_db, Scope((Kind.RECALL,))) == "a"
    assert due(study_db, Scope(())) == ""


def test_a_gap_needs_a_sentence(study_db: Database) -> None:
    keep(study_db, word("bare"), word("read", text="read it"))
    card(study_db, "bare", kind=Kind.CLOZE)

    assert due(study_db) == ""
    assert fresh(study_db) == "bare/recognise read/recognise read/cloze"


def test_of_a_large_backlog_the_longest_overdue_and_the_steps_are_taken(study_db: Database) -> None:
    keep(study_db, *(word(f"w{at}") for at in range(5)), word("step"), word("old step"))
    for at in range(5):
        card(study_db, f"w{at}", -10 - at)
    card(study_db, "step", -0.001, state=State.Relearning, step=0)
    card(study_db, "old step", -5, state=State.Relearning, step=0)

    assert due(study_db, most=2) == "w4 w3 step"


def test_words_without_a_card_are_introduced_the_oldest_first(study_db: Database) -> None:
    keep(study_db, word("a"), word("b", Status.NEW), word("c", Status.KNOWN), word("d"))
    card(study_db, "a")

    assert fresh(study_db) == "d/recognise"
    assert fresh(study_db, Scope((Kind.RECALL, Kind.RECOGNISE), (Status.LEARNING, Status.NEW))) == (
        "a/recall b/recall b/recognise d/recall d/recognise"
    )


def test_looking_on_from_where_one_was_finds_what_has_changed_before(study_db: Database) -> None:
    scope = Scope((Kind.RECOGNISE,))
    keep(study_db, word("a"), word("b", Status.NEW), word("c"))
    card(study_db, "a")
    found, frontier = queues.fresh_words(study_db, scope, 1, Frontier())
    assert [one.word for one in found] == ["id of c"]
    card(study_db, "c")
    _, frontier = queues.fresh_words(study_db, scope, 9, frontier)

    assert fresh(study_db, scope, frontier) == ""
    keep(study_db, word("d"), replace(word("b"), status=Status.LEARNING))
    assert fresh(study_db, scope, frontier) == "b/recognise d/recognise"


def test_what_was_done_in_a_day_is_counted_without_what_was_read(study_db: Database) -> None:
    keep(study_db, word("a"), word("b"), word("c"), word("d"))
    cards = {name: card(study_db, name) for name in "abcd"}
    review(study_db, cards["a"], NOW, stability=None, state=State.Learning)
    review(study_db, cards["a"], NOW, state=State.Learning)
    review(study_db, cards["b"], TODAY.start)
    review(study_db, cards["c"], TODAY.start - 1)
    review(study_db, cards["d"], NOW, duration=0)

    done = queues.done_in(study_db, TODAY)

    assert (done.new, done.reviews, done.words) == (
        1,
        1,
        frozenset(["id of a", "id of b"]),
    )


def test_the_forecast_has_what_is_overdue_on_the_first_day(study_db: Database) -> None:
    keep(study_db, *(word(name) for name in "abcde"))
    for name, days in zip("abcde", (-40, 0, 1, 2.9, 9), strict=True):
        card(study_db, name, days)
    dates = [day_on(date(2026, 3, day), UTC) for day in range(2, 7)]

    assert queues.due_by_day(study_db, SCOPE, dates) == (2, 1, 0, 1, 0)
    assert queues.count_due(study_db, SCOPE, dates[1].end, 99) == 3
    assert queues.count_due(study_db, SCOPE, dates[1].end, 2) == 2


def test_retention_counts_what_was_learnt_and_asked_again_by_week(study_db: Database) -> None:
    keep(study_db, word("a"))
    made = card(study_db, "a")
    start, week = TODAY.start, 7 * DAY
    for when, rating, more in (
        (start - 1, Rating.Again, {}),
        (start, Rating.Again, {}),
        (start + DAY, Rating.Hard, {}),
        (start + DAY, Rating.Again, {"state": State.Learning}),
        (start + DAY, Rating.Good, {"duration": 0}),
        (start + 2 * week, Rating.Easy, {}),
    ):
        review(study_db, made, when, rating, **more)

    found = queues.retention_by_week(study_db, start, week, start + 4 * week)

    assert found == ((0, 2, 1), (2, 1, 1))


@pytest.mark.parametrize(("status", "has"), [(Status.LEARNING, True), (Status.KNOWN, False)])
def test_there_is_something_to_learn_or_not(study_db: Database, status: Status, has: bool) -> None:
    keep(study_db, word("a", status))

    assert queues.has_words(study_db, SCOPE) is has
