"""A list of words as a handout: for paper, and as a web page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.exports.fields import Field, How, cell
from desktop.exports.handouts.look import plain
from desktop.exports.handouts.meanings import brief
from desktop.exports.listed import ListedSentence, ListedWord
from desktop.exports.pages import Align, Column, Heading, Line, Pages, Paper, Paragraph, Run, Table

# Widths are the ems that their longest common words take, so that none is broken.
_COLUMNS: Mapping[Field, Column] = {
    Field.SIMPLIFIED: Column("Simplified", 5.6),
    Field.TRADITIONAL: Column("Traditional", 5.6),
    Field.PINYIN: Column("Pinyin", 7.2),
    Field.NUMBERED: Column("Numbered", 7.2),
    Field.ZHUYIN: Column("Zhuyin", 8.0),
    Field.MEANING: Column("Meaning", 14.0),
    Field.SENTENCE: Column("Sentence", 15.0),
    Field.CLOZE: Column("Sentence", 15.0),
    Field.SOURCE: Column("Source", 6.0),
    Field.HSK2: Column("HSK 2.0", 3.0, Align.CENTRE),
    Field.HSK3: Column("HSK 3.0", 3.0, Align.CENTRE),
    Field.FREQUENCY: Column("Frequency", 7.4),
    Field.COUNT: Column("Count", 3.6, Align.RIGHT),
    Field.STATUS: Column("Status", 4.5),
    Field.TAGS: Column("Tags", 5.0),
    Field.NOTE: Column("Note", 6.0),
}
_ROOM = 440.0
_LARGEST, _SMALLEST = 11.0, 6.5
"""Points: the width that A4 has for letters, and their sizes."""
_BLANK = 4.0


def list_pages(words: Sequence[ListedWord], how: How, paper: Paper = Paper.A4) -> Pages:
    """Set words in a table with the columns that are asked for, but those that are all empty."""
    cells = [[_cell(word, one, how) for one in how.fields] for word in words]
    shown = [at for at in range(len(how.fields)) if any(row[at] for row in cells)]
    columns = tuple([_COLUMNS[how.fields[at]] for at in shown])
    rows = tuple([tuple([row[at] for at in shown]) for row in cells])
    wide = sum(column.width for column in columns) or 1.0
    size = max(_SMALLEST, min(_LARGEST, _ROOM / wide))
    count = "1 word" if len(words) == 1 else f"{len(words):,} words"
    return Pages(
        how.title,
        how.script,
        (
            Heading((Run(how.title),)),
            Paragraph((Run(count, soft=True),), gap=10),
            *([Table(columns, rows, size=size)] if rows else []),
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
