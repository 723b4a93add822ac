"""Very many words are changed at once, and that is taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.storage import word_rows, words
from desktop.storage.database import Database
from desktop.storage.errors import Moved
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes, Word
from tests.vocabulary.words import made_sentence, made_word


@pytest.fixture
def kept(study_db: Database) -> tuple[Word, ...]:
    made = [
        made_word("一", "yi1", "one", Status.NEW, tags=("number",), titles=("一课", "二课")),
        made_word("二", "er4", "two", Status.KNOWN, titles=("一课",)),
        made_word("三", "san1", "three", Status.LEARNING, tags=("number", "odd")),
    ]
    words.write_words(study_db, "Save", made)
    return words.load_words(study_db)


def told(study: Database) -> str:
    """Tell the words that are kept, one in a line."""
    return "\n".join(
        " ".join([one.simplified, one.status, *one.tags, *one.senses, f"+{len(one.sentences)}"])
        for one in words.load_words(study)
    )


def ids(chosen: tuple[Word, ...]) -> list[str]:
    return [word.id for word in chosen]


def revert(study: Database, changes: Changes) -> Changes:
    with study.transaction() as write:
        return Changes(changes.name, rows=word_rows.reverted_rows(write, changes))


ALL = "一 new number one +2\n二 known two +1\n三 learning number odd three +0"


def test_a_status_is_given_to_those_that_have_another(
    study_db: Database, kept: tuple[Word, ...]
) -> None:
    changes = word_rows.set_statuses(study_db, "Known", ids(kept), Status.KNOWN)
    assert told(study_db).split("\n")[0] == "一 known number one +2"
    assert [after.simplified for _, after in changes.rows] == ["一", "三"]
    stamp = {after.changed for _, after in changes.rows}
    assert stamp == {words.load_words(study_db)[0].changed}
    assert list(changes.statuses()) == [
        (kept[0].identity, Status.NEW, Status.KNOWN),
        (kept[2].identity, Status.LEARNING, Status.KNOWN),
    ]


def test_tags_are_put_on_and_taken_off(study_db: Database, kept: tuple[Word, ...]) -> None:
    word_rows.set_word_tags(study_db, "Tags", ids(kept), ["number", "small"], ["odd"])
    assert [one.tags for one in words.load_words(study_db)] == [("number", "small")] * 3


def test_a_deleted_word_takes_its_senses_and_sentences_along(
    study_db: Database, kept: tuple[Word, ...]
) -> None:
    changes = word_rows.delete_rows(study_db, "Delete", ids(kept))
    assert told(study_db) == ""
    for table in ("sense", "sentence"):
        assert study_db.rows(f"SELECT min(deleted) FROM {table}") == [(1,)]
    revert(study_db, changes)
    assert words.load_words(study_db) == tuple(
        [replace(word, changed=words.load_words(study_db)[0].changed) for word in kept]
    )


def test_what_was_deleted_before_stays_so_when_the_word_comes_back(
    study_db: Database, kept: tuple[Word, ...]
) -> None:
    words.write_words(study_db, "Edit", [replace(kept[0], sentences=kept[0].sentences[1:])])
    words.write_words(study_db, "Choose meaning", [replace(kept[1], senses=("a pair",))])
    before = told(study_db)
    revert(study_db, word_rows.delete_rows(study_db, "Delete", ids(kept)))
    assert told(study_db) == before
    assert "+1\n" in before
    assert "a pair" in before


def test_undo_and_redo_lead_there_and_back(study_db: Database, kept: tuple[Word, ...]) -> None:
    changes = word_rows.delete_rows(study_db, "Delete", ids(kept[:2]))
    after = told(study_db)
    undone = revert(study_db, changes)
    assert told(study_db) == ALL
    revert(study_db, undone)
    assert told(study_db) == after


def test_what_others_have_changed_meanwhile_is_not_taken_back(
    study_db: Database, kept: tuple[Word, ...]
) -> None:
    changes = word_rows.set_statuses(study_db, "Ignore", ids(kept), Status.IGNORED)
    words.write_words(study_db, "Note", [replace(kept[2], status=Status.IGNORED, note="new")])
    before = told(study_db)
    with pytest.raises(Moved, match="“Ignore” can't be taken back"):
        revert(study_db, changes)
    assert told(study_db) == before


def test_a_word_that_was_saved_and_deleted_again_since_does_not_come_back_by_halves(
    study_db: Database, kept: tuple[Word, ...]
) -> None:
    deleted = word_rows.delete_rows(study_db, "Delete", ids(kept))
    saved = words.write_words(study_db, "Save", [replace(kept[0], sentences=())])
    with study_db.transaction() as write:
        words.reverted(write, saved)
    with pytest.raises(Moved):
        revert(study_db, deleted)
    assert told(study_db) == ""


def test_another_sentence_does_not_stand_in_the_way_of_taking_back(
    study_db: Database, kept: tuple[Word, ...]
) -> None:
    changes = word_rows.set_statuses(study_db, "Ignore", ids(kept), Status.IGNORED)
    now = words.load_words(study_db)[2]
    words.write_words(study_db, "Save", [replace(now, sentences=(made_sentence("三"),))])
    revert(study_db, changes)
    assert told(study_db) == ALL.replace("three +0", "three +1")


def test_progress_is_told_to_the_end(study_db: Database, kept: tuple[Word, ...]) -> None:
    shares: list[float] = []
    word_rows.set_statuses(study_db, "Known", ids(kept), Status.KNOWN, shares.append)
    assert shares[-1] == 1.0


@pytest.mark.usefixtures("kept")
def test_nothing_chosen_changes_nothing(study_db: Database) -> None:
    assert not word_rows.delete_rows(study_db, "Delete", [])
    assert not word_rows.delete_rows(study_db, "Delete", ["nobody"])
    assert told(study_db) == ALL


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["status", "tags", "delete", "word"]),
        st.sets(st.integers(0, 2), min_size=1),
        st.sampled_from(list(Status)),
    ),
    max_size=8,
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_STEPS)
def test_whatever_was_done_undoing_all_of_it_leads_back(
    study_db: Database, kept: tuple[Word, ...], steps: list[tuple[str, set[int], Status]]
) -> None:
    before = told(study_db)
    done: list[Changes] = []
    for what, chosen, status in steps:
        some = tuple(kept[at] for at in sorted(chosen))
        if what == "status":
            done.append(word_rows.set_statuses(study_db, "x", ids(some), status))
        elif what == "tags":
            done.append(word_rows.set_word_tags(study_db, "x", ids(some), [status], ["odd"]))
        elif what == "delete":
            done.append(word_rows.delete_rows(study_db, "x", ids(some)))
        elif some[0].id in words.load_words_with(study_db, ids(some)):
            done.append(words.write_words(study_db, "x", [replace(some[0], status=status)]))
    for changes in reversed(done):
        with study_db.transaction() as write:
            words.reverted(write, changes)
            word_rows.reverted_rows(write, changes)
    assert told(study_db) == before
