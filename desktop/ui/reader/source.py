"""A document as the reading view asks for it: block by block, in the script that is shown."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.language.annotation import Annotation
from desktop.language.choices import Choice, choices
from desktop.language.document import Document, Place
from desktop.language.pieces import PIECE, STEP, piece_count, piece_start
from desktop.language.readings import WordReading
from desktop.language.scripts import Script
from desktop.study import Study
from desktop.vocabulary.word import Status

if TYPE_CHECKING:
    # They take long to load, and the first page is there before they are.
    from desktop.language.name_words import Name
    from desktop.language.script_choices import ScriptChoice

_HEADLINE = 30
"""Code points; a longer first line is taken for text."""
_SENTENCE_ENDS = tuple("。！？!?；;：:，,、”」』|")


class Blocks:
    """The stretches that are laid out as one: a paragraph, or a piece of a very long one.

    Nothing but lengths is looked at until a block is asked for. `lengths` are code points, those of
    pieces as far as they can be told without looking.
    """

    def __init__(self, document: Document) -> None:
        self._paragraphs = document.paragraphs
        self.lengths: Sequence[int] = document.lengths
        self.longest = max(self.lengths, default=0)
        # The first block of each paragraph, unless that is its own number.
        self._first: array[int] | None = None
        if self.longest > PIECE:
            self._cut()

    def _cut(self) -> None:
        first, lengths = array("I"), list[int]()
        for length in self.lengths:
            first.append(len(lengths))
            whole = piece_count(length) - 1
            lengths += [STEP] * whole
            lengths.append(length - STEP * whole)
        self._first, self.lengths, self.longest = first, lengths, PIECE

    def __len__(self) -> int:
        return len(self.lengths)

    def locate(self, block: int) -> tuple[int, int, int]:
        """Give a block's paragraph and its first and last code point in it."""
        if self._first is None:
            return block, 0, self.lengths[block]
        number = bisect_right(self._first, block) - 1
        text, piece = self._paragraphs[number], block - self._first[number]
        return number, piece_start(text, piece), piece_start(text, piece + 1)

    def holding(self, place: Place) -> int:
        """Give the block that a place is in; a place past the end gives the last block."""
        number = max(0, min(place.paragraph, len(self._paragraphs) - 1))
        if self._first is None:
            return number
        text = self._paragraphs[number]
        piece = max(0, min(place.offset // STEP, piece_count(len(text)) - 1))
        if piece and place.offset < piece_start(text, piece):
            piece -= 1
        return self._first[number] + piece

    def ends_paragraph(self, block: int) -> bool:
        """Tell whether the next block begins another paragraph."""
        if self._first is None or block + 1 >= len(self.lengths):
            return True
        return self._first[bisect_right(self._first, block + 1) - 1] == block + 1


class ReaderText:
    """One document in one script, with the annotations of the blocks asked for lately."""

    _KEPT = 600

    def __init__(
        self,
        study: Study,
        document: Document,
        origin: Script,
        script: Script,
        blocks: Blocks | None = None,
    ) -> None:
        self.document = document
        self.origin = origin
        self.script = script
        self.blocks = blocks or Blocks(document)
        self._study = study
        self._cells: OrderedDict[int, tuple[Annotation, ...]] = OrderedDict()
        first = range(min(len(self.blocks), 20))
        self._headline = next((block for block in first if not self.is_blank(block)), -1)

    def in_script(self, script: Script) -> ReaderText:
        """Give the same text shown in another script."""
        return ReaderText(self._study, self.document, self.origin, script, self.blocks)

    @property
    def shown_script(self) -> Script:
        """The script whose letter forms the text is drawn with."""
        return self.origin if self.script is Script.ORIGINAL else self.script

    def cells(self, block: int) -> tuple[Annotation, ...]:
        """Give the annotated tokens of a block; their offsets are the paragraph's."""
        found = self._cells.get(block)
        if found is None:
            paragraph, start, end = self.blocks.locate(block)
            found = self._study.annotate(
                self.document, paragraph, start, end, self.origin, self.script
            )
            self._cells[block] = found
            if len(self._cells) > self._KEPT:
                self._cells.popitem(last=False)
        else:
            self._cells.move_to_end(block)
        return found

    def choices(self, block: int, cell: int) -> tuple[Choice, ...]:
        """Give what may stand at a cell that is in doubt, what is shown first."""
        language = self._study.language
        return choices(self.cells(block), cell, language) if language is not None else ()

    def script_choices(self, block: int, cell: int) -> tuple[ScriptChoice, ...]:
        """List the choices that were made in converting a cell to the script that is shown."""
        language = self._study.language
        if language is None or self.script is Script.ORIGINAL:
            return ()
        text = self.document.paragraphs[self.blocks.locate(block)[0]]
        return language.script_choices(text, self.cells(block)[cell], self.origin, self.script)

    def name(self, block: int, cell: int, *, taiwan: bool = False) -> Name | None:
        """Give the name that a cell is part of, read as in Taiwan if asked; else None."""
        language = self._study.language
        if language is None:
            return None
        return language.name_at(self.cells(block), cell, taiwan=taiwan)

    def taiwan_reading(self, word: str, reading: WordReading) -> WordReading:
        """Give how a word is read in Taiwan that is read so on the mainland."""
        language = self._study.language
        return reading if language is None else language.taiwan.of(word, reading)

    def is_blank(self, block: int) -> bool:
        """Tell whether a block holds nothing but space."""
        if self.blocks.lengths[block] > 200:
            return False
        paragraph, start, end = self.blocks.locate(block)
        return not self.document.paragraphs[paragraph][start:end].strip()

    @property
    def has_headline(self) -> bool:
        """Whether the text begins with a line that is set as its headline."""
        return self._headline >= 0 and self.is_heading(self._headline)

    def is_heading(self, block: int) -> bool:
        """Tell whether a block is the text's headline: a short first line that is no sentence."""
        if block != self._headline:
            return False
        paragraph, start, end = self.blocks.locate(block)
        line = self.document.paragraphs[paragraph][start:end].strip()
        return len(line) <= _HEADLINE and line[-1:] not in _SENTENCE_ENDS

    def status(self, cell: Annotation) -> Status | None:
        """Give the status of a cell's word, None where the learner never touched it."""
        return self._study.status_of(cell)

    def is_new(self, cell: Annotation) -> bool:
        """Tell whether a cell is a word that the learner does not know yet, nor is learning.

        The characters of a name are not.
        """
        has_entry = cell.defined and cell.reading is not None and not is_of_name(cell)
        return has_entry and self.status(cell) in (None, Status.NEW)

    def between(self, start: Place, end: Place, *, original: bool = False) -> str:
        """Give the text from one place to another, as it is shown or as it was opened."""
        paragraphs = self.document.paragraphs
        parts = []
        for number in range(start.paragraph, end.paragraph + 1):
            a = start.offset if number == start.paragraph else 0
            b = end.offset if number == end.paragraph else len(paragraphs[number])
            as_opened = original or self.script is Script.ORIGINAL
            parts.append(paragraphs[number][a:b] if as_opened else self._shown(number, a, b))
        return "\n".join(parts)

    def _shown(self, paragraph: int, start: int, end: int) -> str:
        if start >= end:
            return ""
        first = self.blocks.holding(Place(paragraph, start))
        last = self.blocks.holding(Place(paragraph, end - 1))
        parts = []
        for block in range(first, last + 1):
            for cell in self.cells(block):
                token = cell.token
                if token.end > start and token.start < end:
                    a = max(0, start - token.start)
                    whole = end >= token.end
                    parts.append(cell.shown[a:] if whole else cell.shown[a : end - token.start])
        return "".join(parts)

    def forget(self) -> None:
        """Drop every annotation, because what they were made from has changed."""
        self._cells.clear()

    @property
    def is_ready(self) -> bool:
        """Whether there is a dictionary to cut the text with."""
        return self._study.language is not None


def is_of_name(cell: Annotation) -> bool:
    """Tell whether a cell is a single character of a longer name, and no word to be learned."""
    return (
        cell.name is not None
        and len(cell.token.text) == 1
        and cell.name != (cell.token.start, cell.token.end)
    )
