"""Word lists and dictionary entries as one JSON object; docs/formats.md has the schema in full.

Fields are added, never changed: a program that reads a list needs to look for nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from desktop.exports.cells import folded
from desktop.exports.fields import Field, How, cell
from desktop.exports.list_rows import (
    MOST_ROWS,
    Columns,
    ListError,
    ListRow,
    Malformed,
    ReadWords,
    WordTable,
)
from desktop.exports.listed import Credit, ListedSentence, ListedWord
from desktop.language.levels import Level
from desktop.language.pinyin import marked
from desktop.vocabulary.status import Status
from dictionaries.entry import Entry

VERSION = 1
"""The version of the schema."""

_COLUMNS = Columns(word=0, other=1, pinyin=2, meaning=3)
_NAMES = ("simplified", "traditional", "numbered", "meaning")
_LONGEST_RAW = 200
_BEGINNING = 500


def write_json(words: Iterable[ListedWord], how: How) -> Iterator[str]:
    """Write an object with the dictionary that the definitions come from and the words.

    Every word stands on a line of its own.
    """
    yield f'{{"duben": {VERSION}, "title": {_dumps(how.title)},'
    yield f' "dictionary": {_dumps(asdict(how.credit))}, "words": ['
    separator = "\n"
    for word in words:
        yield separator + _dumps(_fields(word))
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


def is_json_list(text: str) -> bool:
    """Say whether a text begins as a list in JSON does."""
    beginning = text.removeprefix("\ufeff").lstrip()[:_BEGINNING]
    return beginning.startswith("{") and ('"duben"' in beginning or '"words"' in beginning)


def read_json_words(text: str, name: str = "The list") -> tuple[ListedWord, ...]:
    """Read the words that `write_json` wrote, just as they were; what is no word is left out.

    Raises ListError where there is no such list.
    """
    return tuple([word for _, word in _items(text, name) if word is not None])


def read_json_list(text: str, name: str = "The list") -> ReadWords:
    """Read the words as a list whose rows are numbered from 1 on; raises ListError.

    The columns are word, its other form, numbered pinyin, meaning.
    """
    rows, malformed = [], []
    for number, (item, word) in enumerate(_items(text, name), 1):
        if word is None:
            malformed.append(Malformed(number, _dumps(item)[:_LONGEST_RAW]))
            continue
        cells = (word.simplified, word.traditional, word.numbered, cell(word, Field.MEANING))
        rows.append(ListRow(number, tuple(map(folded, cells)), word.tags, word.status))
    return ReadWords((WordTable("", _NAMES, _COLUMNS, tuple(rows), exact=True),), tuple(malformed))


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _fields(word: ListedWord) -> dict[str, object]:
    # Not asdict, which takes three times as long.
    sentence, level = word.sentence, word.level
    return {
        "traditional": word.traditional,
        "simplified": word.simplified,
        "reading": word.reading,
        "senses": word.senses,
        "level": level and {"hsk2": level.hsk2, "hsk3": level.hsk3},
        "frequency": word.frequency,
        "count": word.count,
        "status": word.status,
        "sentence": sentence
        and {
            "text": sentence.text,
            "start": sentence.start,
            "length": sentence.length,
            "source": sentence.source,
        },
        "tags": word.tags,
        "note": word.note,
        "pinyin": word.pinyin,
    }


def _items(text: str, name: str) -> Iterator[tuple[object, ListedWord | None]]:
    """Give each item of a list, and the word that it is."""
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ListError(f"{name} is damaged or incomplete: export it again.") from error
    words = found.get("words") if isinstance(found, dict) else None
    if not isinstance(words, list):
        raise ListError(f"{name} is not a word list of Duben's.")
    for item in words[:MOST_ROWS]:
        yield item, _word(item) if isinstance(item, dict) else None


def _word(item: Mapping[str, Any]) -> ListedWord | None:
    try:
        simplified = _text(item.get("simplified") or item["traditional"])
        level, sentence, status = item.get("level"), item.get("sentence"), item.get("status")
        return ListedWord(
            _text(item.get("traditional") or simplified),
            simplified,
            _texts(item.get("reading")),
            _texts(item.get("senses")),
            level if level is None else Level(_level(level.get("hsk2")), _level(level.get("hsk3"))),
            _text(item.get("frequency", "")),
            int(item.get("count", 0)),
            status if status is None else Status(status),
            sentence if sentence is None else _sentence(sentence),
            _texts(item.get("tags")),
            _text(item.get("note", "")),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None


def _sentence(item: Mapping[str, Any]) -> ListedSentence:
    start, length = int(item["start"]), int(item["length"])
    text = _text(item["text"])
    if not 0 <= start <= start + length <= len(text):
        raise ValueError("no such place")
    return ListedSentence(text, start, length, _text(item.get("source", "")))


def _level(value: object) -> int | None:
    return value if value is None else int(str(value))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise TypeError("no list")
    return tuple(map(_text, value))
