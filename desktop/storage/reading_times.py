"""How long was read, in study.db, and the days on which the learner read or reviewed."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.ids import new_id
from desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class ReadingTime:
    """A stretch of reading: `started` in microseconds since the epoch, UTC, `duration` in
    milliseconds, `characters` in code points.
    """

    document_id: str
    started: int
    duration: int
    characters: int


def add_reading_time(study: Database, time: ReadingTime) -> None:
    """Keep a stretch of reading."""
    with study.transaction() as write:
        write.run(
            "INSERT INTO reading_time VALUES (?, ?, ?, ?, ?, ?, 0)",
            (
                new_id(),
                time.document_id,
                time.started,
                time.duration,
                time.characters,
                write.stamp,
            ),
        )


def load_reading_times(study: Database, since: int = 0) -> tuple[ReadingTime, ...]:
    """Give the stretches of reading that began at some time or later, in their order.

    `since` is in microseconds since the epoch, UTC.
    """
    rows = study.rows(
        "SELECT document, started, duration, characters FROM reading_time"
        " WHERE deleted = 0 AND started >= ? ORDER BY started",
        (since,),
    )
    return tuple([ReadingTime(*row) for row in rows])


def review_times(study: Database) -> list[int]:
    """Give when words were reviewed, in microseconds since the epoch, UTC."""
    rows = study.rows("SELECT reviewed FROM review WHERE deleted = 0 ORDER BY reviewed")
    return [reviewed for (reviewed,) in rows]
