"""Make a class pack of an article: the article, its glossary, exercises and word lists, as files.

It is written whole or not at all, in the background: nothing here opens a database.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from desktop.exports.annotated.syllables import Phonetic
from desktop.exports.handouts.article import article_pages
from desktop.exports.handouts.article_text import ArticleText
from desktop.exports.handouts.choosing import by_use
from desktop.exports.handouts.gap_fill import gap_fill, gaps
from desktop.exports.handouts.glossary import glossary_pages
from desktop.exports.handouts.look import Exercise, Look
from desktop.exports.handouts.matching import matching, pairs
from desktop.exports.handouts.practice import characters_of, practice_pages
from desktop.exports.handouts.reading import (
    needs_reading,
    new_characters,
    read_article,
    without_plain_compounds,
)
from desktop.exports.listed import Credit, ListedWord
from desktop.exports.pages import Drawing, Pages, Paper, joined
from desktop.exports.watched import Watched
from desktop.ids import new_id
from desktop.language.scripts import Script
from dictionaries.entry import Entry
from dictionaries.errors import Cancelled

__all__ = [
    "LeftOut",
    "ListWriter",
    "Material",
    "PackError",
    "PackOptions",
    "PackResult",
    "Part",
    "needs_reading",
    "new_characters",
    "pack_name",
    "pack_pages",
    "read_article",
    "without_plain_compounds",
    "write_pack",
]

Progress = Callable[[float], None]
IsCancelled = Callable[[], bool]
Strokes = Callable[[Collection[str]], Mapping[str, tuple[str, ...]]]
ListWriter = Callable[[Sequence[ListedWord], Path], None]
_Writer = Callable[[Path, Progress], None]

_NOTHING = "There is nothing in this text to make a class pack of."
_LONGEST_NAME = 80
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\ufeff]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)


class Part(StrEnum):
    """A part of a pack; `LISTS` are the files that other programs read."""

    ARTICLE = "article"
    GLOSSARY = "glossary"
    QUIZ = "quiz"
    MATCHING = "matching"
    PRACTICE = "practice"
    LISTS = "lists"


@dataclass(frozen=True, slots=True)
class PackOptions:
    """What goes into a pack, and how it is written.

    `title` is the article's unless it is given, `script` the one to read the article in. `level` of
    HSK 3.0 is the learners': what is above it is new (None where everything is). `quiz_items`,
    `matching_items` and `characters` are the most that there are of each.
    """

    title: str = ""
    script: Script = Script.ORIGINAL
    phonetic: Phonetic = Phonetic.PINYIN
    paper: Paper = Paper.A4
    level: int | None = None
    without_taught: bool = True
    without_names: bool = True
    parts: frozenset[Part] = frozenset(Part)
    quiz_items: int = 10
    matching_items: int = 20
    characters: int = 24


@dataclass(frozen=True, slots=True)
class Material:
    """What a pack is made of.

    `words` are the new ones of the article, already chosen by what PackOptions say; `entries` are
    those of the dictionary for a character, and `is_new` says whether one is to be practised.
    `strokes` gives the strokes of those characters whose strokes are known.
    """

    article: ArticleText
    words: tuple[ListedWord, ...]
    credit: Credit
    entries: Callable[[str], Sequence[Entry]]
    is_new: Callable[[str], bool] = lambda _: True
    strokes: Strokes = lambda _: {}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part that is not in a pack, and why in a sentence."""

    part: Part
    why: str


@dataclass(frozen=True, slots=True)
class PackResult:
    """Where a pack is, the names of its files, and what it goes without."""

    path: Path
    written: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


class PackError(Exception):
    """No pack can be made; says why in a sentence."""


# -- the pack --------------------------------------------------------------------------------------


def write_pack(
    target: Path,
    material: Material,
    options: PackOptions,
    drawing: Drawing,
    lists: Mapping[str, ListWriter],
    progress: Progress = lambda _: None,
    cancelled: IsCancelled = lambda: False,
) -> PackResult | None:
    """Write a pack as a folder, or as one file where `target` ends in `.zip`; None if cancelled.

    Nothing that is there is written over: the name gets a number then. `lists` says by file name
    how word lists are written. Raises OSError, and PackError where there is nothing to write.
    """
    target = _named(target)
    beside = target.parent / f".duben-{new_id()}"
    try:
        beside.mkdir()
        return _write_parts(target, beside, material, options, drawing, lists, progress, cancelled)
    except Cancelled:
        return None
    except OSError as error:
        # Where it was to be is what the reader knows.
        raise OSError(error.errno, error.strerror or str(error), str(target)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write_parts(
    target: Path,
    beside: Path,
    material: Material,
    options: PackOptions,
    drawing: Drawing,
    lists: Mapping[str, ListWriter],
    progress: Progress,
    cancelled: IsCancelled,
) -> PackResult:
    """Write the parts into a folder of their own, then bring it to its place; raises Cancelled."""
    pack = _Pack(material, options, drawing, lists, cancelled)
    written: list[str] = []
    left_out: list[LeftOut] = []
    wanted = [part for part in Part if part in options.parts]
    for number, part in enumerate(wanted):
        before = len(written)
        files = pack.files(part)
        if isinstance(files, str):
            left_out.append(LeftOut(part, files))
            files = {}
        for name, write in files.items():
            if cancelled():
                raise Cancelled
            done = number + (len(written) - before) / len(files)
            write(beside / name, _part_of(progress, done, len(files), len(wanted)))
            written.append(name)
        progress((number + 1) / len(wanted))
    if not written:
        raise PackError(_NOTHING)
    if cancelled():
        raise Cancelled
    return PackResult(_put(beside, target, written), tuple(written), tuple(left_out))


def pack_pages(
    material: Material,
    options: PackOptions,
    drawing: Drawing,
    progress: Progress = lambda _: None,
    cancelled: IsCancelled = lambda: False,
) -> Pages | None:
    """Put all parts of a pack that are pages one after the other, to be printed; None if cancelled.

    Raises PackError where there is nothing to print.
    """
    found: list[Pages] = []
    wanted = [part for part in Part if part in options.parts and part is not Part.LISTS]
    try:
        pack = _Pack(material, options, drawing, {}, cancelled)
        for number, part in enumerate(Watched(wanted, cancelled)):
            sheets = pack.sheets(part)
            found += [] if isinstance(sheets, str) else sheets.values()
            progress((number + 1) / len(wanted))
    except Cancelled:
        return None
    if not found:
        raise PackError(_NOTHING)
    return joined(found)


def pack_name(title: str) -> str:
    """Make a title the name of a file that every system takes."""
    name = " ".join(_UNSAFE.sub(" ", title).split())[:_LONGEST_NAME].strip(" .")
    return f"_{name}" if _RESERVED.fullmatch(name) else name or "Class pack"


class _Pack:
    """The parts of one pack, each made when it is asked for."""

    def __init__(
        self,
        material: Material,
        options: PackOptions,
        drawing: Drawing,
        lists: Mapping[str, ListWriter],
        cancelled: IsCancelled,
    ) -> None:
        self._material, self._options = material, options
        self._drawing, self._lists, self._cancelled = drawing, lists, cancelled
        self._words = material.words
        # What is made of a whole book goes through it for long.
        watched = Watched(material.article.paragraphs, cancelled)
        self._article = replace(material.article, paragraphs=watched)
        if options.title and options.title != material.article.title:
            self._article = replace(self._article, title=options.title, is_headed=False)
        self._look = Look(material.credit, material.article.script, options.phonetic, options.paper)
        self._needs_reading = needs_reading(self._article, self._words, material.is_new)
        self._article_pages = article_pages(
            self._article, self._needs_reading, self._words, self._look
        )

    def files(self, part: Part) -> Mapping[str, _Writer] | str:
        """Say how the files of a part are written, or in a sentence why there are none."""
        if part is Part.LISTS:
            return self._nothing(part) or self._word_lists()
        sheets = self.sheets(part)
        if isinstance(sheets, str):
            return sheets
        return {f"{name}.pdf": self._pdf(pages) for name, pages in sheets.items()}

    def sheets(self, part: Part) -> Mapping[str, Pages] | str:
        """Give the pages of a part by name, or say in a sentence why there are none; lists have
        none.
        """
        if nothing := self._nothing(part):
            return nothing
        make: Mapping[Part, Callable[[], Mapping[str, Pages] | str]] = {
            Part.ARTICLE: lambda: {"article": self._article_pages},
            Part.GLOSSARY: self._glossary,
            Part.QUIZ: self._quiz,
            Part.MATCHING: self._matching,
            Part.PRACTICE: self._practice,
        }
        return make[part]() if part in make else {}

    def _nothing(self, part: Part) -> str:
        """Say in a sentence why no part like this can be made; empty where one can."""
        if not any(cell.shown.strip() for cells in self._article.paragraphs for cell in cells):
            return "The article is empty."
        has_words = bool(self._words) or part is Part.ARTICLE
        return "" if has_words else "The article has no new words."

    def _glossary(self) -> Mapping[str, Pages]:
        has_article = Part.ARTICLE in self._options.parts
        places: Mapping[str, tuple[int, int]] = {}
        if has_article:
            places = self._drawing.places(self._article_pages, cancelled=self._cancelled)
        return {"glossary": glossary_pages(self._article, self._words, places, self._look)}

    def _quiz(self) -> Mapping[str, Pages] | str:
        count, level = self._options.quiz_items, self._options.level
        chosen = gaps(self._article, self._words, self._look, count, level)
        if not chosen:
            return "No sentence of the article suits a quiz on its new words."
        return _exercise("quiz", gap_fill(self._article, chosen, self._needs_reading, self._look))

    def _matching(self) -> Mapping[str, Pages] | str:
        count, level = self._options.matching_items, self._options.level
        blocks = pairs(self._words, self._look, count, level)
        if not blocks:
            return "There are too few new words with short meanings to match."
        return _exercise("matching", matching(self._article.title, blocks, self._look))

    def _practice(self) -> Mapping[str, Pages] | str:
        known = self._material
        count = self._options.characters
        words = by_use(self._words, self._look, self._options.level)
        characters = characters_of(words, self._look, known.entries, known.is_new, count)
        if not characters:
            return "The new words have no new characters."
        strokes = known.strokes([one.text for one in characters])
        pages = practice_pages(
            self._article.title, characters, lambda text: strokes.get(text, ()), self._look
        )
        return {"practice": pages}

    def _word_lists(self) -> Mapping[str, _Writer] | str:
        if not self._lists:
            return "No list was asked for."
        return {name: self._list(write) for name, write in self._lists.items()}

    def _pdf(self, pages: Pages) -> _Writer:
        return lambda path, progress: self._drawing.write_pdf(
            pages, path, progress=progress, cancelled=self._cancelled
        )

    def _list(self, write: ListWriter) -> _Writer:
        return lambda path, _: write(self._words, path)


def _exercise(name: str, exercise: Exercise) -> Mapping[str, Pages]:
    # A sheet is handed out, and its answers are not.
    return {name: exercise.sheet, f"{name}-key": exercise.key}


def _part_of(progress: Progress, done: float, files: int, parts: int) -> Progress:
    """Give what a file's own progress is told, once `done` of the parts is."""
    return lambda share: progress((done + share / files) / parts)


# -- files -----------------------------------------------------------------------------------------


def _named(target: Path) -> Path:
    """Give a target a name to which a number can be added; raises PackError where it has none."""
    target = target if target.name not in {"", ".."} else target.resolve()
    if not target.name:
        raise PackError(f"{target} can't be made: name a folder for the class pack.")
    return target


def _put(folder: Path, target: Path, names: Sequence[str]) -> Path:
    """Bring a finished folder to its place, packed if that is wanted; give the place."""
    if target.suffix.lower() != ".zip":
        path = next(one for one in _numbered(target) if _is_free_folder(one))
        if path.exists():
            path.rmdir()
        return folder.rename(path)
    packed = folder / "pack.zip"
    with zipfile.ZipFile(packed, "x", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.write(folder / name, f"{target.stem}/{name}")
    path = next(one for one in _numbered(target) if not one.exists())
    return packed.rename(path)


def _numbered(target: Path) -> Iterator[Path]:
    yield target
    suffix = target.suffix if target.suffix.lower() == ".zip" else ""
    stem = target.name.removesuffix(suffix)
    number = 2
    while True:
        yield target.with_name(f"{stem} {number}{suffix}")
        number += 1


def _is_free_folder(path: Path) -> bool:
    return not path.exists() or (path.is_dir() and not any(path.iterdir()))
