"""What is told of work that takes long."""

from __future__ import annotations

import pytest

from desktop.exports.watched import Watched
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
