"""Reviewing as the learner sees it: what comes next, the answer, and what was reached by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo
from pathlib import Path
from time import time_ns

from desktop.exports.review_log import write_review_log
from desktop.ids import new_id
from desktop.storage import review_queues as queues
from desktop.storage import reviews as rows
from desktop.storage.database import Database
from desktop.storage.review_queues import Frontier, Scope
from desktop.storage.reviews import CardChange, ReviewChanges
from desktop.storage.schema import STUDY
from desktop.vocabulary.review_days import Day, day_of, day_on, week_of
from desktop.vocabulary.scheduling import (
    DAY,
    Card,
    Kind,
    Rating,
    Review,
    ReviewSettings,
    answered,
    intervals,
    read_in_text,
)
from desktop.vocabulary.sessions import Counts, Session, Waiting, plan
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Sentence, Word, WordChange

__all__ = ["Answered", "Counts", "Kind", "Question", "Rating", "ReviewChanges", "ReviewSettings"]
__all__ += ["Figures", "Outlook", "Reviews", "figures"]

LEECH = "leech"
"""The tag of a word that was forgotten too often."""

_RANKED = 2000
"""So many of the cards that have been due for longest are put in order."""
_WEEKS = 26


@dataclass(frozen=True, slots=True)
class Question:
    """A card with its word; `sentence` is one that the word was saved from, None where there is
    none. `intervals` are microseconds to the next time after each answer.
    """

    card: Card
    word: Word
    sentence: Sentence | None
    intervals: dict[Rating, int]


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer changed; `is_leech` says that the card was set aside by it."""

    changes: ReviewChanges
    is_leech: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is left when nothing can be asked: how many cards come tomorrow, when the next step of
    today is due (microseconds since the epoch, None where there is none), whether there are words.
    """

    tomorrow: int
    next_step: int | None
    has_words: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """What the plots show: how many cards are due on each day from today on, and for each week (by
    its Monday) how many reviews there were and how many were passed.
    """

    days: tuple[tuple[date, int], ...]
    weeks: tuple[tuple[date, int, int], ...]


def _now() -> int:
    return time_ns() // 1000


class Reviews:
    """The reviews in study.db; writes are as in Study.

    `clock` gives microseconds since the epoch, `zone` the learner's time zone, that of the machine
    where it is None.
    """

    def __init__(
        self,
        study: Database,
        settings: ReviewSettings | None = None,
        *,
        clock: Callable[[], int] = _now,
        zone: tzinfo | None = None,
    ) -> None:
        self._study = study
        self._settings = settings or ReviewSettings()
        self._clock = clock
        self._zone = zone
        self._day: Day | None = None
        self._session = Session()
        self._stamp = -1  # of the last write that the session knows of
        self._version = -1
        self._frontier = Frontier()
        # What is asked first, because its answer has been taken back.
        self._first: tuple[str, Kind] | None = None

    @property
    def settings(self) -> ReviewSettings:
        """What the learner has chosen."""
        return self._settings

    @property
    def taken_back(self) -> tuple[str, Kind] | None:
        """The word (its id) and kind that come first because an answer was taken back."""
        return self._first

    def now(self) -> int:
        """Give the present, in microseconds since the epoch."""
        return self._clock()

    def use(self, settings: ReviewSettings) -> None:
        """Go by other settings from now on."""
        if settings != self._settings:
            self._settings = settings
            self.reload()

    def reload(self) -> None:
        """Look at all words and cards anew, because another program has written to them."""
        self._stamp = -1
        self._frontier = Frontier()

    # -- the session -------------------------------------------------------------------------

    def counts(self) -> Counts:
        """Count what is still to come today."""
        return self._today(self._clock()).counts

    def done(self) -> int:
        """Count the new cards and the reviews of today that were answered."""
        done = queues.done_in(self._study, self._this_day(self._clock()))
        return done.new + done.reviews

    def next(self) -> Question | None:
        """Give what to ask next; None where nothing is left for the time being."""
        now = self._clock()
        session = self._today(now)
        first = self._first
        waiting = session.next(now) if first is None else Waiting("", *first)
        return None if waiting is None else self._question(waiting, now)

    def is_current(self, question: Question) -> bool:
        """Tell whether a question can still be asked as it is."""
        card, word = question.card, question.word
        now = rows.load_card(self._study, word.id, card.kind)
        kept = rows.words_with(self._study, [word.id]).get(word.id)
        scope = _scope(self._settings)
        is_asked = kept is not None and kept.status in scope.statuses and card.kind in scope.kinds
        return is_asked and (now == card if card.changed else now is None)

    def outlook(self) -> Outlook:
        """Tell what comes when nothing is left to ask."""
        now = self._clock()
        session, day, scope = self._today(now), self._this_day(now), _scope(self._settings)
        tomorrow = day_on(day.date + timedelta(days=1), self._zone)
        most_new = self._settings.new_a_day
        fresh, _ = queues.fresh_words(self._study, scope, most_new, self._frontier)
        due = queues.count_due(self._study, scope, tomorrow.end, self._settings.reviews_a_day)
        return Outlook(
            due + len({one.word for one in fresh}),
            session.learning[0].due if session.learning else None,
            queues.has_words(self._study, scope),
        )

    def _question(self, waiting: Waiting, now: int) -> Question | None:
        word = rows.words_with(self._study, [waiting.word]).get(waiting.word)
        if word is None:
            return None
        card = rows.load_card(self._study, word.id, waiting.kind)
        if card is None:
            key = rows.card_id(self._study, word.id, waiting.kind)
            card = Card(key, word.id, waiting.kind, due=now)
        return Question(card, word, sentence_for(card, word), intervals(card, now, self._settings))

    def _this_day(self, now: int) -> Day:
        if self._day is None or not self._day.start <= now < self._day.end:
            self._day = day_of(now, self._zone)
            self._stamp = -1
        return self._day

    def _today(self, now: int) -> Session:
        """Give the session, made anew where anything has been written that it doesn't know of."""
        day = self._this_day(now)
        version = self._study.data_version()
        if version != self._version:
            self._version = version
            self.reload()
        stamp = queues.latest_stamp(self._study)
        if stamp != self._stamp:
            self._session = self._planned(now, day)
            self._stamp = stamp
            self._first = None
        return self._session

    def _planned(self, now: int, day: Day) -> Session:
        chosen, scope = self._settings, _scope(self._settings)
        done = queues.done_in(self._study, day)
        most = max(_RANKED, 4 * chosen.reviews_a_day)
        cards = queues.due_cards(self._study, scope, now, day, most)
        fresh: tuple[Waiting, ...] = ()
        left = chosen.new_a_day - done.new
        if left > 0:
            # Words of today are left out, whatever kind comes next.
            taken = len(done.words) + len(cards)
            fresh, self._frontier = queues.fresh_words(
                self._study, scope, (left + taken) * len(scope.kinds), self._frontier
            )
        return plan(cards, fresh, done, now, chosen)

    # -- what the learner does ---------------------------------------------------------------

    def answer(
        self, question: Question, rating: Rating, duration: int, typed: str = ""
    ) -> Answered:
        """Take an answer; `duration` is in milliseconds.

        A word that is forgotten too often is set aside and gets a tag.
        """
        before = question.card
        after, review = answered(
            before,
            rating,
            self._clock(),
            self._settings,
            review_id=new_id(),
            duration=max(1, duration),
            answer=typed,
        )
        is_leech = after.suspended and not before.suspended
        word = rows.words_with(self._study, [before.word]).get(before.word)
        tagged: tuple[WordChange, ...] = ()
        if is_leech and word is not None and LEECH not in word.tags:
            tagged = (WordChange(word, replace(word, tags=(*word.tags, LEECH))),)
        name = f"Review: {question.word.simplified}"
        return Answered(self._write(name, before, after, (review,), tagged), is_leech)

    def bury(self, question: Question) -> ReviewChanges:
        """Leave a card out until tomorrow."""
        until = self._this_day(self._clock()).end
        after = replace(question.card, buried_until=until)
        return self._write(f"Bury: {question.word.simplified}", question.card, after)

    def suspend(self, question: Question) -> ReviewChanges:
        """Leave a card out until it is taken up again."""
        after = replace(question.card, suspended=True)
        return self._write(f"Suspend: {question.word.simplified}", question.card, after)

    def suspended(self) -> tuple[Card, ...]:
        """Give the cards that are set aside, the one that was changed last first."""
        return rows.suspended_cards(self._study)

    def resume(self, cards: Sequence[Card]) -> ReviewChanges:
        """Take up again cards that were set aside."""
        changes = [CardChange(card, replace(card, suspended=False)) for card in cards]
        self._stamp = -1
        return rows.write_cards(self._study, "Resume", changes)

    def revert(self, changes: ReviewChanges) -> ReviewChanges:
        """Take changes back; raises Moved where the cards have changed since.

        What it returns can be taken back in turn. A question whose answer is gone comes first.
        """
        back = rows.revert_reviews(self._study, changes)
        now = self._clock()
        self._stamp = -1
        lost = [one.before.word for one in back.cards if one.before and one.after is None]
        if lost:
            first = queues.row_of(self._study, lost)
            self._frontier = replace(self._frontier, row=min(self._frontier.row, first))
        self._today(now)
        day = self._this_day(now)
        undone = [one.after or one.before for one in back.cards]
        if len(undone) == 1 and undone[0] and not changes.removed:
            card = undone[0]
            is_due = card.due < day.end and not card.suspended and card.buried_until <= now
            if back.cards[0].after is None or is_due:
                self._first = (card.word, card.kind)
        return back

    def count_reading(self, words: Sequence[str]) -> ReviewChanges:
        """Take words (their ids) that were read and not looked up as known where the learner wants
        that and they are due.
        """
        now = self._clock()
        day = self._this_day(now)
        changes, added = [], []
        for word in words if self._settings.reading_counts else ():
            card = rows.load_card(self._study, word, Kind.RECOGNISE)
            read = card and read_in_text(card, now, day.end, self._settings, review_id=new_id())
            if read:
                changes.append(CardChange(card, read[0]))
                added.append(read[1])
        if not changes:
            return ReviewChanges("")
        return rows.write_cards(self._study, "Read in a text", changes, added)

    def _write(
        self,
        name: str,
        before: Card,
        after: Card,
        added: Sequence[Review] = (),
        tagged: Sequence[WordChange] = (),
    ) -> ReviewChanges:
        now = self._clock()
        session = self._today(now)
        change = CardChange(before if before.changed else None, after)
        changes = rows.write_cards(self._study, name, [change], added, tagged)
        self._session = (
            session.after(after, self._this_day(now)) if added else session.without(after)
        )
        self._first = None
        kept = changes.cards[0].after
        self._stamp = kept.changed if kept is not None else -1
        return changes

    # -- the log -----------------------------------------------------------------------------

    def log_csv(self) -> str:
        """Write all answers in the form that the FSRS optimizers take."""
        return write_review_log(rows.load_log(self._study))


def sentence_for(card: Card, word: Word) -> Sentence | None:
    """Choose the sentence to show: another one from one day to the next."""
    if not word.sentences:
        return None
    return word.sentences[(card.reviewed or 0) // DAY % len(word.sentences)]


def _scope(settings: ReviewSettings) -> Scope:
    statuses = (Status.LEARNING, Status.NEW) if settings.introduces_new else (Status.LEARNING,)
    return Scope(settings.kinds, statuses)


# -- for the background --------------------------------------------------------------------------


def figures(
    folder: Path,
    settings: ReviewSettings,
    days: int = 30,
    *,
    now: int | None = None,
    zone: tzinfo | None = None,
) -> Figures:
    """Count what is due on each of the next days, and how many answers of past weeks were right."""
    today = day_of(_now() if now is None else now, zone)
    ahead = [day_on(today.date + timedelta(days=at), zone) for at in range(days)]
    monday = week_of(today.date) - timedelta(weeks=_WEEKS - 1)
    start = day_on(monday, zone).start
    with closing(Database.open(folder / "study.db", STUDY, folder / "backups")) as study:
        due = queues.due_by_day(study, _scope(settings), ahead)
        weeks = queues.retention_by_week(study, start, 7 * DAY, today.end)
    return Figures(
        tuple([(day.date, count) for day, count in zip(ahead, due, strict=True)]),
        tuple([(monday + timedelta(weeks=at), total, passed) for at, total, passed in weeks]),
    )
