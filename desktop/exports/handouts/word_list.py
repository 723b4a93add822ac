"""A list of words as a handout: for paper, and as a web page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.exports.fields import Field, How, cell
from desktop.exports.handouts.look import plain
from desktop.exports.handouts.meanings import brief
from desktop.exports.listed import ListedSentence, ListedWord
from desktop.exports.pages import Align, Column, Heading, Line, Pages, Paper, Paragraph, Run, Table

_COLUMNS: Mapping[Field, Column] = {
    Field.SIMPLIFIED: Column("Simplified", 2.2),
    Field.TRADITIONAL: Column("Traditional", 2.2),
    Field.PINYIN: Column("Pinyin", 2.2),
    Field.NUMBERED: Column("Pinyin", 2.4),
    Field.ZHUYIN: Column("Zhuyin", 2.6),
    Field.MEANING: Column("Meaning", 5.5),
    Field.SENTENCE: Column("Sentence", 6.0),
    Field.CLOZE: Column("Sentence", 6.0),
    Field.SOURCE: Column("Source", 2.6),
    Field.HSK2: Column("HSK 2.0", 0.9, Align.CENTRE),
    Field.HSK3: Column("HSK 3.0", 0.9, Align.CENTRE),
    Field.FREQUENCY: Column("Frequency", 1.6),
    Field.COUNT: Column("Count", 1.0, Align.RIGHT),
    Field.STATUS: Column("Status", 1.3),
    Field.TAGS: Column("Tags", 1.8),
    Field.NOTE: Column("Note", 2.6),
}
_CROWDED = 16.0
"""Widths together from which on the letters are set smaller."""
_BLANK = 4.0


def list_pages(words: Sequence[ListedWord], how: How, paper: Paper = Paper.A4) -> Pages:
    """Set words in a table with the columns that are asked for."""
    columns = tuple([_COLUMNS[one] for one in how.fields])
    rows = tuple([tuple([_cell(word, one, how) for one in how.fields]) for word in words])
    size = 9.0 if sum(column.width for column in columns) > _CROWDED else 11.0
    count = "1 word" if len(words) == 1 else f"{len(words):,} words"
    return Pages(
        how.title,
        how.script,
        (
            Heading((Run(how.title),)),
            Paragraph((Run(count, soft=True),), gap=10),
            Table(columns, rows, size=size),
            Paragraph((Run(how.credit.line, soft=True, small=True),), size=9),
        ),
        paper,
        size=11.0,
        footer=how.title,
        about={"Title": how.title},
    )


def _cell(word: ListedWord, field: Field, how: How) -> Line:
    if field is Field.MEANING:
        return plain(brief(word.senses, how.script))
    if word.sentence is not None and field in {Field.SENTENCE, Field.CLOZE}:
        return _sentence(word.sentence, gap=field is Field.CLOZE)
    if field is Field.HSK3 and word.level and word.level.hsk3 == 7:
        return plain("7–9")
    return plain(cell(word, field))


def _sentence(sentence: ListedSentence, *, gap: bool) -> Line:
    before, inside, after = sentence.parts
    middle = Run("", blank=_BLANK) if gap else Run(inside, bold=True)
    return (*plain(before), middle, *plain(after))
