"""Tell the reading of a character by the characters around it.

A small recurrent network: that of the package g2pM (Park and Lee, 2020), which tests/training/
readings.py rewrites into a file of our own; docs/readings.md says why and how good it is. Three
characters on either side are all it needs, so all the places of a paragraph are worked out at once.

A file of it is one line of JSON, the header, and then, compressed with zlib, arrays of
little-endian half-precision numbers one behind the other, in the order and of the shapes that the
header gives. There are two of each where both directions, forwards first, have one:

    embedding  (characters of `alphabet` + 3, size)
    input      (2, size, 4 * width), bias (2, 1, 4 * width): input, forget, cell and output gate
    recurrent  (2, width, 4 * width)
    hidden     (2 * width, width), hidden_bias (width)
    output     (classes, width), output_bias (classes)

`readings` names for each character that the network was trained on its readings and their classes.
The three rows before those of the alphabet are what stands for the start of a sentence, its end,
and any other character.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from math import exp
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

REACH = 3
"""How many characters on either side count."""

_START, _END, _UNKNOWN, _FIRST = 0, 1, 2, 3
_NOTHING = -1
_SENTENCE_ENDS = frozenset("。！？!?\n")


class Neighbours:
    """Reads the characters that the network knows; made of the bytes of its file."""

    def __init__(self, data: bytes) -> None:
        # Numpy takes 0.1 s to import: it is left until there is something to read.
        import numpy as np

        line, _, packed = data.partition(b"\n")
        header: Mapping[str, Any] = json.loads(line)
        numbers = np.frombuffer(zlib.decompress(packed), "<f2").astype(np.float32)
        arrays: dict[str, Array] = {}
        at = 0
        for name, shape in header["shapes"].items():
            size = int(np.prod(shape))
            arrays[name] = numbers[at : at + size].reshape(shape)
            at += size
        self._np = np
        self._sharpness: float = header["sharpness"]
        self._places = {
            character: place for place, character in enumerate(header["alphabet"], _FIRST)
        }
        self._recurrent = arrays["recurrent"]
        self._hidden, self._hidden_bias = arrays["hidden"], arrays["hidden_bias"]
        output, bias = arrays["output"], arrays["output_bias"].tolist()
        self._readings: dict[str, dict[str, tuple[Array, float]]] = {
            character: {reading: (output[row], bias[row]) for reading, row in rows.items()}
            for character, rows in header["readings"].items()
        }
        # The logistic function by way of the hyperbolic tangent, so that one call does all gates:
        # what goes into those three gates is halved, and so is what comes out of a step.
        width = self._recurrent.shape[1]
        self._halves = np.full(4 * width, 0.5, np.float32)
        self._halves[2 * width : 3 * width] = 1.0
        inputs = (arrays["embedding"] @ arrays["input"] + arrays["bias"]) * self._halves
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
            weights = [exp((logit - best) * self._sharpness) for logit in logits]
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
        before, after = [_START], [_END]
        for character in text[max(0, at - REACH) : at]:
            if character in _SENTENCE_ENDS:
                before = [_START]
            else:
                before.append(place_of(character, _UNKNOWN))
        following = text[at + 1 : at + 1 + REACH]
        for distance, character in enumerate(following, 1):
            if character in _SENTENCE_ENDS:
                following = following[:distance]
                break
        after += [place_of(character, _UNKNOWN) for character in reversed(following)]
        target = place_of(text[at], _UNKNOWN)
        return (
            [_NOTHING] * (REACH + 1 - len(before)) + before + [target],
            [_NOTHING] * (REACH + 1 - len(after)) + after + [target],
        )
