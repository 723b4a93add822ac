"""Join the lines of a PDF into paragraphs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from desktop.documents.pdf_layout import Line
from desktop.documents.pdf_text import is_wide

# In sizes of a character.
_INDENT = 1.2
_ROOM = 1.0  # what must be left in a line, beside the next word, if that could have stood there
_SAME_EDGE = 0.5
_NARROW = 0.5  # the width of a letter

_OTHER_SIZE = 1.12
_WIDER_GAP = 1.35  # of the usual distance between lines
_FEW = 6  # lines of a page that don't show where the margins are

_BULLET = re.compile(r"[•●○■□▪◆◇★☆※►▶‣⁃·][^·]|[-–—] ")
_NUMBERED = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．]\s*\D|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]"
)
_ENDS = frozenset('。！？…：；.!?:;”」』）)"')
_FIRST_WORD = re.compile(
    r"[（《〈「『“【(\[]*(?:[!-~\u00a1-\u1fff]+|.)[，。、；：？！）》〉」』”】…]*"
)
_HYPHENATED = re.compile(r"[^\W\d_][-\u00ad\u2010]$")


@dataclass(slots=True)
class Paragraph:
    """A paragraph and the lines that it is made of."""

    text: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float
    distance: float  # between two lines


def join(pages: Iterable[Sequence[Line]]) -> list[Paragraph]:
    """Join lines that come in the order of reading.

    A paragraph begins at an indentation, after a line that ends early, after a larger gap, where
    the size changes, at a bullet or number, and never only because a page does. The row of a table
    is a paragraph.
    """
    lines = [line for page in pages for line in page]
    margins = _margins(lines)
    paragraphs = list[Paragraph]()
    for line in lines:
        own = margins[line.page, line.column]
        if paragraphs:
            last = paragraphs[-1]
            before = last.lines[-1]
            if not _begins(line, last.lines[0], before, own, margins[before.page, before.column]):
                last.text = _joined(last.text, line.text)
                last.lines.append(line)
                continue
        paragraphs.append(Paragraph(line.text, [line]))
    return paragraphs


def _margins(lines: Sequence[Line]) -> dict[tuple[int, int], _Margins]:
    """Tell the margins of each column of each page."""
    columns = defaultdict[tuple[int, int], list[Line]](list)
    for line in lines:
        columns[line.page, line.column].append(line)
    own = {place: _of_column(column) for place, column in columns.items()}
    full = [own[place] for place, column in columns.items() if len(column) >= _FEW]
    for place, column in columns.items():
        # A page of verse, or the last of a chapter: as wide as the others are.
        alike = [other for other in full if abs(other.left - own[place].left) < 2 * column[0].size]
        if len(column) < _FEW and alike:
            right = max(own[place].right, median(other.right for other in alike))
            distance = median(other.distance for other in alike)
            own[place] = _Margins(own[place].left, right, distance)
    return own


def _of_column(lines: Sequence[Line]) -> _Margins:
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    distances = [
        line.base - after.base for line, after in pairwise(lines) if line.base > after.base
    ]
    return _Margins(
        lefts[len(lines) // 20],
        rights[-1 - len(lines) // 20],
        median(distances) if distances else 0.0,
    )


def _begins(line: Line, first: Line, before: Line, own: _Margins, others: _Margins) -> bool:
    """Say whether a line begins a paragraph; `first` and `before` are lines of the last one."""
    size = line.size
    if line.wide == before.wide and not 1 / _OTHER_SIZE < size / before.size < _OTHER_SIZE:
        return True
    if (line.page, line.column) == (before.page, before.column):
        distance = before.base - line.base
        if own.distance and distance > _WIDER_GAP * max(own.distance, size):
            return True
    if _BULLET.match(line.text) or "\t" in line.text or "\t" in before.text:
        return True
    if _NUMBERED.match(line.text) and before.text[-1] in _ENDS:
        return True
    if others.right - before.right > _first_word(line) + _ROOM * size:
        return True
    indent, indent_before = line.left - own.left, before.left - others.left
    if indent - indent_before > _INDENT * size:
        # The lines of an item hang below its first word.
        return not (before is first and (_BULLET.match(first.text) or _NUMBERED.match(first.text)))
    # Paragraphs of a line that is just full; where a sentence goes on, all lines are indented.
    alike = indent > _INDENT * size and abs(indent - indent_before) < _SAME_EDGE * size
    return alike and before is first and before.text[-1] in _ENDS


def _first_word(line: Line) -> float:
    """Estimate the width of what would have had to fit into the line before: a word or a hanzi,
    with the punctuation that sticks to it.
    """
    word = _FIRST_WORD.match(line.text)
    chars = word[0] if word else line.text[:1]
    return sum(line.size if is_wide(char) else _NARROW * line.size for char in chars)


def _joined(text: str, line: str) -> str:
    if is_wide(text[-1]) or is_wide(line[0]):
        return text + line
    if _HYPHENATED.search(text):
        return text[:-1] + line if line[0].islower() else text + line
    return f"{text} {line}"
