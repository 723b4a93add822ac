"""A library of made-up books: its list, its search, adding to it, opening from it.

`python -m tests.benchmarks.library INDEX BOOKS` prints the figures as JSON; the library is kept in
the system's temporary folder, so that the next run need not make it again.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from importlib.util import find_spec
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from uuid import UUID

import numpy as np
import numpy.typing as npt

from desktop.language.document import Document
from desktop.storage import documents, texts
from desktop.storage.database import Database
from desktop.storage.library import LibraryItem, library_items
from desktop.storage.schema import LIBRARY, STUDY
from desktop.storage.text_index import index_text, merge_index, unindexed
from desktop.storage.text_search import search_texts
from dictionaries.index import Index
from tests.benchmarks.table import Row, middle, timed

LENGTH = 500_000
SMALL = 10
PAGE = 20  # books with hits in the first page of results
_FIRST_ADDED = 1_000_000  # the numbers of the books that are added for a while
_LAYOUT = 1  # another number makes the libraries anew
_MERGED_EVERY = 16  # books

QUERIES = {
    "a common word": ("一个", "我們", "没有", "中国"),
    "a rare word": ("饕餮", "囹圄", "踟蹰", "魑魅魍魉"),
    "a word that is nowhere": ("龘靐", "鱻麤", "龖龖龖"),
    "one character": ("的", "龍", "魉", "龘", "，"),
    "a phrase": ("我们的", "没有时间", "這個問題", "他們已經", "一个人在"),
    "a phrase that is nowhere, of common pairs": (
        "我们的人们的一个",
        "自己的时候没有了",
        "因为所以不但",
        "表大常",
        "务委会",
        "民代化",
    ),
    "a sentence": (
        "他说我们没有一个人在这里的时候可以知道自己要去什么地方",
        "這個問題我們已經討論過很多次了但是還沒有得到解決",
    ),
    "Latin": ("hello", "x光", "Windows 11"),
}
"""What is looked for, by kinds."""


def library_rows(figures: dict[str, float]) -> list[Row]:
    """Give the rows of the table that the figures of one run make."""
    books = f"{figures['books']:,.0f} books"
    rows = [
        Row(f"library of {books}, on disk", figures["size"] / 2**20, None, " MB"),
        Row(f"list of {books}", figures["list"] * 1000, 50, " ms"),
        Row(f"the page of {books}, painted", figures["page"] * 1000, 200, " ms"),
        Row("opening one of 500,000 characters", figures["open"] * 1000, 50, " ms"),
    ]
    for kind in QUERIES:
        name = f"search, {kind}"
        rows += [
            Row(f"{name}, median", figures[f"{kind} median"] * 1000, None, " ms"),
            Row(f"{name}, slowest", figures[f"{kind} slowest"] * 1000, 300, " ms"),
        ]
    rows += [
        Row("adding one to 10 books", figures["add to few"] * 1000, None, " ms"),
        Row(f"adding one to {books}, to that", figures["add"] / figures["add to few"], 1.5),
        Row("its index, in the background, 10 books", figures["index to few"] * 1000, None, " ms"),
        Row(f"the same with {books}, to that", figures["index"] / figures["index to few"], 1.5),
    ]
    return rows


def figures_of(index: Path, books: int) -> dict[str, float]:
    """Measure a library of at least some number of books."""
    with closing(Index.open(index)) as opened:
        table = opened.folding()
    with _library("few", SMALL) as few, _library("many", books) as many:
        study, library = many
        items = library_items(study)
        order = [item.id for item in items]

        def opening(item: LibraryItem) -> float:
            return timed(lambda: texts.load_stored(library, item.id))

        def seconds_of(query: str) -> float:
            def fold(text: str) -> str:
                return text.translate(table)

            return middle(lambda: timed(lambda: _first_page(library, query, order, fold)), 3)

        figures = {
            "books": float(len(items)),
            "size": float(library.path.stat().st_size),
            "list": median(timed(lambda: library_items(study)) for _ in range(5)),
            "open": median(map(opening, items[:9])),
            "page": middle(lambda: _page(items), 3),
        }
        for kind, queries in QUERIES.items():
            times = [seconds_of(query) for query in queries]
            figures[f"{kind} median"], figures[f"{kind} slowest"] = median(times), max(times)
        return figures | _adding(few, many)


def _page(items: Sequence[LibraryItem]) -> float:
    """Give the seconds from nothing to the painted Library page."""
    from PySide6.QtWidgets import QApplication

    from desktop.ui.library.library_page import LibraryPage
    from desktop.ui.tasks import Tasks
    from desktop.ui.theme import apply_theme, theme_for

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = theme_for("light")
    apply_theme(app, theme)

    def show() -> None:
        page = LibraryPage(theme, lambda _: b"", Tasks())
        page.resize(1100, 760)
        page.set_items(items)
        page.grab()
        page.deleteLater()

    return timed(show)


def _first_page(library: Database, query: str, order: list[str], fold: Callable[[str], str]) -> int:
    """Search until the first page is full, or to the end; give the number of books."""
    return sum(1 for _ in islice(search_texts(library, query, order, fold), PAGE))


def _adding(few: tuple[Database, Database], many: tuple[Database, Database]) -> dict[str, float]:
    """Add the same books to both libraries in turn, and take them out again."""
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(_FIRST_ADDED, _FIRST_ADDED + 7):
        book = _book(number)
        for name, (study, library) in ((" to few", few), ("", many)):
            times[f"add{name}"].append(timed(lambda: _add(study, library, book)))  # noqa: B023
            times[f"index{name}"].append(timed(lambda: index_text(library, book.id)))  # noqa: B023
    for study, library in (few, many):
        with study.transaction() as write:
            write.run("DELETE FROM document WHERE id >= ?", (_id_of(_FIRST_ADDED),))
        texts.sweep_texts(library, documents.all_ids(study))
        merge_index(library)
    return {name: median(measured) for name, measured in times.items()}


def _add(study: Database, library: Database, book: Document) -> None:
    texts.store_text(library, book.id, book.paragraphs, book.chapters, book.article, book.cover)
    documents.record_opening(study, book)


@contextmanager
def _library(name: str, books: int) -> Iterator[tuple[Database, Database]]:
    """Open a made-up library, with the books that are missing made first."""
    folder = Path(tempfile.gettempdir()) / f"duben-bench-library-{_LAYOUT}" / name
    study = Database.open(folder / "study.db", STUDY, folder / "backups")
    library = Database.open(folder / "library.db", LIBRARY, folder / "backups")
    with closing(study), closing(library):
        there = len(documents.all_ids(study))
        with get_context("spawn").Pool(1) as pool:
            made = pool.imap(_book, range(there, books))
            for number, book in enumerate(made, there + 1):
                _add(study, library, book)
                index_text(library, book.id)
                if number % _MERGED_EVERY == 0 or number == books:
                    merge_index(library)
        for left in unindexed(library):
            index_text(library, left)
        yield study, library


def _book(number: int) -> Document:
    """Make a book of words as they are common in jieba's corpus, the same for the same number."""
    words, shares = _words()
    chance = np.random.default_rng(number)
    drawn = np.searchsorted(shares, chance.random(LENGTH))
    paragraphs: list[str] = []
    clauses: list[str] = []
    at = length = 0
    for size, ends in zip(chance.integers(3, 12, LENGTH), chance.random(LENGTH), strict=True):
        if length >= LENGTH:
            break
        clause = "".join([words[one] for one in drawn[at : at + size]])
        at += int(size)
        length += len(clause) + 1
        clauses.append(clause + ("。" if ends < 0.2 else "，"))
        if ends < 0.1:
            paragraphs.append("".join(clauses))
            clauses = []
    text = "\n".join([*paragraphs, "".join(clauses)])
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(_id_of(number), f"书 {number}", text.split("\n"), digest, "/books")


@cache
def _words() -> tuple[list[str], npt.NDArray[np.float64]]:
    """Give jieba's words, and up to where each reaches when their shares are laid end to end."""
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("jieba is not installed")
    table = Path(spec.submodule_search_locations[0]) / "dict.txt"
    lines = [line.split(" ") for line in table.read_text(encoding="utf-8").splitlines()]
    ends = np.cumsum([float(columns[1]) for columns in lines])
    return [columns[0] for columns in lines], ends / ends[-1]


def _id_of(number: int) -> str:
    return str(UUID(int=number))


if __name__ == "__main__":
    print(json.dumps(figures_of(Path(sys.argv[1]), int(sys.argv[2]))))
