"""Which word lists can be read, and who reads each; a list is told by its content."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath

from desktop.exports.anki_text import is_anki_text, read_anki_text
from desktop.exports.json_words import is_json_list, read_json_list
from desktop.exports.list_rows import ListError, ReadWords
from desktop.exports.list_words import split_words
from desktop.exports.markdown_table import is_markdown_table, read_markdown
from desktop.exports.memrise import is_memrise_text, read_memrise
from desktop.exports.mirror_list import is_mirror, read_mirror_list
from desktop.exports.plain_list import read_plain_list
from desktop.exports.pleco import is_pleco_text, read_pleco_text
from desktop.exports.quizlet import is_quizlet_text, read_quizlet
from desktop.exports.word_table import find_delimiter, is_own_table, read_table

TEXT_READERS: Mapping[str, Callable[[str, str], ReadWords]] = {
    "anki": lambda text, _: read_anki_text(text),
    "json": read_json_list,
    "markdown": lambda text, _: read_markdown(text),
    "memrise": lambda text, _: read_memrise(text),
    "plain": lambda text, _: read_plain_list(text),
    "pleco": lambda text, _: read_pleco_text(text),
    "quizlet": lambda text, _: read_quizlet(text),
    "table": lambda text, _: read_table(text),
    "vocabulary": read_mirror_list,
}
"""What reads a text, given the name of its file too, by the name of its format."""

SUFFIXES = (".txt", ".csv", ".tsv", ".xlsx", ".json", ".md", ".apkg", ".colpkg", ".xml")
"""The ends of the names of the files that can be read; others are tried as text."""

LARGEST_LIST = 256 * 2**20
"""Bytes of the largest file that is read."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # of Excel's workbooks before 2007, or locked ones
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml|\s*<plecoflash")
_WIDE_XML = (b"\xff\xfe<\0?\0", b"\xfe\xff\0<\0?")
_TABLES = {".csv", ".tsv", ".tab"}
_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".ods"}
_CORRECTIONS = "# Duben corrections "
# What says what it is, and what only looks like it.
_TOLD: Mapping[str, Callable[[str], bool]] = {
    "anki": is_anki_text,
    "vocabulary": is_mirror,
    "json": is_json_list,
}
_TOLD_BY_CELLS: Mapping[str, Callable[[str], bool]] = {
    "pleco": is_pleco_text,
    "quizlet": is_quizlet_text,
    "memrise": is_memrise_text,
    "markdown": is_markdown_table,
}
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
    if data.startswith((_ZIP, _OLE)):
        return _read_packed(data, name, cancelled)
    if _XML.match(data) or data.startswith(_WIDE_XML):
        from desktop.exports.pleco import read_pleco_xml

        return read_pleco_xml(data, name)
    return read_text(decode(data, name), PurePath(name).suffix.lower(), name)


def _read_packed(data: bytes, name: str, cancelled: Callable[[], bool]) -> ReadWords:
    # Loaded only when there is such a file.
    from desktop.exports.spreadsheet import is_workbook, read_xlsx

    if is_workbook(data) or PurePath(name).suffix.lower() in _WORKBOOKS:
        return read_xlsx(data, name, cancelled)
    from desktop.exports.anki_package import read_anki_package

    return read_anki_package(data, name, cancelled)


def read_text(text: str, suffix: str = "", name: str = "The list") -> ReadWords:
    """Read a word list that is text; `suffix` is the end of its file's name.

    Raises ListError where it is a list of Duben's that is damaged, or none of words.
    """
    if text.removeprefix("\ufeff").startswith(_CORRECTIONS):
        raise ListError(f"{name} holds corrections, not words: open it on the Corrections page.")
    return TEXT_READERS[text_format(text, suffix)](text, name)


def text_format(text: str, suffix: str = "") -> str:
    """Name the format of a word list, one of TEXT_READERS."""
    for name, is_so in _TOLD.items():
        if is_so(text):
            return name
    lines = text.removeprefix("\ufeff").split("\n", _SAMPLE)[:_SAMPLE]
    if is_own_table(lines):
        return "table"
    for name, is_so in _TOLD_BY_CELLS.items():
        if is_so(text):
            return name
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
