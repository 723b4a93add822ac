"""A document as the reading view asks for it: block by block, in the script that is shown."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from desktop.language.annotation import Annotation
from desktop.language.document import Article, Chapter, Document, Place
from desktop.language.pieces import PIECE, STEP, piece_count, piece_start
from desktop.language.scripts import Script
from desktop.study import Study
from desktop.vocabulary.status import Status

if TYPE_CHECKING:
    # They take long to load, and the first page is there before they are.
    from desktop.language.choices import Choice
    from desktop.language.name_words import Name
    from desktop.language.readings import WordReading
    from desktop.language.script_choices import ScriptChoice

_HEADLINE = 30
"""Code points; a longer first line is taken for text."""
_LONGEST_HEADING = 80
"""Code points of a heading that the document itself names."""
_LOOKED_AT = 400
_SENTENCE_ENDS = tuple("。！？!?；;：:，,、”」』|")


class Blocks:
    """The stretches that are laid out as one: a paragraph, or a piece of a very long one.

    Where an article is given, only its paragraphs have blocks; what is hidden takes no part in
    anything. Nothing but lengths is looked at until a block is asked for. `lengths` are code
    points, those of pieces as far as they can be told without looking.
    """

    def __init__(self, document: Document, article: Article | None = None) -> None:
        self._paragraphs = document.paragraphs
        count = len(document.paragraphs)
        whole = ((0, count),)
        spans = article.spans if article is not None else whole
        spans = tuple(
            (first, min(last, count)) for first, last in spans if first < min(last, count)
        )
        self._spans = spans or whole
        self.is_whole = self._spans == whole
        self._ahead = [0, *accumulate(last - first for first, last in self._spans)]
        self.lengths: Sequence[int] = document.lengths
        if not self.is_whole:
            shown = array("I")
            for first, last in self._spans:
                shown.extend(document.lengths[first:last])
            self.lengths = shown
        self.longest = max(self.lengths, default=0)
        # The first block of each paragraph that is shown, unless they are the same numbers.
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

    def _paragraph(self, number: int) -> int:
        """Give the paragraph that is shown as the `number`th, from 0."""
        if self.is_whole:
            return number
        span = bisect_right(self._ahead, number) - 1
        return self._spans[span][0] + number - self._ahead[span]

    def locate(self, block: int) -> tuple[int, int, int]:
        """Give a block's paragraph and its first and last code point in it."""
        if self._first is None:
            return self._paragraph(block), 0, self.lengths[block]
        number = bisect_right(self._first, block) - 1
        paragraph, piece = self._paragraph(number), block - self._first[number]
        text = self._paragraphs[paragraph]
        return paragraph, piece_start(text, piece), piece_start(text, piece + 1)

    def _span(self, paragraph: int) -> int:
        """Give the last span that begins at a paragraph or before it, -1 where none does."""
        return bisect_right(self._spans, paragraph, key=lambda span: span[0]) - 1

    def shows(self, paragraph: int) -> bool:
        """Tell whether a paragraph is shown."""
        span = self._span(paragraph)
        return span >= 0 and paragraph < self._spans[span][1]

    def nearest(self, place: Place) -> Place:
        """Give a place if it is shown, else the next one that is, else the last."""
        span = self._span(place.paragraph)
        if span >= 0 and place.paragraph < self._spans[span][1]:
            return place
        return Place(self._spans[span + 1][0], 0) if span + 1 < len(self._spans) else self.end

    @property
    def start(self) -> Place:
        """The first place that is shown."""
        return Place(self._spans[0][0], 0)

    @property
    def end(self) -> Place:
        """The place behind the last character that is shown."""
        last = self._spans[-1][1] - 1
        return Place(last, len(self._paragraphs[last])) if last >= 0 else Place(0, 0)

    def holding(self, place: Place) -> int:
        """Give the block that a place is in, or the nearest place that is shown.

        A place past the end gives the last block.
        """
        place = self.nearest(place)
        span = max(0, self._span(place.paragraph))
        number = self._ahead[span] + place.paragraph - self._spans[span][0]
        if self._first is None:
            return number
        text = self._paragraphs[place.paragraph]
        piece = max(0, min(place.offset // STEP, piece_count(len(text)) - 1))
        if piece and place.offset < piece_start(text, piece):
            piece -= 1
        return self._first[number] + piece

    def parts(self, start: Place, end: Place) -> Iterator[int]:
        """List the paragraphs that are shown from one place to another."""
        for first, last in self._spans:
            yield from range(max(first, start.paragraph), min(last, end.paragraph + 1))

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
        self._titles = {chapter.paragraph: chapter.title for chapter in document.chapters}
        self._cells: OrderedDict[int, tuple[Annotation, ...]] = OrderedDict()
        empty = sum(not length for length in self.blocks.lengths[:_LOOKED_AT])
        # Where empty lines part all paragraphs they say nothing; else one means a pause.
        self.is_parted_by_blanks = 4 * empty > min(len(self.blocks), _LOOKED_AT)
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

    def annotate_first(self, block: int) -> bool:
        """Annotate a block if it is not yet; tell whether there was nothing to do."""
        if block in self._cells or self.is_blank(block):
            return True
        self.cells(block)
        return False

    def choices(self, block: int, cell: int) -> tuple[Choice, ...]:
        """Give what may stand at a cell that is in doubt, what is shown first."""
        # Loaded with the first close call.
        from desktop.language.choices import choices

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
        """Tell whether a block is a heading.

        That is what the document calls one, and a short first line that is no sentence.
        """
        length = self.blocks.lengths[block]
        if length > 2 * _LONGEST_HEADING or (block != self._headline and not self._titles):
            return False
        paragraph, start, end = self.blocks.locate(block)
        if block != self._headline and paragraph not in self._titles:
            return False
        line = self.document.paragraphs[paragraph][start:end].strip()
        if self._is_named(paragraph, line):
            return bool(line)
        if block != self._headline:
            return False
        return len(line) <= _HEADLINE and line[-1:] not in _SENTENCE_ENDS

    def _is_named(self, paragraph: int, line: str) -> bool:
        """Tell whether the document says that a line is a heading."""
        if len(line) > _LONGEST_HEADING:
            return False
        article = None if self.blocks.is_whole else self.document.article
        is_headline = article is not None and article.spans[0] == (paragraph, paragraph + 1)
        return is_headline or self._titles.get(paragraph, "").strip() == line

    def title(self, chapter: Chapter) -> str:
        """Give the title of a chapter in the script that is shown."""
        title, language = chapter.title.strip(), self._study.language
        if language is None or self.script is Script.ORIGINAL:
            return title
        if 0 <= chapter.paragraph < len(self.document.paragraphs):
            line = self.document.paragraphs[chapter.paragraph]
            if line.strip() == title and self.blocks.shows(chapter.paragraph):
                start, end = Place(chapter.paragraph, 0), Place(chapter.paragraph, len(line))
                return self.between(start, end).strip()
        return "".join([one.shown for one in language.annotate(title, self.origin, self.script)])

    def status(self, cell: Annotation) -> Status | None:
        """Give the status of a cell's word, None where the learner never touched it."""
        return self._study.status_of(cell)

    def is_new(self, cell: Annotation) -> bool:
        """Tell whether a cell is a word that the learner does not know yet, nor is learning.

        The characters of a name are not, nor is a name that is ignored.
        """
        has_entry = cell.defined and cell.reading is not None and not is_of_name(cell)
        if has_entry and cell.key in self._study.ignored_names(self.document):
            return False
        return has_entry and self.status(cell) in (None, Status.NEW)

    def between(self, start: Place, end: Place, *, original: bool = False) -> str:
        """Give the text from one place to another, as it is shown or as it was opened.

        What is hidden is left out.
        """
        paragraphs = self.document.paragraphs
        parts = []
        for number in self.blocks.parts(start, end):
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
