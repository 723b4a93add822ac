"""What becomes of words that are marked at once."""

from __future__ import annotations

from desktop.vocabulary.keeping import new_word
from desktop.vocabulary.marking import Mark, marked_words, rises
from desktop.vocabulary.status import Status
from dictionaries.entry import Entry, Sense

LIBRARY = Entry("圖書館", "图书馆", ("tu2", "shu1", "guan3"), (Sense("library", ("library",)),))
WATER = Entry("水", "水", ("shui3",), (Sense("water", ("water",)),))


def test_a_word_that_was_never_touched_is_made() -> None:
    (word,) = marked_words([Mark(LIBRARY, Status.KNOWN, ("hsk",))], {})
    assert (word.identity, word.status) == (("圖書館", "图书馆", "tu2 shu1 guan3"), Status.KNOWN)
    assert (word.senses, word.tags) == (("library",), ("hsk",))


def test_a_word_is_never_known_less_well_by_being_marked() -> None:
    known = new_word(LIBRARY, Status.KNOWN)
    assert marked_words([Mark(LIBRARY, Status.LEARNING)], {known.identity: known}) == ()
    assert rises(Status.NEW, Status.LEARNING)
    assert rises(Status.LEARNING, Status.KNOWN)
    assert not rises(Status.KNOWN, Status.NEW)
    assert not rises(Status.IGNORED, Status.KNOWN)


def test_a_kept_word_keeps_what_hangs_on_it() -> None:
    kept = new_word(WATER, Status.LEARNING)
    (word,) = marked_words([Mark(WATER, Status.KNOWN, ("a",))], {kept.identity: kept})
    assert (word.id, word.senses, word.status) == (kept.id, kept.senses, Status.KNOWN)


def test_tags_are_added_even_where_the_status_stays() -> None:
    kept = new_word(WATER, Status.KNOWN)
    (word,) = marked_words([Mark(WATER, Status.KNOWN, ("a",))], {kept.identity: kept})
    assert (word.status, word.tags) == (Status.KNOWN, ("a",))


def test_a_word_that_is_marked_twice_changes_once() -> None:
    marks = [Mark(WATER, Status.LEARNING, ("a",)), Mark(WATER, Status.KNOWN, ("b",))]
    (word,) = marked_words(marks, {})
    assert (word.status, word.tags) == (Status.KNOWN, ("a", "b"))
