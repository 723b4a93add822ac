"""Which words were taught, are new, and come later."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.language import Language
from desktop.vocabulary.lessons import Lesson, LessonWord, Taught, Taughtness, taught_in


def lesson(text: str) -> Lesson:
    """Make a lesson of `title: word word`."""
    title, _, words = text.partition(":")
    return Lesson(title, "c", title, tuple([LessonWord(one, one) for one in words.split()]))


COURSE = [lesson("1: 我 你 在"), lesson("2: 看书 图书馆 我"), lesson("3: 电影院 看书")]


def told(taught: Taught) -> str:
    parts = (taught.taught, taught.new, taught.later)
    return " / ".join([" ".join(sorted(part)) for part in parts])


@pytest.mark.parametrize(
    ("current", "expected"),
    [
        ("1", " / 你 在 我 / 图书馆 电影院 看书"),
        ("2", "你 在 我 / 图书馆 看书 / 电影院"),
        ("3", "你 图书馆 在 我 看书 / 电影院 / "),
        ("", " /  / 你 图书馆 在 我 电影院 看书"),
        ("gone", " /  / 你 图书馆 在 我 电影院 看书"),
    ],
)
def test_words_before_the_current_lesson_were_taught(current: str, expected: str) -> None:
    assert told(taught_in(COURSE, current, str)) == expected


def test_a_word_that_was_taught_before_is_not_new_again() -> None:
    assert taught_in(COURSE, "2", str).new_words == (frozenset({"看书"}), frozenset({"图书馆"}))


def test_a_word_says_what_it_is_to_the_class() -> None:
    taught = taught_in(COURSE, "2", str)
    states = {word: taught.state_of(word) for word in ("我", "看书", "电影院", "饕餮")}
    assert states == {
        "我": Taughtness.TAUGHT,
        "看书": Taughtness.NEW,
        "电影院": Taughtness.LATER,
        "饕餮": None,
    }


def test_words_are_matched_in_either_script(language: Language) -> None:
    listed = LessonWord("圖書館", "图书馆", "tu2 shu1 guan3")
    assert listed.keys(language.fold) == {"图书馆"}
    assert LessonWord("圖書館", "圖書館").keys(language.fold) == {"图书馆"}


def test_each_part_of_a_pattern_is_a_word() -> None:
    assert LessonWord("因為……所以", "因为……所以").keys(str) == {"因為", "因为", "所以"}
    assert LessonWord("…", "…").keys(str) == frozenset()


def test_without_words_there_is_nothing_taught() -> None:
    assert not taught_in([], "", str)
    assert taught_in(COURSE, "", str)


@given(
    st.lists(st.lists(st.sampled_from("一二三四五六七八"), max_size=5), max_size=5),
    st.integers(0, 5),
)
def test_every_word_of_a_course_is_one_thing_only(words: list[list[str]], at: int) -> None:
    lessons = [lesson(f"{number}: {' '.join(each)}") for number, each in enumerate(words)]
    taught = taught_in(lessons, str(at), str)
    parts = (taught.taught, taught.new, taught.later)
    everything = {word for each in words for word in each}
    assert set().union(*parts) == everything
    assert sum(map(len, parts)) == len(everything)
