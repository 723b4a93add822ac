"""Words that were chosen from the list, read when they are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, overload

from desktop.vocabulary.word import Word
from desktop.vocabulary.word_facts import Levels

_BATCH = 500


class WordSource(Protocol):
    """Where words are read from."""

    def words(self, ids: Sequence[str]) -> dict[str, Word]:
        """Give the words with some ids, without those that are gone."""
        ...

    def describe(self, simplified: str) -> tuple[Levels, int]:
        """Give the levels and the frequency of a simplified word."""
        ...


class HeldWords:
    """A source of words that are all there already."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = {word.id: word for word in words}

    def words(self, ids: Sequence[str]) -> dict[str, Word]:
        """Give the words with some ids, without those that are not there."""
        return {key: self._words[key] for key in ids if key in self._words}

    def describe(self, _simplified: str) -> tuple[Levels, int]:
        """Tell nothing of any word."""
        return (0, 0), 0


class Chosen(Sequence[Word]):
    """Words by their ids, from top to bottom; a hundred thousand cost no more than their ids."""

    def __init__(self, ids: Sequence[str], source: WordSource) -> None:
        self.ids = tuple(ids)
        self._source = source

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Chosen: ...
    def __getitem__(self, at: int | slice) -> Word | Chosen:
        if isinstance(at, slice):
            return Chosen(self.ids[at], self._source)
        return self._source.words([self.ids[at]])[self.ids[at]]

    def __iter__(self) -> Iterator[Word]:
        for first in range(0, len(self.ids), _BATCH):
            batch = self.ids[first : first + _BATCH]
            found = self._source.words(batch)
            yield from [found[key] for key in batch if key in found]
