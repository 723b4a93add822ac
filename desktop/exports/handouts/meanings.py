"""Meanings as handouts have room for: a few glosses, without what only a dictionary needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.language.pinyin import marked
from desktop.language.readings import has_han
from desktop.language.scripts import Script
from desktop.language.sense_text import sense_text
from dictionaries.senses import split_glosses

LONGEST = 50
"""Characters that the meaning of a word in a glossary has at most, unless its first gloss does."""

# What says how a word is used, or where it is from, and not what it means.
_LABEL = re.compile(
    r"\((?:bound form|idiom|loanword[^()]*|literary|coll\.|slang|dialect|Tw|PRC|name|old|formal"
    r"|fig\.|lit\.|lit\. and fig\.|computing|Internet slang[^()]*|neologism[^()]*|polite|courteous"
    r"|orig\.[^()]*|from [^()]*|abbr\.[^()]*|used [^()]*|also [^()]*|in [^()]{0,12} contexts?)\)\s*"
)
_LONG_BRACKET = re.compile(r"\s*\([^()]{20,}\)")
_MARK = re.compile(r"^(?:fig\.|lit\.|also|esp\.|usu\.)[:,]?\s+")
# What leads elsewhere instead of telling a meaning.
_LEADS = re.compile(
    r"^\(?(?:(?:(?:\w+ )?variants? of|see(?: also)?|same as|also written|surname|used in|erhua"
    r"|old name|unofficial)\b|CL:|(?:also |Taiwan |Beijing )?pr\.|abbr\.)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_NO_LETTER = re.compile(r"[^a-z ]")
_STOP = frozenset({"to", "a", "an", "the", "be", "of", "sb", "sth", "something", "somebody"})


def brief(senses: Sequence[str], script: Script, longest: int = LONGEST) -> str:
    """Sum up the senses of a word in their first glosses, the first one whole."""
    taken: list[str] = []
    seen: set[str] = set()
    for gloss in _glosses(senses, script):
        key = gloss.casefold().removeprefix("to ")
        if key in seen:
            continue
        if taken and len("; ".join([*taken, gloss])) > longest:
            break
        taken.append(gloss)
        seen.add(key)
    if not taken:
        taken = [sense_text(text, script).strip() for text in senses[:1]]
    return "; ".join(taken)


def clue(senses: Sequence[str], reading: Sequence[str], longest: int = 32) -> str:
    """Sum up a word so that it can be guessed; empty where that gives it away, or can't be short.

    There is no hanzi in it, and not the word's own pinyin (WeChat is Weixin).
    """
    taken: list[str] = []
    for gloss in _glosses(senses, Script.SIMPLIFIED):
        if has_han(gloss) or gives_away(gloss, reading):
            continue
        if len("; ".join([*taken, gloss])) > longest:
            if taken:
                break
            continue
        taken.append(gloss)
        if len(taken) == 2:
            break
    return "; ".join(taken)


def gives_away(meaning: str, reading: Sequence[str]) -> bool:
    """Say whether a meaning holds the pinyin of its word, with tones or without."""
    letters = "".join([syllable.rstrip("12345").replace("u:", "u") for syllable in reading])
    return (
        _bare(letters) in {"".join(part) for part in _stretches(_bare(meaning).split())}
        or marked(reading).casefold() in meaning.casefold()
    )


def too_alike(one: str, other: str) -> bool:
    """Say whether two meanings share a gloss, or say the same in other words of grammar."""
    return bool(_cores(one) & _cores(other))


def _cores(meaning: str) -> set[str]:
    """Leave what matters of each gloss: `to build (sth)` and `build` are alike."""
    cores = set()
    for gloss in _IN_BRACKETS.sub(" ", meaning).split(";"):
        words = [word for word in _bare(gloss).split() if word not in _STOP]
        cores.add(" ".join(words))
    return cores - {""}


def _glosses(senses: Sequence[str], script: Script) -> Iterator[str]:
    """Give the glosses that say what a word means, without labels and long explanations.

    What an idiom means comes before what it says.
    """
    glosses = [
        gloss
        for sense in senses
        if not _LEADS.match(sense)
        for gloss in split_glosses(_LABEL.sub("", sense))
    ]
    for gloss in sorted(glosses, key=lambda gloss: not gloss.startswith("fig.")):
        short = _MARK.sub("", _LONG_BRACKET.sub("", sense_text(gloss, script).strip())).strip(" ,;")
        if not _LEADS.match(short) and _IN_BRACKETS.sub("", short).strip():
            yield short


def _bare(text: str) -> str:
    return _NO_LETTER.sub(" ", text.casefold().replace("ü", "u"))


def _stretches(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give each run of up to four neighbouring words."""
    for first in range(len(words)):
        for last in range(first + 1, min(first + 4, len(words)) + 1):
            yield words[first:last]
