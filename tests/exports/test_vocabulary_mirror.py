from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.vocabulary_mirror import (
    MirrorError,
    read_mirror,
    stamp_of,
    taken_in,
    write_mirror,
)
from desktop.language.document import Place, Quote
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Sentence, Word

SENTENCE = Sentence("s", "d", "红楼梦", Place(3, 4), 1, "这是书。", 2, Quote("书", "这是", "。"))
BOOK = Word(
    "w",
    "書",
    "书",
    "shu1",
    Status.KNOWN,
    ("book", "letter; document"),
    (SENTENCE,),
    "第一行\n第二行",
    ("课本", "HSK 1"),
    1_795_635_000_000_000,
    1_795_635_000_123_456,
)
HEAD = "traditional\tsimplified\treading\tstatus"

texts = st.text() | st.sampled_from(["=1", "# x", "a / b", "a | b", "\\", " ", "\\e", "'", '"a"'])
sentences = st.builds(
    Sentence,
    st.text(min_size=1),
    texts,
    texts,
    st.builds(Place, st.integers(0), st.integers(0)),
    st.integers(0),
    texts,
    st.integers(0),
    st.builds(Quote, texts, texts, texts),
)
words = st.builds(
    Word,
    st.text(min_size=1),
    st.text(min_size=1),
    st.text(min_size=1),
    texts,
    st.sampled_from(Status),
    st.lists(texts, max_size=3).map(tuple),
    st.lists(sentences, max_size=2).map(tuple),
    texts,
    st.lists(texts, max_size=3).map(tuple),
    st.integers() | st.integers(-62_000_000_000_000_000, 0),
    st.integers() | st.integers(0, 4_000_000_000_000_000),
)


def written(*listed: Word) -> str:
    return "".join(write_mirror(listed, 7))


@given(st.lists(words, max_size=3))
def test_what_is_written_is_read_back_as_it_was(listed: list[Word]) -> None:
    read = read_mirror(written(*listed))
    assert (list(read.words), read.malformed) == (listed, ())


@given(st.lists(words, min_size=1, max_size=3))
def test_every_word_is_one_line_of_harmless_cells(listed: list[Word]) -> None:
    lines = written(*listed).splitlines()
    assert len(lines) == len(listed) + 2
    for line in lines[2:]:
        cells = line.split("\t")
        assert len(cells) == 11
        numbers = {7, 8}
        assert not any(
            cell.startswith(tuple("=+-@＝＋－＠#\"' "))
            for at, cell in enumerate(cells)
            if at not in numbers
        )


def test_people_can_read_it() -> None:
    head, columns, line = written(BOOK).splitlines()
    assert head == "# Duben vocabulary 1, 7"
    assert columns.split("\t")[:5] == ["traditional", "simplified", "reading", "status", "senses"]
    assert line.split("\t") == [
        "書",
        "书",
        "shu1",
        "known",
        "book / letter; document",
        "第一行\\n第二行",
        "课本 / HSK 1",
        "2026-11-25 19:30:00.000000",
        "2026-11-25 19:30:00.123456",
        "这是书。 | 2 | 红楼梦 | 3 | 4 | 1 | 书 | 这是 | 。 | d | s",
        "w",
    ]


def test_the_stamp_says_whether_it_is_up_to_date() -> None:
    assert stamp_of(written().splitlines()[0]) == 7
    assert stamp_of("# something else, 7") is None
    assert stamp_of("") is None


def test_columns_may_be_moved_and_left_out() -> None:
    text = "\ufeffreading\tstatus\tsimplified\ttraditional\tmine\r\nshu1\tKnown\t书\t\t!\r\n\r\n"
    (word,) = read_mirror(text).words
    assert (word.identity, word.status) == (("书", "书", "shu1"), Status.KNOWN)
    assert word.id
    assert (word.senses, word.created) == ((), 0)


@pytest.mark.parametrize(
    ("cell", "stamp"),
    [("1970-01-02", 86_400_000_000), ("1970-01-01 00:01", 60_000_000), ("-5", -5), ("", 0)],
)
def test_dates_may_be_written_by_hand(cell: str, stamp: int) -> None:
    (word,) = read_mirror(f"{HEAD}\tcreated\n書\t书\tshu1\tnew\t{cell}").words
    assert word.created == stamp


def test_lines_that_are_no_words_are_told() -> None:
    lines = ["# remark", HEAD, "書\t书\tshu1\tbetter", "書\t书", "書\t书\tshu1\tnew", "\t\tx\tnew"]
    read = read_mirror("\n".join(lines))
    assert ([word.simplified for word in read.words], read.malformed) == (["书"], (3, 4, 6))


@pytest.mark.parametrize("text", ["", "书\t馆\n", "\x00\xff", "simplified\treading\n书\tshu1"])
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(MirrorError, match="no vocabulary that Duben wrote"):
        read_mirror(text)


@given(st.text())
def test_no_text_whatever_is_another_error(text: str) -> None:
    read = read_mirror(f"{HEAD}\tsentences\tcreated\tsenses\n{text}")
    assert len(read.words) + len(read.malformed) <= text.count("\n") + 1


# -- taking in ---------------------------------------------------------------------------------


def test_a_word_that_is_new_is_taken_as_it_is() -> None:
    assert taken_in(None, BOOK) == BOOK


def test_sentences_and_tags_of_both_are_kept() -> None:
    other = replace(SENTENCE, id="t", text="看书。")
    read = replace(BOOK, sentences=(replace(SENTENCE, id="u"), other), tags=("课本", "新"))
    taken = taken_in(BOOK, read)
    assert taken.sentences == (SENTENCE, other)
    assert taken.tags == ("课本", "HSK 1", "新")


def test_the_newer_status_wins_whichever_side_it_is_on() -> None:
    newer = replace(BOOK, id="x", status=Status.NEW, note="", changed=BOOK.changed + 1)
    assert taken_in(BOOK, newer) == replace(BOOK, status=Status.NEW)
    assert taken_in(newer, BOOK).status is Status.NEW
    assert taken_in(newer, BOOK).note == BOOK.note


@given(words, words)
def test_taking_the_same_in_twice_changes_nothing(kept: Word, read: Word) -> None:
    once = replace(taken_in(kept, read), changed=max(kept.changed, read.changed) + 1)
    assert replace(taken_in(once, read), sentences=()) == replace(once, sentences=())
    assert len(taken_in(once, read).sentences) == len(once.sentences)
