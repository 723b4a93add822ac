from __future__ import annotations

import json

from desktop.exports.json_words import write_json
from tests.exports.listed_words import CREDIT, LIBRARY, SUFFIX


def test_the_words_are_read_back_with_the_dictionary_named() -> None:
    assert json.loads("".join(write_json([LIBRARY, SUFFIX], CREDIT))) == {
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
            },
            {
                "simplified": "性",
                "traditional": "性",
                "reading": ["xing4"],
                "pinyin": "xìng",
                "senses": ["-ness", "-ity"],
                "level": None,
                "frequency": None,
                "count": 1,
                "status": None,
            },
        ],
    }


def test_a_list_without_words_is_still_an_object() -> None:
    assert json.loads("".join(write_json([], CREDIT)))["words"] == []
