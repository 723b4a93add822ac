"""Read an article for handouts, and tell what in it is new to those who get them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop.exports.handouts.article_text import ArticleText, listed_places
from desktop.exports.listed import ListedWord
from desktop.language.annotation import Annotation
from desktop.language.document import Document, Place
from desktop.language.scripts import Script

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from desktop.language.corrections import Corrections
    from desktop.language.language import Language


def read_article(
    document: Document,
    language: Language,
    origin: Script,
    target: Script,
    spans: Sequence[tuple[int, int]] | None = None,
    corrections: Corrections | None = None,
    *,
    taiwan: bool = False,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ArticleText | None:
    """Annotate the article of a document, or `spans` of its paragraphs, in a script.

    `origin` is the script that it is written in; `taiwan` reads words as there. None where it was
    cancelled.
    """
    if spans is None:
        whole = ((0, len(document.paragraphs)),)
        spans = document.article.spans if document.article is not None else whole
    # Empty paragraphs are not printed, and would come before a title.
    numbers = [
        number
        for first, end in spans
        for number in range(first, end)
        if document.paragraphs[number].strip()
    ]
    repeated = language.repeated_names([document.paragraphs[number] for number in numbers])
    paragraphs = []
    for done, number in enumerate(numbers):
        if cancelled():
            return None
        cells = language.annotate(
            document.paragraphs[number],
            origin,
            target,
            levels=True,
            names=True,
            repeated=repeated,
            corrections=corrections,
            paragraph=number,
        )
        if taiwan:
            cells = tuple([language.read_in_taiwan(cell) for cell in cells])
        paragraphs.append(tuple([_with_name(cell, language, origin) for cell in cells]))
        progress((done + 1) / len(numbers))
    title = document.title.strip()
    shown = origin if target is Script.ORIGINAL else target
    return ArticleText(
        language.in_script(document.title, target),
        Script.SIMPLIFIED if shown is Script.ORIGINAL else shown,
        tuple(paragraphs),
        language.in_script(document.author, target),
        _site(document.source),
        document.published,
        is_headed=bool(numbers) and document.paragraphs[numbers[0]].strip() == title,
    )


def without_plain_compounds(
    words: Sequence[ListedWord], language: Language, level: int | None
) -> tuple[ListedWord, ...]:
    """Leave out common words that no list has, but whose characters learners of a level all read.

    想到 or 手里 are nothing new to who knows 想, 到, 手 and 里.
    """
    if level is None:
        return tuple(words)
    is_new = new_characters(language, level)
    return tuple(
        [
            word
            for word in words
            if (word.level and word.level.hsk3)
            or len(word.simplified) == 1
            or word.frequency not in {"very common", "common"}
            or any(is_new(character) for character in word.simplified)
        ]
    )


def new_characters(
    language: Language, level: int | None, taught: Collection[str] = ()
) -> Callable[[str], bool]:
    """Give what tells whether a character is new: above a level of HSK 3.0, in no taught word."""
    met = frozenset(language.fold("".join(taught)))

    def is_new(character: str) -> bool:
        folded = language.fold(character)
        own = language.levels.of_character(folded)
        return folded not in met and (level is None or own is None or own > level)

    return is_new


def needs_reading(
    article: ArticleText,
    words: Sequence[ListedWord],
    is_new: Callable[[str], bool] = lambda _: True,
) -> Callable[[Annotation], bool]:
    """Give what tells which tokens get a reading: words of the list, and among names and words that
    the dictionary does not have those that no level has and that hold a new character.
    """
    places = listed_places(article, words)
    listed = {
        (cell.token.text, cell.reading)
        for number, cells in enumerate(article.paragraphs)
        for cell in cells
        if Place(number, cell.token.start) in places
    }

    def is_needed(cell: Annotation) -> bool:
        if (cell.token.text, cell.reading) in listed:
            return True
        if cell.level is not None or cell.reading is None:
            return False
        unknown = cell.name is not None or not cell.defined
        return unknown and any(is_new(character) for character in cell.token.text)

    return is_needed


def _with_name(cell: Annotation, language: Language, script: Script) -> Annotation:
    """Mark what the dictionary has as nothing but a name; a name that a level has is a word."""
    if cell.name is not None or cell.level is not None or not cell.defined:
        return cell
    # Entries of names come last.
    entries = language.entries(cell.token.text, script)
    if not entries or not entries[0].is_name:
        return cell
    return replace(cell, name=(cell.token.start, cell.token.end))


def _site(source: str) -> str:
    """Name where an article is from; where a file lies is nobody's business."""
    return urlsplit(source).netloc if source.lower().startswith(("http://", "https://")) else ""
