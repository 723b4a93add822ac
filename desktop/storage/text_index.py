"""The full-text index of library.db: SQLite's FTS5 over pairs of characters.

A row of the index stands for a piece of a text and holds the distinct pairs of letters, Han or
other, that stand beside each other in it; the row of a text's first piece holds each single
character of the whole text as well, for queries that have no pair. Characters are kept as they are
but for their case: which of them are the same word in another script is a matter of the query
(text_search.py), so that the index outlives every dictionary. Its rows have no positions: what it
gives are candidates.

FTS5 gathers what is written in segments and merges them as it goes, which makes now this book wait
and now that one; here merging is a job of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import add

from desktop.storage.database import Database, Transaction
from desktop.storage.pieces import Piece, pieces_between

_BATCH = 64  # pieces in one transaction: the lock is held for less than a tenth of a second
_MERGED_PAGES = 500  # in one transaction
_FIRST_SURROGATE, _LAST_SURROGATE = "\ud800", "\udfff"


def lowered(text: str) -> str:
    """Write a text in lower case, one code point for one, whatever stands around it."""
    return text.replace("İ", "i").lower().replace("ς", "σ")


def pair_terms(text: str) -> set[str]:
    """Give the distinct pairs of letters in a text in lower case."""
    return {pair for pair in set(map(add, text, text[1:])) if pair.isalnum()}


def single_terms(text: str) -> set[str]:
    """Give the distinct characters of a text in lower case that the index can hold."""
    return {one for one in set(text) if one.isalnum() or _is_sign(one)}


def index_text(
    library: Database,
    document_id: str,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Index the text of a document, from where an earlier call was cancelled or broken off.

    To be called in the background, with a connection of its own. `progress` is told the share that
    is done, 0 to 1.
    """
    while not cancelled():
        bounds = _bounds(library, document_id)
        if bounds is None:
            return
        first, last, indexed = bounds
        progress(1.0 if last < first else (indexed - first + 1) / (last - first + 1))
        if indexed >= last:
            return
        end = min(indexed + _BATCH, last)
        rows = list(_rows(library, first, last, indexed + 1, end))
        with library.transaction() as write:
            if _bounds(write, document_id) != bounds:
                continue  # Another connection was quicker.
            write.run_many("INSERT INTO text_index (rowid, terms) VALUES (?, ?)", rows)
            write.run("UPDATE text SET indexed = ? WHERE document = ?", (end, document_id))


def unindexed(library: Database) -> tuple[str, ...]:
    """Give the documents whose texts are yet to be indexed, the latest first."""
    rows = library.rows("SELECT document FROM text WHERE indexed < last ORDER BY first DESC")
    return tuple([key for (key,) in rows])


def merge_index(library: Database, cancelled: Callable[[], bool] = lambda: False) -> None:
    """Merge the segments of the index, as far as there are many of one size.

    To be called in the background when nothing waits to be indexed; each step is a transaction.
    """
    while not cancelled():
        with library.transaction() as write:
            ((before,),) = write.rows("SELECT total_changes()")
            write.run(
                "INSERT INTO text_index (text_index, rank) VALUES ('merge', ?)", (_MERGED_PAGES,)
            )
            ((after,),) = write.rows("SELECT total_changes()")
        if after - before < 2:  # as FTS5's manual tells when it is done
            return


def drop_terms(write: Transaction, document_id: str) -> None:
    """Take a document out of the index, while its text is still there to tell what is in it."""
    bounds = _bounds(write, document_id)
    if bounds is not None:
        first, last, indexed = bounds
        write.run_many(
            "INSERT INTO text_index (text_index, rowid, terms) VALUES ('delete', ?, ?)",
            list(_rows(write, first, last, first, indexed)),
        )


def _bounds(source: Database | Transaction, document_id: str) -> tuple[int, int, int] | None:
    """Give the first and the last piece of a text, and the last one that is indexed."""
    found = source.rows("SELECT first, last, indexed FROM text WHERE document = ?", (document_id,))
    return found[0] if found else None


def _rows(
    source: Database | Transaction, first: int, last: int, start: int, end: int
) -> Iterator[tuple[int, str]]:
    """Give the rows of the index for the pieces from `start` to `end` of a text."""
    for piece in pieces_between(source, start, end):
        terms = pair_terms(lowered(piece.text))
        if piece.id == first:
            terms |= _single_terms_of(pieces_between(source, first, last))
        yield piece.id, " ".join(terms)


def _single_terms_of(pieces: Iterator[Piece]) -> set[str]:
    characters: set[str] = set()
    for piece in pieces:
        characters.update(piece.text)
    return single_terms(lowered("".join(characters)))


def _is_sign(one: str) -> bool:
    """Say whether a character that is no letter is one to FTS5, which takes ASCII's for gaps."""
    lone = _FIRST_SURROGATE <= one <= _LAST_SURROGATE
    return one > "\x7f" and not lone and not one.isspace()
