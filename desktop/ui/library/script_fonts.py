"""The reading face for short texts, in the forms of the script that each is shown in."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont

from desktop.language.scripts import Script, detect
from desktop.ui.fonts import hanzi_font


class ScriptFonts:
    """Gives the font of a text; where texts are shown as they are written, each tells its own.

    `script` is that of the view.
    """

    def __init__(self, script: Script = Script.ORIGINAL) -> None:
        self.script = script
        self._detected = lru_cache(maxsize=4096)(detect)
        self._made: dict[tuple[Script, int], QFont] = {}

    def of(self, text: str, pixels: int) -> QFont:
        """Give the font to draw a text with; `pixels` is its size."""
        script = self.script
        if script is Script.ORIGINAL:
            script = self._detected(text) or Script.SIMPLIFIED
        key = (script, pixels)
        if key not in self._made:
            self._made[key] = hanzi_font("song", script, pixels)
        return self._made[key]
