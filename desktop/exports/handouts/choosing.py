"""Which words of a list are worth an exercise, the most useful first."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from desktop.exports.handouts.look import Look
from desktop.exports.listed import ListedWord
from desktop.language.readings import has_han
from dictionaries.entry import is_name

_BANDS = {"very common": 0, "common": 1, "uncommon": 2, "rare": 3}
_BEYOND = 8
"""Above every level of HSK 3.0: that of a word which its lists do not have."""
_FIRST = 3
"""The level of HSK 3.0 from which on words are worth asking for where no level is wanted."""
# Words that hold a sentence together: what stands in their place is grammar and no vocabulary.
_PARTICLES = frozenset(
    "的地得了着过吗呢吧啊呀嘛在是有没和与跟同不也都就还才又再很太最更只我你您他她它们这那哪谁个"
    "把被给让叫从到对向往以为而但并且及或等其之所如若虽因由于至自上下中里内外前后间来去说做会能要"
    "可将已曾正每各该"
)
_CONNECTIVES = frozenset(
    {
        "我们", "你们", "他们", "她们", "它们", "这个", "那个", "这些", "那些", "这样", "那样",
        "什么", "怎么", "因为", "所以", "但是", "而且", "如果", "虽然", "可是", "不过", "或者",
        "还是", "以及", "就是", "不是", "没有", "自己", "还有", "由于", "因此", "对于", "关于",
        "来说", "之后", "之前", "其中",
    }
)  # fmt: skip
_GRAMMAR = _PARTICLES | _CONNECTIVES
_Item = TypeVar("_Item")


def by_use(words: Sequence[ListedWord], look: Look, level: int | None) -> tuple[ListedWord, ...]:
    """Put the words worth asking for in order: those next above a level of HSK 3.0, common ones.

    Names, grammar and what has no Han character are left out; single characters, which are often
    parts of names, come last.
    """
    wanted = [word for word in words if _is_vocabulary(word, look)]
    return tuple(sorted(wanted, key=lambda word: _cost(word, level)))


def mixed(words: Sequence[ListedWord]) -> list[ListedWord]:
    """Let verbs and other words take turns, as long as there are both."""
    verbs = [word for word in words if _is_verb(word)]
    others = [word for word in words if not _is_verb(word)]
    pairs = [word for pair in zip(others, verbs, strict=False) for word in pair]
    shared = min(len(verbs), len(others))
    return [*pairs, *verbs[shared:], *others[shared:]]


def _is_verb(word: ListedWord) -> bool:
    return word.senses[0].startswith("to ")


def shuffled(items: Sequence[_Item], seed: str) -> list[_Item]:
    """Put items into another order, the same one for the same seed."""
    found = list(items)
    random = Random(seed)
    while found == list(items) and len(found) > 1:
        random.shuffle(found)
    return found


def _is_vocabulary(word: ListedWord, look: Look) -> bool:
    return (
        bool(word.senses)
        and not is_name(word.reading)
        and word.simplified not in _GRAMMAR
        and all(has_han(character) for character in look.headword(word))
    )


def _cost(word: ListedWord, level: int | None) -> tuple[bool, bool, int, int, int]:
    first = _FIRST if level is None else level + 1
    own = (word.level.hsk3 if word.level else None) or _BEYOND
    return (
        len(word.simplified) == 1,
        own < first,
        own,
        _BANDS.get(word.frequency, len(_BANDS)),
        -word.count,
    )
