"""Words are found and sorted by what an index has of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes, Word, WordChange, WordRow
from desktop.vocabulary.word_facts import Column, Levels, facts_of
from desktop.vocabulary.word_filter import Filter
from desktop.vocabulary.word_index import WordIndex
from tests.vocabulary.words import made_word

LEVELS: dict[str, Levels] = {"图书馆": (3, 1), "长": (2, 2), "女儿": (0, 7), "冠军": (5, 0)}
FREQUENCIES = {"图书馆": 900, "长": 5000}
WORDS = (
    made_word("图书馆", "tu2 shu1 guan3", "library", traditional="圖書館", tags=("food", "HSK"),
              note="Monday", titles=("一课", "二课"), created=5),
    made_word("长", "chang2", "long", Status.KNOWN, traditional="長", titles=("二课",), created=7),
    made_word("长", "zhang3", "to grow", Status.NEW, traditional="長", created=6),
    made_word("女儿", "nu:3 er2", "daughter", tags=("Familie",), created=8),
    made_word("冠军", "guan4 jun1", "champion", Status.IGNORED, traditional="冠軍", created=9),
)  # fmt: skip


def describe(simplified: str) -> tuple[Levels, int]:
    return LEVELS.get(simplified, (0, 0)), FREQUENCIES.get(simplified, 0)


@pytest.fixture
def index() -> WordIndex:
    return index_of(*WORDS)


def index_of(*words: Word) -> WordIndex:
    return WordIndex([facts_of(word, *describe(word.simplified)) for word in words])


def found(
    index: WordIndex, wanted: Filter, column: Column = Column.CREATED, *, descending: bool = False
) -> str:
    positions = index.arranged(wanted, column, descending=descending).tolist()
    return " ".join(f"{one.simplified}{one.reading.split()[0]}" for one in index.facts(positions))


def typed(index: WordIndex, query: str) -> str:
    return found(index, Filter(query))


ALL = "图书馆tu2 长zhang3 长chang2 女儿nu:3 冠军guan4"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ALL),
        ("圖書", "图书馆tu2"),
        ("图书", "图书馆tu2"),
        ("长", "长zhang3 长chang2"),
        ("zhang", "长zhang3"),
        ("zhang3", "长zhang3"),
        ("zhǎng", "长zhang3"),
        ("guan", "图书馆tu2 冠军guan4"),
        ("guan3", "图书馆tu2"),
        ("LIBRARY", "图书馆tu2"),
        ("monday", "图书馆tu2"),
        ("图 libr", "图书馆tu2"),
        ("tu shu library", "图书馆tu2"),
        ("图 x", ""),
        ("to grow", "长zhang3"),
        ("status:known", "长chang2"),
        ("status:k 长", "长chang2"),
        ("tag:fam", "女儿nu:3"),
        ("tag:food tag:hsk", "图书馆tu2"),
        ("level:7-9", "女儿nu:3"),
        ("hsk:1", "图书馆tu2"),
        ("hsk2:5", "冠军guan4"),
        ("level:none", "冠军guan4"),
        ("text:二课", "图书馆tu2 长chang2"),
        ("text:一 guan", "图书馆tu2"),
        ("note:mon", "图书馆tu2"),
        ("date:1970-01-01", ALL),
        ("date:1999", ""),
        ("level:x", ""),
    ],
)
def test_typing_finds_words(index: WordIndex, query: str, words: str) -> None:
    assert typed(index, query) == words


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Filter(status=Status.NEW), "长zhang3"),
        (Filter(tag="food"), "图书馆tu2"),
        (Filter(tag="foo"), ""),
        (Filter(level=(3, 2)), "长zhang3 长chang2"),
        (Filter(level=(2, 3)), "图书馆tu2"),
        (Filter(document_id="id of 二课"), "图书馆tu2 长chang2"),
        (Filter(since=8), "女儿nu:3 冠军guan4"),
        (Filter("长", status=Status.KNOWN), "长chang2"),
    ],
)
def test_what_is_chosen_beside_narrows_it_down(
    index: WordIndex, wanted: Filter, words: str
) -> None:
    assert found(index, wanted) == words


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (Column.HEADWORD, "长chang2 冠军guan4 女儿nu:3 图书馆tu2 长zhang3"),
        (Column.READING, "长chang2 冠军guan4 女儿nu:3 图书馆tu2 长zhang3"),
        (Column.MEANING, "冠军guan4 女儿nu:3 图书馆tu2 长chang2 长zhang3"),
        (Column.STATUS, "长zhang3 图书馆tu2 女儿nu:3 长chang2 冠军guan4"),
        (Column.LEVEL, "图书馆tu2 长chang2 长zhang3 女儿nu:3 冠军guan4"),
        (Column.CREATED, ALL),
    ],
)
def test_words_sort_by_any_column(index: WordIndex, column: Column, words: str) -> None:
    assert found(index, Filter(), column) == words
    turned = found(index, Filter(), column, descending=True).split()
    assert turned == words.split()[::-1]


def test_what_has_nothing_in_a_column_comes_last_either_way(index: WordIndex) -> None:
    for descending in (False, True):
        words = found(index, Filter(), Column.FREQUENCY, descending=descending).split()
        assert sorted(words[3:]) == ["冠军guan4", "女儿nu:3"]
        words = found(index, Filter(), Column.DOCUMENT, descending=descending).split()
        assert sorted(words[:2]) == ["图书馆tu2", "长chang2"]


def test_words_are_counted_by_status_tag_and_text(index: WordIndex) -> None:
    assert index.total == 5
    assert index.counts() == {
        Status.LEARNING: 2, Status.KNOWN: 1, Status.NEW: 1, Status.IGNORED: 1,
    }  # fmt: skip
    assert index.tags() == [("Familie", 1), ("HSK", 1), ("food", 1)]
    assert index.documents() == [("id of 二课", "二课", 2), ("id of 一课", "一课", 1)]


# -- following a write ---------------------------------------------------------------------------


def edited(word: Word, **more: object) -> Changes:
    after = replace(word, **more)  # type: ignore[arg-type]  # fields of Word
    return Changes("Edit", (WordChange(word, after),))


def test_an_edit_is_followed_in_what_is_found_and_how_it_is_sorted(index: WordIndex) -> None:
    found(index, Filter(), Column.STATUS)
    changes = edited(WORDS[0], status=Status.IGNORED, note="Tuesday", tags=("new",))
    assert index.follow(changes, describe)
    assert typed(index, "tuesday") == "图书馆tu2"
    assert typed(index, "monday") == ""
    assert index.tags() == [("Familie", 1), ("new", 1)]
    assert found(index, Filter(), Column.STATUS).split()[-2:] == ["图书馆tu2", "冠军guan4"]


def test_a_new_word_is_followed(index: WordIndex) -> None:
    found(index, Filter(), Column.READING)
    added = made_word("爱", "ai4", "love", created=20)
    assert index.follow(Changes("Save", (WordChange(None, added),)), describe)
    assert found(index, Filter(), Column.READING).startswith("爱ai4 ")
    assert typed(index, "love") == "爱ai4"


def test_a_deleted_word_is_gone_and_is_there_again_when_that_is_taken_back(
    index: WordIndex,
) -> None:
    gone = Changes("Delete", (WordChange(WORDS[0], None),))
    assert index.follow(gone, describe)
    assert typed(index, "tu") == ""
    assert index.total == 4
    assert index.positions_of([WORDS[0].id]) == []
    assert index.follow(Changes("Delete", (WordChange(None, WORDS[0]),)), describe)
    assert typed(index, "") == ALL


def row(word: Word, **more: object) -> WordRow:
    made = WordRow(
        word.id, *word.identity, word.status.value, word.note, "\n".join(word.tags), 0, 1
    )
    return made._replace(**more)  # type: ignore[arg-type]  # fields of WordRow


def test_a_change_of_rows_is_followed(index: WordIndex) -> None:
    pairs = [(row(one), row(one, status="known", tags="a")) for one in WORDS[:2]]
    assert index.follow(Changes("Set status", rows=tuple(pairs)), describe)
    assert typed(index, "status:known") == "图书馆tu2 长chang2"
    assert index.tags() == [("Familie", 1), ("a", 2)]
    assert index.follow(
        Changes("Delete", rows=((row(WORDS[0]), row(WORDS[0], deleted=1)),)), describe
    )
    assert typed(index, "").split() == ALL.split()[1:]


def test_too_much_or_what_is_not_there_asks_for_a_new_index(index: WordIndex) -> None:
    stranger = row(made_word("爱", "ai4"))
    assert not index.follow(Changes("Undo", rows=((stranger, stranger),)), describe)
    many = tuple([(row(WORDS[0]), row(WORDS[0]))] * 3000)
    assert not index.follow(Changes("Set status", rows=many), describe)


@pytest.mark.parametrize("column", list(Column))
def test_after_a_write_the_order_is_that_of_a_new_index(index: WordIndex, column: Column) -> None:
    found(index, Filter(), column)
    one, other = WORDS[0], WORDS[3]
    for changes in (
        edited(one, status=Status.NEW, senses=("zoo",), changed=99, sentences=()),
        edited(other, senses=("a child",), sentences=one.sentences, changed=98),
    ):
        assert index.follow(changes, describe)
    fresh = index_of(
        replace(one, status=Status.NEW, senses=("zoo",), changed=99, sentences=()),
        *WORDS[1:3],
        replace(other, senses=("a child",), sentences=one.sentences, changed=98),
        WORDS[4],
    )
    assert found(index, Filter(), column) == found(fresh, Filter(), column)
