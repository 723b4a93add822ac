from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.storage.database import Database
from desktop.storage.errors import StorageError
from desktop.storage.names import heed_names, ignore_name
from desktop.storage.schema import LIBRARY, STUDY, Schema

TABLE = "CREATE TABLE thing (name TEXT NOT NULL UNIQUE)"
FIRST = Schema(7, (f"CREATE TABLE clock (highest INTEGER); INSERT INTO clock VALUES (0); {TABLE}",))
SECOND = replace(FIRST, migrations=(*FIRST.migrations, "ALTER TABLE thing ADD COLUMN size INTEGER"))


def opened(folder: Path, schema: Schema = FIRST) -> Database:
    return Database.open(folder / "a.db", schema, folder / "backups")


def names(database: Database) -> list[str]:
    return [name for (name,) in database.rows("SELECT name FROM thing ORDER BY name")]


def add(database: Database, *added: str) -> int:
    with database.transaction() as write:
        for name in added:
            write.run("INSERT INTO thing (name) VALUES (?)", (name,))
        return write.stamp


def fail_after_writing(database: Database) -> None:
    with database.transaction() as write:
        write.run("INSERT INTO thing (name) VALUES ('书')")
        raise ZeroDivisionError


def backups(folder: Path) -> list[Path]:
    return sorted((folder / "backups").glob("*")) if (folder / "backups").exists() else []


def test_what_is_written_is_there_after_opening_again(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as database:
        add(database, "书")
    with closing(opened(tmp_path)) as database:
        assert names(database) == ["书"]


def test_what_is_marked_as_deleted_is_no_row(tmp_path: Path) -> None:
    with closing(Database.open(tmp_path / "a.db", STUDY, tmp_path / "backups")) as database:
        assert not database.has_rows("ignored_name")
        changes = ignore_name(database, "Ignore name", "小红", "")
        assert database.has_rows("ignored_name")
        heed_names(database, "Heed name", [one.after for one in changes.names if one.after])
        assert not database.has_rows("ignored_name")


def test_the_folder_is_made(tmp_path: Path) -> None:
    with closing(opened(tmp_path / "一" / "二#%")) as database:
        assert names(database) == []


def test_a_block_that_fails_writes_nothing(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as database:
        with pytest.raises(ZeroDivisionError):
            fail_after_writing(database)
        assert names(database) == []
        add(database, "书")


def test_a_statement_that_fails_writes_nothing_and_says_so(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as database:
        add(database, "书")
        with pytest.raises(StorageError, match="nothing was changed"):
            add(database, "馆", "书")
        assert names(database) == ["书"]


def test_stamps_grow_even_if_the_clock_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(opened(tmp_path)) as database:
        first = add(database, "一")
        monkeypatch.setattr("desktop.storage.database.time_ns", lambda: 0)
        assert first < add(database, "二") < add(database, "三")


def test_another_connection_s_write_is_noticed(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as one, closing(opened(tmp_path)) as other:
        before = one.data_version()
        add(one, "自")
        assert one.data_version() == before
        add(other, "他")
        assert one.data_version() != before


def test_an_older_file_is_copied_and_brought_up_to_date(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as database:
        add(database, "书")
    with closing(opened(tmp_path, SECOND)) as database:
        assert database.rows("SELECT name, size FROM thing") == [("书", None)]
    (copy,) = backups(tmp_path)
    with closing(sqlite3.connect(copy)) as old:
        assert old.execute("SELECT * FROM thing").fetchall() == [("书",)]


def test_a_new_file_and_one_that_is_up_to_date_are_not_copied(tmp_path: Path) -> None:
    opened(tmp_path).close()
    opened(tmp_path).close()
    assert backups(tmp_path) == []


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as database:
        add(database, "书")
    wrong = replace(SECOND, migrations=(*SECOND.migrations, "DROP TABLE thing; SELECT nonsense"))
    with pytest.raises(StorageError):
        opened(tmp_path, wrong)
    with closing(opened(tmp_path)) as database:
        assert names(database) == ["书"]


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    opened(tmp_path, SECOND).close()
    before = (tmp_path / "a.db").read_bytes()
    with pytest.raises(StorageError, match="newer Duben"):
        opened(tmp_path)
    assert (tmp_path / "a.db").read_bytes() == before


def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"not a database" * 100)
    with pytest.raises(StorageError, match=r"a\.db is damaged"):
        opened(tmp_path)
    assert (tmp_path / "a.db").read_bytes().startswith(b"not a database")


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as other:
        other.execute("CREATE TABLE note (text)")
    with pytest.raises(StorageError, match="not a file of Duben"):
        opened(tmp_path)


def test_a_folder_in_the_place_of_the_file_is_one_clear_message(tmp_path: Path) -> None:
    (tmp_path / "a.db").mkdir()
    with pytest.raises(StorageError, match="can't be written to"):
        opened(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_one_clear_message(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StorageError, match="can't be made"):
        opened(tmp_path / "data")


def test_a_database_that_is_in_use_is_one_clear_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.storage.database._BUSY_MS", 50)
    with closing(opened(tmp_path)) as one, closing(opened(tmp_path)) as other:
        with one.transaction(), pytest.raises(StorageError, match="Another program"):
            add(other, "书")
        add(other, "书")


@pytest.mark.skipif(os.name != "posix", reason="sets a limit that only POSIX has")
def test_a_full_disk_is_one_clear_message_and_loses_nothing(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as database:
        add(database, "书")
        (pages,) = database.rows("PRAGMA page_count")[0]
        database.rows(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StorageError, match="is full"):
            add(database, "馆" * 100_000)
        assert names(database) == ["书"]


@pytest.mark.parametrize("schema", [STUDY, LIBRARY])
def test_the_real_schemas_open_anew_and_again(tmp_path: Path, schema: Schema) -> None:
    for _ in range(2):
        with closing(opened(tmp_path, schema)) as database:
            assert database.rows("PRAGMA quick_check") == [("ok",)]
            assert database.rows("PRAGMA user_version") == [(schema.version,)]
