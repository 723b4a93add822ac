"""Count the words of a whole text, for the pass in the background."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.language.document import Place
from desktop.language.pieces import pieces
from desktop.language.readings import has_han

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from desktop.language.corrections import Corrections
    from desktop.language.language import Language


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each word occurs, by its folded text, and how many tokens that makes.

    Counted is what the dictionary has and holds a Chinese character.
    """

    words: Mapping[str, int]
    tokens: int


def count(
    paragraphs: Sequence[str],
    language: Language,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    corrections: Corrections | None = None,
) -> Counts | None:
    """Count the words of a text; None where it was cancelled.

    `progress` is told the share that is done, 0 to 1, and `cancelled` asked after each piece of
    text, a few milliseconds apart at most. `language` should be the thread's own. Words are cut as
    they were corrected.
    """
    found: Counter[str] = Counter()
    total = sum(map(len, paragraphs)) or 1
    done = told = 0
    for number, paragraph in enumerate(paragraphs):
        for start, end in pieces(paragraph):
            if cancelled():
                return None
            found.update(language.cut(paragraph[start:end], corrections, Place(number, start)))
            done += end - start
        if done - told > total / 100:
            told = done
            progress(done / total)
    words: Counter[str] = Counter()
    for seen, (word, occurrences) in enumerate(found.items()):
        if seen % 1000 == 0 and cancelled():
            return None
        # Long before its reading is asked for, a word without a Chinese character is out.
        if has_han(word) and language.is_defined(word):
            words[language.fold(word)] += occurrences
    progress(1.0)
    return Counts(words, words.total())
