"""Word lists and dictionary entries as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from desktop.exports.listed import Credit, ListedWord
from desktop.language.levels import Level
from desktop.language.pinyin import marked
from dictionaries.entry import Entry


def write_json(words: Iterable[ListedWord], credit: Credit) -> Iterator[str]:
    """Write an object with the dictionary that the definitions come from and the words.

    Every word stands on a line of its own.
    """
    yield f'{{"dictionary": {_dumps(asdict(credit))}, "words": ['
    separator = "\n"
    for word in words:
        yield separator + _dumps({**asdict(word), "pinyin": word.pinyin})
        separator = ",\n"
    yield "\n]}\n"


def write_entries(
    query: str, entries: Sequence[tuple[Entry, Level | None]], credit: Credit
) -> Iterator[str]:
    """Write an object with what was looked up, the dictionary and what it has about it."""
    yield f'{{"query": {_dumps(query)}, "dictionary": {_dumps(asdict(credit))}, "entries": ['
    separator = "\n"
    for entry, level in entries:
        fields = asdict(entry)
        fields["pinyin"] = marked(entry.reading)
        fields["level"] = None if level is None else asdict(level)
        yield separator + _dumps(fields)
        separator = ",\n"
    yield "\n]}\n"


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
