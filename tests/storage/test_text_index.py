from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.storage import text_index, texts
from desktop.storage.database import Database
from desktop.storage.schema import LIBRARY
from desktop.storage.text_index import (
    index_text,
    lowered,
    merge_index,
    pair_terms,
    single_terms,
    unindexed,
)

LONG = [f"第{number}章。" + "他说没有。" * 50 for number in range(60)]


def found(library: Database, terms: str) -> list[int]:
    query = "SELECT rowid FROM text_index WHERE text_index MATCH ? ORDER BY rowid"
    return [row for (row,) in library.rows(query, (terms,))]


def segments(library: Database) -> int:
    return int(library.rows("SELECT count(DISTINCT segid) FROM text_index_idx")[0][0])


def test_lower_case_keeps_each_code_point_where_it_is() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    low = lowered(everything)
    assert len(low) == len(everything)
    assert lowered("ÀÉ Hello ΟΔΟΣ ΟΔΟΣ,") == "àé hello οδοσ οδοσ,"
    assert lowered(low) == low


def test_terms_are_pairs_of_letters_and_single_characters() -> None:
    assert pair_terms("我们，a1 b。") == {"我们", "a1"}
    assert single_terms("我，a !\ud800\u3000") == {"我", "，", "a"}


def test_every_term_is_one_to_sqlite(library_db: Database) -> None:
    letters = "".join(map(chr, [*range(0x21, 0x700), *range(0x3000, 0x3100), 0x20000]))
    texts.store_text(library_db, "a", [letters])
    index_text(library_db, "a")
    low = lowered(letters)
    for term in pair_terms(low) | single_terms(low):
        assert found(library_db, f'"{term}"') == [1], term


def test_indexing_goes_on_where_it_was_cancelled(
    library_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_index, "_BATCH", 2)
    texts.store_text(library_db, "a", LONG)
    shares: list[float] = []
    index_text(library_db, "a", shares.append, lambda: len(shares) > 2)
    assert unindexed(library_db) == ("a",)
    assert len(found(library_db, "没有")) == 6
    index_text(library_db, "a", shares.append)
    assert unindexed(library_db) == ()
    assert found(library_db, "没有") == [row for (row,) in library_db.rows("SELECT id FROM piece")]
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert shares == sorted(shares)


def test_a_half_indexed_text_leaves_nothing_behind(
    library_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_index, "_BATCH", 2)
    texts.store_text(library_db, "a", LONG)
    shares: list[float] = []
    index_text(library_db, "a", shares.append, lambda: bool(shares))
    texts.sweep_texts(library_db, ())
    assert found(library_db, "没有 OR 第 OR 章") == []
    library_db.rows("INSERT INTO text_index (text_index) VALUES ('integrity-check')")


def test_two_that_index_the_same_text_do_not_hinder_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_index, "_BATCH", 2)
    first, second = (
        Database.open(tmp_path / "library.db", LIBRARY, tmp_path / "backups") for _ in range(2)
    )
    with closing(first), closing(second):
        texts.store_text(first, "a", LONG)
        index_text(first, "a", lambda share: index_text(second, "a") if share == 0.0 else None)
        assert unindexed(first) == ()
        assert found(first, "没有") == [row for (row,) in first.rows("SELECT id FROM piece")]


def test_indexing_a_text_that_is_gone_does_nothing(library_db: Database) -> None:
    index_text(library_db, "a")
    assert unindexed(library_db) == ()


def test_merging_makes_few_segments_of_many_and_loses_nothing(library_db: Database) -> None:
    for number in range(9):
        texts.store_text(library_db, str(number), [f"第{number}", *LONG])
        index_text(library_db, str(number))
    everything, before = found(library_db, "没有"), segments(library_db)
    merge_index(library_db, lambda: True)
    assert segments(library_db) == before == 9
    merge_index(library_db)
    assert segments(library_db) < 5
    assert found(library_db, "没有") == everything
