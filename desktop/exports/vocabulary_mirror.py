r"""The whole vocabulary as a table that people, spreadsheets and Duben itself can read.

A line is a word, its cells between tabs. Where a cell holds several things there is ` / ` between
them, and ` | ` between the parts of a sentence: its text, where the word begins in it, the title of
its document, paragraph and place in that, the length of the word, the word and what is before and
behind it there, the document's id and its own. A backslash makes plain what would be taken for one
of these: `\t` a tab, `\n` the end of a line, `\/`, `\|` and `\\` those signs. Dates are UTC.

    traditional	simplified	reading	status	senses	note	tags	created	changed	…
    書	书	shu1	known	book / letter		课本	2026-11-25 18:30:00.000000	…
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from desktop.ids import new_id
from desktop.language.document import Place, Quote
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Sentence, Word

COLUMNS = (
    "traditional",
    "simplified",
    "reading",
    "status",
    "senses",
    "note",
    "tags",
    "created",
    "changed",
    "sentences",
    "id",
)
_HEAD = "# Duben vocabulary 1"
_NEEDED = {"traditional", "simplified", "reading", "status"}
_ITEMS, _PARTS = " / ", " | "
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TIME = "%Y-%m-%d %H:%M:%S.%f"
# What begins or ends a line for somebody, what this table is made of, and half of a pair.
_PLAIN = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\\/|]")
_ESCAPED = re.compile(r"\\(u[0-9a-f]{4}|.)", re.DOTALL)
_LETTERS = {"\t": "t", "\n": "n", "\r": "r"}
_EMPTY = r"\e"
# A cell that begins with one of these may be run as a formula (the full-width ones too), or be
# taken for a remark or for one in quotation marks.
_FORMULA = tuple("=+-@＝＋－＠#\"'")


class MirrorError(Exception):
    """The file is no vocabulary of Duben's; the message is for the user."""


@dataclass(frozen=True, slots=True)
class ReadMirror:
    """What a file held: words, and the numbers of the lines that are none, from 1 on."""

    words: tuple[Word, ...]
    malformed: tuple[int, ...]


def write_mirror(words: Iterable[Word], stamp: int) -> Iterator[str]:
    """Write words line by line; `stamp` says when the last of them was changed: see `stamp_of`."""
    yield f"{_HEAD}, {stamp}\n"
    yield "\t".join(COLUMNS) + "\n"
    for word in words:
        yield "\t".join(_cells(word)) + "\n"


def stamp_of(first_line: str) -> int | None:
    """Give the stamp that a mirror was written with; None where it is none."""
    found = re.fullmatch(rf"{_HEAD}, (\d{{1,18}})\s*", first_line.removeprefix("\ufeff"))
    return int(found[1]) if found else None


def read_mirror(text: str) -> ReadMirror:
    """Read what `write_mirror` wrote, or a person changed since; raises MirrorError.

    Columns may be in any order, and all that are not needed may be missing.
    """
    columns: list[str] | None = None
    words: list[Word] = []
    malformed: list[int] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        cells = line.rstrip("\r").split("\t")
        if not line.strip() or line.startswith("#"):
            continue
        if columns is None:
            columns = [cell.strip().lower() for cell in cells]
            if not set(columns) >= _NEEDED:
                break
            continue
        word = _word(dict(zip(columns, cells, strict=False)))
        if word is None:
            malformed.append(number)
        else:
            words.append(word)
    if columns is None or not set(columns) >= _NEEDED:
        raise MirrorError(
            "This is no vocabulary that Duben wrote: its columns traditional, simplified, reading"
            " and status are missing."
        )
    return ReadMirror(tuple(words), tuple(malformed))


def taken_in(kept: Word | None, read: Word) -> Word:
    """Give what becomes of a word when one that was read is added to it: nothing gets lost.

    Status and senses are those of the word that was changed last, and so is the note unless that is
    empty; sentences and tags of both are kept.
    """
    if kept is None:
        return read
    newer = read if read.changed > kept.changed else kept
    older = kept if newer is read else read
    known = {_origin(sentence) for sentence in kept.sentences}
    ids = {sentence.id for sentence in kept.sentences}
    added = [
        replace(one, id=new_id()) if one.id in ids else one
        for one in read.sentences
        if _origin(one) not in known
    ]
    return replace(
        kept,
        status=newer.status,
        senses=newer.senses or older.senses,
        note=newer.note or older.note,
        tags=tuple(dict.fromkeys([*kept.tags, *read.tags])),
        sentences=(*kept.sentences, *added),
    )


def _origin(sentence: Sentence) -> tuple[str, str, int]:
    return sentence.document_id, sentence.text, sentence.start


# -- writing -------------------------------------------------------------------------------------


def _cells(word: Word) -> Sequence[str]:
    return (
        _safe(word.traditional),
        _safe(word.simplified),
        _safe(word.reading),
        word.status.value,
        _cell_of(word.senses),
        _safe(word.note),
        _cell_of(word.tags),
        _time(word.created),
        _time(word.changed),
        _ITEMS.join([_PARTS.join(_parts(one)) for one in word.sentences]),
        _safe(word.id),
    )


def _parts(sentence: Sentence) -> Sequence[str]:
    return (
        _safe(sentence.text) or _EMPTY,
        str(sentence.start),
        _safe(sentence.document_title),
        str(sentence.place.paragraph),
        str(sentence.place.offset),
        str(sentence.length),
        _safe(sentence.quote.text),
        _safe(sentence.quote.before),
        _safe(sentence.quote.after),
        _safe(sentence.document_id),
        _safe(sentence.id),
    )


def _cell_of(items: Sequence[str]) -> str:
    return _ITEMS.join([_safe(item) or _EMPTY for item in items])


def _safe(text: str) -> str:
    """Write a text so that it stays one cell, of plain text, in whatever reads it."""
    inner = _PLAIN.sub(_escape, text)
    if inner and _is_blank(inner[-1]):
        inner = inner[:-1] + _code(inner[-1])
    if inner and _is_blank(inner[0]):
        return _code(inner[0]) + inner[1:]
    return f"\\{inner}" if inner.startswith(_FORMULA) else inner


def _is_blank(sign: str) -> bool:
    return sign.isspace() or sign == "\ufeff"


def _code(sign: str) -> str:
    return f"\\u{ord(sign):04x}"


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in "\\/|":
        return f"\\{sign}"
    letter = _LETTERS.get(sign)
    return f"\\{letter}" if letter else _code(sign)


def _time(stamp: int) -> str:
    """Write microseconds since the epoch as a date, or as they are where no date is so far away."""
    try:
        date = (_EPOCH + timedelta(microseconds=stamp)).replace(tzinfo=None)
        return date.isoformat(" ", "microseconds") if stamp else ""
    except OverflowError:
        return str(stamp)


# -- reading -------------------------------------------------------------------------------------


def _word(cells: dict[str, str]) -> Word | None:
    try:
        traditional = _text(cells["traditional"])
        simplified = _text(cells["simplified"])
        if not (traditional or simplified):
            return None
        return Word(
            _text(cells.get("id", "")) or new_id(),
            traditional or simplified,
            simplified or traditional,
            _text(cells["reading"]),
            Status(cells["status"].strip().lower()),
            _items(cells.get("senses", "")),
            tuple([_sentence(item) for item in _split(cells.get("sentences", ""), "/")]),
            _text(cells.get("note", "")),
            _items(cells.get("tags", "")),
            _stamp(cells.get("created", "")),
            _stamp(cells.get("changed", "")),
        )
    except (ValueError, KeyError, OverflowError):
        return None


def _sentence(item: str) -> Sentence:
    text, start, title, paragraph, offset, length, quote, before, after, document, key = [
        _text(part) for part in _split(item, "|")
    ]
    numbers = [int(one) for one in (start, paragraph, offset, length)]
    if min(numbers) < 0:
        raise ValueError("no such place")
    return Sentence(
        key or new_id(),
        document,
        title,
        Place(numbers[1], numbers[2]),
        numbers[3],
        text,
        numbers[0],
        Quote(quote, before, after),
    )


def _items(cell: str) -> tuple[str, ...]:
    return tuple([_text(item) for item in _split(cell, "/")])


def _split(cell: str, sign: str) -> list[str]:
    """Cut a cell, or a sentence, where a sign stands that is not escaped."""
    return re.findall(rf"(?:\\.|[^\\{sign}])+", cell, re.DOTALL) if cell.strip() else []


def _text(cell: str) -> str:
    """Read a text as it was before it was written."""
    return _ESCAPED.sub(_unescape, cell.strip())


def _unescape(found: re.Match[str]) -> str:
    sign = found[1]
    if len(sign) > 1:
        return chr(int(sign[1:], 16))
    return {"t": "\t", "n": "\n", "r": "\r", "e": ""}.get(sign, sign)


def _stamp(cell: str) -> int:
    cell = cell.strip()
    if not cell or cell.lstrip("-").isdecimal():
        return int(cell or 0)
    for form in (_TIME, "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"):
        try:
            found = datetime.strptime(cell, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return (found - _EPOCH) // timedelta(microseconds=1)
    raise ValueError("no date")
