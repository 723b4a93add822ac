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
        """
        CREATE TABLE correction (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            text TEXT NOT NULL,
            value TEXT NOT NULL,
            scope TEXT NOT NULL,
            document TEXT NOT NULL,
            document_title TEXT NOT NULL,
            paragraph INTEGER,
            offset INTEGER,
            quote TEXT NOT NULL,
            quote_before TEXT NOT NULL,
            quote_after TEXT NOT NULL,
            created INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX correction_text ON correction (text);
        """,
        """
        ALTER TABLE document ADD COLUMN author TEXT NOT NULL DEFAULT '';
        ALTER TABLE document ADD COLUMN published TEXT NOT NULL DEFAULT '';
        ALTER TABLE document ADD COLUMN cover INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE document ADD COLUMN renamed INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE document ADD COLUMN whole INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE document ADD COLUMN encoding_chosen INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE document_tag (
            id TEXT PRIMARY KEY,
            document TEXT NOT NULL REFERENCES document (id),
            tag TEXT NOT NULL,
            changed INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0,
            UNIQUE (document, tag)
        ) STRICT;
        CREATE TABLE bookmark (
            id TEXT PRIMARY KEY,
            document TEXT NOT NULL REFERENCES document (id),
            paragraph INTEGER NOT NULL,
            offset INTEGER NOT NULL,
            quote TEXT NOT NULL,
            quote_before TEXT NOT NULL,
            quote_after TEXT NOT NULL,
            title TEXT NOT NULL,
            note TEXT NOT NULL,
            created INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX bookmark_document ON bookmark (document);
        """,
        """
        CREATE TABLE card (
            id TEXT PRIMARY KEY,
            word TEXT NOT NULL REFERENCES word (id),
            kind TEXT NOT NULL,
            state INTEGER NOT NULL,
            step INTEGER,
            stability REAL,
            difficulty REAL,
            due INTEGER NOT NULL,
            reviewed INTEGER,
            lapses INTEGER NOT NULL DEFAULT 0,
            suspended INTEGER NOT NULL DEFAULT 0,
            buried_until INTEGER NOT NULL DEFAULT 0,
            created INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0,
            UNIQUE (word, kind)
        ) STRICT;
        CREATE INDEX card_due ON card (due);
        CREATE TABLE review (
            id TEXT PRIMARY KEY,
            card TEXT NOT NULL REFERENCES card (id),
            rating INTEGER NOT NULL,
            reviewed INTEGER NOT NULL,
            duration INTEGER NOT NULL,
            state INTEGER NOT NULL,
            stability REAL,
            difficulty REAL,
            answer TEXT NOT NULL DEFAULT '',
            changed INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX review_card ON review (card);
        CREATE INDEX review_reviewed ON review (reviewed);
        CREATE TABLE ignored_name (
            id TEXT PRIMARY KEY,
            text TEXT NOT NULL,
            document TEXT NOT NULL,
            created INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0,
            UNIQUE (text, document)
        ) STRICT;
        CREATE TABLE reading_time (
            id TEXT PRIMARY KEY,
            document TEXT NOT NULL,
            started INTEGER NOT NULL,
            duration INTEGER NOT NULL,
            characters INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX reading_time_started ON reading_time (started);
        CREATE INDEX word_changed ON word (changed);
        CREATE INDEX sentence_document ON sentence (document)
        """,
        """
        CREATE TABLE exported (
            id TEXT PRIMARY KEY,
            target TEXT NOT NULL,
            traditional TEXT NOT NULL,
            simplified TEXT NOT NULL,
            reading TEXT NOT NULL,
            digest TEXT NOT NULL,
            exported INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0,
            UNIQUE (target, traditional, simplified, reading)
        ) STRICT;
        CREATE TABLE course (
            id TEXT PRIMARY KEY,
            created INTEGER NOT NULL,
            title TEXT NOT NULL,
            current TEXT NOT NULL DEFAULT '',
            changed INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE lesson (
            id TEXT PRIMARY KEY,
            course TEXT NOT NULL REFERENCES course (id),
            title TEXT NOT NULL,
            position INTEGER NOT NULL,
            created INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX lesson_course ON lesson (course);
        CREATE TABLE lesson_word (
            id TEXT PRIMARY KEY,
            lesson TEXT NOT NULL REFERENCES lesson (id),
            position INTEGER NOT NULL,
            traditional TEXT NOT NULL,
            simplified TEXT NOT NULL,
            reading TEXT NOT NULL,
            changed INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0,
            UNIQUE (lesson, traditional, simplified, reading)
        ) STRICT
        """,
    ),
)
"""study.db: documents without their texts, with tags and bookmarks; words and what hangs on them,
their cards and reviews; corrections; names that are no words to learn; how long was read; the
ledger of what was exported where; courses with the words of their lessons.

Stamps are microseconds since the epoch, UTC, and durations milliseconds. Of a card, `state`,
`step`, `stability` and `difficulty` are those of the package fsrs; of a review, `state` and what
follows are those of the card before it. An ignored name without a document is one everywhere.
A word was `exported` to a `target` with the content that has the `digest`. Of a course, `current`
is the id of the lesson that is taught now; a lesson's word that no dictionary has has no reading.

Of a document, `opened` is when it was last read, `cover` says whether it has one, `renamed` that
title and author are the reader's, `whole` that the page is shown with what surrounds its article.
"""

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
        """
        ALTER TABLE text RENAME TO old_text;
        CREATE TABLE text (
            document TEXT PRIMARY KEY,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            indexed INTEGER NOT NULL,
            digest BLOB,
            changed INTEGER NOT NULL,
            chapters TEXT NOT NULL DEFAULT '[]',
            article TEXT,
            cover BLOB NOT NULL DEFAULT x''
        ) STRICT;
        CREATE TABLE piece (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            paragraph INTEGER NOT NULL,
            codec TEXT NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        INSERT INTO piece (id, paragraph, codec, body)
            SELECT rowid, 0, 'utf-8', body FROM old_text ORDER BY rowid;
        INSERT INTO text (document, first, last, indexed, changed)
            SELECT document, rowid, rowid, rowid - 1, changed FROM old_text;
        DROP TABLE old_text;
        CREATE VIRTUAL TABLE text_index USING fts5 (
            terms, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
        );
        INSERT INTO text_index (text_index, rank) VALUES ('automerge', 0);
        INSERT INTO text_index (text_index, rank) VALUES ('crisismerge', 64);
        INSERT INTO text_index (text_index, rank) VALUES ('hashsize', 33554432)
        """,
        """
        CREATE TABLE tally (
            document TEXT PRIMARY KEY,
            lexicon TEXT NOT NULL,
            digest BLOB,
            words BLOB NOT NULL,
            characters BLOB NOT NULL,
            changed INTEGER NOT NULL
        ) STRICT
        """,
    ),
)
"""library.db: the texts, each in pieces whose ids follow each other from `first` to `last`, their
full-text index, which has those up to `indexed` (see text_index.py); how often each word and
character is in a text (`tally`, made anew with another `lexicon` or another text).

A text from version 1 is one piece, whatever its length, until it is stored anew.
"""
