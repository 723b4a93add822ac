from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.storage.database import Database, beside
from desktop.storage.errors import Damaged, StorageError
from desktop.storage.pages import records
from desktop.storage.salvage import (
    Salvaged,
    move_aside,
    put_in_place,
    readable_rows,
    rebuild,
    set_aside,
)
from desktop.storage.schema import LIBRARY, STUDY
from desktop.storage.snapshots import Snapshot, take_snapshot
from desktop.storage.tables import user_tables
from desktop.storage.words import delete_words, load_words, write_words
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word
from tests.storage.damage import overwrite, truncate
from tests.storage.full_study import Live, fill, live, sentence, word

NOW = datetime(2026, 11, 25, 19, 30)
PAGE = 4096


def opened(path: Path) -> Database:
    return Database.open(path, STUDY, path.parent / "backups")


def write_to_disk(study: Database) -> None:
    study.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def copied(study: Database, folder: Path) -> Path:
    """Copy a file as a power cut leaves it, with its log."""
    folder.mkdir()
    path = folder / "study.db"
    for source in (study.path, beside(study.path, "wal")):
        if source.exists():
            shutil.copyfile(source, folder / source.name)
    return path


def rebuilt(damaged: Path, snapshot: Snapshot | None = None) -> tuple[Salvaged, Live]:
    new = damaged.with_name("new.db")
    result = rebuild(damaged, snapshot, new)
    assert not beside(new, "wal").exists()
    with closing(opened(new)) as study:
        assert study.problems() == ()
        assert study.strays() == 0
        assert study.rows("PRAGMA integrity_check") == [("ok",)]
        return result, live(study)


def names(state: Live) -> set[str]:
    return {row[2] for row in state["word"]}


def many(count: int) -> list[Word]:
    return [
        word(f"词{n}", senses=(f"sense {n}",), sentences=(sentence(f"第{n}句。"),))
        for n in range(count)
    ]


def break_off(study: Database, before: Callable[[], object]) -> None:
    """Write so much that it goes to the log, and then not commit it."""
    with study.transaction() as write:
        for n in range(4_000):
            values = (f"id{n}", f"假{n}", f"假{n}", "x1", "new", "", "", 1, write.stamp, 0)
            write.run("INSERT INTO word VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        before()
        raise ZeroDivisionError


# -- what is found -----------------------------------------------------------------------------


def test_everything_is_found_in_a_file_whose_header_is_garbage(
    study_db: Database, tmp_path: Path
) -> None:
    fill(study_db)
    write_words(study_db, "Save", many(500))
    write_to_disk(study_db)
    damaged = copied(study_db, tmp_path / "a")
    overwrite(damaged, 0, 100)
    with pytest.raises(Damaged):
        opened(damaged)
    result, found = rebuilt(damaged)
    assert found == live(study_db)
    assert result.words == result.new_words == 503


def test_what_is_only_in_the_log_is_found_too(study_db: Database, tmp_path: Path) -> None:
    fill(study_db)
    write_to_disk(study_db)
    write_words(study_db, "Save", many(50))
    damaged = copied(study_db, tmp_path / "a")
    overwrite(damaged, 0, PAGE)
    assert rebuilt(damaged)[1] == live(study_db)


def test_a_log_alone_gives_what_is_in_it(study_db: Database, tmp_path: Path) -> None:
    write_words(study_db, "Save", many(50))
    damaged = copied(study_db, tmp_path / "a")
    truncate(damaged, 0)
    with pytest.raises(Damaged):
        opened(damaged)
    assert rebuilt(damaged)[1] == live(study_db)


def test_a_log_that_is_cut_off_counts_as_far_as_it_is_whole(
    study_db: Database, tmp_path: Path
) -> None:
    write_words(study_db, "Save", [word("一")])
    write_to_disk(study_db)
    write_words(study_db, "Save", [word("二")])
    whole = beside(study_db.path, "wal").stat().st_size
    write_words(study_db, "Save", [word("三")])
    damaged = copied(study_db, tmp_path / "a")
    overwrite(damaged, 0, 100)
    overwrite(beside(damaged, "wal"), whole + 30, 8)
    assert names(rebuilt(damaged)[1]) == {"一", "二"}


def test_what_was_never_committed_is_not_found(study_db: Database, tmp_path: Path) -> None:
    write_words(study_db, "Save", [word("一")])
    write_to_disk(study_db)
    study_db.rows("PRAGMA cache_size = 1")
    with pytest.raises(ZeroDivisionError):
        break_off(study_db, lambda: copied(study_db, tmp_path / "a"))
    damaged = tmp_path / "a" / "study.db"
    assert beside(damaged, "wal").stat().st_size > 100_000
    overwrite(damaged, 0, 100)
    assert names(rebuilt(damaged)[1]) == {"一"}


def test_a_file_that_is_cut_off_gives_what_is_left(study_db: Database, tmp_path: Path) -> None:
    write_words(study_db, "Save", many(2_000))
    write_to_disk(study_db)
    damaged = copied(study_db, tmp_path / "a")
    truncate(damaged, damaged.stat().st_size // 2 + 100)
    with pytest.raises(Damaged):
        opened(damaged)
    result, found = rebuilt(damaged)
    assert 200 < result.words < 2_000
    assert found["word"] < live(study_db)["word"]


def test_a_bad_page_costs_no_more_than_what_was_on_it(study_db: Database, tmp_path: Path) -> None:
    write_words(study_db, "Save", many(2_000))
    write_to_disk(study_db)
    damaged = copied(study_db, tmp_path / "a")
    pages = damaged.stat().st_size // PAGE
    for number in Random(4).sample(range(1, pages), 5):
        overwrite(damaged, number * PAGE, PAGE, number)
    result, _ = rebuilt(damaged)
    assert result.words > 1_700


def test_long_notes_that_lie_on_many_pages_are_found(study_db: Database, tmp_path: Path) -> None:
    lengths = [*range(3_900, 4_200, 7), 8_180, 40_000, 300_000]
    write_words(study_db, "Save", [word(f"词{n}", note="x" * n) for n in lengths])
    write_to_disk(study_db)
    damaged = copied(study_db, tmp_path / "a")
    overwrite(damaged, 0, 100)
    assert rebuilt(damaged)[1] == live(study_db)


def test_documents_of_an_older_layout_are_found(tmp_path: Path) -> None:
    older = replace(STUDY, migrations=STUDY.migrations[:2])
    with (
        closing(Database.open(tmp_path / "study.db", older, tmp_path)) as old,
        old.transaction() as write,
    ):
        write.run(
            "INSERT INTO document VALUES ('a', 'aa', '书', '', 'utf-8', 9, 11, 12, 3, 4, '很',"
            " '他', '好', 0.5, 1, 6, 13, 0)"
        )
    with closing(opened(tmp_path / "study.db")) as study:
        write_to_disk(study)
        damaged = copied(study, tmp_path / "a")
        overwrite(damaged, 0, 100)
        assert rebuilt(damaged)[1]["document"] == live(study)["document"]


def test_other_sizes_of_pages_are_read_even_without_a_header(tmp_path: Path) -> None:
    for size in (512, 1024, 8192, 65536):
        path = tmp_path / f"{size}.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as made:
            made.execute(f"PRAGMA page_size = {size}")
            made.execute("CREATE TABLE a (b TEXT, c)")
            made.execute("BEGIN")
            rows = [(f"text {n}", n * n) for n in range(5_000)]
            made.executemany("INSERT INTO a VALUES (?, ?)", rows)
            made.execute("COMMIT")
        overwrite(path, 0, 100)
        found = set(records(path.read_bytes()))
        assert set(rows) <= found


def test_no_row_is_taken_for_one_of_another_table(study_db: Database) -> None:
    fill(study_db)
    write_to_disk(study_db)
    tables = user_tables(study_db)
    for order in (tables, tables[::-1]):
        found = readable_rows(study_db.path, order)
        assert {name: len(rows) for name, rows in found.items()} == {
            name: len(rows) for name, rows in live(study_db).items()
        }
    assert all(live(study_db).values())


def test_garbage_gives_nothing_and_no_error(tmp_path: Path) -> None:
    path = tmp_path / "study.db"
    for data in (b"", b"\x0d", b"\r" * 50_000, Random(1).randbytes(100_000)):
        path.write_bytes(data)
        assert rebuilt(path)[0] == Salvaged(0, 0, 0, 0)
        path.with_name("new.db").unlink()


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=3_000), st.binary(max_size=3_000), st.integers(0, 12_000))
def test_no_bytes_whatever_are_an_error(data: bytes, log: bytes, at: int) -> None:
    sound = _sound_bytes()
    for made in (data, sound[:at] + data + sound[at + len(data) :]):
        assert isinstance(list(records(made, log)), list)


def _sound_bytes() -> bytes:
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute("CREATE TABLE a (b TEXT, c, d)")
        made.executemany(
            "INSERT INTO a VALUES (?, ?, ?)", [("x" * n * 40, n / 3, -n) for n in range(200)]
        )
        made.commit()
        return made.serialize()


# -- what is put together ----------------------------------------------------------------------


def test_a_snapshot_gets_what_has_come_since(study_db: Database, tmp_path: Path) -> None:
    fill(study_db)
    write_words(study_db, "Save", many(300))
    snapshot = take_snapshot(study_db.path, tmp_path / "backups", NOW)
    book, library, study_word = load_words(study_db)[:3]
    write_words(study_db, "Save", [word("新"), replace(book, status=Status.KNOWN)])
    write_words(study_db, "Save", [replace(library, sentences=(sentence("又。"),), senses=("c",))])
    delete_words(study_db, "Delete", [study_word])
    write_to_disk(study_db)
    damaged = copied(study_db, tmp_path / "a")
    overwrite(damaged, 0, PAGE)
    result, found = rebuilt(damaged, snapshot)
    assert found == live(study_db)
    assert (result.words, result.new_words, result.changed_words) == (303, 1, 2)


def test_what_the_damaged_file_has_lost_comes_from_the_snapshot(
    study_db: Database, tmp_path: Path
) -> None:
    write_words(study_db, "Save", many(500))
    snapshot = take_snapshot(study_db.path, tmp_path / "backups", NOW)
    write_words(study_db, "Save", [word("新")])
    write_to_disk(study_db)
    expected = live(study_db)
    damaged = copied(study_db, tmp_path / "a")
    pages = damaged.stat().st_size // PAGE
    for number in Random(2).sample(range(1, pages), pages // 2):
        overwrite(damaged, number * PAGE, PAGE, number)
    _, found = rebuilt(damaged, snapshot)
    assert names(found) >= names(expected) - {"新"}


def test_an_old_page_does_not_win_over_the_snapshot(study_db: Database, tmp_path: Path) -> None:
    write_words(study_db, "Save", [word("书")])
    write_to_disk(study_db)
    old = copied(study_db, tmp_path / "a")
    write_words(study_db, "Set status", [replace(load_words(study_db)[0], status=Status.KNOWN)])
    snapshot = take_snapshot(study_db.path, tmp_path / "backups", NOW)
    overwrite(old, 0, 100)
    result, found = rebuilt(old, snapshot)
    assert found == live(study_db)
    assert (result.new_words, result.changed_words) == (0, 0)


def test_the_same_word_under_another_id_is_added_to_that_of_the_snapshot(
    study_db: Database, tmp_path: Path
) -> None:
    write_words(study_db, "Save", [word("书", senses=("book",))])
    snapshot = take_snapshot(study_db.path, tmp_path / "backups", NOW)
    with closing(opened(tmp_path / "b" / "study.db")) as other:
        made = word("书", Status.KNOWN, senses=("letter",), sentences=(sentence("书。"),))
        write_words(other, "Save", [made])
        write_to_disk(other)
    overwrite(other.path, 0, 100)
    _, found = rebuilt(other.path, snapshot)
    (kept,) = found["word"]
    assert kept[0] == load_words(study_db)[0].id
    assert kept[4] == "known"
    assert {row[3] for row in found["sense"]} == {"book", "letter"}
    assert {row[1] for row in found["sentence"]} == {kept[0]}


def test_stamps_after_a_rebuild_run_on_above_all_that_was_found(
    study_db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(study_db)
    write_to_disk(study_db)
    damaged = copied(study_db, tmp_path / "a")
    overwrite(damaged, 0, 100)
    rebuilt(damaged)
    monkeypatch.setattr("desktop.storage.database.time_ns", lambda: 0)
    with closing(opened(damaged.with_name("new.db"))) as study:
        ((highest,),) = study.rows("SELECT max(changed) FROM review")
        with study.transaction() as write:
            assert write.stamp > highest


# -- files -------------------------------------------------------------------------------------


def harm(path: Path) -> None:
    path.write_bytes(b"garbage")
    beside(path, "wal").write_bytes(b"log")
    beside(path, "damaged").touch()


@pytest.mark.parametrize(("move", "stays"), [(set_aside, True), (move_aside, False)])
def test_a_damaged_file_is_set_aside_with_its_log(
    tmp_path: Path, move: Callable[[Path, datetime], Path], stays: bool
) -> None:
    path = tmp_path / "study.db"
    harm(path)
    aside = move(path, NOW)
    assert aside.name == "study-damaged-2026-11-25-193000.db"
    assert (aside.read_bytes(), beside(aside, "wal").read_bytes()) == (b"garbage", b"log")
    assert path.exists() is stays
    harm(path)
    assert move(path, NOW).name == "study-damaged-2026-11-25-193000-2.db"


def test_nothing_of_the_damaged_file_stays_beside_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "study.db"
    harm(path)
    new = tmp_path / "new"
    new.write_bytes(b"new")
    put_in_place(new, path)
    assert [one.name for one in tmp_path.iterdir()] == ["study.db"]
    assert path.read_bytes() == b"new"


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "study.db"
    harm(path)

    def full(_source: Path, target: Path) -> None:
        target.write_bytes(b"gar")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.storage.salvage.shutil.copy2", full)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(StorageError, match="is full"):
        set_aside(path, NOW)
    assert path.read_bytes() == b"garbage"
    assert sorted(tmp_path.iterdir()) == before


# -- how damage is noticed ---------------------------------------------------------------------


def test_an_emptied_file_is_damaged_where_there_are_copies_and_else_a_new_one(
    tmp_path: Path,
) -> None:
    path = tmp_path / "study.db"
    path.touch()
    opened(path).close()
    truncate(path, 0)
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "study-2026-11-25-1930.db").touch()
    with pytest.raises(Damaged) as told:
        opened(path)
    assert told.value.path == path


def test_damage_found_in_the_background_is_told_at_the_next_start(
    study_db: Database, tmp_path: Path
) -> None:
    write_words(study_db, "Save", many(2_000))
    write_to_disk(study_db)
    assert study_db.problems() == ()
    sound = copied(study_db, tmp_path / "sound")
    study_db.close()
    overwrite(study_db.path, 30 * PAGE, PAGE)
    with closing(opened(study_db.path)) as study:
        assert study.problems()
    with pytest.raises(Damaged):
        opened(study_db.path)
    shutil.copyfile(sound, study_db.path)
    opened(study_db.path).close()
    assert not beside(study_db.path, "damaged").exists()


def test_a_library_that_is_damaged_is_named(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"garbage" * 1000)
    with pytest.raises(Damaged, match=r"library\.db is damaged") as told:
        Database.open(path, LIBRARY, tmp_path)
    assert told.value.path == path
