"""Tell at once which words of a text the learner has met, and how well they are known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.language.readings import WordReading, aligned
from desktop.vocabulary.status import Status

if TYPE_CHECKING:
    from desktop.vocabulary.word import Changes, Word

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
        self._statuses: dict[Identity, Status] = {}
        self._found: dict[str, dict[Key, list[Identity]]] = {}
        for word in words:
            self._set(word.identity, word.status)

    def apply(self, changes: Changes) -> None:
        """Follow a write."""
        for identity, _, status in changes.statuses():
            if status is None:
                self._remove(identity)
            else:
                self._set(identity, status)

    def status_of(self, text: str, key: str, reading: WordReading | None) -> Status | None:
        """Give the status of a word as it stands in a text; `key` is its folded text.

        Of words that are read and folded alike (里 and 裡) the one that is written so counts.
        """
        words = self._found.get(key)
        found = words.get((key, reading)) if words is not None else None
        if not found:
            return None
        written = next((identity for identity in found if text in identity[:2]), found[0])
        return self._statuses[written]

    def coverage(self, counts: Mapping[str, int], ignored: Collection[str] = ()) -> Coverage:
        """Sum up the counts of a text by folded word; readings are not told apart.

        The folded names in `ignored` count for nothing.
        """
        skipped = counts.keys() & ignored
        total = sum(counts.values()) - sum([counts[key] for key in skipped])
        new, known = len(counts) - len(skipped), 0
        # A novel has twenty thousand words, of which most were never touched.
        for key in (counts.keys() & self._found.keys()) - skipped:
            status = self._best(key)
            if status is Status.IGNORED:
                total -= counts[key]
            elif status is Status.KNOWN:
                known += counts[key]
            new -= status not in (None, Status.NEW)
        return Coverage(known / total if total else 1.0, new)

    def _best(self, key: str) -> Status | None:
        words = self._found.get(key)
        if words is None:
            return None
        statuses = {self._statuses[identity] for found in words.values() for identity in found}
        return next((status for status in _BEST_FIRST if status in statuses), None)

    def _set(self, identity: Identity, status: Status) -> None:
        if identity not in self._statuses:
            for key in self._keys(identity):
                self._found.setdefault(key[0], {}).setdefault(key, []).append(identity)
        self._statuses[identity] = status

    def _remove(self, identity: Identity) -> None:
        if self._statuses.pop(identity, None) is not None:
            for key in self._keys(identity):
                self._found[key[0]][key].remove(identity)

    def _keys(self, identity: Identity) -> Iterable[Key]:
        """Give the keys of both scripts' forms, which may fold apart."""
        traditional, simplified, numbered = identity
        syllables = tuple(numbered.split())
        keys: dict[Key, None] = {}
        for form in (traditional, simplified):
            reading = aligned(form, syllables)
            keys[self._fold(form), reading if any(reading) else None] = None
        return keys
