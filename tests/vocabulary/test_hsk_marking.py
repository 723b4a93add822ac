"""The levels of the HSK and how much of them is known."""

from __future__ import annotations

import pytest

from desktop.language.language import Language
from desktop.vocabulary.hsk_marking import EDITIONS, HskLevel, hsk_counts, hsk_levels
from desktop.vocabulary.status import Status
from dictionaries.entry import Entry


@pytest.mark.parametrize(
    ("edition", "levels", "least"), [("2025", 7, 290), ("2021", 7, 480), ("2.0", 6, 140)]
)
def test_each_edition_has_its_levels(
    edition: str, levels: int, least: int, language: Language
) -> None:
    assert edition in EDITIONS
    found = hsk_levels(edition, language)
    assert found is not None
    assert [level.level for level in found] == list(range(1, levels + 1))
    assert len(found[0].words) >= least
    assert bool(found[0].characters) == (edition != "2.0")
    assert sum(level.missing for level in found) < 60


def test_what_is_known_is_counted_by_level(language: Language) -> None:
    levels = hsk_levels("2.0", language)
    assert levels is not None
    kept = {
        ("爸爸", "爸爸", "ba4 ba5"): Status.KNOWN,
        ("學生", "学生", "xue2 sheng5"): Status.LEARNING,
    }
    first = hsk_counts(levels, kept)[0]
    assert (first.known, first.learning, first.total) == (1, 1, len(levels[0].words))
    assert (first.known_characters, first.characters) == (0, 0)


def test_characters_are_known_from_words() -> None:
    entry = Entry("爸", "爸", ("ba4",), ())
    (counts,) = hsk_counts([HskLevel(1, (), (entry,))], {("爸爸", "爸爸", "ba4 ba5"): Status.KNOWN})
    assert (counts.known, counts.known_characters, counts.characters) == (0, 1, 1)


def test_looking_the_levels_up_can_be_cancelled(language: Language) -> None:
    assert hsk_levels("2.0", language, cancelled=lambda: True) is None
