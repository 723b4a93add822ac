"""Say where a conversion between the scripts was a choice, and whether it was a close call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.language.conversion import Origin, read_words
from desktop.language.readings import WordReading, aligned
from dictionaries.entry import Entry

_CACHED = 50_000


@dataclass(frozen=True, slots=True)
class ScriptChoice:
    """One character of a converted word whose source had several targets in use.

    `at` is its code point in the word, `shown` what it became, `others` are the rest. `because` is
    what decided it: a `word` (which is `word`, as the text writes it), the `reading`, that it is
    `usual`, or nothing: `doubt`. Where the learner has corrected it, it is `corrected`.
    """

    at: int
    shown: str
    others: tuple[str, ...]
    because: str
    word: str = ""

    def corrected(self, shown: str) -> ScriptChoice:
        """Give it as it is where that character is shown."""
        if shown == self.shown:
            return self
        others = (self.shown, *(other for other in self.others if other != shown))
        return ScriptChoice(self.at, shown, others, "corrected")


class ScriptChoices:
    """Asks a dictionary whether a word may be written with the characters not taken.

    `standard` writes the regions' forms of a character as one, for the comparison (裏 as 裡), and
    `usual` has the characters that are words of their own with the targets that they have often
    enough to be in doubt.
    """

    def __init__(
        self,
        entries: Callable[[str], Sequence[Entry]],
        standard: Mapping[int, str],
        usual: Mapping[str, str],
    ) -> None:
        self._entries = entries
        self._standard = standard
        self._usual = usual
        self._known: dict[tuple[str, WordReading | None, int, Origin, str], bool] = {}

    @classmethod
    def load(cls, entries: Callable[[str], Sequence[Entry]]) -> ScriptChoices:
        """Read the tables that it takes."""
        # Loaded when a text is converted: the first page is there before it is.
        from importlib.resources import files

        variants = read_words("TWVariants.txt").values
        lines = (files("resources") / "scripts.txt").read_text(encoding="utf-8").splitlines()
        return cls(
            entries,
            {ord(character): form for character, form in variants.items()},
            dict(line.split("\t") for line in lines if line and not line.startswith("#")),
        )

    def is_doubtful(
        self,
        word: str,
        reading: WordReading | None,
        shown: Sequence[str],
        why: Sequence[Origin | None],
    ) -> bool:
        """Say whether a converted word may as well be written otherwise.

        `shown` and `why` are what became of its code points, and how each was chosen.
        """
        return any(
            origin is not None
            and not origin.phrase
            and self._is_open(word, reading, at, origin, shown[at])
            for at, origin in enumerate(why)
        )

    def of_word(
        self,
        word: str,
        reading: WordReading | None,
        shown: Sequence[str],
        why: Sequence[Origin | None],
    ) -> tuple[ScriptChoice, ...]:
        """List the choices that were made in a converted word, with what decided them."""
        found = []
        for at, origin in enumerate(why):
            if origin is None:
                continue
            others = tuple(
                dict.fromkeys(
                    other
                    for other in self._in_use(word[at], origin.others)
                    if not self._same(other, shown[at])
                )
            )
            if not others:
                continue
            because, decided = self._reason(word, reading, at, origin, shown[at])
            found.append(ScriptChoice(at, shown[at], others, because, decided))
        return tuple(found)

    def _reason(
        self, word: str, reading: WordReading | None, at: int, origin: Origin, shown: str
    ) -> tuple[str, str]:
        if origin.phrase and (len(word) == 1 or word in origin.phrase):
            return "word", origin.phrase
        if not origin.phrase and self._is_open(word, reading, at, origin, shown):
            return "doubt", ""
        if any(map(_is_own, self._entries(word))):
            if len(word) > 1:
                return "word", word
            forms = self._forms(self._so_read(word, reading), word, at)
            if not any(self._one(other) in forms for other in origin.others):
                return "reading", ""
        return ("word", origin.phrase) if origin.phrase else ("usual", "")

    def _is_open(
        self, word: str, reading: WordReading | None, at: int, origin: Origin, shown: str
    ) -> bool:
        usual = self._usual.get(word, "") if len(word) == 1 else None
        if usual is not None and all(self._one(other) not in usual for other in origin.others):
            return False
        key = (word, reading, at, origin, shown)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _CACHED:
                self._known.clear()
            known = self._known[key] = self._may_be_other(*key)
        return known

    def _may_be_other(
        self, word: str, reading: WordReading | None, at: int, origin: Origin, shown: str
    ) -> bool:
        """Say whether the dictionary writes the word, read so, with another of the targets."""
        forms = self._forms(self._so_read(word, reading), word, at)
        usual = self._usual.get(word, "") if len(word) == 1 else forms
        return any(
            self._one(other) in forms and self._one(other) in usual and not self._same(other, shown)
            for other in origin.others
        )

    def _so_read(self, word: str, reading: WordReading | None) -> list[Entry]:
        """Give the entries of a word that is read so; all of them where none is."""
        entries = [entry for entry in self._entries(word) if _is_own(entry)]
        return [entry for entry in entries if aligned(word, entry.reading) == reading] or entries

    def _in_use(self, character: str, others: Iterable[str]) -> list[str]:
        """Leave out what nobody writes: other targets that are no words, nor parts of any."""
        forms = self._forms(filter(_is_own, self._entries(character)), character, 0)
        return [other for other in others if self._one(other) in forms]

    def _forms(self, entries: Iterable[Entry], word: str, at: int) -> set[str]:
        """Give how the entries of a word write one of its characters in the other script."""
        found = set()
        for entry in entries:
            # Where both forms are the word's, such as those of 后, there is nothing to convert.
            form = entry.traditional if entry.simplified == word else entry.simplified
            if len(form) == len(word):
                found.add(self._one(form[at]))
        return found

    def _one(self, character: str) -> str:
        return character.translate(self._standard)

    def _same(self, one: str, other: str) -> bool:
        return self._one(one) == self._one(other)


def _is_own(entry: Entry) -> bool:
    """Tell an entry from that of a name, and from one that only points to another."""
    return not entry.is_name and not all(
        any(link.kind == "variant" for link in sense.links) for sense in entry.senses
    )
