"""Read the rows out of an SQLite file that SQLite itself can't read any more.

Every leaf page of a table is looked at by itself, wherever it lies, in the file and in its
write-ahead log; nothing that leads to it need be whole. So one row may be found in several states.

The layout of pages, cells, records and of the log: https://www.sqlite.org/fileformat2.html
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Value = None | int | float | str | bytes

_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes, before what is on the first page
_LEAF = 0x0D
_KINDS = (0x02, 0x05, 0x0A, _LEAF)
_SIZES = tuple([1 << power for power in range(9, 17)])
_LOG_MAGIC = (0x377F0682, 0x377F0683)
_LOG_HEADER, _FRAME_HEADER = 32, 24
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_MOST_BYTES = 1 << 24
"""A record that says to be larger is damaged."""


@dataclass(frozen=True, slots=True)
class _Log:
    """The pages in a write-ahead log whose commit came through: all of them, and the last of each
    number.
    """

    page_size: int
    pages: tuple[tuple[int, bytes], ...]

    @property
    def last(self) -> dict[int, bytes]:
        return dict(self.pages)


def records(data: bytes, log: bytes = b"") -> Iterator[tuple[Value, ...]]:
    """Give all records in a database's bytes and in those of its write-ahead log.

    What makes no sense is left out: never an error.
    """
    kept = _read_log(log)
    size = _page_size(data, kept)

    def page_of(number: int) -> bytes:
        return data[(number - 1) * size : number * size]

    for number in range(1, len(data) // size + 2):
        yield from _page_records(page_of(number), number, size, page_of)
    if kept is not None and kept.page_size == size:
        last = kept.last

        def newest_page_of(number: int) -> bytes:
            return last.get(number) or page_of(number)

        for number, page in kept.pages:
            yield from _page_records(page, number, size, newest_page_of)


def _page_size(data: bytes, log: _Log | None) -> int:
    size = 0
    if data.startswith(_MAGIC) and len(data) >= _HEADER:
        (size,) = struct.unpack_from(">H", data, 16)
        size = 1 << 16 if size == 1 else size
    if size in _SIZES:
        return size
    if log is not None:
        return log.page_size
    # Where pages of one size begin, some of those of twice that size do too, but few of half of it.
    looks = {size: size * _count_pages(data, size) for size in _SIZES}
    enough = max(looks.values()) * 3 / 4
    return next(size for size in _SIZES if looks[size] >= enough)


def _count_pages(data: bytes, size: int) -> int:
    """Count the places where a page of that size seems to begin."""
    found = 0
    for at in range(size, len(data) - 8, size):
        if data[at] in _KINDS:
            cells, content = struct.unpack_from(">HH", data, at + 3)
            found += 8 + 2 * cells <= (content or 1 << 16) <= size
    return found


# -- pages ---------------------------------------------------------------------------------------


def _page_records(
    page: bytes, number: int, size: int, page_of: Callable[[int], bytes]
) -> Iterator[tuple[Value, ...]]:
    start = _HEADER if number == 1 else 0
    if len(page) < start + 8 or page[start] != _LEAF:
        return
    (count,) = struct.unpack_from(">H", page, start + 3)
    if start + 8 + 2 * count > len(page):
        # What is left of a page that was cut off.
        count = (len(page) - start - 8) // 2
    for at in struct.unpack_from(f">{count}H", page, start + 8):
        try:
            record = _record(_payload(page, at, size, page_of))
        except (IndexError, ValueError, struct.error):
            continue
        if record:
            yield record


def _payload(page: bytes, at: int, size: int, page_of: Callable[[int], bytes]) -> bytes:
    """Give the bytes of a cell's record, with what of it lies on other pages."""
    length, at = _varint(page, at)
    _, at = _varint(page, at)
    if not 0 < length <= _MOST_BYTES:
        raise ValueError("no such record")
    largest = size - 35
    if length <= largest:
        found = page[at : at + length]
    else:
        least = (size - 12) * 32 // 255 - 23
        local = least + (length - least) % (size - 4)
        local = local if local <= largest else least
        parts = [page[at : at + local]]
        (following,) = struct.unpack_from(">I", page, at + local)
        left = length - local
        while left > 0:
            more = page_of(following)
            (following,) = struct.unpack_from(">I", more)
            parts.append(more[4 : 4 + min(left, size - 4)])
            left -= size - 4
        found = b"".join(parts)
    if len(found) != length:
        raise ValueError("cut off")
    return found


def _record(data: bytes) -> tuple[Value, ...]:
    length, at = _varint(data, 0)
    body = length
    if length > len(data):
        raise ValueError("no record")
    values: list[Value] = []
    while at < length:
        kind, at = _varint(data, at)
        value, body = _value(data, body, kind)
        values.append(value)
    if body != len(data):
        raise ValueError("no record")
    return tuple(values)


def _value(data: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind >= 12:
        end = at + (kind - 12) // 2
        part = data[at:end]
        return (part.decode() if kind % 2 else part), end
    if kind == 0:
        return None, at
    if kind in {8, 9}:
        return kind - 8, at
    if kind == 7:
        return struct.unpack_from(">d", data, at)[0], at + 8
    width = _INTEGER_BYTES.get(kind)
    if width is None:
        raise ValueError("no such type")
    return int.from_bytes(data[at : at + width], "big", signed=True), at + width


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Read a number of one to nine bytes; give it and where the next thing begins."""
    byte = data[at]
    if byte < 0x80:
        return byte, at + 1
    value = byte & 0x7F
    for at in range(at + 1, at + 8):  # noqa: B020
        byte = data[at]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + 1
    return value << 8 | data[at + 1], at + 2


# -- the write-ahead log -------------------------------------------------------------------------


def _read_log(log: bytes) -> _Log | None:
    """Read a log as far as its checksums hold, and as the last commit in it came through."""
    if len(log) < _LOG_HEADER:
        return None
    magic, _, size, _, *rest = struct.unpack_from(">8I", log)
    if magic not in _LOG_MAGIC or size not in _SIZES:
        return None
    order = ">" if magic & 1 else "<"
    salts = tuple(rest[:2])
    sums = _checksum(log[:24], (0, 0), order)
    pages: list[tuple[int, bytes]] = []
    committed = 0
    for at in range(_LOG_HEADER, len(log) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        number, commit, *marks = struct.unpack_from(">6I", log, at)
        page = log[at + _FRAME_HEADER : at + _FRAME_HEADER + size]
        sums = _checksum(log[at : at + 8] + page, sums, order)
        if tuple(marks) != (*salts, *sums):
            break
        pages.append((number, page))
        committed = len(pages) if commit else committed
    return _Log(size, tuple(pages[:committed]))


def _checksum(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = first + one + second & 0xFFFFFFFF
        second = second + other + first & 0xFFFFFFFF
    return first, second
