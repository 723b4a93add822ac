from __future__ import annotations

import json

from desktop.exports.json_words import write_entries, write_json
from desktop.language.levels import Level
from dictionaries.entry import Classifier, Entry, Link, Sense
from tests.exports.listed_words import CREDIT, HOW, LIBRARY, SUFFIX


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
