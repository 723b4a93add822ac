"""The learner's cards and the log of answers in study.db."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.ids import new_id
from desktop.storage import words
from desktop.storage.database import Database, Transaction
from desktop.storage.errors import Moved
from desktop.vocabulary.scheduling import Card, Kind, Rating, Review, State
from desktop.vocabulary.word import Changes, Word, WordChange

_CARD = (
    "SELECT id, word, kind, state, step, stability, difficulty, due, reviewed, lapses, suspended,"
    " buried_until, created, changed FROM card"
)
_REVIEW = (
    "SELECT id, card, rating, reviewed, duration, state, stability, difficulty, answer FROM review"
)


@dataclass(frozen=True, slots=True)
class CardChange:
    """One card before and after a write; None where it did not exist (or was deleted)."""

    before: Card | None
    after: Card | None


@dataclass(frozen=True, slots=True)
class ReviewChanges:
    """What one write touched, `name` in a few words for the undo menu: cards, rows of the log that
    it added or took out, and the words that got a tag.
    """

    name: str
    cards: tuple[CardChange, ...] = ()
    added: tuple[Review, ...] = ()
    removed: tuple[Review, ...] = ()
    words: tuple[WordChange, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything was touched."""
        return bool(self.cards)


def load_card(study: Database, word: str, kind: Kind) -> Card | None:
    """Give the card of a word; None where there is none yet."""
    rows = study.rows(f"{_CARD} WHERE word = ? AND kind = ? AND deleted = 0", (word, kind))
    return _card(*rows[0]) if rows else None


def load_cards(study: Database, word: str) -> tuple[Card, ...]:
    """Give all cards of a word."""
    rows = study.rows(f"{_CARD} WHERE word = ? AND deleted = 0 ORDER BY created, kind", (word,))
    return tuple([_card(*row) for row in rows])


def card_id(study: Database, word: str, kind: Kind) -> str:
    """Give the id for a new card: that of a deleted one if the word had one, else a new one."""
    rows = study.rows("SELECT id FROM card WHERE word = ? AND kind = ?", (word, kind))
    return rows[0][0] if rows else new_id()


def suspended_cards(study: Database) -> tuple[Card, ...]:
    """Give the cards that are set aside, the one that was changed last first."""
    rows = study.rows(f"{_CARD} WHERE suspended = 1 AND deleted = 0 ORDER BY changed DESC")
    return tuple([_card(*row) for row in rows])


def reviews_of(study: Database, card: str) -> tuple[Review, ...]:
    """Give the answers to a card, the first one first."""
    rows = study.rows(f"{_REVIEW} WHERE card = ? AND deleted = 0 ORDER BY reviewed", (card,))
    return tuple([_review(*row) for row in rows])


def load_log(study: Database) -> tuple[Review, ...]:
    """Give all answers, the first one first."""
    rows = study.rows(f"{_REVIEW} WHERE deleted = 0 ORDER BY reviewed, id")
    return tuple([_review(*row) for row in rows])


def write_cards(
    study: Database,
    name: str,
    cards: Sequence[CardChange],
    added: Sequence[Review] = (),
    tagged: Sequence[WordChange] = (),
) -> ReviewChanges:
    """Write cards, the answers that changed them, and the tags of words, in one transaction.

    Raises Moved where a card or word is no longer what it was before.
    """
    with study.transaction() as write:
        return _carried_out(
            write, ReviewChanges(name, tuple(cards), tuple(added), (), tuple(tagged))
        )


def revert_reviews(study: Database, changes: ReviewChanges) -> ReviewChanges:
    """Take changes back in one transaction; raises Moved where others have changed them since.

    What it returns can be taken back in turn.
    """
    back = ReviewChanges(
        changes.name,
        tuple([CardChange(one.after, one.before) for one in changes.cards]),
        changes.removed,
        changes.added,
        tuple([WordChange(one.after, one.before) for one in changes.words]),
    )
    with study.transaction() as write:
        return _carried_out(write, back)


def _carried_out(write: Transaction, changes: ReviewChanges) -> ReviewChanges:
    cards = []
    for change in changes.cards:
        one = change.before or change.after
        if one is None:
            continue
        rows = write.rows(f"{_CARD} WHERE word = ? AND kind = ?", (one.word, one.kind))
        lives = bool(write.rows("SELECT 1 FROM card WHERE id = ? AND deleted = 0", (one.id,)))
        now = _card(*rows[0]) if rows else None
        is_another = now is not None and now.id != one.id
        if is_another or _content(now if lives else None) != _content(change.before):
            raise Moved(f"“{changes.name}” can't be done: the card has changed since.")
        if change.after is None:
            write.run(
                "UPDATE card SET deleted = 1, changed = ? WHERE id = ?", (write.stamp, one.id)
            )
            cards.append(CardChange(change.before, None))
        else:
            cards.append(CardChange(change.before, _put_card(write, change.after)))
    for review in changes.added:
        _put_review(write, review)
    write.run_many(
        "UPDATE review SET deleted = 1, changed = ? WHERE id = ?",
        [(write.stamp, review.id) for review in changes.removed],
    )
    # A write and its undoing are the same to words: each is given as what is to be undone.
    undone = tuple([WordChange(one.after, one.before) for one in changes.words])
    tagged = words.reverted(write, Changes(changes.name, undone)) if undone else ()
    return ReviewChanges(changes.name, tuple(cards), changes.added, changes.removed, tagged)


def _put_card(write: Transaction, card: Card) -> Card:
    kept = replace(card, created=card.created or write.stamp, changed=write.stamp)
    write.run(
        "INSERT INTO card VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"
        " ON CONFLICT (id) DO UPDATE SET state = excluded.state, step = excluded.step,"
        " stability = excluded.stability, difficulty = excluded.difficulty, due = excluded.due,"
        " reviewed = excluded.reviewed, lapses = excluded.lapses, suspended = excluded.suspended,"
        " buried_until = excluded.buried_until, created = excluded.created,"
        " changed = excluded.changed, deleted = 0",
        (
            kept.id,
            kept.word,
            kept.kind,
            kept.state,
            kept.step,
            kept.stability,
            kept.difficulty,
            kept.due,
            kept.reviewed,
            kept.lapses,
            kept.suspended,
            kept.buried_until,
            kept.created,
            kept.changed,
        ),
    )
    return kept


def _put_review(write: Transaction, review: Review) -> None:
    write.run(
        "INSERT INTO review VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"
        " ON CONFLICT (id) DO UPDATE SET changed = excluded.changed, deleted = 0",
        (
            review.id,
            review.card,
            review.rating,
            review.reviewed,
            review.duration,
            review.state,
            review.stability,
            review.difficulty,
            review.answer,
            write.stamp,
        ),
    )


def _content(card: Card | None) -> Card | None:
    """Leave out of a card what tells only when it was written."""
    return replace(card, created=0, changed=0) if card is not None else None


def _card(key: str, word: str, kind: str, state: int, *more: Any) -> Card:  # noqa: ANN401  # columns
    step, stability, difficulty, due, reviewed, lapses, suspended, buried, created, changed = more
    return Card(
        key,
        word,
        Kind(kind),
        State(state),
        step,
        stability,
        difficulty,
        due,
        reviewed,
        lapses,
        bool(suspended),
        buried,
        created,
        changed,
    )


def _review(key: str, card: str, rating: int, reviewed: int, *more: Any) -> Review:  # noqa: ANN401  # columns
    duration, state, stability, difficulty, answer = more
    return Review(
        key, card, Rating(rating), reviewed, duration, State(state), stability, difficulty, answer
    )


def words_with(study: Database, ids: Sequence[str]) -> dict[str, Word]:
    """Give some words by their ids, without those that are deleted."""
    found: dict[str, Word] = {}
    for key in ids:
        rows = study.rows("SELECT traditional, simplified, reading FROM word WHERE id = ?", (key,))
        word = words.load_word(study, rows[0]) if rows else None
        if word is not None:
            found[key] = word
    return found
