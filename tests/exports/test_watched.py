"""What is told of work that takes long."""

from __future__ import annotations

import pytest

from desktop.exports.watched import Watched, spaced
from dictionaries.errors import Cancelled


def test_who_goes_through_items_tells_how_far_it_is_and_can_be_stopped() -> None:
    shares: list[float] = []
    assert list(Watched("abcd", lambda: False, shares.append, step=2)) == ["a", "b", "c", "d"]
    assert shares == [0.0, 0.5]
    met: list[str] = []
    with pytest.raises(Cancelled):
        met.extend(Watched("abcd", lambda: len(shares) > 3, shares.append))
    assert len(shares) == 4
    assert Watched("abcd", lambda: True)[1:3] == "bc"


def test_what_is_told_too_often_is_passed_on_in_steps_and_the_end_always() -> None:
    shares: list[float] = []
    tell = spaced(shares.append, least=0.25)
    for number in range(101):
        tell(number / 100)
    assert shares == [0.0, 0.25, 0.5, 0.75, 1.0]
    # What begins anew is told anew.
    tell(0.1)
    assert shares[-1] == 0.1
