from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.json_words import (
    read_json_list,
    read_json_words,
    write_entries,
    write_json,
)
from desktop.exports.list_rows import ListError
from desktop.exports.listed import ListedSentence
from desktop.language.levels import Level
from desktop.vocabulary.status import Status
from dictionaries.entry import Classifier, Entry, Link, Sense
from tests.exports.list_lines import malformed, said
from tests.exports.listed_words import A_LITTLE, CREDIT, DAUGHTER, HOW, LIBRARY, SUFFIX


def test_the_words_are_read_back_with_the_dictionary_named() -> None:
    assert json.loads("".join(write_json([LIBRARY, SUFFIX], HOW))) == {
        "duben": 1,
        "title": "Duben",
        "dictionary": {"name": "CC-CEDICT", "date": "2026-05-20", "licence": "CC BY-SA 4.0"},
        "words": [
            {
                "simplified": "图书馆",
                "traditional": "圖書館",
                "reading": ["tu2", "shu1", "guan3"],
                "pinyin": "túshūguǎn",
                "senses": ["library; reading room", 'the "stacks"'],
                "level": {"hsk2": 3, "hsk3": None},
                "frequency": "common",
                "count": 4,
                "status": "learning",
                "sentence": None,
                "tags": [],
                "note": "",
            },
            {
                "simplified": "性",
                "traditional": "性",
                "reading": ["xing4"],
                "pinyin": "xìng",
                "senses": ["-ness", "-ity"],
                "level": None,
                "frequency": "",
                "count": 1,
                "status": None,
                "sentence": None,
                "tags": [],
                "note": "",
            },
        ],
    }


def test_a_list_without_words_is_still_an_object() -> None:
    assert json.loads("".join(write_json([], HOW)))["words"] == []


def test_an_entry_is_written_with_everything_the_dictionary_has() -> None:
    entry = Entry(
        "貓",
        "猫",
        ("mao1",),
        (Sense("cat", ("cat",), (Link("see", "貓咪", "猫咪", ()),)),),
        (Classifier("隻", "只", ("zhi1",)),),
        ("mao2",),
    )
    written = json.loads("".join(write_entries("cat", [(entry, Level(1, None))], CREDIT)))
    assert written["query"] == "cat"
    assert written["dictionary"]["licence"] == "CC BY-SA 4.0"
    link = {"kind": "see", "traditional": "貓咪", "simplified": "猫咪", "reading": []}
    assert written["entries"] == [
        {
            "traditional": "貓",
            "simplified": "猫",
            "reading": ["mao1"],
            "pinyin": "māo",
            "taiwan_reading": ["mao2"],
            "senses": [{"text": "cat", "glosses": ["cat"], "links": [link]}],
            "classifiers": [{"traditional": "隻", "simplified": "只", "reading": ["zhi1"]}],
            "level": {"hsk2": 1, "hsk3": None},
        }
    ]


def test_the_words_are_read_back_as_they_were() -> None:
    words = (LIBRARY, SUFFIX, DAUGHTER, A_LITTLE)
    assert read_json_words("".join(write_json(words, HOW))) == words


def test_fields_that_are_unknown_or_missing_do_no_harm() -> None:
    text = (
        '{"duben": 2, "colour": "red", "words": ['
        '{"simplified": "书", "shelf": [1], "sentence": {"text": "书。", "start": 0, "length": 1}},'
        ' {"traditional": "書", "reading": ["shu1"], "status": "known", "tags": ["a", "b"]}]}'
    )
    first, second = read_json_words(text)
    assert first.sentence == ListedSentence("书。", 0, 1, "")
    assert (second.simplified, second.numbered, second.status) == ("書", "shu1", Status.KNOWN)
    assert said(read_json_list(text)) == ["1 | 书", "2 | 書 |  | shu1 |  | a b | known"]


def test_what_is_no_word_is_told_by_its_number() -> None:
    text = (
        '{"words": [3, {"simplified": "书"}, {"simplified": 7}, {"simplified": "水", "count": []},'
        ' {"simplified": "火", "status": "lost"}, {"reading": ["a1"]},'
        ' {"simplified": "木", "sentence": {"text": "木", "start": 1, "length": 9}}]}'
    )
    assert said(read_json_list(text)) == ["2 | 书"]
    assert [line.split()[0] for line in malformed(read_json_list(text))] == list("134567")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"words": [', "a.json is damaged or incomplete: export it again."),
        ("[" * 100_000, "a.json is damaged or incomplete: export it again."),
        ("[]", "a.json is not a word list of Duben's."),
        ('{"words": 3}', "a.json is not a word list of Duben's."),
    ],
)
def test_what_is_no_list_is_told_in_a_sentence(text: str, message: str) -> None:
    with pytest.raises(ListError) as raised:
        read_json_list(text, "a.json")
    assert str(raised.value) == message


_NAMES = ["simplified", "level", "sentence", "tags", "hsk2", "text", "start", "count"]
_VALUES = st.recursive(
    st.none() | st.text(max_size=3) | st.integers(),
    lambda one: st.lists(one) | st.dictionaries(st.sampled_from(_NAMES), one),
    max_leaves=8,
)


@given(_VALUES)
def test_any_json_is_read_or_refused(value: object) -> None:
    read_json_list(
        json.dumps({"words": [value, {"simplified": "书", "level": value, "tags": value}]})
    )
