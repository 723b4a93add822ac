from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.ids import new_id
from desktop.storage import reviews, words
from desktop.storage.database import Database
from desktop.storage.errors import Moved
from desktop.storage.reviews import CardChange, ReviewChanges
from desktop.storage.schema import STUDY
from desktop.vocabulary.scheduling import DAY, Card, Kind, Rating, ReviewSettings, answered
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word, WordChange

NOW = 20_000 * DAY
LIBRARY = Word("w1", "圖書館", "图书馆", "tu2 shu1 guan3", Status.LEARNING, ("library",))


@pytest.fixture
def kept(study_db: Database) -> Database:
    """Give a study.db with one word."""
    words.write_words(study_db, "Save", [LIBRARY])
    return study_db


def card(study: Database, kind: Kind = Kind.RECOGNISE) -> Card | None:
    return reviews.load_card(study, "w1", kind)


def answer(study: Database, rating: Rating, kind: Kind = Kind.RECOGNISE) -> ReviewChanges:
    before = card(study, kind)
    begun = before or Card(reviews.card_id(study, "w1", kind), "w1", kind, due=NOW)
    now = max(NOW, begun.due)
    after, review = answered(
        begun, rating, now, ReviewSettings(), review_id=new_id(), duration=2500, answer="tu"
    )
    return reviews.write_cards(study, "Review", [CardChange(before, after)], [review])


def content(study: Database) -> list[tuple[object, ...]]:
    """Give what is in the two tables, without stamps and without what is deleted."""
    rows = study.rows(
        "SELECT id, word, kind, state, step, stability, difficulty, due, reviewed, lapses,"
        " suspended, buried_until FROM card WHERE deleted = 0 ORDER BY id"
    )
    return rows + study.rows(
        "SELECT id, card, rating, reviewed, duration, state, stability, difficulty, answer"
        " FROM review WHERE deleted = 0 ORDER BY id"
    )


def test_a_card_and_its_answer_come_back_as_they_were_written(kept: Database) -> None:
    changes = answer(kept, Rating.Good)

    assert changes.cards[0].after == card(kept)
    written = card(kept)
    assert written is not None
    assert reviews.reviews_of(kept, written.id) == changes.added
    assert changes.added[0].answer == "tu"
    assert written.created == written.changed > 0


def test_undoing_the_first_answer_leaves_a_tombstone_and_no_card(kept: Database) -> None:
    changes = answer(kept, Rating.Good)

    back = reviews.revert_reviews(kept, changes)

    assert card(kept) is None
    assert reviews.load_log(kept) == ()
    assert kept.rows("SELECT deleted FROM review") == [(1,)]
    assert back.removed == changes.added


def test_a_card_that_was_undone_is_taken_up_again_with_its_id(kept: Database) -> None:
    first = answer(kept, Rating.Good)
    reviews.revert_reviews(kept, first)

    answer(kept, Rating.Easy)

    again = card(kept)
    assert again is not None
    assert first.cards[0].after is not None
    assert again.id == first.cards[0].after.id
    assert [one.rating for one in reviews.load_log(kept)] == [Rating.Easy]


def test_what_was_undone_can_be_done_again(kept: Database) -> None:
    answer(kept, Rating.Good)
    changes = answer(kept, Rating.Again)
    done = content(kept)

    back = reviews.revert_reviews(kept, changes)
    forth = reviews.revert_reviews(kept, back)

    assert content(kept) == done
    assert forth.added == changes.added


def test_undoing_is_refused_where_the_card_has_moved_on(kept: Database) -> None:
    first = answer(kept, Rating.Good)
    answer(kept, Rating.Good)
    before = content(kept)

    with pytest.raises(Moved, match="the card has changed since"):
        reviews.revert_reviews(kept, first)

    assert content(kept) == before


def test_two_that_answer_the_same_new_card_do_not_both_win(kept: Database) -> None:
    begun = Card("c9", "w1", Kind.RECOGNISE, due=NOW)
    answer(kept, Rating.Good)
    there = card(kept)
    assert there is not None

    with pytest.raises(Moved):
        reviews.write_cards(kept, "Review", [CardChange(None, replace(begun, id=there.id))])


def test_a_tag_is_put_on_the_word_with_the_answer_and_taken_off_with_it(kept: Database) -> None:
    word = words.load_word(kept, LIBRARY.identity)
    assert word is not None
    made = Card("c1", "w1", Kind.RECOGNISE, due=NOW)
    tagged = WordChange(word, replace(word, tags=("leech",)))

    changes = reviews.write_cards(kept, "Review", [CardChange(None, made)], (), [tagged])

    with_tag = words.load_word(kept, LIBRARY.identity)
    assert with_tag is not None
    assert with_tag.tags == ("leech",)
    assert changes.words == (WordChange(word, with_tag),)
    reviews.revert_reviews(kept, changes)
    assert [one.tags for one in words.load_words(kept)] == [()]


def test_cards_stay_when_their_word_is_deleted(kept: Database) -> None:
    answer(kept, Rating.Good)
    deleted = words.delete_words(kept, "Delete", words.load_words(kept))
    assert deleted

    assert card(kept) is not None
    assert reviews.words_with(kept, ["w1"]) == {}


def test_the_cards_that_are_set_aside_are_listed(kept: Database) -> None:
    for kind in (Kind.RECOGNISE, Kind.RECALL):
        answer(kept, Rating.Good, kind)
    one = card(kept, Kind.RECALL)
    assert one is not None
    reviews.write_cards(kept, "Suspend", [CardChange(one, replace(one, suspended=True))])

    assert [found.kind for found in reviews.suspended_cards(kept)] == [Kind.RECALL]
    assert [found.kind for found in reviews.load_cards(kept, "w1")] == [
        Kind.RECOGNISE,
        Kind.RECALL,
    ]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(list(Rating)), st.sampled_from(list(Kind))), max_size=8),
    st.lists(st.tuples(st.sampled_from(list(Rating)), st.sampled_from(list(Kind))), max_size=8),
)
def test_undoing_any_answers_gives_back_exactly_what_there_was(
    before: list[tuple[Rating, Kind]], undone: list[tuple[Rating, Kind]]
) -> None:
    with (
        TemporaryDirectory() as folder,
        closing(Database.open(Path(folder) / "study.db", STUDY, Path(folder))) as study,
    ):
        # What is shown is not how the disk is written to.
        study.rows("PRAGMA synchronous = OFF")
        words.write_words(study, "Save", [LIBRARY])
        for rating, kind in before:
            answer(study, rating, kind)
        cards = {kind: card(study, kind) for kind in Kind}
        there = content(study)
        made = [answer(study, rating, kind) for rating, kind in undone]
        done = content(study)

        back = [reviews.revert_reviews(study, changes) for changes in reversed(made)]

        assert content(study) == there
        assert {k: c and replace(c, changed=0) for k, c in cards.items()} == {
            kind: (found := card(study, kind)) and replace(found, changed=0) for kind in Kind
        }
        for changes in reversed(back):
            reviews.revert_reviews(study, changes)
        assert content(study) == done
