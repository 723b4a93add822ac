"""Tell the reading of a character by the characters around it.

A small recurrent network: that of the package g2pM; docs/readings.md says why and how good it is.
Three characters on either side are all it needs, so all the places of a paragraph are worked out at
once.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from desktop.language.g2pm import Network

    Array = NDArray[np.float32]

REACH = 3
"""How many characters on either side count."""

SHARPNESS = 0.46
"""How far the network's certainty is to be believed: the factor that makes its probabilities those
with which it is right, fitted by cross-validation on the development part of CPP (0.45 to 0.47).
"""

_NOTHING = -1
_SENTENCE_ENDS = frozenset("。！？!?\n")


class Neighbours:
    """Reads the characters that a network was trained on."""

    def __init__(self, network: Network) -> None:
        # Numpy takes 0.1 s to import: it is left until there is something to read.
        import numpy as np

        self._np = np
        self._places = network.places
        self._start, self._end = network.start, network.end
        self._unknown = network.unknown
        self._recurrent = network.recurrent
        self._hidden, self._hidden_bias = network.hidden, network.hidden_bias
        output, bias = network.output, network.output_bias.tolist()
        self._readings: dict[str, dict[str, tuple[Array, float]]] = {
            character: {reading: (output[row], bias[row]) for reading, row in rows.items()}
            for character, rows in network.readings.items()
        }
        # The logistic function by way of the hyperbolic tangent, so that one call does all gates:
        # what goes into those three gates is halved, and so is what comes out of a step.
        width = self._recurrent.shape[1]
        self._halves = np.full(4 * width, 0.5, np.float32)
        self._halves[2 * width : 3 * width] = 1.0
        inputs = (network.embedding @ network.input + network.bias) * self._halves
        # The last row, where there is no character yet, shuts all gates and leaves nothing behind.
        inputs = np.concatenate([inputs, np.full_like(inputs[:, :1], -100)], axis=1)
        self._input = inputs.reshape(-1, 4 * width)
        self._size = inputs.shape[1]
        self._recurrent = self._recurrent * self._halves * np.float32(0.5)
        self._hidden = self._hidden * np.float32(0.5)

    def knows(self, character: str) -> bool:
        """Say whether the network was trained on a character."""
        return character in self._readings

    def readings(self, character: str) -> tuple[str, ...]:
        """Give the readings of a character that the network knows."""
        return tuple(self._readings.get(character, ()))

    def weigh(
        self, text: str, places: Sequence[int], candidates: Sequence[Sequence[str]]
    ) -> list[dict[str, float]]:
        """Give the probabilities of the candidates at each of some places of a simplified text.

        Those that the network does not know are left out. Nothing outside of the sentence counts.
        """
        scores = self._scores(text, places)
        result: list[dict[str, float]] = []
        for number, (place, wanted) in enumerate(zip(places, candidates, strict=True)):
            rows = self._readings.get(text[place])
            known = [] if rows is None else [reading for reading in wanted if reading in rows]
            if rows is None or not known:
                result.append({})
                continue
            inner = scores[number]
            logits = [float(rows[reading][0] @ inner) + rows[reading][1] for reading in known]
            best = max(logits)
            weights = [exp((logit - best) * SHARPNESS) for logit in logits]
            whole = sum(weights)
            result.append(
                {reading: weight / whole for reading, weight in zip(known, weights, strict=True)}
            )
        return result

    def _scores(self, text: str, places: Sequence[int]) -> Array:
        """Run the network up to its last layer but one."""
        np = self._np
        # By step, direction and place.
        windows = np.array([self._windows(text, place) for place in places]).transpose(2, 1, 0)
        windows[:, 1] += self._size
        steps = self._input[windows]
        width = self._recurrent.shape[1]
        state: Array | None = None
        cell: Array | None = None
        for step in range(REACH + 2):
            gates = steps[step]
            if state is not None:
                gates = gates + state @ self._recurrent
            gates = np.tanh(gates)
            added = (gates[:, :, :width] + 1) * gates[:, :, 2 * width : 3 * width]
            if cell is not None:
                added += (gates[:, :, width : 2 * width] + 1) * cell
            cell = added * np.float32(0.5)
            state = (gates[:, :, 3 * width :] + 1) * np.tanh(cell)
        assert state is not None
        hidden: Array = (
            np.concatenate([state[0], state[1]], axis=1) @ self._hidden + self._hidden_bias
        )
        hidden[hidden < 0] = 0
        return hidden

    def _windows(self, text: str, at: int) -> tuple[list[int], list[int]]:
        """Give what leads up to a character from either side, and the character last."""
        place_of = self._places.get
        before, after = [self._start], [self._end]
        for character in text[max(0, at - REACH) : at]:
            if character in _SENTENCE_ENDS:
                before = [self._start]
            else:
                before.append(place_of(character, self._unknown))
        following = text[at + 1 : at + 1 + REACH]
        for distance, character in enumerate(following, 1):
            if character in _SENTENCE_ENDS:
                following = following[:distance]
                break
        after += [place_of(character, self._unknown) for character in reversed(following)]
        target = place_of(text[at], self._unknown)
        return (
            [_NOTHING] * (REACH + 1 - len(before)) + before + [target],
            [_NOTHING] * (REACH + 1 - len(after)) + after + [target],
        )
