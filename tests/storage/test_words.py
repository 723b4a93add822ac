from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.ids import new_id
from desktop.language.document import Place, Quote
from desktop.storage import words
from desktop.storage.database import Database
from desktop.storage.errors import Moved
from desktop.storage.schema import STUDY
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes, Sentence, Word
from desktop.word_list import WordList


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Database]:
    with closing(Database.open(tmp_path / "study.db", STUDY, tmp_path)) as database:
        yield database


def word(simplified: str = "图书馆", status: Status = Status.LEARNING, **more: object) -> Word:
    made = Word(new_id(), simplified, simplified, "tu2 shu1 guan3", status, ("library",))
    return replace(made, **more)  # type: ignore[arg-type]  # fields of Word


def sentence(text: str = "我在图书馆。", start: int = 2) -> Sentence:
    quote = Quote(text[start : start + 3], text[:start], text[start + 3 :])
    return Sentence(new_id(), "d1", "一课", Place(0, start), 3, text, start, quote)


def revert(study: Database, changes: Changes) -> Changes:
    return WordList(study).revert(changes)


def told(study: Database) -> str:
    """Tell the words that are kept, one in a line."""
    return "\n".join(
        " ".join([one.simplified, one.status, *one.senses, *(s.text for s in one.sentences)])
        for one in words.load_words(study)
    )


def write(study: Database, *written: Word) -> Changes:
    return words.write_words(study, "Save", written)


def test_a_word_comes_back_as_it_was_written(study: Database) -> None:
    one = word(sentences=(sentence(),), tags=("HSK", "food, drink"), note="两行\n笔记")
    (change,) = write(study, one).words
    assert change.before is None
    assert change.after is not None
    assert words.load_words(study) == (change.after,)
    assert words.load_word(study, one.identity) == change.after
    assert change.after == replace(one, created=change.after.created, changed=change.after.changed)


def test_a_word_that_is_not_kept_is_none(study: Database) -> None:
    assert words.load_word(study, ("a", "b", "c")) is None


def test_headwords_with_another_reading_are_another_word(study: Database) -> None:
    write(study, word("长", reading="chang2"), word("长", reading="zhang3"))
    assert [one.reading for one in words.load_words(study)] == ["chang2", "zhang3"]


def test_the_same_word_written_again_stays_one(study: Database) -> None:
    first = write(study, word()).words[0].after
    second = write(study, word(status=Status.KNOWN)).words[0]
    assert first is not None
    assert second.before == first
    assert second.after is not None
    assert second.after.id == first.id
    assert told(study) == "图书馆 known library"


def test_a_word_written_anew_keeps_the_day_on_which_it_was_saved_first(study: Database) -> None:
    first = write(study, word()).words[0].after
    second = write(study, word(status=Status.KNOWN)).words[0].after
    assert first is not None
    assert second is not None
    assert second.created == first.created
    assert write(study, word(status=Status.KNOWN)).words == ()


def test_of_one_word_given_twice_the_second_counts_and_undo_takes_both_back(
    study: Database,
) -> None:
    changes = write(study, word(), word(status=Status.KNOWN), word("好"))
    assert told(study) == "图书馆 known library\n好 learning library"
    revert(study, changes)
    assert told(study) == ""


def test_writing_what_is_there_already_changes_nothing(study: Database) -> None:
    (kept,) = write(study, word(sentences=(sentence(),))).words
    assert kept.after is not None
    assert write(study, kept.after).words == ()


def test_a_deleted_word_is_kept_as_a_tombstone(study: Database) -> None:
    (kept,) = write(study, word(sentences=(sentence(),))).words
    assert kept.after is not None
    words.delete_words(study, "Delete", [kept.after])
    assert words.load_words(study) == ()
    for table in ("word", "sense", "sentence"):
        assert study.rows(f"SELECT count(*), min(deleted) FROM {table}") == [(1, 1)]


def test_a_word_saved_after_its_deletion_has_its_old_id(study: Database) -> None:
    first = write(study, word()).words[0].after
    assert first is not None
    words.delete_words(study, "Delete", [first])
    second = write(study, word()).words[0].after
    assert second is not None
    assert second.id == first.id


def test_every_write_has_a_stamp_above_all_before(study: Database) -> None:
    stamps = []
    for status in Status:
        (change,) = write(study, word(status=status)).words
        assert change.after is not None
        stamps.append(change.after.changed)
    assert stamps == sorted(set(stamps))


def test_taking_back_a_save_removes_the_word_and_doing_it_again_brings_it_back(
    study: Database,
) -> None:
    saved = write(study, word(sentences=(sentence(),)))
    undone = revert(study, saved)
    assert told(study) == ""
    revert(study, undone)
    assert told(study) == "图书馆 learning library 我在图书馆。"


def test_changes_are_taken_back_one_after_the_other(study: Database) -> None:
    first = write(study, word())
    kept = first.words[0].after
    assert kept is not None
    second = write(study, replace(kept, status=Status.KNOWN, senses=("a", "b")))
    deleted = words.delete_words(study, "Delete", [kept])
    done = [revert(study, changes) for changes in (deleted, second, first)]
    assert told(study) == ""
    for changes in reversed(done[1:]):
        revert(study, changes)
    assert told(study) == "图书馆 known a b"


def test_what_others_have_changed_meanwhile_is_not_taken_back(study: Database) -> None:
    saved = write(study, word())
    write(study, word(status=Status.KNOWN))
    with pytest.raises(Moved, match="can't be taken back"):
        revert(study, saved)
    assert told(study) == "图书馆 known library"


def test_of_many_words_all_are_taken_back_or_none(study: Database) -> None:
    saved = write(study, word("一"), word("二"))
    write(study, word("二", status=Status.KNOWN))
    with pytest.raises(Moved):
        revert(study, saved)
    assert told(study) == "一 learning library\n二 known library"


def test_a_thousand_words_are_deleted_and_brought_back_at_once(study: Database) -> None:
    many = [word(str(number)) for number in range(1200)]
    kept = [change.after for change in write(study, *many).words if change.after]
    deleted = words.delete_words(study, "Delete", kept)
    assert told(study) == ""
    revert(study, deleted)
    assert len(words.load_words(study)) == 1200


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.sampled_from(["一", "二"]), st.sampled_from([*Status, None])), max_size=12
    )
)
def test_whatever_was_done_undoing_all_of_it_leads_back(
    study: Database, steps: list[tuple[str, Status | None]]
) -> None:
    before = told(study)
    done = []
    for name, status in steps:
        if status is None:
            kept = words.load_word(study, word(name).identity)
            done.append(words.delete_words(study, "Delete", [kept] if kept else []))
        else:
            done.append(write(study, word(name, status)))
    for changes in reversed(done):
        revert(study, changes)
    assert told(study) == before
