"""The chapters of what is shown, and the way from one to the next."""

from __future__ import annotations

import pytest

from desktop.language.document import Chapter, Place
from desktop.ui.outline import Outline

NOVEL = Outline([Chapter("一", 2), Chapter("二", 10), Chapter("三", 20)])
VOLUMES = Outline(
    [
        Chapter("序", 0),
        Chapter("上卷", 5),
        Chapter("一", 6, 1),
        Chapter("二", 9, 1),
        Chapter("下卷", 20),
        Chapter("三", 21, 1),
    ]
)


@pytest.mark.parametrize(
    ("paragraph", "row"), [(0, -1), (1, -1), (2, 0), (9, 0), (10, 1), (19, 1), (20, 2), (999, 2)]
)
def test_a_place_is_in_the_chapter_that_began_last(paragraph: int, row: int) -> None:
    assert NOVEL.row_at(Place(paragraph, 3)) == row


def test_no_place_is_in_no_chapter() -> None:
    assert NOVEL.row_at(None) == -1
    assert Outline().row_at(Place(3, 0)) == -1


@pytest.mark.parametrize(
    ("place", "by", "row"),
    [
        (Place(0, 0), 1, 0),
        (Place(2, 0), 1, 1),
        (Place(15, 4), 1, 2),
        (Place(20, 0), 1, None),
        (Place(0, 0), -1, None),
        (Place(2, 0), -1, None),
        (Place(2, 5), -1, 0),
        (Place(10, 0), -1, 0),
        (Place(15, 0), -1, 1),
        (Place(99, 0), -1, 2),
    ],
)
def test_the_next_and_the_previous_beginning(place: Place, by: int, row: int | None) -> None:
    assert NOVEL.step(place, by) == row


def test_volumes_have_no_numbers() -> None:
    assert [VOLUMES.number(row) for row in range(len(VOLUMES))] == [1, 0, 2, 3, 0, 4]
    assert VOLUMES.count == 4
    assert [VOLUMES.numbered(number) for number in range(6)] == [-1, 0, 2, 3, 5, -1]


def test_a_chapter_ends_where_the_next_one_begins() -> None:
    assert [NOVEL.end(row) for row in range(3)] == [Place(10, 0), Place(20, 0), None]


def test_chapters_that_are_hidden_are_none() -> None:
    outline = Outline(NOVEL.chapters, lambda paragraph: paragraph != 10)
    assert [one.title for one in outline.chapters] == ["一", "三"]
    assert outline.count == 2
