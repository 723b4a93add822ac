"""The type on paper: which fonts draw it, and how wide each text is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from desktop.language.scripts import Script
from desktop.ui.fonts import hanzi_families, region_of
from desktop.ui.paper.characters import is_hanzi

INK = "#22201d"
SOFT = "#6f6a62"
FAINT = "#cdc6bb"
LINE = "#c9c1b4"
ACCENT = "#b3402e"
GUIDE = "#dba99f"

_MEASURED_AT = 1000
"""Pixels: so large that no width is rounded."""
_BOLD = 600
_SAME_LATIN = {
    "Noto Serif CJK": "Noto Serif CJK KR",
    "Source Han Serif": "Source Han Serif K",
    "Noto Sans CJK": "Noto Sans CJK KR",
    "Source Han Sans": "Source Han Sans K",
}
"""The Korean ones have the same Latin letters, and quotation marks that fit them."""
_LATIN = ("Noto Serif", "Cambria", "Times New Roman", "Times", "Liberation Serif", "DejaVu Serif")


class Face(StrEnum):
    """What a text is set in."""

    SONG = "song"
    KAI = "kai"
    LATIN = "latin"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks; `size` is in points, `colour` is `#rrggbb`."""

    face: Face
    size: float
    bold: bool = False
    colour: str = INK


class Faces:
    """The fonts of one script. Fonts belong to a thread, and so does this."""

    def __init__(self, script: Script) -> None:
        self.region = region_of(script)
        self._metrics: dict[tuple[Face, bool], tuple[QFontMetricsF, dict[str, float]]] = {}
        self._fonts: dict[Style, QFont] = {}

    def width(self, text: str, style: Style) -> float:
        """Measure a text in points."""
        if len(text) == 1 and is_hanzi(text):
            return style.size
        key = (style.face, style.bold)
        known = self._metrics.get(key)
        if known is None:
            font = self._make(style.face, style.bold)
            font.setPixelSize(_MEASURED_AT)
            known = self._metrics[key] = (QFontMetricsF(font), {})
        metrics, widths = known
        ems = widths.get(text)
        if ems is None:
            ems = widths[text] = metrics.horizontalAdvance(text) / _MEASURED_AT
        return ems * style.size

    def font(self, style: Style) -> QFont:
        """Give the font of a style, sized in points."""
        font = self._fonts.get(style)
        if font is None:
            font = self._make(style.face, style.bold)
            font.setPointSizeF(style.size)
            self._fonts[style] = font
        return font

    def used(self) -> list[QFont]:
        """Give a font for each family and weight that was asked for."""
        fonts = []
        for face, bold in {(style.face, style.bold): None for style in self._fonts}:
            for family in self._make(face, bold).families():
                font = self._make(face, bold)
                font.setFamilies([family])
                font.setPixelSize(_MEASURED_AT)
                fonts.append(font)
        return fonts

    def _make(self, face: Face, bold: bool) -> QFont:
        families = self._families(face, bold)
        font = QFont()
        if families:
            font.setFamilies(list(families))
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # Glyphs that stand for no character of their own can't be searched for in a PDF.
        for feature in ("liga", "clig", "calt", "locl"):
            font.setFeature(QFont.Tag(feature), 0)
        return font

    def _families(self, face: Face, bold: bool) -> tuple[str, ...]:
        hei = hanzi_families("hei", self.region)
        if face is Face.READING:
            return hei
        if face is Face.KAI:
            return hanzi_families("kai", self.region)
        song = hanzi_families("song", self.region)
        if bold and song and not _has_bold(song[0]) and hei and _has_bold(hei[0]):
            song = hei
        if face is Face.SONG or not song:
            return song
        installed = set(QFontDatabase.families())
        same = next((to for name, to in _SAME_LATIN.items() if song[0].startswith(name)), "")
        return (*(one for one in (same, *_LATIN) if one in installed), *song)


def _has_bold(family: str) -> bool:
    return any(
        QFontDatabase.weight(family, style) >= _BOLD for style in QFontDatabase.styles(family)
    )
