from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.language.document import Document, Place, Quote
from desktop.storage import documents
from desktop.storage.bookmarks import Bookmark, load_bookmarks, new_bookmark
from desktop.storage.database import Database
from desktop.storage.errors import Moved
from desktop.storage.library import (
    LibraryChanges,
    LibraryItem,
    all_tags,
    library_items,
    remove_documents,
    rename_document,
    revert_library,
    set_tags,
    write_bookmarks,
)

PLACE, QUOTE = Place(3, 4), Quote("很", "他", "好")


def record(
    study: Database,
    key: str,
    title: str = "书",
    *,
    author: str = "",
    published: str = "",
    source: str = "",
) -> None:
    text = ["一二三", "四"]
    document = Document(
        key, title, text, key * 2, source, author=author, published=published, cover=b"x"
    )
    documents.record_opening(study, document)


def item(study: Database, key: str) -> LibraryItem:
    return next(one for one in library_items(study) if one.id == key)


def titles(study: Database) -> list[str]:
    return [one.title for one in library_items(study)]


def bookmark(title: str = "好") -> Bookmark:
    return new_bookmark("a", PLACE, QUOTE, title)


@pytest.fixture
def study(study_db: Database) -> Database:
    record(study_db, "a", "甲", author="鲁迅", published="1918", source="/a.epub")
    record(study_db, "b", "乙")
    return study_db


def test_the_list_has_what_is_known_of_a_document(study: Database) -> None:
    documents.store_coverage(study, "a", 0.5, 7)
    one = item(study, "a")
    assert (one.title, one.author, one.published, one.source) == (
        "甲", "鲁迅", "1918", "/a.epub",
    )  # fmt: skip
    assert (one.length, one.has_cover, one.known, one.new_words) == (4, True, 0.5, 7)
    assert one.added == one.opened > 0


def test_the_one_read_last_comes_first_and_stays_added_when_it_was(study: Database) -> None:
    added = item(study, "a").added
    assert titles(study) == ["乙", "甲"]
    record(study, "a", "甲")
    assert titles(study) == ["甲", "乙"]
    assert item(study, "a").added == added < item(study, "a").opened


def test_a_title_of_the_reader_s_own_stays_when_the_file_is_opened_again(study: Database) -> None:
    rename_document(study, "Rename", "a", "狂人日记", "周树人")
    record(study, "a", "甲", author="鲁迅")
    assert (item(study, "a").title, item(study, "a").author) == ("狂人日记", "周树人")
    record(study, "b", "丙")
    assert item(study, "b").title == "丙"


def test_an_undone_title_follows_the_file_again(study: Database) -> None:
    revert_library(study, rename_document(study, "Rename", "a", "狂人日记", "鲁迅"))
    assert item(study, "a").title == "甲"
    record(study, "a", "丙")
    assert item(study, "a").title == "丙"


def test_removed_documents_come_back_as_they_were(study: Database) -> None:
    set_tags(study, "Tag", ["a"], add=["小说"])
    documents.store_bookmark(study, "a", documents.ReadingPlace(PLACE, QUOTE), 0.25)
    before = library_items(study)
    changes = remove_documents(study, "Remove", ["a", "b"])
    assert library_items(study) == ()
    assert all_tags(study) == ()
    revert_library(study, changes)
    assert library_items(study) == before


def test_a_document_opened_again_after_its_removal_can_t_be_brought_back(study: Database) -> None:
    changes = remove_documents(study, "Remove", ["a"])
    record(study, "a", "甲")
    with pytest.raises(Moved, match="Remove"):
        revert_library(study, changes)


def test_a_removed_document_is_known_for_a_time(study: Database) -> None:
    remove_documents(study, "Remove", ["a"])
    ((removed,),) = study.rows("SELECT changed FROM document WHERE id = 'a'")
    assert documents.all_ids(study) == {"a", "b"}
    assert documents.all_ids(study, removed) == {"a", "b"}
    assert documents.all_ids(study, removed + 1) == {"b"}


def test_tags_are_put_on_and_taken_off_several_at_once(study: Database) -> None:
    set_tags(study, "Tag", ["a", "b"], add=["小说", "HSK 5"])
    set_tags(study, "Tag", ["b"], add=["新闻"], remove=["小说", "没有"])
    assert item(study, "a").tags == ("HSK 5", "小说")
    assert item(study, "b").tags == ("HSK 5", "新闻")
    assert all_tags(study) == (("HSK 5", 2), ("小说", 1), ("新闻", 1))


def test_only_tags_that_change_are_marked_as_changed(study: Database) -> None:
    def stamps() -> dict[str, int]:
        return dict(study.rows("SELECT tag, changed FROM document_tag"))

    set_tags(study, "Tag", ["a"], add=["小说", "旧"])
    before = stamps()
    set_tags(study, "Tag", ["a"], add=["新"], remove=["旧"])
    after = stamps()
    assert after["小说"] == before["小说"]
    assert after["旧"] == after["新"] > before["旧"]


def test_what_an_earlier_opening_found_stays_where_a_later_one_finds_nothing(
    study: Database,
) -> None:
    documents.record_opening(study, Document("a", "甲", ["一"], "aa"))
    one = item(study, "a")
    assert (one.author, one.published, one.has_cover) == ("鲁迅", "1918", True)


def test_tags_that_are_there_already_are_no_change(study: Database) -> None:
    set_tags(study, "Tag", ["a"], add=["小说"])
    assert not set_tags(study, "Tag", ["a"], add=["小说"], remove=["新闻"])
    assert not rename_document(study, "Rename", "a", "甲", "鲁迅")
    assert not remove_documents(study, "Remove", ["gone"])


def test_many_documents_are_tagged_at_once(study: Database) -> None:
    keys = [f"book {number}" for number in range(600)]
    for key in keys:
        record(study, key)
    changes = set_tags(study, "Tag", keys, add=["小说"])
    assert all_tags(study) == (("小说", 600),)
    revert_library(study, changes)
    assert all_tags(study) == ()


CHANGES: dict[str, Callable[[Database], LibraryChanges]] = {
    "rename": lambda study: rename_document(study, "Change", "a", "丁", ""),
    "tag": lambda study: set_tags(study, "Change", ["a", "b"], ["新"], ["旧"]),
    "remove": lambda study: remove_documents(study, "Change", ["b", "a"]),
    "bookmark": lambda study: write_bookmarks(study, "Change", [bookmark()]),
    "unmark": lambda study: write_bookmarks(study, "Change", (), load_bookmarks(study, "a")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_can_be_undone_and_done_again(study: Database, change: str) -> None:
    def state() -> object:
        marks = [(one.id, one.title, one.place) for one in load_bookmarks(study, "a")]
        return library_items(study), marks

    set_tags(study, "Tag", ["a"], add=["旧"])
    write_bookmarks(study, "Mark", [bookmark()])
    before = state()
    changes = CHANGES[change](study)
    changed = state()
    assert changes
    assert changed != before
    undone = revert_library(study, changes)
    assert state() == before
    revert_library(study, undone)
    assert state() == changed


def test_what_others_have_changed_since_can_t_be_undone(study: Database) -> None:
    changes = set_tags(study, "Tag", ["b", "a"], add=["小说"])
    rename_document(study, "Rename", "a", "丁", "")
    with pytest.raises(Moved, match="Tag"):
        revert_library(study, changes)
    assert item(study, "b").tags == ("小说",)


def test_bookmarks_come_in_the_order_of_the_text(study: Database) -> None:
    late, early = bookmark("晚"), new_bookmark("a", Place(0, 9), QUOTE, "早")
    elsewhere = new_bookmark("b", Place(0, 0), QUOTE, "别处")
    write_bookmarks(study, "Mark", [late, early, elsewhere])
    assert [one.title for one in load_bookmarks(study, "a")] == ["早", "晚"]
    (kept,) = load_bookmarks(study, "b")
    assert (kept.place, kept.quote, kept.note) == (Place(0, 0), QUOTE, "")
    assert kept.created == kept.changed > 0


def test_a_bookmark_is_renamed_in_its_place(study: Database) -> None:
    write_bookmarks(study, "Mark", [bookmark("旧")])
    (kept,) = load_bookmarks(study, "a")
    changes = write_bookmarks(study, "Rename", [replace(kept, title="新", note="注")])
    (renamed,) = load_bookmarks(study, "a")
    assert (renamed.id, renamed.title, renamed.note) == (kept.id, "新", "注")
    assert not write_bookmarks(study, "Rename", [renamed])
    revert_library(study, changes)
    assert [one.title for one in load_bookmarks(study, "a")] == ["旧"]


def test_a_bookmark_changed_since_can_t_be_undone(study: Database) -> None:
    changes = write_bookmarks(study, "Mark", [bookmark()])
    (kept,) = load_bookmarks(study, "a")
    write_bookmarks(study, "Rename", [replace(kept, title="新")])
    with pytest.raises(Moved, match="Mark"):
        revert_library(study, changes)


def test_bookmarks_and_tags_outlast_a_removal(study: Database) -> None:
    write_bookmarks(study, "Mark", [bookmark()])
    set_tags(study, "Tag", ["a"], add=["小说"])
    remove_documents(study, "Remove", ["a"])
    record(study, "a", "甲")
    assert item(study, "a").tags == ("小说",)
    assert [one.title for one in load_bookmarks(study, "a")] == ["好"]


def test_the_encoding_that_the_reader_chose_is_remembered_by_the_file_s_bytes(
    study: Database,
) -> None:
    assert documents.chosen_encoding(study, "aa") is None
    chosen = Document("a", "甲", ["一"], "aa", encoding="big5")
    documents.record_opening(study, chosen, encoding_chosen=True)
    assert documents.chosen_encoding(study, "aa") == "big5"
    record(study, "a")
    assert documents.chosen_encoding(study, "aa") == "big5"
    documents.record_opening(study, replace(chosen, encoding="gb18030"), encoding_chosen=True)
    assert documents.chosen_encoding(study, "aa") == "gb18030"
    assert documents.chosen_encoding(study, "never seen") is None


def test_whether_the_whole_page_is_shown_is_kept(study: Database) -> None:
    documents.store_whole(study, "a", whole=True)
    record(study, "a", "甲", author="鲁迅", published="1918")
    kept = documents.find_document(study, "a")
    assert kept is not None
    assert (kept.whole, kept.author, kept.published) == (True, "鲁迅", "1918")
