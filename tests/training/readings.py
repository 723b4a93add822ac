"""Make resources/polyphones.txt: `python -m tests.training.readings polyphones-dev.tsv`.

It lists the characters that the network of g2pM was trained on, which are those of the data set
CPP: on others it answers at random.
"""

from __future__ import annotations

import sys
from pathlib import Path

_TARGET = Path(__file__).parents[2] / "resources" / "polyphones.txt"
_IN_A_LINE = 40


def main(sentences: Path) -> None:
    """Write the file."""
    characters = set()
    for line in sentences.read_text(encoding="utf-8").splitlines()[1:]:
        sentence, at, _ = line.split("\t")
        characters.add(sentence[int(at)])
    ordered = sorted(characters)
    lines = [ordered[at : at + _IN_A_LINE] for at in range(0, len(ordered), _IN_A_LINE)]
    _TARGET.write_text("".join(" ".join(line) + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
