"""Anki's packages, made by hand in each of their shapes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exports import anki_package
from desktop.exports.anki_package import read_anki_package
from desktop.exports.list_rows import ListError, listed_lines
from tests.exports.list_lines import malformed, said

Note = tuple[int, str, tuple[str, ...]]
"""The type's number, tags, fields."""
NOTES: Sequence[Note] = (
    (7, " one two ", ("<b>你好</b>", "nǐ hǎo", "hello[sound:a.mp3]")),
    (7, "", ("图书馆", "túshūguǎn", "library")),
    (7, "", ("hello", "", "world")),
    (9, "", ("to drink", "喝")),
    (7, "", ("老师", "lǎoshī", "teacher")),
)
# Note, type, queue, interval in days: mature, young, new, suspended while new.
CARDS = ((1, 2, 2, 40), (1, 2, 2, 3), (2, 1, 1, 2), (4, 0, 0, 0), (5, 2, 2, 20))
SAID = [
    "1 | 你好 |  | nǐ hǎo | hello | one two | known",
    "2 | 图书馆 |  | túshūguǎn | library |  | learning",
    "4 | 喝 |  |  | to drink",
    "5 | 老师 |  | lǎoshī | teacher |  | learning",
]


def make_old(path: Path) -> None:
    models = {
        "7": {"name": "Chinese", "flds": [{"name": n} for n in ("Hanzi", "Pinyin", "Meaning")]},
        "9": {"name": "Basic", "flds": [{"name": "Front"}, {"name": "Back"}]},
    }
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            """
            CREATE TABLE col (id integer primary key, crt integer, mod integer, scm integer,
                ver integer, dty integer, usn integer, ls integer, conf text, models text,
                decks text, dconf text, tags text);
            """
        )
        database.execute(
            "INSERT INTO col VALUES (1, 0, 0, 0, 11, 0, 0, 0, '{}', ?, '{}', '{}', '{}')",
            (json.dumps(models),),
        )
        fill(database)


def make_new(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.create_collation("unicase", lambda a, b: (a > b) - (a < b))
        database.executescript(
            """
            CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY,
                name text NOT NULL COLLATE unicase, mtime_secs integer, usn integer, config blob);
            CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
            CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL,
                name text NOT NULL COLLATE unicase, config blob, PRIMARY KEY (ntid, ord))
                WITHOUT ROWID;
            CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
            """
        )
        database.executemany(
            "INSERT INTO notetypes VALUES (?, ?, 0, 0, x'')", [(7, "Chinese"), (9, "Basic")]
        )
        names = [(7, 0, "Hanzi"), (7, 1, "Pinyin"), (7, 2, "Meaning"), (9, 0, "Front")]
        database.executemany("INSERT INTO fields VALUES (?, ?, ?, x'')", [*names, (9, 1, "Back")])
        fill(database)


def fill(database: sqlite3.Connection) -> None:
    database.executescript(
        """
        CREATE TABLE notes (id integer primary key, guid text, mid integer, mod integer,
            usn integer, tags text, flds text, sfld integer, csum integer,
            flags integer, data text);
        CREATE TABLE cards (id integer primary key, nid integer, did integer, ord integer,
            mod integer, usn integer, type integer, queue integer, due integer, ivl integer,
            factor integer, reps integer, lapses integer, left integer, odue integer,
            odid integer, flags integer, data text);
        """
    )
    for number, (kind, tags, fields) in enumerate(NOTES, 1):
        database.execute(
            "INSERT INTO notes VALUES (?, ?, ?, 0, 0, ?, ?, 0, 0, 0, '')",
            (number, f"guid{number}", kind, tags, "\x1f".join(fields)),
        )
    for number, (note, kind, queue, interval) in enumerate(CARDS, 1):
        database.execute(
            "INSERT INTO cards VALUES (?, ?, 1, 0, 0, 0, ?, ?, 0, ?, 0, 0, 0, 0, 0, 0, 0, '')",
            (number, note, kind, queue, interval),
        )
    database.commit()


def package(entries: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return packed.getvalue()


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("anki") / "old.db"
    make_old(path)
    return path.read_bytes()


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("anki") / "new.db"
    make_new(path)
    return path.read_bytes()


@pytest.mark.parametrize("name", ["collection.anki2", "collection.anki21"])
def test_packages_of_older_versions_are_read(old: bytes, name: str) -> None:
    read = read_anki_package(package({name: old, "media": b"{}"}), "deck.apkg")
    assert said(read) == SAID
    assert malformed(read) == ["3 hello world"]
    assert [(table.name, table.names) for table in read.tables] == [
        ("Chinese", ("Hanzi", "Pinyin", "Meaning")),
        ("Basic", ("Front", "Back")),
    ]


def test_the_newest_collection_of_a_package_counts(old: bytes, new: bytes) -> None:
    packed = zstandard.ZstdCompressor().compress(new)
    data = package(
        {"collection.anki2": old[:4096], "collection.anki21b": packed, "meta": b"\x08\x03"}
    )
    read = read_anki_package(data, "deck.apkg")
    assert said(read) == SAID
    assert [table.names for table in read.tables] == [
        ("Hanzi", "Pinyin", "Meaning"),
        ("Front", "Back"),
    ]


def refusal(data: bytes) -> str:
    with pytest.raises(ListError) as raised:
        read_anki_package(data, "deck.apkg")
    return str(raised.value)


def test_damaged_packages_are_told_in_a_sentence(old: bytes) -> None:
    whole = package({"collection.anki2": old})
    damaged = "deck.apkg is damaged or incomplete: export it from Anki again."
    assert refusal(whole[: len(whole) // 2]) == damaged
    assert refusal(package({"collection.anki2": old[: len(old) // 2]})) == damaged
    assert refusal(package({"collection.anki2": b"no database"})) == damaged
    assert refusal(package({"collection.anki21b": b"no zstandard"})) == damaged


def test_other_packed_files_are_told() -> None:
    assert refusal(package({"word/document.xml": b""})) == "deck.apkg is not a package of Anki's."


def test_a_locked_package_is_told(old: bytes) -> None:
    data = bytearray(package({"collection.anki2": old}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    assert refusal(bytes(data)) == "deck.apkg is locked with a password."


def test_a_package_that_unpacks_to_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(anki_package, "_LARGEST", 2**20)
    bomb = zstandard.ZstdCompressor().compress(bytes(2**22))
    message = "deck.apkg is too large: it unpacks to more than a deck could be."
    assert refusal(package({"collection.anki21b": bomb})) == message
    assert refusal(package({"collection.anki2": bytes(2**22)})) == message


def test_a_table_that_never_ends_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anki_package, "_MOST_SECONDS", 0.05)
    path = tmp_path / "endless.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            """
            CREATE TABLE col (models text); CREATE TABLE cards (nid, ivl, type, queue);
            CREATE VIEW notes AS WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)
                SELECT id, 1 AS mid, '' AS tags, 'x' AS flds FROM n;
            """
        )
    assert "deck.apkg is damaged" in refusal(package({"collection.anki2": path.read_bytes()}))


@settings(max_examples=30)
@given(st.data())
def test_a_package_with_wrong_bytes_is_read_or_refused(old: bytes, data: st.DataObject) -> None:
    broken = bytearray(old)
    for _ in range(data.draw(st.integers(1, 6))):
        broken[data.draw(st.integers(0, len(old) - 1))] = data.draw(st.integers(0, 255))
    try:
        read = read_anki_package(package({"collection.anki2": bytes(broken)}), "deck.apkg")
    except ListError as error:
        assert "deck.apkg" in str(error)  # noqa: PT017 - either way is sound
    else:
        listed_lines(read)
