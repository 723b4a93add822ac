"""Small dictionaries and ways to write values as text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dictionaries.entry import Entry
from dictionaries.sources import Source

HEADER = """\
# CC-CEDICT
#! version=1
#! entries=3
#! publisher=MDBG
#! license=https://creativecommons.org/licenses/by-sa/4.0/
#! date=2026-05-20T06:06:55Z
"""

SMALL = (
    HEADER
    + """\
圖書館 图书馆 [tu2 shu1 guan3] /library/CL:家[jia1],個|个[ge4]/
後 后 [hou4] /back; behind/rear/
this line is damaged
吃 吃 [chi1] /to eat/
"""
)


def source(folder: Path, text: str = SMALL, date: str = "2026-05-20") -> Source:
    """Write a dictionary's text to a file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "cedict.u8"
    path.write_text(text, "utf-8", newline="\n")
    return Source("CC-CEDICT", path, date)


def headwords(entries: Iterable[Entry]) -> str:
    """Write the headwords of entries, those that differ as traditional|simplified."""
    return " ".join(
        entry.simplified
        if entry.simplified == entry.traditional
        else f"{entry.traditional}|{entry.simplified}"
        for entry in entries
    )


def readings(entries: Iterable[Entry]) -> str:
    """Write the readings of entries."""
    return ", ".join(entry.numbered for entry in entries)
