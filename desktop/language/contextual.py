"""Choose the readings of words by what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.language.neighbours import Neighbours
from desktop.language.readings import same_sound
from desktop.language.usage import Usage

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

DOUBTFUL = 0.97
"""The probability below which a reading counts as a close call: see docs/readings.md."""

CONTRADICTED = 0.9
"""The probability of another reading from which on a word's only one counts as a close call."""


@dataclass(frozen=True, slots=True)
class Question:
    """A character with several readings: its place in the text, and the readings."""

    at: int
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The reading chosen, and whether it was a close call."""

    reading: str
    doubtful: bool


class Context:
    """Reads characters in their sentences: by turns of phrase, else by their neighbours."""

    def __init__(self, neighbours: Neighbours, usage: Usage) -> None:
        self._neighbours = neighbours
        self._usage = usage

    @classmethod
    def load(cls, folder: Traversable | None = None) -> Context:
        """Read the files that Duben comes with, or others of the same names."""
        # Loaded in the background, after the first page is painted.
        from importlib.resources import files

        from desktop.language.g2pm import load_network

        folder = folder or files("resources")
        trained_on = (folder / "polyphones.txt").read_text(encoding="utf-8")
        return cls(
            Neighbours(load_network(trained_on.split())),
            Usage((folder / "readings.txt").read_text(encoding="utf-8")),
        )

    def knows(self, character: str) -> bool:
        """Say whether the neighbours of a character tell its reading."""
        return self._neighbours.knows(character)

    def choose(self, text: str, questions: Sequence[Question]) -> list[Answer | None]:
        """Choose readings at some places of a folded text; None where nothing here can tell.

        Only the sentence that a character stands in counts.
        """
        answers: list[Answer | None] = []
        open_: list[int] = []
        for number, question in enumerate(questions):
            found = self._usage.find(text, question.at, question.candidates)
            answers.append(Answer(found, doubtful=False) if found is not None else None)
            if found is None and self._neighbours.knows(text[question.at]):
                open_.append(number)
        if open_:
            asked = [questions[number] for number in open_]
            weighed = self._neighbours.weigh(
                text, [one.at for one in asked], [one.candidates for one in asked]
            )
            for number, weights in zip(open_, weighed, strict=True):
                if weights:
                    answers[number] = _best(weights)
        return answers

    def other_reading(
        self, word: str, reading: Sequence[str | None]
    ) -> tuple[str | None, ...] | None:
        """Give the reading of a folded word that the neighbours within it speak for, where it is
        another.

        What the dictionary says is right nearly always; where it is not, this mostly tells.
        """
        places = [at for at, character in enumerate(word) if self._neighbours.knows(character)]
        if not places or len(word) < 2:
            return None
        known = [self._neighbours.readings(word[at]) for at in places]
        for at, weights in zip(places, self._neighbours.weigh(word, places, known), strict=True):
            best = max(weights, key=weights.__getitem__)
            mine = reading[at]
            if mine is not None and weights[best] >= CONTRADICTED and not same_sound(best, mine):
                return (*reading[:at], best, *reading[at + 1 :])
        return None


def _best(weights: dict[str, float]) -> Answer:
    best = max(weights, key=weights.__getitem__)
    sure = sum(weight for reading, weight in weights.items() if same_sound(reading, best))
    return Answer(best, doubtful=sure < DOUBTFUL)
