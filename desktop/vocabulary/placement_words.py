"""The words that a placement test asks, and those that it finds within reach."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop.language.alternatives import meant_entry
from desktop.language.readings import has_han
from desktop.vocabulary.placement import MADE_UP, MOST_WORDS, Placement
from dictionaries.entry import Entry

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from desktop.language.language import Language


def ranked_words(
    language: Language,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[str, ...] | None:
    """Give the dictionary's words, simplified, the commonest first; None where it was cancelled.

    Names and what holds letters are left out. Takes a second.
    """
    index = language.index
    counted: list[tuple[int, str]] = []
    for number, (word, _) in enumerate(index.lexicon()):
        if number % 5000 == 0:
            if cancelled():
                return None
            progress(min(0.8, number / 150_000))
        frequency = index.frequency(word)
        if frequency and all(map(has_han, word)):
            counted.append((-frequency, word))
    counted.sort()
    found: list[str] = []
    for _, word in counted:
        if not index.is_name(word):
            found.append(word)
        if len(found) == MOST_WORDS or cancelled():
            break
    progress(1.0)
    return None if cancelled() else tuple(found)


def made_up_words(
    words: Sequence[str], language: Language, seed: int, count: int = MADE_UP
) -> tuple[str, ...]:
    """Make words that no dictionary has, of the beginnings and the ends of common ones.

    None begins with a surname, which would make a name of it.
    """
    chance = random.Random(f"{seed} words")
    surnames = language.index.surnames()
    pairs = [word for word in words[200:6000] if len(word) == 2]
    found: dict[str, None] = {}
    for _ in range(100 * count if pairs else 0):
        first, last = chance.choice(pairs)[0], chance.choice(pairs)[1]
        made = first + last
        is_word = language.index.has(made) or language.index.has(last + first)
        if not is_word and first != last and first not in surnames:
            found[made] = None
        if len(found) == count:
            break
    return tuple(found)


def words_within(placement: Placement, reach: int, language: Language) -> tuple[Entry, ...]:
    """Give the words up to a rank, without those that the learner said are not known."""
    unknown = {answer.item.text for answer in placement.answers if not answer.known}
    found: dict[tuple[str, str, str], Entry] = {}
    for word in placement.words[:reach]:
        if word in unknown:
            continue
        entries = language.entries(word)
        number = meant_entry(word, language.reading(word), entries)
        if number is not None:
            entry = entries[number]
            found.setdefault((entry.traditional, entry.simplified, entry.numbered), entry)
    return tuple(found.values())
