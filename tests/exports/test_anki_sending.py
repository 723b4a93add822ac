"""Words sent straight into a running Anki."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from anki.decks import DeckId

from desktop.exports.anki_connect import CLOSED, AnkiError
from desktop.exports.anki_package_writing import write_anki_package
from desktop.exports.anki_sending import Sent, send_to_anki
from desktop.exports.anki_text import write_anki_text
from desktop.exports.fields import How
from desktop.exports.listed import ListedWord
from tests.exports.anki_collection import (
    NASTY,
    answered,
    import_package,
    import_text,
    notes,
    shown,
    word,
)
from tests.exports.anki_server import FakeAnki, running_anki
from tests.exports.listed_words import CREDIT

HOW = How(CREDIT, title="Words")
LIBRARY = word(tags=("HSK", "lesson 3"))
BOOK = word("书", "書", "shu1", ("book",), "")
CHANGED = replace(LIBRARY, senses=("stacks",))


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[FakeAnki]:
    folder = tmp_path / "anki"
    folder.mkdir()
    with running_anki(folder) as running:
        yield running


def put(anki: FakeAnki, *words: ListedWord, updates: bool = True) -> str:
    return told(send_to_anki(words, HOW, anki.connect(), updates=updates))


def told(sent: Sent) -> str:
    """Say what became of the words."""
    said = [
        f"{name}: {', '.join([simplified for _, simplified, _ in found])}"
        for name, found in (("added", sent.added), ("updated", sent.updated), ("kept", sent.kept))
        if found
    ]
    said += [f"failed: {one.word.simplified}: {one.reason}" for one in sent.failed]
    return "; ".join(said + ([] if sent.finished else ["broken off"]))


def test_the_note_type_and_the_deck_come_with_the_first_word(anki: FakeAnki) -> None:
    assert put(anki, LIBRARY, BOOK) == "added: 图书馆, 书"
    assert shown(anki.collection, "Key", "Meaning") == [
        "Duben | 图书馆|圖書館|tu2 shu1 guan3 | library",
        "Duben | 书|書|shu1 | book",
    ]
    first = notes(anki.collection)[0]
    assert first.tags == ["HSK", "lesson_3"]
    assert first.guid == "Qyd7K-j30USZ"
    assert {anki.collection.decks.name(card.did) for card in first.cards()} == {"Words"}


def test_sending_again_changes_what_differs(anki: FakeAnki) -> None:
    put(anki, LIBRARY, BOOK)
    scheduled = answered(anki.collection)
    before = scheduled()
    assert put(anki, CHANGED, BOOK) == "updated: 图书馆; kept: 书"
    assert put(anki, CHANGED, BOOK) == "kept: 图书馆, 书"
    assert shown(anki.collection, "Meaning") == ["Duben | stacks", "Duben | book"]
    assert scheduled() == before


def test_what_is_there_can_be_kept_as_it_is(anki: FakeAnki) -> None:
    put(anki, LIBRARY)
    assert put(anki, CHANGED, BOOK, updates=False) == "added: 书; kept: 图书馆"
    assert shown(anki.collection, "Meaning") == ["Duben | library", "Duben | book"]


def test_the_learners_own_tags_and_sounds_stay(anki: FakeAnki) -> None:
    put(anki, LIBRARY)
    (note,) = notes(anki.collection)
    note.tags, note["Audio"] = ["mine"], "[sound:mine.mp3]"
    anki.collection.update_note(note)
    assert put(anki, LIBRARY) == "updated: 图书馆"
    (note,) = notes(anki.collection)
    assert sorted(note.tags) == ["HSK", "lesson_3", "mine"]
    assert note["Audio"] == "[sound:mine.mp3]"


def test_packages_and_texts_know_the_notes_that_were_sent(anki: FakeAnki, tmp_path: Path) -> None:
    put(anki, LIBRARY)
    path = tmp_path / "words.apkg"
    write_anki_package([CHANGED], HOW, path, now=1_900_000_000)
    assert len(import_package(anki.collection, path).updated) == 1
    text = "".join(write_anki_text([LIBRARY, BOOK], HOW))
    log = import_text(anki.collection, text, tmp_path)
    assert (len(log.updated), len(log.new)) == (1, 1)
    # And it knows theirs.
    assert put(anki, LIBRARY, replace(BOOK, note="!")) == "updated: 书; kept: 图书馆"
    assert len(notes(anki.collection)) == 2


def test_an_anki_that_sees_no_files_of_ours_gets_the_package_as_media(anki: FakeAnki) -> None:
    anki.sees_files = False
    assert put(anki, LIBRARY) == "added: 图书馆"
    assert notes(anki.collection)[0].guid == "Qyd7K-j30USZ"
    assert "deleteMediaFile" in anki.actions
    assert anki.media() == []


def test_an_anki_that_imports_nothing_gets_the_notes_one_by_one(anki: FakeAnki) -> None:
    anki.unsupported = {"importPackage"}
    assert put(anki, LIBRARY, BOOK) == "added: 图书馆, 书"
    assert shown(anki.collection, "Key") == [
        "Duben | 图书馆|圖書館|tu2 shu1 guan3",
        "Duben | 书|書|shu1",
    ]
    assert put(anki, CHANGED, BOOK) == "updated: 图书馆; kept: 书"
    assert {anki.collection.decks.name(c.did) for c in notes(anki.collection)[0].cards()} == {
        "Words"
    }


def test_what_anki_refuses_is_told_with_its_reason(anki: FakeAnki) -> None:
    put(anki, LIBRARY)
    anki.unsupported = {"importPackage", "updateNoteFields"}
    # As if it were made just between the search and the adding.
    anki.before = lambda action: _make_note(anki, "书|書|shu1") if action == "modelNames" else None
    assert put(anki, CHANGED, BOOK) == (
        "failed: 图书馆: unsupported action;"
        " failed: 书: cannot create note because it is a duplicate"
    )


def _make_note(anki: FakeAnki, key: str) -> None:
    """Make a note by hand."""
    kind = anki.collection.models.by_name("Duben")
    assert kind is not None
    made = anki.collection.new_note(kind)
    made["Key"] = made["Hanzi"] = key
    anki.collection.add_note(made, DeckId(1))


def test_a_word_in_a_plain_note_is_left_alone(anki: FakeAnki, tmp_path: Path) -> None:
    # A text that was imported before there was the note type; importing a package over it would
    # make one note type of the two.
    import_text(anki.collection, "".join(write_anki_text([LIBRARY], HOW)), tmp_path)
    assert put(anki, LIBRARY, BOOK) == (
        "added: 书; failed: 图书馆: Anki has it in a note of the type Basic, which only you can"
        " change."
    )
    assert put(anki, LIBRARY, updates=False) == "kept: 图书馆"
    assert [line[:5] for line in shown(anki.collection)] == ["Basic", "Duben"]


def test_many_words_go_in_batches(anki: FakeAnki) -> None:
    words = [word(f"书{at}", f"書{at}", f"shu{at % 4 + 1}", (f"{at}",), "") for at in range(700)]
    progress: list[float] = []
    sent = send_to_anki(words, HOW, anki.connect(), progress=progress.append)
    assert len(sent.added) == 700
    assert anki.actions.count("importPackage") == 2
    assert progress == sorted(progress)
    assert progress[-1] == 1.0
    anki.actions.clear()
    changed = [replace(one, note="new") for one in words[:60]]
    again = send_to_anki([*changed, *words[60:]], HOW, anki.connect())
    assert (len(again.updated), len(again.kept)) == (60, 640)
    assert anki.actions.count("multi") == 2


def test_it_can_be_broken_off(anki: FakeAnki) -> None:
    words = [word(f"书{at}", f"書{at}", "shu1", ("x",), "") for at in range(700)]
    sent = send_to_anki(
        words, HOW, anki.connect(), cancelled=lambda: "importPackage" in anki.actions
    )
    assert (len(sent.added), sent.finished) == (500, False)
    rest = send_to_anki(words, HOW, anki.connect())
    assert (len(rest.added), len(rest.kept), rest.finished) == (200, 500, True)
    assert told(send_to_anki([BOOK], HOW, anki.connect(), cancelled=lambda: True)) == "broken off"


def test_an_anki_that_closes_meanwhile_is_told(anki: FakeAnki) -> None:
    def close(action: str) -> None:
        anki.has_profile = action != "importPackage"

    anki.before = close
    with pytest.raises(AnkiError) as raised:
        put(anki, LIBRARY)
    assert str(raised.value) == CLOSED


@pytest.mark.parametrize("sees_files", [True, False])
def test_sounds_go_with_new_words_and_with_old(
    anki: FakeAnki, tmp_path: Path, *, sees_files: bool
) -> None:
    anki.sees_files = sees_files
    put(anki, LIBRARY)
    sounds: dict[tuple[str, str, str], Path] = {}
    for one in (LIBRARY, BOOK):
        path = tmp_path / f"duben-{len(sounds)}.wav"
        path.write_bytes(b"RIFF")
        sounds[one.identity] = path
    sent = send_to_anki([LIBRARY, BOOK], HOW, anki.connect(), sounds=sounds)
    assert told(sent) == "added: 书; updated: 图书馆"
    assert shown(anki.collection, "Audio") == [
        "Duben | [sound:duben-0.wav]",
        "Duben | [sound:duben-1.wav]",
    ]
    assert anki.media() == ["duben-0.wav", "duben-1.wav"]


def test_odd_words_are_found_again(anki: FakeAnki) -> None:
    words = [
        word(odd, odd, "lu:4", ("x",), "") for odd in ('"', "*", "_", "\\", "a:b", "<&>", "𠮷")
    ]
    words += [
        word("白", "白", "Bai2", ("surname Bai",), ""),
        word("白", "白", "bai2", ("white",), ""),
    ]
    words += [word("书", "書", f"shu{at}", (one,), "", note=one) for at, one in enumerate(NASTY)]
    assert len(send_to_anki(words, HOW, anki.connect()).added) == len(words)
    assert len(send_to_anki(words, HOW, anki.connect()).kept) == len(words)
    assert len(notes(anki.collection)) == len(words)


def test_nothing_to_send_asks_only_for_permission(anki: FakeAnki) -> None:
    assert put(anki) == ""
    assert anki.actions == ["requestPermission"]
