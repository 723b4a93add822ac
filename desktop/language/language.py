"""What can be said about a text with one dictionary: its tokens, readings, scripts and levels."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.language.annotation import About, Annotation, Row
from desktop.language.choices import Writing
from desktop.language.contextual import Answer, Context, Question
from desktop.language.conversion import Traced
from desktop.language.converter import Converter
from desktop.language.corrections import BothScripts, Corrections
from desktop.language.document import Place, Token
from desktop.language.doubts import Doubts
from desktop.language.levels import Level, Levels
from desktop.language.name_groups import NameGroups
from desktop.language.name_words import Name, name_at
from desktop.language.pieces import piece_around, pieces, pieces_between, sentence_around
from desktop.language.readings import Readings, WordReading, all_sound_alike
from desktop.language.script_choices import ScriptChoice, ScriptChoices
from desktop.language.scripts import Script, evidence
from desktop.language.segmentation import Segmenter
from desktop.language.taiwan import TaiwanReadings
from dictionaries.entry import Entry

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from dictionaries.index import Index

_CACHED_WORDS = 100_000
_START = Place(0, 0)


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of the paragraph with that number, and where it begins in it."""

    text: str
    paragraph: int
    start: int


@dataclass(frozen=True, slots=True)
class _Way:
    """What is asked for when text is annotated: see `Language.annotate`."""

    origin: Script
    target: Script
    names: bool
    repeated: Collection[str]
    corrections: Corrections | None


class Language:
    """Reads texts with one open index; what takes time is made when it is first needed."""

    def __init__(self, index: Index, hsk3: str = "2025") -> None:
        self.index = index
        self.converter = Converter()
        self.exchanges_words = False
        """Whether the script of Taiwan is shown with the words of Taiwan: 软件, 軟體."""
        self._folding = index.folding()
        self._readings = Readings(index)
        self.levels = Levels(hsk3)
        self._names = NameGroups(index, self.fold)
        self.taiwan = TaiwanReadings(self.entries, index.with_taiwan_reading)
        self._segmenter: Segmenter | None = None
        self._context: Context | None = None
        self._doubts: Doubts | None = None
        self._scripts: ScriptChoices | None = None
        self._about: dict[str, About] = {}

    def load(self, step: Callable[[], None] = lambda: None) -> None:
        """Make what every page needs, calling `step` every few milliseconds so that a thread can
        yield.
        """
        if self._segmenter is None:
            self._segmenter = Segmenter(self.index.lexicon(), self._folding, step)
        if self._context is None:
            step()
            self._context = Context.load()

    def load_names(self, step: Callable[[], None] = lambda: None) -> None:
        """Make what finds names, which no page needs at once: 0.3 s and 30 MB."""
        self._names.load(step)

    def load_taiwan(self) -> None:
        """Read how words are read in Taiwan, which takes some 50 ms when it is first needed."""
        self.taiwan.load()

    def load_scripts(self) -> None:
        """Read what converts between the scripts, which takes 0.1 s when it is first needed."""
        self.converter.traced("1", Script.SIMPLIFIED, Script.TRADITIONAL)
        self.converter.traced("1", Script.TRADITIONAL, Script.SIMPLIFIED)

    def read_in_taiwan(self, cell: Annotation) -> Annotation:
        """Give a token with the reading that it has in Taiwan."""
        if cell.reading is None:
            return cell
        return replace(cell, reading=self.taiwan.of(cell.token.text, cell.reading))

    def row_in_taiwan(self, row: Row) -> Row:
        """Give a token in short with the reading that it has in Taiwan."""
        if row.reading is None:
            return row
        return row._replace(reading=self.taiwan.of(row.text, row.reading))

    def name_at(
        self, cells: Sequence[Annotation], number: int, *, taiwan: bool = False
    ) -> Name | None:
        """Give the name that a token of neighbours is part of, read as in Taiwan if asked; None
        where it is none.
        """
        if cells[number].name is None:
            return None
        if taiwan:
            cells = [self.read_in_taiwan(cell) for cell in cells]
        return name_at(cells, number, self._names.surnames())

    def fold(self, text: str) -> str:
        """Write a text with simplified characters, one for one, as words are matched."""
        return text.translate(self._folding)

    def cut(
        self, piece: str, corrections: Corrections | None = None, place: Place = _START
    ) -> list[str]:
        """Cut a piece of a paragraph, which begins at `place`, into stretches of it."""
        words = self.segmenter.cut(piece)
        return corrections.cut(words, self.fold(piece), place) if corrections else words

    def tokens(
        self, text: str, corrections: Corrections | None = None, paragraph: int = 0
    ) -> tuple[Token, ...]:
        """Cut a paragraph into tokens, which cover it without gaps."""
        result = []
        at = 0
        for start, end in pieces(text):
            for word in self.cut(text[start:end], corrections, Place(paragraph, start)):
                result.append(Token(at, at + len(word), word))
                at += len(word)
        return tuple(result)

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
        corrections: Corrections | None = None,
        paragraph: int = 0,
        before: int = 0,
    ) -> tuple[Annotation, ...]:
        """Annotate the tokens of a paragraph, or of a whole number of its pieces.

        `origin` is the script of the document; a piece that is clearly in the other one is
        converted as such. Offsets count in the paragraph, of which `before` code points may be
        missing at the text's beginning. Names are looked for when asked, with those that
        `repeated_names` found in the whole text. Corrections of places need the paragraph's number.
        """
        level_of = self.levels.of if levels else _no_level
        last = len(text) if end is None else end
        parts = [
            _Part(text[low:high], paragraph, before + low)
            for low, high in pieces_between(text, start, last)
        ]
        how = _Way(origin, target, names, repeated, corrections)
        return tuple(
            [
                Annotation(
                    Token(row.start, row.end, row.text),
                    row.shown,
                    row.about.key,
                    row.reading,
                    row.about.defined,
                    level_of(row.about.key),
                    row.doubt,
                    row.name,
                )
                for rows in self._rows(parts, how)
                for row in rows
            ]
        )

    def rows(
        self,
        texts: Sequence[str],
        origin: Script,
        target: Script,
        *,
        first: int = 0,
        start: int = 0,
        end: int | None = None,
        names: bool = False,
        corrections: Corrections | None = None,
    ) -> list[list[Row]]:
        """Give what `annotate` says of paragraphs in short, the way through a whole book.

        `first` is the number of the first paragraph; `start` and `end` bound whole pieces in each.
        Many short paragraphs at once take less time.
        """
        parts = [
            _Part(text[low:high], number, low)
            for number, text in enumerate(texts, first)
            for low, high in pieces_between(text, start, len(text) if end is None else end)
        ]
        how = _Way(origin, target, names, (), corrections)
        found: list[list[Row]] = [[] for _ in texts]
        for part, rows in zip(parts, self._rows(parts, how), strict=True):
            found[part.paragraph - first] += rows
        return found

    def level(self, simplified: str) -> Level | None:
        """Give the levels of a simplified word; None where no list has it."""
        return self.levels.of(simplified)

    def annotations_around(
        self,
        text: str,
        offset: int,
        corrections: Corrections | None = None,
        paragraph: int = 0,
        scripts: tuple[Script, Script] = (Script.ORIGINAL, Script.ORIGINAL),
        repeated: Collection[str] | None = None,
    ) -> tuple[Annotation, ...]:
        """Annotate the piece of a paragraph that holds a code point.

        `scripts` are the one that the document is written in, and the one to show. Names are looked
        for where `repeated`, those found in the whole text, is given.
        """
        start, end = piece_around(text, offset)
        return self.annotate(
            text,
            *scripts,
            start=start,
            end=end,
            names=repeated is not None,
            repeated=repeated or (),
            corrections=corrections,
            paragraph=paragraph,
        )

    def annotation_at(
        self,
        text: str,
        token: Token,
        corrections: Corrections | None = None,
        paragraph: int = 0,
    ) -> Annotation:
        """Annotate one token of a paragraph as its piece is; what is no token of it, by itself."""
        for item in self.annotations_around(text, token.start, corrections, paragraph):
            if item.token == token:
                return item
        what = self.about(token.text)
        doubt = "reading" if what.doubtful else None
        return Annotation(token, token.text, what.key, what.reading, what.defined, doubt=doubt)

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
                doubtful = (
                    self._is_unusual(key, reading)
                    and self.context.other_reading(key, reading) is not None
                )
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

    def reading(self, text: str) -> WordReading | None:
        """Give a word's reading, one item per code point; None where there is nothing to read."""
        return self.about(text).reading

    def candidates(self, text: str) -> tuple[WordReading, ...]:
        """Give the dictionary's readings of a word, those of names last."""
        return self._readings.candidates(text)

    def readings_in_doubt(self, text: str) -> tuple[WordReading, ...]:
        """Give the readings that a word may have where its reading was a close call."""
        found = self._readings.candidates(text)
        if len(found) == 1 and len(text) > 1:
            other = self.context.other_reading(self.fold(text), found[0])
            return found if other is None else (*found, other)
        return found

    def script_choices(
        self, text: str, cell: Annotation, origin: Script, target: Script
    ) -> tuple[ScriptChoice, ...]:
        """List the choices that were made in converting a token of a paragraph."""
        token = cell.token
        low, high = piece_around(text, token.start)
        script = script_of(text[low:high], origin)
        if target in {Script.ORIGINAL, script}:
            return ()
        # No phrase reaches over the end of a sentence.
        start, end = sentence_around(text, token.start, token.end)
        shown, why = self._traced(text[start:end], script, target)
        part = slice(token.start - start, token.end - start)
        found = self.scripts.of_word(token.text, cell.reading, shown[part], why[part])
        if len(cell.shown) != len(token.text):
            return found
        return tuple([choice.corrected(cell.shown[choice.at]) for choice in found])

    def in_script(self, text: str, target: Script) -> str:
        """Write a text that stands by itself, such as a title, in a script."""
        if target is Script.ORIGINAL:
            return text
        usual = Script.TRADITIONAL if target is Script.SIMPLIFIED else Script.SIMPLIFIED
        source = script_of(text, usual)
        return "".join(self._traced(text, source, target)[0]) if source is not target else text

    def convert(
        self,
        piece: str,
        source: Script,
        target: Script,
        corrections: Corrections,
        place: Place = _START,
        *,
        idioms: bool = False,
    ) -> str:
        """Convert a piece of a paragraph, which begins at `place`, with the words that the learner
        writes otherwise: see Converter.convert.
        """
        shown = list(self.converter.aligned(piece, source, target, idioms=idioms))
        if (source is Script.SIMPLIFIED) != (target is Script.SIMPLIFIED):
            at = 0
            for word in self.cut(piece, corrections, place):
                there = Place(place.paragraph, place.offset + at)
                scripts = corrections.scripts(word, there)
                if scripts is not None and (form := self._in(scripts, word, target)):
                    shown[at : at + len(word)] = [form, *[""] * (len(word) - 1)]
                at += len(word)
        return "".join(shown)

    def writings(
        self, text: str, cell: Annotation, origin: Script, target: Script
    ) -> tuple[Writing, ...]:
        """List the ways to write a token of a paragraph in the script that it is shown in, the one
        that is shown first; none where there is no choice.
        """
        if len(cell.shown) != len(cell.token.text):
            return ()
        found = [cell.shown]
        for choice in self.script_choices(text, cell, origin, target):
            before, behind = cell.shown[: choice.at], cell.shown[choice.at + 1 :]
            found += [before + other + behind for other in choice.others]
        if len(found) == 1:
            return ()
        return tuple([Writing(one, self._both(cell.token.text, one, target)) for one in found])

    def _both(self, text: str, shown: str, target: Script) -> BothScripts:
        """Say how a word is written in both scripts, by its text and by what it is shown as."""
        if target is Script.SIMPLIFIED:
            return BothScripts(text, shown)
        traditional = self.converter.convert(shown, target, Script.TRADITIONAL)
        return BothScripts(traditional if len(traditional) == len(text) else shown, text)

    def other_cut(self, left: str, right: str) -> tuple[str, ...]:
        """Give the cut across the bound of two folded words that was a close call; else nothing."""
        return self.doubts.other_cut(left, right)

    def is_defined(self, text: str) -> bool:
        """Say whether the dictionary has a word, as it is written or folded."""
        known = self._about.get(text)
        return bool(self._readings.candidates(text)) if known is None else known.defined

    def repeated_names(self, paragraphs: Iterable[str]) -> frozenset[str]:
        """Find the unknown names of a text by counts in the whole of it, folded."""
        return self._names.repeated((text, self.tokens(text)) for text in paragraphs)

    @property
    def segmenter(self) -> Segmenter:
        """The segmenter, made now if it is not there yet."""
        self.load()
        assert self._segmenter is not None
        return self._segmenter

    @property
    def context(self) -> Context:
        """What chooses readings in context, read now if it is not there yet."""
        self.load()
        assert self._context is not None
        return self._context

    @property
    def doubts(self) -> Doubts:
        """What finds close calls of the cut, made now if it is not there yet."""
        if self._doubts is None:
            self._doubts = self.segmenter.doubts(self.index.weight)
        return self._doubts

    @property
    def scripts(self) -> ScriptChoices:
        """What finds choices in conversions, made now if it is not there yet."""
        if self._scripts is None:
            self._scripts = ScriptChoices.load(self.entries)
        return self._scripts

    # -- pieces --------------------------------------------------------------------------------

    def _rows(self, parts: Sequence[_Part], how: _Way) -> Iterator[list[Row]]:
        """Annotate pieces; what the context tells is asked for all of them at once."""
        cuts = [
            self.cut(part.text, how.corrections, Place(part.paragraph, part.start))
            for part in parts
        ]
        known = [list(map(self.about, words)) for words in cuts]
        answers = self._answers(parts, cuts, known)
        for part, words, abouts, read in zip(parts, cuts, known, answers, strict=True):
            rows = self._laid(part, words, abouts, read)
            if how.names:
                rows = self._with_names(part, rows, how.repeated)
            if how.corrections:
                cut = how.corrections.cut_spans(
                    self.fold(part.text), Place(part.paragraph, part.start)
                )
                rows = _corrected(rows, how.corrections, part.paragraph, cut)
            # After the corrections: how a word is read tells how it is written.
            converted = self._converted(part.text, how.origin, how.target)
            if converted is not None:
                rows = self._in_script(rows, part.start, converted)
                if how.corrections is not None and how.corrections.rewritten:
                    rows = self._rewritten(part, rows, how.corrections, how)
            yield rows

    def _laid(
        self,
        part: _Part,
        words: Sequence[str],
        known: Sequence[About],
        answers: Mapping[int, Answer],
    ) -> list[Row]:
        """Lay what is known of the words of a piece over them."""
        found: list[Row] = []
        at = part.start
        for word, about in zip(words, known, strict=True):
            to = at + len(word)
            doubt = "reading" if about.doubtful else None
            found.append(Row(at, to, word, word, about, about.reading, doubt, None))
            at = to
        for number, answer in answers.items():
            doubt = "reading" if answer.doubtful else None
            found[number] = found[number]._replace(reading=(answer.reading,), doubt=doubt)
        for number in self.doubts.find([about.key for about in known]):
            found[number] = found[number]._replace(doubt="segmentation")
        return found

    def _in_script(self, rows: Sequence[Row], first: int, converted: Traced) -> list[Row]:
        """Write words as they were converted, and doubt where that was a guess."""
        shown, why = converted
        guessed = {
            first + at for at, origin in enumerate(why) if origin is not None and not origin.phrase
        }
        found = []
        for row in rows:
            part = shown[row.start - first : row.end - first]
            doubt = row.doubt
            if (
                doubt is None
                and not guessed.isdisjoint(range(row.start, row.end))
                and self.scripts.is_doubtful(
                    row.text, row.reading, part, why[row.start - first : row.end - first]
                )
            ):
                doubt = "script"
            found.append(row._replace(shown="".join(part), doubt=doubt))
        return found

    def _answers(
        self,
        parts: Sequence[_Part],
        cuts: Sequence[Sequence[str]],
        known: Sequence[Sequence[About]],
    ) -> list[dict[int, Answer]]:
        """Choose readings in context for those words of pieces that have several."""
        places: list[tuple[int, int]] = []
        questions: list[Question] = []
        # Between line ends no piece is seen from another, and one alone is read as among others.
        text = "\n"
        for index, (part, words, abouts) in enumerate(zip(parts, cuts, known, strict=True)):
            at = len(text)
            asks = False
            for number, (word, what) in enumerate(zip(words, abouts, strict=True)):
                if what.choices:
                    asks = True
                    places.append((index, number))
                    questions.append(Question(at, what.choices))
                at += len(word)
            if asks:
                text += self._as_read(part.text) + "\n"
        result: list[dict[int, Answer]] = [{} for _ in parts]
        answers = self.context.choose(text, questions) if questions else []
        for (index, number), answer in zip(places, answers, strict=True):
            if answer is not None:
                result[index][number] = answer
        return result

    def _as_read(self, piece: str) -> str:
        """Write a piece with the characters that the context is told by."""
        text = self.fold(piece)
        if text == piece:
            return text
        if evidence(piece).clear is Script.TRADITIONAL:
            # The particle is written so too: 看著.
            return text.replace("著", "着")
        # A rare character in a simplified text (閤) is not the one that it folds to.
        return "".join(map(self._as_known, piece, text))

    def _as_known(self, written: str, folded: str) -> str:
        return written if self.context.knows(written) else folded

    def _is_unusual(self, key: str, reading: WordReading) -> bool:
        """Say whether a character of a word is read otherwise than by itself."""
        return any(
            syllable is not None and (syllable,) != self.about(character).reading
            for character, syllable in zip(key, reading, strict=True)
        )

    def _rewritten(
        self, part: _Part, rows: list[Row], corrections: Corrections, how: _Way
    ) -> list[Row]:
        """Write words in the other script as the learner said."""
        source, target = script_of(part.text, how.origin), how.target
        if (source is Script.SIMPLIFIED) == (target is Script.SIMPLIFIED):
            return rows
        result = []
        for row in rows:
            scripts = corrections.scripts(row.text, Place(part.paragraph, row.start))
            shown = "" if scripts is None else self._in(scripts, row.text, target)
            if shown:
                doubt = None if row.doubt == "script" else row.doubt
                row = row._replace(shown=shown, doubt=doubt)
            result.append(row)
        return result

    def _in(self, scripts: BothScripts, text: str, target: Script) -> str:
        """Give what a word becomes; empty where the correction is for the other direction."""
        if target is Script.SIMPLIFIED:
            return scripts.simplified if text == scripts.traditional else ""
        if text != scripts.simplified:
            return ""
        if target is Script.TRADITIONAL:
            return scripts.traditional
        return self.converter.convert(scripts.traditional, Script.TRADITIONAL, target)

    def _with_names(self, part: _Part, rows: Sequence[Row], repeated: Collection[str]) -> list[Row]:
        first = part.start
        groups = self._names.of_tokens(part.text, [row.start - first for row in rows], repeated)
        if not groups:
            return list(rows)
        return [
            row._replace(name=(first + group[0], first + group[1]))
            if (group := groups.get(row.start - first))
            else row
            for row in rows
        ]

    def _converted(self, piece: str, origin: Script, target: Script) -> Traced | None:
        """Say what the code points of a piece became, and why; None where they stay as they are."""
        if target is Script.ORIGINAL:
            return None
        script = script_of(piece, origin)
        if script is target:
            return None
        return self._traced(piece, script, target)

    def _traced(self, text: str, source: Script, target: Script) -> Traced:
        if self.exchanges_words and source is Script.TRADITIONAL and target is Script.SIMPLIFIED:
            # Only Taiwan's words become those of the mainland.
            source = Script.TAIWAN
        return self.converter.traced(text, source, target, idioms=self.exchanges_words)


def _corrected(
    rows: Iterable[Row],
    corrections: Corrections,
    paragraph: int,
    cut: Sequence[tuple[int, int]],
) -> list[Row]:
    """Give words the readings that the learner gave them; what was corrected is not in doubt.

    `cut` are the stretches of the paragraph whose cut was corrected.
    """
    result = []
    for row in rows:
        if row.doubt == "segmentation" and any(a <= row.start < b for a, b in cut):
            row = row._replace(doubt="reading" if row.about.doubtful else None)
        reading = corrections.reading(row.about.key, Place(paragraph, row.start))
        if reading is not None and len(reading) == len(row.text):
            result.append(row._replace(reading=reading, doubt=None))
        else:
            result.append(row)
    return result


def script_of(piece: str, origin: Script) -> Script:
    """Say which script to convert a piece from, in a document written in `origin`."""
    found = evidence(piece).clear
    if found is None or (found is Script.SIMPLIFIED) == (origin is Script.SIMPLIFIED):
        return origin
    return found


def _no_level(_: str) -> None:
    return None
