"""From counts and statuses to numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.levels import Level
from desktop.language.tally import Kind, Tally, WordList
from desktop.vocabulary.difficulty import (
    characters_by_level,
    difficulty,
    effort_minutes,
    kept_words,
    reading_order,
)
from desktop.vocabulary.statistics import (
    Amount,
    Ease,
    Goal,
    LeftOut,
    TextFacts,
    TextNumbers,
    ease_of,
    text_facts,
    text_numbers,
)
from desktop.vocabulary.word_states import State, Statuses, StatusRow

KEYS = ("中国", "北京", "大", "很", "我们", "水", "苹果")
WORDS = WordList(KEYS, "test")
LEVELS = {"中国": Level(1, 1), "水": Level(1, 2), "苹果": Level(1, None), "大": Level(None, 7)}
FREQUENCIES = {"中国": 9000, "水": 700, "苹果": 60, "大": 3}


def _facts(counts: dict[str, int], kinds: dict[str, Kind] | None = None) -> TextFacts:
    numbers = sorted(WORDS.numbers[key] for key in counts)
    keys = [WORDS.keys[number] for number in numbers]
    characters = sorted(set("".join(keys)))
    tally = Tally(
        np.array(numbers, np.uint32),
        np.array([counts[key] for key in keys], np.uint32),
        np.array([(kinds or {}).get(key, Kind.WORD) for key in keys], np.uint8),
        np.zeros(len(keys), np.uint32),
        np.arange(len(keys), dtype=np.uint32),
        "".join(characters),
        np.array(
            [sum(count for key, count in counts.items() if one in key) for one in characters],
            np.uint32,
        ),
        4,
    )
    facts = text_facts(
        tally,
        WORDS,
        LEVELS.get,
        {"水": 1}.get,
        lambda key: FREQUENCIES.get(key, 0),
    )
    assert facts is not None
    return facts


def _statuses(**by_status: str) -> Statuses:
    made = Statuses(WORDS, str)
    made.update(
        [
            StatusRow(word, word, word, status)
            for status, words in by_status.items()
            for word in words.split()
        ]
    )
    return made


def _numbers(
    counts: dict[str, int], statuses: Statuses, ignored: tuple[str, ...] = ()
) -> TextNumbers:
    kinds = {"北京": Kind.NAME}
    return text_numbers(_facts(counts, kinds), statuses.snapshot(), ignored)


def _to_learn(numbers: TextNumbers, counts: dict[str, int]) -> list[str]:
    keys = sorted(counts, key=WORDS.numbers.__getitem__)
    return [keys[at] for at in numbers.to_learn]


COUNTS = {"中国": 6, "北京": 5, "大": 1, "很": 1, "水": 2, "苹果": 10}


def test_names_and_ignored_words_are_left_out() -> None:
    numbers = _numbers(COUNTS, _statuses(known="中国 北京", learning="水", ignored="很"))

    assert numbers.tokens == Amount(known=6, learning=2, new=11)
    assert numbers.words == Amount(known=1, learning=1, new=2)
    assert numbers.ignored_words == 1
    assert numbers.left_out == LeftOut(names=5, numbers=0, ignored=1, undefined=4)
    assert numbers.known_share == 6 / 19


def test_words_may_be_ignored_in_one_text_alone() -> None:
    numbers = _numbers(COUNTS, _statuses(known="中国"), ignored=("苹果", "没有"))

    assert numbers.left_out.ignored == 10
    assert numbers.tokens.total == 10


def test_words_to_learn_come_by_frequency_in_the_text_then_in_general() -> None:
    numbers = _numbers(COUNTS, _statuses(known="中国", learning="水"))

    assert _to_learn(numbers, COUNTS) == ["苹果", "水", "大", "很"]


def test_goals_say_how_many_words_must_be_learnt() -> None:
    counts = {"中国": 89, "大": 1, "水": 4, "苹果": 6}
    numbers = _numbers(counts, _statuses(known="中国"))

    assert numbers.goals == (Goal(0.90, 1), Goal(0.95, 1), Goal(0.98, 2))
    assert numbers.curve == ((0, 0.89), (1, 0.95), (2, 0.99), (3, 1.0))


def test_a_goal_that_is_reached_asks_for_nothing() -> None:
    numbers = _numbers({"中国": 9, "水": 1}, _statuses(known="中国"))

    assert numbers.goals[0] == Goal(0.90, 0)
    assert numbers.ease is Ease.DEMANDING


def test_a_text_without_words_has_nothing_to_learn() -> None:
    numbers = _numbers({}, _statuses())

    assert numbers.known_share == 1.0
    assert numbers.known_character_share == 1.0
    assert numbers.curve == ()
    assert [goal.words for goal in numbers.goals] == [0, 0, 0]


def test_levels_and_bands_hold_what_is_known_learnt_and_new() -> None:
    numbers = _numbers(COUNTS, _statuses(known="中国", learning="水"))

    by_level = {group.number: (group.words, group.tokens) for group in numbers.hsk3}
    assert list(by_level) == [1, 2, 3, 4, 5, 6, 7, 0]
    assert by_level[1] == (Amount(1, 0, 0), Amount(6, 0, 0))
    assert by_level[2] == (Amount(0, 1, 0), Amount(0, 2, 0))
    assert by_level[7] == (Amount(0, 0, 1), Amount(0, 0, 1))
    assert by_level[0] == (Amount(0, 0, 2), Amount(0, 0, 11))
    assert [group.number for group in numbers.hsk2] == [1, 2, 3, 4, 5, 6, 0]
    bands = {group.number: group.words.total for group in numbers.bands}
    assert bands == {4: 1, 3: 1, 2: 1, 1: 1, 0: 1}


def test_a_character_is_known_that_stands_in_a_known_word() -> None:
    numbers = _numbers({"中国": 2, "水": 3}, _statuses(known="中国"))

    assert (numbers.characters, numbers.known_characters) == (7, 4)
    assert (numbers.distinct_characters, numbers.distinct_known_characters) == (3, 2)
    levels = {group.number: group.words for group in numbers.character_levels}
    assert levels[1] == Amount(0, 0, 1)
    assert levels[0] == Amount(2, 0, 0)


@given(
    st.dictionaries(st.sampled_from(KEYS), st.integers(1, 500), min_size=1),
    st.dictionaries(st.sampled_from(KEYS), st.sampled_from(["new", "learning", "known"])),
)
def test_so_many_words_and_no_fewer_reach_a_goal(
    counts: dict[str, int], chosen: dict[str, str]
) -> None:
    statuses = Statuses(WORDS, str)
    statuses.update([StatusRow(key, key, key, status) for key, status in chosen.items()])
    numbers = text_numbers(_facts(counts), statuses.snapshot())
    total = sum(counts.values())
    known = sum(count for key, count in counts.items() if chosen.get(key) == "known")
    gains = sorted(
        (count for key, count in counts.items() if chosen.get(key) != "known"), reverse=True
    )
    for goal in numbers.goals:
        assert goal.words is not None
        percent = round(goal.share * 100)
        assert (known + sum(gains[: goal.words])) * 100 >= percent * total
        if goal.words:
            assert (known + sum(gains[: goal.words - 1])) * 100 < percent * total


def test_statuses_follow_changes_and_deletions() -> None:
    statuses = _statuses(learning="水")
    before = statuses.snapshot()
    statuses.update([StatusRow("水", "水", "水", "known"), StatusRow("x", "x", "x", "known")])
    assert statuses.snapshot().states[WORDS.numbers["水"]] == State.KNOWN
    assert before.states[WORDS.numbers["水"]] == State.LEARNING

    statuses.update([StatusRow("水", "水", "水", None)])
    assert statuses.snapshot().states[WORDS.numbers["水"]] == State.UNMET


def test_of_words_that_are_written_alike_the_best_known_counts() -> None:
    statuses = Statuses(WORDS, str)
    statuses.update([StatusRow("1", "大", "大", "learning"), StatusRow("2", "大", "大", "known")])
    assert statuses.snapshot().states[WORDS.numbers["大"]] == State.KNOWN

    statuses.update([StatusRow("2", "大", "大", "new")])
    assert statuses.snapshot().states[WORDS.numbers["大"]] == State.LEARNING


def test_ease_is_named_by_the_known_share() -> None:
    shares = (1.0, 0.98, 0.95, 0.949, 0.9, 0.8, 0.1)

    assert [ease_of(share) for share in shares] == [
        Ease.EASY,
        Ease.EASY,
        Ease.COMFORTABLE,
        Ease.DEMANDING,
        Ease.DEMANDING,
        Ease.HARD,
        Ease.VERY_HARD,
    ]


def test_the_comfortable_texts_are_to_be_read_next() -> None:
    shares = (0.5, 0.999, 0.96, 0.94, 0.975, 1.0, 0.8)

    assert sorted(shares, key=reading_order) == [0.975, 0.96, 0.94, 0.999, 1.0, 0.8, 0.5]


def test_a_document_is_as_hard_as_its_new_words_are_many() -> None:
    facts = _facts(COUNTS, {"北京": Kind.NAME})
    tally = facts.tally
    snapshot = _statuses(known="苹果", ignored="很").snapshot()

    found = difficulty("d", tally.words, tally.counts, tally.kinds, snapshot)

    assert found.tokens == Amount(known=10, learning=0, new=9)
    assert found.words == Amount(known=1, learning=0, new=3)
    assert found.known_share == 10 / 19
    assert found.new_per_thousand == 3000 / 19
    assert found.ease is Ease.VERY_HARD


def test_effort_is_reading_and_looking_up() -> None:
    assert effort_minutes(1800, 0, 180) == 10
    assert effort_minutes(1800, 40, 180) == 20


def test_characters_and_words_are_counted_by_level_and_status() -> None:
    assert characters_by_level("水大山", {"水": 1, "大": 7}.get) == (1, 1, 0, 0, 0, 0, 0, 1)
    rows = [(0, 0, "known"), (0, 0, "known"), (0, 0, "new"), (0, 0, "ignored")]
    assert kept_words(rows) == Amount(2, 0, 1)
