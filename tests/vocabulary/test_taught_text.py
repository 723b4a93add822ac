"""What of a text was taught, is new and lies beyond, by paragraph and in total."""

from __future__ import annotations

import pytest

from desktop.language.corrections import Corrections, Kind, Scope, correction_of
from desktop.language.document import Document, Place
from desktop.language.language import Language
from desktop.vocabulary.lessons import Taught
from desktop.vocabulary.taught_text import (
    Amounts,
    TaughtCounts,
    TextWords,
    taught_counts,
    text_words,
)

LESSONS = Taught(
    frozenset({"我", "在"}), frozenset({"图书馆"}), frozenset({"看书"}), (frozenset({"图书馆"}),)
)


def read(language: Language, *paragraphs: str, ignored: frozenset[str] = frozenset()) -> TextWords:
    found = text_words(paragraphs, language, ignored)
    assert found is not None
    return found


def told(amounts: Amounts) -> str:
    parts = {
        "taught": amounts.taught,
        "new": amounts.new,
        "beyond": amounts.beyond,
        "apart": amounts.apart,
    }
    return ", ".join([f"{name} {count}" for name, count in parts.items() if count])


def cut(text: TextWords) -> str:
    return "/".join([text.written[word] for word in text.words.tolist()])


def counted(language: Language, *paragraphs: str, taught: Taught = LESSONS) -> TaughtCounts:
    return taught_counts(read(language, *paragraphs), taught)


def test_each_word_of_a_paragraph_is_one_thing_to_the_class(language: Language) -> None:
    text = read(language, "我在图书馆看书。")
    assert cut(text) == "我/在/图书馆/看书"
    assert told(taught_counts(text, LESSONS).tokens) == "taught 2, new 1, beyond 1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我在圖書館看書。", "taught 2, new 1, beyond 1"),  # in the other script
        ("我，我，我！ABC 123", "taught 3"),
        ("二十个", "beyond 1, apart 1"),
        ("王小明在纽约。", "taught 1, apart 4"),
        ("中国", "beyond 1"),  # a name that learners are to know
        ("。，", ""),
        ("", ""),
    ],
)
def test_names_and_numbers_are_counted_apart(language: Language, text: str, expected: str) -> None:
    assert told(counted(language, text).tokens) == expected


def test_what_a_lesson_has_is_no_name(language: Language) -> None:
    taught = Taught(frozenset({"纽约"}))
    assert told(counted(language, "纽约", taught=taught).tokens) == "taught 1"


def test_a_name_that_is_ignored_is_counted_apart(language: Language) -> None:
    text = read(language, "我看书", ignored=frozenset({"看书"}))
    assert told(taught_counts(text, LESSONS).tokens) == "taught 1, apart 1"


def test_paragraphs_are_counted_one_by_one_and_empty_ones_left_out(language: Language) -> None:
    found = counted(language, "我在图书馆。", "", "我我看书，看书。", "*")
    assert [one.paragraph for one in found.paragraphs] == [0, 2]
    assert [told(one.tokens) for one in found.paragraphs] == [
        "taught 2, new 1",
        "taught 2, beyond 2",
    ]
    assert [told(one.words) for one in found.paragraphs] == [
        "taught 2, new 1",
        "taught 1, beyond 1",
    ]
    assert told(found.tokens) == "taught 4, new 1, beyond 2"
    assert told(found.words) == "taught 2, new 1, beyond 1"


def test_words_beyond_stand_by_their_first_place(language: Language) -> None:
    found = counted(language, "我吃苹果，", "看书，吃。")
    said = [(one.written, one.place.paragraph, one.place.offset, one.count) for one in found.beyond]
    assert said == [("吃", 0, 1, 2), ("苹果", 0, 2, 1), ("看书", 1, 0, 1)]
    assert [one.later for one in found.beyond] == [False, False, True]


def test_a_word_beyond_is_written_as_the_text_has_it(language: Language) -> None:
    assert [one.written for one in counted(language, "蘋果和苹果").beyond] == ["蘋果", "和"]


def test_new_words_of_the_lesson_are_told_by_how_many_are_there(language: Language) -> None:
    assert (counted(language, "图书馆").new_found, counted(language, "我").new_found) == (1, 0)
    assert counted(language, "我").new_words == 1


def test_shares_leave_out_names(language: Language) -> None:
    found = counted(language, "我在图书馆看书，王小明")
    assert (found.tokens.taught_share, found.tokens.listed_share) == (0.5, 0.75)
    assert counted(language, "纽约").tokens.taught_share == 1.0


def test_corrections_of_the_cut_are_followed(language: Language) -> None:
    document = Document("d", "", ("我在图书馆看书。",), "sha")
    made = correction_of(document, Place(0, 2), Kind.CUT, "图书馆", "图书/馆", Scope.HERE)
    corrections = Corrections([made], language.fold, document)
    text = text_words(document.paragraphs, language, corrections=corrections)
    assert text is not None
    assert cut(text) == "我/在/图书/馆/看书"


def test_counting_can_be_broken_off(language: Language) -> None:
    assert text_words(["我在图书馆看书。"] * 10, language, cancelled=lambda: True) is None


def test_progress_is_told_up_to_the_end(language: Language) -> None:
    shares: list[float] = []
    text_words(["我在图书馆看书。"] * 20, language, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
