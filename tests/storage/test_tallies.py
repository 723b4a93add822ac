"""Counts of texts as they are kept in library.db."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.document import Article
from desktop.language.tally import Tally
from desktop.storage.database import Database
from desktop.storage.tallies import (
    countable_texts,
    counted_texts,
    digest_of,
    load_tally,
    store_tally,
    sweep_tallies,
    text_digest,
    valid_tallies,
    word_dates,
    word_statuses,
)
from desktop.storage.tally_packing import packed_characters, packed_words, unpacked
from desktop.storage.texts import store_text
from desktop.storage.words import delete_words, write_words
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word
from desktop.vocabulary.word_states import StatusRow


def _made(
    words: list[tuple[int, int, int, int, int]], characters: dict[str, int], undefined: int = 0
) -> Tally:
    columns = list(zip(*words, strict=True)) or [()] * 5
    number, count, kind, paragraph, offset = columns
    return Tally(
        np.array(number, np.uint32),
        np.array(count, np.uint32),
        np.array(kind, np.uint8),
        np.array(paragraph, np.uint32),
        np.array(offset, np.uint32),
        "".join(characters),
        np.array(list(characters.values()), np.uint32),
        undefined,
    )


def _content(made: Tally) -> object:
    return (
        made.words.tolist(),
        made.counts.tolist(),
        made.kinds.tolist(),
        made.paragraphs.tolist(),
        made.offsets.tolist(),
        made.characters,
        made.character_counts.tolist(),
        made.undefined,
    )


SOME = _made([(3, 70_000, 0, 0, 5), (900, 1, 2, 300, 70_000)], {"一": 5, "\U00020000": 300}, 7)
_NUMBER = st.integers(0, 2**32 - 1)


@given(
    st.dictionaries(
        st.integers(0, 200_000), st.tuples(_NUMBER, st.integers(0, 2), _NUMBER, _NUMBER)
    ),
    st.dictionaries(st.characters(exclude_categories=["Cs"]), _NUMBER),
    _NUMBER,
)
def test_what_is_packed_comes_out_again(
    words: dict[int, tuple[int, int, int, int]], characters: dict[str, int], undefined: int
) -> None:
    made = _made([(at, *words[at]) for at in sorted(words)], characters, undefined)

    assert _content(unpacked(packed_words(made), packed_characters(made))) == _content(made)


def test_a_tally_holds_for_its_dictionary_and_its_text(library_db: Database) -> None:
    store_tally(library_db, "d", "2026", b"text", SOME)

    kept = load_tally(library_db, "d", "2026", b"text")

    assert kept is not None
    assert _content(kept) == _content(SOME)
    assert load_tally(library_db, "d", "2027", b"text") is None
    assert load_tally(library_db, "d", "2026", b"other") is None
    assert load_tally(library_db, "e", "2026", b"text") is None


def test_a_new_tally_takes_the_place_of_the_old_one(library_db: Database) -> None:
    store_tally(library_db, "d", "2026", b"text", SOME)
    store_tally(library_db, "d", "2027", b"other", SOME)

    assert valid_tallies(library_db, "2026") == {}
    assert valid_tallies(library_db, "2027") == {"d": b"other"}


@pytest.mark.parametrize("damaged", [b"", b"\x01", b"\xff" * 40, b"\x04\x00\x00\x00abcdefgh"])
def test_a_damaged_tally_is_none(library_db: Database, damaged: bytes) -> None:
    store_tally(library_db, "d", "2026", b"text", SOME)
    with library_db.transaction() as write:
        write.run("UPDATE tally SET words = ?", (damaged,))

    assert load_tally(library_db, "d", "2026", b"text") is None
    assert list(counted_texts(library_db, "2026", ["d"])) == []


def test_counts_come_in_short_for_many_texts(library_db: Database) -> None:
    for number in range(70):
        store_tally(library_db, f"d{number}", "2026", b"", SOME)

    found = list(counted_texts(library_db, "2026", [f"d{number}" for number in range(100)]))

    assert len(found) == 70
    assert found[0].words.tolist() == [3, 900]
    assert found[0].counts.tolist() == [70_000, 1]
    assert found[0].kinds.tolist() == [0, 2]


def test_the_digest_tells_the_text_the_article_and_the_corrections_apart() -> None:
    article = Article(((1, 3),))
    digests = {
        digest_of(b"text", None, b""),
        digest_of(b"other", None, b""),
        digest_of(b"text", article, b""),
        digest_of(b"text", Article(((1, 4),)), b""),
        digest_of(b"text", None, b"corrected"),
    }

    assert len(digests) == 5
    assert digest_of(b"text", Article(((1, 3),)), b"") == digest_of(b"text", article, b"")


def _add_document(study: Database, key: str, opened: int, *, whole: bool = False) -> None:
    with study.transaction() as write:
        write.run(
            "INSERT INTO document (id, sha256, title, source, encoding, length, created, opened,"
            " changed, whole) VALUES (?, ?, '', '', '', 0, 0, ?, 0, ?)",
            (key, key, opened, int(whole)),
        )


def test_texts_can_be_counted_as_they_are_shown(study_db: Database, library_db: Database) -> None:
    article = Article(((0, 1),))
    for key in ("page", "whole page"):
        store_text(library_db, key, ["一", "二"], article=article)
    store_text(library_db, "book", ["三"])
    store_text(library_db, "gone", ["四"])
    _add_document(study_db, "page", 1)
    _add_document(study_db, "whole page", 2, whole=True)
    _add_document(study_db, "book", 3)

    found = countable_texts(study_db, library_db, lambda _: b"")

    assert [(one.document_id, one.article) for one in found] == [
        ("book", None),
        ("whole page", None),
        ("page", article),
    ]
    digest = text_digest(library_db, "page")
    assert digest is not None
    assert found[2].digest == digest_of(digest, article, b"")


def test_tallies_of_texts_that_are_gone_are_swept(library_db: Database) -> None:
    store_text(library_db, "book", ["三"])
    store_tally(library_db, "book", "2026", b"", SOME)
    store_tally(library_db, "gone", "2026", b"", SOME)

    sweep_tallies(library_db)

    assert set(valid_tallies(library_db, "2026")) == {"book"}


def test_statuses_are_read_since_the_last_stamp(study_db: Database) -> None:
    one = Word("1", "國", "国", "guo2", Status.KNOWN)
    write_words(study_db, "", [one, Word("2", "水", "水", "shui3", Status.NEW)])
    rows, stamp = word_statuses(study_db)
    assert sorted(rows) == [
        StatusRow("1", "國", "国", "known"),
        StatusRow("2", "水", "水", "new"),
    ]
    assert word_statuses(study_db, stamp) == ([], stamp)

    delete_words(study_db, "", [one])

    later, newer = word_statuses(study_db, stamp)
    assert later == [StatusRow("1", "國", "国", None)]
    assert newer > stamp
    assert [status for _, _, status in word_dates(study_db)] == ["new"]
