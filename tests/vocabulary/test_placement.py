"""The placement test, on learners who know what they are made to know."""

from __future__ import annotations

import math
import random
from statistics import mean, median

import pytest

from desktop.vocabulary.placement import MADE_UP, WORDS, Placement

RANKS = 30_000
LIST = tuple(f"word{rank}" for rank in range(1, RANKS + 1))
NO_WORDS = tuple(f"none{number}" for number in range(MADE_UP))


def learner(size: int, chance: random.Random, slope: float = 3.0) -> set[int]:
    """Give the ranks of the words that a learner of some size of vocabulary knows."""
    low, high = 0.0, 14.0
    while high - low > 1e-2:
        middle = (low + high) / 2
        known = sum(
            _share(rank, middle, slope) * step
            for rank, step in ((10 * n + 5, 10) for n in range(3000))
        )
        low, high = (middle, high) if known < size else (low, middle)
    return {rank for rank in range(1, RANKS + 1) if chance.random() < _share(rank, low, slope)}


def _share(rank: int, threshold: float, slope: float) -> float:
    return 1 / (1 + math.exp(-slope * (threshold - math.log(rank))))


def taken(known: set[int], seed: int, guesses: float = 0.0) -> Placement:
    chance = random.Random(seed)
    test = Placement(LIST, NO_WORDS, seed)
    while not test.is_done:
        rank = test.item.rank
        test = test.answered(rank in known or chance.random() < guesses)
    return test


@pytest.mark.parametrize("size", [500, 1500, 3000, 6000, 10_000])
def test_the_estimate_is_near_what_a_learner_knows(size: int) -> None:
    errors, covered = [], 0
    for seed in range(size, size + 9):
        known = learner(size, random.Random(seed))
        found = taken(known, seed).estimate()
        errors.append(found.size / len(known) - 1)
        covered += found.low <= len(known) <= found.high
        assert found.guessing == 0
        within = sum(rank in known for rank in range(1, found.reach + 1))
        assert within > 0.88 * found.reach > 0
    assert median(map(abs, errors)) < 0.15
    assert abs(mean(errors)) < 0.15
    assert covered >= 7


def test_guessing_is_told_and_corrected() -> None:
    known = learner(3000, random.Random(1))
    honest, guessing = taken(known, 1).estimate(), taken(known, 1, 0.3).estimate()
    assert guessing.guessing > 0
    assert guessing.size < 2 * honest.size


def test_who_knows_nothing_or_everything_is_told_so() -> None:
    nothing, everything = taken(set(), 2).estimate(), taken(set(range(RANKS + 1)), 2).estimate()
    assert (nothing.size < 100, nothing.reach) == (True, 0)
    assert everything.size > 20_000


def test_the_same_seed_and_answers_ask_the_same() -> None:
    known = set(range(1, 2000))
    asked = [[answer.item for answer in taken(known, 7).answers] for _ in range(2)]
    assert asked[0] == asked[1]
    assert asked[0] != [answer.item for answer in taken(known, 8).answers]


def test_no_word_is_asked_twice_and_some_are_made_up() -> None:
    texts = [answer.item.text for answer in taken(set(range(1, 2000)), 3).answers]
    assert len(texts) == len(set(texts)) == WORDS + MADE_UP
    assert set(NO_WORDS) <= set(texts)
    assert texts[0] not in NO_WORDS


def test_an_answer_can_be_taken_back() -> None:
    test = Placement(LIST, NO_WORDS, 4)
    assert test.answered(True).taken_back() == test
    assert test.answered(True).taken_back().item == test.item


def test_a_short_list_is_asked_whole() -> None:
    test = Placement(LIST[:5], (), 1)
    while not test.is_done:
        test = test.answered(True)
    assert sorted(answer.item.rank or 0 for answer in test.answers) == [1, 2, 3, 4, 5]
    with pytest.raises(ValueError, match="all was asked"):
        _ = test.item
