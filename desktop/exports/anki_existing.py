"""Find what a running Anki has already of the words that are sent to it, by the keys of notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from desktop.exports.anki_cards import KEY, NOTE_TYPE, NOTE_TYPE_ID
from desktop.exports.anki_connect import STRANGE, AnkiConnect, AnkiError

_T = TypeVar("_T")

_AT_ONCE = 200
_FEW = 100
"""Words that are searched for one by one; beyond that, all of Duben's notes are read."""

_OWN = f'(mid:{NOTE_TYPE_ID} OR "note:{NOTE_TYPE}")'
_KEY = r"[^<>|]+\|[^<>|]+\|[^<>|]*"
# Where the key stands in notes of other types, which came from a text: see anki_text.
_FOREIGN_KEY = re.compile(f"{_KEY}|.*<small>({_KEY})</small>", re.DOTALL)
_SIGNS = re.compile(r'["*_:\\]')


@dataclass(frozen=True, slots=True)
class AnkiNote:
    """A note that Anki has of a word; `kind` is its type, `is_own` whether that is Duben's."""

    number: int
    kind: str
    is_own: bool
    fields: Mapping[str, str]
    tags: frozenset[str]


def find_notes(
    anki: AnkiConnect,
    keys: Collection[str],
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> dict[str, AnkiNote]:
    """Find the notes that Anki has with some keys; not all of them where it was cancelled."""
    if not keys:
        return {}
    query = f'{_OWN} OR "*|*|*"'
    if len(keys) <= _FEW:
        query = " OR ".join([f'"{_searched(key)}"' for key in keys])
    found: dict[str, AnkiNote] = {}
    numbers = _numbers(anki, query)
    for done, some in enumerate(batches(numbers, _AT_ONCE)):
        if cancelled():
            break
        progress(done * _AT_ONCE / len(numbers))
        for key, note in read_notes(anki, some):
            # Duben's own note of a word counts before one of another type.
            if key in keys and (key not in found or note.is_own):
                found[key] = note
    return found


def own_numbers(anki: AnkiConnect) -> list[int]:
    """Give the numbers of all notes of Duben's own type."""
    return _numbers(anki, _OWN)


def read_notes(anki: AnkiConnect, numbers: Sequence[int]) -> Iterator[tuple[str, AnkiNote]]:
    """Read notes, each with its key; what is of another type and has none is left out."""
    for some in batches(numbers, _AT_ONCE):
        infos = anki.ask("notesInfo", notes=list(some))
        try:
            # What was deleted meanwhile is empty.
            for info in filter(None, infos if isinstance(infos, list) else [infos]):
                fields = {name: str(one["value"]) for name, one in info["fields"].items()}
                is_own = KEY in fields
                tags = frozenset(info["tags"])
                note = AnkiNote(int(info["noteId"]), str(info["modelName"]), is_own, fields, tags)
                for key in [fields[KEY]] if is_own else _foreign_keys(fields.values()):
                    yield key, note
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise AnkiError(STRANGE) from error


def batches(items: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    """Give items so many at a time."""
    for at in range(0, len(items), size):
        yield items[at : at + size]


def _numbers(anki: AnkiConnect, query: str) -> list[int]:
    numbers = anki.ask("findNotes", query=query)
    if not isinstance(numbers, list) or not all(isinstance(one, int) for one in numbers):
        raise AnkiError(STRANGE)
    return numbers


def _searched(text: str) -> str:
    """Write a text so that Anki searches for it and nothing else."""
    return _SIGNS.sub(r"\\\g<0>", text)


def _foreign_keys(fields: Iterable[str]) -> Iterator[str]:
    for text in fields:
        found = _FOREIGN_KEY.fullmatch(text)
        if found is not None:
            yield found[1] or found[0]
