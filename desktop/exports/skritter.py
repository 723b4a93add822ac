"""A list for Skritter: one headword a line, each once.

Skritter finds the words by how they are written and has definitions of its own. What its import
makes of further columns is not documented anywhere that we found, so there are none. Its own
exports (simplified, traditional, numbered pinyin, definitions, between them tabs, as the program
skritter-exporter on GitHub describes them) are read as any table is, and this list as a plain one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.exports.cells import one_line
from desktop.exports.fields import How
from desktop.exports.listed import ListedWord


def write_skritter(words: Iterable[ListedWord], how: How) -> Iterator[str]:
    """Write the headwords in the script that leads; one with several readings stands once."""
    seen = set()
    for word in words:
        headword = one_line(how.headword(word))
        if headword not in seen:
            seen.add(headword)
            yield f"{headword}\n"
