"""What stands above the words: nothing, or their pinyin or zhuyin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.language.annotation import Annotation
from desktop.language.pinyin import to_marks
from desktop.language.sandhi import sandhi
from desktop.language.zhuyin import to_zhuyin
from desktop.settings import Settings
from desktop.ui.reader.layout import Label
from desktop.ui.reader.source import ReaderText, is_of_name

if TYPE_CHECKING:
    # The first page is there before it is.
    from desktop.language.readings import WordReading


class Labels:
    """The reader's choice of phonetics, as text for each word."""

    def __init__(self, text: ReaderText, settings: Settings) -> None:
        self._text = text
        self._mode = settings.pinyin
        self._zhuyin = settings.phonetic == "zhuyin"
        self._sandhi = settings.sandhi
        self._taiwan = settings.readings == "taiwan"
        self._made: dict[tuple[tuple[str | None, ...], str], Label] = {}

    @property
    def is_shown(self) -> bool:
        """Whether any word can have a label."""
        return self._mode in ("new", "all")

    @property
    def hangs_on_status(self) -> bool:
        """Whether a word's status decides if it has a label."""
        return self._mode == "new"

    def above(self, cells: Sequence[Annotation]) -> list[Label | None] | None:
        """Give the labels of a block's cells, None where the whole block has none."""
        if not self.is_shown:
            return None
        return [self.of(cell) if self._wants(cell) else None for cell in cells]

    def _wants(self, cell: Annotation) -> bool:
        if cell.reading is None:
            return False
        if self._mode == "all":
            return True
        return self._text.is_new(cell) or (is_of_name(cell) and not self._text.status(cell))

    def reading(self, cell: Annotation) -> WordReading | None:
        """Give the reading of a word where the reader's texts are read."""
        if cell.reading is None or not self._taiwan:
            return cell.reading
        return self._text.taiwan_reading(cell.token.text, cell.reading)

    def of(self, cell: Annotation) -> Label | None:
        """Give one string for each code point of a word, None where it has no reading."""
        reading = self.reading(cell)
        if reading is None:
            return None
        key = (reading, cell.token.text if self._sandhi else "")
        found = self._made.get(key)
        if found is None:
            reading = sandhi(reading, cell.token.text) if self._sandhi else reading
            found = self._made[key] = zhuyin_label(reading) if self._zhuyin else label(reading)
        return found


def label(reading: Sequence[str | None]) -> Label:
    """Write a reading with tone marks: `("xi1", "an1")` gives `("xī", "'ān")`."""
    parts: list[str] = []
    for syllable in reading:
        marked = to_marks(syllable) if syllable else ""
        apart = marked and marked[0] in "aāáǎàoōóǒòeēéěè" and any(parts)
        parts.append(f"’{marked}" if apart else marked)
    return tuple(parts)


def zhuyin_label(reading: Sequence[str | None]) -> Label:
    """Write a reading in zhuyin, a thin space between syllables."""
    parts: list[str] = []
    for syllable in reading:
        written = to_zhuyin(syllable) if syllable else ""
        parts.append(f"\u2009{written}" if written and any(parts) else written)
    return tuple(parts)
