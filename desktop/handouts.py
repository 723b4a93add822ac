"""What a teacher hands out: an article on paper, and the class pack, made of a text that is read.

The functions open the user's files themselves, for the background.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.class_pack import (
    ListWriter,
    Material,
    PackOptions,
    PackResult,
    needs_reading,
    new_characters,
    pack_pages,
    read_article,
    without_plain_compounds,
    write_pack,
)
from desktop.documents.streaming import OpenedText
from desktop.exporting import write_list
from desktop.exports.annotated.syllables import Phonetic
from desktop.exports.fields import DEFAULT_FIELDS, Field, How
from desktop.exports.handouts.article import article_pages
from desktop.exports.handouts.look import Look
from desktop.exports.handouts.strokes import read_strokes
from desktop.exports.listed import ListedWord
from desktop.exports.pages import Drawing, Pages, Paper
from desktop.language.annotation import Annotation
from desktop.language.document import Article, Document
from desktop.language.scripts import Script
from desktop.word_export import TextFilter, credit_of, select, words_of_text

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from desktop.language.corrections import Corrections
    from desktop.language.language import Language

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]

STROKES = "strokes"
"""The folder in the user's data where stroke data may lie."""

_FEWEST = 2
"""Chapters of a text that one is chosen from."""
_COUNTING, _READING = 0.25, 0.35
"""The shares of the work that are done when the words are counted, and when the text is read."""
_LISTS = {"words.xlsx": "xlsx", "words-anki.apkg": "apkg", "words-pleco.txt": "pleco"}
_LIST_FIELDS = (
    Field.SIMPLIFIED,
    Field.TRADITIONAL,
    Field.PINYIN,
    Field.MEANING,
    Field.SENTENCE,
    *[one for one in DEFAULT_FIELDS if one in {Field.HSK3, Field.COUNT}],
)


@dataclass(frozen=True, slots=True)
class Source:
    """A text to be handed out.

    `origin` is the script it is written in, `only_article` says whether what surrounds it on its
    page is left out; `corrections` are the learner's, and `taiwan` reads words as there.
    """

    document: Document
    origin: Script
    only_article: bool = True
    corrections: Corrections | None = None
    taiwan: bool = False

    @property
    def spans(self) -> Sequence[tuple[int, int]]:
        """The paragraphs that are meant."""
        article = self.document.article if self.only_article else None
        return article.spans if article is not None else ((0, len(self.document.paragraphs)),)


def chapter_of(document: Document, paragraph: int, *, only_article: bool = True) -> Document | None:
    """Give the chapter that a paragraph is in as a document: an article whose paragraphs keep their
    numbers. None where there are no chapters to choose from.
    """
    starts = sorted({chapter.paragraph: chapter for chapter in document.chapters}.items())
    at = bisect_right(starts, paragraph, key=lambda start: start[0]) - 1
    if len(starts) < _FEWEST or at < 0:
        return None
    begin, chapter = starts[at]
    end = starts[at + 1][0] if at + 1 < len(starts) else len(document.paragraphs)
    whole = Source(document, Script.ORIGINAL, only_article).spans
    spans = tuple([(max(one, begin), min(other, end)) for one, other in whole])
    title = " · ".join([part for part in (document.title.strip(), chapter.title.strip()) if part])
    article = Article(tuple([span for span in spans if span[0] < span[1]]))
    return replace(document, title=title, article=article)


def make_pack(
    folder: Path,
    source: Source,
    language: Language,
    options: PackOptions,
    target: Path,
    drawing: Drawing,
    taught: frozenset[str] = frozenset(),
    progress: Progress = lambda _: None,
    cancelled: Cancelled = lambda: False,
) -> PackResult | None:
    """Make the class pack of a text; None where it was cancelled.

    `taught` are the folded headwords taught so far. Raises OSError, and PackError with one sentence
    for the reader.
    """
    material = _material(folder, source, language, options, taught, progress, cancelled)
    if material is None:
        return None
    title = options.title or source.document.title
    how = How(material.credit, _LIST_FIELDS, material.article.script, title)
    return write_pack(
        target,
        material,
        options,
        drawing,
        _list_writers(how),
        lambda share: progress(_READING + share * (1 - _READING)),
        cancelled,
    )


def pack_on_paper(
    folder: Path,
    source: Source,
    language: Language,
    options: PackOptions,
    drawing: Drawing,
    taught: frozenset[str] = frozenset(),
    progress: Progress = lambda _: None,
    cancelled: Cancelled = lambda: False,
) -> Pages | None:
    """Put all of a class pack on pages, to be printed; None where it was cancelled.

    Raises PackError with one sentence for the reader.
    """
    material = _material(folder, source, language, options, taught, progress, cancelled)
    if material is None:
        return None
    return pack_pages(
        material,
        options,
        drawing,
        lambda share: progress(_READING + share * (1 - _READING)),
        cancelled,
    )


def article_on_paper(
    folder: Path,
    source: Source,
    language: Language,
    script: Script,
    phonetic: Phonetic,
    above: str,
    paper: Paper = Paper.A4,
    taught: frozenset[str] = frozenset(),
    progress: Progress = lambda _: None,
    cancelled: Cancelled = lambda: False,
) -> Pages | None:
    """Put the article of a text on pages; None where it was cancelled.

    `above` says which words have their reading above them: `all`, `new` (those neither known nor
    taught) or none for anything else.
    """
    wanted = TextFilter(unknown_only=True, without_names=True, taught=taught)
    words: tuple[ListedWord, ...] | None = ()
    if above == "new":
        words = _words(folder, source, language, wanted, progress, cancelled)
    article = read_article(
        source.document,
        language,
        source.origin,
        script,
        source.spans,
        source.corrections,
        taiwan=source.taiwan,
        progress=lambda share: progress(_COUNTING + share * (1 - _COUNTING)),
        cancelled=cancelled,
    )
    if words is None or article is None:
        return None
    look = Look(credit_of(language), article.script, phonetic, paper)
    tests: Mapping[str, Callable[[Annotation], bool]] = {
        "all": lambda _: True,
        "new": needs_reading(article, words, new_characters(language, None, taught)),
    }
    return article_pages(article, tests.get(above, lambda _: False), words, look)


def _material(
    folder: Path,
    source: Source,
    language: Language,
    options: PackOptions,
    taught: frozenset[str],
    progress: Progress,
    cancelled: Cancelled,
) -> Material | None:
    left_out = taught if options.without_taught else frozenset()
    wanted = TextFilter(
        level_above=options.level, without_names=options.without_names, taught=left_out
    )
    words = _words(folder, source, language, wanted, progress, cancelled)
    article = read_article(
        source.document,
        language,
        source.origin,
        options.script,
        source.spans,
        source.corrections,
        taiwan=source.taiwan,
        progress=lambda share: progress(_COUNTING + share * (_READING - _COUNTING)),
        cancelled=cancelled,
    )
    if words is None or article is None:
        return None
    return Material(
        article,
        without_plain_compounds(words, language, options.level),
        credit_of(language),
        language.entries,
        new_characters(language, options.level, left_out),
        partial(read_strokes, folder / STROKES),
    )


def _words(
    folder: Path,
    source: Source,
    language: Language,
    wanted: TextFilter,
    progress: Progress,
    cancelled: Cancelled,
) -> tuple[ListedWord, ...] | None:
    found = words_of_text(
        folder,
        OpenedText(source.document, only_article=source.only_article),
        language,
        source.origin,
        source.document.id,
        source.corrections,
        sum([sum(source.document.lengths[start:end]) for start, end in source.spans]),
        lambda share: progress(share * _COUNTING),
        cancelled,
    )
    return None if found is None else select(found, wanted)


def _list_writers(how: How) -> Mapping[str, ListWriter]:
    def writer(name: str) -> ListWriter:
        def write(words: Sequence[ListedWord], path: Path) -> None:
            write_list(words, name, how, path)

        return write

    return {file: writer(name) for file, name in _LISTS.items()}
