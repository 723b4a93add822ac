"""The words that a placement test asks."""

from __future__ import annotations

from desktop.language.language import Language
from desktop.language.readings import has_han
from desktop.vocabulary.placement import Placement
from desktop.vocabulary.placement_words import made_up_words, ranked_words, words_within


def test_words_are_ranked_by_how_common_they_are(language: Language) -> None:
    words = ranked_words(language)
    assert words is not None
    assert {"了", "是", "我们"} <= set(words[:100])
    assert words.index("学生") < words.index("图书馆")
    assert all(map(has_han, words[:1000]))
    assert not any(language.index.is_name(word) for word in words[:3000])


def test_made_up_words_are_none(language: Language) -> None:
    common = tuple(["学生", "工作", "时间", "问题", "经济", "社会"] * 100)
    made = made_up_words(common, language, seed=1)
    assert made
    assert not any(language.index.has(word) for word in made)
    assert made == made_up_words(common, language, seed=1)


def test_what_is_within_reach_leaves_out_what_was_said_to_be_unknown(language: Language) -> None:
    test = Placement(("学生", "水", "图书馆"), (), 1)
    asked = test.item.text
    found = words_within(test.answered(False), 3, language)
    assert {entry.simplified for entry in found} == {"学生", "水", "图书馆"} - {asked}
