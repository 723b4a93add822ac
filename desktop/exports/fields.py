"""The fields of a word that a list can show, and how each is written as plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.exports.listed import Credit, ListedWord
from desktop.language.scripts import Script

GAP = "____"
"""What stands for the word in a sentence that asks for it."""


class Field(StrEnum):
    """What a column of a list holds; the value is its heading, which the readers understand."""

    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    PINYIN = "pinyin"
    NUMBERED = "numbered"
    ZHUYIN = "zhuyin"
    MEANING = "meaning"
    SENTENCE = "sentence"
    CLOZE = "sentence with a gap"
    SOURCE = "source"
    HSK2 = "hsk2"
    HSK3 = "hsk3"
    FREQUENCY = "frequency"
    COUNT = "count"
    STATUS = "status"
    TAGS = "tags"
    NOTE = "note"


DEFAULT_FIELDS = (
    Field.SIMPLIFIED,
    Field.TRADITIONAL,
    Field.PINYIN,
    Field.NUMBERED,
    Field.HSK2,
    Field.HSK3,
    Field.FREQUENCY,
    Field.COUNT,
    Field.STATUS,
    Field.MEANING,
)
"""What a table holds unless it is said otherwise."""


@dataclass(frozen=True, slots=True)
class How:
    """How a list is written.

    `fields` are its columns in their order; formats whose columns are fixed take no notice.
    `script` is the one whose headwords lead where only one is written, `title` names the list, or
    the deck.
    """

    credit: Credit
    fields: tuple[Field, ...] = DEFAULT_FIELDS
    script: Script = Script.SIMPLIFIED
    title: str = "Duben"

    def headword(self, word: ListedWord) -> str:
        """Give the headword in the script that leads."""
        return word.simplified if self.script is Script.SIMPLIFIED else word.traditional


def cell(word: ListedWord, wanted: Field) -> str:
    """Write one field of a word as plain text; empty where the word has none."""
    return _CELLS[wanted](word)


def _zhuyin(word: ListedWord) -> str:
    # Loaded only where it is written.
    from desktop.language.zhuyin import to_zhuyin

    return " ".join([to_zhuyin(syllable) for syllable in word.reading])


def _sentence(word: ListedWord) -> str:
    return word.sentence.text if word.sentence else ""


def _cloze(word: ListedWord) -> str:
    if word.sentence is None:
        return ""
    before, _, after = word.sentence.parts
    return before + GAP + after


_CELLS: Mapping[Field, Callable[[ListedWord], str]] = {
    Field.SIMPLIFIED: lambda word: word.simplified,
    Field.TRADITIONAL: lambda word: word.traditional,
    Field.PINYIN: lambda word: word.pinyin,
    Field.NUMBERED: lambda word: word.numbered,
    Field.ZHUYIN: _zhuyin,
    Field.MEANING: lambda word: " / ".join(word.senses),
    Field.SENTENCE: _sentence,
    Field.CLOZE: _cloze,
    Field.SOURCE: lambda word: word.sentence.source if word.sentence else "",
    Field.HSK2: lambda word: str(word.level.hsk2 or "") if word.level else "",
    Field.HSK3: lambda word: str(word.level.hsk3 or "") if word.level else "",
    Field.FREQUENCY: lambda word: word.frequency,
    Field.COUNT: lambda word: str(word.count),
    Field.STATUS: lambda word: word.status or "",
    # Between tags there is a space, so none may have one.
    Field.TAGS: lambda word: " ".join(["-".join(tag.split()) for tag in word.tags]),
    Field.NOTE: lambda word: word.note,
}
