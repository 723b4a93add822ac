"""What the learner has corrected: how a stretch is cut, how a word is read, what it means, and how
it is written in the other script.

A correction stands for one place, for one text or for all texts; of several the narrowest counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from desktop.ids import new_id
from desktop.language.document import Document, Place, Quote
from desktop.language.quotes import find_quote, quote_at

if TYPE_CHECKING:
    # The first page is there before it is.
    from desktop.language.readings import WordReading

T = TypeVar("T")


class Kind(StrEnum):
    """What is corrected."""

    CUT = "cut"
    READING = "reading"
    SENSE = "sense"
    SCRIPT = "script"


class Scope(StrEnum):
    """Where a correction holds."""

    HERE = "here"
    TEXT = "text"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction.

    `text` is what stands in the text. `value` is for a cut its words with slashes between
    (`研究/生命`), for a reading numbered syllables (`zhang3 da4`, `-` where a code point has none),
    for a sense the entry and the sense (`長|长[zhang3] to grow`), for a script the word in both of
    them (`髮|发`), of which one is `text`. A correction for one text names
    its document (by the SHA-256 of its bytes where it was never opened here), one for a place also
    the place and what stands there. Stamps are microseconds.
    """

    id: str
    kind: Kind
    text: str
    value: str
    scope: Scope
    document_id: str = ""
    document_title: str = ""
    place: Place | None = None
    quote: Quote | None = None
    created: int = 0
    changed: int = 0

    @property
    def identity(self) -> tuple[Kind, str, Scope, str, Place | None]:
        """What makes two corrections the same, of which there can only be one."""
        return (self.kind, self.text, self.scope, self.document_id, self.place)


@dataclass(frozen=True, slots=True)
class MeantSense:
    """The entry that a correction says is meant, and the text of its sense (empty for all)."""

    traditional: str
    simplified: str
    reading: str
    sense: str

    def written(self) -> str:
        """Write it as the value of a correction."""
        return f"{self.traditional}|{self.simplified}[{self.reading}] {self.sense}".rstrip()


@dataclass(frozen=True, slots=True)
class BothScripts:
    """How a word is written in both scripts, code point by code point; the traditional form is
    OpenCC's own, from which those of Taiwan and Hong Kong are made.
    """

    traditional: str
    simplified: str

    def written(self) -> str:
        """Write it as the value of a correction."""
        return f"{self.traditional}|{self.simplified}"


@dataclass(frozen=True, slots=True)
class CorrectionChange:
    """One correction before and after a write; None where it did not exist (or was removed)."""

    before: Correction | None
    after: Correction | None


_SENSE = re.compile(r"([^|\[\]]+)\|([^|\[\]]+)\[([^\]]*)\]\s*(.*)", re.DOTALL)
_SYLLABLE = re.compile(r"[A-Za-zêÊüÜ:]+[1-5]")


def parse_reading(value: str) -> WordReading | None:
    """Read the value of a correction of a reading; None where it makes no sense."""
    items = value.split()
    if not items or not all(item == "-" or _SYLLABLE.fullmatch(item) for item in items):
        return None
    return tuple(None if item == "-" else item.lower() for item in items)


def parse_sense(value: str) -> MeantSense | None:
    """Read the value of a correction of a sense; None where it makes no sense."""
    found = _SENSE.fullmatch(value)
    return MeantSense(*found.groups()) if found else None


def parse_scripts(value: str) -> BothScripts | None:
    """Read the value of a correction of a script; None where it makes no sense."""
    traditional, _, simplified = value.partition("|")
    if not traditional or len(traditional) != len(simplified) or "|" in simplified:
        return None
    return BothScripts(traditional, simplified)


def is_sound(correction: Correction) -> bool:
    """Say whether a correction can be carried out: its value fits its text."""
    if not correction.text:
        return False
    if correction.kind is Kind.CUT:
        words = correction.value.split("/")
        return "".join(words) == correction.text and all(words)
    if correction.kind is Kind.READING:
        reading = parse_reading(correction.value)
        return reading is not None and len(reading) == len(correction.text)
    if correction.kind is Kind.SCRIPT:
        scripts = parse_scripts(correction.value)
        return scripts is not None and correction.text in (scripts.traditional, scripts.simplified)
    return parse_sense(correction.value) is not None


def correction_of(
    document: Document, place: Place, kind: Kind, text: str, value: str, scope: Scope
) -> Correction:
    """Make a correction of what stands at a place; raises ValueError where it makes no sense."""
    paragraph = document.paragraphs[place.paragraph]
    is_here, in_text = scope is Scope.HERE, scope is not Scope.EVERYWHERE
    made = Correction(
        new_id(),
        kind,
        text,
        value,
        scope,
        document.id if in_text else "",
        document.title if in_text else "",
        place if is_here else None,
        quote_at(paragraph, place.offset, place.offset + len(text)) if is_here else None,
    )
    if not is_sound(made):
        raise ValueError(f"{value!r} is no correction of {text!r}")
    return made


class Corrections:
    """The corrections that hold in one document, ready to be carried out.

    `fold` makes words comparable across scripts, so that a correction holds in either. Without a
    document only those hold that stand for all texts.
    """

    def __init__(
        self,
        corrections: Iterable[Correction],
        fold: Callable[[str], str],
        document: Document | None = None,
    ) -> None:
        self._cuts: dict[str, tuple[int, ...]] = {}
        self._cuts_here: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
        self._readings: dict[str, WordReading] = {}
        self._readings_here: dict[tuple[Place, str], WordReading] = {}
        self._senses: dict[str, MeantSense] = {}
        self._senses_here: dict[tuple[Place, str], MeantSense] = {}
        self._scripts: dict[str, BothScripts] = {}
        self._scripts_here: dict[tuple[Place, str], BothScripts] = {}
        self._fold = fold
        # The wider come first, so that the narrower take their place.
        for scope in (Scope.EVERYWHERE, Scope.TEXT, Scope.HERE):
            for correction in corrections:
                if correction.scope is scope and is_sound(correction):
                    self._add(correction, document)
        # In the order in which they were made: each was made of what those before it had left.
        self._cuts_by_first: dict[str, list[tuple[int, str, tuple[int, ...]]]] = {}
        for number, (text, lengths) in enumerate(self._cuts.items()):
            self._cuts_by_first.setdefault(text[0], []).append((number, text, lengths))
        first = "".join(map(re.escape, self._cuts_by_first))
        self._pattern = re.compile(f"[{first}]") if first else None

    def _add(self, correction: Correction, document: Document | None) -> None:
        place: Place | None = None
        if correction.scope is not Scope.EVERYWHERE:
            # Those from elsewhere name a text by its bytes.
            if document is None or correction.document_id not in (document.id, document.sha256):
                return
            if correction.scope is Scope.HERE:
                if correction.place is None or correction.quote is None:
                    return
                place = find_quote(document.paragraphs, correction.place, correction.quote)
                if place is None:
                    return
        key = self._fold(correction.text)
        if correction.kind is Kind.CUT:
            lengths = tuple(map(len, correction.value.split("/")))
            if place is None:
                self._cuts.pop(key, None)
                self._cuts[key] = lengths
            else:
                self._cuts_here.setdefault(place.paragraph, []).append((place.offset, lengths))
        elif correction.kind is Kind.READING:
            reading = parse_reading(correction.value)
            if reading is not None:
                _put(self._readings, self._readings_here, key, place, reading)
        elif correction.kind is Kind.SCRIPT:
            # As it is written: 后 may be the simplified form of one word and all of another.
            scripts = parse_scripts(correction.value)
            if scripts is not None:
                _put(self._scripts, self._scripts_here, correction.text, place, scripts)
        else:
            sense = parse_sense(correction.value)
            if sense is not None:
                _put(self._senses, self._senses_here, key, place, sense)

    def __bool__(self) -> bool:
        return bool(
            self._cuts
            or self._cuts_here
            or self._readings
            or self._readings_here
            or self._senses
            or self._senses_here
            or self._scripts
            or self._scripts_here
        )

    def cut(self, words: Sequence[str], folded: str, place: Place) -> list[str]:
        """Cut a piece as it was corrected.

        `words` are the stretches that it was cut into, `folded` its folded text, `place` where it
        begins. Without a place nothing is looked for but what holds anywhere. Words that reach
        across the bounds of what was corrected stay, unless the correction is for this very place.
        """
        here, found = self._cuts_in(folded, place)
        if not here and not found:
            return list(words)
        bounds = {0}
        at = 0
        for word in words:
            at += len(word)
            bounds.add(at)
        for start, lengths in found:
            end = start + sum(lengths)
            if start in bounds and end in bounds:
                _recut(bounds, start, lengths)
        for start, lengths in here:
            if start + sum(lengths) <= len(folded):
                _recut(bounds, start, lengths)
        return list(_between("".join(words), sorted(bounds)))

    def cut_spans(self, folded: str, place: Place) -> list[tuple[int, int]]:
        """Give the bounds, in the paragraph, of what was corrected in the cut of a piece."""
        here, found = self._cuts_in(folded, place)
        return [
            (place.offset + start, place.offset + start + sum(lengths))
            for start, lengths in (*here, *found)
        ]

    def _cuts_in(
        self, folded: str, place: Place
    ) -> tuple[list[tuple[int, tuple[int, ...]]], list[tuple[int, tuple[int, ...]]]]:
        """Find what is corrected in a piece: at that very place, and wherever it stands."""
        here = [
            (offset - place.offset, lengths)
            for offset, lengths in self._cuts_here.get(place.paragraph, ())
            if place.offset <= offset < place.offset + len(folded)
        ]
        found = self._found(folded) if self._pattern else []
        return here, found

    def _found(self, folded: str) -> list[tuple[int, tuple[int, ...]]]:
        """Find the stretches that were cut anew: where each begins and how long its words are."""
        assert self._pattern is not None
        found = [
            (number, match.start(), lengths)
            for match in self._pattern.finditer(folded)
            for number, text, lengths in self._cuts_by_first[match[0]]
            if folded.startswith(text, match.start())
        ]
        return [(start, lengths) for _, start, lengths in sorted(found)]

    def reading(self, key: str, place: Place) -> WordReading | None:
        """Give the corrected reading of a word by its folded text; None where there is none."""
        return self._readings_here.get((place, key)) or self._readings.get(key)

    def sense(self, text: str, place: Place) -> MeantSense | None:
        """Give what a word is corrected to mean; None where that was never said."""
        key = self._fold(text)
        return self._senses_here.get((place, key)) or self._senses.get(key)

    def scripts(self, text: str, place: Place) -> BothScripts | None:
        """Give how a word, as it stands in the text, is written in both scripts; None where that
        was never corrected.
        """
        return self._scripts_here.get((place, text)) or self._scripts.get(text)

    @property
    def rewritten(self) -> frozenset[str]:
        """The words, as they stand in texts, whose form in the other script is corrected."""
        return frozenset((*self._scripts, *(text for _, text in self._scripts_here)))


def _put(
    anywhere: dict[str, T],
    here: dict[tuple[Place, str], T],
    key: str,
    place: Place | None,
    value: T,
) -> None:
    if place is None:
        anywhere[key] = value
    else:
        here[place, key] = value


def _recut(bounds: set[int], start: int, lengths: Sequence[int]) -> None:
    end = start + sum(lengths)
    bounds.difference_update(range(start + 1, end))
    bounds.update((start, end))
    for length in lengths[:-1]:
        start += length
        bounds.add(start)


def _between(text: str, bounds: Sequence[int]) -> Iterator[str]:
    for start, end in pairwise(bounds):
        yield text[start:end]
