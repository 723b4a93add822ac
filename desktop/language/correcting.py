"""Put into corrections what a learner does with a stretch of a text: cut, join, read otherwise."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.language.annotation import Annotation
from desktop.language.corrections import Correction, Kind, Scope
from desktop.language.document import Document, Place
from desktop.language.readings import WordReading

_NEIGHBOURS = 3
_ROOM = 14
"""So many code points of the words around are shown, before and behind together."""
_WIDTH = {Scope.HERE: 0, Scope.TEXT: 1, Scope.EVERYWHERE: 2}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be corrected at a place; `text` and `value` are those of a Correction."""

    place: Place
    kind: Kind
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A word among its neighbours, in one piece of a paragraph.

    `cells` are the tokens as they are cut now; `start` and `end` bound the word that is asked for,
    which need not be one of them. All offsets are code points of the paragraph.
    """

    paragraph: int
    cells: tuple[Annotation, ...]
    start: int
    end: int

    @property
    def first(self) -> int:
        """The offset of the first code point that is shown."""
        return self.cells[0].token.start

    @property
    def text(self) -> str:
        """The original text of the stretch."""
        return "".join([cell.token.text for cell in self.cells])

    @property
    def shown(self) -> tuple[str, ...]:
        """What each code point is shown as."""
        return tuple(
            [
                character
                for cell in self.cells
                for character in (
                    cell.shown if len(cell.shown) == len(cell.token.text) else cell.token.text
                )
            ]
        )

    @property
    def bounds(self) -> frozenset[int]:
        """Where words are cut now: offsets in `text`, both ends among them."""
        ends = [cell.token.end - self.first for cell in self.cells]
        return frozenset((0, *ends))

    @property
    def wanted(self) -> frozenset[int]:
        """Where words are cut if the word that is asked for is to be one."""
        start, end = self.start - self.first, self.end - self.first
        return (self.bounds - frozenset(range(start + 1, end))) | {start, end}

    def can_cut(self, offset: int) -> bool:
        """Say whether words may be cut or joined at an offset in `text`: between two letters."""
        text = self.text
        if not 0 < offset < len(text) or not text[offset - 1 : offset + 1].isalnum():
            return False
        # A slash would be taken for a cut.
        at = self.first + offset
        return not any(
            "/" in c.token.text for c in self.cells if c.token.start <= at <= c.token.end
        )

    def words(self, bounds: Collection[int]) -> tuple[tuple[int, str], ...]:
        """Cut the text at some bounds: where each word begins in it, and the word."""
        text = self.text
        return tuple([(start, text[start:end]) for start, end in pairwise(sorted(bounds))])

    def place(self, offset: int) -> Place:
        """Give the place of an offset in `text`."""
        return Place(self.paragraph, self.first + offset)

    def cuts(self, bounds: Collection[int]) -> Iterator[Wish]:
        """Wish for other cuts, in the smallest stretches that have the change."""
        text = self.text
        common = sorted(self.bounds.intersection(bounds))
        for start, end in pairwise(common):
            inside = [at for at in sorted(bounds) if start < at < end]
            if inside or any(start < at < end for at in self.bounds):
                words = [text[a:b] for a, b in pairwise([start, *inside, end])]
                yield Wish(self.place(start), Kind.CUT, text[start:end], "/".join(words))


def stretch_around(
    paragraph: int, cells: Sequence[Annotation], start: int, end: int
) -> Stretch | None:
    """Take some neighbours of a word out of the tokens of its piece; None where it is not there."""
    inside = [n for n, c in enumerate(cells) if c.token.start < end and start < c.token.end]
    if not inside or cells[inside[0]].token.start > start or cells[inside[-1]].token.end < end:
        return None
    first, last = inside[0], inside[-1]
    room = _ROOM
    for _ in range(_NEIGHBOURS):
        if first > 0 and len(cells[first - 1].token.text) <= room:
            first -= 1
            room -= len(cells[first].token.text)
        if last + 1 < len(cells) and len(cells[last + 1].token.text) <= room:
            last += 1
            room -= len(cells[last].token.text)
    return Stretch(paragraph, tuple(cells[first : last + 1]), start, end)


def reading_value(reading: WordReading) -> str:
    """Write a reading as the value of a correction."""
    return " ".join([syllable or "-" for syllable in reading])


def superseded(
    made: Iterable[tuple[Place, Correction]],
    kept: Sequence[Correction],
    fold: Callable[[str], str],
    document: Document,
) -> list[Correction]:
    """Give the corrections of fewer places that would hide new ones where these are made.

    `made` are the new ones with the places where they are made.
    """
    return [old for old in kept if any(_hides(old, at, new, fold, document) for at, new in made)]


def _hides(
    old: Correction, place: Place, new: Correction, fold: Callable[[str], str], document: Document
) -> bool:
    if old.kind is not new.kind or _WIDTH[old.scope] >= _WIDTH[new.scope]:
        return False
    if old.document_id not in (document.id, document.sha256):
        return False
    is_alike = fold(old.text) == fold(new.text)
    if old.place is None:
        return is_alike
    if old.place.paragraph != place.paragraph:
        return False
    if old.kind is not Kind.CUT:
        return is_alike and old.place == place
    start, end = old.place.offset, old.place.offset + len(old.text)
    return start < place.offset + len(new.text) and place.offset < end
