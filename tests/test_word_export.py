from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.documents.opening import from_text
from desktop.documents.streaming import OpenedText
from desktop.language.document import Token
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.storage.database import Database
from desktop.storage.schema import STUDY
from desktop.study import Study
from desktop.vocabulary.status import Status
from desktop.word_export import (
    Order,
    TextFilter,
    TextWord,
    listed_word,
    select,
    text_words,
    words_of_text,
    words_with,
)
from tests.storage.full_study import fill

TEXT = "我在图书馆看书，我在银行。\n他在北京的图书馆工作。毛利率很高！\n王小明二十岁。"

Words = tuple[TextWord, ...]


def opened(text: str) -> OpenedText:
    return OpenedText(from_text(text, "课文", "clipboard"), only_article=False)


@pytest.fixture
def words_of(language: Language) -> Callable[[str], Words]:
    def read(text: str) -> Words:
        found = text_words(opened(text), language, Script.SIMPLIFIED, lambda *_: None)
        assert found is not None
        return found

    return read


def shown(words: Words, wanted: TextFilter = TextFilter()) -> str:  # noqa: B008  # a value
    return "/".join([word.simplified for word in select(words, wanted)])


def test_each_word_comes_once_in_the_order_of_the_text(
    words_of: Callable[[str], Words],
) -> None:
    assert shown(words_of(TEXT)).startswith("我/在/图书馆/看书/银行/他/北京/的/工作/毛利率/很/高/")


def test_a_word_counts_in_all_paragraphs_and_has_the_first_sentence(
    words_of: Callable[[str], Words],
) -> None:
    library = next(one.word for one in words_of(TEXT) if one.word.simplified == "图书馆")
    assert library.count == 2
    assert library.sentence is not None
    assert library.sentence.parts == ("我在", "图书馆", "看书，我在银行。")
    assert library.sentence.source == "课文"


def test_a_word_with_two_readings_is_two_words(words_of: Callable[[str], Words]) -> None:
    words = words_of("他行，银行行长不行。我睡觉，我觉得好。")
    readings = {one.word.numbered for one in words if one.word.simplified in {"行", "觉得"}}
    assert {"xing2", "jue2 de5"} <= readings


def test_words_in_both_scripts_are_one(words_of: Callable[[str], Words]) -> None:
    words = words_of("圖書館和图书馆")
    assert next((one.word.simplified, one.word.count) for one in words) == ("图书馆", 2)


def test_names_and_numbers_can_be_left_out(words_of: Callable[[str], Words]) -> None:
    words = words_of(TEXT)
    left = shown(words, TextFilter(without_names=True)).split("/")
    assert {"王", "小", "明", "二十"}.isdisjoint(left)
    # A name that learners are to know stays.
    assert "北京" in left


def test_rare_words_known_words_and_taught_words_can_be_left_out(
    words_of: Callable[[str], Words],
) -> None:
    words = words_of(TEXT)
    assert shown(words, TextFilter(at_least=2)) == "我/在/图书馆"
    assert shown(words, TextFilter(at_least=2, taught=frozenset("我在"))) == "图书馆"
    known = tuple(
        [
            replace(one, word=replace(one.word, status=Status.KNOWN)) if one.key == "在" else one
            for one in words
        ]
    )
    assert shown(known, TextFilter(at_least=2, unknown_only=True)) == "我/图书馆"


def test_words_above_a_level_come_with_those_that_have_none(
    words_of: Callable[[str], Words],
) -> None:
    above = shown(words_of(TEXT), TextFilter(level_above=3, without_names=True)).split("/")
    assert "毛利率" in above
    assert {"我", "图书馆", "工作"}.isdisjoint(above)


def test_words_are_ordered_by_frequency_and_level(words_of: Callable[[str], Words]) -> None:
    words = words_of(TEXT)
    assert shown(words, TextFilter(order=Order.FREQUENCY)).startswith("在/我/图书馆/")
    levels = [
        word.level.hsk3 or 8 if word.level else 8
        for word in select(words, TextFilter(order=Order.LEVEL))
    ]
    assert levels == sorted(levels)


def test_a_long_paragraph_is_read_as_a_short_one_is(words_of: Callable[[str], Words]) -> None:
    once = words_of(TEXT.replace("\n", ""))
    often = words_of(TEXT.replace("\n", "") * 200)
    assert [one.word.simplified for one in often] == [one.word.simplified for one in once]
    assert [one.word.count for one in often] == [200 * one.word.count for one in once]


def test_reading_can_be_cancelled(language: Language) -> None:
    assert (
        text_words(
            opened(TEXT), language, Script.SIMPLIFIED, lambda *_: None, cancelled=lambda: True
        )
        is None
    )


def test_statuses_and_ignored_names_are_the_learners(study: Study, language: Language) -> None:
    document = study.open_document(from_text(TEXT, "课文", "clipboard"))
    lookup = study.look_up(document, 0, Token(2, 5, "图书馆"), Script.SIMPLIFIED)
    study.set_status(lookup, Status.KNOWN)
    study.word_list.ignore("银行", document.id)
    text = OpenedText(document, only_article=False)
    found = words_of_text(study.library.folder, text, language, Script.SIMPLIFIED, document.id)
    assert found is not None
    by_head = {one.word.simplified: one for one in found}
    assert by_head["图书馆"].word.status is Status.KNOWN
    assert by_head["银行"].is_name


def test_a_word_of_the_vocabulary_has_its_sentence_tags_and_note(
    study: Study, language: Language
) -> None:
    document = study.open_document(from_text(TEXT, "课文", "clipboard"))
    lookup = study.look_up(document, 0, Token(2, 5, "图书馆"), Script.SIMPLIFIED)
    study.save_word(lookup)
    (word,) = study.words()
    study.word_list.set_tags([word.id], ["第一课"])
    (word,) = study.words()
    study.word_list.set_note(word, "大")
    (kept,) = study.words()
    listed = listed_word(kept, language)
    assert (listed.identity, listed.tags, listed.note) == (kept.identity, ("第一课",), "大")
    assert listed.sentence is not None
    assert listed.sentence.parts[1] == "图书馆"
    assert words_with(study.library.folder, [kept.id], language) == (listed,)
    assert words_with(study.library.folder, None, language) == (listed,)


def test_words_come_in_the_order_of_their_ids(tmp_path: Path, language: Language) -> None:
    with closing(Database.open(tmp_path / "study.db", STUDY, tmp_path / "backups")) as study:
        fill(study)
        rows = study.rows("SELECT id, simplified FROM word ORDER BY simplified")
    found = words_with(tmp_path, [key for key, _ in rows], language)
    assert found is not None
    assert [word.simplified for word in found] == [text for _, text in rows]
