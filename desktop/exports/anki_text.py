"""Anki's notes as text: read, with the headers of Anki 2.1.54 and later or without."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from desktop.exports.list_columns import guess_columns
from desktop.exports.list_rows import ListRow, Malformed, ReadWords, WordTable
from desktop.exports.list_words import has_han
from desktop.exports.word_table import find_delimiter, read_rows

_SEPARATORS = {
    "comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":",
}  # fmt: skip
_HEADER = re.compile(r"#([a-z ]+):(.*)")
_OLD_TAGS = "tags:"
_UNSEEN = re.compile(r"<(style|script)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<(?:br|hr)\b[^>]*>|</(?:div|p|li|tr|h[1-6])\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_MEDIA = re.compile(r"\[(?:sound|anki):[^\]]*\]")
_CLOZE = re.compile(r"\{\{c\d+::([^{}]*?)(?:::[^{}]*)?\}\}")
_LONGEST_FIELD = 5000
"""Code points of a field that are read; a word and its meaning have far fewer."""


def is_anki_text(text: str) -> bool:
    """Say whether a text begins as Anki writes its notes."""
    first = text.removeprefix("\ufeff").lstrip("\r\n").partition("\n")[0].strip()
    found = _HEADER.fullmatch(first)
    names = ("separator", "html", "tags", "columns", "notetype", "deck", "if matches")
    is_header = found is not None and found[1].removesuffix(" column") in (*names, "guid")
    return is_header or first.startswith(_OLD_TAGS)


def read_anki_text(text: str) -> ReadWords:
    """Read notes: a table a note type, with the tags of each note.

    Lines that begin with `#` are left out, as Anki does; a note without Chinese is malformed.
    """
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    headers: dict[str, str] = {}
    body = 0
    for line in lines:
        found = _HEADER.fullmatch(line.strip("\r\n"))
        if found is None and not line.startswith(_OLD_TAGS) and line.strip():
            break
        if found is not None:
            headers[found[1]] = found[2].strip(" ") or found[2]
        elif line.startswith(_OLD_TAGS):
            headers["tags"] = line.removeprefix(_OLD_TAGS).strip()
        body += 1
    # A comment within a quoted field is part of it, but no export has one.
    kept = [line if not line.startswith("#") else "\n" for line in lines[body:]]
    separator = headers.get("separator", "")
    delimiter = _SEPARATORS.get(separator.strip().lower(), separator[:1])
    rows = read_rows(kept, delimiter or find_delimiter(kept) or "\t", body + 1)
    return _sorted_out(rows, headers, delimiter)


def _sorted_out(
    rows: list[tuple[int, tuple[str, ...]]], headers: dict[str, str], delimiter: str
) -> ReadWords:
    """Put notes with those of their type, and leave out the columns that are not their fields."""
    special = {
        name.removesuffix(" column"): int(value) - 1
        for name, value in headers.items()
        if name.endswith(" column") and value.strip().isdecimal()
    }
    shared = tuple(headers.get("tags", "").split())
    names = tuple(headers.get("columns", "").split(delimiter)) if headers.get("columns") else ()
    kinds: dict[str, list[ListRow]] = {}
    malformed = []
    for number, cells in rows:
        fields = tuple(
            [plain_field(cell) for at, cell in enumerate(cells) if at not in special.values()]
        )
        if not any(map(has_han, fields)):
            malformed.append(Malformed(number, " ".join(filter(None, fields))))
            continue
        tags = _at(cells, special.get("tags")).split()
        kind = _at(cells, special.get("notetype")) or headers.get("notetype", "")
        row = ListRow(number, fields, tuple(dict.fromkeys([*shared, *tags])))
        kinds.setdefault(kind, []).append(row)
    left = tuple([name for at, name in enumerate(names) if at not in special.values()])
    return ReadWords(
        tuple([note_table(kind, left, found) for kind, found in kinds.items()]), tuple(malformed)
    )


def note_table(name: str, fields: tuple[str, ...], rows: list[ListRow]) -> WordTable:
    """Make the table of a note type; the names of its fields tell nothing, for people choose them
    freely, but what stands in them does.
    """
    width = max((len(row.cells) for row in rows), default=0)
    names = tuple([fields[at] if at < len(fields) else "" for at in range(width)])
    columns = guess_columns([row.cells for row in rows])
    # A column of tags would be taken for a meaning.
    return WordTable(name, names, replace(columns, tags=None), tuple(rows))


def plain_field(html: str) -> str:
    """Give what a field shows as plain text on one line: no tags, no media, clozes filled in."""
    html = html[:_LONGEST_FIELD]
    if "<" in html or "&" in html:
        text = _UNSEEN.sub(" ", html)
        text = _BREAK.sub(" ", text)
        html = unescape(_TAG.sub("", text))
    text = _MEDIA.sub(" ", html)
    if "{{c" in text:
        text = _CLOZE.sub(r"\1", text)
    return " ".join(text.split())


def _at(cells: tuple[str, ...], column: int | None) -> str:
    return cells[column].strip() if column is not None and column < len(cells) else ""
