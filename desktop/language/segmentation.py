"""Cut text into the words of the dictionary.

jieba's algorithm without its hidden Markov model: of all the ways to cut a stretch into words of
the list, the one with the highest product of word weights (see docs/segmentation.md). It runs on
text folded to Simplified, whose code points stand one for one for the original's. Numbers are
parted from what they count before.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

from desktop.language.document import Token
from desktop.language.doubts import Doubts
from desktop.language.names import Tag
from desktop.language.numbers import holds_break, join_signs, parts
from desktop.language.pieces import pieces
from dictionaries.lexicon import jieba_words

Cut = Callable[[str], list[str]]

_STEP = 4000  # words: some 3 ms
_SURROGATE = re.compile("[\ud800-\udfff]")


class Segmenter:
    """Cuts text with one word list.

    `lexicon` gives folded words and their weights, `folding` is a table for `str.translate`
    that keeps the length. `step` is called now and then while the list is read. `engine` makes the
    cutting function of the word list: rjieba, and jieba where that cannot be loaded.
    """

    def __init__(
        self,
        lexicon: Iterable[tuple[str, int]],
        folding: Mapping[int, str],
        step: Callable[[], None] = lambda: None,
        engine: Callable[[Iterable[tuple[str, int]]], Cut] | None = None,
    ) -> None:
        self._folding = folding
        self._spared: set[str] = set()
        self._total = 0
        self._followers: dict[str, str] = {}
        self._cut = (engine or best_engine())(self._noted(_in_steps(lexicon, step)))

    def cut(self, piece: str) -> list[str]:
        """Cut one piece of a paragraph into stretches of it; joined they are the piece."""
        folded = join_signs(piece.translate(self._folding))
        try:
            words = self._words(folded)
        except UnicodeEncodeError:
            # Lone surrogates, which no valid text holds but a clipboard may.
            folded = _SURROGATE.sub("\ufffd", folded)
            words = self._words(folded)
        if folded == piece:
            return words
        result = []
        start = 0
        for word in words:
            end = start + len(word)
            result.append(piece[start:end])
            start = end
        return result

    def _words(self, folded: str) -> list[str]:
        words: list[str] = []
        for part in parts(folded, self._spared):
            words += self._cut(part)
        return words

    def doubts(self, weight: Callable[[str], int]) -> Doubts:
        """Make what finds close calls; `weight` gives the weight of a folded word, 0 for none."""
        return Doubts(self._followers, weight, self._total)

    def _noted(self, lexicon: Iterable[tuple[str, int]]) -> Iterable[tuple[str, int]]:
        """Note what is asked later, while the list is read."""
        following: dict[str, list[str]] = {}
        for item in lexicon:
            word, weight = item
            self._total += weight
            if len(word) == 2:
                following.setdefault(word[0], []).append(word[1])
            elif holds_break(word):
                self._spared.add(word)
            yield item
        self._followers = {first: "".join(others) for first, others in following.items()}

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Cut a paragraph into tokens, which cover it without gaps."""
        result = []
        at = 0
        for start, end in pieces(text):
            for word in self.cut(text[start:end]):
                result.append(Token(at, at + len(word), word))
                at += len(word)
        return tuple(result)


def best_engine() -> Callable[[Iterable[tuple[str, int]]], Cut]:
    """Give rjieba's engine where it can be loaded, else jieba's, which is fifteen times slower."""
    return rjieba_engine if _load_rjieba() is not None else jieba_engine


def rjieba_engine(lexicon: Iterable[tuple[str, int]]) -> Cut:
    """Make a cutting function of a word list with rjieba; raises ImportError without it."""
    module = _load_rjieba()
    if module is None:
        raise ImportError("rjieba cannot be loaded here")
    engine = module.Jieba.empty()
    for word, frequency in lexicon:
        engine.add_word(word, frequency, "n")

    def cut(text: str) -> list[str]:
        words: list[str] = engine.cut(text, False)
        return words

    return cut


def jieba_engine(lexicon: Iterable[tuple[str, int]]) -> Cut:
    """Make a cutting function of a word list with jieba itself, without its files and caches."""
    import warnings

    with warnings.catch_warnings():
        # Its source has invalid escapes and asks for pkg_resources.
        warnings.simplefilter("ignore")
        from jieba import Tokenizer

    frequencies: dict[str, int] = {}
    total = 0
    for word, frequency in lexicon:
        frequencies[word] = frequency
        total += frequency
        for end in range(1, len(word)):
            # Beginnings of words stand in the same table, with nothing to their name.
            frequencies.setdefault(word[:end], 0)
    tokenizer = Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = frequencies, total, True

    def cut(text: str) -> list[str]:
        words: list[str] = tokenizer.lcut(text, HMM=False)
        return words

    return cut


def tagger(
    step: Callable[[], None] | None = None,
) -> tuple[Tag, Callable[[str], bool]] | None:
    """Make rjieba with jieba's dictionary: what it joins and tags, and which words it lists.

    It takes 30 MB and 0.1 s, in which no other thread has a turn; with `step`, which is called
    every few milliseconds, 0.4 s. None where rjieba cannot be loaded.
    """
    module = _load_rjieba()
    if module is None:
        return None
    engine = module.Jieba() if step is None else _filled(module, jieba_words(), step)

    def tag(text: str) -> list[tuple[str, str]]:
        try:
            found: list[tuple[str, str]] = engine.tag(text, True)
        except UnicodeEncodeError:  # lone surrogates
            return []
        return found

    return tag, engine.has_word


def _filled(
    module: ModuleType, words: Iterable[tuple[str, int, str]], step: Callable[[], None]
) -> Any:  # noqa: ANN401  # rjieba has no types
    """Fill an engine with words one by one; with its own, all at once, where there are none."""
    engine = module.Jieba.empty()
    count = 0
    for count, (word, frequency, tag) in enumerate(words, 1):
        if count % _STEP == 0:
            step()
        engine.add_word(word, frequency, tag)
    return engine if count else module.Jieba()


def _load_rjieba() -> ModuleType | None:
    """Load rjieba's extension without its package.

    The package reads a dictionary of its own when it is imported: 0.13 s and 30 MB for nothing.
    """
    name = "rjieba.rjieba"
    if name in sys.modules:
        return sys.modules[name]
    package = find_spec("rjieba")
    if package is None or package.submodule_search_locations is None:
        return None
    spec = PathFinder.find_spec(name, list(package.submodule_search_locations))
    if spec is None or spec.loader is None:
        return None
    try:
        module = module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    except ImportError:
        sys.modules.pop(name, None)
        return None
    return module


def _in_steps(
    lexicon: Iterable[tuple[str, int]], step: Callable[[], None]
) -> Iterable[tuple[str, int]]:
    for number, item in enumerate(lexicon):
        if number % _STEP == 0:
            step()
        yield item
