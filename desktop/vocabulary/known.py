"""Tell at once which words of a text the learner has met, and how well they are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from desktop.language.readings import WordReading, aligned
from desktop.vocabulary.word import Changes, Status, Word

Identity = tuple[str, str, str]
Key = tuple[str, WordReading | None]

_BEST_FIRST = (Status.KNOWN, Status.IGNORED, Status.LEARNING, Status.NEW)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a text is known: the share of its tokens, 0 to 1, and how many words are new.

    Ignored words count for nothing; a word is new that was never touched, or has that status.
    """

    known: float
    new_words: int


class KnownWords:
    """The status of every word, by its folded text and its reading.

    `fold` makes words comparable across scripts.
    """

    def __init__(self, fold: Callable[[str], str], words: Iterable[Word]) -> None:
        self._fold = fold
        self._found: dict[str, dict[Key, dict[Identity, Status]]] = {}
        for word in words:
            self._add(word)

    def apply(self, changes: Changes) -> None:
        """Follow a write."""
        for change in changes.words:
            if change.before is not None:
                self._remove(change.before)
            if change.after is not None:
                self._add(change.after)

    def status_of(self, text: str, key: str, reading: WordReading | None) -> Status | None:
        """Give the status of a word as it stands in a text; `key` is its folded text.

        Of words that are read and folded alike (里 and 裡) the one that is written so counts.
        """
        words = self._found.get(key)
        if words is None:
            return None
        found = words.get((key, reading))
        if not found:
            return None
        return next(
            (status for identity, status in found.items() if text in identity[:2]),
            next(iter(found.values())),
        )

    def coverage(self, counts: Mapping[str, int]) -> Coverage:
        """Sum up the counts of a text by folded word; readings are not told apart."""
        total = known = new = 0
        for key, count in counts.items():
            status = self._best(key)
            if status is Status.IGNORED:
                continue
            total += count
            known += count if status is Status.KNOWN else 0
            new += status in (None, Status.NEW)
        return Coverage(known / total if total else 1.0, new)

    def _best(self, key: str) -> Status | None:
        words = self._found.get(key)
        if words is None:
            return None
        statuses = {status for found in words.values() for status in found.values()}
        return next((status for status in _BEST_FIRST if status in statuses), None)

    def _add(self, word: Word) -> None:
        for key in self._keys(word):
            self._found.setdefault(key[0], {}).setdefault(key, {})[word.identity] = word.status

    def _remove(self, word: Word) -> None:
        for key in self._keys(word):
            words = self._found.get(key[0], {})
            words.get(key, {}).pop(word.identity, None)

    def _keys(self, word: Word) -> Iterable[Key]:
        """Give the keys of both scripts' forms, which may fold apart."""
        syllables = tuple(word.reading.split())
        for form in {word.simplified, word.traditional}:
            reading = aligned(form, syllables)
            yield self._fold(form), reading if any(reading) else None
