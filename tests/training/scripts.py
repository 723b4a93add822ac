"""Make resources/scripts.txt: python -m tests.training.scripts INDEX

Characters that OpenCC converts to the first of several targets, and those of the others that stand
in at least a twentieth of the words with the character, by CC-CEDICT and the frequencies of jieba.
"""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter, defaultdict
from pathlib import Path

from desktop.language.conversion import read_words

SHARE = 0.05
# As words of their own they are nearly always the first of their targets: 里 for a mile stands
# behind numbers, for which OpenCC has phrases, and 并 for 併 is a part of words.
_SURE = frozenset("里并")
_TARGET = Path(__file__).parents[2] / "resources" / "scripts.txt"
_HEAD = """\
# Characters that a conversion between the scripts can't tell by themselves, and what else they may
# become. Made by python -m tests.training.scripts: see docs/scripts.md.
"""


def main(index: str) -> None:
    """Count how the dictionary's words write each of the characters."""
    variants = {ord(a): b for a, b in read_words("TWVariants.txt").values.items()}
    with sqlite3.connect(index) as database:
        rows = list(
            database.execute(
                "SELECT traditional, ifnull(simplified, traditional), frequency FROM entry"
            )
        )
    lines = []
    for file, turned in (("STCharacters.txt", False), ("TSCharacters.txt", True)):
        words = read_words(file)
        pairs = [(b, a, f) if not turned else (a, b, f) for a, b, f in rows]
        shared = Counter(source for source, _, _ in pairs)
        uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for source, target, frequency in pairs:
            if 2 <= len(source) == len(target):
                for one, other in zip(source, target, strict=True):
                    if one in words.choices:
                        uses[one][other.translate(variants)] += (frequency + 1) / shared[source]
        for character, targets in words.choices.items():
            if character in _SURE:
                continue
            usual = words.values[character].translate(variants)
            known = {target.translate(variants) for target in targets} - {usual}
            total = uses[character].total()
            often = [one for one in sorted(known) if uses[character][one] >= SHARE * total > 0]
            if often:
                lines.append(f"{character}\t{''.join(often)}\n")
    _TARGET.write_text(_HEAD + "".join(sorted(lines)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1])
