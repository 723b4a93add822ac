"""What can be said about a text with one dictionary: its tokens, readings, scripts and levels."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.language.document import Token
from desktop.language.doubts import Doubts
from desktop.language.levels import Level, Levels
from desktop.language.names import Known, Names, repeated_names
from desktop.language.pieces import pieces_between
from desktop.language.readings import Readings, WordReading
from desktop.language.scripts import Converter, Script, evidence
from desktop.language.segmentation import Segmenter, tagger
from dictionaries.entry import Entry
from dictionaries.index import Index

_CACHED_WORDS = 100_000


@dataclass(frozen=True, slots=True)
class Annotation:
    """A token and what is known about it.

    `shown` is its text in the script asked for, `key` its folded text. `defined` says whether the
    dictionary has it, `doubt` what is least sure about it, and `name` the bounds of the name that
    it is part of.
    """

    token: Token
    shown: str
    key: str
    reading: WordReading | None
    defined: bool
    level: Level | None = None
    doubt: str | None = None
    name: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What is known about a word wherever it stands: its folded text, its reading, and whether the
    dictionary has it.
    """

    key: str
    reading: WordReading | None
    defined: bool


class Language:
    """Reads texts with one open index; what takes time is made when it is first needed."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.converter = Converter()
        self._folding = index.folding()
        self._readings = Readings(index)
        self._levels = Levels()
        self._segmenter: Segmenter | None = None
        self._doubts: Doubts | None = None
        self._names: Names | None = None
        self._about_names: Known | None = None
        self._about: dict[str, About] = {}

    def load(self, step: Callable[[], None] = lambda: None) -> None:
        """Make the segmenter, calling `step` every few milliseconds so that a thread can yield."""
        if self._segmenter is None:
            self._segmenter = Segmenter(self.index.lexicon(), self._folding, step)

    def fold(self, text: str) -> str:
        """Write a text with simplified characters, one for one, as words are matched."""
        return text.translate(self._folding)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Cut a paragraph into tokens, which cover it without gaps."""
        return self.segmenter.tokens(text)

    def annotate(
        self,
        text: str,
        origin: Script,
        target: Script,
        *,
        start: int = 0,
        end: int | None = None,
        levels: bool = False,
        names: bool = False,
        repeated: Collection[str] = (),
    ) -> tuple[Annotation, ...]:
        """Annotate the tokens of a paragraph, or of a whole number of its pieces.

        `origin` is the script of the document; a piece that is clearly in the other one is
        converted as such. Offsets count in the paragraph. Names are looked for when asked, with
        those that `repeated_names` found in the whole text.
        """
        about = self.about
        level_of = self._levels.of if levels else _no_level
        found: list[Annotation] = []
        for first, last in pieces_between(text, start, len(text) if end is None else end):
            rows = list(self.rows(text, origin, target, start=first, end=last))
            known = [about(row[2]) for row in rows]
            doubts = {rows[at][0] for at in self.doubts.find([word.key for word in known])}
            groups = self._groups(text[first:last], first, rows, repeated) if names else {}
            found += [
                Annotation(
                    Token(begin, to, word),
                    shown,
                    about_it.key,
                    about_it.reading,
                    about_it.defined,
                    level_of(about_it.key),
                    "segmentation" if begin in doubts else None,
                    groups.get(begin),
                )
                for (begin, to, word, shown), about_it in zip(rows, known, strict=True)
            ]
        return tuple(found)

    def repeated_names(self, paragraphs: Iterable[str]) -> frozenset[str]:
        """Find the unknown names of a text by counts in the whole of it, folded."""
        return repeated_names(
            ((self.fold(text), _bounds(self.tokens(text))) for text in paragraphs), self._known()
        )

    def rows(
        self,
        text: str,
        origin: Script,
        target: Script,
        *,
        start: int = 0,
        end: int | None = None,
    ) -> Iterator[tuple[int, int, str, str]]:
        """Give start, end, text and shown text of the tokens that `annotate` gives.

        With `about` this is the way through a whole book.
        """
        cut = self.segmenter.cut
        for first, last in pieces_between(text, start, len(text) if end is None else end):
            piece = text[first:last]
            shown = self._shown(piece, origin, target)
            at = 0
            for word in cut(piece):
                to = at + len(word)
                yield (
                    first + at,
                    first + to,
                    word,
                    word if shown is None else "".join(shown[at:to]),
                )
                at = to

    def about(self, word: str) -> About:
        """Say what is known about a word wherever it stands."""
        found = self._about.get(word)
        if found is None:
            if len(self._about) >= _CACHED_WORDS:
                self._about.clear()
            candidates = self._readings.candidates(word)
            reading = self._readings.choose(word, candidates)
            found = About(self.fold(word), reading, bool(candidates))
            self._about[word] = found
        return found

    def entries(self, text: str, script: Script = Script.ORIGINAL) -> tuple[Entry, ...]:
        """Give the entries of a word as it is written, else of its folded form; the best first.

        Names come last. With the script of the document, entries whose headword is written so in
        that script come before those that only the other script writes so (里 in a traditional
        text is the mile first).
        """
        entries = self.index.entries(text) or self.index.folded(self.fold(text))
        if script in {Script.ORIGINAL, Script.SIMPLIFIED}:
            return entries
        return tuple(sorted(entries, key=lambda entry: (entry.is_name, entry.traditional != text)))

    def reading(self, text: str) -> WordReading | None:
        """Give a word's reading, one item per code point; None where there is nothing to read."""
        return self.about(text).reading

    def is_defined(self, text: str) -> bool:
        """Say whether the dictionary has a word, as it is written or folded."""
        known = self._about.get(text)
        return bool(self._readings.candidates(text)) if known is None else known.defined

    @property
    def segmenter(self) -> Segmenter:
        """The segmenter, made now if it is not there yet."""
        self.load()
        assert self._segmenter is not None
        return self._segmenter

    @property
    def doubts(self) -> Doubts:
        """What finds close calls, made now if it is not there yet."""
        if self._doubts is None:
            self._doubts = self.segmenter.doubts(self.index.weight)
        return self._doubts

    @property
    def names(self) -> Names:
        """What finds names, made now if it is not there yet: 0.2 s and 30 MB."""
        if self._names is None:
            made = tagger()
            tag, lists = made if made is not None else (_no_tags, _lists_nothing)
            self._names = Names(self._known(), tag, lists)
        return self._names

    def _known(self) -> Known:
        if self._about_names is None:
            cached = lru_cache(_CACHED_WORDS)
            self._about_names = Known(
                self.index.surnames(),
                self.index.phrase_names(),
                cached(self.index.has),
                cached(self.index.is_name),
            )
        return self._about_names

    def _groups(
        self,
        piece: str,
        first: int,
        rows: Sequence[tuple[int, int, str, str]],
        repeated: Collection[str],
    ) -> dict[int, tuple[int, int]]:
        """Give the name that each token of a piece is part of, by where the token begins."""
        bounds = [row[0] - first for row in rows] + [len(piece)]
        spans = [
            (first + start, first + end)
            for start, end in self.names.find(self.fold(piece), bounds, repeated)
        ]
        return {row[0]: span for row in rows for span in spans if span[0] <= row[0] < span[1]}

    def _shown(self, piece: str, origin: Script, target: Script) -> tuple[str, ...] | None:
        """Give what the code points of a piece are shown as; None where they stay as they are."""
        if target is Script.ORIGINAL:
            return None
        script = script_of(piece, origin)
        if script is target:
            return None
        return self.converter.aligned(piece, script, target)


def script_of(piece: str, origin: Script) -> Script:
    """Say which script to convert a piece from, in a document written in `origin`."""
    found = evidence(piece).clear
    if found is None or (found is Script.SIMPLIFIED) == (origin is Script.SIMPLIFIED):
        return origin
    return found


def _bounds(tokens: Sequence[Token]) -> list[int]:
    return [token.start for token in tokens] + [tokens[-1].end if tokens else 0]


def _no_tags(_: str) -> list[tuple[str, str]]:
    return []


def _lists_nothing(_: str) -> bool:
    return False


def _no_level(_: str) -> None:
    return None
