"""Study, with the real dictionary and real files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.documents.opening import from_text
from desktop.language.coverage import count
from desktop.language.document import Document, Place, Token
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.lookup import Lookup
from desktop.storage.errors import Moved, StorageError
from desktop.study import Study
from desktop.vocabulary.status import Status

TEXT = "我在图书馆看书。\n\n图书馆很大，他长大了。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def document(study: Study) -> Document:
    return study.open_document(from_text(TEXT, "一课", "clipboard"))


def look_up(study: Study, document: Document, word: str, paragraph: int = 0) -> Lookup:
    at = document.paragraphs[paragraph].index(word)
    return study.look_up(document, paragraph, Token(at, at + len(word), word), Script.SIMPLIFIED)


@pytest.fixture
def again(folder: Path, language: Language) -> Iterator[Study]:
    """Open the same files a second time, as after a restart or from the command line."""
    with closing(Study.open(folder)) as opened:
        opened.attach(language)
        yield opened


def told(study: Study) -> str:
    """Tell the words that are kept, one in a line."""
    return "\n".join(
        " ".join([one.simplified, one.reading, one.status, *(s.text for s in one.sentences)])
        for one in study.words()
    )


# -- looking up --------------------------------------------------------------------------------


def test_a_look_up_has_all_that_the_card_paints(study: Study, document: Document) -> None:
    lookup = look_up(study, document, "图书馆")
    assert lookup.entry == 0
    assert lookup.entries[0].senses[0].text == "library"
    assert lookup.reading == ("tu2", "shu1", "guan3")
    assert lookup.sentence == ("我在图书馆看书。", 2, 5)
    assert lookup.place == Place(0, 2)
    assert "/".join(other.token.text for other in lookup.alternatives) == "图书/图/书/馆"
    assert lookup.level is not None
    assert lookup.frequency == "common"
    assert (lookup.word, lookup.status, lookup.count) == (None, None, None)


def test_a_word_that_is_not_in_the_dictionary_is_looked_up_all_the_same(study: Study) -> None:
    document = study.open_document(from_text("姚顺雨说。", "", "clipboard"))
    lookup = look_up(study, document, "姚顺雨")
    assert (lookup.entries, lookup.entry) == ((), None)
    assert "/".join(other.token.text for other in lookup.alternatives) == "姚/顺/雨"
    assert study.save_word(lookup).words == ()
    assert study.set_status(lookup, Status.KNOWN).words == ()


def test_a_word_that_an_entry_points_to_is_found_by_its_reading(study: Study) -> None:
    found = study.look_up_word("長", "长", "zhang3")
    assert found.entry is not None
    assert found.entries[found.entry].reading == ("zhang3",)
    assert study.look_up_word("裡", "里", "").entries[0].traditional == "裡"
    assert study.look_up_word("没有的词", "没有的词", "").entries == ()


def test_before_there_is_a_dictionary_a_text_is_one_token(folder: Path) -> None:
    with closing(Study.open(folder)) as study:
        document = study.open_document(from_text(TEXT, "", "clipboard"))
        assert [token.text for token in study.tokens(document, 0)] == ["我在图书馆看书。"]
        cells = study.annotate(document, 0, 0, 8, Script.SIMPLIFIED, Script.ORIGINAL)
        assert [(cell.shown, cell.defined) for cell in cells] == [("我在图书馆看书。", False)]


# -- words -------------------------------------------------------------------------------------


def test_a_saved_word_is_learnt_and_keeps_its_sentence(study: Study, document: Document) -> None:
    study.save_word(look_up(study, document, "图书馆"))
    assert told(study) == "图书馆 tu2 shu1 guan3 learning 我在图书馆看书。"
    assert look_up(study, document, "图书馆").status is Status.LEARNING
    statuses = [
        study.status_of(cell)
        for cell in study.annotate(document, 2, 0, 11, Script.SIMPLIFIED, Script.ORIGINAL)
    ]
    assert statuses[0] is Status.LEARNING


def test_saving_again_adds_the_other_sentence(study: Study, document: Document) -> None:
    study.save_word(look_up(study, document, "图书馆"))
    study.save_word(look_up(study, document, "图书馆", 2))
    study.save_word(look_up(study, document, "图书馆", 2))
    (word,) = study.words()
    assert [kept.text for kept in word.sentences] == ["我在图书馆看书。", "图书馆很大，他长大了。"]


def test_a_status_is_given_and_taken_back_and_given_again(study: Study, document: Document) -> None:
    lookup = look_up(study, document, "图书馆")
    study.save_word(lookup)
    changes = study.set_status(lookup, Status.KNOWN)
    assert changes.name == "Set status: 图书馆"
    undone = study.revert(changes)
    assert look_up(study, document, "图书馆").status is Status.LEARNING
    study.revert(undone)
    assert look_up(study, document, "图书馆").status is Status.KNOWN


def test_the_same_status_twice_is_no_change(study: Study, document: Document) -> None:
    lookup = look_up(study, document, "图书馆")
    study.set_status(lookup, Status.KNOWN)
    assert study.set_status(lookup, Status.KNOWN).words == ()


def test_a_sense_is_chosen_and_unchosen(study: Study, document: Document) -> None:
    lookup = look_up(study, document, "长", 2)
    assert lookup.entry is not None
    study.choose_sense(lookup, lookup.entry, 1)
    assert study.refreshed(lookup).chosen == 1
    assert look_up(study, document, "长", 2).chosen == 1
    study.choose_sense(study.refreshed(lookup), lookup.entry, 1)
    assert study.refreshed(lookup).chosen is None


def test_the_entry_that_was_chosen_is_meant_at_this_place(study: Study, document: Document) -> None:
    lookup = look_up(study, document, "长", 2)
    study.save_word(lookup)
    other = next(at for at in range(len(lookup.entries)) if at != lookup.entry)
    changes = study.choose_sense(study.refreshed(lookup), other, 0)
    assert len(changes.words) == 2
    assert look_up(study, document, "长", 2).entry == other
    study.revert(changes)
    assert look_up(study, document, "长", 2).entry == lookup.entry


def test_many_words_change_and_go_at_once(study: Study, document: Document) -> None:
    for word in ("图书馆", "看书"):
        study.save_word(look_up(study, document, word))
    changes = study.set_status_of(study.words(), Status.IGNORED)
    assert changes.name == "Set status: 图书馆 …"
    assert {word.status for word in study.words()} == {Status.IGNORED}
    deleted = study.word_list.delete([word.id for word in study.words()])
    assert study.words() == ()
    study.revert(deleted)
    assert {word.simplified for word in study.words()} == {"图书馆", "看书"}


def test_another_program_s_writes_are_seen_after_a_reload(
    study: Study, again: Study, document: Document
) -> None:
    version = study.data_version()
    again.set_status(look_up(again, document, "图书馆"), Status.KNOWN)
    assert study.data_version() != version
    study.reload()
    assert study.language is not None
    counts = count(document.paragraphs, study.language)
    assert counts is not None
    assert study.coverage(counts).known == pytest.approx(2 / counts.tokens)


def test_what_another_program_has_changed_is_not_taken_back(
    study: Study, again: Study, document: Document
) -> None:
    changes = study.save_word(look_up(study, document, "图书馆"))
    again.set_status(look_up(again, document, "图书馆"), Status.KNOWN)
    with pytest.raises(Moved):
        study.revert(changes)
    assert told(study) == "图书馆 tu2 shu1 guan3 known 我在图书馆看书。"


def test_a_program_that_is_killed_loses_nothing_that_was_acknowledged(
    folder: Path, index_path: Path
) -> None:
    program = f"""
import os, signal
from pathlib import Path
from desktop.documents.opening import from_text
from desktop.language.document import Token
from desktop.language.language import Language
from desktop.study import Study
from dictionaries.index import Index
study = Study.open(Path({str(folder)!r}))
study.attach(Language(Index.open(Path({str(index_path)!r}))))
document = study.open_document(from_text("我在图书馆看书。", "一课", "clipboard"))
study.save_word(study.look_up(document, 0, Token(2, 5, "图书馆")))
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", program], check=False)
    assert done.returncode != 0
    with closing(Study.open(folder)) as study:
        assert told(study) == "图书馆 tu2 shu1 guan3 learning 我在图书馆看书。"
        assert study.reopen(study.recent()[0].id).paragraphs == ["我在图书馆看书。"]


# -- documents ---------------------------------------------------------------------------------


def test_a_text_opens_again_as_it_was(again: Study, document: Document) -> None:
    reopened = again.reopen(document.id)
    assert list(reopened.paragraphs) == list(document.paragraphs)
    assert (reopened.title, reopened.source) == ("一课", "clipboard")


def test_the_same_bytes_are_the_same_document(study: Study, document: Document) -> None:
    other = study.open_document(from_text(TEXT, "另一个名字", "clipboard"))
    assert other.id == document.id
    assert [recent.title for recent in study.recent()] == ["另一个名字"]


def test_the_text_that_was_opened_last_comes_first(study: Study, document: Document) -> None:
    study.open_document(from_text("二", "二课", "clipboard"))
    study.reopen(document.id)
    assert [recent.title for recent in study.recent()] == ["一课", "二课"]
    assert len(study.recent(1)) == 1


def test_a_place_is_kept_with_how_far_it_is(study: Study, again: Study, document: Document) -> None:
    assert study.place_of(document) is None
    study.remember_place(document, Place(2, 2))
    assert again.place_of(document) == Place(2, 2)
    assert again.recent()[0].progress == pytest.approx(10 / 19)
    study.remember_place(document, Place(1, 0))
    assert again.place_of(document) == Place(1, 0)


def test_a_text_that_is_taken_off_the_list_keeps_its_words(
    study: Study, document: Document
) -> None:
    study.save_word(look_up(study, document, "图书馆"))
    study.forget(document.id)
    assert study.recent() == ()
    (sentence,) = study.words()[0].sentences
    reopened = study.reopen(sentence.document_id)
    assert study.find(reopened, sentence) == Place(0, 2)
    assert len(study.recent()) == 1


def test_a_document_that_nobody_knows_is_one_clear_message(study: Study) -> None:
    with pytest.raises(StorageError, match="no longer in the list"):
        study.reopen("unknown")


def test_half_surrogates_from_a_clipboard_can_be_kept(study: Study) -> None:
    document = study.open_document(from_text("好\ud83d好", "", "clipboard"))
    assert study.reopen(document.id).paragraphs == document.paragraphs


def test_study_does_not_load_qt() -> None:
    program = "import sys, desktop.study; sys.exit(any('PySide6' in m for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_what_another_program_saved_meanwhile_is_not_lost(
    folder: Path, study: Study, document: Document
) -> None:
    first = study.tokens(document, 0)[0]
    study.save_word(study.look_up(document, 0, first))
    (stale,) = study.words()
    with closing(Study.open(folder)) as other:
        assert study.language is not None
        other.attach(study.language)
        (word,) = other.words()
        other.word_list.set_note(word, "noted elsewhere")
    study.set_status_of([stale], Status.KNOWN)
    (word,) = study.words()
    assert (word.status, word.note) == (Status.KNOWN, "noted elsewhere")
