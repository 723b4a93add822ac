from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.language.document import Place
from desktop.storage import texts
from desktop.storage.database import Database
from desktop.storage.pieces import cut
from desktop.storage.schema import LIBRARY
from desktop.storage.text_index import index_text, lowered, merge_index
from desktop.storage.text_search import BookHits, search_texts

FOLDING = str.maketrans("頭髮發說裏裡", "头发发说里里")
FILLER = ["他们没有什么可以说的。" * 30] * 20
LETTERS = st.text(st.sampled_from("头頭发發髮aAς，. 。"), max_size=6)


def fold(text: str) -> str:
    return text.translate(FOLDING)


@pytest.fixture(params=["indexed", "not indexed"])
def library(library_db: Database, request: pytest.FixtureRequest) -> Database:
    """Two books, indexed or not: neither may be told from what is found."""
    store(library_db, "traditional", ["", *FILLER, "他的頭髮很長，說：Hello World！", "龘"])
    store(library_db, "simplified", [*FILLER, "头发，头发，头发。", "头", "发"])
    if request.param == "indexed":
        for key in ("traditional", "simplified"):
            index_text(library_db, key)
    return library_db


def store(library: Database, key: str, paragraphs: Sequence[str]) -> None:
    texts.store_text(library, key, paragraphs)


def search(library: Database, query: str, most: int = 5) -> list[BookHits]:
    return list(search_texts(library, query, ["simplified", "traditional"], fold, most=most))


def shown(library: Database, query: str) -> list[str]:
    """Write what is found: the document, then each hit between what stands around it."""
    return [
        " ".join([book.document_id, *(f"{h.before}[{h.text}]{h.after}" for h in book.hits)])
        for book in search(library, query)
    ]


@pytest.mark.parametrize("query", ["头发", "頭髮", "頭发", " 头发 "])
def test_a_word_is_found_in_both_scripts_whichever_it_is_typed_in(
    library: Database, query: str
) -> None:
    assert shown(library, query) == [
        "simplified [头发]，头发，头发。 头发，[头发]，头发。 头发，头发，[头发]。",
        "traditional 他的[頭髮]很長，說：Hello World！",
    ]


def test_a_place_counts_paragraphs_of_the_whole_text(library: Database) -> None:
    (book,) = search(library, "髮很")
    assert [hit.place for hit in book.hits] == [Place(21, 3)]


def test_one_character_is_found_even_alone_in_its_paragraph(library: Database) -> None:
    assert shown(library, "龘") == ["traditional [龘]"]


def test_latin_is_found_in_either_case_and_within_words(library: Database) -> None:
    assert shown(library, "hELLO w") == ["traditional 他的頭髮很長，說：[Hello W]orld！"]
    assert shown(library, "orl") == ["traditional 他的頭髮很長，說：Hello W[orl]d！"]


def test_signs_are_found_with_letters_and_without(library: Database) -> None:
    assert shown(library, "！") == ["traditional 他的頭髮很長，說：Hello World[！]"]
    assert shown(library, "，说：") == ["traditional 他的頭髮很長[，說：]Hello World！"]
    assert shown(library, "?") == []


def test_a_sentence_is_found(library: Database) -> None:
    (book,) = search(library, "他们没有什么可以说的。" * 9, most=1)[:1]
    assert book.hits[0].place == Place(0, 0)


def test_of_a_whole_page_the_beginning_is_looked_for(library: Database) -> None:
    page = "他们没有什么可以说的。" * 30
    (simplified, traditional) = search(library, page, most=1)
    assert len(simplified.hits[0].text) == len(traditional.hits[0].text) == 200
    assert shown(library, page[:150] + "头" * 100_000) == []


def test_what_stands_nowhere_or_in_two_paragraphs_is_not_found(library: Database) -> None:
    assert shown(library, "头发很短") == []
    assert shown(library, "头\n发") == []
    assert shown(library, "") == []
    assert shown(library, "  ") == []


def test_signs_of_patterns_and_of_sqlite_stand_for_themselves(library: Database) -> None:
    store(library, "simplified", ['a "b" (c) [d] ^e-f* .+ \\ NEAR(头发)'])
    for query in ('"b"', "(c)", "[d]", "^e-f*", ".+", "\\ N", "near(", "e-"):
        assert len(shown(library, query)) == 1, query


def test_only_some_hits_of_each_are_given_and_whether_there_are_more(library: Database) -> None:
    (book, _) = search(library, "头发", most=2)
    assert (len(book.hits), book.more) == (2, True)
    (book, _) = search(library, "头发", most=3)
    assert (len(book.hits), book.more) == (3, False)


def test_a_snippet_has_up_to_40_code_points_on_each_side(library: Database) -> None:
    store(library, "simplified", ["𠀀" * 50 + "书" + "𠀁" * 50])
    (book,) = search(library, "书")
    assert (book.hits[0].before, book.hits[0].after) == ("𠀀" * 40, "𠀁" * 40)


def test_documents_come_in_the_order_asked_for_and_no_others(library: Database) -> None:
    found = search_texts(library, "头发", ["traditional", "gone", "simplified"], fold)
    assert [book.document_id for book in found] == ["traditional", "simplified"]
    assert [book.document_id for book in search_texts(library, "头发", ["simplified"], fold)] == [
        "simplified"
    ]


def test_a_search_ends_when_it_is_cancelled(library: Database) -> None:
    assert list(search_texts(library, "头", ["simplified"], fold, cancelled=lambda: True)) == []


def test_a_first_result_does_not_wait_for_the_rest(library: Database) -> None:
    found = search_texts(library, "头发", ["simplified", "traditional"], fold)
    assert next(found).document_id == "simplified"
    texts.sweep_texts(library, {"simplified"})
    assert list(found) == []


def naive(paragraphs: Sequence[str], query: str) -> list[Place]:
    """Find all places of a query, one after the other, in plain sight."""
    wanted, places = lowered(fold(query)), []
    for number, paragraph in enumerate(paragraphs):
        text, at = lowered(fold(paragraph)), 0
        while (at := text.find(wanted, at)) >= 0:
            places.append(Place(number, at))
            at += len(wanted)
    return places


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(st.lists(LETTERS, min_size=1), min_size=3, max_size=3), LETTERS)
def test_all_is_found_that_stands_there(
    library_db: Database, books: list[list[str]], query: str
) -> None:
    for key, paragraphs in zip("abc", books, strict=True):
        store(library_db, key, paragraphs)
    index_text(library_db, "a")
    index_text(library_db, "b")
    found = {
        book.document_id: [hit.place for hit in book.hits]
        for book in search_texts(library_db, query, "abc", fold, most=1_000)
    }
    query = query.strip()
    expected = {key: naive(book, query) for key, book in zip("abc", books, strict=True) if query}
    assert found == {key: places for key, places in expected.items() if places}


def test_a_long_text_is_found_in_all_its_pieces() -> None:
    paragraphs = [f"第{number}章。" + "他说没有。" * 50 + "书馆" for number in range(60)]
    assert len(list(cut(paragraphs))) > 5
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        with closing(Database.open(path / "library.db", LIBRARY, path)) as library:
            for key in "abcde":
                texts.store_text(library, key, paragraphs)
                index_text(library, key)
            merge_index(library)
            for book in search_texts(library, "书馆", "abcde", fold, most=100):
                assert [hit.place for hit in book.hits] == naive(paragraphs, "书馆")
