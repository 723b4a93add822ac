"""Packages that Duben writes, in Anki's own hands."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from anki.collection import Collection

from desktop.exports.anki_package_writing import write_anki_package
from desktop.exports.fields import How
from desktop.exports.list_rows import listed_lines
from desktop.exports.listed import ListedWord
from desktop.exports.read_words import read_list
from tests.exports.anki_collection import (
    NASTY,
    answered,
    collection,
    import_package,
    notes,
    shown,
    word,
)
from tests.exports.list_lines import said
from tests.exports.listed_words import CREDIT

HOW = How(CREDIT, title="Words")
NOW = 1_800_000_000.0
LIBRARY = word(tags=("HSK", "lesson 3"))
BOOK = word("书", "書", "shu1", ("book",), "")


def put(
    opened: Collection,
    folder: Path,
    words: list[ListedWord],
    *,
    now: float = NOW,
    merging: bool = False,
    sounds: dict[tuple[str, str, str], Path] | None = None,
) -> str:
    """Import words, and say what became of them."""
    path = folder / "words.apkg"
    assert write_anki_package(words, HOW, path, sounds, now=now)
    log = import_package(opened, path, merging=merging)
    return f"{len(log.new)} new, {len(log.updated)} updated, {len(log.duplicate)} the same"


def test_words_become_notes_with_cards_and_tags(tmp_path: Path) -> None:
    with collection(tmp_path) as opened:
        assert put(opened, tmp_path, [LIBRARY, BOOK]) == "2 new, 0 updated, 0 the same"
        assert shown(opened, "Key", "Meaning", "Source") == [
            "Duben | 图书馆|圖書館|tu2 shu1 guan3 | library | 一本书",
            "Duben | 书|書|shu1 | book | ",
        ]
        first, second = notes(opened)
        assert first.tags == ["HSK", "lesson_3"]
        # Only a sentence gives a second card, which asks for the word in it.
        assert [card.template()["name"] for card in first.cards()] == ["Read", "Recall"]
        assert [card.template()["name"] for card in second.cards()] == ["Read"]
        assert {opened.decks.name(card.did) for card in first.cards()} == {"Words"}
        assert [note.guid for note in notes(opened)] == ["Qyd7K-j30USZ", "Aq1BxF7gKm41"]


def test_a_second_import_changes_notes_and_adds_none(tmp_path: Path) -> None:
    with collection(tmp_path) as opened:
        put(opened, tmp_path, [LIBRARY, BOOK])
        scheduled = answered(opened)
        before = scheduled()
        assert max(days for _, days, _ in before) > 0
        changed = replace(LIBRARY, senses=("library", "stacks"))
        assert put(opened, tmp_path, [changed, BOOK], now=NOW + 60) == (
            "0 new, 2 updated, 0 the same"
        )
        assert shown(opened, "Meaning") == [
            "Duben | <ol><li>library</li><li>stacks</li></ol>",
            "Duben | book",
        ]
        assert scheduled() == before


def test_ankiconnect_may_import_it_as_well(tmp_path: Path) -> None:
    with collection(tmp_path) as opened:
        put(opened, tmp_path, [LIBRARY])
        assert put(opened, tmp_path, [LIBRARY], now=NOW + 60, merging=True) == (
            "0 new, 1 updated, 0 the same"
        )


def test_a_word_is_the_same_note_from_any_text_and_deck(tmp_path: Path) -> None:
    with collection(tmp_path) as opened:
        put(opened, tmp_path, [LIBRARY])
        path = tmp_path / "other.apkg"
        elsewhere = replace(LIBRARY, sentence=None, count=9)
        write_anki_package([elsewhere], replace(HOW, title="Other"), path, now=NOW + 60)
        import_package(opened, path)
        assert shown(opened, "Sentence") == ["Duben | "]
        assert {opened.decks.name(card.did) for card in notes(opened)[0].cards()} == {"Words"}


def test_cards_that_the_learner_has_changed_stay_so(tmp_path: Path) -> None:
    with collection(tmp_path) as opened:
        put(opened, tmp_path, [LIBRARY])
        kind = opened.models.by_name("Duben")
        assert kind is not None
        kind["css"] = ".card { color: green }"
        opened.models.update_dict(kind)
        put(opened, tmp_path, [LIBRARY], now=NOW + 60)
        kept = opened.models.by_name("Duben")
        assert kept is not None
        assert kept["css"] == ".card { color: green }"
        assert (
            len([kind for kind in opened.models.all_names_and_ids() if "Duben" in kind.name]) == 1
        )


@pytest.mark.parametrize("sense", NASTY)
def test_any_sense_arrives_as_it_is(tmp_path: Path, sense: str) -> None:
    with collection(tmp_path) as opened:
        put(opened, tmp_path, [word(senses=(sense,))])
        (note,) = notes(opened)
        as_it_is = note["Meaning"].replace("<br>", "\n").replace("&lt;", "<").replace("&gt;", ">")
        assert as_it_is.replace("&amp;", "&") == sense


def test_rare_hanzi_arrive_in_every_field(tmp_path: Path) -> None:
    with collection(tmp_path) as opened:
        put(opened, tmp_path, [word("𠮷𱁬", "㐀𠮷", "ji2 biang2", ("rare",), "这是𠮷𱁬。")])
        assert shown(opened, "Key", "Sentence") == [
            'Duben | 𠮷𱁬|㐀𠮷|ji2 biang2 | <span lang="zh-Hans">这是<b>𠮷𱁬</b>。</span>'
        ]
        assert len(notes(opened)[0].cards()) == 2


def test_cards_show_the_word_the_reading_and_the_credit(tmp_path: Path) -> None:
    with collection(tmp_path) as opened:
        put(opened, tmp_path, [LIBRARY])
        read, recall = notes(opened)[0].cards()
        assert "圖書館" in read.question()
        assert "tú" not in read.question()
        assert "tú" in read.answer()
        assert "CC BY-SA 4.0" in read.answer()
        assert "____" in recall.question()
        assert "图书馆" not in recall.question()
        assert "library" in recall.question()
        assert "<b>图书馆</b>" in recall.answer()
        assert "{{" not in read.answer() + recall.answer()


def test_sounds_go_with_their_words(tmp_path: Path) -> None:
    sound = tmp_path / "duben-1.wav"
    sound.write_bytes(b"RIFF")
    with collection(tmp_path) as opened:
        sounds = {LIBRARY.identity: sound, BOOK.identity: tmp_path / "gone.wav"}
        put(opened, tmp_path, [LIBRARY, BOOK], sounds=sounds)
        assert shown(opened, "Audio") == ["Duben | [sound:duben-1.wav]", "Duben | "]
        assert Path(opened.media.dir(), "duben-1.wav").read_bytes() == b"RIFF"


def test_what_was_written_is_read_back() -> None:
    packed = BytesIO()
    words = [
        LIBRARY,
        BOOK,
        word("不入虎穴，焉得虎子", "不入虎穴，焉得虎子", "bu4 ru4", ("a", "b"), ""),
    ]
    write_anki_package(words, HOW, packed)
    read = read_list(packed.getvalue(), "words.apkg", lambda data, _: data.decode())
    assert said(read) == [
        "1 | 图书馆 | 圖書館 | tu2 shu1 guan3 | library | HSK lesson_3",
        "2 | 书 | 書 | shu1 | book",
        "3 | 不入虎穴，焉得虎子 |  | bu4 ru4 | a / b",
    ]
    assert listed_lines(read)[1] == ()


def test_an_empty_list_is_a_package_too(tmp_path: Path) -> None:
    with collection(tmp_path) as opened:
        assert put(opened, tmp_path, []) == "0 new, 0 updated, 0 the same"


def test_it_tells_how_far_it_is_and_can_be_cancelled(tmp_path: Path) -> None:
    told: list[float] = []
    path = tmp_path / "words.apkg"
    assert write_anki_package([LIBRARY] * 500, HOW, path, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 2
    with ZipFile(path) as package:
        assert package.namelist() == ["collection.anki2", "media"]
    path.unlink()
    assert not write_anki_package([LIBRARY], HOW, path, cancelled=lambda: True)
    assert not path.exists()
