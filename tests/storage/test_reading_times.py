"""How long was read, as it is kept in study.db."""

from __future__ import annotations

from desktop.storage.database import Database
from desktop.storage.reading_times import (
    ReadingTime,
    add_reading_time,
    load_reading_times,
    review_times,
)
from desktop.storage.words import write_words
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word


def test_reading_time_is_kept_in_its_order(study_db: Database) -> None:
    late, early = ReadingTime("d", 2000, 60_000, 200), ReadingTime("e", 1000, 5_000, 0)
    add_reading_time(study_db, late)
    add_reading_time(study_db, early)

    assert load_reading_times(study_db) == (early, late)
    assert load_reading_times(study_db, 1500) == (late,)


def test_reviews_count_by_their_time(study_db: Database) -> None:
    write_words(study_db, "", [Word("w", "水", "水", "shui3", Status.KNOWN)])
    with study_db.transaction() as write:
        write.run(
            "INSERT INTO card (id, word, kind, state, due, created, changed)"
            " VALUES ('c', 'w', 'recognise', 1, 0, 0, 0)"
        )
        write.run_many(
            "INSERT INTO review (id, card, rating, reviewed, duration, state, changed, deleted)"
            " VALUES (?, 'c', 3, ?, 0, 1, 0, ?)",
            [("1", 30, 0), ("2", 10, 0), ("3", 20, 1)],
        )

    assert review_times(study_db) == [10, 30]
