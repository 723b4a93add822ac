"""Everything as one file, and back into other data."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.documents.opening import from_text
from desktop.language.document import Place
from desktop.language.language import Language
from desktop.storage.database import Database
from desktop.storage.errors import Moved, StorageError
from desktop.storage.moving import Merged, merge_archive, write_archive
from desktop.storage.schema import LIBRARY, STUDY
from desktop.storage.tables import user_tables
from desktop.study import Study
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes

TEXT = "我在图书馆看书。他去银行。"


@pytest.fixture
def home(tmp_path: Path, language: Language) -> Iterator[Study]:
    with closing(Study.open(tmp_path / "home")) as study:
        study.attach(language)
        yield study


@pytest.fixture
def away(tmp_path: Path, language: Language) -> Iterator[Study]:
    with closing(Study.open(tmp_path / "away")) as study:
        study.attach(language)
        yield study


def save(study: Study, word: str, status: Status = Status.LEARNING) -> None:
    document = study.open_document(from_text(TEXT, "课", "clipboard"))
    token = next(one for one in study.tokens(document, 0) if one.text == word)
    study.set_status(study.look_up(document, 0, token), status)


def moved(giver: Study, taker: Study, path: Path) -> Merged:
    write_archive(giver._study, giver._library, path)
    merged = merge_archive(taker._study, taker._library, path)
    taker.reload()
    return merged


def drawn(study: Study) -> str:
    words = sorted(study.words(), key=lambda word: word.simplified)
    return " ".join(f"{word.simplified}:{word.status}:{len(word.sentences)}" for word in words)


def state(study: Study) -> dict[str, list[tuple[object, ...]]]:
    return {
        table.name: study._study.rows(f"SELECT * FROM {table.name} ORDER BY id")
        for table in user_tables(study._study)
    }


def test_everything_arrives_on_another_machine(home: Study, away: Study, tmp_path: Path) -> None:
    save(home, "图书馆")
    save(home, "银行", Status.KNOWN)
    (item,) = home.shelf.items()
    home.shelf.tag([item.id], ["课文"])
    document = home.library.load(item.id)
    home.shelf.add_bookmark(document, Place(0, 2), "这里")
    moved(home, away, tmp_path / "all.zip")
    assert drawn(away) == drawn(home) == "图书馆:learning:1 银行:known:1"
    assert state(away) == state(home)
    (arrived,) = away.shelf.items()
    assert arrived.tags == ("课文",)
    assert list(away.reopen(arrived.id).paragraphs) == [TEXT]


def test_merging_twice_changes_nothing(home: Study, away: Study, tmp_path: Path) -> None:
    save(home, "图书馆")
    first = moved(home, away, tmp_path / "all.zip")
    before = state(away)
    assert first.rows > 0
    assert merge_archive(away._study, away._library, tmp_path / "all.zip") == Merged(0, 0)
    assert state(away) == before


def test_of_two_changes_the_later_one_counts(home: Study, away: Study, tmp_path: Path) -> None:
    save(home, "图书馆")
    moved(home, away, tmp_path / "1.zip")
    save(home, "图书馆", Status.NEW)
    save(away, "图书馆", Status.KNOWN)
    moved(home, away, tmp_path / "2.zip")
    assert drawn(away) == "图书馆:known:1"
    moved(away, home, tmp_path / "3.zip")
    assert drawn(home) == "图书馆:known:1"
    # What is changed here after that is later than all that came.
    save(home, "图书馆", Status.IGNORED)
    moved(home, away, tmp_path / "4.zip")
    assert drawn(away) == "图书馆:ignored:1"


def test_the_same_word_saved_on_both_machines_is_one(
    home: Study, away: Study, tmp_path: Path
) -> None:
    save(home, "图书馆")
    save(away, "图书馆", Status.KNOWN)
    save(away, "银行")
    moved(away, home, tmp_path / "all.zip")
    assert [word.simplified for word in home.words()].count("图书馆") == 1
    assert {word.simplified: word.status for word in home.words()}["图书馆"] is Status.KNOWN
    assert len(home.shelf.items()) == 1


def test_what_was_deleted_there_is_deleted_here(home: Study, away: Study, tmp_path: Path) -> None:
    save(home, "图书馆")
    moved(home, away, tmp_path / "1.zip")
    home.word_list.delete([word.id for word in home.words()])
    moved(home, away, tmp_path / "2.zip")
    assert drawn(away) == ""


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_machines_agree_once_each_has_the_other_s_file(
    seed: int, language: Language, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, chance = tmp_path_factory.mktemp("moving"), random.Random(seed)
    with closing(Study.open(folder / "a")) as one, closing(Study.open(folder / "b")) as two:
        done: dict[Study, Changes] = {}
        for study in (one, two):
            study.attach(language)
        for step in range(8):
            study = chance.choice([one, two])
            word = chance.choice(["图书馆", "银行", "看书"])
            kept = [one for one in study.words() if one.simplified == word]
            act = chance.choice(["save", "save", "delete", "note", "undo"])
            if act == "delete" and kept:
                done[study] = study.word_list.delete([word.id for word in kept])
            elif act == "note" and kept:
                done[study] = study.word_list.set_note(kept[0], f"note {step}")
            elif act == "undo" and study in done:
                with suppress(Moved):
                    done[study] = study.revert(done[study])
            else:
                save(study, word, chance.choice(list(Status)))
            if chance.random() < 0.3:
                moved(one, two, folder / f"{step}.zip")
        moved(one, two, folder / "x.zip")
        moved(two, one, folder / "y.zip")
        assert drawn(one) == drawn(two)
        assert {word.note for word in one.words()} == {word.note for word in two.words()}


def archive_of(study: Study, path: Path) -> dict[str, bytes]:
    write_archive(study._study, study._library, path)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("harm", ["no zip", "no manifest", "bad row", "other format", "truncated"])
def test_what_is_no_such_file_is_told_and_changes_nothing(
    home: Study, away: Study, tmp_path: Path, harm: str
) -> None:
    save(home, "图书馆")
    path = tmp_path / "all.zip"
    parts = archive_of(home, path)
    if harm == "no manifest":
        del parts["manifest.json"]
    if harm == "bad row":
        parts["study/word.jsonl"] = b'{"id": "1"}\n[]\n'
    if harm == "other format":
        parts["manifest.json"] = json.dumps({"format": "x", "version": 1, "schema": 1}).encode()
    if harm in {"no zip", "truncated"}:
        path.write_bytes(b"no zip" if harm == "no zip" else path.read_bytes()[:200])
    else:
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
    before = state(away)
    with pytest.raises(StorageError, match=r"all\.zip is damaged, or no file that Duben"):
        merge_archive(away._study, away._library, path)
    assert state(away) == before


def test_a_file_of_a_newer_duben_is_refused(home: Study, away: Study, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    parts = archive_of(home, path)
    manifest = json.loads(parts["manifest.json"]) | {"schema": STUDY.version + 1}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
    with pytest.raises(StorageError, match="newer Duben"):
        merge_archive(away._study, away._library, path)


def test_a_file_that_can_not_be_written_is_named(home: Study, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="can't be written"):
        write_archive(home._study, home._library, tmp_path / "none" / "all.zip")


def test_both_files_are_those_of_the_user(tmp_path: Path) -> None:
    with (
        closing(Database.open(tmp_path / "study.db", STUDY, tmp_path)) as study,
        closing(Database.open(tmp_path / "library.db", LIBRARY, tmp_path)) as library,
    ):
        write_archive(study, library, tmp_path / "all.zip")
        assert merge_archive(study, library, tmp_path / "all.zip") == Merged(0, 0)
