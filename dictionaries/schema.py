"""The shape of an index file."""

from __future__ import annotations

VARIANT, NAME = 1, 2
"""Kinds of entries; may be added."""

SCHEMA = 4
"""The version of the shape, part of every index file's name: a change of it builds anew."""

APPLICATION_ID = 0x44756264
"""Marks the files as ours (SQLite's application_id): Dubd."""

# Entries are numbered by the frequency of their word, the commonest first, then as they come in
# the dictionary, variants last; `kind` sorts the entries of one headword: 1 for a variant, 2 added
# for a name.
# Everything that is searched gives entry numbers in ascending order and can stop early.
TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE malformed (line INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    traditional TEXT NOT NULL,
    simplified TEXT,  -- NULL: as the traditional form
    reading TEXT NOT NULL,
    definition TEXT NOT NULL,
    kind INTEGER NOT NULL,
    frequency INTEGER NOT NULL
);
CREATE TABLE headword (
    folded TEXT NOT NULL,
    entry INTEGER NOT NULL,
    frequency INTEGER NOT NULL,  -- the weight for the segmenter; 0: not for it
    PRIMARY KEY (folded, entry)
) WITHOUT ROWID;
CREATE TABLE pinyin (
    key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)
) WITHOUT ROWID;
CREATE TABLE guess (
    key TEXT PRIMARY KEY,  -- a folded word, or the first of a block of characters
    syllables TEXT NOT NULL  -- one a character, blanks between, empty where there is none
) WITHOUT ROWID;
CREATE VIRTUAL TABLE english USING fts5 (
    text, content='', columnsize=0, detail='none',
    tokenize="porter unicode61 remove_diacritics 2 tokenchars '=_'"
);
CREATE TEMP TABLE new_headword (folded TEXT, entry INTEGER, frequency INTEGER);
CREATE TEMP TABLE new_pinyin (key TEXT, entry INTEGER);
"""

# Written in order, tables are compact and need no VACUUM: they fill the room that the first leaves.
IN_ORDER = (
    "INSERT INTO english (english) VALUES ('optimize')",
    "INSERT INTO headword SELECT * FROM new_headword ORDER BY folded, entry",
    "INSERT INTO pinyin SELECT * FROM new_pinyin ORDER BY key, entry",
)
