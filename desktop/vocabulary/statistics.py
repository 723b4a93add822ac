"""Turn the counts of a text and the statuses of the learner's words into numbers.

Tokens are what the dictionary has and holds a Chinese character (see desktop.language.tally). Of
these, names, numbers and words that are ignored are left out: they are understood without being
learnt. The known share is that of the rest, with words that are being learnt not yet known.
Readings are not told apart: a word counts as known when one of its readings is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from desktop.language.levels import COMMON, UNCOMMON, VERY_COMMON, Level
from desktop.language.tally import Kind, Numbers, Tally, WordList
from desktop.vocabulary.word_states import Snapshot, State, States

GOALS = (0.90, 0.95, 0.98)
"""The shares of known tokens that the curve of coverage is asked about.

95 % is where a text is understood well enough, 98 % where it is read with ease, by Laufer (1989)
and by Hu and Nation (2000).
"""
LEVELS = 7
"""The levels of the HSK, of which 3.0 has 7 for its undivided band 7-9; 0 stands for none."""
BANDS = 4
"""From 1 for rare to 4 for very common words, as frequency_band has them; 0 stands for none."""

_CURVE_POINTS = 160


@dataclass(frozen=True, slots=True, eq=False)
class TextFacts:
    """What about the words of a tally does not change with the learner: arrays of its length.

    `hsk2` and `hsk3` are levels and 0 for none, `frequencies` are those of jieba's corpus;
    `character_levels` are those of the tally's characters in HSK 3.0.
    """

    tally: Tally
    hsk2: NDArray[np.uint8]
    hsk3: NDArray[np.uint8]
    frequencies: Numbers
    character_levels: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Amount:
    """How many words, or tokens of words, are known, are being learnt, and are new."""

    known: int
    learning: int
    new: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.known + self.learning + self.new


@dataclass(frozen=True, slots=True)
class Group:
    """The words of one level or frequency band, 0 for those that have none."""

    number: int
    words: Amount
    tokens: Amount


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many tokens don't count: names, numbers, ignored words, what the dictionary lacks."""

    names: int
    numbers: int
    ignored: int
    undefined: int


class Ease(Enum):
    """How a text reads, by the share of its tokens that is known."""

    EASY = 0.98
    COMFORTABLE = 0.95
    DEMANDING = 0.90
    HARD = 0.80
    VERY_HARD = 0.0


@dataclass(frozen=True, slots=True)
class Goal:
    """How many words must be learnt so that a share of the tokens is known; None if all don't do.

    `words` is 0 where the share is reached already.
    """

    share: float
    words: int | None


@dataclass(frozen=True, slots=True, eq=False)
class TextNumbers:
    """What is said about one text.

    `tokens` count every occurrence, `words` each word once, both without what is left out.
    `characters` are Chinese characters, `distinct_characters` each once, with how many of them
    stand in known words. The groups are by level and by frequency band, those without one last;
    `character_levels` has each character once as its `words`, every time as its `tokens`.

    `curve` has the known share after the first so many words were learnt, those that are most
    frequent in the text first. `to_learn` are places in the tally's arrays of the new words and
    those being learnt, in that order, and `states` the State of each place.
    """

    tokens: Amount
    words: Amount
    ignored_words: int
    left_out: LeftOut
    characters: int
    known_characters: int
    distinct_characters: int
    distinct_known_characters: int
    hsk2: tuple[Group, ...]
    hsk3: tuple[Group, ...]
    bands: tuple[Group, ...]
    character_levels: tuple[Group, ...]
    curve: tuple[tuple[int, float], ...]
    goals: tuple[Goal, ...]
    to_learn: NDArray[np.intp]
    states: States

    @property
    def known_share(self) -> float:
        """The share of tokens that is known, 0 to 1; 1 where there are none to know."""
        return self.tokens.known / self.tokens.total if self.tokens.total else 1.0

    @property
    def known_character_share(self) -> float:
        """The share of characters that stand in known words, 0 to 1."""
        return self.known_characters / self.characters if self.characters else 1.0

    @property
    def ease(self) -> Ease:
        """How the text reads."""
        return ease_of(self.known_share)


def text_facts(
    tally: Tally,
    words: WordList,
    level_of: Callable[[str], Level | None],
    character_level_of: Callable[[str], int | None],
    frequency_of: Callable[[str], int],
    cancelled: Callable[[], bool] = lambda: False,
) -> TextFacts | None:
    """Ask for levels and frequencies of a text's words (20,000: 0.2 s); None if cancelled."""
    hsk2, hsk3, frequencies = [], [], []
    for seen, number in enumerate(tally.words.tolist()):
        if seen % 500 == 0 and cancelled():
            return None
        key = words.keys[number]
        level = level_of(key)
        hsk2.append((level.hsk2 or 0) if level else 0)
        hsk3.append((level.hsk3 or 0) if level else 0)
        frequencies.append(frequency_of(key))
    return TextFacts(
        tally,
        np.array(hsk2, np.uint8),
        np.array(hsk3, np.uint8),
        np.array(frequencies, np.uint32),
        np.array([character_level_of(one) or 0 for one in tally.characters], np.uint8),
    )


def text_numbers(
    facts: TextFacts,
    snapshot: Snapshot,
    ignored: Collection[str] = (),
) -> TextNumbers:
    """Work out the numbers of a text as the learner's words are now: a few milliseconds.

    `ignored` are folded words that are ignored in this text.
    """
    tally = facts.tally
    states = states_in(tally.words, tally.kinds, snapshot, ignored)
    counts = tally.counts.astype(np.int64)
    tokens = np.bincount(states, weights=counts, minlength=len(State)).astype(np.int64)
    words = np.bincount(states, minlength=len(State))
    to_learn = _to_learn(states, counts, facts.frequencies)
    gains = np.cumsum(counts[to_learn])
    amount = amount_of(tokens)
    known_characters = snapshot.known_characters()
    is_known = np.array([one in known_characters for one in tally.characters], bool)
    of_characters = tally.character_counts.astype(np.int64)

    def groups(of: NDArray[np.uint8], top: int) -> tuple[Group, ...]:
        return _groups(of, top, states, counts)

    return TextNumbers(
        amount,
        amount_of(words),
        int(words[State.IGNORED]),
        LeftOut(
            int(counts[tally.kinds == Kind.NAME].sum()),
            int(counts[tally.kinds == Kind.NUMBER].sum()),
            int(tokens[State.IGNORED]),
            tally.undefined,
        ),
        int(of_characters.sum()),
        int(of_characters[is_known].sum()),
        len(tally.characters),
        int(is_known.sum()),
        groups(facts.hsk2, LEVELS - 1),
        groups(facts.hsk3, LEVELS),
        groups(bands_of(facts.frequencies), BANDS),
        _groups(
            facts.character_levels,
            LEVELS,
            np.where(is_known, State.KNOWN, State.UNMET).astype(np.uint8),
            of_characters,
        ),
        _curve(amount, gains),
        tuple([_goal(share, amount, gains) for share in GOALS]),
        to_learn,
        states,
    )


def bands_of(frequencies: Numbers) -> NDArray[np.uint8]:
    """Give the frequency band of words: see BANDS."""
    return np.digitize(frequencies, [1, UNCOMMON, COMMON, VERY_COMMON]).astype(np.uint8)


def ease_of(known: float) -> Ease:
    """Say how a text reads of which a share is known."""
    return next(ease for ease in Ease if known >= ease.value)


def states_in(
    words: Numbers,
    kinds: NDArray[np.uint8],
    snapshot: Snapshot,
    ignored: Collection[str] = (),
) -> States:
    """Give the State of some words with their kinds; `ignored` are folded words to leave out."""
    states = snapshot.states[words]
    numbers = snapshot.words.numbers
    more = [numbers[key] for key in ignored if key in numbers]
    if more:
        states[np.isin(words, np.array(more, np.uint32))] = State.IGNORED
    states[kinds != Kind.WORD] = State.LEFT_OUT
    return states


def amount_of(by_state: NDArray[np.int64] | NDArray[np.intp]) -> Amount:
    """Sum up what was counted for each State."""
    new = by_state[State.UNMET] + by_state[State.NEW]
    return Amount(int(by_state[State.KNOWN]), int(by_state[State.LEARNING]), int(new))


def _to_learn(states: States, counts: NDArray[np.int64], frequencies: Numbers) -> NDArray[np.intp]:
    """Give the places of the words that are not known, the most frequent first."""
    places = np.flatnonzero(states <= State.LEARNING)
    order = np.lexsort((-frequencies[places].astype(np.int64), -counts[places]))
    return places[order]


def _groups(
    of: NDArray[np.uint8], top: int, states: States, counts: NDArray[np.int64]
) -> tuple[Group, ...]:
    width = len(State)
    where = of.astype(np.intp) * width + states
    words = np.bincount(where, minlength=(LEVELS + 1) * width).reshape(-1, width)
    weighted = np.bincount(where, weights=counts, minlength=(LEVELS + 1) * width)
    tokens = weighted.astype(np.int64).reshape(-1, width)
    numbers = [*range(1, top + 1), 0]
    return tuple([Group(at, amount_of(words[at]), amount_of(tokens[at])) for at in numbers])


def _curve(tokens: Amount, gains: NDArray[np.int64]) -> tuple[tuple[int, float], ...]:
    """Give some points of the curve, from nothing learnt to everything."""
    if not tokens.total:
        return ()
    last = len(gains)
    learnt = np.unique(np.linspace(0, last, min(last + 1, _CURVE_POINTS)).astype(np.int64))
    reached = np.concatenate([[0], gains])[learnt] + tokens.known
    shares = reached / tokens.total
    return tuple(zip(learnt.tolist(), shares.tolist(), strict=True))


def _goal(share: float, tokens: Amount, gains: NDArray[np.int64]) -> Goal:
    # A whole number of tokens: 0.9 of 10 is 9, though 0.9 * 10 may be a little more.
    wanted = int(np.ceil(share * tokens.total - 1e-9)) - tokens.known
    if wanted <= 0:
        return Goal(share, 0)
    at = int(np.searchsorted(gains, wanted))
    return Goal(share, at + 1 if at < len(gains) else None)
