"""The words that an entry is found by in English.

Beside its words each gloss is indexed as one term, so that a whole gloss, and how it begins, are
found as fast as a word is.
"""

from __future__ import annotations

import re

from dictionaries.entry import Entry

_REFERENCES = re.compile(r"[^\s/;,()]*\[[^\]]*\]+|[\u2e80-\u9fff|]+")
_ASIDE = re.compile(r"\([^()]*\)|Taiwan pr\. ?|also pr\. ?|CL:[,]*")
_WORDS = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"a", "an", "the"})
_LONGEST_GLOSS = 5  # words: what is longer is no word to look for
_GLOSS_END = re.compile("[/;]")

# Too many glosses begin with them, and too many senses have them.
_COMMON = frozenset(
    {"to", "be", "of", "in", "on", "at", "for", "and", "or", "by", "with", "from", "as", "not"}
)


def indexed_text(definition: str) -> str:
    """Give the text that the index of English words is made of."""
    plain = _REFERENCES.sub(" ", definition) if not definition.isascii() else definition
    bare = _ASIDE.sub(" ", plain) if "(" in plain or "pr." in plain or "CL:" in plain else plain
    terms = [_term(_WORDS.findall(gloss)) for gloss in _GLOSS_END.split(bare)]
    return f"{plain} {' '.join(terms)}"


def _term(words: list[str]) -> str:
    if words and words[0] in _ARTICLES:
        words = words[1:]
    return "=" + "_".join(words) if 0 < len(words) <= _LONGEST_GLOSS else ""


def whole_gloss_query(text: str) -> str:
    """Give the full-text query for glosses that are just this text; empty where it has no words.

    With or without `to`, and articles don't count.
    """
    return " OR ".join([f'"{term}"' for term in _terms(text)])


def beginning_query(text: str) -> str:
    """Give the query for glosses that begin so; empty where too many would."""
    terms = _terms(text)
    if not terms or terms[0][1:] in _COMMON:
        return ""
    return " OR ".join([f'"{term}_"*' for term in terms])


def words_query(text: str) -> str:
    """Give the query for senses with all these words; common ones count only among themselves."""
    words = _WORDS.findall(text)
    telling = [word for word in words if word.lower() not in _COMMON | _ARTICLES] or words
    return " AND ".join([f'"{word}"' for word in telling])


def _terms(text: str) -> list[str]:
    words = _WORDS.findall(text.lower())
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    if not words:
        return []
    term = "=" + "_".join(words)
    if words[0] != "to":
        return [term, f"=to_{term[1:]}"]
    return [term] + ([f"={term[4:]}"] if len(words) > 1 else [])


def distance(entry: Entry, text: str) -> int:
    """Rank an entry that has the text as a gloss: the less the number, the nearer.

    A gloss counts more in an earlier sense, as the first of its sense, and with nothing said
    in parentheses beside it.
    """
    wanted = _bare_words(text)
    nearest = 99
    for number, sense in enumerate(entry.senses[:6]):
        for place, gloss in enumerate(sense.glosses):
            plain = _ASIDE.sub(" ", gloss)
            if _bare_words(plain) == wanted:
                nearest = min(nearest, 2 * number + (place > 0) + (plain != gloss))
    return nearest


def _bare_words(text: str) -> list[str]:
    words = _WORDS.findall(text.lower())
    return [word for word in words if word not in _ARTICLES and word != "to"]
