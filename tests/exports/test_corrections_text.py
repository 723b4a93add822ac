from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.corrections_text import read_corrections, write_corrections
from desktop.ids import new_id
from desktop.language.corrections import Correction, Kind, Scope
from desktop.language.document import Place, Quote

CUT = Correction("1", Kind.CUT, "研究生命", "研究/生命", Scope.EVERYWHERE)
READING = Correction("2", Kind.READING, "长", "zhang3", Scope.TEXT, "d1")
SENSE = Correction(
    "3",
    Kind.SENSE,
    "后",
    "後|后[hou4] back; behind",
    Scope.HERE,
    "d1",
    "",
    Place(12, 7),
    Quote("后", "他站在", "面。"),
)


def written(*corrections: Correction) -> str:
    hashes = {"d1": "9f86d0"}
    return "".join(write_corrections(corrections, hashes.get))


def read(text: str) -> tuple[list[Correction], tuple[int, ...]]:
    found = read_corrections(text, {"9f86d0": "d1"}.__getitem__)
    numbered = [replace(one, id=str(at)) for at, one in enumerate(found.corrections, 1)]
    return numbered, found.malformed


def test_corrections_are_lines_that_people_can_read() -> None:
    assert written(CUT, READING, SENSE).splitlines()[2:] == [
        "cut\t研究生命\t研究/生命\teverywhere",
        "reading\t长\tzhang3\ttext\t9f86d0",
        "sense\t后\t後|后[hou4] back; behind\there\t9f86d0\t12\t7\t他站在\t面。",
    ]


def test_what_was_written_is_read_back() -> None:
    assert read(written(CUT, READING, SENSE)) == ([CUT, READING, SENSE], ())


def test_a_correction_of_an_unknown_document_is_left_out() -> None:
    assert len(written(replace(READING, document_id="gone")).splitlines()) == 2


@pytest.mark.parametrize(
    "line",
    [
        "cut",
        "cut\t研究生命\t研究/生\teverywhere",
        "tone\t长\tzhang3\teverywhere",
        "reading\t长\tzhang3\tsometimes",
        "reading\t长\tzhang3\ttext",
        "sense\t后\t後|后[hou4]\there\t9f86d0\tx\t7\t他\t面",
        "sense\t后\t後|后[hou4]\there\t9f86d0\t-1\t7\t他\t面",
    ],
)
def test_a_line_that_makes_no_sense_is_counted_and_the_others_are_read(line: str) -> None:
    text = f"\ufeff# for you\r\n\r\n{line}\r\ncut\t看书\t看/书\teverywhere\r\n"
    found, malformed = read(text)
    assert [one.value for one in found] == ["看/书"]
    assert malformed == (3,)


@given(st.text(max_size=80))
def test_any_text_is_read_without_a_failure(text: str) -> None:
    read_corrections(text, lambda sha256: sha256)


@given(
    st.lists(st.text(st.characters(exclude_characters="/\t\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029",
                                   exclude_categories=["Cs"]), min_size=1, max_size=5),
             min_size=1, max_size=4)
)  # fmt: skip
def test_any_cut_is_read_back(words: list[str]) -> None:
    one = Correction(new_id(), Kind.CUT, "".join(words), "/".join(words), Scope.EVERYWHERE)
    (again,) = read_corrections(written(one), str).corrections
    assert (again.text, again.value) == (one.text, one.value)


def test_a_correction_of_the_script_names_the_word_in_both() -> None:
    hair = Correction("1", Kind.SCRIPT, "发", "髮|发", Scope.EVERYWHERE)
    assert written(hair).splitlines()[2:] == ["script\t发\t髮|发\teverywhere"]
    assert read(written(hair)) == ([hair], ())
