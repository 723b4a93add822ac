"""Measure segmentation beside jieba and longest match: `python -m tests.benchmarks.segmentation`.

Further gold files, words separated by spaces, may be named; they are read beside the shared one.
F1 counts whole words. Crossing is the share of tokens with a Chinese character that cut across a
gold word, defined the share with an entry.
"""

from __future__ import annotations

import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.language.readings import has_han
from desktop.language.segmentation import Segmenter, best_engine
from dictionaries.build import build_index
from dictionaries.index import Index
from dictionaries.lexicon import default_frequency, is_matchable, read_frequencies
from dictionaries.sources import find_sources
from tests.benchmarks.texts import SHARED

GOLD = SHARED / "data" / "segmentation-dev.txt"

Cut = Callable[[str], list[str]]
Sentence = list[str]


@dataclass(frozen=True, slots=True)
class Score:
    """What a way of cutting scores; shares, not percent."""

    f1: float
    crossing: float
    defined: float


def read_gold(path: Path) -> list[Sentence]:
    """Read sentences of words."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line.strip()]


def score(gold: Iterable[Sentence], cut: Cut, has: Callable[[str], bool]) -> Score:
    """Score a way of cutting; `has` says whether a word has an entry."""
    right = wanted = given = han = crossing = defined = 0
    for sentence in gold:
        words = _spans(sentence)
        bounds = {0, *(end for _, end in words)}
        tokens = _spans(cut("".join(sentence)))
        text = "".join(sentence)
        right += len(set(words) & set(tokens))
        wanted += len(words)
        given += len(tokens)
        for start, end in tokens:
            if has_han(text[start:end]):
                han += 1
                defined += has(text[start:end])
                inner = any(place in bounds for place in range(start + 1, end))
                crossing += inner and not {start, end} <= bounds
    return Score(2 * right / (wanted + given), crossing / han, defined / han)


def _spans(words: Iterable[str]) -> list[tuple[int, int]]:
    spans = []
    at = 0
    for word in words:
        spans.append((at, at + len(word)))
        at += len(word)
    return spans


def ways(index: Index) -> dict[str, Cut]:
    """Give what is compared."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's source has invalid escapes
        import jieba

        jieba.setLogLevel("ERROR")
        jieba.initialize()
    folding = index.folding()
    return {
        "jieba as it comes": lambda text: list(jieba.cut(text)),
        "jieba on simplified text": lambda text: _laid_on(text, jieba.cut(text.translate(folding))),
        "longest match in CC-CEDICT": lambda text: _longest_match(index, text),
        "CC-CEDICT with jieba's frequencies": _by_frequency(index, folding),
        "Duben": Segmenter(index.lexicon(), folding).cut,
    }


def _laid_on(text: str, words: Iterable[str]) -> list[str]:
    return [text[start:end] for start, end in _spans(words)]


def _longest_match(index: Index, text: str) -> list[str]:
    words = []
    at = 0
    while at < len(text):
        if text[at].isascii() and text[at].isalnum():
            end = at + 1
            while end < len(text) and text[end].isascii() and text[end].isalnum():
                end += 1
        else:
            end = at + max(map(len, index.starting_at(text, at)), default=1)
        words.append(text[at:end])
        at = end
    return words


def _by_frequency(index: Index, folding: Mapping[int, str]) -> Cut:
    """What Duben did before its weights were learned."""
    words = [word for word in index.words() if is_matchable(word)]
    known = read_frequencies(set(words))
    cut = best_engine()((word, known.get(word) or default_frequency(word)) for word in words)
    return lambda text: _laid_on(text, cut(text.translate(folding)))


def print_table(paths: Iterable[Path]) -> None:
    """Print the table for the files that are there."""
    with tempfile.TemporaryDirectory() as name:
        index = Index.open(build_index(find_sources()[0], Path(name)))
        compared = ways(index)
        folding = index.folding()
        for path in paths:
            if not path.exists():
                print(f"{path.name}: not measured")
                continue
            gold = read_gold(path)
            print(f"{path.name}, {len(gold)} sentences{'F1':>20}{'crossing':>12}{'defined':>12}")
            for what, cut in compared.items():
                found = score(gold, cut, lambda word: index.has(word.translate(folding)))
                print(f"  {what:<40}{found.f1:>9.3f}{found.crossing:>12.2%}{found.defined:>12.2%}")
        index.close()


if __name__ == "__main__":
    print_table([GOLD, *map(Path, sys.argv[1:])])
