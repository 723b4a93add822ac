"""What is to be reviewed, and what was: counts and lists over all cards and answers in study.db."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.storage.database import Database
from desktop.vocabulary.review_days import Day
from desktop.vocabulary.scheduling import DAY, Kind, State
from desktop.vocabulary.sessions import Done, Waiting
from desktop.vocabulary.status import Status

_CARD_LIVES = "card.deleted = 0 AND suspended = 0"
# A card stays when its word becomes known or is deleted, and is left out while that is so. What is
# blanked in a sentence needs one.
_WORD_LEARNT = (
    "word.deleted = 0 AND word.status IN ({statuses}) AND card.kind IN ({kinds})"
    " AND (card.kind <> 'cloze' OR EXISTS (SELECT 1 FROM sentence"
    " WHERE sentence.word = word.id AND sentence.deleted = 0))"
)
# CROSS has SQLite go from the cards that are due to their words, never the other way round.
_JOINED = "card CROSS JOIN word ON word.id = card.word"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which cards there are: of which kinds, and of words with which statuses."""

    kinds: tuple[Kind, ...]
    statuses: tuple[Status, ...] = (Status.LEARNING,)

    def sql(self, condition: str) -> str:
        """Write a condition for this scope; its values are text of this program's own."""
        return condition.format(
            statuses=", ".join(f"'{status}'" for status in self.statuses),
            kinds=", ".join(f"'{kind}'" for kind in self.kinds) or "NULL",
        )


@dataclass(frozen=True, slots=True)
class Frontier:
    """How far words have been introduced: all before `row`, unless changed after `changed`."""

    row: int = 0
    changed: int = 0


def latest_stamp(study: Database) -> int:
    """Give the stamp of the last write by anybody."""
    return int(study.rows("SELECT highest FROM clock")[0][0])


def due_cards(study: Database, scope: Scope, now: int, day: Day, most: int) -> tuple[Waiting, ...]:
    """Give the cards that are due by the end of a day, at most so many.

    Of more, those are taken that have been due for longest, and the learning steps since yesterday.
    """
    query = (
        f"SELECT card.id, card.word, kind, state, due, reviewed, stability FROM {_JOINED}"
        f" WHERE due < ? AND {{more}} AND buried_until <= ? AND {_CARD_LIVES}"
        f" AND {scope.sql(_WORD_LEARNT)} ORDER BY due LIMIT ?"
    )
    found = study.rows(query.format(more="due >= ?"), (day.end, 0, now, most))
    if len(found) == most:
        steps = query.format(more=f"due >= ? AND state <> {State.Review:d}")
        found += study.rows(steps, (day.end, day.start - DAY, now, most))
    return tuple([_waiting(*row) for row in dict.fromkeys(found)])


def fresh_words(
    study: Database, scope: Scope, most: int, frontier: Frontier
) -> tuple[tuple[Waiting, ...], Frontier]:
    """Give the kinds of words that have no card yet, the oldest word first, at most so many; and
    how far one need not look the next time.
    """
    if not scope.kinds:
        return (), frontier
    stamp = latest_stamp(study)
    kinds = ", ".join(f"({at}, '{kind}')" for at, kind in enumerate(scope.kinds))
    condition = scope.sql(_WORD_LEARNT).replace("card.kind", "kinds.column2")
    query = (
        f"SELECT word.rowid, word.id, kinds.column2 FROM word CROSS JOIN (VALUES {kinds}) AS kinds"
        f" WHERE {{where}} AND {condition} AND NOT EXISTS (SELECT 1 FROM card"
        " WHERE card.word = word.id AND card.kind = kinds.column2 AND card.deleted = 0)"
        " ORDER BY word.rowid, kinds.column1 LIMIT ?"
    )
    ahead = study.rows(query.format(where="word.rowid >= ?"), (frontier.row, most))
    # The sign keeps SQLite from sorting all words where the few that have changed would do.
    behind = (
        study.rows(
            query.format(where="word.changed > ? AND word.rowid < ?").replace(
                "ORDER BY word.rowid", "ORDER BY +word.rowid"
            ),
            (frontier.changed, frontier.row, most),
        )
        if frontier.row
        else []
    )
    found = [*behind, *ahead][:most]
    end = study.rows("SELECT coalesce(max(rowid), 0) + 1 FROM word")[0][0]
    following = Frontier(found[0][0] if found else end, stamp)
    return tuple([Waiting("", word, Kind(kind)) for _, word, kind in found]), following


def row_of(study: Database, words: Sequence[str]) -> int:
    """Give the first row that one of some words has."""
    marks = ", ".join("?" * len(words))
    return int(
        study.rows(f"SELECT coalesce(min(rowid), 0) FROM word WHERE id IN ({marks})", words)[0][0]
    )


def done_in(study: Database, day: Day) -> Done:
    """Give what was done in a day; what was inferred from reading counts for no limit."""
    rows = study.rows(
        "SELECT card.word, review.stability IS NULL, review.state = ?"
        " FROM review CROSS JOIN card ON card.id = review.card"
        " WHERE review.reviewed >= ? AND review.reviewed < ? AND review.deleted = 0"
        " AND review.duration > 0",
        (State.Review, day.start, day.end),
    )
    return Done(
        sum(is_first for _, is_first, _ in rows),
        sum(is_review for _, _, is_review in rows),
        frozenset([word for word, _, _ in rows]),
    )


def count_due(study: Database, scope: Scope, end: int, most: int) -> int:
    """Count the cards that are due before a time, up to a limit."""
    rows = study.rows(
        f"SELECT count(*) FROM (SELECT 1 FROM {_JOINED} WHERE due < ? AND reviewed IS NOT NULL"
        f" AND {_CARD_LIVES} AND {scope.sql(_WORD_LEARNT)} LIMIT ?)",
        (end, max(0, most)),
    )
    return int(rows[0][0])


def has_words(study: Database, scope: Scope) -> bool:
    """Tell whether there is any word to learn."""
    return bool(
        study.rows(
            scope.sql("SELECT 1 FROM word WHERE deleted = 0 AND status IN ({statuses}) LIMIT 1")
        )
    )


def due_by_day(study: Database, scope: Scope, days: Sequence[Day]) -> tuple[int, ...]:
    """Count the cards that are due on each of some days in a row, what is overdue on the first."""
    rows = study.rows(
        f"SELECT due FROM {_JOINED} WHERE due < ? AND reviewed IS NOT NULL"
        f" AND {_CARD_LIVES} AND {scope.sql(_WORD_LEARNT)} ORDER BY due",
        (days[-1].end,),
    )
    counts = [0] * len(days)
    at = 0
    for (due,) in rows:
        while due >= days[at].end:
            at += 1
        counts[at] += 1
    return tuple(counts)


def retention_by_week(
    study: Database, start: int, week: int, end: int
) -> tuple[tuple[int, int, int], ...]:
    """Count the reviews of cards that had left their steps by week: its number from `start` on, how
    many there were, how many were passed. Times are microseconds.
    """
    return tuple(
        [
            (int(number), int(total), int(passed))
            for number, total, passed in study.rows(
                "SELECT (reviewed - ?) / ?, count(*), sum(rating > 1) FROM review"
                " WHERE reviewed >= ? AND reviewed < ? AND state = ? AND deleted = 0"
                " AND duration > 0 GROUP BY 1 ORDER BY 1",
                (start, week, start, end, State.Review),
            )
        ]
    )


def _waiting(
    key: str,
    word: str,
    kind: str,
    state: int,
    due: int,
    reviewed: int | None,
    stability: float | None,
) -> Waiting:
    return Waiting(key, word, Kind(kind), State(state), due, reviewed, stability)
