"""The rows that the tables of the Statistics page show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from desktop.language.document import Document, Place
from desktop.language.language import Language
from desktop.language.pinyin import marked, split_tone
from desktop.language.scripts import Script
from desktop.language.sense_text import sense_text
from desktop.language.tally import WordList
from desktop.language.zhuyin import to_zhuyin
from desktop.vocabulary.statistics import TextFacts

Shown = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word of a text that is not known: `written` as the text has it at its first place.

    `count` is how often it stands in the text, `frequency` in jieba's corpus; levels are 0 where
    there are none; `share` is how much of the text, 0 to 1, lies before its first place.
    """

    written: str
    place: Place
    share: float
    count: int
    frequency: int
    hsk2: int
    hsk3: int


@dataclass(frozen=True, slots=True)
class Details:
    """What the dictionary says of a word: as it is shown, its reading, its first sense.

    `sort` orders readings as a dictionary does: by syllable, then tone.
    """

    shown: str
    reading: str
    sort: tuple[tuple[str, int], ...]
    meaning: str


def word_rows(facts: TextFacts, words: WordList, document: Document) -> tuple[WordRow, ...]:
    """Make a row of each word of a text, in the order of the tally's arrays."""
    before = [0, *accumulate(document.lengths)]
    total = before[-1] or 1
    found = facts.tally
    columns = (
        found.words,
        found.paragraphs,
        found.offsets,
        found.counts,
        facts.frequencies,
        facts.hsk2,
        facts.hsk3,
    )
    rows = []
    for number, paragraph, offset, *counts in zip(
        *[column.tolist() for column in columns], strict=True
    ):
        length = len(words.keys[number])
        written = document.paragraphs[paragraph][offset : offset + length]
        share = (before[paragraph] + offset) / total
        rows.append(WordRow(written, Place(paragraph, offset), share, *counts))
    return tuple(rows)


def details_of(
    row: WordRow,
    language: Language,
    origin: Script,
    script: Script,
    shown: Shown,
    *,
    zhuyin: bool = False,
) -> Details:
    """Look up a word of a text written in one script and shown in another, as `shown` writes it.

    Its commonest entry stands for it.
    """
    entries = language.entries(row.written, origin)
    if not entries:
        return Details(shown(row.written), "", (), "")
    entry = entries[0]
    sort = tuple([(letters.lower(), tone) for letters, tone in map(split_tone, entry.reading)])
    written = " ".join(map(to_zhuyin, entry.reading)) if zhuyin else marked(entry.reading)
    meaning = sense_text(entry.senses[0].text, script) if entry.senses else ""
    return Details(shown(row.written), written, sort, meaning)
