"""A vocabulary of 100,000 made-up words: its page, its filter, its orders, changes to all of it.

`python -m tests.benchmarks.vocabulary INDEX` prints the figures as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from threading import Thread
from time import perf_counter, sleep
from uuid import UUID, uuid4

from desktop.language.document import Place, Quote
from desktop.language.levels import Levels
from desktop.storage.database import Database
from desktop.storage.schema import STUDY
from desktop.storage.words import write_words
from desktop.vocabulary.known import KnownWords
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes, Sentence, Word
from desktop.word_list import Column, Filter, WordIndex, WordList, change, read_index
from dictionaries.entry import Entry
from dictionaries.index import Index
from tests.benchmarks.table import Row, middle, timed

WORDS = 100_000
_BOOKS = 40
_STATUSES = tuple(Status)
_TAGS = ("", "food", "HSK", "food\ntravel")

QUERIES = (
    "圖", "图书馆", "t", "tu", "tushu", "zhang3", "zhǎng", "lü4", "library", "to be",
    "status:known", "tag:food level:4", "text:书 date:2026", "book status:learning tag:fo",
)  # fmt: skip
"""What is typed, each as the last of its keys finds it."""


def vocabulary_rows(figures: dict[str, float]) -> list[Row]:
    """Give the rows of the table that the figures of one run make."""
    words = f"{figures['words']:,.0f} words"
    return [
        Row(f"page of {words}, opened and painted", figures["open"] * 1000, 200, " ms"),
        Row("its index, in the background", figures["index"] * 1000, None, " ms"),
        Row("longest hold-up of the window meanwhile", figures["held up"] * 1000, None, " ms"),
        Row("taking the index over", figures["taken"] * 1000, 200, " ms"),
        Row("a key in the filter, median", figures["filter median"] * 1000, None, " ms"),
        Row("a key in the filter, slowest", figures["filter slowest"] * 1000, 100, " ms"),
        Row("sorting by a column, median", figures["sort median"] * 1000, None, " ms"),
        Row("sorting by a column, slowest", figures["sort slowest"] * 1000, 300, " ms"),
        Row("selecting all", figures["select all"] * 1000, 100, " ms"),
        Row(f"status of {words}, in the background", figures["status"] * 1000, 3000, " ms"),
        Row("tag on them", figures["tag"] * 1000, 3000, " ms"),
        Row("deleting them", figures["delete"] * 1000, 3000, " ms"),
        Row("undoing that", figures["undelete"] * 1000, 3000, " ms"),
        Row("undoing the status", figures["unset"] * 1000, 3000, " ms"),
        Row("the reader following it", figures["followed"] * 1000, 200, " ms"),
        Row("saving a word durably", figures["save"] * 1000, None, " ms"),
        Row("the same, to the bare SQLite statements", figures["save ratio"], None),
        Row("filter, to the bare SQLite statement", figures["filter ratio"], None),
        Row("10,000 known, to the bare SQLite statement", figures["mark ratio"], None),
    ]


def figures_of(index: Path, count: int = WORDS) -> dict[str, float]:
    """Measure a vocabulary of some number of words."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(Index.open(index)) as opened, _study(folder) as study:
            make_words(study, opened, count)
            figures = {"words": float(count)}
            figures |= _page_figures(study, opened)
            return figures | _write_figures(study, opened)


@contextmanager
def _study(folder: Path) -> Iterator[Database]:
    study = Database.open(folder / "study.db", STUDY, folder / "backups")
    with closing(study):
        yield study


def make_words(study: Database, index: Index, count: int) -> None:
    """Fill a study.db with words of the dictionary, each with senses and up to three sentences."""
    chance = Random(count)

    def new_id() -> str:
        return str(UUID(int=chance.getrandbits(128)))

    with study.transaction() as write:
        made = []
        senses, sentences = [], []
        for number, (head, entry) in enumerate(islice(_entries(index), count)):
            key = new_id()
            stamp = 1_600_000_000_000_000 + number * 1_500_000_000
            status, tags = _STATUSES[number % 4], _TAGS[number % 7 % 4]
            made.append(
                (key, entry.traditional, entry.simplified, entry.numbered, status.value, "", tags,
                 stamp, stamp + number % 1000)
            )  # fmt: skip
            texts = dict.fromkeys([sense.text for sense in entry.senses][: 1 + number % 3])
            for at, text in enumerate(texts):
                senses.append((new_id(), key, at, text, stamp))
            for at in range(number % 4):
                book = (number + at) % _BOOKS
                text = f"他说{head}是一个很有意思的词，大家都这么想。"
                sentences.append(
                    (new_id(), key, f"d{book}", f"第{book}本书", number, 2,
                     len(head), text, 2, head, "他说", "是一个很有意思的", at, stamp)
                )  # fmt: skip
        write.run_many("INSERT INTO word VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)", made)
        write.run_many("INSERT INTO sense VALUES (?, ?, ?, ?, ?, 0)", senses)
        marks = ", ".join("?" * 14)
        write.run_many(f"INSERT INTO sentence VALUES ({marks}, 0)", sentences)


def _entries(index: Index) -> Iterator[tuple[str, Entry]]:
    """Give entries of the dictionary, each identity once, in no order that is sorted."""
    seen = set()
    for head in sorted(set(index.words()), key=lambda word: word[::-1]):
        for entry in index.entries(head):
            identity = (entry.traditional, entry.simplified, entry.numbered)
            if identity not in seen and entry.senses:
                seen.add(identity)
                yield head, entry


def _page_figures(study: Database, index: Index) -> dict[str, float]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from desktop.ui.fonts import ensure_chinese_font
    from desktop.ui.theme import LIGHT, apply_theme
    from desktop.ui.vocabulary.words_page import WordsPage

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    ensure_chinese_font()
    apply_theme(app, LIGHT)
    levels = Levels()
    levels.of("书")
    words = WordList(study, level=levels.of, frequency=index.frequency)

    def open_page() -> WordsPage:
        page = WordsPage(LIGHT)
        page.resize(1280, 760)
        page.set_overview(words, words.overview())
        page.show()
        page.grab()
        return page

    open_page().close()  # modules and fonts
    times = []
    for _ in range(3):
        start = perf_counter()
        page = open_page()
        times.append(perf_counter() - start)
    made, seconds, held = _index_read(study, levels, index)
    taken = timed(lambda: page.set_index(made))

    def typed(query: str) -> float:
        def key() -> None:
            page.head.filter.setText(query)
            page.grab()

        taken = timed(key)
        page.head.filter.clear()
        return taken

    def sorted_by(column: int) -> float:
        def sort() -> None:
            page.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
            page.grab()

        return timed(sort)

    filters = [median([typed(query) for _ in range(3)]) for query in QUERIES]
    sorts = [sorted_by(column) for column in range(page.table.model().columnCount())]

    def select_all() -> None:
        page.table.selectAll()
        page.grab()

    select = timed(select_all)
    wanted = Filter("library")
    found = middle(lambda: timed(lambda: made.arranged(wanted, Column.READING, descending=False)))
    bare = middle(
        lambda: timed(
            lambda: study.rows(
                "SELECT w.id FROM word w WHERE w.deleted = 0 AND (w.simplified LIKE '%library%' OR"
                " w.reading LIKE '%library%' OR EXISTS (SELECT 1 FROM sense s WHERE s.word = w.id"
                " AND s.text LIKE '%library%')) ORDER BY w.reading"
            )
        )
    )
    return {
        "open": median(times),
        "index": seconds,
        "held up": held,
        "taken": taken,
        "filter median": median(filters),
        "filter slowest": max(filters),
        "sort median": median(sorts),
        "sort slowest": max(sorts),
        "select all": select,
        "filter ratio": found / bare,
    }


def _index_read(study: Database, levels: Levels, index: Index) -> tuple[WordIndex, float, float]:
    """Read an index in a thread; give it, the seconds, and the longest time this thread waited."""
    found: list[WordIndex | None] = []

    def read() -> None:
        found.append(read_index(study.path.parent, levels.of, index.frequency))

    thread, held = Thread(target=read), 0.0
    start = last = perf_counter()
    thread.start()
    while thread.is_alive():
        sleep(0.001)
        now = perf_counter()
        held, last = max(held, now - last), now
    (made,) = found
    assert made is not None
    return made, last - start, held


def _write_figures(study: Database, index: Index) -> dict[str, float]:
    folder = study.path.parent
    words = WordList(study)
    ids = words.overview().ids
    table = index.folding()
    kept = list(words.words(ids).values())
    known = KnownWords(lambda text: text.translate(table), kept)
    figures = {}

    def measured(name: str, do: Callable[[WordList], Changes]) -> Changes:
        start = perf_counter()
        changes = change(folder, do)
        figures[name] = perf_counter() - start
        return changes

    measured("tag", lambda one: one.set_tags(ids, ["new"]))
    deleted = measured("delete", lambda one: one.delete(ids))
    measured("undelete", lambda one: one.revert(deleted))
    changed = measured("status", lambda one: one.set_status(ids, Status.LEARNING))
    figures["followed"] = timed(lambda: known.apply(changed))
    measured("unset", lambda one: one.revert(changed))
    some = ids[:10_000]

    def marked() -> float:
        words.set_status(some, Status.NEW)
        return timed(lambda: words.set_status(some, Status.KNOWN))

    def bare() -> float:
        words.set_status(some, Status.NEW)
        return timed(lambda: _mark(study, some))

    saves = [timed(lambda: write_words(study, "Save", [_new_word()])) for _ in range(30)]
    inserts = [timed(lambda: _insert(study, _new_word())) for _ in range(30)]
    return figures | {
        "mark ratio": middle(marked, 3) / middle(bare, 3),
        "save": median(saves),
        "save ratio": median(saves) / median(inserts),
    }


def _new_word() -> Word:
    quote = Quote("词", "这是", "吗？")
    sentence = Sentence(str(uuid4()), "d1", "一本书", Place(0, 2), 1, "这是词吗？", 2, quote)
    key = str(uuid4())
    return Word(key, key, key, "ci2", Status.LEARNING, ("word",), (sentence,))


def _insert(study: Database, word: Word) -> None:
    with study.transaction() as write:
        columns = (word.id, *word.identity, "learning", "", "", write.stamp, write.stamp)
        write.run("INSERT INTO word VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)", columns)
        write.run("INSERT INTO sense VALUES (?, ?, 0, 'word', 0, 0)", (str(uuid4()), word.id))
        write.run(
            "INSERT INTO sentence VALUES (?, ?, 'd1', '一本书', 0, 2, 1, '这是词吗？', 2, '词',"
            " '这是', '吗？', 0, 0, 0)",
            (str(uuid4()), word.id),
        )


def _mark(study: Database, ids: Sequence[str]) -> None:
    with study.transaction() as write:
        write.run_many(
            "UPDATE word SET status = 'known', changed = ? WHERE id = ?",
            [(write.stamp, one) for one in ids],
        )


if __name__ == "__main__":
    print(json.dumps(figures_of(Path(sys.argv[1]))))
