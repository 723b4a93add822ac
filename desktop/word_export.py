"""What is exported: words of a text or of the vocabulary, as lists have them.

What takes long are functions that open the files themselves, for the background.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.documents.streaming import Text
from desktop.exports.listed import Credit, ListedSentence, ListedWord
from desktop.language.alternatives import meant_entry
from desktop.language.annotation import Row
from desktop.language.levels import frequency_band
from desktop.language.pieces import pieces, sentence_around
from desktop.language.readings import WordReading, has_han
from desktop.language.scripts import Script
from desktop.language.tally import is_number
from desktop.storage.database import Database
from desktop.storage.names import load_names
from desktop.storage.schema import STUDY
from desktop.storage.words import load_words, load_words_with
from desktop.vocabulary.known import KnownWords
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word
from dictionaries.entry import Entry

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from desktop.language.corrections import Corrections
    from desktop.language.language import Language

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]
Identity = tuple[str, str, str]
StatusOf = Callable[[str, str, WordReading | None], Status | None]

_BATCH = 4000
"""Code points that are read at once: some 30 ms."""
_DONE_WITH = {Status.KNOWN, Status.IGNORED}
_BEYOND = 8
"""Above every level of HSK 3.0: that of a word which its lists do not have."""
_AT_ONCE = 500


class Order(StrEnum):
    """How the words of a text are put in order."""

    TEXT = "text"
    FREQUENCY = "frequency"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class TextFilter:
    """Which words of a text are wanted, and in which order.

    `unknown_only` leaves out what is known or ignored; `level_above` a level of HSK 3.0 leaves out
    what is not above it (7 stands for 7-9, and words without a level stay); `at_least` is how often
    a word is to stand in the text; `without_names` leaves out names and numbers, and `taught` the
    words with these folded headwords.
    """

    unknown_only: bool = False
    level_above: int | None = None
    at_least: int = 1
    without_names: bool = False
    taught: frozenset[str] = frozenset()
    order: Order = Order.TEXT


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word of a text; `key` is its folded headword, and `is_name` says that it is nothing but a
    name or a number there.
    """

    word: ListedWord
    key: str = ""
    is_name: bool = False


# -- of a text -------------------------------------------------------------------------------------


def text_words(
    text: Text,
    language: Language,
    origin: Script,
    status_of: StatusOf,
    corrections: Corrections | None = None,
    ignored: frozenset[str] = frozenset(),
    length: int = 0,
    progress: Progress = lambda _: None,
    cancelled: Cancelled = lambda: False,
) -> tuple[TextWord, ...] | None:
    """Give the words of a text that the dictionary has, in its order, each once; None where it was
    cancelled.

    `origin` is the script it is written in. Each has the sentence that it stands in first. The
    folded names that are `ignored` count as names. `length` in code points is what `progress` is
    told a share of.
    """
    found = _Found(language, origin, status_of, ignored, text.title)
    done = 0
    for first, paragraphs in _batches(text):
        for paragraph, rows in _annotated(paragraphs, first, language, origin, corrections):
            if cancelled():
                return None
            for row in rows:
                found.add(paragraph, row)
        done += sum(map(len, paragraphs))
        progress(min(1.0, done / length) if length else 0.0)
    return found.words()


class _Found:
    """The words that were met so far, by what makes two words the same."""

    def __init__(
        self,
        language: Language,
        origin: Script,
        status_of: StatusOf,
        ignored: frozenset[str],
        title: str,
    ) -> None:
        self._language, self._origin, self._status_of = language, origin, status_of
        self._ignored, self._title = ignored, title
        self._words: dict[Identity, TextWord] = {}
        self._counts: Counter[Identity] = Counter()
        self._as_names: Counter[Identity] = Counter()
        self._met: dict[tuple[str, str, WordReading | None], Identity | None] = {}

    def add(self, paragraph: str, row: Row) -> None:
        """Count a token of a paragraph, if the dictionary has it."""
        key = (row.text, row.about.key, row.reading)
        if key not in self._met:
            self._met[key] = self._new(paragraph, row)
        identity = self._met[key]
        if identity is not None:
            self._counts[identity] += 1
            self._as_names[identity] += row.name is not None or row.about.key in self._ignored

    def words(self) -> tuple[TextWord, ...]:
        """Give the words with their counts, in the order in which they were met."""
        return tuple(
            [
                replace(
                    one,
                    word=replace(one.word, count=self._counts[identity]),
                    is_name=one.is_name or self._as_names[identity] == self._counts[identity],
                )
                for identity, one in self._words.items()
            ]
        )

    def _new(self, paragraph: str, row: Row) -> Identity | None:
        entry = _meant(row, self._language, self._origin)
        if entry is None:
            return None
        identity = (entry.traditional, entry.simplified, entry.numbered)
        if identity not in self._words:
            status = self._status_of(row.text, row.about.key, row.reading)
            word = replace(
                _of_entry(entry, self._language, status),
                sentence=_sentence(paragraph, row, self._title),
            )
            is_name = _is_name(entry, self._language)
            self._words[identity] = TextWord(word, row.about.key, is_name)
        return identity


def select(words: Iterable[TextWord], wanted: TextFilter) -> tuple[ListedWord, ...]:
    """Leave the words that a filter wants, in its order."""
    left = [one.word for one in words if _is_wanted(one, wanted)]
    if wanted.order is Order.FREQUENCY:
        left.sort(key=lambda word: -word.count)
    elif wanted.order is Order.LEVEL:
        left.sort(key=_level)
    return tuple(left)


def words_of_text(
    folder: Path,
    text: Text,
    language: Language,
    origin: Script,
    document_id: str = "",
    corrections: Corrections | None = None,
    length: int = 0,
    progress: Progress = lambda _: None,
    cancelled: Cancelled = lambda: False,
) -> tuple[TextWord, ...] | None:
    """Give the words of a text with the statuses that the learner gave them; as `text_words`."""
    with closing(_open(folder)) as study:
        known = KnownWords(language.fold, load_words(study))
        names = load_names(study, document_id)
    ignored = frozenset([language.fold(one.text) for one in names])
    return text_words(
        text,
        language,
        origin,
        known.status_of,
        corrections,
        ignored,
        length,
        progress,
        cancelled,
    )


def _batches(text: Text) -> Iterator[tuple[int, list[str]]]:
    """Give paragraphs that are read together, with the number of the first."""
    batch: list[str] = []
    first = size = 0
    for number, parts in groupby(text.pieces(), key=lambda piece: piece.paragraph):
        paragraph = "".join([part.text for part in parts])
        if batch and (size + len(paragraph) > _BATCH or number != first + len(batch)):
            yield first, batch
            batch, size = [], 0
        first = first if batch else number
        batch.append(paragraph)
        size += len(paragraph)
    if batch:
        yield first, batch


def _annotated(
    paragraphs: Sequence[str],
    first: int,
    language: Language,
    origin: Script,
    corrections: Corrections | None,
) -> Iterator[tuple[str, Sequence[Row]]]:
    if len(paragraphs[0]) <= _BATCH:
        together = language.rows(
            paragraphs, origin, Script.ORIGINAL, first=first, names=True, corrections=corrections
        )
        yield from zip(paragraphs, together, strict=True)
        return
    # A long one comes alone, and is read piece by piece.
    for low, high in pieces(paragraphs[0]):
        rows = language.rows(
            paragraphs,
            origin,
            Script.ORIGINAL,
            first=first,
            start=low,
            end=high,
            names=True,
            corrections=corrections,
        )
        yield paragraphs[0], rows[0]


def _meant(row: Row, language: Language, origin: Script) -> Entry | None:
    if not row.about.defined or not has_han(row.text):
        return None
    entries = language.entries(row.text, origin)
    return entries[meant_entry(row.text, row.reading, entries) or 0] if entries else None


def _is_name(entry: Entry, language: Language) -> bool:
    # A name that learners are to know (中国, 长城) is a word to learn.
    is_name = entry.is_name and language.level(entry.simplified) is None
    return is_name or is_number(language.fold(entry.simplified))


def _sentence(paragraph: str, row: Row, title: str) -> ListedSentence:
    start, end = sentence_around(paragraph, row.start, row.end)
    return ListedSentence(paragraph[start:end], row.start - start, row.end - row.start, title)


def _is_wanted(one: TextWord, wanted: TextFilter) -> bool:
    word = one.word
    if wanted.unknown_only and word.status in _DONE_WITH:
        return False
    if wanted.level_above is not None and _level(word) <= min(wanted.level_above, _BEYOND - 1):
        return False
    if word.count < wanted.at_least or (wanted.without_names and one.is_name):
        return False
    return one.key not in wanted.taught


def _level(word: ListedWord) -> int:
    return (word.level.hsk3 if word.level else None) or _BEYOND


# -- of the vocabulary -----------------------------------------------------------------------------


def listed_word(word: Word, language: Language) -> ListedWord:
    """Write a word of the vocabulary as lists have it, with the first sentence it was saved from.

    `count` is that of its sentences.
    """
    first = word.sentences[0] if word.sentences else None
    sentence = None
    if first is not None:
        sentence = ListedSentence(first.text, first.start, first.length, first.document_title)
    return ListedWord(
        word.traditional,
        word.simplified,
        tuple(word.reading.split()),
        word.senses,
        language.level(word.simplified),
        frequency_band(language.index.frequency(word.simplified)),
        len(word.sentences),
        word.status,
        sentence,
        word.tags,
        word.note,
    )


def words_with(
    folder: Path,
    ids: Sequence[str] | None,
    language: Language,
    progress: Progress = lambda _: None,
    cancelled: Cancelled = lambda: False,
) -> tuple[ListedWord, ...] | None:
    """Give the words with some ids in that order, or all, the oldest first; None if cancelled."""
    with closing(_open(folder)) as study:
        found: list[ListedWord] = []
        if ids is None:
            words = load_words(study)
            for at in range(0, len(words), _AT_ONCE):
                if cancelled():
                    return None
                found += [listed_word(word, language) for word in words[at : at + _AT_ONCE]]
                progress(at / len(words))
            return tuple(found)
        for at in range(0, len(ids), _AT_ONCE):
            if cancelled():
                return None
            batch = ids[at : at + _AT_ONCE]
            kept = load_words_with(study, batch)
            found += [listed_word(kept[key], language) for key in batch if key in kept]
            progress(at / len(ids))
    return tuple(found)


def credit_of(language: Language) -> Credit:
    """Name the dictionary that the definitions come from."""
    info = language.index.info
    return Credit(info.name, info.date, info.licence)


def _of_entry(entry: Entry, language: Language, status: Status | None) -> ListedWord:
    return ListedWord(
        entry.traditional,
        entry.simplified,
        entry.reading,
        tuple([sense.text for sense in entry.senses]),
        language.level(entry.simplified),
        frequency_band(language.index.frequency(entry.simplified)),
        0,
        status,
    )


def _open(folder: Path) -> Database:
    return Database.open(folder / "study.db", STUDY, folder / "backups")
