"""Make resources/readings.bin: `python -m tests.training.readings polyphones-dev.tsv`.

It rewrites the network of the package g2pM 0.1.2.5 (which must be installed; Duben itself does not
need it) in the form that desktop/language/neighbours.py reads. The sentences say which characters
the network was trained on: on others it answers at random. They set nothing else but `SHARPNESS`.
"""

from __future__ import annotations

import json
import pickle
import sys
import zlib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

SHARPNESS = 0.46
"""How far the network's certainty is to be believed: the factor that makes its probabilities those
with which it is right, fitted by cross-validation on the development sentences (0.45 to 0.47).
"""

_START, _END, _UNKNOWN = "시", "끝", "<UNK>"  # as g2pM writes them
_TARGET = Path(__file__).parents[2] / "resources" / "readings.bin"


def main(sentences: Path) -> None:
    """Write the file."""
    import numpy as np

    places: dict[str, int] = _load("char2idx.pkl")
    classes: dict[str, int] = _load("class2idx.pkl")
    dictionary: dict[str, list[str]] = _load("digest_cedict.pkl")
    weights: dict[str, Any] = _load("np_ckpt.pkl")
    alphabet = [name for name in places if len(name) == 1 and name not in {_START, _END}]
    order = [places[name] for name in (_START, _END, _UNKNOWN, *alphabet)]
    readings: dict[str, dict[str, int]] = {}
    rows: dict[str, int] = {}
    for character in sorted(_trained_on(sentences)):
        for reading in dictionary.get(character, ()):
            if reading in classes:
                row = rows.setdefault(reading, len(rows))
                readings.setdefault(character, {})[reading] = row
    both = ("", "_reverse")
    used = [classes[reading] for reading in rows]
    arrays = {
        "embedding": weights["embedding.weight"][order],
        "input": np.stack([weights[f"lstm.weight_ih_l0{way}"].T for way in both]),
        "bias": np.stack(
            [weights[f"lstm.bias_ih_l0{way}"] + weights[f"lstm.bias_hh_l0{way}"] for way in both]
        )[:, None],
        "recurrent": np.stack([weights[f"lstm.weight_hh_l0{way}"].T for way in both]),
        "hidden": weights["logit_layer.0.weight"].T,
        "hidden_bias": weights["logit_layer.0.bias"],
        "output": weights["logit_layer.2.weight"][used],
        "output_bias": weights["logit_layer.2.bias"][used],
    }
    header = {
        "source": "g2pM 0.1.2.5, Kyubyong Park and Seanie Lee, Apache License 2.0",
        "sharpness": SHARPNESS,
        "shapes": {name: array.shape for name, array in arrays.items()},
        "readings": readings,
        "alphabet": "".join(alphabet),
    }
    packed = zlib.compress(b"".join(array.astype("<f2").tobytes() for array in arrays.values()), 9)
    line = json.dumps(header, ensure_ascii=False, separators=(",", ":"))
    _TARGET.write_bytes(line.encode() + b"\n" + packed)


def _trained_on(sentences: Path) -> set[str]:
    characters = set()
    for line in sentences.read_text(encoding="utf-8").splitlines()[1:]:
        sentence, at, _ = line.split("\t")
        characters.add(sentence[int(at)])
    return characters


def _load(name: str) -> Any:  # a pickle may hold anything
    spec = find_spec("g2pM")
    if spec is None or spec.origin is None:
        raise SystemExit("The package g2pM is not installed: pip install g2pM==0.1.2.5")
    return pickle.loads((Path(spec.origin).parent / name).read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
