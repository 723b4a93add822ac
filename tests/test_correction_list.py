"""Corrections as the learner makes them, with the real dictionary and real files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.documents.opening import from_text
from desktop.language.corrections import Kind, Scope
from desktop.language.coverage import count
from desktop.language.document import Document, Place, Token
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.lookup import Lookup
from desktop.study import Study
from desktop.vocabulary.word import Changes

TEXT = "图书馆很大，他长大了。"
SCIENCE = "他研究生命的起源。\n研究生命很难。\n他很长，长得快。"


@pytest.fixture
def document(study: Study) -> Document:
    return study.open_document(from_text(TEXT, "一课", "clipboard"))


@pytest.fixture
def again(tmp_path: Path, language: Language) -> Iterator[Study]:
    """Open the same files a second time, as after a restart or from the command line."""
    with closing(Study.open(tmp_path / "data")) as opened:
        opened.attach(language)
        yield opened


def look_up(study: Study, document: Document, word: str, paragraph: int = 0) -> Lookup:
    at = document.paragraphs[paragraph].index(word)
    return study.look_up(document, paragraph, Token(at, at + len(word), word), Script.SIMPLIFIED)


@pytest.fixture
def science(study: Study) -> Document:
    return study.open_document(from_text(SCIENCE, "科学", "clipboard"))


def cut(study: Study, document: Document, paragraph: int = 0) -> str:
    return "/".join(token.text for token in study.tokens(document, paragraph))


def read(study: Study, document: Document, word: str, paragraph: int, which: int = 0) -> str:
    text = document.paragraphs[paragraph]
    cells = study.annotate(document, paragraph, 0, len(text), Script.SIMPLIFIED, Script.ORIGINAL)
    found = [cell.reading for cell in cells if cell.token.text == word]
    return " ".join(item or "-" for item in found[which] or ())


def correct(study: Study, document: Document, value: str, scope: Scope) -> Changes:
    """Cut the first stretch that a value is made of as it says."""
    text = value.replace("/", "")
    place = Place(0, document.paragraphs[0].index(text))
    return study.correction_list.correct(document, place, Kind.CUT, text, value, scope)


@pytest.mark.parametrize(
    ("scope", "second", "elsewhere"),
    [
        (Scope.HERE, "研究/生命/很/难/。", "研究/生命/短/。"),
        (Scope.TEXT, "研究生/命/很/难/。", "研究/生命/短/。"),
        (Scope.EVERYWHERE, "研究生/命/很/难/。", "研究生/命/短/。"),
    ],
)
def test_a_correction_holds_here_in_the_text_or_everywhere(
    study: Study, science: Document, scope: Scope, second: str, elsewhere: str
) -> None:
    other = study.open_document(from_text("研究生命短。", "", "clipboard"))
    before = cut(study, science)
    changes = correct(study, science, "研究生/命", scope)
    assert cut(study, science) == "他/研究生/命/的/起源/。"
    assert cut(study, science, 1) == second
    assert cut(study, other) == elsewhere
    undone = study.revert(changes)
    assert cut(study, science) == before
    study.revert(undone)
    assert cut(study, science) == "他/研究生/命/的/起源/。"


def test_a_correction_is_still_there_after_a_restart(
    study: Study, science: Document, again: Study
) -> None:
    correct(study, science, "研究生/命", Scope.HERE)
    again.reload()
    assert cut(again, science) == "他/研究生/命/的/起源/。"


def test_a_place_is_found_again_in_a_text_that_has_grown(study: Study, science: Document) -> None:
    correct(study, science, "研究生/命", Scope.HERE)
    grown = replace(science, paragraphs=("新的一段。", *science.paragraphs))
    study.reload()
    assert cut(study, grown, 1) == "他/研究生/命/的/起源/。"
    assert cut(study, grown, 2) == "研究/生命/很/难/。"
    (correction,) = study.correction_list.all()
    assert study.correction_list.find(grown, correction) == Place(1, 1)


def test_a_correction_of_a_correction_counts_whatever_their_lengths(
    study: Study, science: Document
) -> None:
    correct(study, science, "研究生/命", Scope.EVERYWHERE)
    correct(study, science, "生/命", Scope.EVERYWHERE)
    correct(study, science, "命的", Scope.EVERYWHERE)
    assert cut(study, science) == "他/研究生/命的/起源/。"
    correct(study, science, "研究/生命的", Scope.EVERYWHERE)
    assert cut(study, science) == "他/研究/生命的/起源/。"


def test_a_wider_correction_takes_the_place_of_those_that_would_hide_it(
    study: Study, science: Document
) -> None:
    correct(study, science, "研究生/命", Scope.HERE)
    changes = correct(study, science, "研/究/生命", Scope.EVERYWHERE)
    assert cut(study, science) == "他/研/究/生命/的/起源/。"
    assert len(study.correction_list.all()) == 1
    study.revert(changes)
    assert cut(study, science) == "他/研究生/命/的/起源/。"


def test_a_reading_at_one_place_leaves_the_others(study: Study, science: Document) -> None:
    assert [read(study, science, "长", 2, n) for n in (0, 1)] == ["chang2", "zhang3"]
    study.correction_list.correct(science, Place(2, 2), Kind.READING, "长", "zhang3", Scope.HERE)
    assert [read(study, science, "长", 2, n) for n in (0, 1)] == ["zhang3", "zhang3"]
    assert look_up(study, science, "长", 2).reading == ("zhang3",)


def test_after_its_reading_was_corrected_a_saved_word_is_looked_up_as_it_is_read(
    study: Study, science: Document
) -> None:
    study.save_word(look_up(study, science, "长", 2))
    study.correction_list.correct(science, Place(2, 2), Kind.READING, "长", "zhang3", Scope.HERE)
    lookup = look_up(study, science, "长", 2)
    assert lookup.entry is not None
    assert lookup.entries[lookup.entry].numbered == "zhang3"


def test_a_sense_that_is_meant_everywhere_is_marked_in_every_text(
    study: Study, science: Document, document: Document
) -> None:
    lookup = look_up(study, science, "很", 1)
    study.correction_list.correct_sense(lookup, 0, 0, Scope.EVERYWHERE)
    assert look_up(study, document, "很").chosen == 0
    assert study.words() == ()


def test_choosing_another_sense_goes_before_what_is_meant_everywhere(
    study: Study, document: Document
) -> None:
    lookup = look_up(study, document, "大")
    study.correction_list.correct_sense(lookup, 0, 0, Scope.EVERYWHERE)
    changes = study.choose_sense(look_up(study, document, "大"), 0, 1)
    assert look_up(study, document, "大").chosen == 1
    study.revert(changes)
    assert look_up(study, document, "大").chosen == 0
    assert study.words() == ()


def test_what_makes_no_sense_is_refused_and_changes_nothing(
    study: Study, science: Document
) -> None:
    with pytest.raises(ValueError, match="no correction"):
        study.correction_list.correct(
            science, Place(0, 1), Kind.CUT, "研究", "研/究/生", Scope.HERE
        )
    assert study.correction_list.all() == ()


def test_corrections_go_from_one_person_to_another(
    study: Study, science: Document, language: Language, tmp_path: Path
) -> None:
    correct(study, science, "研究生/命", Scope.TEXT)
    study.correction_list.correct(science, Place(2, 2), Kind.READING, "长", "zhang3", Scope.HERE)
    study.correction_list.correct(
        science, Place(0, 1), Kind.READING, "研究", "yan2 jiu4", Scope.EVERYWHERE
    )
    text = study.correction_list.export_text()
    with closing(Study.open(tmp_path / "pupil")) as pupil:
        pupil.attach(language)
        changes, malformed = pupil.correction_list.import_text(text + "nonsense\n")
        assert (len(changes.corrections), malformed) == (3, (6,))
        theirs = pupil.open_document(from_text(SCIENCE, "", "clipboard"))
        assert cut(pupil, theirs, 1) == "研究生/命/很/难/。"
        assert read(pupil, theirs, "长", 2) == "zhang3"
        assert {one.document_id for one in pupil.correction_list.all()} == {theirs.id, ""}
        assert not pupil.correction_list.import_text(text)[0]
        pupil.revert(changes)
        assert pupil.correction_list.all() == ()


def test_what_holds_in_a_file_is_known_by_its_bytes(study: Study, science: Document) -> None:
    assert study.corrections_for(science.sha256) is None
    correct(study, science, "研究生/命", Scope.TEXT)
    assert study.corrections_for(science.sha256)
    assert not study.corrections_for("0" * 64)
    assert not study.corrections_for(None)


def test_a_text_is_counted_as_it_was_corrected(
    study: Study, science: Document, language: Language
) -> None:
    correct(study, science, "研究生/命", Scope.HERE)
    counts = count(science.paragraphs, language, corrections=study.corrections_in(science))
    assert counts is not None
    assert (counts.words["研究生"], counts.words["研究"]) == (1, 1)
