"""The counts of texts in library.db, packed, and what they are made from and measured against.

A tally holds for one dictionary (`lexicon`) and for one `digest`: that of the text, of the part of
it that is shown, and of what was corrected in how it is cut. With others it is made anew.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from desktop.language.document import Article
from desktop.language.tally import Numbers, Tally
from desktop.storage.database import Database
from desktop.storage.tally_packing import (
    DAMAGED,
    packed_characters,
    packed_words,
    unpacked,
    unpacked_counts,
)
from desktop.vocabulary.word_states import StatusRow

_BATCH = 32


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """What of a tally tells how much of its text is known: see Tally."""

    document_id: str
    words: Numbers
    counts: Numbers
    kinds: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Countable:
    """A text of the library that can be counted: the part of it that is shown, and its digest."""

    document_id: str
    article: Article | None
    digest: bytes


def store_tally(
    library: Database, document_id: str, lexicon: str, digest: bytes, tally: Tally
) -> None:
    """Keep the counts of a text, in place of those that are kept already."""
    with library.transaction() as write:
        write.run(
            "INSERT INTO tally (document, lexicon, digest, words, characters, changed)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (document) DO UPDATE SET"
            " lexicon = excluded.lexicon, digest = excluded.digest, words = excluded.words,"
            " characters = excluded.characters, changed = excluded.changed",
            (
                document_id,
                lexicon,
                digest,
                packed_words(tally),
                packed_characters(tally),
                write.stamp,
            ),
        )


def load_tally(library: Database, document_id: str, lexicon: str, digest: bytes) -> Tally | None:
    """Give the counts of a text; None where there are none that hold, or they can't be read."""
    found = library.rows(
        "SELECT words, characters FROM tally WHERE document = ? AND lexicon = ? AND digest = ?",
        (document_id, lexicon, digest),
    )
    if not found:
        return None
    try:
        return unpacked(*found[0])
    except DAMAGED:
        return None


def counted_texts(library: Database, lexicon: str, ids: Sequence[str]) -> Iterator[Counted]:
    """Give in short the counts, made with a dictionary, of some texts, a few read at a time."""
    for first in range(0, len(ids), _BATCH):
        batch = ids[first : first + _BATCH]
        marks = ", ".join("?" * len(batch))
        rows = library.rows(
            f"SELECT document, words FROM tally WHERE lexicon = ? AND document IN ({marks})",
            (lexicon, *batch),
        )
        for document_id, words in rows:
            try:
                yield Counted(document_id, *unpacked_counts(words))
            except DAMAGED:
                continue  # it is counted anew the next time


def valid_tallies(library: Database, lexicon: str) -> dict[str, bytes]:
    """Give the digests of the tallies that were made with a dictionary, by document."""
    return dict(library.rows("SELECT document, digest FROM tally WHERE lexicon = ?", (lexicon,)))


def countable_texts(
    study: Database, library: Database, corrected: Callable[[str], bytes]
) -> list[Countable]:
    """Give the texts of the library, the one that was read last first.

    `corrected` gives what stands for how a document's cut was corrected. Texts that are still to be
    cut into pieces wait.
    """
    texts = {
        key: (digest, article)
        for key, digest, article in library.rows(
            "SELECT document, digest, article FROM text WHERE length(digest) > 0"
        )
    }
    rows = study.rows("SELECT id, whole FROM document WHERE deleted = 0 ORDER BY opened DESC")
    found = []
    for key, whole in rows:
        if key in texts:
            digest, spans = texts[key]
            article = _article(spans) if spans and not whole else None
            found.append(Countable(key, article, digest_of(digest, article, corrected(key))))
    return found


def text_digest(library: Database, document_id: str) -> bytes | None:
    """Give the digest of a text as it is kept; None where it is not kept, or has none yet."""
    rows = library.rows(
        "SELECT digest FROM text WHERE document = ? AND length(digest) > 0", (document_id,)
    )
    return rows[0][0] if rows else None


def digest_of(text: bytes, article: Article | None, corrected: bytes) -> bytes:
    """Join what a tally holds for: the text's digest, the part shown, what was corrected."""
    made = blake2b(digest_size=16)
    for part in (text, json.dumps(article.spans if article else None).encode(), corrected):
        made.update(struct.pack("<I", len(part)))
        made.update(part)
    return made.digest()


def sweep_tallies(library: Database) -> None:
    """Remove the tallies of texts that are gone."""
    with library.transaction() as write:
        write.run("DELETE FROM tally WHERE document NOT IN (SELECT document FROM text)")


def word_statuses(study: Database, since: int = 0) -> tuple[list[StatusRow], int]:
    """Give the words that were changed after a stamp, deleted ones too, with the last stamp.

    Stamps are microseconds since the epoch, UTC.
    """
    rows = study.rows(
        "SELECT id, traditional, simplified, iif(deleted, NULL, status), changed FROM word"
        " WHERE changed > ?",
        (since,),
    )
    return [StatusRow(*row[:4]) for row in rows], max([row[4] for row in rows], default=since)


def word_dates(study: Database) -> list[tuple[int, int, str]]:
    """Give when each word was first kept and last changed, with its status.

    Stamps are microseconds since the epoch, UTC.
    """
    return study.rows("SELECT created, changed, status FROM word WHERE deleted = 0")


def _article(spans: str) -> Article:
    return Article(tuple([(start, end) for start, end in json.loads(spans)]))
