"""What decides how the word card is drawn, whatever word it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont

from desktop.language.scripts import Script
from desktop.settings import Settings
from desktop.ui.fonts import hanzi_font
from desktop.ui.pinyin_html import Run, phonetic_runs, runs_html
from desktop.ui.theme import Theme
from dictionaries.entry import Entry, Reading


@dataclass(frozen=True, slots=True)
class CardLook:
    """The script that words are written in, the colours, and the reader's choices."""

    script: Script
    theme: Theme
    settings: Settings

    def form(self, traditional: str, simplified: str) -> str:
        """Give the form of a headword that the script uses."""
        return simplified if self.script is Script.SIMPLIFIED else traditional

    def hanzi(self, pixels: int) -> QFont:
        """Make the font for hanzi of a size in pixels."""
        return hanzi_font(self.settings.face, self.script, pixels)

    @property
    def in_taiwan(self) -> bool:
        """Whether words are read as in Taiwan."""
        return self.settings.readings == "taiwan"

    def reading(self, entry: Entry) -> Reading:
        """Give an entry's reading where the reader's texts are read."""
        return (entry.taiwan_reading if self.in_taiwan else ()) or entry.reading

    def runs(self, reading: Sequence[str | None]) -> tuple[Run, ...]:
        """Write a reading in the reader's phonetics."""
        return phonetic_runs(reading, self.settings.phonetic)

    def html(self, runs: Sequence[Run]) -> str:
        """Write runs as rich text, coloured if the reader likes."""
        return runs_html(runs, self.theme, coloured=self.settings.tone_colours)

    def colour(self, tone: int) -> str:
        """Give the colour of a tone, or that of the text where the reader wants no colours."""
        return self.theme.tone(tone) if self.settings.tone_colours else self.theme.ink
