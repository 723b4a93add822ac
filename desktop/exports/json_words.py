"""Word lists as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from desktop.exports.listed import Credit, ListedWord


def write_json(words: Iterable[ListedWord], credit: Credit) -> Iterator[str]:
    """Write an object with the dictionary that the definitions come from and the words.

    Every word stands on a line of its own.
    """
    yield f'{{"dictionary": {_dumps(dictionary_fields(credit))}, "words": ['
    separator = "\n"
    for word in words:
        yield separator + _dumps(_fields(word))
        separator = ",\n"
    yield "\n]}\n"


def dictionary_fields(credit: Credit) -> dict[str, str]:
    """Give a credit as an object of JSON."""
    return {"name": credit.name, "date": credit.date, "licence": credit.licence}


def _fields(word: ListedWord) -> dict[str, Any]:
    level = word.level
    return {
        "simplified": word.simplified,
        "traditional": word.traditional,
        "reading": list(word.reading),
        "pinyin": word.pinyin,
        "senses": list(word.senses),
        "level": None if level is None else {"hsk2": level.hsk2, "hsk3": level.hsk3},
        "frequency": word.frequency or None,
        "count": word.count,
        "status": word.status,
    }


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
