"""Read the network of the package g2pM (Park and Lee, 2020, arXiv:2004.03136).

Only its data files are used, and none of its code: they are pickles, of which nothing is loaded
but plain values and arrays of numbers.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

_START, _END, _UNKNOWN = "시", "끝", "<UNK>"  # as g2pM writes them
_DIRECTIONS = ("", "_reverse")


@dataclass(frozen=True, slots=True)
class Network:
    """The weights of a recurrent network, and what its rows stand for.

    There are two of each where both directions, forwards first, have one. `places` gives the row
    of `embedding` (characters, size) for a character; `start`, `end` and `unknown` are the rows for
    what is none. `input` is (2, size, 4 * width), `bias` (2, 1, 4 * width), of input, forget, cell
    and output gate, `recurrent` (2, width, 4 * width), `hidden` (2 * width, width), `hidden_bias`
    (width), `output` (classes, width), `output_bias` (classes). `readings` names for each character
    its readings and their classes.
    """

    embedding: Array
    input: Array
    bias: Array
    recurrent: Array
    hidden: Array
    hidden_bias: Array
    output: Array
    output_bias: Array
    places: Mapping[str, int]
    start: int
    end: int
    unknown: int
    readings: Mapping[str, Mapping[str, int]]


def load_network(characters: Collection[str]) -> Network:
    """Load the network with the readings of some characters, those that it was trained on.

    Raises ModuleNotFoundError where the package is not installed.
    """
    import numpy as np

    places: dict[str, int] = _load("char2idx.pkl")
    classes: dict[str, int] = _load("class2idx.pkl")
    dictionary: dict[str, list[str]] = _load("digest_cedict.pkl")
    weights: dict[str, Any] = _load("np_ckpt.pkl")

    def both(name: str) -> Array:
        return np.stack([weights[f"lstm.{name}_l0{way}"].T for way in _DIRECTIONS])

    return Network(
        weights["embedding.weight"],
        both("weight_ih"),
        (both("bias_ih") + both("bias_hh"))[:, None],
        both("weight_hh"),
        weights["logit_layer.0.weight"].T,
        weights["logit_layer.0.bias"],
        weights["logit_layer.2.weight"],
        weights["logit_layer.2.bias"],
        {name: place for name, place in places.items() if len(name) == 1},
        places[_START],
        places[_END],
        places[_UNKNOWN],
        {
            character: {
                reading: classes[reading]
                for reading in dictionary.get(character, ())
                if reading in classes
            }
            for character in characters
        },
    )


class _ArraysOnly(pickle.Unpickler):
    """Loads numbers and refuses everything that could run."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401  # what pickle asks for
        import numpy as np
        from numpy._core.multiarray import _reconstruct

        # Under the name that numpy had for it in 2020.
        allowed = {
            ("numpy.core.multiarray", "_reconstruct"): _reconstruct,
            ("numpy", "ndarray"): np.ndarray,
            ("numpy", "dtype"): np.dtype,
        }
        if (module, name) not in allowed:
            raise pickle.UnpicklingError(f"{module}.{name} has no place here")
        return allowed[module, name]


def _load(name: str) -> Any:  # noqa: ANN401  # each file holds something else
    spec = find_spec("g2pM")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("g2pM is not installed", name="g2pM")
    path = Path(spec.submodule_search_locations[0]) / name
    return _ArraysOnly(io.BytesIO(path.read_bytes())).load()
