from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.language.document import Place, Quote
from desktop.storage import texts
from desktop.storage.database import Database
from desktop.storage.documents import find_document, load_bookmark
from desktop.storage.library import all_tags, library_items, set_tags
from desktop.storage.schema import LIBRARY, STUDY, Schema
from desktop.storage.tables import Table, user_tables
from desktop.storage.text_index import index_text, unindexed
from desktop.storage.text_search import search_texts

TEXT = ["", "第一章　头发", "他说：“𠀀很好。”", "x" * 5_000, ""]


def opened(folder: Path, name: str, schema: Schema) -> Database:
    return Database.open(folder / name, schema, folder / "backups")


def of_version(schema: Schema, version: int) -> Schema:
    return replace(schema, migrations=schema.migrations[:version])


def copies(folder: Path) -> int:
    return len(list((folder / "backups").glob("*.db")))


def library_of_version_1(folder: Path) -> None:
    with (
        closing(opened(folder, "library.db", of_version(LIBRARY, 1))) as library,
        library.transaction() as write,
    ):
        for key, paragraphs in (("a", TEXT), ("b", ["\ud800 lone"]), ("c", [""])):
            body = "\n".join(paragraphs).encode("utf-8", "surrogatepass")
            write.run("INSERT INTO text VALUES (?, ?, ?)", (key, body, write.stamp))


def study_of_version_2(folder: Path) -> None:
    with (
        closing(opened(folder, "study.db", of_version(STUDY, 2))) as study,
        study.transaction() as write,
    ):
        write.run(
            "INSERT INTO document VALUES ('a', 'aa', '书', '/书.txt', 'gb18030', 9, 11, 12, 3, 4,"
            " '很', '他', '好', 0.5, 0.75, 6, 13, 0)"
        )
        write.run(
            "INSERT INTO document VALUES ('b', 'bb', '旧书', '', 'utf-8', 9, 11, 12, NULL, NULL,"
            " '', '', '', 0, NULL, NULL, 13, 1)"
        )
        write.run("INSERT INTO word VALUES ('w', '書', '书', 'shu1', 'new', '', '', 1, 1, 0)")
        write.run(
            "INSERT INTO correction VALUES ('k', 'cut', '书', '', 'all', '', '', NULL, NULL, '',"
            " '', '', 1, 1, 0)"
        )


def test_texts_of_version_1_are_as_they_were(tmp_path: Path) -> None:
    library_of_version_1(tmp_path)
    with closing(opened(tmp_path, "library.db", LIBRARY)) as library:
        assert texts.load_text(library, "a") == TEXT
        assert texts.load_text(library, "b") == ["\ud800 lone"]
        assert texts.load_text(library, "c") == [""]
    assert copies(tmp_path) == 1


def test_texts_of_version_1_are_found_before_they_are_cut_and_after(tmp_path: Path) -> None:
    library_of_version_1(tmp_path)
    with closing(opened(tmp_path, "library.db", LIBRARY)) as library:
        for cut in (False, True):
            if cut:
                texts.recut_texts(library)
            assert set(unindexed(library)) == {"a", "b", "c"}
            (book,) = search_texts(library, "𠀀很", ["a", "b", "c"], str)
            assert [hit.place for hit in book.hits] == [Place(2, 4)]
        for key in unindexed(library):
            index_text(library, key)
        (book,) = search_texts(library, "𠀀很", ["a", "b", "c"], str)
        assert [hit.place for hit in book.hits] == [Place(2, 4)]
        assert texts.load_text(library, "a") == TEXT
        assert texts.load_text(library, "b") == ["\ud800 lone"]


def test_an_index_of_uncut_texts_is_taken_along_when_they_are_cut(tmp_path: Path) -> None:
    library_of_version_1(tmp_path)
    with closing(opened(tmp_path, "library.db", LIBRARY)) as library:
        index_text(library, "a")
        for _ in range(2):
            texts.recut_texts(library)
        assert library.rows("SELECT count(*) FROM text") == [(4,)]
        texts.sweep_texts(library, {"a", "b", "c"})
        library.rows("INSERT INTO text_index (text_index) VALUES ('integrity-check')")
        assert library.rows("SELECT rowid FROM text_index WHERE text_index MATCH '头发'") == []
        index_text(library, "a")
        assert len(library.rows("SELECT rowid FROM text_index WHERE text_index MATCH '头发'")) == 1


def test_documents_of_version_2_keep_all_that_they_have(tmp_path: Path) -> None:
    study_of_version_2(tmp_path)
    with closing(opened(tmp_path, "study.db", STUDY)) as study:
        (item,) = library_items(study)
        assert (item.title, item.source, item.encoding) == ("书", "/书.txt", "gb18030")
        assert (item.added, item.opened, item.length) == (11, 12, 9)
        assert (item.progress, item.known, item.new_words) == (0.5, 0.75, 6)
        assert (item.author, item.published, item.has_cover, item.tags) == ("", "", False, ())
        kept = load_bookmark(study, "a")
        assert kept is not None
        assert (kept.place, kept.quote) == (Place(3, 4), Quote("很", "他", "好"))
        removed = find_document(study, "b")
        assert removed is not None
        assert (removed.title, removed.whole) == ("旧书", False)
        assert study.rows("SELECT simplified FROM word") == [("书",)]
        assert study.rows("SELECT text FROM correction") == [("书",)]
        set_tags(study, "Tag", ["a"], add=["小说"])
        assert all_tags(study) == (("小说", 1),)
    assert copies(tmp_path) == 1


def test_a_study_of_version_1_is_brought_up_to_date_too(tmp_path: Path) -> None:
    opened(tmp_path, "study.db", of_version(STUDY, 1)).close()
    with closing(opened(tmp_path, "study.db", STUDY)) as study:
        assert library_items(study) == ()


@pytest.mark.parametrize(
    ("schema", "version"),
    [(STUDY, number) for number in range(1, STUDY.version)]
    + [(LIBRARY, number) for number in range(1, LIBRARY.version)],
)
def test_whatever_an_earlier_version_kept_is_kept(
    tmp_path: Path, schema: Schema, version: int
) -> None:
    earlier = replace(schema, migrations=schema.migrations[:version])
    with closing(Database.open(tmp_path / "kept.db", earlier, tmp_path / "backups")) as old:
        tables = user_tables(old)
        with old.transaction() as write:
            write.run("PRAGMA defer_foreign_keys = ON")
            for table in tables:
                values = [_made_up(column, kind) for column, kind in _typed(table)]
                marks = ", ".join("?" * len(values))
                columns = ", ".join(table.columns)
                write.run(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", values)
        before = {
            table.name: old.rows(f"SELECT {', '.join(table.columns)} FROM {table.name}")
            for table in tables
        }
    with closing(Database.open(tmp_path / "kept.db", schema, tmp_path / "backups")) as now:
        for table in tables:
            columns = ", ".join(table.columns)
            assert now.rows(f"SELECT {columns} FROM {table.name}") == before[table.name]
        with closing(Database.open(tmp_path / "new.db", schema, tmp_path / "backups")) as fresh:
            assert user_tables(now) == user_tables(fresh)
        assert now.rows("PRAGMA integrity_check") == [("ok",)]
    assert list((tmp_path / "backups").iterdir())


def _typed(table: Table) -> list[tuple[str, str]]:
    return list(zip(table.columns, table.types, strict=True))


def _made_up(column: str, kind: str) -> object:
    if column == "deleted":
        return 0
    if kind == "TEXT":
        # Rows that refer to each other are called alike.
        return "1" if column in {"id", "word", "document", "card"} else f"{column} 书"
    return {"INTEGER": 7, "REAL": 0.5}.get(kind, b"blob")
