from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.document import Article, Chapter
from desktop.storage import texts
from desktop.storage.database import Database
from desktop.storage.errors import StorageError
from desktop.storage.pieces import cut
from desktop.storage.text_index import index_text, unindexed

LONG = [f"第{number}章。" + "他说没有。" * 50 for number in range(40)]
PARAGRAPHS = st.lists(st.text(st.characters(exclude_characters="\n")), min_size=1)


def found(library: Database, terms: str) -> list[int]:
    query = "SELECT rowid FROM text_index WHERE text_index MATCH ?"
    return [row for (row,) in library.rows(query, (terms,))]


def pieces(library: Database) -> int:
    return int(library.rows("SELECT count(*) FROM piece")[0][0])


@given(PARAGRAPHS)
def test_pieces_joined_are_the_text(paragraphs: list[str]) -> None:
    assert [line for _, text in cut(paragraphs) for line in text.split("\n")] == paragraphs


def test_a_piece_says_which_paragraph_it_begins_with() -> None:
    for first, text in cut(LONG):
        assert LONG[first : first + text.count("\n") + 1] == text.split("\n")


@pytest.mark.parametrize(
    "paragraphs",
    [[""], ["", ""], LONG, ["English only."] * 3, ["\ud800 \udfff 𠀀"], ["x" * 10_000], []],
)
def test_a_text_is_kept_as_it_is(library_db: Database, paragraphs: list[str]) -> None:
    texts.store_text(library_db, "a", paragraphs)
    assert texts.load_text(library_db, "a") == paragraphs


def test_all_that_opens_a_document_without_its_file_is_kept(library_db: Database) -> None:
    chapters = (Chapter("第一章", 0), Chapter("第一节", 1, 1))
    article = Article(((1, 2), (4, 9)))
    texts.store_text(library_db, "a", LONG, chapters, article, b"\x89PNG")
    kept = texts.load_stored(library_db, "a")
    assert (kept.chapters, kept.article, kept.cover) == (chapters, article, b"\x89PNG")
    assert texts.cover_of(library_db, "a") == b"\x89PNG"


def test_an_article_without_spans_is_not_taken_for_none(library_db: Database) -> None:
    texts.store_text(library_db, "a", LONG, (), Article(()))
    assert texts.load_stored(library_db, "a").article == Article(())


def test_the_same_text_keeps_its_index_and_takes_new_chapters(library_db: Database) -> None:
    texts.store_text(library_db, "a", LONG)
    index_text(library_db, "a")
    texts.store_text(library_db, "a", LONG, [Chapter("第0章", 0)])
    assert unindexed(library_db) == ()
    assert texts.load_stored(library_db, "a").chapters == (Chapter("第0章", 0),)


def test_another_text_takes_the_place_of_the_first_in_the_index_too(library_db: Database) -> None:
    texts.store_text(library_db, "a", LONG)
    index_text(library_db, "a")
    texts.store_text(library_db, "a", ["别的"])
    assert texts.load_text(library_db, "a") == ["别的"]
    assert unindexed(library_db) == ("a",)
    texts.store_text(library_db, "a", ["别的"], [Chapter("别的", 0)])
    index_text(library_db, "a")
    texts.sweep_texts(library_db, {"a"})
    assert (found(library_db, "没有"), pieces(library_db)) == ([], 1)
    assert len(found(library_db, "别的")) == 1
    library_db.rows("INSERT INTO text_index (text_index) VALUES ('integrity-check')")


def test_nothing_stays_of_a_text_that_was_not_indexed_when_another_takes_its_place(
    library_db: Database,
) -> None:
    texts.store_text(library_db, "a", LONG)
    texts.store_text(library_db, "a", ["别的"])
    assert library_db.rows("SELECT document FROM text") == [("a",)]
    assert pieces(library_db) == 1


def test_a_text_that_is_not_kept_is_one_clear_message(library_db: Database) -> None:
    assert not texts.has_text(library_db, "a")
    assert texts.cover_of(library_db, "a") == b""
    with pytest.raises(StorageError, match="no longer here"):
        texts.load_text(library_db, "a")


def test_sweeping_leaves_nothing_of_an_orphan_and_all_of_the_others(library_db: Database) -> None:
    for key in ("a", "b", "c"):
        texts.store_text(library_db, key, [f"{key} 没有", *LONG])
        if key != "c":
            index_text(library_db, key)
    before = pieces(library_db)
    texts.sweep_texts(library_db, {"b"})
    assert texts.load_text(library_db, "b") == ["b 没有", *LONG]
    assert pieces(library_db) == before / 3
    kept = {row for (row,) in library_db.rows("SELECT id FROM piece")}
    assert set(found(library_db, "没有")) == kept
    library_db.rows("INSERT INTO text_index (text_index) VALUES ('integrity-check')")


def test_a_text_whose_document_is_only_being_opened_is_not_swept(library_db: Database) -> None:
    texts.store_text(library_db, "a", LONG)
    ((written,),) = library_db.rows("SELECT changed FROM text")
    texts.sweep_texts(library_db, (), written_before=written)
    assert texts.has_text(library_db, "a")
    texts.sweep_texts(library_db, (), written_before=written + 1)
    assert not texts.has_text(library_db, "a")


def test_a_text_that_is_written_again_while_others_are_swept_stays(library_db: Database) -> None:
    for key in ("a", "b"):
        texts.store_text(library_db, key, LONG)
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        if len(asked) == 2:
            for key in ("a", "b"):
                texts.store_text(library_db, key, LONG)
        return False

    texts.sweep_texts(library_db, (), cancelled)
    assert texts.has_text(library_db, "a")
    assert texts.has_text(library_db, "b")


def test_sweeping_can_be_cancelled(library_db: Database) -> None:
    texts.store_text(library_db, "a", LONG)
    texts.sweep_texts(library_db, (), lambda: True)
    assert texts.has_text(library_db, "a")


def test_rows_are_never_used_twice(library_db: Database) -> None:
    texts.store_text(library_db, "a", ["一"])
    texts.sweep_texts(library_db, ())
    texts.store_text(library_db, "b", ["二"])
    assert library_db.rows("SELECT id FROM piece") == [(2,)]
