"""A collection of Anki's own library, which the tests import into what we write.

It is under AGPL: nothing outside the tests may use it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)
from anki.import_export_pb2 import ImportResponse
from anki.notes import Note

from desktop.exports.listed import ListedSentence, ListedWord

NASTY = (
    'quotes "double" and \'single\', a ""pair""',
    "a\ttab",
    "two\nlines",
    "<b>no tag</b> & &amp; &lt;",
    "#no comment",
    "😀👩‍🏫",
    "𠮷𱁬㐀",  # beyond the BMP, and beyond most fonts
    "{{Meaning}} {{c1::cloze}}",
    "back\\slash; semi, comma | pipe",
)
"""Senses that a text file or a database could trip over."""


def word(
    simplified: str = "图书馆",
    traditional: str = "圖書館",
    reading: str = "tu2 shu1 guan3",
    senses: tuple[str, ...] = ("library",),
    sentence: str = "我在图书馆看书。",
    tags: tuple[str, ...] = (),
    note: str = "",
) -> ListedWord:
    """Make a word; its sentence has it in simplified characters, if at all."""
    start = sentence.find(simplified)
    found = ListedSentence(sentence, start, len(simplified), "一本书") if sentence else None
    assert start >= 0 or not sentence
    return ListedWord(
        traditional,
        simplified,
        tuple(reading.split()),
        senses,
        None,
        "",
        1,
        None,
        found,
        tags,
        note,
    )


@contextmanager
def collection(folder: Path) -> Iterator[Collection]:
    """Open a new collection in a folder."""
    opened = Collection(str(folder / "collection.anki2"))
    try:
        yield opened
    finally:
        opened.close()


def import_package(opened: Collection, path: Path, *, merging: bool = False) -> ImportResponse.Log:
    """Import a package as Anki does by itself, or as AnkiConnect has it done."""
    options = ImportAnkiPackageOptions()
    if merging:
        options = ImportAnkiPackageOptions(
            merge_notetypes=True, with_scheduling=True, with_deck_configs=True
        )
    request = ImportAnkiPackageRequest(package_path=str(path), options=options)
    return opened.import_anki_package(request).log


def import_text(opened: Collection, text: str, folder: Path) -> ImportResponse.Log:
    """Import a text as Anki does if nothing is changed in its dialogue."""
    path = folder / "notes.txt"
    path.write_text(text, encoding="utf-8", newline="")
    metadata = opened.get_csv_metadata(path=str(path), delimiter=None)
    return opened.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log


def notes(opened: Collection) -> list[Note]:
    """Give all notes in the order in which they were made."""
    return [opened.get_note(note) for note in sorted(opened.find_notes(""))]


def shown(opened: Collection, *fields: str) -> list[str]:
    """Write each note: its type, then some of its fields."""
    return [" | ".join([_type(note), *[note[one] for one in fields]]) for note in notes(opened)]


def _type(note: Note) -> str:
    found = note.note_type()
    assert found is not None
    return str(found["name"])


def answered(opened: Collection) -> Callable[[], list[tuple[int, int, int]]]:
    """Answer a card of the deck "Words"; give what says how all cards are scheduled."""
    deck = opened.decks.id_for_name("Words")
    assert deck is not None
    opened.decks.select(deck)
    card = opened.sched.getCard()
    assert card is not None
    opened.sched.answerCard(card, 4)

    def scheduled() -> list[tuple[int, int, int]]:
        rows = opened.db.all("SELECT id, ivl, reps FROM cards ORDER BY id") if opened.db else []
        return [(one, days, asked) for one, days, asked in rows]

    return scheduled
