"""Say in the background how hard each text of the library is, and what was learnt and read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import time_ns

from desktop.language.language import Language
from desktop.language.levels import Levels
from desktop.storage import library, names, reading_times, tallies
from desktop.storage.database import Database
from desktop.storage.schema import LIBRARY, STUDY
from desktop.vocabulary.difficulty import (
    Difficulty,
    characters_by_level,
    difficulty,
    effort_minutes,
    kept_words,
    reading_order,
)
from desktop.vocabulary.pace import (
    Day,
    Streak,
    Week,
    day_of,
    reading_days,
    streak,
    usual_pace,
    words_by_week,
)
from desktop.vocabulary.statistics import Amount
from desktop.vocabulary.word_states import Snapshot


@dataclass(frozen=True, slots=True)
class BookRow:
    """A document of the library; `difficulty` is None until it is counted.

    `length` is in code points, `effort` in minutes, `progress` a share from 0 to 1.
    """

    document_id: str
    title: str
    length: int
    progress: float
    difficulty: Difficulty | None
    effort: float


@dataclass(frozen=True, slots=True)
class LibraryReport:
    """All that is said about the library and the learner.

    `books` are in the order of what to read next, those not counted yet last. `characters` counts
    those of known words by their level in HSK 3.0: none, then 1 to 7. `pace` is in characters a
    minute, and usual for a learner unless `pace_is_own`.
    """

    books: tuple[BookRow, ...]
    words: Amount
    characters: tuple[int, ...]
    weeks: tuple[Week, ...]
    days: tuple[Day, ...]
    pace: float
    pace_is_own: bool
    streak: Streak


def library_report(
    folder: Path,
    snapshot: Snapshot,
    language: Language,
    levels: Levels,
    today: date | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> LibraryReport | None:
    """Work out what is said about the library; None where cancelled. 1,000 books take 1 s."""
    today = today or day_of(time_ns() // 1000)
    backups = folder / "backups"
    with (
        closing(Database.open(folder / "study.db", STUDY, backups)) as study,
        closing(Database.open(folder / "library.db", LIBRARY, backups)) as texts_file,
    ):
        items = library.library_items(study)
        ignored = {language.fold(one.text) for one in names.load_names(study, "")}
        found: dict[str, Difficulty] = {}
        ids = [item.id for item in items]
        for one in tallies.counted_texts(texts_file, snapshot.words.version, ids):
            if cancelled():
                return None
            found[one.document_id] = difficulty(
                one.document_id, one.words, one.counts, one.kinds, snapshot, ignored
            )
        dates = tallies.word_dates(study)
        times = reading_times.load_reading_times(study)
        reviewed = {day_of(time) for time in reading_times.review_times(study)}
    days = reading_days(times)
    pace = usual_pace(days)
    return LibraryReport(
        _rows(items, found, pace),
        kept_words(dates),
        characters_by_level(snapshot.known_characters(), levels.of_character),
        words_by_week(dates, today),
        days,
        pace,
        usual_pace(days) != usual_pace(()),
        streak({*reviewed, *(day.day for day in days)}, today),
    )


def _rows(
    items: Sequence[library.LibraryItem], found: dict[str, Difficulty], pace: float
) -> tuple[BookRow, ...]:
    rows = []
    for item in items:
        hard = found.get(item.id)
        effort = effort_minutes(item.length, hard.words.new if hard else 0, pace)
        rows.append(BookRow(item.id, item.title, item.length, item.progress, hard, effort))
    return tuple(sorted(rows, key=_next))


def _next(row: BookRow) -> tuple[bool, tuple[float, float]]:
    hard = row.difficulty
    return (hard is None, reading_order(hard.known_share) if hard else (0.0, 0.0))
