from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dictionaries.build import build_index
from dictionaries.errors import DictionaryError
from dictionaries.index import Index
from tests.dictionaries.texts import headwords, readings, source


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Index]:
    opened = Index.open(build_index(source(tmp_path / "text"), tmp_path))
    yield opened
    opened.close()


def test_a_word_is_found_in_either_script(index: Index) -> None:
    assert headwords(index.entries("图书馆")) == "圖書館|图书馆"
    assert index.entries("圖書館") == index.entries("图书馆")
    assert index.entries("没有这个词") == ()


def test_a_simplified_word_gives_the_entries_of_every_traditional_form(index: Index) -> None:
    assert headwords(index.entries("后")) == "後|后 后 后"
    assert headwords(index.entries("後")) == "後|后"
    assert {entry.traditional for entry in index.entries("里")} == {"里", "裡", "裏"}


def test_names_come_last_and_variants_after_real_entries(index: Index) -> None:
    assert readings(index.entries("后")) == "hou4, hou4, Hou4"
    for word in ("王", "张", "里", "台", "乾", "著", "和", "发", "中"):
        entries = index.entries(word)
        names = [entry.is_name for entry in entries]
        assert names == sorted(names), word
        ordinary = [
            entry.senses[0].text.startswith(("variant of", "old variant of"))
            for entry in entries
            if not entry.is_name
        ]
        assert ordinary == sorted(ordinary), word


def test_a_machine_converted_word_is_found_by_its_folded_form(index: Index) -> None:
    assert index.entries("復制") == ()
    assert headwords(index.folded("复制")) == "複製|复制"
    assert headwords(index.folded("干坤")) == "乾坤"
    assert headwords(index.folded("甚么")) == "什麼|什么"
    assert index.folded("乾坤") == ()


def test_readings_are_those_of_the_entries_each_once(index: Index) -> None:
    for word in ("后", "的", "图书馆", "东西", "行", "長", "没有这个词"):
        expected = dict.fromkeys(entry.reading for entry in index.entries(word))
        assert index.readings(word) == tuple(expected)
    folded = dict.fromkeys(entry.reading for entry in index.folded("干"))
    assert index.folded_readings("干") == tuple(folded)


def test_words_that_start_at_a_place_come_longest_first(index: Index) -> None:
    assert "/".join(index.starting_at("中华人民共和国万岁")) == "中华人民共和国/中华/中"
    assert "/".join(index.starting_at("他是圖書館員", 2)) == "圖書館員/圖書館/圖書/圖"
    assert "/".join(index.starting_at("復制品")) == "復制品/復制/復"
    assert "/".join(index.starting_at("卡拉OK啊")) == "卡拉OK/卡拉/卡"
    assert index.starting_at("。好") == ()
    assert index.starting_at("好", 1) == ()
    assert index.starting_at("", 5) == ()


@pytest.mark.parametrize("query", ["tushuguan", "tu2 shu1 guan3", "túshūguǎn", "tu2shuguan"])
def test_pinyin_finds_a_word_with_tones_and_without(index: Index, query: str) -> None:
    assert headwords(index.by_pinyin(query)).startswith("圖書館|图书馆 圖書館員|图书馆员")
    assert headwords(index.search(query)).startswith("圖書館|图书馆")


def test_pinyin_gives_the_commonest_first_and_tones_restrict(index: Index) -> None:
    assert headwords(index.by_pinyin("shi", 3)) == "是 時|时 使"
    fourth = index.by_pinyin("shi4", 40)
    assert {entry.reading[0].lower() for entry in fourth} == {"shi4"}
    assert len(fourth) == 40
    for query in ("lü", "lv", "lu:4"):
        assert "綠|绿" in headwords(index.by_pinyin(query)).split()
    assert {entry.reading[0].lower()[:3] for entry in index.by_pinyin("lv", 20)} == {"lu:"}


def test_what_is_read_so_comes_before_what_begins_so(index: Index) -> None:
    lengths = [len(entry.reading) for entry in index.by_pinyin("zhongguo")]
    assert lengths == sorted(lengths, key=lambda length: length > 2)
    assert headwords(index.by_pinyin("xi'an")).startswith("西安")


def test_english_finds_the_word_that_means_just_that(index: Index) -> None:
    first = {
        "library": "圖書館|图书馆",
        "the library": "圖書館|图书馆",
        "to eat": "吃",
        "eat": "吃",
        "water": "水",
        "hello": "你好",
        "Cat": "貓|猫",
        "bank": "銀行|银行",
        "good": "好",
        "dogs": "狗",
    }
    assert {query: headwords(index.by_english(query, 1)) for query in first} == first


def test_english_goes_on_from_whole_glosses_to_beginnings_to_words(index: Index) -> None:
    glosses = [
        {gloss for sense in entry.senses for gloss in sense.glosses}
        for entry in index.by_english("library", 30)
    ]
    whole = ["library" in found for found in glosses]
    assert whole[0]
    assert not whole[-1]
    assert all("librar" in " ".join(found).lower() for found in glosses)


def test_the_limit_is_kept(index: Index) -> None:
    for find in (index.by_english, index.by_pinyin, index.search):
        assert len(find("he", 7)) == 7
        assert find("he", 0) == ()


def test_hanzi_are_found_first_themselves_then_at_the_beginning(index: Index) -> None:
    assert (
        headwords(index.search("圖書"))
        == "圖書|图书 圖書館|图书馆 圖書館員|图书馆员 圖書管理員|图书管理员"
    )
    assert headwords(index.search("復制", 1)) == "複製|复制"
    assert headwords(index.search(" 图书馆 ", 1)) == "圖書館|图书馆"


def test_letters_are_looked_for_as_pinyin_and_as_english(index: Index) -> None:
    found = index.search("long", 50)
    assert headwords(found).startswith("龍|龙") or "龍|龙" in headwords(found[:10])
    assert "長|长" in headwords(found[:20]).split()
    assert headwords(index.search("he", 30)).count("他") == 1
    assert headwords(index.search("library", 1)) == "圖書館|图书馆"


@pytest.mark.parametrize("query", ["", " ", "?!", "=", '"', "' OR 1=1", "*", "\ud800", "a\ud800"])
def test_a_query_without_sense_finds_nothing_and_fails_nowhere(index: Index, query: str) -> None:
    for find in (index.search, index.by_english, index.by_pinyin):
        assert isinstance(find(query), tuple)
    assert index.entries(query) == ()
    assert index.starting_at(query) == ()
    assert index.frequency(query) == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(query=st.text(max_size=20))
def test_any_query_is_answered(index: Index, query: str) -> None:
    assert len(index.search(query, 5)) <= 5
    assert all(query.startswith(word) for word in index.starting_at(query))


def seconds(find: Callable[[str], object], query: str) -> float:
    """Measure the best of five, so that a busy machine does not matter."""
    times = []
    for _ in range(5):
        start = perf_counter()
        find(query)
        times.append(perf_counter() - start)
    return min(times)


def test_queries_that_match_nearly_everything_are_fast(index: Index) -> None:
    for query in ("the", "to", "of", "a", "in", "surname"):
        assert seconds(index.by_english, query) < 0.05, query
    for query in ("s", "shi", "zh", "a", "xi1"):
        assert seconds(index.by_pinyin, query) < 0.05, query


def test_the_index_says_what_it_was_made_of(index: Index, small: Index) -> None:
    assert index.info.name == "CC-CEDICT"
    assert index.info.entries > 120_000
    assert index.info.malformed == 0
    assert "creativecommons" in index.info.licence
    assert (small.info.date, small.info.entries, small.info.malformed) == ("2026-05-20", 3, 1)
    assert small.info.publisher == "MDBG"


def test_malformed_lines_are_told_with_their_numbers(small: Index, index: Index) -> None:
    assert [(bad.line, bad.text) for bad in small.malformed()] == [(9, "this line is damaged")]
    assert index.malformed() == ()


def test_an_entry_comes_back_whole(small: Index) -> None:
    (entry,) = small.entries("圖書館")
    assert entry.numbered == "tu2 shu1 guan3"
    assert [sense.text for sense in entry.senses] == ["library"]
    assert [item.simplified for item in entry.classifiers] == ["家", "个"]


def test_an_index_is_opened_whatever_its_folder_is_called(tmp_path: Path) -> None:
    folder = tmp_path / "100% 图书馆? #1 & more"
    Index.open(build_index(source(tmp_path), folder)).close()


@pytest.mark.parametrize("damage", ["empty", "text", "truncated", "other", "missing"])
def test_a_damaged_index_is_told_in_one_sentence(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "damaged.db"
    data = build_index(source(tmp_path / "text"), tmp_path).read_bytes()
    if damage != "missing":
        path.write_bytes(
            {
                "empty": b"",
                "text": b"not a database at all" * 100,
                "truncated": data[: len(data) // 2],
                "other": data[:60] + bytes(12) + data[72:],
            }[damage]
        )
    with pytest.raises(DictionaryError, match=r"damaged.db is damaged. Delete it"):
        Index.open(path)


def test_an_index_damaged_inside_is_told_when_it_shows(index_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "cedict.db"
    shutil.copy(index_path, path)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xaa" * (size - 8192 - 4096))
    with pytest.raises(DictionaryError, match="damaged"):  # noqa: PT012 (opening may tell already)
        opened = Index.open(path)
        try:
            opened.entries("图书馆")
        finally:
            opened.close()


def test_an_index_is_read_from_several_threads(index: Index) -> None:
    from concurrent.futures import ThreadPoolExecutor

    words = ["图书馆", "吃", "后", "的", "library", "tushuguan"] * 100
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(index.search, words))
    assert found[:6] == found[-6:]
