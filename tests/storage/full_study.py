"""A study.db with something of everything, and all that is live in one."""

from __future__ import annotations

from typing import Any

from desktop.ids import new_id
from desktop.language.document import Place, Quote
from desktop.storage.database import Database
from desktop.storage.tables import user_tables
from desktop.storage.words import write_words
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Sentence, Word

Live = dict[str, set[tuple[Any, ...]]]


def word(text: str, status: Status = Status.LEARNING, **changes: Any) -> Word:
    return Word(new_id(), text, text, f"{text}1", status, **changes)


def sentence(text: str, document: str = "d") -> Sentence:
    return Sentence(new_id(), document, "书名", Place(3, 4), 1, text, 0, Quote(text, "前", "后"))


def fill(study: Database, texts: str = "书馆学") -> None:
    """Add a document with tag and bookmark, words with all that hangs on them, and the rest."""
    with study.transaction() as write:
        write.run(
            "INSERT INTO document (id, sha256, title, source, encoding, length, created, opened,"
            " changed) VALUES ('d', 'hash', '书名', '', 'utf-8', 9, 1, 1, ?)",
            [write.stamp],
        )
        write.run("INSERT INTO document_tag VALUES ('t', 'd', '小说', ?, 0)", [write.stamp])
        write.run(
            "INSERT INTO bookmark VALUES ('b', 'd', 1, 2, '书', '', '', '章', '', 1, ?, 0)",
            [write.stamp],
        )
        write.run(
            "INSERT INTO correction VALUES ('c', 'cut', '书名', '书/名', 'all', '', '', NULL, NULL,"
            " '', '', '', 1, ?, 0)",
            [write.stamp],
        )
        write.run("INSERT INTO ignored_name VALUES ('i', '贾宝玉', '', 1, ?, 0)", [write.stamp])
        write.run("INSERT INTO reading_time VALUES ('r', 'd', 1, 60000, 300, ?, 0)", [write.stamp])
        write.run(
            "INSERT INTO exported VALUES ('x', 'anki', '書', '书', 'shu1', 'abc', 7, ?, 0)",
            [write.stamp],
        )
        write.run("INSERT INTO course VALUES ('o', 1, '一年级', 'l', ?, 0)", [write.stamp])
        write.run("INSERT INTO lesson VALUES ('l', 'o', '第一课', 0, 1, ?, 0)", [write.stamp])
        write.run(
            "INSERT INTO lesson_word VALUES ('w', 'l', 0, '書', '书', 'shu1', ?, 0)", [write.stamp]
        )
    words = [
        word(text, senses=(f"{text} a", f"{text} b"), sentences=(sentence(f"{text}。"),), note=text)
        for text in texts
    ]
    write_words(study, "Save", words)
    with study.transaction() as write:
        write.run(
            "INSERT INTO card VALUES ('k', ?, 'recognise', 2, NULL, 3.5, 5.0, 9, 8, 0, 0, 0, 1, ?,"
            " 0)",
            [words[0].id, write.stamp],
        )
        write.run(
            "INSERT INTO review VALUES ('v', 'k', 3, 8, 1500, 1, NULL, NULL, '', ?, 0)",
            [write.stamp],
        )


def live(study: Database) -> Live:
    """Give what is the user's in each table, without what tells only when it was written."""
    found: Live = {}
    for table in user_tables(study):
        columns = ", ".join(["id", *table.content])
        found[table.name] = set(study.rows(f"SELECT {columns} FROM {table.name} WHERE deleted = 0"))
    return found
