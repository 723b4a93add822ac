"""The vocabulary as a file that people can read: written whole, and added to what is there.

These functions open study.db themselves. They raise StorageError with a message for the user, and
then nothing has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.exports.vocabulary_mirror import MirrorError, read_mirror, taken_in, write_mirror
from desktop.ids import new_id
from desktop.storage.database import Database
from desktop.storage.errors import StorageError
from desktop.storage.schema import STUDY
from desktop.storage.words import load_words, write_words
from desktop.vocabulary.word import Word


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the words of a file; `malformed` are the numbers of lines that are none."""

    added: int
    changed: int
    same: int
    malformed: tuple[int, ...]


def export_vocabulary(folder: Path) -> Iterator[str]:
    """Write the whole vocabulary as a table: see exports/vocabulary_mirror.py."""
    with closing(_study(folder)) as study:
        words = load_words(study)
    yield from write_mirror(words, max((word.changed for word in words), default=0))


def import_vocabulary(folder: Path, text: str) -> Imported:
    """Add the words of such a table to the vocabulary; nothing that is there gets lost."""
    try:
        read = read_mirror(text)
    except MirrorError as error:
        raise StorageError(str(error)) from error
    with closing(_study(folder)) as study:
        kept = {word.identity: word for word in load_words(study)}
        wanted: dict[tuple[str, str, str], Word] = {}
        for word in _with_free_ids(study, read.words):
            wanted[word.identity] = taken_in(wanted.get(word.identity), word)
        added: set[tuple[str, str, str]] = set()
        changed: set[tuple[str, str, str]] = set()
        there, waiting = dict(kept), dict(wanted)
        while waiting:
            taken = [taken_in(kept.get(key), word) for key, word in waiting.items()]
            waiting = {}
            new = [word for word in taken if not _is_same(word, there.get(word.identity))]
            for change in write_words(study, "Import", new).words:
                after, before = change.after, change.before
                if after is None:
                    continue
                key = after.identity
                (added if before is None else changed).add(key)
                if before is not None and before != there.get(key):
                    # Another program has written to it meanwhile: once more, upon what that wrote.
                    kept[key], waiting[key] = before, wanted[key]
                there[key] = after
        changed -= added
        same = len(wanted) - len(added) - len(changed)
        return Imported(len(added), len(changed), same, read.malformed)


def _is_same(word: Word, other: Word | None) -> bool:
    return other is not None and replace(word, changed=other.changed) == other


def _with_free_ids(study: Database, words: Sequence[Word]) -> Iterator[Word]:
    """Give words and sentences other ids where theirs belong to another word, whoever changed that.

    It happens where people have written a line anew, or taken one to begin another with.
    """
    rows = study.rows("SELECT id, traditional, simplified, reading FROM word")
    owners = {key: tuple(identity) for key, *identity in rows}
    ids = {identity: key for key, identity in owners.items()}
    holders = dict(study.rows("SELECT id, word FROM sentence"))
    for word in words:
        key = ids.get(word.identity, word.id)
        if owners.setdefault(key, word.identity) != word.identity:
            key = new_id()
        ids[word.identity] = key
        sentences = [
            one if holders.setdefault(one.id, key) == key else replace(one, id=new_id())
            for one in word.sentences
        ]
        yield replace(word, id=key, sentences=tuple(sentences))


def _study(folder: Path) -> Database:
    return Database.open(folder / "study.db", STUDY, folder / "backups")
