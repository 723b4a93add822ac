"""The heights of blocks and their sums."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.reader.heights import Heights

heights = st.lists(st.integers(0, 500), min_size=1, max_size=1000)


@given(heights, st.data())
def test_the_top_of_a_block_is_the_sum_of_those_above(
    values: list[int], data: st.DataObject
) -> None:
    block = data.draw(st.integers(0, len(values) - 1))
    assert Heights(list(values)).top(block) == sum(values[:block])


@given(heights, st.data())
def test_a_pixel_row_is_found_in_the_block_that_covers_it(
    values: list[int], data: st.DataObject
) -> None:
    kept = Heights(list(values))
    if not kept.total:
        return
    y = data.draw(st.integers(0, kept.total - 1))
    block, within = kept.find(y)
    assert kept.top(block) + within == y
    assert 0 <= within < values[block]


@given(heights, st.data())
def test_a_measured_height_replaces_the_guess_in_every_sum(
    values: list[int], data: st.DataObject
) -> None:
    kept = Heights(list(values))
    block = data.draw(st.integers(0, len(values) - 1))
    values[block] = data.draw(st.integers(0, 500))
    kept.set(block, values[block])
    assert kept.total == sum(values)
    assert [kept.top(i) for i in range(len(values))] == [
        sum(values[:i]) for i in range(len(values))
    ]
    assert kept.between(0, block) == sum(values[:block])
