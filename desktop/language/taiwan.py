"""Read words as in Taiwan, by the notes in the dictionary ("Taiwan pr.")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from desktop.language.readings import WordReading, aligned
from dictionaries.entry import Entry

_CACHED = 100_000


class TaiwanReadings:
    """Turns mainland readings into those of Taiwan.

    `entries` gives the entries of a word, and `noted` all that have a note. A note at a character
    holds in the words with it too, read so and written so in Traditional (期 in 星期): the
    dictionary does not repeat it there.
    """

    def __init__(
        self, entries: Callable[[str], Sequence[Entry]], noted: Callable[[], Iterable[Entry]]
    ) -> None:
        self._entries = entries
        self._noted = noted
        self._characters: dict[tuple[str, str], str] | None = None
        self._known: dict[tuple[str, WordReading], WordReading] = {}

    def load(self) -> None:
        """Read the notes, which takes some 50 ms, unless that has been done."""
        if self._characters is None:
            self._characters = {
                (entry.traditional, entry.reading[0]): entry.taiwan_reading[0]
                for entry in self._noted()
                if len(entry.traditional) == len(entry.reading) == len(entry.taiwan_reading) == 1
                and not entry.is_name
                and entry.senses
            }

    def of(self, word: str, reading: WordReading) -> WordReading:
        """Give how a word is read in Taiwan that is read so on the mainland; often the same."""
        key = (word, reading)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _CACHED:
                self._known.clear()
            known = self._known[key] = self._find(word, reading)
        return known

    def of_entry(self, entry: Entry) -> tuple[str, ...]:
        """Give how an entry is read in Taiwan; empty where that is as on the mainland."""
        if entry.taiwan_reading:
            return entry.taiwan_reading
        self.load()
        notes = self._characters or {}
        if len(entry.traditional) != len(entry.reading):
            return ()
        found = tuple(
            _cased(notes.get((character, syllable.lower()), syllable), syllable)
            for character, syllable in zip(entry.traditional, entry.reading, strict=True)
        )
        return found if found != entry.reading else ()

    def _find(self, word: str, reading: WordReading) -> WordReading:
        so_read = [one for one in self._entries(word) if aligned(word, one.reading) == reading]
        # Entries of names come after the others, and those that are written so come first.
        for entry in so_read[:1]:
            here = self.of_entry(entry)
            found = aligned(word, here) if here else reading
            return found if len(found) == len(reading) else reading
        return reading


def _cased(syllable: str, model: str) -> str:
    """Write a syllable with a capital where that of a name has one."""
    return syllable[:1].upper() + syllable[1:] if model[:1].isupper() else syllable
