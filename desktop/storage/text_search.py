"""Search in all the texts of library.db, whichever script they are in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise, product

from desktop.language.document import Place
from desktop.storage.database import Database
from desktop.storage.pieces import CODECS, Piece, pieces_between, pieces_with
from desktop.storage.text_index import lowered, pair_terms, single_terms

_AROUND = 40  # code points of a snippet on each side
_LONGEST = 200  # code points of a query
_MOST_PAIRS = 12  # more of them make the candidates no fewer
_CANDIDATES = "SELECT rowid FROM text_index WHERE text_index MATCH ? ORDER BY rowid"
_LETTERS = (
    range(0x20, 0x600),  # Latin, Greek, Cyrillic
    range(0x1E00, 0x2000),  # their rarer letters, pinyin's among them
    range(0x2E80, 0xA000),  # Han
    range(0xF900, 0xFB00),  # Han for compatibility
    range(0xFF00, 0xFFF0),  # full-width Latin
    range(0x20000, 0x32400),  # rarer Han
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a text has what was looked for, with up to 40 code points of its paragraph around."""

    place: Place
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class BookHits:
    """The first hits in one document, in the order of the text; `more` says there are others."""

    document_id: str
    hits: tuple[Hit, ...]
    more: bool


def search_texts(
    library: Database,
    query: str,
    order: Iterable[str],
    fold: Callable[[str], str],
    *,
    most: int = 5,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[BookHits]:
    """Give the documents whose text has a query somewhere, one by one as they are found.

    `order` is the documents to search, those to be found first at the front; `fold` writes a text
    with simplified characters, one for one. Upper and lower case are the same, and so is what is
    folded to the same; blanks around the query don't count, and no text has a query of two lines.
    Of a query the first 200 code points count, of each document at most `most` hits are given.
    Texts that are not indexed yet are read through.
    """
    query = query.strip()[:_LONGEST]
    if not query or "\n" in query:
        return
    variants = _variants(query, fold)
    pattern = re.compile("".join([_either(characters) for characters in variants]))
    quick = {codec: _byte_patterns(variants, codec) for codec in CODECS}
    match, singles = _match(variants)
    # First these: a text whose index is finished meanwhile is read through, not missed.
    texts = {
        document_id: bounds
        for document_id, *bounds in library.rows("SELECT document, first, last, indexed FROM text")
    }
    found = [key for (key,) in library.rows(_CANDIDATES, (match,))] if match else []
    whole = singles or not match
    for document_id in order:
        if document_id not in texts:
            continue
        first, last, indexed = texts[document_id]
        start, end = bisect_left(found, first), bisect_right(found, last)
        if indexed < last or not match or (whole and start < end):
            pieces = pieces_between(library, first, last)
        else:
            pieces = pieces_with(library, found[start:end])
        hits = _hits(_having(quick, pieces, cancelled), pattern, most)
        if cancelled():
            return
        if hits:
            yield BookHits(document_id, tuple(hits[:most]), len(hits) > most)


def _variants(query: str, fold: Callable[[str], str]) -> list[str]:
    """Give for each character of a query all those that are the same when folded."""
    wanted = lowered(fold(query))
    letters = "".join(map(chr, chain(*_LETTERS)))
    alike: dict[str, set[str]] = {one: set() for one in wanted}
    for letter, key in zip(letters, lowered(fold(letters)), strict=True):
        if key in alike:
            alike[key].add(letter)
    return [
        "".join(sorted(alike[key] | {written})) for key, written in zip(wanted, query, strict=True)
    ]


def _either(characters: str) -> str:
    return re.escape(characters) if len(characters) == 1 else f"[{re.escape(characters)}]"


def _match(variants: Sequence[str]) -> tuple[str, bool]:
    """Write a query for the index, empty where it can't help; say whether it is of single
    characters, which lead to whole texts.
    """
    low = [set(lowered(characters)) for characters in variants]
    pairs = [
        _if_all_are(pair_terms, {a + b for a, b in product(one, other)})
        for one, other in pairwise(low)
    ]
    distinct = [terms for terms in dict.fromkeys(pairs) if terms]
    if distinct:
        step = -(-len(distinct) // _MOST_PAIRS)
        return _all_of(distinct[::step]), False
    singles = [_if_all_are(single_terms, characters) for characters in low]
    return _all_of([terms for terms in dict.fromkeys(singles) if terms]), True


def _if_all_are(terms_of: Callable[[str], set[str]], alike: set[str]) -> frozenset[str]:
    """Give what a stretch of a query may be written as, or nothing if the index may lack it."""
    return frozenset(alike) if all(terms_of(one) == {one} for one in alike) else frozenset()


def _all_of(terms: Sequence[Iterable[str]]) -> str:
    return " AND ".join(
        "(" + " OR ".join([f'"{one}"' for one in sorted(alike)]) + ")" for alike in terms
    )


def _byte_patterns(variants: Sequence[str], codec: str) -> list[re.Pattern[bytes]]:
    """Write patterns that sort out most pieces before they are decoded.

    There is one for each way to write the first character, as re looks ten times as fast for one
    that stands there by itself. What they find may begin in the middle of a character.
    """
    spelled = [
        [re.escape(one.encode(codec, "surrogatepass")) for one in characters]
        for characters in variants
    ]
    rest = b"".join([b"(?:" + b"|".join(one) + b")" for one in spelled[1:]])
    return [re.compile(first + rest) for first in spelled[0]]


def _having(
    patterns: Mapping[str, Sequence[re.Pattern[bytes]]],
    pieces: Iterable[Piece],
    cancelled: Callable[[], bool],
) -> Iterator[Piece]:
    """Give the pieces that have, as far as their bytes tell, any of the patterns of their codec."""
    for piece in pieces:
        if cancelled():
            return
        for pattern in patterns[piece.codec]:
            if pattern.search(piece.body):
                yield piece
                break


def _hits(pieces: Iterable[Piece], pattern: re.Pattern[str], most: int) -> list[Hit]:
    """Find up to one hit more than `most` in some pieces."""
    texts = ((piece.paragraph, piece.text) for piece in pieces)
    found = (
        _hit(first, text, *hit.span()) for first, text in texts for hit in pattern.finditer(text)
    )
    return list(islice(found, most + 1))


def _hit(first: int, text: str, start: int, end: int) -> Hit:
    """Give a hit in some paragraphs of a document, the number of the first of which is `first`."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    return Hit(
        Place(first + text.count("\n", 0, start), start - begin),
        text[max(begin, start - _AROUND) : start],
        text[start:end],
        text[end : min(len(text) if stop < 0 else stop, end + _AROUND)],
    )
