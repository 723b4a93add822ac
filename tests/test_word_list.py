"""The list of words: a real study.db, and what is done to all of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.language.levels import Level
from desktop.storage import words as stored
from desktop.storage.database import Database
from desktop.storage.errors import Moved
from desktop.storage.schema import STUDY
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes, Word
from desktop.word_list import Column, Filter, WordIndex, WordList, change, read_index
from tests.vocabulary.words import made_sentence, made_word


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Database]:
    with closing(Database.open(tmp_path / "study.db", STUDY, tmp_path / "backups")) as opened:
        yield opened


@pytest.fixture
def words(study: Database) -> WordList:
    made = [
        made_word("图书馆", "tu2 shu1 guan3", "library", titles=("一课", "二课")),
        made_word("长", "chang2", "long", Status.KNOWN),
        made_word("长", "zhang3", "to grow", Status.NEW, tags=("verb",)),
    ]
    for one in made:
        stored.write_words(study, "Save", [one])
    return word_list(study)


def word_list(study: Database) -> WordList:
    return WordList(study, level=lambda word: Level(3, 2) if word == "长" else None)


def told(index: WordIndex, query: str = "", column: Column = Column.CREATED) -> str:
    """Tell the words that a query finds, one in a line."""
    found = index.facts(index.arranged(Filter(query), column, descending=False).tolist())
    return "\n".join(
        " ".join([one.simplified, one.reading, one.status, *one.tags.split()]) for one in found
    )


def all_ids(words: WordList) -> tuple[str, ...]:
    return words.overview().ids


ALL = "图书馆 tu2 shu1 guan3 learning\n长 chang2 known\n长 zhang3 new verb"


def test_the_list_begins_with_ids_and_counts(words: WordList) -> None:
    overview = words.overview()
    kept = words.words(overview.ids)
    assert [kept[key].reading for key in overview.ids] == ["tu2 shu1 guan3", "chang2", "zhang3"]
    assert overview.counts == {Status.LEARNING: 1, Status.KNOWN: 1, Status.NEW: 1}


def test_the_index_knows_what_the_words_are_found_by(words: WordList) -> None:
    index = words.index()
    assert told(index) == ALL
    assert list(index.ids) == list(words.overview().ids)
    assert told(index, "text:二课") == "图书馆 tu2 shu1 guan3 learning"
    assert told(index, "zhang level:2") == "长 zhang3 new verb"
    assert told(index, "library") == "图书馆 tu2 shu1 guan3 learning"


def test_an_index_read_in_the_background_is_the_same(words: WordList) -> None:
    index = read_index(words.folder, words.level, words.frequency)
    assert index is not None
    ids = words.index().ids
    assert index.facts(index.positions_of(ids)) == words.index().facts(range(3))


def test_reading_an_index_can_be_broken_off(words: WordList) -> None:
    assert read_index(words.folder, words.level, words.frequency, cancelled=lambda: True) is None


def test_changes_are_named_by_what_they_touch(words: WordList) -> None:
    ids = all_ids(words)
    assert words.set_status(ids[:1], Status.KNOWN).name == "Set status: 图书馆"
    assert words.set_tags(ids[:2], ["a"]).name == "Change tags: 图书馆、长"
    assert words.delete(ids).name == "Delete: 3 words"


def test_a_note_and_senses_are_edited(words: WordList) -> None:
    (key, *_) = all_ids(words)
    word = words.words([key])[key]
    noted = words.set_note(word, "on Monday")
    assert noted.name == "Note: 图书馆"
    assert told(words.index(), "monday").startswith("图书馆")
    now = words.words([key])[key]
    words.set_senses(now, ["a library", "books"])
    assert words.words([key])[key].senses == ("a library", "books")


def test_a_change_in_the_background_can_be_taken_back(words: WordList) -> None:
    ids = all_ids(words)
    shares: list[float] = []
    changes = change(words.folder, lambda one: one.set_status(ids, Status.KNOWN), shares.append)
    assert told(words.index(), "status:known").count("\n") == 2
    assert shares[-1] == 1.0
    words.revert(changes)
    assert told(words.index()) == ALL


def test_thousands_are_deleted_and_brought_back(study: Database, words: WordList) -> None:
    more = [made_word(str(number), "ci2", "sense", titles=("书",)) for number in range(2500)]
    stored.write_words(study, "Import", more)
    before = words.words(all_ids(words))
    changes = words.delete(all_ids(words))
    assert changes.name == "Delete: 2,503 words"
    assert all_ids(words) == ()
    words.revert(changes)
    after = words.words(all_ids(words))
    assert {key: replace(one, changed=0) for key, one in after.items()} == {
        key: replace(one, changed=0) for key, one in before.items()
    }


def test_every_write_is_followed_once(study: Database) -> None:
    followed: list[str] = []

    def follow(changes: Changes) -> Changes:
        followed.append(changes.name)
        return changes

    words = WordList(study, follow)
    stored.write_words(study, "Save", [made_word("长", "chang2")])
    ids = all_ids(words)
    words.revert(words.set_status(ids, Status.KNOWN))
    words.delete(ids)
    words.ignore("宇树")
    assert followed == ["Set status: 长", "Set status: 长", "Delete: 长", "Ignore name: 宇树"]


# -- names -----------------------------------------------------------------------------------------


def fold(text: str) -> str:
    return text.replace("樹", "树")


def test_names_are_ignored_folded_and_heeded_in_either_script(words: WordList) -> None:
    words.ignore("宇樹", "d1")
    words.ignore("帖木儿")
    assert words.ignored_in("d1", fold) == {"宇树", "帖木儿"}
    assert words.ignored_in("d2", fold) == {"帖木儿"}
    changes = words.heed("宇树", "d1", fold)
    assert words.ignored_in("d1", fold) == {"帖木儿"}
    words.revert(changes)
    assert words.ignored_in("d1", fold) == {"宇树", "帖木儿"}
    assert [one.text for one in words.ignored()] == ["宇樹", "帖木儿"]


# -- whatever is done ------------------------------------------------------------------------------

_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["status", "tags", "delete", "note", "senses", "sentence", "save", "undo"]),
        st.integers(0, 3),
        st.sampled_from(list(Status)),
    ),
    max_size=10,
)


def do(words: WordList, study: Database, what: str, at: int, status: Status) -> Changes:
    ids = all_ids(words)
    if what == "save" or not ids:
        return stored.write_words(study, "Save", [made_word(f"词{at}", "ci2", str(status))])
    key = ids[at % len(ids)]
    word = words.words([key])[key]
    more: dict[str, Word] = {
        "note": replace(word, note=str(status)),
        "senses": replace(word, senses=(str(status), "b")),
        "sentence": replace(word, sentences=(*word.sentences, made_sentence(word.simplified))),
    }
    if what in more:
        return words.edit(more[what], what)
    if what == "status":
        return words.set_status(ids[at:], status)
    if what == "tags":
        return words.set_tags(ids[at:], [str(status)], ["verb"])
    return words.delete([key])


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_STEPS)
def test_an_index_that_follows_is_as_one_that_is_read_anew(
    study: Database, words: WordList, steps: list[tuple[str, int, Status]]
) -> None:
    index, done = words.index(), list[Changes]()
    for what, at, status in steps:
        for column in Column:
            index.arranged(Filter(), column, descending=False)
        if what == "undo" and done:
            changes = words.revert(done.pop())
        else:
            changes = do(words, study, what, at, status)
            done.append(changes)
        assert index.follow(changes, words.describe)
    fresh = words.index()
    assert sorted(index.facts(index.positions_of(index.ids))) == sorted(
        fresh.facts(range(fresh.total))
    )
    assert index.counts() == fresh.counts()
    for column in (Column.READING, Column.STATUS, Column.SENTENCES, Column.CHANGED):
        assert sorted(told(index, "", column).split("\n")) == sorted(
            told(fresh, "", column).split("\n")
        )
        keys = [_key(index, column), _key(fresh, column)]
        assert keys[0] == keys[1]
    for changes in reversed(done):
        words.revert(changes)


def _key(index: WordIndex, column: Column) -> list[object]:
    """Give what words are sorted by, in their order; words that are alike may change places."""
    found = index.facts(index.arranged(Filter(), column, descending=False).tolist())
    values = {
        Column.READING: lambda one: one.reading,
        Column.STATUS: lambda one: one.status,
        Column.SENTENCES: lambda one: one.sentences,
        Column.CHANGED: lambda one: one.changed,
    }
    return [values[column](one) for one in found]


def test_what_was_changed_since_is_not_taken_back_and_nothing_else_of_it_is(
    words: WordList,
) -> None:
    ids = all_ids(words)
    changes = words.set_status(ids, Status.IGNORED)
    words.set_status(ids[1:2], Status.NEW)
    before = told(words.index())
    with pytest.raises(Moved):
        words.revert(changes)
    assert told(words.index()) == before
