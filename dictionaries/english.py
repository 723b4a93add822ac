"""The words that an entry is found by in English.

Beside its words each gloss is indexed as one term, so that a whole gloss, and how it begins, are
found as fast as a word is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dictionaries.entry import Entry

_REFERENCES = re.compile(r"[^\s/;,()]*\[[^\]]*\]+|[\u2e80-\u9fff|]+")
_ASIDE = re.compile(r"\([^()]*\)|Taiwan pr\. ?|also pr\. ?|CL:[,]*")
_WORDS = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"a", "an", "the"})
_LONGEST_GLOSS = 5  # words: what is longer is no word to look for
_GLOSS_END = re.compile("[/;]")

# With them alone nothing is looked for at the beginning of glosses: too many begin so.
_COMMON = frozenset(
    [
        "to",
        "be",
        "of",
        "in",
        "on",
        "at",
        "for",
        "and",
        "or",
        "by",
        "with",
        "from",
        "as",
        "not",
        "one",
        "no",
    ]
)


def indexed_text(definition: str) -> str:
    """Give the text that the index of English words is made of."""
    plain = _REFERENCES.sub(" ", definition) if not definition.isascii() else definition
    bare = _ASIDE.sub(" ", plain) if "(" in plain or ":" in plain or "pr." in plain else plain
    terms = {term for gloss in _GLOSS_END.split(bare) if (term := _term(_WORDS.findall(gloss)))}
    return f"{plain} {' '.join(sorted(terms))}"


def _term(words: list[str]) -> str:
    if words and words[0] in _ARTICLES:
        words = words[1:]
    return "=" + "_".join(words) if 0 < len(words) <= _LONGEST_GLOSS else ""


def queries(text: str) -> tuple[str, ...]:
    """Give full-text queries for what was typed, the nearest first; none for no words."""
    words = _WORDS.findall(text.lower())
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    if not words:
        return ()
    term = "_".join(words)
    whole = [f'"={term}"'] + ([f'"=to_{term}"'] if words[0] != "to" else [])
    if words[0] == "to" and len(words) > 1:
        whole.append(f'"={"_".join(words[1:])}"')
    found = [" OR ".join(whole)]
    if len(words) > 1 or words[0] not in _COMMON | _ARTICLES:
        found.append(" OR ".join(query[:-1] + '_"*' for query in whole))
    telling = [word for word in words if word not in _COMMON | _ARTICLES] or words
    found.append(" AND ".join(f'"{word}"' for word in telling))
    return tuple(found)


def closeness(entry: Entry, text: str) -> int:
    """Rank an entry that has the text as a gloss: by the sense and the gloss that it is in."""
    wanted = _bare_words(text)
    best = 99
    for number, sense in enumerate(entry.senses):
        for place, gloss in enumerate(sense.glosses):
            if _bare_words(_ASIDE.sub(" ", gloss)) == wanted:
                best = min(best, 2 * min(number, 5) + (place > 0))
    return best


def _bare_words(text: str) -> list[str]:
    words: Iterable[str] = _WORDS.findall(text.lower())
    return [word for word in words if word not in _ARTICLES and word != "to"]
