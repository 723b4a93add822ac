"""What all handouts have in common: their script, their readings, their paper, their credit."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.exports.annotated.syllables import Phonetic, word_writer
from desktop.exports.listed import Credit, ListedWord
from desktop.exports.pages import Block, Line, Pages, Paper, Paragraph, Run
from desktop.language.readings import WordReading
from desktop.language.scripts import Script


@dataclass(frozen=True, slots=True)
class Look:
    """How handouts are written; `credit` names the dictionary wherever meanings are given."""

    credit: Credit
    script: Script = Script.SIMPLIFIED
    phonetic: Phonetic = Phonetic.PINYIN
    paper: Paper = Paper.A4

    def headword(self, word: ListedWord) -> str:
        """Give the headword in the script of the handouts."""
        return word.simplified if self.script is Script.SIMPLIFIED else word.traditional

    def other_headword(self, word: ListedWord) -> str:
        """Give the headword in the other script; empty where it is written alike."""
        other = word.traditional if self.script is Script.SIMPLIFIED else word.simplified
        return "" if other == self.headword(word) else other

    def reading(self, reading: WordReading) -> str:
        """Write a numbered reading as pinyin with tone marks, or as zhuyin."""
        return word_writer(self.phonetic)(reading)

    def pages(self, title: str, blocks: tuple[Block, ...], size: float = 12.0) -> Pages:
        """Put blocks on pages."""
        return Pages(
            title, self.script, blocks, self.paper, size, footer=title, about={"Title": title}
        )

    def credit_line(self) -> Paragraph:
        """Name the dictionary, small."""
        return Paragraph((Run(self.credit.line, soft=True, small=True),), size=9)


@dataclass(frozen=True, slots=True)
class Exercise:
    """What is handed out, and what answers it; neither holds anything of the other."""

    sheet: Pages
    key: Pages


PUPIL = Paragraph(
    (
        Run("Name ", soft=True),
        Run("", blank=15),
        Run("　", soft=True),
        Run("Date ", soft=True, joined=True),
        Run("", blank=8),
    ),
    gap=16,
)
"""The line that a pupil signs a sheet on."""


def plain(text: str) -> Line:
    """Write a text that looks the same throughout; nothing for an empty one."""
    return (Run(text),) if text else ()
