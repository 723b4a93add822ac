"""Names are ignored in one text or in all, and that is taken back."""

from __future__ import annotations

import pytest

from desktop.storage import names
from desktop.storage.database import Database
from desktop.storage.errors import Moved
from desktop.vocabulary.word import Changes


def ignored(study: Database, document_id: str = "d1") -> list[str]:
    return [one.text for one in names.load_names(study, document_id)]


def revert(study: Database, changes: Changes) -> Changes:
    with study.transaction() as write:
        return Changes(changes.name, names=names.reverted(write, changes))


def test_a_name_is_ignored_in_one_text_or_in_all(study_db: Database) -> None:
    names.ignore_name(study_db, "Ignore", "帖木儿", "d1")
    names.ignore_name(study_db, "Ignore", "宇树")
    assert ignored(study_db, "d1") == ["帖木儿", "宇树"]
    assert ignored(study_db, "d2") == ["宇树"]
    assert [one.document_id for one in names.all_names(study_db)] == ["d1", ""]


def test_a_name_that_is_ignored_already_is_no_change(study_db: Database) -> None:
    assert names.ignore_name(study_db, "Ignore", "宇树", "d1")
    assert not names.ignore_name(study_db, "Ignore", "宇树", "d1")
    assert ignored(study_db) == ["宇树"]


def test_a_name_can_be_a_word_again(study_db: Database) -> None:
    names.ignore_name(study_db, "Ignore", "宇树", "d1")
    names.ignore_name(study_db, "Ignore", "宇树")
    changes = names.heed_names(study_db, "Heed", names.load_names(study_db, "d1"))
    assert ignored(study_db) == []
    assert study_db.rows("SELECT count(*), min(deleted) FROM ignored_name") == [(2, 1)]
    revert(study_db, changes)
    assert ignored(study_db) == ["宇树", "宇树"]


def test_undo_and_redo_lead_there_and_back(study_db: Database) -> None:
    changes = names.ignore_name(study_db, "Ignore", "宇树", "d1")
    undone = revert(study_db, changes)
    assert ignored(study_db) == []
    done = revert(study_db, undone)
    assert ignored(study_db) == ["宇树"]
    revert(study_db, done)
    assert ignored(study_db) == []


def test_a_name_ignored_anew_has_the_same_row(study_db: Database) -> None:
    first = names.ignore_name(study_db, "Ignore", "宇树").names[0].after
    names.heed_names(study_db, "Heed", names.all_names(study_db))
    second = names.ignore_name(study_db, "Ignore", "宇树").names[0].after
    assert first is not None
    assert second is not None
    assert second.id == first.id


def test_what_others_have_changed_meanwhile_is_not_taken_back(study_db: Database) -> None:
    changes = names.ignore_name(study_db, "Ignore", "宇树")
    names.heed_names(study_db, "Heed", names.all_names(study_db))
    with pytest.raises(Moved, match="can't be taken back"):
        revert(study_db, changes)
