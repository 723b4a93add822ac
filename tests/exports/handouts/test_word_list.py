from __future__ import annotations

from dataclasses import replace

from desktop.exports.fields import Field, How
from desktop.exports.handouts.word_list import list_pages
from desktop.exports.listed import ListedSentence
from desktop.exports.pages import Paper, Table
from desktop.language.levels import Level
from tests.exports.handouts.texts import as_lines, bold, words
from tests.exports.listed_words import CREDIT, LIBRARY

SENTENCE = ListedSentence("我在图书馆看书。", 2, 3, "日记")


def test_a_list_has_the_columns_that_are_asked_for() -> None:
    how = How(
        CREDIT, (Field.TRADITIONAL, Field.PINYIN, Field.MEANING, Field.HSK2), title="Lesson 5"
    )
    pages = list_pages([LIBRARY, *words("安静")], how)
    assert as_lines(pages) == [
        "# Lesson 5",
        "2 words",
        '圖書館 | túshūguǎn | library; reading room; the "stacks" | 3',
        "安靜 | ānjìng | quiet; peaceful; calm | ",
        "Definitions: CC-CEDICT 2026-05-20, CC BY-SA 4.0",
    ]


def test_the_word_is_bold_in_its_sentence_or_left_out_of_it() -> None:
    how = How(CREDIT, (Field.SENTENCE, Field.CLOZE))
    pages = list_pages([replace(LIBRARY, sentence=SENTENCE)], how)
    assert as_lines(pages)[1:3] == ["1 word", "我在图书馆看书。 | 我在____看书。"]
    table = next(one for one in pages.blocks if isinstance(one, Table))
    assert bold(table.rows[0]) == ["图书馆"]


def test_every_field_can_be_a_column_and_many_are_set_smaller() -> None:
    full = replace(LIBRARY, sentence=SENTENCE, tags=("lesson-5",), note="mine", level=Level(3, 7))
    few = list_pages([full], How(CREDIT, (Field.SIMPLIFIED, Field.MEANING)))
    all_of_them = list_pages([full], How(CREDIT, tuple(Field)), Paper.LETTER)
    tables = [
        next(one for one in pages.blocks if isinstance(one, Table)) for pages in (few, all_of_them)
    ]
    assert len(tables[1].rows[0]) == len(tables[1].columns) == len(Field)
    assert tables[1].size < tables[0].size
    assert all_of_them.paper is Paper.LETTER


def test_columns_without_anything_in_them_are_left_out() -> None:
    pages = list_pages(words("安静"), How(CREDIT, (Field.PINYIN, Field.STATUS, Field.TAGS)))
    assert as_lines(pages)[2] == "ānjìng"


def test_a_list_without_words_says_so() -> None:
    assert as_lines(list_pages([], How(CREDIT)))[:2] == ["# Duben", "0 words"]
