"""Try out what a learner does, for the command that checks an install."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from desktop import safekeeping
from desktop.ids import new_id
from desktop.language.document import Document, Token
from desktop.language.language import Language
from desktop.language.pinyin import marked
from desktop.language.scripts import Script
from desktop.language.segmentation import tagger
from desktop.study import Study

_SEGMENTED = "我/在/图书馆/看书/。"
_READ = {
    "重庆银行": "chong2 qing4 yin2 hang2",
    "银行行长": "yin2 hang2 hang2 zhang3",
}
_SIMPLIFIED = "皇后发现里面的人头发白了。"
_CONVERTED = {
    Script.TRADITIONAL: "皇后發現裏面的人頭髮白了。",
    Script.TAIWAN: "皇后發現裡面的人頭髮白了。",
    Script.HONGKONG: "皇后發現裏面的人頭髮白了。",
}
_SENTENCE, _WORD, _PINYIN, _GLOSS = "我在图书馆看书。", "图书馆", "túshūguǎn", "library"


class UnsoundError(Exception):
    """Something does not work as it should."""


def segmentation(language: Language) -> str:
    """Cut a sentence; raises UnsoundError, as all the others here do."""
    tokens = language.tokens(_SEGMENTED.replace("/", ""))
    found = expect(_SEGMENTED, "/".join(token.text for token in tokens))
    # jieba cuts the same where rjieba can't be loaded, slowly.
    return f"{found} {'by jieba, which is slower' if tagger() is None else 'by rjieba'}"


def readings(language: Language) -> str:
    """Read the same character in several ways."""
    for text, expected in _READ.items():
        cells = language.annotate(text, Script.ORIGINAL, Script.ORIGINAL)
        syllables = [syllable for cell in cells for syllable in cell.reading or ()]
        expect(expected, " ".join(filter(None, syllables)))
    return ", ".join(f"{text} {reading}" for text, reading in _READ.items())


def conversion(language: Language) -> str:
    """Convert a sentence into every script, and back."""
    convert = language.converter.convert
    for script, expected in _CONVERTED.items():
        expect(expected, convert(_SIMPLIFIED, Script.SIMPLIFIED, script))
        expect(_SIMPLIFIED, convert(expected, script, Script.SIMPLIFIED))
    return f"{_SIMPLIFIED} {_CONVERTED[Script.TRADITIONAL]}"


def look_up(language: Language) -> str:
    """Look the same word up in hanzi and in English."""
    for query in (_WORD, _GLOSS):
        found = [entry.simplified for entry in language.index.search(query)]
        if _WORD not in found:
            raise UnsoundError(f"{query} does not lead to {_WORD}")
    return f"{_WORD} {expect(_PINYIN, marked(language.reading(_WORD) or ()))}, {_GLOSS}"


def saving(language: Language, folder: Path) -> str:
    """Save a word in a folder, open that again, find the word, and export it."""
    document = Document(new_id(), "", (_SENTENCE,), "")
    start = _SENTENCE.index(_WORD)
    token = Token(start, start + len(_WORD), _WORD)
    with closing(Study.open(folder)) as study:
        study.attach(language)
        study.save_word(study.look_up(document, 0, token))
    with closing(Study.open(folder)) as study:
        expect(_WORD, _joined([word.simplified for word in study.words()]))
    exported = "".join(safekeeping.export_vocabulary(folder))
    if _WORD not in exported or _SENTENCE not in exported:
        raise UnsoundError(f"{_WORD} was saved and is not exported")
    return f"{_WORD} saved, found again and exported"


def expect(expected: str, found: str) -> str:
    """Give what was found if that was expected."""
    if found != expected:
        raise UnsoundError(f"{found} instead of {expected}")
    return found


def _joined(words: Sequence[str]) -> str:
    return ", ".join(words) or "nothing"
