from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ids import new_id
from desktop.storage.database import Database
from desktop.storage.errors import Damaged, StorageError
from desktop.storage.schema import STUDY
from desktop.storage.snapshots import (
    DAILY,
    HOURLY,
    MONTHLY,
    Occasion,
    has_changed,
    is_due,
    is_sound,
    kept_within,
    list_snapshots,
    newest_sound,
    take_snapshot,
    thin_out,
)
from desktop.storage.words import load_words, write_words
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word
from tests.storage.damage import overwrite

NOW = datetime(2026, 11, 25, 19, 30)
HOUR = timedelta(hours=1)
HUGE = 10**15
as_root = os.name == "posix" and os.geteuid() == 0


def word(text: str, status: Status = Status.LEARNING) -> Word:
    return Word(new_id(), text, text, "x1", status)


def add(study: Database, *texts: str) -> None:
    write_words(study, "Save", [word(text) for text in texts])


def words_in(path: Path, folder: Path) -> list[str]:
    with closing(Database.open(path, STUDY, folder / "unused")) as study:
        return [one.simplified for one in load_words(study)]


def taken(study: Database, now: datetime = NOW, occasion: Occasion = Occasion.USUAL) -> Path:
    made = take_snapshot(study.path, study.path.parent / "backups", now, occasion)
    assert made is not None
    return made.path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "backups").iterdir())


# -- taking ------------------------------------------------------------------------------------


def test_a_snapshot_holds_all_words_and_is_named_by_local_time(
    study_db: Database, tmp_path: Path
) -> None:
    add(study_db, "书", "馆")
    assert taken(study_db).name == "study-2026-11-25-1930.db"
    assert names(tmp_path) == ["study-2026-11-25-1930.db"]
    assert words_in(tmp_path / "backups" / "study-2026-11-25-1930.db", tmp_path) == ["书", "馆"]


def test_a_snapshot_of_the_same_minute_takes_nothing_s_place(
    study_db: Database, tmp_path: Path
) -> None:
    for text in ("一", "二", "三"):
        add(study_db, text)
        taken(study_db)
    listed = list_snapshots(tmp_path / "backups")
    assert [len(words_in(one.path, tmp_path)) for one in listed] == [3, 2, 1]
    assert {one.taken for one in listed} == {NOW}


def test_one_before_a_restore_is_named_so(study_db: Database, tmp_path: Path) -> None:
    path = taken(study_db, occasion=Occasion.RESTORE)
    assert path.name == "study-2026-11-25-1930-before-restore.db"
    assert list_snapshots(tmp_path / "backups")[0].occasion is Occasion.RESTORE


def test_snapshots_of_one_minute_are_listed_in_their_order(
    study_db: Database, tmp_path: Path
) -> None:
    usual, restore = Occasion.USUAL, Occasion.RESTORE
    made = [taken(study_db, occasion=one) for one in (usual, usual, restore, usual, restore)]
    listed = [one.path for one in list_snapshots(tmp_path / "backups")]
    assert listed == made[::-1]
    assert made[2].name == "study-2026-11-25-1930-3-before-restore.db"


def test_what_others_write_meanwhile_neither_waits_nor_gets_into_the_copy(
    study_db: Database, tmp_path: Path
) -> None:
    add(study_db, *[f"词{n}" for n in range(8_000)])
    begun, done = threading.Event(), threading.Event()

    def slow() -> bool:
        begun.set()
        done.wait(5)
        return False

    made: list[Path] = []

    def copy() -> None:
        snapshot = take_snapshot(study_db.path, tmp_path / "backups", NOW, cancelled=slow)
        made.extend([snapshot.path] if snapshot else [])

    thread = threading.Thread(target=copy)
    thread.start()
    begun.wait(5)
    add(study_db, "新")
    done.set()
    thread.join()
    assert len(words_in(made[0], tmp_path)) == 8_000
    assert len(load_words(study_db)) == 8_001


def test_a_cancelled_snapshot_leaves_nothing(study_db: Database, tmp_path: Path) -> None:
    add(study_db, "书")
    made = take_snapshot(study_db.path, tmp_path / "backups", NOW, cancelled=lambda: True)
    assert made is None
    assert names(tmp_path) == []


def test_pages_that_are_damaged_make_no_snapshot(study_db: Database, tmp_path: Path) -> None:
    add(study_db, *[f"词{n}" for n in range(2_000)])
    study_db.close()
    overwrite(study_db.path, 20 * 4096, 4096)
    with pytest.raises(Damaged, match="damaged"):
        take_snapshot(study_db.path, tmp_path / "backups", NOW)
    assert names(tmp_path) == []


def test_a_folder_that_can_t_be_made_is_one_clear_message(
    study_db: Database, tmp_path: Path
) -> None:
    (tmp_path / "backups").write_text("a file")
    with pytest.raises(StorageError, match=r"can't be written to|can't be used"):
        take_snapshot(study_db.path, tmp_path / "backups", NOW)
    assert (tmp_path / "backups").read_text() == "a file"


@pytest.mark.skipif(as_root, reason="root may write everywhere")
def test_a_folder_that_is_read_only_is_one_clear_message(
    study_db: Database, tmp_path: Path
) -> None:
    (tmp_path / "backups").mkdir(mode=0o500)
    with pytest.raises(StorageError, match="can't be written to"):
        take_snapshot(study_db.path, tmp_path / "backups", NOW)


def test_a_full_disk_is_one_clear_message(
    study_db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.storage.snapshots.os.fsync", full)
    with pytest.raises(StorageError, match=r"disk that holds .* is full"):
        take_snapshot(study_db.path, tmp_path / "backups", NOW)
    assert names(tmp_path) == []


def test_where_there_is_no_study_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        take_snapshot(tmp_path / "study.db", tmp_path / "backups", NOW)
    assert not (tmp_path / "study.db").exists()


def test_a_snapshot_is_sound_until_it_is_damaged(study_db: Database, tmp_path: Path) -> None:
    add(study_db, *[f"词{n}" for n in range(2_000)])
    path = taken(study_db)
    assert is_sound(path)
    assert names(tmp_path) == [path.name]
    overwrite(path, 20 * 4096, 4096)
    assert not is_sound(path)
    path.write_bytes(b"")
    assert not is_sound(path)
    assert not is_sound(tmp_path / "missing.db")


def test_the_newest_is_told_by_its_rows_and_not_by_the_clock(study_db: Database) -> None:
    add(study_db, "书")
    taken(study_db, NOW + timedelta(days=4000))
    add(study_db, "馆")
    newest = taken(study_db, NOW)
    (study_db.path.parent / "backups" / "study-2026-11-25-2030.db").write_bytes(b"garbage")
    found = newest_sound(list_snapshots(study_db.path.parent / "backups"))
    assert found is not None
    assert found.path == newest
    assert newest_sound(()) is None


# -- when --------------------------------------------------------------------------------------


def test_another_one_is_due_an_hour_later(study_db: Database, tmp_path: Path) -> None:
    assert is_due((), NOW)
    taken(study_db)
    listed = list_snapshots(tmp_path / "backups")
    assert not is_due(listed, NOW + timedelta(minutes=59))
    assert is_due(listed, NOW + HOUR)


def test_a_clock_that_is_put_back_does_not_stop_snapshots(
    study_db: Database, tmp_path: Path
) -> None:
    taken(study_db, NOW + timedelta(days=4000))
    assert is_due(list_snapshots(tmp_path / "backups"), NOW)


def test_one_before_a_restore_does_not_put_off_the_next(study_db: Database, tmp_path: Path) -> None:
    taken(study_db, occasion=Occasion.RESTORE)
    assert is_due(list_snapshots(tmp_path / "backups"), NOW)


def test_it_is_known_whether_anything_has_changed(study_db: Database, tmp_path: Path) -> None:
    add(study_db, "书")
    taken(study_db)
    (last,) = list_snapshots(tmp_path / "backups")
    assert not has_changed(study_db.path, last)
    add(study_db, "馆")
    assert has_changed(study_db.path, last)


# -- names -------------------------------------------------------------------------------------


def test_other_files_of_the_folder_are_no_snapshots(tmp_path: Path) -> None:
    for name in ("library-2026-11-25-1930.db", "study-2026-13-25-1930.db", "study.db", "书.txt"):
        (tmp_path / name).write_bytes(b"")
    assert list_snapshots(tmp_path) == ()
    assert list_snapshots(tmp_path / "missing") == ()


def test_a_copy_from_before_an_update_is_listed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "study-20200101-120000-000000.db").write_bytes(b"x")
    (one,) = list_snapshots(tmp_path)
    assert (one.occasion, one.taken.year) == (Occasion.UPDATE, 2020)
    assert thin_out(tmp_path, 0) == ()


# -- what is kept ------------------------------------------------------------------------------


def kept(times: list[datetime]) -> set[datetime]:
    chosen = kept_within([(time, 1) for time in times], HUGE)
    return {times[number] for number in chosen}


stamps = st.lists(
    st.datetimes(datetime(2020, 1, 1), datetime(2026, 12, 31)),
    unique=True,
    max_size=150,
)


def test_hours_days_and_months_are_kept() -> None:
    times = [NOW - n * HOUR for n in range(24 * 800)]
    left = sorted(kept(times), reverse=True)
    assert left[:24] == times[:24]
    assert len({time.date() for time in left}) == 30 + 12 - 2
    assert len({(time.year, time.month) for time in left}) == 12
    assert len(left) == 24 + (30 - 2) + (12 - 2)


@given(stamps)
def test_the_newest_is_always_kept_and_never_more_than_there_is_room_for(
    times: list[datetime],
) -> None:
    left = kept(times)
    assert left <= set(times)
    assert len(left) <= HOURLY + DAILY + MONTHLY
    assert not times or max(times) in left


@given(stamps)
def test_thinning_out_twice_is_thinning_out_once(times: list[datetime]) -> None:
    left = kept(times)
    assert kept(sorted(left)) == left


@given(stamps)
def test_thinning_out_at_each_new_one_ends_in_the_same(times: list[datetime]) -> None:
    left: set[datetime] = set()
    for time in sorted(times):
        left = kept([*left, time])
    assert left == kept(times)


@given(
    st.lists(
        st.tuples(
            st.datetimes(datetime(2020, 1, 1), datetime(2026, 12, 31)),
            st.integers(1, 50),
        ),
        max_size=80,
    ),
    st.integers(0, 1_000),
)
def test_a_limit_in_bytes_is_kept_to_but_for_the_last_three(
    snapshots: list[tuple[datetime, int]], most: int
) -> None:
    left = kept_within(snapshots, most)
    assert len(left) <= 3 or sum(snapshots[number][1] for number in left) <= most
    everything = kept_within(snapshots, HUGE)
    assert left <= everything
    assert len(left) >= min(3, len(everything))


def test_little_room_still_reaches_far_back() -> None:
    times = [NOW - n * HOUR for n in range(24 * 400)]
    left = sorted(times[number] for number in kept_within([(time, 10) for time in times], 100))
    assert len(left) == 10
    assert left[-1] == NOW
    assert left[0] < NOW - timedelta(days=20)


def test_thinning_out_removes_files_and_spares_the_last_before_a_restore(
    study_db: Database, tmp_path: Path
) -> None:
    old = taken(study_db, NOW - timedelta(days=900), Occasion.RESTORE)
    for minute in range(5):
        taken(study_db, NOW + timedelta(minutes=minute))
    (tmp_path / "backups" / ".study-x.db.1.new").write_bytes(b"")
    os.utime(tmp_path / "backups" / ".study-x.db.1.new", (0, 0))
    gone = thin_out(tmp_path / "backups")
    assert len(gone) == 4
    assert names(tmp_path) == [old.name, "study-2026-11-25-1934.db"]


def test_sqlite_is_asked_for_nothing_but_a_copy(study_db: Database) -> None:
    with closing(sqlite3.connect(taken(study_db))) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
