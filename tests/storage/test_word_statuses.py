"""Asking for many words by what makes them the same."""

from __future__ import annotations

from pathlib import Path

from desktop.storage.database import Database
from desktop.storage.schema import STUDY
from desktop.storage.word_statuses import load_statuses, load_words_of
from desktop.storage.words import delete_words, write_words
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word


def word(number: int) -> Word:
    status = Status.KNOWN if number % 2 else Status.LEARNING
    return Word(f"id{number}", f"詞{number}", f"词{number}", "ci2", status, (f"sense {number}",))


def test_words_are_found_by_identity_and_deleted_ones_are_not(tmp_path: Path) -> None:
    study = Database.open(tmp_path / "study.db", STUDY, tmp_path / "backups")
    kept = [word(number) for number in range(2500)]
    write_words(study, "", kept)
    delete_words(study, "", kept[:2])
    statuses = load_statuses(study)
    assert len(statuses) == 2498
    assert statuses["詞3", "词3", "ci2"] is Status.KNOWN
    found = load_words_of(study, {one.identity for one in [*kept, word(9999)]})
    assert len(found) == 2498
    assert found["詞4", "词4", "ci2"].senses == ("sense 4",)
    study.close()
