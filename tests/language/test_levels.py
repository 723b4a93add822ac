from __future__ import annotations

import pytest

from desktop.language.levels import Level, Levels, frequency_band


def test_a_word_has_its_level_in_both_lists() -> None:
    levels = Levels()
    assert levels.of("爱") == Level(hsk2=1, hsk3=1)
    assert levels.of("一丝不苟") == Level(hsk2=6, hsk3=7)


def test_a_word_may_be_in_one_list_only() -> None:
    assert Levels().of("一一") == Level(hsk2=None, hsk3=6)


def test_a_word_in_no_list_has_no_level() -> None:
    assert Levels().of("具身智能") is None
    assert Levels().of("") is None


@pytest.mark.parametrize(
    ("frequency", "band"),
    [
        (318825, "very common"),
        (4000, "very common"),
        (3999, "common"),
        (600, "common"),
        (599, "uncommon"),
        (50, "uncommon"),
        (49, "rare"),
        (1, "rare"),
        (0, ""),
    ],
)
def test_a_count_has_a_band(frequency: int, band: str) -> None:
    assert frequency_band(frequency) == band


def test_both_documents_called_hsk_3_are_there() -> None:
    assert Levels("2021").of("一一") == Level(hsk2=None, hsk3=7)
    assert Levels("2025").of("一一") == Level(hsk2=None, hsk3=6)


def test_characters_have_levels_of_their_own() -> None:
    levels = Levels()
    assert levels.of("习") is None
    assert levels.of_character("习") == 1
    assert levels.of_character("姚") is None
