from __future__ import annotations

import pytest

from desktop.language.annotation import Annotation
from desktop.language.correcting import Stretch, stretch_around
from desktop.language.document import Token


def cells(words: str) -> tuple[Annotation, ...]:
    """Make tokens from words with slashes between."""
    made, at = [], 0
    for word in words.split("/"):
        made.append(Annotation(Token(at, at + len(word), word), word, word, None, True))
        at += len(word)
    return tuple(made)


def stretch(words: str, asked: str) -> Stretch:
    text = words.replace("/", "")
    start = text.index(asked)
    found = stretch_around(0, cells(words), start, start + len(asked))
    assert found is not None
    return found


def bounds(words: str) -> set[int]:
    found, at = {0}, 0
    for word in words.split("/"):
        at += len(word)
        found.add(at)
    return found


@pytest.mark.parametrize(
    ("now", "wanted", "wishes"),
    [
        ("他/研究生/命/的", "他/研究/生命/的", "研究生命: 研究/生命"),
        ("他/看书/了", "他/看/书/了", "看书: 看/书"),
        ("宇/树/机器人", "宇树/机器人", "宇树: 宇树"),
        ("看书/和/宇/树", "看/书/和/宇树", "看书: 看/书, 宇树: 宇树"),
        ("他/研究生/命/的", "他/研究生/命/的", ""),
        ("研究/生/命", "研究生命", "研究生命: 研究生命"),
    ],
)
def test_what_is_cut_anew_is_the_smallest_stretch(now: str, wanted: str, wishes: str) -> None:
    one = stretch(now, now.split("/", 1)[0])
    assert ", ".join(f"{w.text}: {w.value}" for w in one.cuts(bounds(wanted))) == wishes


def test_a_wish_is_for_its_place_in_the_paragraph() -> None:
    words = "一/二/三/四/五/看书/六"
    one = stretch(words, "看书")
    assert one.text == "三四五看书六"
    (wish,) = one.cuts(one.bounds | {one.text.index("书")})
    assert (wish.place.paragraph, wish.place.offset) == (0, 5)


def test_a_word_that_is_no_token_is_wanted_as_one() -> None:
    one = stretch("他/研究生/命/的", "生命")
    assert sorted(one.bounds) == [0, 1, 4, 5, 6]
    assert sorted(one.wanted) == [0, 1, 3, 5, 6]


@pytest.mark.parametrize(
    ("words", "places"),
    [("看书/。/他", "1"), ("看书/他", "1 2"), ("24/7点", "1 2 3"), ("看 书", "")],
)
def test_nothing_is_cut_or_joined_at_signs(words: str, places: str) -> None:
    one = stretch(words, words.split("/", 1)[0])
    assert " ".join(str(at) for at in range(len(one.text) + 1) if one.can_cut(at)) == places


def test_a_slash_in_a_word_is_never_taken_for_a_cut() -> None:
    token = Annotation(Token(0, 4, "24/7"), "24/7", "24/7", None, True)
    one = Stretch(0, (token,), 0, 4)
    assert not any(one.can_cut(at) for at in range(5))


def test_only_some_neighbours_are_shown() -> None:
    assert stretch("一/二/三/四/五/六/七/八/九", "五").text == "二三四五六七八"
    long = "一" * 20
    assert stretch(f"{long}/五/{long}", "五").text == "五"


def test_what_is_not_among_the_tokens_has_no_stretch() -> None:
    assert stretch_around(0, cells("一/二"), 5, 6) is None
