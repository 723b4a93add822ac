"""The library as the window and the commands use it, on real files."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.documents.opening import from_text, open_bytes
from desktop.language.document import Article, Chapter, Document, Place
from desktop.language.language import Language
from desktop.shelf import Found, Shelf, search, tend
from desktop.storage import texts
from desktop.storage.errors import Moved, StorageError
from desktop.study import Study

NOVEL = "第一章 圖書館\n\n我在圖書館看書。\n\n第二章 銀行\n\n他去了銀行，銀行行長很忙。\n"


@pytest.fixture
def shelf(study: Study) -> Shelf:
    return study.shelf


def opened(study: Study, text: str = NOVEL, title: str = "小說") -> Document:
    return study.open_document(from_text(text, title, "clipboard"))


def found(study: Study, language: Language, query: str) -> str:
    """Draw what a search finds as `小說: 我在[圖書館]看書。`."""
    items = study.shelf.items()
    titles = {item.id: item.title for item in items}
    result = search(study.library.folder, query, [item.id for item in items], language.fold)
    assert not result.rest
    return " / ".join(
        f"{titles[book.document_id]}: {hit.before}[{hit.text}]{hit.after}"
        for book in result.books
        for hit in book.hits
    )


def test_a_document_comes_back_with_all_that_it_had(study: Study) -> None:
    made = replace(
        from_text(NOVEL, "小說", "https://example.org/"),
        author="魯迅",
        published="1921-12-04",
        chapters=(Chapter("第一章 圖書館", 0), Chapter("第二章 銀行", 4)),
        article=Article(((0, 3), (4, 7))),
        cover=b"picture",
    )
    kept = study.open_document(made)
    again = study.reopen(kept.id)
    assert again.chapters == made.chapters
    assert (again.title, again.author, again.published) == ("小說", "魯迅", "1921-12-04")
    assert again.article == made.article
    assert list(again.paragraphs) == list(made.paragraphs)
    assert study.shelf.cover_of(kept.id) == b"picture"


def test_the_list_tells_what_there_is(study: Study, shelf: Shelf) -> None:
    first, second = opened(study), opened(study, "另一本書", "書")
    assert [item.title for item in shelf.items()] == ["書", "小說"]
    study.remember_place(first, Place(2, 3))
    study.reopen(first.id)
    (novel, _) = shelf.items()
    assert (novel.id, novel.length, second.id) == (first.id, len(NOVEL) - 7, second.id)
    assert 0.2 < novel.progress < 0.5


def test_a_new_title_stays_when_the_file_is_opened_again(study: Study, shelf: Shelf) -> None:
    document = opened(study)
    changes = shelf.rename(document.id, "圖書館的故事", "王")
    assert opened(study).title == "圖書館的故事"
    assert study.reopen(document.id).author == "王"
    shelf.revert(changes)
    assert study.reopen(document.id).title == "小說"


def test_what_is_removed_can_be_taken_back_once(study: Study, shelf: Shelf) -> None:
    document = opened(study)
    shelf.tag([document.id], ["小說", "課文"])
    changes = shelf.remove([document.id])
    assert changes.name == "Remove: 小說"
    assert shelf.items() == ()
    shelf.revert(changes)
    (item,) = shelf.items()
    assert item.tags == ("小說", "課文")
    with pytest.raises(Moved):
        shelf.revert(changes)


def test_bookmarks_stand_in_the_order_of_the_text(study: Study, shelf: Shelf) -> None:
    document = opened(study)
    shelf.add_bookmark(document, Place(6, 3), "銀行")
    changes = shelf.add_bookmark(document, Place(2, 2))
    assert [place for _, place in shelf.bookmarks(document)] == [Place(2, 2), Place(6, 3)]
    (first, _), (second, _) = shelf.bookmarks(document)
    shelf.rename_bookmark(first, "第一處")
    assert [one.title for one, _ in shelf.bookmarks(document)] == ["第一處", "銀行"]
    with pytest.raises(Moved):
        shelf.revert(changes)
    shelf.revert(shelf.remove_bookmark(second))
    assert len(shelf.bookmarks(document)) == 2


def test_a_bookmark_finds_its_words_again_in_a_changed_text(study: Study, shelf: Shelf) -> None:
    document = opened(study)
    shelf.add_bookmark(document, Place(6, 3))
    longer = replace(document, paragraphs=["前言", "", *document.paragraphs])
    ((_, place),) = shelf.bookmarks(longer)
    assert place == Place(8, 3)


def test_whether_all_of_a_page_is_shown_is_remembered(study: Study) -> None:
    document = opened(study)
    assert not study.library.is_whole(document.id)
    study.library.remember_whole(document.id, whole=True)
    assert study.library.is_whole(document.id)


def test_the_encoding_that_was_chosen_for_a_file_is_kept_for_it(study: Study) -> None:
    data = "我們在圖書館看書。".encode("big5")
    guessed = open_bytes(data, "書", "", encoding="gb18030")
    study.open_document(guessed)
    right = open_bytes(data, "書", "", encoding="cp950")
    kept = study.open_document(right, encoding_chosen=True)
    assert kept.id == study.open_document(guessed).id
    assert list(study.open_document(guessed).paragraphs) == ["我們在圖書館看書。"]
    assert list(study.reopen(kept.id).paragraphs) == ["我們在圖書館看書。"]


@pytest.mark.parametrize("indexed", [True, False])
@pytest.mark.parametrize(
    ("query", "drawn"),
    [
        ("图书馆", "小說: 第一章 [圖書館] / 小說: 我在[圖書館]看書。"),
        ("銀行行長", "小說: 他去了銀行，[銀行行長]很忙。"),
        ("忙", "小說: 他去了銀行，銀行行長很[忙]。"),
        ("飛機", ""),
    ],
)
def test_all_texts_are_searched_in_either_script(
    study: Study, language: Language, query: str, drawn: str, indexed: bool
) -> None:
    opened(study)
    opened(study, "天氣很好。", "天氣")
    if indexed:
        tend(study.library.folder)
    assert found(study, language, query) == drawn


def test_a_search_stops_when_it_is_cancelled(study: Study, language: Language) -> None:
    document = opened(study)
    result = search(
        study.library.folder, "图书馆", [document.id], language.fold, cancelled=lambda: True
    )
    assert result == Found((), ())


def test_a_text_whose_row_was_never_written_is_swept_after_a_while(
    tmp_path: Path, language: Language
) -> None:
    with closing(Study.open(tmp_path)) as study:
        study.attach(language)
        kept = opened(study)
        texts.store_text(study._library, "orphan", ["broken off"])
        tend(tmp_path)
        # It may be another window's that is just being written.
        assert texts.has_text(study._library, "orphan")
        with study._library.transaction() as write:
            write.run("UPDATE text SET changed = 1")
        tend(tmp_path)
        assert not texts.has_text(study._library, "orphan")
        assert texts.has_text(study._library, kept.id)


def test_a_document_that_is_gone_is_told_in_words(study: Study) -> None:
    with pytest.raises(StorageError, match="no longer in the list"):
        study.reopen("nobody")
