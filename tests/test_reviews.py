from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.reviews import (
    Counts,
    Kind,
    Outlook,
    Question,
    Rating,
    Reviews,
    ReviewSettings,
    figures,
)
from desktop.storage import reviews as rows
from desktop.storage import words
from desktop.storage.database import Database
from desktop.storage.errors import Moved
from desktop.storage.schema import STUDY
from desktop.vocabulary.scheduling import State
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def stamp(time: datetime) -> int:
    return (time - EPOCH) // timedelta(microseconds=1)


class Learner:
    """Somebody with a study.db and a clock."""

    def __init__(self, study: Database, **chosen: object) -> None:
        self.study = study
        self.time = MORNING
        settings = ReviewSettings(**chosen)  # type: ignore[arg-type]  # its fields
        self.reviews = Reviews(study, settings, clock=lambda: stamp(self.time), zone=UTC)

    def keep(self, *names: str, status: Status = Status.LEARNING) -> None:
        words.write_words(
            self.study, "Save", [Word(name, name, name, "a1", status) for name in names]
        )

    def ask(self) -> Question:
        question = self.reviews.next()
        assert question is not None
        return question

    def asked(self) -> str:
        question = self.reviews.next()
        return f"{question.word.simplified} {question.card.kind}" if question else "nothing"

    def answer(self, rating: Rating = Rating.Good) -> rows.ReviewChanges:
        return self.reviews.answer(self.ask(), rating, 3000).changes

    def answer_all(self, rating: Rating = Rating.Good) -> str:
        """Answer until nothing is left, as time goes by; tell what was asked."""
        words_asked = []
        while (question := self.reviews.next()) is not None:
            words_asked.append(question.word.simplified)
            self.reviews.answer(question, rating, 3000)
            self.time += timedelta(seconds=30)
        return " ".join(words_asked)

    def sleep(self, days: int = 1) -> None:
        self.time = datetime.combine(self.time.date(), MORNING.time(), UTC) + timedelta(days=days)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Database]:
    with closing(Database.open(tmp_path / "study.db", STUDY, tmp_path / "backups")) as opened:
        yield opened


@pytest.fixture
def learner(study: Database) -> Learner:
    return Learner(study)


def test_nothing_is_asked_before_there_is_a_word_to_learn(learner: Learner) -> None:
    learner.keep("known", status=Status.KNOWN)

    assert learner.asked() == "nothing"
    assert learner.reviews.outlook() == Outlook(0, None, has_words=False)
    assert learner.study.rows("SELECT * FROM card") == []


def test_a_day_with_three_words(learner: Learner) -> None:
    learner.keep("a", "b", "c")

    assert learner.reviews.counts() == Counts(3, 0, 0)
    assert learner.answer_all(Rating.Good) == "a b c a b c"
    assert learner.reviews.counts() == Counts(0, 0, 0)
    assert learner.reviews.done() == 3
    assert learner.reviews.outlook() == Outlook(0, None, has_words=True)
    learner.sleep(2)
    assert learner.reviews.counts() == Counts(0, 0, 3)


def test_looking_makes_no_card(learner: Learner) -> None:
    learner.keep("a")
    learner.ask()

    assert learner.study.rows("SELECT * FROM card") == []


def test_new_cards_have_a_limit_and_the_rest_comes_the_next_day(study: Database) -> None:
    learner = Learner(study, new_a_day=2)
    learner.keep("a", "b", "c")

    assert learner.answer_all(Rating.Easy) == "a b"
    assert learner.reviews.outlook().tomorrow == 1
    learner.sleep()
    assert learner.answer_all(Rating.Easy) == "c"


def test_the_day_ends_at_four_in_the_morning(study: Database) -> None:
    learner = Learner(study, new_a_day=1)
    learner.keep("a", "b")
    learner.time = MORNING.replace(hour=23)
    learner.answer(Rating.Easy)

    learner.time = MORNING.replace(hour=3) + timedelta(days=1)
    assert learner.asked() == "nothing"
    learner.time = MORNING.replace(hour=4) + timedelta(days=1)
    assert learner.asked() == "b recognise"


def test_kinds_of_a_word_are_asked_on_different_days(study: Database) -> None:
    learner = Learner(study, kinds=(Kind.RECOGNISE, Kind.RECALL))
    learner.keep("a")
    days = []
    for _ in range(3):
        asked = []
        while (question := learner.reviews.next()) is not None:
            asked.append(question.card.kind.value)
            learner.reviews.answer(question, Rating.Easy, 1000)
        days.append(" ".join(asked))
        learner.sleep()

    assert days == ["recognise", "recall", ""]


def test_a_word_that_is_known_now_is_not_asked_and_comes_back_with_its_card(
    learner: Learner,
) -> None:
    learner.keep("a", "b")
    learner.answer(Rating.Good)
    (word, *_) = words.load_words(learner.study)

    words.write_words(learner.study, "Known", [replace(word, status=Status.KNOWN)])
    assert learner.reviews.counts() == Counts(1, 0, 0)
    words.write_words(learner.study, "Learn", [word])
    assert learner.reviews.counts() == Counts(1, 1, 0)


def test_a_question_is_no_longer_right_once_its_word_is_known(learner: Learner) -> None:
    learner.keep("a")
    question = learner.ask()
    assert learner.reviews.is_current(question)

    words.write_words(learner.study, "Known", [replace(question.word, status=Status.KNOWN)])

    assert not learner.reviews.is_current(question)


def test_words_with_the_status_new_are_introduced_if_that_is_wished(learner: Learner) -> None:
    learner.keep("a", status=Status.NEW)

    assert learner.asked() == "nothing"
    learner.reviews.use(ReviewSettings(introduces_new=True))
    assert learner.asked() == "a recognise"


def test_undo_brings_the_question_back_first(learner: Learner) -> None:
    learner.keep("a", "b", "c")
    learner.answer(Rating.Good)
    second = learner.answer(Rating.Easy)
    asked = learner.asked()

    learner.reviews.revert(second)

    assert (asked, learner.asked()) == ("c recognise", "b recognise")
    assert learner.reviews.counts() == Counts(2, 1, 0)
    learner.answer(Rating.Easy)
    assert learner.asked() == "c recognise"


def test_redo_goes_on_as_after_the_answer(learner: Learner) -> None:
    learner.keep("a", "b")
    changes = learner.answer(Rating.Easy)

    learner.reviews.revert(learner.reviews.revert(changes))

    assert learner.asked() == "b recognise"


def test_a_word_whose_introduction_was_undone_is_introduced_again_later(learner: Learner) -> None:
    learner.keep("a", "b")
    first = learner.answer(Rating.Easy)
    learner.answer(Rating.Easy)
    assert learner.asked() == "nothing"

    learner.reviews.revert(first)
    learner.keep("c", status=Status.KNOWN)  # another write, which the session has to look at

    assert learner.asked() == "a recognise"


def test_a_buried_card_comes_tomorrow(learner: Learner) -> None:
    learner.keep("a", "b")
    changes = learner.reviews.bury(learner.ask())

    assert (changes.name, learner.asked()) == ("Bury: a", "b recognise")
    learner.answer_all(Rating.Easy)
    learner.sleep()
    assert learner.answer_all(Rating.Easy) == "a"


def test_burying_can_be_undone(learner: Learner) -> None:
    learner.keep("a", "b")
    changes = learner.reviews.bury(learner.ask())

    learner.reviews.revert(changes)

    assert learner.asked() == "a recognise"
    assert learner.reviews.counts() == Counts(2, 0, 0)


def test_a_suspended_card_comes_when_it_is_taken_up_again(learner: Learner) -> None:
    learner.keep("a")
    learner.reviews.suspend(learner.ask())
    learner.sleep(400)
    assert learner.asked() == "nothing"

    learner.reviews.resume(learner.reviews.suspended())

    assert learner.asked() == "a recognise"


def test_a_leech_is_set_aside_and_its_word_gets_a_tag(study: Database) -> None:
    learner = Learner(study, leech_lapses=1)
    learner.keep("a")
    learner.answer(Rating.Easy)
    learner.sleep(30)

    answered = learner.reviews.answer(learner.ask(), Rating.Again, 3000)

    assert answered.is_leech
    assert [word.tags for word in words.load_words(study)] == [("leech",)]
    assert [card.word for card in learner.reviews.suspended()] == ["a"]
    assert learner.asked() == "nothing"
    learner.reviews.revert(answered.changes)
    assert [word.tags for word in words.load_words(study)] == [()]
    assert learner.asked() == "a recognise"


def test_what_another_program_has_answered_is_not_asked_again(
    learner: Learner, tmp_path: Path
) -> None:
    learner.keep("a", "b")
    question = learner.ask()
    with closing(Database.open(tmp_path / "study.db", STUDY, tmp_path / "backups")) as other:
        Learner(other).answer(Rating.Easy)

    assert learner.asked() == "b recognise"
    with pytest.raises(Moved):
        learner.reviews.answer(question, Rating.Good, 3000)


def test_the_next_step_of_today_is_told(learner: Learner) -> None:
    learner.keep("a")
    learner.answer(Rating.Easy)
    learner.sleep(30)
    card = replace(learner.ask().card, state=State.Relearning, step=0)
    later = stamp(learner.time + timedelta(hours=2))
    before = rows.load_card(learner.study, "a", Kind.RECOGNISE)
    moved = replace(card, due=later)
    rows.write_cards(learner.study, "", [rows.CardChange(before, moved)])

    assert learner.asked() == "nothing"
    assert learner.reviews.outlook().next_step == later


def test_reading_counts_only_if_it_is_wished_and_is_undone_as_an_answer_is(
    learner: Learner,
) -> None:
    learner.keep("a", "b")
    learner.answer_all(Rating.Easy)
    learner.sleep(30)

    assert not learner.reviews.count_reading(["a"])
    learner.reviews.use(ReviewSettings(reading_counts=True, reviews_a_day=1))
    changes = learner.reviews.count_reading(["a", "nobody"])
    assert [one.rating for one in changes.added] == [Rating.Good]
    assert learner.reviews.counts() == Counts(0, 0, 1)
    assert learner.asked() == "b recognise"
    learner.reviews.revert(changes)
    assert learner.asked() == "a recognise"


def test_a_sentence_takes_its_turn_from_day_to_day() -> None:
    from desktop.reviews import sentence_for
    from desktop.vocabulary.scheduling import DAY, Card
    from tests.storage.test_review_queues import word

    both = (*word("a", text="a1").sentences, *word("a", text="a2").sentences)
    kept = replace(word("a"), sentences=both)
    shown = [sentence_for(Card("c", "a", Kind.CLOZE, reviewed=day * DAY), kept) for day in range(3)]

    assert [one.text for one in shown if one] == ["a1", "a2", "a1"]
    assert sentence_for(Card("c", "a", Kind.CLOZE), word("a")) is None


def test_the_figures_are_read_from_the_file(learner: Learner, tmp_path: Path) -> None:
    learner.keep("a", "b", "c")
    learner.answer_all(Rating.Easy)
    learner.sleep(8)
    learner.answer(Rating.Again)
    learner.answer(Rating.Good)

    found = figures(tmp_path, ReviewSettings(), now=stamp(learner.time), zone=UTC)

    assert len(found.days) == 30
    assert found.days[0] == (learner.time.date(), 2)  # the one that was forgotten, and c
    assert sum(count for _, count in found.days[1:]) == 0
    assert found.weeks == ((datetime(2026, 3, 9, tzinfo=UTC).date(), 2, 1),)


ratings = st.sampled_from(list(Rating))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(ratings, st.integers(0, 90_000_000), st.booleans()), min_size=1, max_size=12
    ),
    st.sampled_from([0.8, 0.9, 0.95]),
)
def test_the_exported_log_replayed_by_fsrs_gives_the_same_cards(
    history: list[tuple[Rating, int, bool]], retention: float
) -> None:
    with (
        TemporaryDirectory() as folder,
        closing(Database.open(Path(folder) / "study.db", STUDY, Path(folder))) as study,
    ):
        study.rows("PRAGMA synchronous = OFF")
        learner = Learner(study, retention=retention, leech_lapses=0)
        learner.keep("a", "b")
        for rating, wait, is_undone in history:
            learner.time += timedelta(microseconds=wait * 1000 + 7)
            question = learner.reviews.next()
            if question is not None:
                changes = learner.reviews.answer(question, rating, 2000).changes
                if is_undone:
                    learner.reviews.revert(changes)
        replayed = replay(learner.reviews.log_csv(), retention)
        kept = [
            (card.state, card.step, card.stability, card.difficulty, card.due)
            for key in dict.fromkeys([review.card for review in rows.load_log(study)])
            for card in rows.load_cards(study, word_of(study, key))
        ]

        assert [
            (one.state, one.step, one.stability, one.difficulty, stamp(one.due)) for one in replayed
        ] == kept


def word_of(study: Database, card: str) -> str:
    return str(study.rows("SELECT word FROM card WHERE id = ?", (card,))[0][0])


def replay(text: str, retention: float) -> list[fsrs.Card]:
    """Have fsrs make cards of the log as its readers would."""
    scheduler = fsrs.Scheduler(desired_retention=retention, enable_fuzzing=False)
    cards: dict[int, fsrs.Card] = {}
    for line in csv.DictReader(text.splitlines()):
        time = EPOCH + timedelta(milliseconds=int(line["review_time"]))
        log = fsrs.ReviewLog.from_dict(
            {
                "card_id": int(line["card_id"]),
                "rating": int(line["review_rating"]),
                "review_datetime": time.isoformat(),
                "review_duration": int(line["review_duration"]),
            }
        )
        card = cards.get(log.card_id) or fsrs.Card(card_id=log.card_id, due=time)
        assert int(line["review_state"]) == (0 if card.stability is None else card.state)
        cards[log.card_id], _ = scheduler.review_card(card, log.rating, log.review_datetime)
    return list(cards.values())
