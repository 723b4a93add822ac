from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop import safekeeping
from desktop.exports.vocabulary_mirror import read_mirror
from desktop.safekeeping import (
    Damage,
    Kind,
    Occasion,
    Repair,
    find_snapshot,
    keep,
    list_snapshots,
    recover,
)
from desktop.storage.database import Database, beside
from desktop.storage.errors import Damaged, StorageError
from desktop.storage.schema import LIBRARY, STUDY
from desktop.storage.words import delete_words, load_words, write_words
from desktop.vocabulary.word import Word
from tests.storage.damage import overwrite, truncate
from tests.storage.full_study import fill, live, word

NOW = datetime(2026, 11, 25, 19, 30)
HOUR = timedelta(hours=1)


def opened(folder: Path) -> Database:
    return Database.open(folder / "study.db", STUDY, folder / "backups")


def add(folder: Path, *texts: str) -> None:
    with closing(opened(folder)) as study:
        write_words(study, "Save", [word(text) for text in texts])


def words(folder: Path) -> dict[str, Word]:
    with closing(opened(folder)) as study:
        return {one.simplified: one for one in load_words(study)}


def always(repair: Repair, asked: list[Damage] | None = None) -> Callable[[Damage], Repair]:
    def choose(damage: Damage) -> Repair:
        if asked is not None:
            asked.append(damage)
        return repair

    return choose


# -- keeping -----------------------------------------------------------------------------------


def test_a_snapshot_is_taken_each_hour_in_which_something_changed(tmp_path: Path) -> None:
    add(tmp_path, "书")
    assert keep(tmp_path, NOW).snapshot is not None
    add(tmp_path, "馆")
    assert keep(tmp_path, NOW + HOUR / 2).snapshot is None
    assert keep(tmp_path, NOW + HOUR).snapshot is not None
    assert keep(tmp_path, NOW + 9 * HOUR).snapshot is None
    assert [one.taken for one in list_snapshots(tmp_path)] == [NOW + HOUR, NOW]


def test_before_there_is_a_study_nothing_is_kept(tmp_path: Path) -> None:
    assert safekeeping.keep_snapshot(tmp_path, NOW) is None
    assert list(tmp_path.iterdir()) == []


def test_the_mirror_is_written_when_words_have_changed(tmp_path: Path) -> None:
    add(tmp_path, "书")
    assert keep(tmp_path, NOW).mirrored
    assert not keep(tmp_path, NOW).mirrored
    path = tmp_path / "backups" / "vocabulary.tsv"
    assert [one.simplified for one in read_mirror(path.read_text("utf-8")).words] == ["书"]
    with closing(opened(tmp_path)) as study:
        delete_words(study, "Delete", load_words(study))
    assert keep(tmp_path, NOW).mirrored
    assert read_mirror(path.read_text("utf-8")).words == ()
    assert not list((tmp_path / "backups").glob(".*"))


def test_a_large_mirror_is_written_with_the_snapshots_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.safekeeping._QUICK_BYTES", 10)
    add(tmp_path, "书")
    assert keep(tmp_path, NOW).mirrored
    add(tmp_path, "馆")
    assert not keep(tmp_path, NOW + HOUR / 2).mirrored
    assert keep(tmp_path, NOW + HOUR).mirrored


def test_a_full_disk_leaves_the_mirror_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tmp_path, "书")
    keep(tmp_path, NOW)
    path = tmp_path / "backups" / "vocabulary.tsv"
    before = path.read_text("utf-8")
    add(tmp_path, "馆")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.safekeeping.os.fsync", full)
    with pytest.raises(StorageError, match="is full"):
        safekeeping.keep_mirror(tmp_path)
    assert path.read_text("utf-8") == before


def test_sound_files_are_found_sound_and_damaged_ones_damaged(tmp_path: Path) -> None:
    add(tmp_path, *[f"词{n}" for n in range(2_000)])
    Database.open(tmp_path / "library.db", LIBRARY, tmp_path / "backups").close()
    assert safekeeping.check(tmp_path) == ()
    overwrite(tmp_path / "study.db", 30 * 4096, 4096)
    assert safekeeping.check(tmp_path, lambda: True) == ()
    assert safekeeping.check(tmp_path) == (tmp_path / "study.db",)
    with pytest.raises(Damaged):
        opened(tmp_path)


# -- restoring ---------------------------------------------------------------------------------


def test_a_restore_takes_a_snapshot_first_that_undoes_it(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as study:
        fill(study)
        before = live(study)
        keep(tmp_path, NOW)
        delete_words(study, "Delete", load_words(study))
        changed = live(study)
        (snapshot,) = list_snapshots(tmp_path)
        told = safekeeping.preview(tmp_path, snapshot)
        assert [(one.kind, one.returns) for one in told.counts] == [(Kind.WORDS, 3)]
        done = safekeeping.restore(tmp_path, snapshot, NOW)
        assert live(study) == before
        assert (done.before.occasion, done.before.taken) == (Occasion.RESTORE, NOW)
        safekeeping.restore(tmp_path, done.before, NOW)
        assert live(study) == changed
    assert len(list_snapshots(tmp_path)) == 3


def test_where_no_snapshot_of_the_present_can_be_taken_nothing_is_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tmp_path, "书")
    keep(tmp_path, NOW)
    add(tmp_path, "馆")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.storage.snapshots.os.fsync", full)
    with pytest.raises(StorageError, match="is full"):
        safekeeping.restore(tmp_path, list_snapshots(tmp_path)[0], NOW)
    assert set(words(tmp_path)) == {"书", "馆"}


def test_a_file_that_another_program_holds_is_one_sentence_and_nothing_is_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.storage.database._BUSY_MS", 50)
    add(tmp_path, "书")
    keep(tmp_path, NOW)
    add(tmp_path, "馆")
    with (
        closing(opened(tmp_path)) as other,
        other.transaction(),
        pytest.raises(StorageError, match="Another program is using"),
    ):
        safekeeping.restore(tmp_path, list_snapshots(tmp_path)[0], NOW)
    assert set(words(tmp_path)) == {"书", "馆"}


@pytest.mark.parametrize(
    ("when", "taken"),
    [
        ("latest", NOW + 48 * HOUR),
        ("2026-11-27", NOW + 48 * HOUR),
        ("2026-11-26", NOW + HOUR),
        ("2026-11-25", NOW + HOUR),
        ("2026-11-25 20:29", NOW),
        ("2026-11-25T20:30", NOW + HOUR),
        ("2026-11-25-1930", NOW),
    ],
)
def test_the_last_snapshot_up_to_a_day_or_a_time_is_found(
    tmp_path: Path, when: str, taken: datetime
) -> None:
    for hours in (0, 1, 48):
        add(tmp_path, f"词{hours}")
        keep(tmp_path, NOW + hours * HOUR)
    assert find_snapshot(list_snapshots(tmp_path), when).taken == taken


def test_what_is_no_date_or_too_early_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no copy of your vocabulary yet"):
        find_snapshot((), "latest")
    add(tmp_path, "书")
    keep(tmp_path, NOW)
    with pytest.raises(StorageError, match="the oldest is of 2026-11-25 19:30"):
        find_snapshot(list_snapshots(tmp_path), "2026-11-24")
    with pytest.raises(StorageError, match="“Tuesday” is no date"):
        find_snapshot(list_snapshots(tmp_path), "Tuesday")


# -- a damaged file ----------------------------------------------------------------------------


def damage(path: Path) -> Path:
    with pytest.raises(Damaged) as told, closing(opened(path)):
        pass
    return told.value.path


def test_a_damaged_study_becomes_its_snapshot_and_what_has_come_since(tmp_path: Path) -> None:
    add(tmp_path, "书", "馆")
    keep(tmp_path, NOW)
    add(tmp_path, "新")
    expected = set(words(tmp_path))
    overwrite(tmp_path / "study.db", 0, 100)
    asked: list[Damage] = []
    done = recover(tmp_path, damage(tmp_path), NOW, always(Repair.RESTORE, asked))
    assert asked[0].snapshot == list_snapshots(tmp_path)[0]
    assert set(words(tmp_path)) == expected
    assert done is not None
    assert done.told() == (
        "3 words, 1 of them saved or changed since the last backup. The damaged file is kept as"
        " study-damaged-2026-11-25-193000.db."
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "backups",
        "study-damaged-2026-11-25-193000.db",
        "study.db",
    ]
    add(tmp_path, "又")


def test_a_snapshot_that_is_damaged_too_is_passed_over(tmp_path: Path) -> None:
    add(tmp_path, *[f"词{n}" for n in range(2_000)])
    keep(tmp_path, NOW)
    add(tmp_path, "馆")
    keep(tmp_path, NOW + HOUR)
    overwrite(list_snapshots(tmp_path)[0].path, 10 * 4096, 4096)
    truncate(tmp_path / "study.db", 5000)
    asked: list[Damage] = []
    recover(tmp_path, damage(tmp_path), NOW, always(Repair.RESTORE, asked))
    assert asked[0].snapshot is not None
    assert asked[0].snapshot.taken == NOW
    assert len(words(tmp_path)) == 2_000


def test_quitting_leaves_all_as_it_is(tmp_path: Path) -> None:
    add(tmp_path, "书")
    overwrite(tmp_path / "study.db", 0, 100)
    path = damage(tmp_path)
    before = path.read_bytes()
    assert recover(tmp_path, path, NOW, always(Repair.QUIT)) is None
    assert path.read_bytes() == before
    damage(tmp_path)


def test_beginning_anew_keeps_the_damaged_file_and_the_mirror(tmp_path: Path) -> None:
    add(tmp_path, "书")
    keep(tmp_path, NOW)
    overwrite(tmp_path / "study.db", 0, 100)
    done = recover(tmp_path, damage(tmp_path), NOW, always(Repair.NOTHING))
    assert done is not None
    assert done.aside.exists()
    assert words(tmp_path) == {}
    assert (tmp_path / "backups" / "vocabulary-2026-11-25-193000.tsv").exists()
    assert len(list_snapshots(tmp_path)) == 1


def test_where_nothing_but_the_mirror_is_left_words_come_from_it(tmp_path: Path) -> None:
    add(tmp_path, "书", "馆")
    keep(tmp_path, NOW)
    list_snapshots(tmp_path)[0].path.unlink()
    (tmp_path / "study.db").write_bytes(b"garbage" * 1000)
    done = recover(tmp_path, damage(tmp_path), NOW, always(Repair.RESTORE))
    assert done is not None
    assert done.told().startswith("2 words could be read.")
    assert set(words(tmp_path)) == {"书", "馆"}


def test_a_power_cut_in_the_middle_of_mending_leaves_it_to_be_mended_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tmp_path, "书")
    keep(tmp_path, NOW)
    overwrite(tmp_path / "study.db", 0, 100)
    path = damage(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("desktop.safekeeping.salvage.put_in_place", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            recover(tmp_path, path, NOW, always(Repair.RESTORE))
    (tmp_path / ".study.new").write_bytes(b"half of it")
    (tmp_path / ".study.new-wal").write_bytes(b"and its log")
    recover(tmp_path, damage(tmp_path), NOW, always(Repair.RESTORE))
    assert set(words(tmp_path)) == {"书"}
    assert not list(tmp_path.glob(".*"))


def test_a_damaged_library_is_made_anew_and_the_words_stay(tmp_path: Path) -> None:
    add(tmp_path, "书")
    path = tmp_path / "library.db"
    path.write_bytes(b"garbage" * 1000)
    before = (tmp_path / "study.db").read_bytes()
    asked: list[Damage] = []
    done = recover(tmp_path, path, NOW, always(Repair.RESTORE, asked))
    assert asked == [Damage(path, None)]
    assert asked[0].is_library
    assert done is not None
    assert done.told().startswith("Texts can be opened again from their files")
    assert not path.exists()
    assert (tmp_path / "study.db").read_bytes() == before
    assert done.aside.name == "library-damaged-2026-11-25-193000.db"


def test_a_newer_study_is_refused_and_not_taken_for_a_damaged_one(tmp_path: Path) -> None:
    newer = replace(STUDY, migrations=(*STUDY.migrations, "CREATE TABLE more (a)"))
    Database.open(tmp_path / "study.db", newer, tmp_path / "backups").close()
    with pytest.raises(StorageError, match="newer Duben") as told:
        opened(tmp_path)
    assert not isinstance(told.value, Damaged)
    assert not beside(tmp_path / "study.db", "damaged").exists()
