from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.storage.database import Database
from desktop.storage.errors import StorageError
from desktop.storage.words import delete_words, load_words, write_words
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word
from desktop.vocabulary_file import Imported, export_vocabulary, import_vocabulary
from tests.storage.full_study import fill, sentence, word
from tests.test_safekeeping import add, opened, words


def exported(folder: Path) -> str:
    return "".join(export_vocabulary(folder))


def test_an_export_is_read_into_an_empty_vocabulary_as_it_was(tmp_path: Path) -> None:
    with closing(opened(tmp_path / "one")) as study:
        fill(study)
    text = exported(tmp_path / "one")
    assert import_vocabulary(tmp_path / "two", text) == Imported(3, 0, 0, ())
    one, two = words(tmp_path / "one"), words(tmp_path / "two")
    assert {key: replace(word, changed=0) for key, word in two.items()} == {
        key: replace(word, changed=0) for key, word in one.items()
    }
    assert import_vocabulary(tmp_path / "two", text) == Imported(0, 0, 3, ())


def test_an_import_adds_and_takes_nothing_away(tmp_path: Path) -> None:
    add(tmp_path / "one", "书", "馆")
    with closing(opened(tmp_path / "two")) as study:
        book = word("书", Status.KNOWN, tags=("课",), sentences=(sentence("书。"),))
        write_words(study, "Save", [book, word("学")])
    done = import_vocabulary(tmp_path / "one", exported(tmp_path / "two"))
    assert done == Imported(1, 1, 0, ())
    found = words(tmp_path / "one")
    assert set(found) == {"书", "馆", "学"}
    assert (found["书"].status, found["书"].tags) == (Status.KNOWN, ("课",))
    assert [one.text for one in found["书"].sentences] == ["书。"]


def test_a_word_that_was_deleted_comes_back_with_its_sentences(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as study:
        fill(study)
        text, before = exported(tmp_path), words(tmp_path)
        delete_words(study, "Delete", load_words(study))
    assert import_vocabulary(tmp_path, text).added == 3
    assert words(tmp_path)["书"].sentences == before["书"].sentences


def test_a_line_that_was_copied_by_hand_is_a_word_of_its_own(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as study:
        fill(study, "书")
    *head, line = exported(tmp_path).splitlines()
    other = line.replace("书\t书\t书1", "馆\t馆\tguan3")
    assert import_vocabulary(tmp_path, "\n".join([*head, line, other])) == Imported(1, 0, 1, ())
    found = words(tmp_path)
    assert set(found) == {"书", "馆"}
    assert found["书"].id != found["馆"].id
    assert len(found["书"].sentences) == len(found["馆"].sentences) == 1


def test_what_another_program_writes_during_an_import_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tmp_path, "书")
    add(tmp_path / "other", "书")
    text = exported(tmp_path / "other").replace("\tlearning\t", "\tknown\t")

    def load_and_be_overtaken(study: Database) -> tuple[Word, ...]:
        found = load_words(study)
        with closing(opened(tmp_path)) as other:
            write_words(other, "Save", [replace(found[0], sentences=(sentence("书。"),))])
        return found

    monkeypatch.setattr("desktop.vocabulary_file.load_words", load_and_be_overtaken)
    import_vocabulary(tmp_path, text)
    assert len(words(tmp_path)["书"].sentences) == 1


def test_another_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no vocabulary that Duben wrote"):
        import_vocabulary(tmp_path, "书\n馆\n")
