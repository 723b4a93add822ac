"""The tables of the two databases, version by version.

Every row that is the user's has a UUID, the stamp of its last change and, in place of a deletion,
a tombstone, so that undoing, merging and restoring work on the same thing.
"""

from __future__ import annotations

from dataclasses import dataclass

_CLOCK = "CREATE TABLE clock (highest INTEGER NOT NULL); INSERT INTO clock VALUES (0);"


@dataclass(frozen=True, slots=True)
class Schema:
    """One kind of database: the number that marks its files, and what leads from one version to
    the next, the first from an empty file.
    """

    application_id: int
    migrations: tuple[str, ...]

    @property
    def version(self) -> int:
        """The version that this program reads and writes."""
        return len(self.migrations)


STUDY = Schema(
    0x4455424E,  # DUBN
    (
        _CLOCK
        + """
        CREATE TABLE document (
            id TEXT PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            source TEXT NOT NULL,
            encoding TEXT NOT NULL,
            length INTEGER NOT NULL,
            created INTEGER NOT NULL,
            opened INTEGER NOT NULL,
            paragraph INTEGER,
            offset INTEGER,
            quote TEXT NOT NULL DEFAULT '',
            quote_before TEXT NOT NULL DEFAULT '',
            quote_after TEXT NOT NULL DEFAULT '',
            progress REAL NOT NULL DEFAULT 0,
            known REAL,
            new_words INTEGER,
            changed INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX document_opened ON document (opened);
        CREATE TABLE word (
            id TEXT PRIMARY KEY,
            traditional TEXT NOT NULL,
            simplified TEXT NOT NULL,
            reading TEXT NOT NULL,
            status TEXT NOT NULL,
            note TEXT NOT NULL DEFAULT '',
            tags TEXT NOT NULL DEFAULT '',
            created INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0,
            UNIQUE (traditional, simplified, reading)
        ) STRICT;
        CREATE TABLE sense (
            id TEXT PRIMARY KEY,
            word TEXT NOT NULL REFERENCES word (id),
            position INTEGER NOT NULL,
            text TEXT NOT NULL,
            changed INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0,
            UNIQUE (word, text)
        ) STRICT;
        CREATE TABLE sentence (
            id TEXT PRIMARY KEY,
            word TEXT NOT NULL REFERENCES word (id),
            document TEXT NOT NULL,
            document_title TEXT NOT NULL,
            paragraph INTEGER NOT NULL,
            offset INTEGER NOT NULL,
            length INTEGER NOT NULL,
            text TEXT NOT NULL,
            start INTEGER NOT NULL,
            quote TEXT NOT NULL,
            quote_before TEXT NOT NULL,
            quote_after TEXT NOT NULL,
            position INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX sentence_word ON sentence (word);
        """,
    ),
)
"""study.db: documents without their texts, words, and what hangs on them."""

LIBRARY = Schema(
    0x4455424C,  # DUBL
    (
        _CLOCK
        + """
        CREATE TABLE text (
            document TEXT PRIMARY KEY,
            body BLOB NOT NULL,
            changed INTEGER NOT NULL
        ) STRICT;
        """,
    ),
)
"""library.db: the texts."""
