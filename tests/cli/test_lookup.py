from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Run


def test_an_entry_is_written_to_be_read(duben: Run) -> None:
    done = duben("lookup", "图书馆")
    assert done.out.startswith(
        "图书馆  圖書館  túshūguǎn  HSK 2.0: 3  HSK 3.0: 3\n"
        "  1. library\n"
        "  classifiers: 家 (jiā), 个 個 (gè)\n"
        "\n"
        "图书馆员  圖書館員  túshūguǎnyuán\n"
    )
    assert (done.status, done.err) == (0, "")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("圖書館", "图书馆  圖書館"),
        ("tushuguan", "图书馆  圖書館"),
        ("tu2 shu1 guan3", "图书馆  圖書館"),
        ("library", "图书馆  圖書館"),
        ("学习", "学习  學習  xuéxí"),
    ],
)
def test_hanzi_pinyin_and_english_are_looked_up(duben: Run, query: str, first: str) -> None:
    assert duben("lookup", *query.split()).out.startswith(first)


def test_the_reading_in_taiwan_is_told_where_it_differs(duben: Run) -> None:
    assert "  in Taiwan: lèsè\n" in duben("lookup", "垃圾").out
    assert "in Taiwan" not in duben("lookup", "图书馆").out


def test_the_undivided_band_of_hsk_3_is_called_by_its_levels(duben: Run) -> None:
    assert "HSK 3.0: 7-9" in duben("lookup", "一举").out


def test_entries_are_written_as_json(duben: Run) -> None:
    found = json.loads(duben("lookup", "图书馆", "--format", "json").out)
    assert found["query"] == "图书馆"
    assert found["dictionary"]["name"] == "CC-CEDICT"
    entry = found["entries"][0]
    assert (entry["traditional"], entry["simplified"]) == ("圖書館", "图书馆")
    assert (entry["pinyin"], entry["reading"]) == ("túshūguǎn", ["tu2", "shu1", "guan3"])
    assert entry["level"] == {"hsk2": 3, "hsk3": 3}


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_word_that_is_not_there_is_a_failure(duben: Run, form: str) -> None:
    done = duben("lookup", "zzzqqq", "--format", form)
    assert (done.status, done.err) == (1, "duben: The dictionary has nothing for “zzzqqq”.\n")
    assert done.out == "" if form == "text" else json.loads(done.out)["entries"] == []


def test_bytes_that_are_no_text_are_looked_up_in_vain(duben: Run) -> None:
    assert duben("lookup", "\udce5\udc9b").status == 1
