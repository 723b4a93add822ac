"""What went where: the ledger of exports, so that exporting again makes nothing twice.

The functions open the file themselves, for the background.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desktop.exports.listed import ListedWord
from desktop.storage.database import Database
from desktop.storage.ledger import load_ledger, record_export
from desktop.storage.schema import STUDY

Identity = tuple[str, str, str]

ANKI_NOW = "ankiconnect"
"""What stands for a running Anki where formats are named."""
TARGETS: Mapping[str, str] = {"apkg": "anki", "anki": "anki", ANKI_NOW: "anki"}
"""The places that several formats lead to; others lead to one of their own."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What went to a target before, as the digest of each word."""

    target: str
    digests: Mapping[Identity, str]

    def is_new(self, word: ListedWord) -> bool:
        """Say whether a word never went there."""
        return word.identity not in self.digests

    def is_changed(self, word: ListedWord) -> bool:
        """Say whether a word went there and is not what it was then."""
        known = self.digests.get(word.identity)
        return known is not None and known != digest_of(word)

    def fresh(self, words: Iterable[ListedWord]) -> tuple[ListedWord, ...]:
        """Leave the words that are new there or have changed since."""
        return tuple([word for word in words if self.is_new(word) or self.is_changed(word)])


def target_of(format_name: str) -> str:
    """Name the place that a format leads to."""
    return TARGETS.get(format_name, format_name)


def digest_of(word: ListedWord) -> str:
    """Give what tells whether a word has changed since it was exported: its meaning, tags and note.

    How often it stands in a text, how well it is known and the sentence that it is shown in may be
    others without that: the same word comes from many texts.
    """
    facts = [word.traditional, word.simplified, word.reading, word.senses, word.tags, word.note]
    text = json.dumps(facts, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_ledger(folder: Path, target: str) -> Ledger:
    """Read what went to a target before."""
    with closing(_open(folder)) as study:
        return Ledger(target, load_ledger(study, target))


def note_export(folder: Path, target: str, words: Iterable[ListedWord]) -> None:
    """Note that words went to a target; raises StorageError."""
    with closing(_open(folder)) as study:
        record_export(study, target, {word.identity: digest_of(word) for word in words})


def _open(folder: Path) -> Database:
    return Database.open(folder / "study.db", STUDY, folder / "backups")
