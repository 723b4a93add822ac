"""The words that a reader has met in a stretch of a text and never touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.language.alternatives import meant_entry
from desktop.language.annotation import Row
from desktop.language.document import Article, Document, Place
from desktop.language.pieces import piece_around
from desktop.language.readings import WordReading, has_han
from desktop.language.scripts import Script
from dictionaries.entry import Entry

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from desktop.language.corrections import Corrections
    from desktop.language.language import Language

_BATCH = 4000
"""Code points that are read at once: some 30 ms."""
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿萬億两兩廿卅0123456789０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text, from a place to before another; `origin` is the script of the text.

    Only what is in `article` counts, where it is not None.
    """

    document: Document
    start: Place
    end: Place
    origin: Script = Script.ORIGINAL
    article: Article | None = None


def stretch_before(
    document: Document, place: Place, origin: Script, article: Article | None = None
) -> Stretch:
    """Give all that comes before a place."""
    return Stretch(document, Place(0, 0), place, origin, article)


def met_words(
    stretch: Stretch,
    language: Language,
    touched: Callable[[str, str, WordReading | None], bool],
    corrections: Corrections | None = None,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Entry, ...] | None:
    """Give the words of a stretch in their order, each read as it is there; None where cancelled.

    Names, numbers, what the dictionary does not have and what is `touched` (asked with a word's
    text, its folded text and its reading) are left out.
    """
    seen: set[tuple[str, WordReading | None]] = set()
    found: dict[tuple[str, str, str], Entry] = {}
    for share, rows in _read(stretch, language, corrections):
        if cancelled():
            return None
        progress(share)
        for number, row in enumerate(rows):
            key = (row.text, row.reading)
            if key in seen or not _is_word(row) or _is_number(rows, number):
                continue
            seen.add(key)
            if touched(row.text, row.about.key, row.reading):
                continue
            entries = language.entries(row.text, stretch.origin)
            meant = meant_entry(row.text, row.reading, entries)
            if meant is not None and not entries[meant].is_name:
                entry = entries[meant]
                identity = (entry.traditional, entry.simplified, entry.numbered)
                found.setdefault(identity, entry)
    progress(1.0)
    return tuple(found.values())


def _is_word(row: Row) -> bool:
    return row.name is None and row.about.defined and has_han(row.text)


def _is_number(rows: Sequence[Row], at: int) -> bool:
    """Say whether a token is a number or part of one; a numeral alone (一, 两) is a word."""
    if not _NUMERALS.issuperset(rows[at].text):
        return False
    beside = [rows[other] for other in (at - 1, at + 1) if 0 <= other < len(rows)]
    return len(rows[at].text) > 1 or any(_NUMERALS.issuperset(row.text) for row in beside)


def _read(
    stretch: Stretch, language: Language, corrections: Corrections | None
) -> Iterator[tuple[float, list[Row]]]:
    """Annotate the paragraphs, many short ones at once; with each the share that is then done."""
    start, end = stretch.start, stretch.end
    paragraphs = stretch.document.paragraphs
    last = min(end.paragraph, len(paragraphs) - 1)
    total = sum(stretch.document.lengths[start.paragraph : last + 1]) or 1
    done = 0
    batch: list[str] = []
    first = start.paragraph

    def read(low: int = 0, high: int | None = None) -> list[Row]:
        found = language.rows(
            batch,
            stretch.origin,
            Script.ORIGINAL,
            first=first,
            start=low,
            end=high,
            names=True,
            corrections=corrections,
        )
        return [
            row
            for number, rows in enumerate(found, first)
            if stretch.article is None or number in stretch.article
            for row in rows
            if start <= Place(number, row.start) and Place(number, row.end) <= end
        ]

    for number in range(start.paragraph, last + 1):
        text = paragraphs[number]
        low = piece_around(text, start.offset)[0] if number == start.paragraph else 0
        high = piece_around(text, end.offset)[1] if number == end.paragraph else len(text)
        if batch and (low > 0 or high < len(text) or sum(map(len, batch)) + len(text) > _BATCH):
            yield done / total, read()
            batch, first = [], number
        batch.append(text)
        done += len(text)
        if low > 0 or high < len(text):
            yield done / total, read(low, high)
            batch, first = [], number + 1
    if batch:
        yield 1.0, read()
