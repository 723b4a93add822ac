"""Take the definition of an entry apart: senses, glosses, links, classifiers, Taiwan reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dictionaries.entry import Classifier, Link, Reading, Sense
from dictionaries.syllables import joined, spaced

# A word that a definition names: 後|后[hou4], 吃[chi1], or without a reading 拓跋. It begins with
# anything but ASCII, or has a bracket at its end (3C[san1 C]).
_WORD = r"[^\s,;:()\[\]|/\"“”]+"
_REFERENCE = re.compile(
    rf"({_WORD})(?:\|({_WORD}))?(?:\[\[([^\[\]]+)\]\]|\[([^\[\]]+)\])"
    r"|([^\W\da-zA-Z_À-ɏ][^\x00-ɏ“”（）]{,30})(?:\|([^\x00-ɏ“”（）]{1,31}))?"
)
_HAN = re.compile("[\u2e80-\u2fff\u3005-\u3007\u3100-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_KINDS = (
    (re.compile(r"erhua (?:variant|form) of\s*$"), "erhua"),
    (re.compile(r"(?:\bvariants? of|also written|\bform of)\s*(?:as\s*)?$"), "variant"),
    # Its meaning may stand between: abbr. for Suzhou 蘇州|苏州[Su1 zhou1].
    (
        re.compile(r"\b(?:abbr\.|abbreviation|short|contraction) (?:for|of|to)\b[^;:,()/]{0,60}$"),
        "abbreviation",
    ),
    (re.compile(r"(?:^|[();,.] ?)(?:see|see also|same as|cf\.):?\s*$", re.IGNORECASE), "see"),
)
_GOES_ON = re.compile(r"\s*(?:[,/;+、]|,? ?(?:and|or))\s*")
_TAIWAN = re.compile(r"Taiwan pr\. (\[[^\[\]]+\]|\[\[[^\[\]]+\]\])")
_CLASSIFIERS = re.compile(r"\bCL:((?:[^\s,()\[\]/]+\[{1,2}[^\[\]]+\]{1,2},? ?)+)")
_CLASSIFIER = re.compile(r"([^\s,|\[\]]+)(?:\|([^\s,|\[\]]+))?\[{1,2}([^\[\]]+)\]{1,2}")


def parse_definition(
    definition: str,
) -> tuple[tuple[Sense, ...], tuple[Classifier, ...], Reading]:
    """Give the senses, the classifiers and the Taiwan reading of `sense/sense; gloss`.

    Never fails: what is not understood is part of a sense's text.
    """
    senses: list[Sense] = []
    classifiers: list[Classifier] = []
    taiwan: Reading = ()
    for part in definition.split("/"):
        text = part.strip()
        if not text:
            continue
        if "CL:" in text and (found := _CLASSIFIERS.search(text)):
            classifiers += _classifiers(found[1])
            if found.span() == (0, len(text)):
                continue
        if text.startswith("Taiwan pr. [") and (note := _TAIWAN.match(text)):
            taiwan = taiwan or reference_reading(note[1].strip("[]"))
            if note.end() == len(text):
                continue
        senses.append(Sense(text, split_glosses(text), tuple(find_links(text))))
    return tuple(senses), tuple(dict.fromkeys(classifiers)), taiwan


def split_glosses(text: str) -> tuple[str, ...]:
    """Split a sense on semicolons that stand outside parentheses and brackets."""
    if ";" not in text:
        return (text,)
    glosses = []
    depth = start = 0
    for position, character in enumerate(text):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth = max(0, depth - 1)
        elif character == ";" and not depth:
            glosses.append(text[start:position])
            start = position + 1
    glosses.append(text[start:])
    return tuple(gloss.strip() for gloss in glosses if gloss.strip()) or (text,)


def find_links(text: str) -> Iterator[Link]:
    """Find the words that a sense points to, and what they are to it."""
    if text.isascii() and "[" not in text:
        return
    kind = "mention"
    last = 0
    for match in _REFERENCE.finditer(text):
        if match[5] and not _HAN.search(match[0]):
            continue
        between = text[last : match.start()]
        if not (last and _GOES_ON.fullmatch(between)):
            kind = _kind(between)
        last = match.end()
        traditional = match[1] or match[5]
        simplified = match[2] or match[6] or traditional
        yield Link(
            kind,
            traditional,
            simplified,
            reference_reading(match[3] or match[4] or "", len(traditional)),
        )


def reference_reading(text: str, length: int = 0) -> Reading:
    """Split a reading inside a definition, where syllables stand apart or are joined.

    `length` is that of the word it belongs to: where the spaces already give as many items,
    nothing more is split.
    """
    reading = spaced(text)
    return reading if len(reading) == length else joined(" ".join(reading))


def _kind(before: str) -> str:
    for pattern, kind in _KINDS:
        if pattern.search(before):
            return kind
    return "mention"


def _classifiers(text: str) -> Iterator[Classifier]:
    for traditional, simplified, reading in _CLASSIFIER.findall(text):
        yield Classifier(
            traditional,
            simplified or traditional,
            reference_reading(reading, len(traditional)),
        )
