"""A dictionary's senses as a reader wants them: one script, tone marks, links."""

from __future__ import annotations

import re
from html import escape

from desktop.language.pinyin import marked
from desktop.language.scripts import Script
from dictionaries.entry import Entry, Link, Sense

_PAIR = r"(?P<first>[^\s|\[\]/;,()“”\"]+)\|(?P<second>[^\s|\[\]/;,()“”\"]+)"
_SYLLABLES = r"[A-Za-zÜü:]+[1-5]"
_PINYIN = rf"\s*\[\[?(?P<pinyin>{_SYLLABLES}(?:[\s'·,-]*{_SYLLABLES})*)\]\]?"
_PLAIN = re.compile(rf"{_PAIR}|{_PINYIN}")
_SYLLABLE = re.compile(_SYLLABLES)


def in_script(traditional: str, simplified: str, script: Script) -> str:
    """Give the form of a headword that a script uses."""
    return simplified if script is Script.SIMPLIFIED else traditional


def sense_text(text: str, script: Script) -> str:
    """Write the text of a sense, its hanzi in one script, its pinyin with tone marks."""

    def written(match: re.Match[str]) -> str:
        if match["pinyin"]:
            space_before = " " if match.start() else ""
            space_after = " " if text[match.end() :][:1].isalnum() else ""
            return space_before + marked(_SYLLABLE.findall(match["pinyin"])) + space_after
        return in_script(match["first"], match["second"], script)

    return _PLAIN.sub(written, text)


def sense_html(sense: Sense, script: Script) -> str:
    """Write a sense as rich text; the address of a link is its number among the sense's links."""
    parts: list[str] = []
    at = 0
    for number, link in enumerate(sense.links):
        match = _written(link).search(sense.text, at)
        if match is None:
            continue
        parts.append(escape(sense_text(sense.text[at : match.start()], script)))
        hanzi = escape(in_script(link.traditional, link.simplified, script))
        pinyin = f"&nbsp;{escape(marked(link.reading))}" if link.reading else ""
        parts.append(f'<a href="{number}">{hanzi}</a>{pinyin}')
        at = match.end()
    parts.append(escape(sense_text(sense.text[at:], script)))
    return "".join(parts)


def first_gloss(entry: Entry, script: Script) -> str:
    """Sum up an entry in its first sense."""
    return sense_text(entry.senses[0].text, script) if entry.senses else ""


def _written(link: Link) -> re.Pattern[str]:
    """Match a link as the dictionary writes it: `圖書館|图书馆[tu2 shu1 guan3]`."""
    first, second = re.escape(link.traditional), re.escape(link.simplified)
    return re.compile(rf"{first}(?:\|{second})?(?:\[\[?[^\]]*\]\]?)?")
