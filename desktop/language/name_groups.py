"""Lay the names of a text over its tokens, with one dictionary."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.language.document import Token
from desktop.language.names import Known, Names, Span, repeated_names
from desktop.language.segmentation import tagger

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from dictionaries.index import Index

_CACHED_WORDS = 100_000


class NameGroups:
    """Finds names with one dictionary; what takes time (0.2 s and 30 MB) is made when asked for."""

    def __init__(self, index: Index, fold: Callable[[str], str]) -> None:
        self._index = index
        self._fold = fold
        self._known: Known | None = None
        self._names: Names | None = None

    def of_tokens(
        self, piece: str, starts: Sequence[int], repeated: Collection[str]
    ) -> dict[int, Span]:
        """Give the name that each token of a piece is part of, by where the token begins.

        `starts` are where the tokens begin, `repeated` what `repeated` found in the whole text.
        """
        spans = self.names.find(self._fold(piece), [*starts, len(piece)], repeated)
        return {at: span for at in starts for span in spans if span[0] <= at < span[1]}

    def repeated(self, paragraphs: Iterable[tuple[str, Sequence[Token]]]) -> frozenset[str]:
        """Find the unknown names of a text by counts in the whole of it, folded."""
        return repeated_names(
            ((self._fold(text), _bounds(tokens)) for text, tokens in paragraphs),
            self._dictionary(),
        )

    def load(self, step: Callable[[], None]) -> None:
        """Make what finds names, calling `step` in between so that a thread can yield."""
        step()
        self._dictionary()
        step()
        if self._names is None:
            self._names = self._made(step)

    def surnames(self) -> Collection[str]:
        """Give the folded surnames that the dictionary has."""
        return self._dictionary().surnames

    @property
    def names(self) -> Names:
        """What finds names, made now if it is not there yet."""
        if self._names is None:
            self._names = self._made(None)
        return self._names

    def _made(self, step: Callable[[], None] | None) -> Names:
        tag, lists = tagger(step) or (_no_tags, _lists_nothing)
        return Names(self._dictionary(), tag, lists)

    def _dictionary(self) -> Known:
        if self._known is None:
            cached = lru_cache(_CACHED_WORDS)
            self._known = Known(
                self._index.surnames(),
                self._index.phrase_names(),
                cached(self._index.has),
                cached(self._index.is_name),
            )
        return self._known


def _bounds(tokens: Sequence[Token]) -> list[int]:
    return [token.start for token in tokens] + [tokens[-1].end if tokens else 0]


def _no_tags(_: str) -> list[tuple[str, str]]:
    return []


def _lists_nothing(_: str) -> bool:
    return False
