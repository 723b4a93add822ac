from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.exports.handouts.practice import Character, characters_of, practice_pages
from desktop.exports.handouts.strokes import read_strokes
from tests.exports.handouts.texts import LOOK, TRADITIONAL, as_lines, word, words

if TYPE_CHECKING:
    from desktop.language.language import Language

REN = Character("人", "ren2", "person; people")
LINE, DOT = "M 1 2 L 3 4 Z", "M 5 -6 Q 7 8 9 10 C 1 2 3 4 5 6 Z"


def test_a_character_has_a_model_copies_to_trace_and_room_to_write() -> None:
    pages = practice_pages("上班路上", [REN], lambda _: (), LOOK)
    assert as_lines(pages)[3:5] == ["人 rén  person; people", "人~人~人~人~人□□□□□□□□"]


def test_strokes_are_built_up_on_a_line_of_their_own_where_they_are_known() -> None:
    pages = practice_pages("上班路上", [REN], {"人": (LINE, DOT)}.__getitem__, LOOK)
    assert as_lines(pages)[3:5] == [
        "人 rén  person; people",
        "[1][2]□□□□□□□□□□□人~人~人~人~人□□□□□□□□",
    ]


def test_a_character_of_many_strokes_goes_on_where_they_end() -> None:
    pages = practice_pages("上班路上", [REN], lambda _: (LINE,) * 14, LOOK)
    assert as_lines(pages)[4].endswith("[13][14]人~人~人~人~人□□□□□□□")


def test_characters_are_read_and_explained_as_in_their_word(language: Language) -> None:
    found = characters_of(
        words("图书馆", "地铁"), TRADITIONAL, language.entries, lambda one: one != "地", 4
    )
    pages = practice_pages("上班路上", found, lambda _: (), TRADITIONAL)
    assert as_lines(pages)[3:11:2] == [
        "圖 tú  diagram; picture; drawing　圖書館 library",
        "書 shū  book; letter; document　圖書館 library",
        "館 guǎn  building; shop　圖書館 library",
        "鐵 tiě  iron (metal); arms; weapons　地鐵 subway; metro",
    ]


def test_a_character_that_means_nothing_alone_has_no_meaning_but_its_words(
    language: Language,
) -> None:
    grapes = word("葡萄 葡萄 pu2 tao5 grape")
    found = characters_of([grapes], LOOK, language.entries, lambda _: True, 9)
    pages = practice_pages("上班路上", found, lambda _: (), LOOK)
    assert as_lines(pages)[3:7:2] == ["葡 pú　葡萄 grape", "萄 táo　葡萄 grape"]


def test_a_character_without_a_tone_in_its_word_has_its_own(language: Language) -> None:
    lively = word("熱鬧 热闹 re4 nao5 lively")
    found = characters_of([lively], LOOK, language.entries, lambda one: one == "闹", 9)
    assert [(one.syllable, one.word_meaning) for one in found] == [("nao4", "lively")]


@pytest.mark.parametrize("form", ["graphics.txt", "all.json", "hanzi-writer-data"])
def test_strokes_are_read_in_each_form_that_they_come_in(tmp_path: Path, form: str) -> None:
    data = {"人": {"strokes": [LINE, DOT], "medians": []}, "大": {"strokes": [LINE]}}
    if form == "graphics.txt":
        lines = [
            json.dumps({"character": key, **value}, ensure_ascii=False)
            for key, value in data.items()
        ]
        (tmp_path / form).write_text("\n".join(lines), encoding="utf-8")
    elif form == "all.json":
        (tmp_path / form).write_text(json.dumps(data), encoding="utf-8")
    else:
        (tmp_path / form).mkdir()
        for key, value in data.items():
            (tmp_path / form / f"{key}.json").write_text(json.dumps(value), encoding="utf-8")
    assert read_strokes(tmp_path, {"人", "龘"}) == {"人": (LINE, DOT)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"character": "人"}',
        '{"character": "人", "strokes": "M 1 2"}',
        '{"character": "人", "strokes": ["M 1 2", "<script>"]}',
        '{"character": "人", "strokes": []}',
    ],
)
def test_damaged_data_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "graphics.txt").write_text(text, encoding="utf-8")
    assert read_strokes(tmp_path, {"人"}) == {}


def test_bytes_that_are_no_text_count_as_none(tmp_path: Path) -> None:
    (tmp_path / "graphics.txt").write_bytes(b"\xff\xfe\x00")
    assert read_strokes(tmp_path, {"人"}) == {}
    assert read_strokes(tmp_path / "nowhere", {"人"}) == {}
