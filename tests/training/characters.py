"""Make resources/characters.txt: python -m tests.training.characters

How much each character says, in bits, by jieba's word frequencies (MIT) in Simplified and in what
OpenCC makes of its words in Traditional, Taiwan's and Hong Kong's forms. A text is taken to be
Simplified as often as not.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path

from desktop.language.converter import Converter
from desktop.language.scripts import Script

MOST_BITS = 20
_TARGET = Path(__file__).parents[2] / "resources" / "characters.txt"
_HEAD = """\
# How much a character says, in bits, and the characters that say as much, in either script. Made by
# python -m tests.training.characters
"""
# What is written between the words; jieba's list has none of it.
_OTHERS = 0.35
# Cantonese as Hong Kong writes it, whose characters are rare in jieba's words; the share they have
# such a text, times how likely one is.
_CANTONESE = "嘅唔咗喺佢哋啲嘢嚟嗰冇睇乜咁噉攞瞓嘥啱嗌揾搵俾畀哂晒嘞喎啩囉咩乸嬲諗嗱嘈嘩咪餸冚躝嚿"
_CANTONESE_SHARE = 0.0004


def main() -> None:
    """Count characters and write those that say no more than `MOST_BITS`."""
    found = find_spec("jieba")
    assert found is not None
    assert found.origin is not None
    shares: defaultdict[str, float] = defaultdict(float)
    lines = Path(found.origin).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    words = [(word, int(count)) for word, count, *_ in map(str.split, lines)]
    converter = Converter()
    targets = (Script.TRADITIONAL, Script.TAIWAN, Script.HONGKONG)
    for script, weight in ((Script.SIMPLIFIED, 3), *((target, 1) for target in targets)):
        counts: Counter[str] = Counter()
        for word, count in words:
            written = word
            if script is not Script.SIMPLIFIED:
                written = converter.convert(word, Script.SIMPLIFIED, script)
            for char in written:
                if "\u3400" <= char <= "\u9fff" or char > "\U00020000":
                    counts[char] += count
        total = counts.total()
        for char, count in counts.items():
            shares[char] += count / total * weight / 6 * (1 - _OTHERS)
    for char in _CANTONESE:
        shares[char] = max(shares[char], _CANTONESE_SHARE)
    classes: defaultdict[int, list[str]] = defaultdict(list)
    for char, share in shares.items():
        bits = max(5, round(-math.log2(share)))
        if bits <= MOST_BITS:
            classes[bits].append(char)
    text = "".join(f"{bits} {''.join(sorted(chars))}\n" for bits, chars in sorted(classes.items()))
    _TARGET.write_text(_HEAD + text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
