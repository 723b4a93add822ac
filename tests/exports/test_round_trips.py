"""Every list that Duben writes is read back by whoever reads lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exports.fields import Field, How
from desktop.exports.json_words import read_json_words
from desktop.exports.list_rows import listed_lines
from desktop.exports.listed import ListedWord
from desktop.exports.read_words import read_list
from desktop.exports.write_words import FORMATS, encoded
from desktop.language.scripts import Script
from desktop.vocabulary.listed_line import ListedLine
from tests.exports.listed_words import HOW, listed_words, word_lists

FIELDS = (*HOW.fields, Field.TAGS, Field.NOTE, Field.SENTENCE, Field.CLOZE, Field.SOURCE)
TABLES = ("csv", "tsv", "xlsx", "markdown")


def read_back(words: Sequence[ListedWord], name: str, how: How) -> list[ListedLine]:
    """Write words and read them as the file of that format's suffix."""
    form = FORMATS[name]
    data = b"".join(encoded(form.write(words, how)))
    read = read_list(data, f"list{form.suffix}", lambda data, _: data.decode())
    lines, malformed = listed_lines(read)
    assert malformed == ()
    return list(lines)


def folded(text: str) -> str:
    """Give a text on one line: every blank one space, and so what no file of text should hold."""
    controls = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029], " ")
    return " ".join(text.translate(controls).split())


def meaning(word: ListedWord) -> str:
    return folded(" / ".join(word.senses))


def written(word: ListedWord, script: Script = Script.SIMPLIFIED) -> tuple[str, str]:
    """Give the headword that leads and the other, where it is another."""
    heads = (word.simplified, word.traditional)
    head, other = heads if script is Script.SIMPLIFIED else heads[::-1]
    return head, other if other != head else ""


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=40, deadline=None)
@given(words=word_lists, order=st.permutations(FIELDS))
def test_a_table_gives_back_word_reading_meaning_tags_and_status(
    name: str, words: list[ListedWord], order: list[Field]
) -> None:
    lines = read_back(words, name, replace(HOW, fields=tuple(order), title="=[a]*'"))
    assert [
        (line.hanzi, line.other, line.pinyin, line.meaning, line.tags, line.status)
        for line in lines
    ] == [(*written(word), word.numbered, meaning(word), word.tags, word.status) for word in words]


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("fields", [(Field.SIMPLIFIED,), (Field.TRADITIONAL, Field.PINYIN)])
def test_a_table_of_few_columns_is_read_back(name: str, fields: tuple[Field, ...]) -> None:
    words = [listed("书", "書", "shu1"), listed("女儿", "女兒", "nu:3 er2")]
    lines = read_back(words, name, replace(HOW, fields=fields))
    index = 0 if fields[0] is Field.SIMPLIFIED else 1
    assert [line.hanzi for line in lines] == [("书", "書")[index], ("女儿", "女兒")[index]]
    assert [line.pinyin for line in lines] == (["", ""] if index == 0 else ["shū", "nǚ'ér"])


@settings(max_examples=40, deadline=None)
@given(words=word_lists)
def test_json_gives_back_the_words_as_they_were(words: list[ListedWord]) -> None:
    text = "".join(part.decode() for part in encoded(FORMATS["json"].write(words, HOW)))
    assert read_json_words(text) == tuple(words)
    lines = read_back(words, "json", HOW)
    assert [(line.hanzi, line.tags, line.status) for line in lines] == [
        (word.simplified, word.tags, word.status) for word in words
    ]
    assert [line.pinyin for line in lines] == [word.numbered for word in words]


@settings(max_examples=40, deadline=None)
@given(words=word_lists)
def test_pleco_gives_back_both_scripts_reading_meaning_and_tags(words: list[ListedWord]) -> None:
    lines = read_back(words, "pleco", replace(HOW, title="My words"))
    assert [(line.hanzi, line.other, line.tags) for line in lines] == [
        (*written(word), word.tags or ("My-words",)) for word in words
    ]
    assert [joined(line.pinyin) for line in lines] == [
        joined(word.numbered).replace("u:", "ü") for word in words
    ]
    private = dict.fromkeys(range(0xE000, 0xF900), " ")
    assert [line.meaning for line in lines] == [
        folded(meaning(word).translate(private)) for word in words
    ]


@pytest.mark.parametrize("script", [Script.SIMPLIFIED, Script.TRADITIONAL])
@settings(max_examples=40, deadline=None)
@given(words=word_lists)
def test_memrise_gives_back_both_scripts_reading_and_meaning(
    script: Script, words: list[ListedWord]
) -> None:
    lines = read_back(words, "memrise", replace(HOW, script=script))
    assert [(line.hanzi, line.other, line.pinyin, line.meaning) for line in lines] == [
        (*written(word, script), word.pinyin, meaning(word)) for word in words
    ]


@pytest.mark.parametrize("script", [Script.SIMPLIFIED, Script.TRADITIONAL])
@settings(max_examples=40, deadline=None)
@given(words=word_lists)
def test_quizlet_gives_back_headword_reading_and_meaning(
    script: Script, words: list[ListedWord]
) -> None:
    lines = read_back(words, "quizlet", replace(HOW, script=script))
    assert [(line.hanzi, line.pinyin, line.meaning) for line in lines] == [
        (written(word, script)[0], word.pinyin, meaning(word)) for word in words
    ]


@pytest.mark.parametrize("name", ["plain", "skritter"])
@pytest.mark.parametrize("script", [Script.SIMPLIFIED, Script.TRADITIONAL])
@settings(max_examples=40, deadline=None)
@given(words=st.lists(listed_words(), min_size=6, max_size=8, unique_by=lambda one: one.simplified))
def test_a_list_of_headwords_gives_them_back(
    name: str, script: Script, words: list[ListedWord]
) -> None:
    lines = read_back(words, name, replace(HOW, script=script))
    assert [line.hanzi for line in lines] == [written(word, script)[0] for word in words]


def listed(simplified: str, traditional: str, reading: str) -> ListedWord:
    return ListedWord(traditional, simplified, tuple(reading.split()), (), None, "", 1, None)


def joined(reading: str | Iterable[str]) -> str:
    return "".join(reading).replace(" ", "")
