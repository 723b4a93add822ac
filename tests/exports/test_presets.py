from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.fields import DEFAULT_FIELDS, Field
from desktop.exports.presets import Preset, Presets, as_mapping, from_mapping

PRESETS = st.builds(
    Preset,
    name=st.text(min_size=1),
    format=st.sampled_from(["csv", "apkg", "pdf"]),
    fields=st.lists(st.sampled_from(Field), min_size=1, unique=True).map(tuple),
    script=st.sampled_from(["simplified", "traditional"]),
    title=st.text(),
    only_fresh=st.booleans(),
    updates=st.booleans(),
    sounds=st.booleans(),
)


@given(last=PRESETS, kept=st.lists(PRESETS, unique_by=lambda preset: preset.name.casefold()))
def test_presets_come_back_from_the_settings(last: Preset, kept: list[Preset]) -> None:
    presets = Presets(last)
    for preset in kept:
        presets = presets.having(preset)
    stored = json.loads(json.dumps(as_mapping(presets)))
    assert from_mapping(stored) == presets


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"last": 7, "kept": "none"},
        {"last": {"format": 3, "fields": ["no such field"], "updates": "yes"}, "kept": [1, {}]},
        {"last": {"script": "klingon", "fields": [["pinyin"], {}, None]}},
    ],
)
def test_what_makes_no_sense_gives_way_to_the_default(stored: dict[str, object]) -> None:
    assert from_mapping(stored) == Presets()
    assert from_mapping(stored).last.fields == DEFAULT_FIELDS


def test_a_preset_takes_the_place_of_the_one_with_its_name() -> None:
    presets = Presets().having(Preset("Class", "csv")).having(Preset("All", "xlsx"))
    presets = presets.having(Preset("Class", "apkg"))
    assert [(one.name, one.format) for one in presets.kept] == [("All", "xlsx"), ("Class", "apkg")]
    assert presets.named("Class") == Preset("Class", "apkg")
    assert presets.without("Class").named("Class") is None


def test_names_that_differ_in_capitals_alone_are_one() -> None:
    presets = Presets().having(Preset("HSK", "csv")).having(Preset("hsk", "pdf"))
    assert presets.kept == (Preset("hsk", "pdf"),)
    assert presets.named("Hsk") == Preset("hsk", "pdf")
    assert presets.without("HSK") == Presets()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)
NAMES = st.sampled_from(["last", "kept", "fields", "script", "title", "format", "name", "key"])


@given(st.dictionaries(NAMES, JSON | st.dictionaries(NAMES, JSON) | st.lists(JSON)))
def test_no_settings_whatever_stop_the_presets(stored: dict[str, object]) -> None:
    presets = from_mapping(stored)
    assert from_mapping(as_mapping(presets)) == presets
