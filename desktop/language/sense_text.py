"""The text of a dictionary's senses as a reader wants it: one script, tone marks."""

from __future__ import annotations

import re

from desktop.language.pinyin import marked
from desktop.language.scripts import Script

_SYLLABLES = r"[A-Za-zÜü:]+[1-5]"
_WORD = r"[^\s|\[\]/;,()“”\"]+"
_REFERENCE = re.compile(
    rf"(?P<first>{_WORD})\|(?P<second>{_WORD})"
    rf"|\s*\[\[?(?P<pinyin>{_SYLLABLES}(?:[\s'·,-]*{_SYLLABLES})*)\]\]?"
)
_SYLLABLE = re.compile(_SYLLABLES)


def in_script(traditional: str, simplified: str, script: Script) -> str:
    """Give the form of a headword that a script uses."""
    return simplified if script is Script.SIMPLIFIED else traditional


def sense_text(text: str, script: Script) -> str:
    """Write the text of a sense, its hanzi in one script, its pinyin with tone marks.

    Blanks around it stay, so that it may be part of a sense.
    """

    def written(match: re.Match[str]) -> str:
        if match["pinyin"]:
            space_before = " " if match.start() else ""
            space_after = " " if text[match.end() :][:1].isalnum() else ""
            return space_before + marked(_SYLLABLE.findall(match["pinyin"])) + space_after
        return in_script(match["first"], match["second"], script)

    return _REFERENCE.sub(written, text)
