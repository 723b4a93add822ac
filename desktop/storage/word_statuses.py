"""What can be asked of the learner's words by what makes them the same, for many at once."""

from __future__ import annotations

import json
from collections.abc import Collection

from desktop.storage.database import Database
from desktop.storage.words import load_words_with
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word

Identity = tuple[str, str, str]

_BATCH = 2000


def load_statuses(study: Database) -> dict[Identity, Status]:
    """Give the status of every word that is kept."""
    rows = study.rows("SELECT traditional, simplified, reading, status FROM word WHERE deleted = 0")
    return {(row[0], row[1], row[2]): Status(row[3]) for row in rows}


def load_words_of(study: Database, identities: Collection[Identity]) -> dict[Identity, Word]:
    """Give those of some words that are kept."""
    found: dict[Identity, Word] = {}
    wanted = list(identities)
    for first in range(0, len(wanted), _BATCH):
        rows = study.rows(
            "SELECT w.id FROM json_each(?) AS j JOIN word AS w"
            " ON w.traditional = j.value ->> 0 AND w.simplified = j.value ->> 1"
            " AND w.reading = j.value ->> 2 WHERE w.deleted = 0",
            (json.dumps(wanted[first : first + _BATCH]),),
        )
        words = load_words_with(study, [key for (key,) in rows])
        found |= {word.identity: word for word in words.values()}
    return found
