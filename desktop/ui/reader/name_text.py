"""Write the name that a word is part of, and how the whole of it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.ui.pinyin_html import phonetic_runs, runs_text

if TYPE_CHECKING:
    # They take long to load, and the first page is there before they are.
    from desktop.language.name_words import Name


def name_reading(name: Name, phonetic: str) -> str:
    """Write the reading of a name, its words apart and with capitals: `Yáo Shùnyǔ`."""
    words = []
    for text, reading in name.words:
        if reading is None:
            words.append(text)
        else:
            written = runs_text(phonetic_runs(reading, phonetic))
            words.append(written[:1].upper() + written[1:])
    return " ".join(words)


def name_text(name: Name, phonetic: str) -> str:
    """Say which name a word is part of."""
    text = QCoreApplication.translate("Name", "Part of the name {0}, {1}")
    return text.format(name.text, name_reading(name, phonetic))
