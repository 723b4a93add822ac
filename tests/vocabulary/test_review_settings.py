from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.vocabulary.review_settings import as_mapping, from_mapping
from desktop.vocabulary.scheduling import Kind, ReviewSettings

_choices = st.builds(
    ReviewSettings,
    retention=st.floats(0.7, 0.97),
    new_a_day=st.integers(0, 9999),
    reviews_a_day=st.integers(0, 9999),
    kinds=st.sets(st.sampled_from(Kind), min_size=1).map(
        lambda kinds: tuple(k for k in Kind if k in kinds)
    ),
    leech_lapses=st.integers(0, 99),
    introduces_new=st.booleans(),
    reading_counts=st.booleans(),
)
_json = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.lists(st.text())
)


@given(_choices)
def test_what_was_chosen_comes_back_from_a_file(settings: ReviewSettings) -> None:
    assert from_mapping(json.loads(json.dumps(as_mapping(settings)))) == settings


@given(st.dictionaries(st.sampled_from([*as_mapping(ReviewSettings()), "other"]), _json))
def test_what_makes_no_sense_gives_way_to_its_default(stored: dict[str, Any]) -> None:
    found = from_mapping(stored)
    assert 0.7 <= found.retention <= 0.97
    assert found.kinds
    assert found.new_a_day >= 0
