"""What is typed to find words is understood."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.vocabulary.finding import numbered_key, parse_query, pinyin_test, plain_key, span_of
from desktop.vocabulary.status import Status


def fits(typed: str, reading: str) -> bool:
    test, numbered = pinyin_test(typed), numbered_key(reading)
    return test is not None and test(plain_key(numbered), numbered)


@pytest.mark.parametrize(
    "typed",
    [
        "tushuguan", "tu shu guan", "tu2shu1guan3", "tu2 shu1 guan3", "túshūguǎn", "tú shū",
        "shu1guan", "TUSHU", "tushu1", "túshu", "tu2shū", "guǎn",
    ],
)  # fmt: skip
def test_pinyin_is_found_with_tones_or_without(typed: str) -> None:
    assert fits(typed, "tu2 shu1 guan3")


@pytest.mark.parametrize(
    "typed", ["tu1", "tu2shu2", "tùshū", "guan4", "guàn", "tu?", "学", "", "2", "tu6"]
)
def test_tones_that_are_typed_have_to_be_there(typed: str) -> None:
    assert not fits(typed, "tu2 shu1 guan3")


@pytest.mark.parametrize("typed", ["nüer", "nver", "nu:er", "nu:3", "nǚ", "nǚ'ér", "nü3 er2"])
def test_u_with_dots_is_typed_in_any_of_its_ways(typed: str) -> None:
    assert fits(typed, "nu:3 er2")


@pytest.mark.parametrize(("typed", "found"), [("zhang3", True), ("zháng", False), ("chang", False)])
def test_one_reading_of_a_character_is_told_from_the_other(typed: str, found: bool) -> None:
    assert fits(typed, "zhang3") is found


def test_readings_sort_by_syllable_and_then_by_tone() -> None:
    readings = ["shi4 jie4", "shi2", "ma3", "shi1 fu5", "Shi2 jia1", "lu:4", "lu4", "luo4"]
    assert sorted(readings, key=numbered_key) == [
        "lu4", "luo4", "lu:4", "ma3", "shi1 fu5", "shi2", "Shi2 jia1", "shi4 jie4",
    ]  # fmt: skip


def test_terms_for_fields_are_told_from_what_is_looked_for_everywhere() -> None:
    query = parse_query('Library status:learn tag:Food level:7-9 text:"Ein Buch" note:x guan')
    assert query.terms == ("library", "guan")
    assert query.status == frozenset([Status.LEARNING])
    assert (query.tags, query.titles, query.notes) == (("food",), ("ein buch",), ("x",))
    assert query.level == (3, 7)


def test_a_field_whose_value_is_still_to_be_typed_leaves_all_words() -> None:
    assert parse_query("status: tag: level: text: date:") == parse_query("")


@pytest.mark.parametrize("typed", ["nu:3", "lu:4", "xtag:food", "http://a"])
def test_a_colon_alone_makes_no_field(typed: str) -> None:
    assert parse_query(typed).terms == (typed,)


@pytest.mark.parametrize("typed", ["level:9x", "level:0.5", "date:soon", "date:2026-13"])
def test_a_value_that_can_not_be_finds_nothing(typed: str) -> None:
    assert parse_query(typed).impossible


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026", (2026, 1, 1), (2027, 1, 1)),
        ("2026-12", (2026, 12, 1), (2027, 1, 1)),
        ("2026-2", (2026, 2, 1), (2026, 3, 1)),
        ("2026-11-30", (2026, 11, 30), (2026, 12, 1)),
    ],
)
def test_a_date_is_a_year_a_month_or_a_day(
    typed: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    span = span_of(typed)
    assert span is not None
    days = [datetime.fromtimestamp(one / 1_000_000).timetuple()[:3] for one in span]
    assert days == [first, last]


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_query(typed: str) -> None:
    for term in parse_query(typed).terms:
        assert pinyin_test(term) is None or not any(letter > "\u03ff" for letter in term)


@given(st.from_regex(r"(status|tag|level|hsk2|date|text|note):\S{0,12}", fullmatch=True))
def test_whatever_stands_after_a_field_is_a_query(typed: str) -> None:
    assert parse_query(typed).terms == ()
