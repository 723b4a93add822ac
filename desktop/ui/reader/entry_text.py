"""A look-up as plain text, for the clipboard."""

from __future__ import annotations

from desktop.language.pinyin import marked
from desktop.language.scripts import Script
from desktop.language.sense_text import sense_text
from desktop.lookup import Lookup
from dictionaries.entry import Entry


def entry_text(lookup: Lookup) -> str:
    """Write what Copy puts on the clipboard: headwords, pinyin, senses and the sentence.

    The entry that is meant comes first. A word without an entry gives its text and reading.
    """
    entries = list(lookup.entries)
    if lookup.entry is not None:
        entries.insert(0, entries.pop(lookup.entry))
    blocks = ["\n".join(_entry_lines(entry)) for entry in entries]
    if not blocks:
        reading = marked(lookup.reading) if lookup.reading else ""
        blocks.append(f"{lookup.text} {reading}".rstrip())
    if lookup.sentence is not None:
        blocks.append(lookup.sentence[0])
    return "\n\n".join(blocks)


def _entry_lines(entry: Entry) -> list[str]:
    heads = [entry.traditional]
    if entry.simplified != entry.traditional:
        heads.append(entry.simplified)
    lines = [f"{' '.join(heads)} {marked(entry.reading)}"]
    for number, sense in enumerate(entry.senses, 1):
        start = f"{number}. " if len(entry.senses) > 1 else ""
        lines.append(start + sense_text(sense.text, Script.TRADITIONAL))
    return lines
