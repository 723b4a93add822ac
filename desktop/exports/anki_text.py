"""Anki's notes as text: written with the headers of Anki 2.1.54 and later, read with or without.

What the headers do was tried out with Anki's own library (the tests do so again):
- `#guid column` makes a note that Anki has already be brought up to date, whether it came from a
  text, a package or AnkiConnect. A note of another type with that GUID is left alone and told.
- `#notetype` is passed over where there is no such type. Then the notes become of the type that
  was used last, by the names of the columns, so `Front` and `Back` are there for Anki's own Basic;
  where no column has the name of a field, as in other languages, the first one becomes the key.
- There is no column for audio: a text brings no sounds, and must not take away those there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape

from desktop.exports.anki_cards import AUDIO, FIELDS, KEY, NOTE_TYPE
from desktop.exports.anki_notes import (
    deck_name,
    guid_of_key,
    hanzi_html,
    key_of,
    note_fields,
    tags_of,
    to_html,
)
from desktop.exports.fields import DEFAULT_FIELDS, Field, How, cell
from desktop.exports.list_columns import guess_columns
from desktop.exports.list_rows import Columns, ListRow, Malformed, ReadWords, WordTable
from desktop.exports.list_words import has_han
from desktop.exports.listed import ListedWord
from desktop.exports.word_table import find_delimiter, read_rows

_SEPARATORS = {
    "comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":",
}  # fmt: skip
_HEADER = re.compile(r"#([a-z ]+):(.*)")
_OLD_TAGS = "tags:"
_UNSEEN = re.compile(r"<(style|script)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<(?:br|hr)\b[^>]*>|</(?:div|p|li|tr|h[1-6])\s*>", re.IGNORECASE)
_ITEM = re.compile(r"</li\s*>\s*<li\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_MEDIA = re.compile(r"\[(?:sound|anki):[^\]]*\]")
_CLOZE = re.compile(r"\{\{c\d+::([^{}]*?)(?:::[^{}]*)?\}\}")
_LONGEST_FIELD = 5000
"""Code points of a field that are read; a word and its meaning have far fewer."""

_FRONT, _BACK, _TAGS = "Front", "Back", "Tags"
_ON_THE_BACK = ("Pinyin", "Meaning", "Sentence", "Note", "Credit")
_NAMES = {
    Field.SIMPLIFIED: "Simplified",
    Field.TRADITIONAL: "Traditional",
    Field.PINYIN: "Pinyin",
    Field.ZHUYIN: "Zhuyin",
    Field.MEANING: "Meaning",
    Field.SENTENCE: "Sentence",
    Field.CLOZE: "Cloze",
    Field.SOURCE: "Source",
    Field.NOTE: "Note",
    Field.HSK2: "HSK2",
    Field.HSK3: "HSK3",
}


def write_anki_text(words: Iterable[ListedWord], how: How) -> Iterator[str]:
    """Write words line by line: as notes of Duben's own type, or, where fields were chosen, as
    notes of any type with their key and these fields.

    Lines end with a line feed; the text is for a file in UTF-8 without a byte order mark.
    """
    own = how.fields == DEFAULT_FIELDS
    chosen = () if own else tuple([field for field in how.fields if field is not Field.TAGS])
    shown = (
        [name for name in FIELDS if name not in {KEY, AUDIO}]
        if own
        else [_NAMES.get(field, field.value.capitalize()) for field in chosen]
    )
    names = [KEY, "guid", *shown, _FRONT, _BACK, _TAGS]
    yield "#separator:tab\n#html:true\n"
    if own:
        yield f"#notetype:{NOTE_TYPE}\n"
    yield f"#deck:{deck_name(how)}\n#guid column:2\n#tags column:{len(names)}\n"
    yield f"#columns:{chr(9).join(names)}\n"
    # Anki skips what it doesn't know; the dictionary is named all the same.
    yield f"# {' '.join(how.credit.line.split())}\n"
    for word in words:
        key = key_of(word)
        if own:
            fields = dict(zip(FIELDS, note_fields(word, how), strict=True))
            cells = [fields[name] for name in shown]
            back = [fields[name] for name in _ON_THE_BACK]
        else:
            cells = back = [to_html(cell(word, field)) for field in chosen]
        # The key ends the back, so that the note can be found again as this word's.
        plain = [hanzi_html(word, how), "<br>".join([*filter(None, back), f"<small>{key}</small>"])]
        yield _line([key, guid_of_key(key), *cells, *plain, " ".join(tags_of(word))])


def _line(cells: list[str]) -> str:
    """Write a row; what would end a cell, or make a row a comment, is quoted."""
    written = [
        f'"{text.replace(chr(34), chr(34) * 2)}"' if '"' in text or "\t" in text else text
        for text in cells
    ]
    if written[0].startswith("#"):
        written[0] = f'"{written[0]}"'
    return "\t".join(written) + "\n"


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
    freely, but what stands in them does. Duben's own notes say it all in their key.
    """
    width = max((len(row.cells) for row in rows), default=0)
    names = tuple([fields[at] if at < len(fields) else "" for at in range(width)])
    if names[:1] == (KEY,) and all(row.cells[0].count("|") == 2 for row in rows):
        return _own_table(name, names, rows)
    columns = guess_columns([row.cells for row in rows])
    # A column of tags would be taken for a meaning.
    return WordTable(name, names, replace(columns, tags=None), tuple(rows))


def _own_table(name: str, names: tuple[str, ...], rows: list[ListRow]) -> WordTable:
    """Make the table of Duben's own notes, the key taken apart into its columns."""
    names = ("simplified", "traditional", "reading", *names[1:])
    meaning = names.index("Meaning") if "Meaning" in names else None
    parted = [replace(row, cells=(*row.cells[0].split("|"), *row.cells[1:])) for row in rows]
    return WordTable(name, names, Columns(0, 1, 2, meaning), tuple(parted))


def plain_field(html: str) -> str:
    """Give what a field shows as plain text on one line: no tags, no media, clozes filled in."""
    html = html[:_LONGEST_FIELD]
    if "<" in html or "&" in html:
        text = _ITEM.sub(" / ", _UNSEEN.sub(" ", html))
        text = _BREAK.sub(" ", text)
        html = unescape(_TAG.sub("", text))
    text = _MEDIA.sub(" ", html)
    if "{{c" in text:
        text = _CLOZE.sub(r"\1", text)
    return " ".join(text.split())


def _at(cells: tuple[str, ...], column: int | None) -> str:
    return cells[column].strip() if column is not None and column < len(cells) else ""
