from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.cli.vocabulary import export_vocabulary, import_vocabulary, restore_vocabulary
from desktop.safekeeping import keep
from desktop.storage.database import Database
from desktop.storage.errors import StorageError
from desktop.storage.schema import STUDY
from desktop.storage.words import load_words, write_words
from tests.storage.damage import overwrite
from tests.storage.full_study import word
from tests.test_safekeeping import HOUR, NOW


def add(folder: Path, *texts: str) -> None:
    with closing(Database.open(folder / "study.db", STUDY, folder / "backups")) as study:
        write_words(study, "Save", [word(text) for text in texts])


def words(folder: Path) -> set[str]:
    with closing(Database.open(folder / "study.db", STUDY, folder / "backups")) as study:
        return {one.simplified for one in load_words(study)}


def test_a_vocabulary_moves_through_a_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    add(tmp_path / "one", "书", "馆")
    add(tmp_path / "two", "学")
    file = tmp_path / "words.tsv"
    export_vocabulary(tmp_path / "one", file)
    import_vocabulary(tmp_path / "two", file)
    assert words(tmp_path / "two") == {"书", "馆", "学"}
    assert capfd.readouterr().out == "2 words added, 0 changed, 0 there already\n"
    export_vocabulary(tmp_path / "one", None)
    assert capfd.readouterr().out == file.read_text("utf-8")


def test_lines_that_are_no_words_are_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "words.tsv"
    file.write_text("simplified\ttraditional\treading\tstatus\n书\t書\tshu1\tbetter\n", "utf-8")
    import_vocabulary(tmp_path, file)
    assert capfd.readouterr().err == f"duben: {file}: no words in line 2\n"


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "words.tsv"
    file.write_bytes("书".encode("gb18030"))
    with pytest.raises(StorageError, match="not UTF-8"):
        import_vocabulary(tmp_path, file)


def test_copies_are_listed_and_one_is_restored_and_undone(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    restore_vocabulary(tmp_path, None)
    assert capfd.readouterr().out == "There is no copy of your vocabulary yet.\n"
    add(tmp_path, "书")
    keep(tmp_path, NOW)
    add(tmp_path, "馆")
    keep(tmp_path, NOW + HOUR)
    restore_vocabulary(tmp_path, None)
    assert capfd.readouterr().out == "2026-11-25 20:30  2 words\n2026-11-25 19:30  1 word\n"
    restore_vocabulary(tmp_path, "2026-11-25 20:00")
    assert capfd.readouterr().out.startswith("restored what was there on 2026-11-25 19:30; to undo")
    assert words(tmp_path) == {"书"}
    restore_vocabulary(tmp_path, "latest")
    assert words(tmp_path) == {"书", "馆"}


def test_a_damaged_study_is_named_and_mended(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    add(tmp_path, "书")
    keep(tmp_path, NOW)
    add(tmp_path, "馆")
    overwrite(tmp_path / "study.db", 0, 100)
    (tmp_path / "library.db").write_bytes(b"garbage" * 1000)
    restore_vocabulary(tmp_path, None)
    told = capfd.readouterr()
    assert told.err.startswith(f"duben: {tmp_path / 'study.db'} is damaged. To repair it, type")
    assert told.out == "2026-11-25 19:30  1 word\n"
    restore_vocabulary(tmp_path, "latest")
    lines = capfd.readouterr().out.splitlines()
    assert lines[0].startswith("2 words, 1 of them saved or changed since the last backup.")
    assert lines[1].startswith("Texts can be opened again from their files")
    assert words(tmp_path) == {"书", "馆"}


def test_everything_goes_to_one_file_and_into_other_data(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    add(tmp_path / "one", "书", "馆")
    file, two = tmp_path / "all.zip", str(tmp_path / "two")
    one = ["--data-dir", str(tmp_path / "one"), "vocabulary"]
    assert main([*one, "export", "--everything", "--output", str(file)]) == 0
    assert main(["--data-dir", two, "vocabulary", "import", str(file)]) == 0
    assert words(tmp_path / "two") == {"书", "馆"}
    assert capfd.readouterr().out.endswith("entries and 0 texts merged\n")
    assert main(["--data-dir", two, "vocabulary", "import", str(file)]) == 0
    assert capfd.readouterr().out == "0 entries and 0 texts merged\n"
    with pytest.raises(SystemExit):
        main([*one, "export", "--everything"])
