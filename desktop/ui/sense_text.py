"""A dictionary's senses as the window shows them: with links, or summed up."""

from __future__ import annotations

import re
from html import escape

from desktop.language.pinyin import marked
from desktop.language.scripts import Script
from desktop.language.sense_text import in_script, sense_text
from dictionaries.entry import Entry, Link, Sense


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
