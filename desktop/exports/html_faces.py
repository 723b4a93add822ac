"""How web pages name the language of a script, and the fonts that draw it on any computer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.language.scripts import Script

_SONG_SC = '"Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun'
_SONG_TC = '"Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", PMingLiU'
_SONG_HK = '"Noto Serif CJK HK", "Source Han Serif HC", "Songti TC", MingLiU_HKSCS'
_KAI_SC = '"Kaiti SC", KaiTi, STKaiti'
_KAI_TC = '"Kaiti TC", BiauKai, DFKai-SB'


@dataclass(frozen=True, slots=True)
class HtmlFaces:
    """The value of `lang`, and font families for running text and for characters to write."""

    language: str
    song: str
    kai: str


HTML_FACES: Mapping[Script, HtmlFaces] = {
    Script.SIMPLIFIED: HtmlFaces("zh-Hans", _SONG_SC, _KAI_SC),
    Script.TRADITIONAL: HtmlFaces("zh-Hant", _SONG_TC, _KAI_TC),
    Script.TAIWAN: HtmlFaces("zh-Hant-TW", _SONG_TC, _KAI_TC),
    Script.HONGKONG: HtmlFaces("zh-Hant-HK", _SONG_HK, _KAI_TC),
    Script.ORIGINAL: HtmlFaces("zh", _SONG_SC, _KAI_SC),
}
"""Those of each script; ORIGINAL stands for one that is not known."""
