from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.pinyin import marked
from desktop.language.readings import WordReading
from desktop.language.typed_reading import read_typed


def read(typed: str, word: str, *candidates: WordReading) -> str:
    found = read_typed(typed, word, candidates)
    return "" if found is None else " ".join(item or "-" for item in found)


@pytest.mark.parametrize(
    ("typed", "word", "reading"),
    [
        ("zhang3", "长", "zhang3"),
        ("zhǎng", "长", "zhang3"),
        (" Zhǎng ", "长", "zhang3"),
        ("zhang3da4", "长大", "zhang3 da4"),
        ("zhang3 da4", "长大", "zhang3 da4"),
        ("zhǎngdà", "长大", "zhang3 da4"),
        ("xī'ān", "西安", "xi1 an1"),
        ("xi1an1", "西安", "xi1 an1"),
        ("fāngàn", "方案", "fan1 gan4"),
        ("fāng'àn", "方案", "fang1 an4"),
        ("nǚ'ér", "女儿", "nu:3 er2"),
        ("nv3er2", "女儿", "nu:3 er2"),
        ("nu:3 er2", "女儿", "nu:3 er2"),
        ("lüè", "略", "lu:e4"),
        ("lue4", "略", "lu:e4"),
        ("péngyou", "朋友", "peng2 you5"),
        ("yīdiǎnr", "一点儿", "yi1 dian3 r5"),
        ("ng4", "嗯", "ng4"),
        ("zhì", "AA制", "- - zhi4"),
        ("- - zhi4", "AA制", "- - zhi4"),
    ],
)
def test_a_reading_is_understood_as_people_type_it(typed: str, word: str, reading: str) -> None:
    assert read(typed, word) == reading


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("", "长"),
        ("zhang", "长"),
        ("zhang6", "长"),
        ("zhǎng3", "长"),
        ("xyz3", "长"),
        ("长", "长"),
        ("zhang3 da4", "长"),
        ("zhang3", "长大"),
        ("xian1", "西安"),
        ("- -", "长大"),
        ("zhang3 -", "长"),
        ("peng2you", "朋友"),
    ],
)
def test_what_is_no_reading_of_the_word_is_none(typed: str, word: str) -> None:
    assert read(typed, word) == ""


def test_what_the_dictionary_has_is_taken_without_tones_and_in_its_shape() -> None:
    assert read("de", "的", ("de5",), ("di4",)) == "de5"
    assert read("de", "地") == ""
    assert read("jiǔwǔhòu", "95后", ("jiu3", "wu3", "hou4")) == "jiu3 wu3 hou4"


@given(st.lists(st.sampled_from(["zhang3", "nu:3", "an1", "er2", "ma5", "lu:e4", "ge4", "ou3"]),
                min_size=1, max_size=4))  # fmt: skip
def test_what_is_written_with_marks_is_read_back(syllables: list[str]) -> None:
    word = "长" * len(syllables)
    written = marked(syllables)
    expected = "" if set(syllables) == {"ma5"} else " ".join(syllables)
    assert read(written, word) == expected
    assert read("".join(syllables), word) == " ".join(syllables)


@given(st.text(max_size=20), st.text("长大AA制5儿", min_size=1, max_size=5))
def test_any_text_is_looked_at_without_a_failure(typed: str, word: str) -> None:
    found = read_typed(typed, word)
    assert found is None or (len(found) == len(word) and any(found))
