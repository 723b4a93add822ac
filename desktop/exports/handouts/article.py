"""The article itself, with readings above the words that need them and its lines numbered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from desktop.exports.handouts.article_text import ArticleText, first_places, listed_places
from desktop.exports.handouts.look import Look
from desktop.exports.handouts.runs import line_of
from desktop.exports.listed import ListedWord
from desktop.exports.pages import Block, Heading, Line, Pages, Paragraph, Run
from desktop.language.annotation import Annotation
from desktop.language.document import Place
from dictionaries.entry import is_name

SIZE = 14.0
_INDENT = 2.0
_SENTENCE_MARKS = frozenset("。！？!?；;，,")
_LONGEST_HEADING = 20


def article_pages(
    article: ArticleText,
    needs_reading: Callable[[Annotation], bool],
    words: Sequence[ListedWord],
    look: Look,
) -> Pages:
    """Set an article; the first token of each word of the list is an anchor: see `anchor_of`."""
    places = listed_places(article, words)
    anchors = {place: anchor_of(place) for place in first_places(places).values()}
    title: Line = (Run(article.title),)
    blocks: list[Block] = []
    facts = " · ".join([fact for fact in (article.author, article.source, article.date) if fact])
    if facts:
        blocks.append(Paragraph((Run(facts, soft=True, small=True),), gap=12))
    for number, cells in enumerate(article.paragraphs):
        text = "".join([cell.shown for cell in cells]).strip()
        line = line_of(_runs(_stripped(cells), number, needs_reading, places, anchors, look))
        if number == 0 and article.is_headed:
            title = line
        elif text:
            is_heading = len(text) <= _LONGEST_HEADING and not set(text) & _SENTENCE_MARKS
            indent = 0.0 if is_heading else _INDENT
            blocks.append(Paragraph(line, indent=indent, numbered=True, size=SIZE))
    return look.pages(article.title, (Heading(title), *blocks))


def anchor_of(place: Place) -> str:
    """Name the anchor of a place in an article."""
    return f"{place.paragraph}:{place.offset}"


def reading_above(cell: Annotation, word: ListedWord | None, look: Look) -> str:
    """Write the reading of a token, which may be a word of the list; a name's with a capital."""
    if not cell.reading:
        return ""
    first, *rest = cell.reading
    begins_name = cell.name is not None and cell.name[0] == cell.token.start
    if first and (begins_name or (word is not None and is_name(word.reading))):
        first = first.capitalize()
    return look.reading((first, *rest))


def _runs(
    cells: Sequence[Annotation],
    paragraph: int,
    needs_reading: Callable[[Annotation], bool],
    places: Mapping[Place, ListedWord],
    anchors: Mapping[Place, str],
    look: Look,
) -> list[Run]:
    found = []
    for cell in cells:
        place = Place(paragraph, cell.token.start)
        is_read = cell.reading is not None and needs_reading(cell)
        above = reading_above(cell, places.get(place), look) if is_read else ""
        found.append(Run(cell.shown, above=above, anchor=anchors.get(place, "")))
    return found


def _stripped(cells: Sequence[Annotation]) -> Sequence[Annotation]:
    """Leave out the spaces at both ends of a paragraph, which many texts indent with."""
    first, last = 0, len(cells)
    while first < last and not cells[first].shown.strip():
        first += 1
    while last > first and not cells[last - 1].shown.strip():
        last -= 1
    if first == last:
        return ()
    return (replace(cells[first], shown=cells[first].shown.lstrip()), *cells[first + 1 : last])
