"""Read from study.db what words are listed by, without the words themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from desktop.storage.database import Database
from desktop.vocabulary.status import Status
from desktop.vocabulary.word_facts import Facts, Levels, Overview
from desktop.vocabulary.word_index import WordIndex

Describe = Callable[[str], tuple[Levels, int]]
_BATCH = 5000  # so that a thread that reads holds nobody up


def load_overview(study: Database) -> Overview:
    """Give the words in the order in which they were saved, and their number by status."""
    ids = study.rows("SELECT id FROM word WHERE deleted = 0 ORDER BY created, rowid")
    counts = study.rows("SELECT status, count(*) FROM word WHERE deleted = 0 GROUP BY status")
    return Overview(
        tuple([key for (key,) in ids]),
        Counter({Status(status): count for status, count in counts}),
    )


def load_index(
    study: Database,
    describe: Describe,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> WordIndex | None:
    """Read the facts of all words; None where it was cancelled.

    `describe` gives the levels and the frequency of a simplified word; `progress` is told the share
    done, 0 to 1.
    """
    senses: dict[str, str] = {}
    for key, text in study.rows("SELECT word, text FROM sense WHERE deleted = 0 ORDER BY position"):
        senses[key] = f"{senses[key]}\n{text}" if key in senses else text
    if cancelled():
        return None
    documents: dict[str, list[tuple[str, str]]] = {}
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    for key, *place in study.rows(
        "SELECT word, document, document_title FROM sentence WHERE deleted = 0 ORDER BY position"
    ):
        pair = (place[0], place[1])
        documents.setdefault(key, []).append(pairs.setdefault(pair, pair))
    if cancelled():
        return None
    rows = study.rows(
        "SELECT id, traditional, simplified, reading, status, note, tags, created, changed"
        " FROM word WHERE deleted = 0 ORDER BY created, rowid"
    )
    facts = []
    for at, row in enumerate(rows):
        if at % _BATCH == 0:
            if cancelled():
                return None
            progress(at / len(rows))
        places = documents.get(row[0], ())
        levels, frequency = describe(row[2])
        texts = tuple({key: (key, title) for key, title in places}.values())
        more = (senses.get(row[0], ""), texts, len(places), levels, frequency)
        facts.append(Facts._make((*row, *more)))
    return WordIndex(facts)
