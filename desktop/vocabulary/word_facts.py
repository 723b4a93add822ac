"""What words are found and sorted by, without the words themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word

Levels = tuple[int, int]
"""The levels in HSK 2.0 and HSK 3.0, 7 for the band 7-9, 0 for none."""

_STATUSES = {status.value: at for at, status in enumerate(Status, 1)}


class Column(StrEnum):
    """What words can be sorted by."""

    HEADWORD = "headword"
    READING = "reading"
    MEANING = "meaning"
    STATUS = "status"
    LEVEL = "level"
    FREQUENCY = "frequency"
    SENTENCES = "sentences"
    DOCUMENT = "document"
    CREATED = "created"
    CHANGED = "changed"


class Facts(NamedTuple):
    """What is known of a word; `tags` and `senses` have one on each line.

    `documents` are ids and titles of where its sentences are from. `created` and `changed` are
    microseconds since the epoch. A tuple, because there are so many.
    """

    id: str
    traditional: str
    simplified: str
    reading: str
    status: str
    note: str
    tags: str
    created: int
    changed: int
    senses: str
    documents: tuple[tuple[str, str], ...]
    sentences: int
    levels: Levels
    frequency: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What a list of all words begins with: their ids, the oldest first, and counts by status."""

    ids: tuple[str, ...]
    counts: Counter[Status] = field(default_factory=Counter)


def facts_of(word: Word, levels: Levels, frequency: int) -> Facts:
    """Make the facts of a word."""
    documents = {one.document_id: one.document_title for one in word.sentences}
    return Facts(
        word.id,
        word.traditional,
        word.simplified,
        word.reading,
        word.status.value,
        word.note,
        "\n".join(word.tags),
        word.created,
        word.changed,
        "\n".join(word.senses),
        tuple(documents.items()),
        len(word.sentences),
        levels,
        frequency,
    )


def text_of(facts: Facts) -> str:
    """Give what a word is found by beside its pinyin."""
    heads = f"{facts.traditional}\n{facts.simplified}"
    return f"{heads}\n{facts.senses}\n{facts.note}\n{facts.tags}".lower()


def sort_key(column: Column) -> Callable[[Facts], Any]:
    """Give what tells by what a word is sorted in a column; what is false there is no value.

    Headwords and readings are sorted by pinyin, which is not told here.
    """
    keys: dict[Column, Callable[[Facts], Any]] = {
        Column.MEANING: lambda one: one.senses.lower(),
        Column.STATUS: lambda one: _STATUSES[one.status],
        Column.LEVEL: lambda one: _level_key(one.levels),
        Column.FREQUENCY: lambda one: one.frequency,
        Column.SENTENCES: lambda one: one.sentences,
        Column.DOCUMENT: lambda one: one.documents[0][1].casefold() if one.documents else "",
        Column.CREATED: lambda one: one.created,
        Column.CHANGED: lambda one: one.changed,
    }
    return keys[column]


def _level_key(levels: Levels) -> int:
    """Sort by HSK 3.0, then by HSK 2.0; 0 where no list has the word."""
    old, new = levels
    return (new or 9) * 10 + (old or 9) if old or new else 0


def count_tags(facts: Iterable[Facts]) -> Counter[str]:
    """Count the tags of words."""
    counts: Counter[str] = Counter()
    for tags, count in Counter(one.tags for one in facts).items():
        for tag in tags.split("\n") if tags else ():
            counts[tag] += count
    return counts
