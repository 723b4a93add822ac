"""The formats of lists as the interface names them, in the order in which they are offered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.exports.fields import Field
from desktop.ledger import ANKI_NOW

NAMED_BY_DECK = {ANKI_NOW, "apkg", "anki"}
"""The formats whose title names a deck."""

UNCREDITED = {"pleco", "quizlet", "memrise"}
"""The formats that have meanings and no room to say where they are from."""


def format_names() -> dict[str, str]:
    """Name each format, in the language of the interface."""
    return {
        "xlsx": _tr("Excel table (.xlsx)"),
        "csv": _tr("Table with commas (.csv)"),
        "tsv": _tr("Table with tabs (.tsv)"),
        ANKI_NOW: _tr("Anki, while it is running"),
        "apkg": _tr("Anki package (.apkg)"),
        "anki": _tr("Anki notes as text (.txt)"),
        "pleco": _tr("Pleco flashcards (.txt)"),
        "skritter": _tr("Skritter list (.txt)"),
        "quizlet": _tr("Quizlet (.txt)"),
        "memrise": _tr("Memrise (.txt)"),
        "plain": _tr("Words alone (.txt)"),
        "markdown": _tr("Markdown (.md)"),
        "json": _tr("JSON (.json)"),
        "html": _tr("Handout as a web page (.html)"),
        "pdf": _tr("Handout to print (.pdf)"),
    }


def place_name(target: str) -> str:
    """Name the place where a list goes to, as the ledger tells places apart."""
    if target in {"csv", "tsv", "xlsx", "json", "html", "pdf"}:
        return target.upper()
    return _tr("word list") if target == "plain" else target.capitalize()


def field_name(field: Field) -> str:
    """Name a column."""
    return {
        Field.SIMPLIFIED: _tr("Simplified"),
        Field.TRADITIONAL: _tr("Traditional"),
        Field.PINYIN: _tr("Pinyin"),
        Field.NUMBERED: _tr("Numbered pinyin"),
        Field.ZHUYIN: _tr("Zhuyin"),
        Field.MEANING: _tr("Meaning"),
        Field.SENTENCE: _tr("Sentence"),
        Field.CLOZE: _tr("Sentence with a gap"),
        Field.SOURCE: _tr("Source"),
        Field.HSK2: _tr("HSK 2.0"),
        Field.HSK3: _tr("HSK 3.0"),
        Field.FREQUENCY: _tr("Frequency"),
        Field.COUNT: _tr("Count"),
        Field.STATUS: _tr("Status"),
        Field.TAGS: _tr("Tags"),
        Field.NOTE: _tr("Note"),
    }[field]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Exporting", text)
