"""What can be said about a text with one dictionary: its tokens, readings, scripts and levels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.language.contextual import Answer, Context, Question
from desktop.language.document import Token
from desktop.language.levels import Level, Levels
from desktop.language.pieces import pieces_between
from desktop.language.readings import Readings, WordReading, all_sound_alike
from desktop.language.scripts import Converter, Script, evidence
from desktop.language.segmentation import Segmenter
from dictionaries.entry import Entry

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
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
    """What is known about a word wherever it stands: its folded text, its usual reading, and
    whether the dictionary has it.

    `choices` are the readings that the context chooses among, of a character that has several;
    `doubtful` says that the usual reading may well be another.
    """

    key: str
    reading: WordReading | None
    defined: bool
    choices: tuple[str, ...] = ()
    doubtful: bool = False


class Language:
    """Reads texts with one open index; what takes time is made when it is first needed."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.converter = Converter()
        self._folding = index.folding()
        self._readings = Readings(index)
        self._levels = Levels()
        self._segmenter: Segmenter | None = None
        self._context: Context | None = None
        self._about: dict[str, About] = {}
        self._looked_at: tuple[str, dict[Token, Annotation]] = ("", {})

    def load(self, step: Callable[[], None] = lambda: None) -> None:
        """Make the segmenter, calling `step` every few milliseconds so that a thread can yield."""
        if self._segmenter is None:
            self._segmenter = Segmenter(self.index.lexicon(), self._folding, step)
        if self._context is None:
            step()
            self._context = Context.load()

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
    ) -> tuple[Annotation, ...]:
        """Annotate the tokens of a paragraph, or of a whole number of its pieces.

        `origin` is the script of the document; a piece that is clearly in the other one is
        converted as such. Offsets count in the paragraph.
        """
        about = self.about
        level_of = self._levels.of if levels else _no_level
        result: list[Annotation] = []
        for first, last in pieces_between(text, start, len(text) if end is None else end):
            rows = list(self._rows(text[first:last], first, origin, target))
            known = [about(row[2]) for row in rows]
            answers = self._answers(text[first:last], first, rows, known)
            for number, ((low, high, word, shown), what) in enumerate(
                zip(rows, known, strict=True)
            ):
                answer = answers.get(number)
                reading = what.reading if answer is None else (answer.reading,)
                doubtful = what.doubtful if answer is None else answer.doubtful
                result.append(
                    Annotation(
                        Token(low, high, word),
                        shown,
                        what.key,
                        reading,
                        what.defined,
                        level_of(what.key),
                        "reading" if doubtful else None,
                    )
                )
        return tuple(result)

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
        for first, last in pieces_between(text, start, len(text) if end is None else end):
            yield from self._rows(text[first:last], first, origin, target)

    def about(self, word: str) -> About:
        """Say what is known about a word wherever it stands."""
        found = self._about.get(word)
        if found is None:
            if len(self._about) >= _CACHED_WORDS:
                self._about.clear()
            candidates = self._readings.candidates(word)
            reading = self._readings.choose(word, candidates)
            key = self.fold(word)
            choices: tuple[str, ...] = ()
            doubtful = False
            if len(candidates) > 1:
                if len(word) == 1:
                    choices = tuple([only for (only,) in candidates if only is not None])
                doubtful = len(word) > 1 and not all_sound_alike(candidates)
            elif reading is not None and len(word) > 1:
                doubtful = self._is_unusual(key, reading) and self.context.contradicts(key, reading)
            found = About(key, reading, bool(candidates), choices, doubtful)
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

    def reading_at(self, text: str, token: Token) -> tuple[WordReading | None, bool]:
        """Give the reading of a token of a paragraph, and whether it was a close call."""
        if self._looked_at[0] != text:
            original = Script.ORIGINAL
            items = self.annotate(text, original, original)
            # One taps more than one word of a paragraph.
            self._looked_at = (text, {item.token: item for item in items})
        item = self._looked_at[1].get(token)
        if item is not None:
            return item.reading, item.doubt == "reading"
        known = self.about(token.text)
        return known.reading, known.doubtful

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
    def context(self) -> Context:
        """What chooses readings in context, read now if it is not there yet."""
        if self._context is None:
            self._context = Context.load()
        return self._context

    def _rows(
        self, piece: str, first: int, origin: Script, target: Script
    ) -> Iterator[tuple[int, int, str, str]]:
        """Give the rows of one piece, which begins at `first`."""
        shown = self._shown(piece, origin, target)
        at = 0
        for word in self.segmenter.cut(piece):
            to = at + len(word)
            yield (
                first + at,
                first + to,
                word,
                word if shown is None else "".join(shown[at:to]),
            )
            at = to

    def _answers(
        self,
        piece: str,
        first: int,
        rows: Sequence[tuple[int, int, str, str]],
        known: Sequence[About],
    ) -> dict[int, Answer]:
        """Choose readings in context for those tokens of a piece that have several."""
        asked = [number for number, what in enumerate(known) if what.choices]
        if not asked:
            return {}
        questions = [Question(rows[number][0] - first, known[number].choices) for number in asked]
        text = self.fold(piece)
        if text != piece:
            if evidence(piece).clear is Script.TRADITIONAL:
                # The particle is written so too: 看著.
                text = text.replace("著", "着")
            else:
                # A rare character in a simplified text (閤) is not the one that it folds to.
                text = "".join(map(self._as_known, piece, text))
        answers = zip(asked, self.context.choose(text, questions), strict=True)
        return {number: answer for number, answer in answers if answer is not None}

    def _as_known(self, written: str, folded: str) -> str:
        return written if self.context.knows(written) else folded

    def _is_unusual(self, key: str, reading: WordReading) -> bool:
        """Say whether a character of a word is read otherwise than by itself."""
        return any(
            syllable is not None and (syllable,) != self.about(character).reading
            for character, syllable in zip(key, reading, strict=True)
        )

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


def _no_level(_: str) -> None:
    return None
