"""The words of a stretch of a text that were never touched."""

from __future__ import annotations

import pytest

from desktop.language.document import Article, Document, Place
from desktop.language.language import Language
from desktop.language.readings import WordReading
from desktop.language.scripts import Script
from desktop.vocabulary.met_words import Stretch, met_words, stretch_before

TEXT = ("我长大了。", "王小明有三十五本书。", "这条河很长，我在图书馆。")


def document(*paragraphs: str) -> Document:
    return Document("d", "", paragraphs or TEXT, "")


def met(stretch: Stretch, language: Language, touched: tuple[str, ...] = ()) -> list[str]:
    def is_touched(text: str, _key: str, _reading: WordReading | None) -> bool:
        return text in touched

    found = met_words(stretch, language, is_touched)
    assert found is not None
    return [f"{entry.simplified} {entry.numbered}" for entry in found]


def test_words_are_read_as_they_are_there(language: Language) -> None:
    words = met(Stretch(document(), Place(0, 0), Place(2, 12), Script.SIMPLIFIED), language)
    assert "长大 zhang3 da4" in words
    assert "长 chang2" in words


def test_names_and_numbers_are_left_out(language: Language) -> None:
    stretch = Stretch(document(), Place(1, 0), Place(2, 0), Script.SIMPLIFIED)
    assert met(stretch, language) == ["有 you3", "本 ben3", "书 shu1"]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(0, 0), []),
        (Place(0, 1), ["我 wo3"]),
        (Place(0, 2), ["我 wo3"]),  # in the midst of a word
        (Place(0, 4), ["我 wo3", "长大 zhang3 da4", "了 le5"]),
    ],
)
def test_what_comes_before_a_place_ends_there(
    place: Place, words: list[str], language: Language
) -> None:
    assert met(stretch_before(document(), place, Script.SIMPLIFIED), language) == words


def test_a_page_begins_and_ends_within_paragraphs(language: Language) -> None:
    stretch = Stretch(document(), Place(1, 8), Place(2, 3), Script.SIMPLIFIED)
    assert met(stretch, language) == ["书 shu1", "这 zhe4", "条 tiao2", "河 he2"]


def test_touched_words_and_those_outside_the_article_are_left_out(language: Language) -> None:
    stretch = Stretch(document(), Place(0, 0), Place(2, 12), Script.SIMPLIFIED, Article(((0, 1),)))
    assert met(stretch, language, ("我",)) == ["长大 zhang3 da4", "了 le5"]


def test_a_page_of_one_long_paragraph_is_as_in_a_short_one(language: Language) -> None:
    text = "他在图书馆看书。" * 2000
    stretch = Stretch(document(text), Place(0, 8000), Place(0, 8008), Script.SIMPLIFIED)
    assert met(stretch, language) == [
        "他 ta1",
        "在 zai4",
        "图书馆 tu2 shu1 guan3",
        "看书 kan4 shu1",
    ]


def test_many_paragraphs_are_read_as_one_after_the_other(language: Language) -> None:
    paragraphs = [f"{text}今天天气很好。" * 20 for text in TEXT] * 10
    whole = Stretch(document(*paragraphs), Place(0, 0), Place(30, 0), Script.SIMPLIFIED)
    expected = dict.fromkeys(
        word
        for number, text in enumerate(paragraphs)
        for word in met(
            Stretch(document(*paragraphs), Place(number, 0), Place(number, len(text))), language
        )
    )
    assert met(whole, language) == list(expected)


def test_reading_can_be_cancelled(language: Language) -> None:
    stretch = Stretch(document(), Place(0, 0), Place(2, 12), Script.SIMPLIFIED)
    assert met_words(stretch, language, lambda *_: False, cancelled=lambda: True) is None
