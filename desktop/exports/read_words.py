"""Which word lists can be read, and who reads each; a list is told by its content."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath

from desktop.exports.anki_text import is_anki_text, read_anki_text
from desktop.exports.list_rows import ListError, ReadWords
from desktop.exports.list_words import split_words
from desktop.exports.plain_list import read_plain_list
from desktop.exports.pleco import is_pleco_text, read_pleco_text
from desktop.exports.word_table import find_delimiter, read_table

TEXT_READERS: Mapping[str, Callable[[str], ReadWords]] = {
    "anki": read_anki_text,
    "pleco": read_pleco_text,
    "table": read_table,
    "plain": read_plain_list,
}
"""What reads a text, by the name of its format."""

SUFFIXES = (".txt", ".csv", ".tsv", ".apkg", ".colpkg", ".xml")
"""The ends of the names of the files that can be read; others are tried as text."""

LARGEST_LIST = 256 * 2**20
"""Bytes of the largest file that is read."""

_ZIP = b"PK\x03\x04"
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml|\s*<plecoflash")
_WIDE_XML = (b"\xff\xfe<\0?\0", b"\xfe\xff\0<\0?")
_TABLES = {".csv", ".tsv", ".tab"}
_SAMPLE = 200


def read_list(
    data: bytes,
    name: str,
    decode: Callable[[bytes, str], str],
    cancelled: Callable[[], bool] = lambda: False,
) -> ReadWords:
    """Read the file of a word list; `decode` makes text of bytes, given the file's name.

    Raises ListError, and what `decode` raises.
    """
    if len(data) > LARGEST_LIST:
        raise ListError(f"{name} is too large to be a word list.")
    if data.startswith(_ZIP):
        # Loaded only when there is such a file.
        from desktop.exports.anki_package import read_anki_package

        return read_anki_package(data, name, cancelled)
    if _XML.match(data) or data.startswith(_WIDE_XML):
        from desktop.exports.pleco import read_pleco_xml

        return read_pleco_xml(data, name)
    return read_text(decode(data, name), PurePath(name).suffix.lower())


def read_text(text: str, suffix: str = "") -> ReadWords:
    """Read a word list that is text; `suffix` is the end of its file's name."""
    return TEXT_READERS[text_format(text, suffix)](text)


def text_format(text: str, suffix: str = "") -> str:
    """Name the format of a word list, one of TEXT_READERS."""
    if is_anki_text(text):
        return "anki"
    if is_pleco_text(text):
        return "pleco"
    lines = text.removeprefix("\ufeff").split("\n", _SAMPLE)[:_SAMPLE]
    delimiter = find_delimiter(lines)
    if suffix in _TABLES:
        return "table"
    if delimiter == "\t" or (delimiter and not _are_words(lines)):
        return "table"
    return "plain"


def _are_words(lines: list[str]) -> bool:
    """Say whether lines with commas in them read better as a word and what follows it."""
    filled = [line for line in lines if line.strip()]
    quoted = sum('"' in line for line in filled)
    listed = [split_words(line) for line in filled]
    several = sum(len(words) > 1 for words in listed)
    return quoted == 0 and (several * 2 > len(filled))
