from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import process_time

from desktop.exports.listed import ListedSentence, ListedWord
from desktop.ledger import digest_of, note_export, read_ledger, target_of
from desktop.vocabulary.status import Status

BOOK = ListedWord("書", "书", ("shu1",), ("book",), None, "common", 1, Status.LEARNING)
MAP = ListedWord("圖", "图", ("tu2",), ("map",), None, "common", 1, None)


def test_a_word_is_new_until_it_was_exported(tmp_path: Path) -> None:
    assert read_ledger(tmp_path, "anki").fresh([BOOK, MAP]) == (BOOK, MAP)
    note_export(tmp_path, "anki", [BOOK])
    ledger = read_ledger(tmp_path, "anki")
    assert ledger.fresh([BOOK, MAP]) == (MAP,)
    assert not ledger.is_new(BOOK)
    assert ledger.is_new(MAP)


def test_a_word_with_another_meaning_goes_again(tmp_path: Path) -> None:
    note_export(tmp_path, "anki", [BOOK])
    changed = replace(BOOK, senses=("book", "letter"))
    ledger = read_ledger(tmp_path, "anki")
    assert ledger.is_changed(changed)
    assert ledger.fresh([changed]) == (changed,)
    note_export(tmp_path, "anki", [changed])
    assert read_ledger(tmp_path, "anki").fresh([changed]) == ()


def test_how_often_and_how_well_a_word_is_known_makes_it_no_other(tmp_path: Path) -> None:
    note_export(tmp_path, "anki", [BOOK])
    ledger = read_ledger(tmp_path, "anki")
    assert ledger.fresh([replace(BOOK, count=9, status=Status.KNOWN)]) == ()


def test_a_word_from_another_text_is_the_same_word(tmp_path: Path) -> None:
    here = ListedSentence("这本书很好。", 2, 1, "第一课")
    there = ListedSentence("他有书。", 2, 1, "第二课")
    note_export(tmp_path, "anki", [replace(BOOK, sentence=here)])
    assert read_ledger(tmp_path, "anki").fresh([replace(BOOK, sentence=there)]) == ()


def test_each_place_has_a_ledger_of_its_own_and_all_ways_to_anki_share_one(tmp_path: Path) -> None:
    note_export(tmp_path, target_of("apkg"), [BOOK])
    assert read_ledger(tmp_path, target_of("pleco")).fresh([BOOK]) == (BOOK,)
    for way in ("anki", "apkg", "ankiconnect"):
        assert read_ledger(tmp_path, target_of(way)).fresh([BOOK]) == ()


def test_a_large_vocabulary_is_compared_in_no_time() -> None:
    words = [replace(BOOK, note=str(number)) for number in range(20_000)]
    started = process_time()
    assert len({digest_of(word) for word in words}) == len(words)
    assert process_time() - started < 1
