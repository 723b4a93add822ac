"""Texts that Duben writes, in Anki's own hands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.anki_package_writing import write_anki_package
from desktop.exports.anki_text import write_anki_text
from desktop.exports.fields import Field, How
from desktop.exports.list_rows import listed_lines
from desktop.exports.listed import ListedWord
from desktop.exports.read_words import read_list, read_text
from tests.exports.anki_collection import (
    NASTY,
    answered,
    collection,
    import_package,
    import_text,
    notes,
    shown,
    word,
)
from tests.exports.list_lines import said
from tests.exports.listed_words import CREDIT

HOW = How(CREDIT, title="Words")
PLAIN = replace(HOW, fields=(Field.TRADITIONAL, Field.NUMBERED, Field.MEANING))
NOW = 1_700_000_000.0
LIBRARY = word(tags=("HSK", "lesson 3"))
BOOK = word("书", "書", "shu1", ("book",), "")


def put(opened: Collection, folder: Path, words: list[ListedWord], how: How = HOW) -> str:
    """Import words as text, and say what became of them."""
    log = import_text(opened, "".join(write_anki_text(words, how)), folder)
    counts = {
        "new": log.new,
        "updated": log.updated,
        "the same": log.duplicate,
        "left alone": log.conflicting,
    }
    return ", ".join([f"{len(found)} {name}" for name, found in counts.items() if found])


def with_package(opened: Collection, folder: Path, *words: ListedWord, now: float = NOW) -> str:
    path = folder / "words.apkg"
    write_anki_package(words, HOW, path, now=now)
    log = import_package(opened, path)
    return f"{len(log.new)} new, {len(log.updated)} updated, {len(log.duplicate)} the same"


def test_the_text_of_a_word() -> None:
    assert "".join(write_anki_text([BOOK], PLAIN)) == (
        "#separator:tab\n"
        "#html:true\n"
        "#deck:Words\n"
        "#guid column:2\n"
        "#tags column:8\n"
        "#columns:Key\tguid\tTraditional\tNumbered\tMeaning\tFront\tBack\tTags\n"
        "# Definitions: CC-CEDICT 2026-05-20, CC BY-SA 4.0\n"
        "书|書|shu1\tAq1BxF7gKm41\t書\tshu1\tbook\t"
        '"<span lang=""zh-Hans"">书</span> <small lang=""zh-Hant"">書</small>"\t'
        "書<br>shu1<br>book<br><small>书|書|shu1</small>\t\n"
    )


def test_a_text_after_a_package_updates_its_notes(tmp_path: Path) -> None:
    with collection(tmp_path) as opened:
        with_package(opened, tmp_path, LIBRARY)
        scheduled = answered(opened)
        before = scheduled()
        changed = replace(LIBRARY, senses=("stacks",))
        assert put(opened, tmp_path, [changed, BOOK]) == "1 new, 1 updated"
        assert shown(opened, "Key", "Meaning", "Credit") == [
            "Duben | 图书馆|圖書館|tu2 shu1 guan3 | stacks | " + CREDIT.line,
            "Duben | 书|書|shu1 | book | " + CREDIT.line,
        ]
        assert [one for one in scheduled() if one in before] == before
        assert put(opened, tmp_path, [changed, BOOK]) == "2 the same"
        assert len(notes(opened)) == 2
        assert [card.template()["name"] for card in notes(opened)[0].cards()] == ["Read", "Recall"]


def test_a_package_after_a_text_updates_its_notes(tmp_path: Path) -> None:
    with collection(tmp_path) as opened:
        with_package(opened, tmp_path, BOOK)
        put(opened, tmp_path, [LIBRARY])
        changed = replace(LIBRARY, senses=("stacks",))
        assert with_package(opened, tmp_path, changed, now=1_900_000_000) == (
            "0 new, 1 updated, 0 the same"
        )
        assert shown(opened, "Simplified", "Meaning") == [
            "Duben | 书 | book",
            "Duben | 图书馆 | stacks",
        ]


def test_a_text_takes_no_sound_away(tmp_path: Path) -> None:
    sound = tmp_path / "a.wav"
    sound.write_bytes(b"RIFF")
    path = tmp_path / "words.apkg"
    with collection(tmp_path) as opened:
        write_anki_package([LIBRARY], HOW, path, {LIBRARY.identity: sound}, now=NOW)
        import_package(opened, path)
        assert put(opened, tmp_path, [replace(LIBRARY, senses=("stacks",))]) == "1 updated"
        assert shown(opened, "Meaning", "Audio") == ["Duben | stacks | [sound:a.wav]"]


def test_without_the_note_type_words_become_plain_cards(tmp_path: Path) -> None:
    with collection(tmp_path) as opened:
        assert put(opened, tmp_path, [LIBRARY, BOOK]) == "2 new"
        assert shown(opened, "Front", "Back")[1] == (
            'Basic | <span lang="zh-Hans">书</span> <small lang="zh-Hant">書</small>'
            ' | <span class="t1">shū</span><br>book<br>Definitions: CC-CEDICT 2026-05-20,'
            " CC BY-SA 4.0<br><small>书|書|shu1</small>"
        )
        assert notes(opened)[0].tags == ["HSK", "lesson_3"]
        assert put(opened, tmp_path, [replace(LIBRARY, senses=("stacks",)), BOOK]) == (
            "1 updated, 1 the same"
        )
        # With a package comes the note type, but never a second note.
        assert with_package(opened, tmp_path, LIBRARY) == "0 new, 0 updated, 0 the same"
        assert put(opened, tmp_path, [LIBRARY]) == "1 left alone"
        assert [line[:5] for line in shown(opened)] == ["Basic", "Basic"]


def test_where_anki_speaks_another_language_it_imports_as_well(tmp_path: Path) -> None:
    with collection(tmp_path) as opened:
        basic = opened.models.by_name("Basic")
        assert basic is not None
        basic["name"] = "Einfach"
        opened.models.rename_field(basic, basic["flds"][0], "Vorderseite")
        opened.models.rename_field(basic, basic["flds"][1], "Rückseite")
        opened.models.update_dict(basic)
        assert put(opened, tmp_path, [LIBRARY]) == "1 new"
        assert shown(opened, "Vorderseite") == ["Einfach | 图书馆|圖書館|tu2 shu1 guan3"]
        assert put(opened, tmp_path, [LIBRARY]) == "1 the same"


def test_chosen_fields_fill_notes_of_any_type(tmp_path: Path) -> None:
    with collection(tmp_path) as opened:
        kind = opened.models.new("Mine")
        for name in ("Meaning", "Traditional", "Remark"):
            opened.models.add_field(kind, opened.models.new_field(name))
        template = opened.models.new_template("Card")
        template["qfmt"], template["afmt"] = "{{Traditional}}", "{{Meaning}}"
        opened.models.add_template(kind, template)
        opened.models.add_dict(kind)
        made = opened.models.by_name("Mine")
        assert made is not None
        opened.set_config("curModel", made["id"])
        assert put(opened, tmp_path, [BOOK], PLAIN) == "1 new"
        assert shown(opened, "Meaning", "Traditional", "Remark") == ["Mine | book | 書 | "]
        assert put(opened, tmp_path, [replace(BOOK, senses=("letter",))], PLAIN) == "1 updated"


def test_chosen_fields_make_no_second_note_of_a_word(tmp_path: Path) -> None:
    with collection(tmp_path) as opened:
        with_package(opened, tmp_path, BOOK)
        assert put(opened, tmp_path, [BOOK], PLAIN) == "1 left alone"
        assert len(notes(opened)) == 1


def test_senses_arrive_as_they_are(tmp_path: Path) -> None:
    words = [
        word("书", "書", f"shu{at}", (sense,), "", note=sense) for at, sense in enumerate(NASTY)
    ]
    with collection(tmp_path) as opened:
        with_package(opened, tmp_path, LIBRARY)
        assert put(opened, tmp_path, words) == f"{len(words)} new"
        arrived = [
            note["Meaning"]
            .replace("<br>", "\n")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
            for note in notes(opened)[1:]
        ]
        assert arrived == list(NASTY)


@pytest.mark.parametrize("head", ["#", "#separator:comma", "𠮷", "a<b", '"', 'a"b', "'", " ", "|"])
def test_rows_begin_as_they_may(tmp_path: Path, head: str) -> None:
    with collection(tmp_path) as opened:
        with_package(opened, tmp_path, LIBRARY)
        assert put(opened, tmp_path, [word(head, head, "x", ("odd",), "")]) == "1 new"
        assert notes(opened)[1]["Simplified"] == head.replace("<", "&lt;")
        assert put(opened, tmp_path, [word(head, head, "x", ("odd",), "")]) == "1 the same"


@pytest.mark.parametrize("how", [HOW, PLAIN])
def test_what_was_written_is_read_back(how: How) -> None:
    text = "".join(write_anki_text([LIBRARY, BOOK], how))
    first = text.count("\n") - 1
    assert said(read_list(text.encode(), "words.txt", lambda data, _: data.decode())) == [
        f"{first} | 图书馆 | 圖書館 | tu2 shu1 guan3 | library | HSK lesson_3",
        f"{first + 1} | 书 | 書 | shu1 | book",
    ]


HAN = st.text(
    st.one_of(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), st.just("𠮷")),
    min_size=1,
    max_size=6,
)
PRINTED = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), min_size=1, max_size=40
)


@given(
    HAN,
    HAN,
    st.lists(st.sampled_from(["tu2", "shu1", "lu:4", "r5"])),
    PRINTED.filter(str.strip),
    st.booleans(),
)
def test_any_word_is_read_back(
    simplified: str, traditional: str, reading: list[str], sense: str, plain: bool
) -> None:
    made = ListedWord(
        traditional, simplified, tuple(reading), (sense, "x"), None, "", 1, None, note=sense
    )
    (line,), malformed = listed_lines(
        read_text("".join(write_anki_text([made], PLAIN if plain else HOW)))
    )
    assert malformed == ()
    assert line.hanzi == simplified
    assert line.other == (traditional if traditional != simplified else "")
    assert line.pinyin == " ".join(reading)
    if not {"[", "{"} & set(sense):
        gist = " ".join(sense.split())
        assert line.meaning == f"{gist} / x"
