from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.storage.database import Database
from desktop.storage.errors import StorageError
from desktop.storage.restoring import (
    TABLES,
    Change,
    Detail,
    Difference,
    Kind,
    Preview,
    prepared,
    preview,
    restore,
)
from desktop.storage.schema import STUDY
from desktop.storage.snapshots import Snapshot, take_snapshot
from desktop.storage.tables import user_tables
from desktop.storage.words import delete_words, load_words, write_words
from desktop.vocabulary.status import Status
from tests.storage.damage import overwrite
from tests.storage.full_study import fill, live, sentence, word

NOW = datetime(2026, 11, 25, 19, 30)


def snapshot(study: Database) -> Snapshot:
    taken = take_snapshot(study.path, study.path.parent / "backups", NOW)
    assert taken is not None
    return taken


def restored(study: Database, source: Snapshot, *kinds: Kind) -> int:
    with prepared(source) as copy:
        return restore(study, copy, kinds or tuple(Kind))


def previewed(study: Database, source: Snapshot) -> Preview:
    with prepared(source) as copy:
        return preview(study, copy)


def stamps(study: Database) -> list[int]:
    tables = [table.name for table in user_tables(study)]
    return [stamp for name in tables for (stamp,) in study.rows(f"SELECT max(changed) FROM {name}")]


@contextmanager
def new_study(folder: Path) -> Iterator[Database]:
    with closing(Database.open(folder / "study.db", STUDY, folder / "backups")) as opened:
        yield opened


def change_much(study: Database) -> None:
    book, library, study_word = load_words(study)
    write_words(
        study,
        "Set status",
        [
            replace(book, status=Status.KNOWN, tags=("课",)),
            replace(library, sentences=(*library.sentences, sentence("又。"))),
            word("新"),
        ],
    )
    delete_words(study, "Delete", [study_word])
    with study.transaction() as write:
        write.run("UPDATE document SET title = '新名', changed = ?", [write.stamp])
        write.run("UPDATE document_tag SET deleted = 1, changed = ?", [write.stamp])
        write.run("UPDATE correction SET value = '书名', changed = ?", [write.stamp])
        write.run("UPDATE card SET due = 99, changed = ?", [write.stamp])
        write.run(
            "INSERT INTO review VALUES ('v2', 'k', 4, 9, 900, 1, NULL, NULL, '', ?, 0)",
            [write.stamp],
        )


# -- restoring ---------------------------------------------------------------------------------


def test_everything_is_as_it_was(study_db: Database) -> None:
    fill(study_db)
    before, source = live(study_db), snapshot(study_db)
    change_much(study_db)
    assert live(study_db) != before
    assert restored(study_db, source) > 0
    assert live(study_db) == before
    assert study_db.rows("PRAGMA foreign_key_check") == []


def test_a_restore_is_undone_by_a_snapshot_of_what_was_there(study_db: Database) -> None:
    fill(study_db)
    source = snapshot(study_db)
    change_much(study_db)
    after, undo = live(study_db), snapshot(study_db)
    restored(study_db, source)
    restored(study_db, undo)
    assert live(study_db) == after


def test_rows_get_stamps_above_all_that_were_there_and_nothing_is_deleted(
    study_db: Database,
) -> None:
    fill(study_db)
    source = snapshot(study_db)
    change_much(study_db)
    before = max(stamps(study_db))
    ((rows,),) = study_db.rows("SELECT count(*) FROM word")
    restored(study_db, source)
    assert study_db.rows("SELECT count(*), sum(deleted) FROM word") == [(rows, 1)]
    assert study_db.rows("SELECT changed > ? FROM word WHERE simplified = '新'", [before]) == [(1,)]
    assert study_db.rows("SELECT highest FROM clock") == [(max(stamps(study_db)),)]


def test_restoring_what_is_there_already_writes_nothing(study_db: Database) -> None:
    fill(study_db)
    source = snapshot(study_db)
    assert not previewed(study_db, source)
    assert restored(study_db, source) == 0


def test_words_alone_can_be_restored(study_db: Database) -> None:
    fill(study_db)
    before, source = live(study_db), snapshot(study_db)
    change_much(study_db)
    changed = live(study_db)
    restored(study_db, source, Kind.WORDS)
    after = live(study_db)
    for table in before:
        is_words = table in TABLES[Kind.WORDS]
        assert after[table] == (before if is_words else changed)[table]


def test_every_table_belongs_to_one_kind(study_db: Database) -> None:
    named = sorted(name for names in TABLES.values() for name in names)
    assert named == sorted(table.name for table in user_tables(study_db))


def test_words_and_texts_that_were_made_anew_meanwhile_are_the_same_ones(tmp_path: Path) -> None:
    with new_study(tmp_path / "old") as old:
        fill(old)
        source = snapshot(old)
        kept = {one.identity: one for one in load_words(old)}
    with new_study(tmp_path / "new") as study:
        fill(study, "学书")
        with study.transaction() as write:
            # The same bytes under another id, and what names it.
            write.run("PRAGMA defer_foreign_keys = ON")
            write.run("UPDATE document SET id = 'e'")
            for table in ("document_tag", "bookmark", "reading_time"):
                write.run(f"UPDATE {table} SET document = 'e'")
        ids = {one.identity: one.id for one in load_words(study)}
        restored(study, source)
        words = {one.identity: one for one in load_words(study)}
        assert set(words) == set(kept)
        assert {key: words[key].id for key in ids} == ids
        assert all(words[key].senses == one.senses for key, one in kept.items())
        assert {one.sentences[0].document_id for one in words.values()} == {"e"}
        assert study.rows("SELECT id, title FROM document WHERE deleted = 0") == [("e", "书名")]
        assert study.rows("SELECT document, tag FROM document_tag WHERE deleted = 0") == [
            ("e", "小说")
        ]
        assert study.rows("SELECT count(*) FROM review WHERE deleted = 0") == [(1,)]


def test_an_empty_study_gets_all_back_with_what_was_deleted_before(tmp_path: Path) -> None:
    with new_study(tmp_path / "old") as old:
        fill(old)
        delete_words(old, "Delete", load_words(old)[:1])
        before, source = live(old), snapshot(old)
    with new_study(tmp_path / "new") as study:
        restored(study, source)
        assert live(study) == before
        assert study.rows("SELECT count(*) FROM word WHERE deleted = 1") == [(1,)]


def test_an_older_snapshot_is_brought_up_to_date_and_stays_as_it_is(
    study_db: Database, tmp_path: Path
) -> None:
    older = replace(STUDY, migrations=STUDY.migrations[:2])
    path = tmp_path / "study-2020-01-01-1200.db"
    with closing(Database.open(path, older, tmp_path)) as old, old.transaction() as write:
        write.run("INSERT INTO word VALUES ('w', '書', '书', 'shu1', 'new', '', '', 1, 1, 0)")
    before = path.read_bytes()
    restored(study_db, Snapshot(path, NOW, 0))
    assert [one.simplified for one in load_words(study_db)] == ["书"]
    assert path.read_bytes() == before


def test_a_snapshot_of_a_newer_duben_is_refused(study_db: Database, tmp_path: Path) -> None:
    newer = replace(STUDY, migrations=(*STUDY.migrations, "CREATE TABLE more (a)"))
    path = tmp_path / "newer.db"
    Database.open(path, newer, tmp_path).close()
    with pytest.raises(StorageError, match=r"newer\.db was written by a newer Duben"):
        restored(study_db, Snapshot(path, NOW, 0))


def test_a_damaged_snapshot_is_refused_in_one_sentence(study_db: Database) -> None:
    fill(study_db)
    source = snapshot(study_db)
    overwrite(source.path, 5 * 4096, 4096)
    before = live(study_db)
    with pytest.raises(StorageError, match="copy of 25 November 2026, 19:30 is damaged"):
        restored(study_db, source)
    assert live(study_db) == before


def test_a_restore_that_fails_half_way_changes_nothing(
    study_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(study_db)
    source = snapshot(study_db)
    change_much(study_db)
    before = live(study_db)
    (pages,) = study_db.rows("PRAGMA page_count")[0]
    monkeypatch.setattr("desktop.storage.restoring._equal", lambda _columns: "nonsense")
    with pytest.raises(StorageError):
        restored(study_db, source)
    assert live(study_db) == before
    assert study_db.rows("PRAGMA page_count")[0] == (pages,)


def test_another_window_sees_the_state_before_or_after(study_db: Database) -> None:
    fill(study_db)
    source = snapshot(study_db)
    change_much(study_db)
    with closing(Database.open(study_db.path, STUDY, study_db.path.parent)) as other:
        version, before = other.data_version(), live(other)
        with other.reading() as read:
            read.rows("SELECT 1 FROM word")
            restored(study_db, source)
            assert set(read.rows("SELECT title FROM document")) == {("新名",)}
        assert other.data_version() != version
        assert live(other) != before


statuses = st.dictionaries(st.sampled_from("一二三四五六"), st.sampled_from(list(Status)))


@settings(max_examples=12, deadline=None)
@given(statuses, statuses, statuses)
def test_any_state_can_be_restored_from_any_other(
    first: dict[str, Status], second: dict[str, Status], third: dict[str, Status]
) -> None:
    with TemporaryDirectory() as folder, new_study(Path(folder)) as study:
        states = []
        for state in (first, second, third):
            delete_words(study, "Delete", load_words(study))
            write_words(
                study,
                "Save",
                [word(text, status, senses=(text, "b")) for text, status in state.items()],
            )
            states.append((live(study), snapshot(study)))
        for before, source in (states[0], states[2], states[1]):
            restored(study, source)
            assert live(study) == before


# -- preview -----------------------------------------------------------------------------------


def test_a_preview_tells_what_would_change(study_db: Database) -> None:
    fill(study_db)
    source = snapshot(study_db)
    change_much(study_db)
    told = previewed(study_db, source)
    assert {one.kind: (one.returns, one.goes, one.changes) for one in told.counts} == {
        Kind.WORDS: (1, 1, 2),
        Kind.REVIEWS: (0, 1, 1),
        Kind.CORRECTIONS: (0, 0, 1),
        Kind.DOCUMENTS: (0, 0, 1),
    }
    words = {one.name: one for one in told.differences}
    assert words["学"] == Difference(Kind.WORDS, Change.RETURNS, "学", "学1")
    assert words["新"] == Difference(Kind.WORDS, Change.GOES, "新", "新1")
    assert words["书"].details == (
        Detail("status", "known", "learning"),
        Detail("tags", "课", ""),
    )
    assert words["馆"].details == (Detail("sentences", "2", "1"),)
    assert words["书名"].details == (Detail("correction", "书名", "书/名"),)
    assert words["新名"].details == (
        Detail("title", "新名", "书名"),
        Detail("tags", "", "小说"),
    )


def test_a_preview_writes_nothing_and_lists_no_more_than_200(study_db: Database) -> None:
    source = snapshot(study_db)
    write_words(study_db, "Save", [word(f"词{n}") for n in range(300)])
    before = live(study_db)
    told = previewed(study_db, source)
    assert told.counts[0].goes == 300
    assert len(told.differences) == 200
    assert live(study_db) == before


def test_reading_on_is_no_difference_but_for_the_place(study_db: Database) -> None:
    fill(study_db)
    source = snapshot(study_db)
    with study_db.transaction() as write:
        write.run("UPDATE document SET known = 0.5, new_words = 3, opened = 9")
    assert not previewed(study_db, source)
