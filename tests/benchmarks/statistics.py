"""Statistics of a long book and of a library, beside jieba on the same text.

`python -m tests.benchmarks.statistics INDEX [BOOKS]` prints the figures as JSON. The books of the
library are counts alone: 20,000 different words of the dictionary in each, by Zipf's law.
"""

from __future__ import annotations

import json
import sys
import tempfile
import warnings
from contextlib import closing
from pathlib import Path
from statistics import median

import numpy as np

from desktop.counting import facts_of
from desktop.language.document import Document
from desktop.language.language import Language
from desktop.language.levels import Levels
from desktop.language.tally import Tally, WordList, tally
from desktop.library_report import library_report
from desktop.statistics import Basis, Statistics, make_basis
from desktop.storage.database import Database
from desktop.storage.schema import LIBRARY, STUDY
from desktop.storage.tallies import store_tally
from desktop.study import Study
from desktop.vocabulary.keeping import new_word
from desktop.vocabulary.statistics import TextFacts
from desktop.vocabulary.status import Status
from dictionaries.index import Index
from tests.benchmarks.table import Row, timed
from tests.benchmarks.texts import text_of

_MILLION = 1_000_000
_DISTINCT = 20_000
_KNOWN = 6_000
_BOOKS = 1_000
_TIMES = 3


def main() -> None:
    """Print the figures."""
    index = Index.open(Path(sys.argv[1]))
    books = int(sys.argv[2]) if len(sys.argv) > 2 else _BOOKS
    language = Language(index)
    language.load()
    figures = {"books": float(books)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(Study.open(folder)) as study:
            study.attach(language)
            _know(study, language)
            basis = make_basis(folder, language)
            figures |= _book(study, folder, language, basis)
            figures |= _status(study, language, basis)
            figures |= _library(folder, language, basis, books)
    print(json.dumps(figures))


def statistics_rows(figures: dict[str, float]) -> list[Row]:
    """Give the rows of the table."""
    jieba, books = figures["jieba"], int(figures["books"])
    return [
        Row("jieba.lcut on 1,000,000 characters", jieba, None, " s"),
        Row("counting their words to that", figures["tally"] / jieba, 1.5),
        Row("statistics of the text, kept, to that", figures["facts"] / jieba, 1.5),
        Row("statistics of a text that is counted already", figures["again"], None, " s"),
        Row("a status changed, 20,000 different words", figures["status"] * 1000, 50, " ms"),
        Row(f"statistics of a library of {books:,} books", figures["library"], 1.0, " s"),
    ]


def _know(study: Study, language: Language) -> None:
    """Let the commonest words be known."""
    lexicon = sorted(language.index.lexicon(), key=lambda item: -item[1])
    entries = [language.entries(word) for word, _ in lexicon[:_KNOWN]]
    known = [new_word(found[0], Status.KNOWN) for found in entries if found]
    study.set_status_of(known, Status.KNOWN)


def _book(study: Study, folder: Path, language: Language, basis: Basis) -> dict[str, float]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's source has invalid escapes
        import jieba
    jieba.setLogLevel(60)
    jieba.initialize()
    text = text_of(_MILLION)
    document = study.open_document(Document("book", "", text.split("\n"), "book"))
    pairs = []
    for _ in range(_TIMES):
        theirs = timed(lambda: jieba.lcut(text))
        ours = timed(lambda: tally(document.paragraphs, language, basis.words))
        pairs.append((theirs, ours))

    def facts() -> TextFacts | None:
        return facts_of(folder, language, basis.words, document, None, Levels())

    first = timed(facts)
    return {
        "jieba": median(theirs for theirs, _ in pairs),
        "tally": median(ours for _, ours in pairs),
        "facts": first,
        "again": median(timed(facts) for _ in range(_TIMES)),
    }


def _status(study: Study, language: Language, basis: Basis) -> dict[str, float]:
    made = _made(np.random.default_rng(1), basis.words)
    size = len(made.words)
    levels = np.ones(size, np.uint8)
    facts = TextFacts(made, levels, levels, made.counts, np.zeros(0, np.uint8))
    statistics = Statistics(study._study, study._library)
    statistics.take(basis)
    words = study.words()[:_TIMES]

    def change(number: int) -> float:
        study.set_status_of([words[number]], Status.LEARNING)

        def follow() -> None:
            assert statistics.refresh()
            assert statistics.numbers(facts, "book", language.fold) is not None

        return timed(follow)

    return {"status": median(change(number) for number in range(_TIMES))}


def _library(folder: Path, language: Language, basis: Basis, books: int) -> dict[str, float]:
    chance = np.random.default_rng(2)
    backups = folder / "backups"
    with (
        closing(Database.open(folder / "study.db", STUDY, backups)) as study,
        closing(Database.open(folder / "library.db", LIBRARY, backups)) as texts,
        study.transaction() as write,
    ):
        for number in range(books):
            key = f"made {number}"
            write.run(
                "INSERT INTO document (id, sha256, title, source, encoding, length, created,"
                " opened, changed) VALUES (?, ?, ?, '', '', 500000, 0, 0, 0)",
                (key, key, key),
            )
            store_tally(texts, key, basis.words.version, b"", _made(chance, basis.words))
    snapshot = basis.statuses.snapshot()

    def report() -> None:
        made = library_report(folder, snapshot, language, Levels())
        assert made is not None
        assert sum(book.difficulty is not None for book in made.books) >= books

    report()
    return {"library": median(timed(report) for _ in range(_TIMES))}


def _made(chance: np.random.Generator, words: WordList) -> Tally:
    """Make up the counts of a book of half a million characters."""
    numbers = np.sort(chance.choice(len(words), _DISTINCT, replace=False)).astype(np.uint32)
    ranks = chance.permutation(_DISTINCT) + 1
    counts = np.maximum(1, 30_000 / ranks).astype(np.uint32)
    places = chance.integers(0, 5_000, _DISTINCT).astype(np.uint32)
    offsets = chance.integers(0, 100, _DISTINCT).astype(np.uint32)
    kinds = (chance.random(_DISTINCT) < 0.1).astype(np.uint8)
    return Tally(numbers, counts, kinds, places, offsets, "", np.zeros(0, np.uint32), 0)


if __name__ == "__main__":
    main()
