"""The order of a session: learning steps, then what is due, then what is new."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.vocabulary.review_days import Day
from desktop.vocabulary.scheduling import MINUTE, Card, Kind, ReviewSettings, State

AHEAD = 20 * MINUTE
"""So much earlier a learning step is taken where nothing else is left."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the order of a session needs to know of a card; `id` is empty before there is one."""

    id: str
    word: str
    kind: Kind
    state: State = State.Learning
    due: int = 0
    reviewed: int | None = None
    stability: float | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What was done today: how many new cards and reviews, and the ids of their words."""

    new: int = 0
    reviews: int = 0
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards are still to come today; `learning` are those in their steps."""

    new: int
    learning: int
    due: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.new + self.learning + self.due


@dataclass(frozen=True, slots=True)
class Session:
    """What is to come today, each in its order."""

    learning: tuple[Waiting, ...] = ()
    due: tuple[Waiting, ...] = ()
    new: tuple[Waiting, ...] = ()

    @property
    def counts(self) -> Counts:
        """How many there are of each."""
        return Counts(len(self.new), len(self.learning), len(self.due))

    def next(self, now: int) -> Waiting | None:
        """Give the next card at a time; None where nothing is left for the time being."""
        if self.learning and self.learning[0].due <= now:
            return self.learning[0]
        for others in (self.due, self.new):
            if others:
                return others[0]
        if self.learning and self.learning[0].due <= now + AHEAD:
            return self.learning[0]
        return None

    def without(self, card: Card) -> Session:
        """Leave out a card alone."""
        return Session(_less(self.learning, card), _less(self.due, card), _less(self.new, card))

    def after(self, card: Card, day: Day) -> Session:
        """Go on after an answer: the card comes back if it is in its steps today, and the other
        kinds of its word wait until tomorrow.
        """
        learning = list(_less(self.learning, card))
        if card.state is not State.Review and card.due < day.end and not card.suspended:
            insort(learning, waiting(card), key=lambda one: one.due)
        return replace(
            self,
            learning=tuple(learning),
            due=tuple([one for one in self.due if one.word != card.word]),
            new=tuple([one for one in self.new if one.word != card.word]),
        )


def waiting(card: Card) -> Waiting:
    """Give what the order needs of a card."""
    return Waiting(
        card.id, card.word, card.kind, card.state, card.due, card.reviewed, card.stability
    )


def plan(
    cards: Iterable[Waiting],
    fresh: Iterable[Waiting],
    done: Done,
    now: int,
    settings: ReviewSettings,
) -> Session:
    """Order the cards that are due today and those that could be introduced.

    Of each word there is one kind a day, except that steps that were begun are gone on with.
    """
    learning: list[Waiting] = []
    due: list[Waiting] = []
    new: list[Waiting] = []
    for card in cards:
        if card.reviewed is None:
            new.append(card)
        else:
            (due if card.state is State.Review else learning).append(card)
    new.extend(fresh)
    learning.sort(key=lambda card: card.due)
    due.sort(key=lambda card: forgetting(card, now), reverse=True)
    taken = set(done.words) | {card.word for card in learning}
    return Session(
        tuple(learning),
        _one_a_word(due, taken, settings.reviews_a_day - done.reviews),
        _one_a_word(new, taken, settings.new_a_day - done.new),
    )


def forgetting(card: Waiting, now: int) -> float:
    """Give the time since a review as a multiple of the stability.

    Retrievability falls with it and with nothing else, so that it gives the same order.
    """
    if card.reviewed is None or card.stability is None:
        return 0.0
    return (now - card.reviewed) / card.stability


def _one_a_word(cards: Sequence[Waiting], taken: set[str], most: int) -> tuple[Waiting, ...]:
    chosen: list[Waiting] = []
    for card in cards:
        if len(chosen) >= most:
            break
        if card.word not in taken:
            taken.add(card.word)
            chosen.append(card)
    return tuple(chosen)


def _less(cards: Collection[Waiting], card: Card) -> tuple[Waiting, ...]:
    return tuple([one for one in cards if (one.word, one.kind) != (card.word, card.kind)])
