"""Find out how a text is encoded, and decode it whole or in parts.

UTF-8, UTF-16 and UTF-32 are told by their marks, UTF-8 else by its strict form, UTF-16 by its NULs.
What is left is GB18030 (with GBK and GB2312 in it) or Big5. Each of them decodes most of the
other's bytes, to characters that nobody writes: the one that gives more common characters is right.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from desktop.documents.common import COMMON
from desktop.documents.errors import OpenError

SAMPLE = 64 * 1024
"""How many bytes tell the encoding, counted from the first that is not ASCII."""

NAMELESS = "The input"
"""What messages call a text that has no name."""

BYTE_ORDER_MARK = "\ufeff"
DAMAGED = "\ufffd"
"""What stands for bytes that the encoding does not have."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16, whose mark is the beginning of this one's.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Of equals the first is taken. Windows in Taiwan writes the first Big5, Hong Kong the second.
_MULTIBYTE = ("gb18030", "cp950", "big5hkscs")
# Shares of what is not ASCII. Hardly any text in another encoding passes for UTF-8 so far.
_NEARLY_NONE, _TOO_MUCH = 0.1, 0.33

_PICTURE = "a picture"
_ARCHIVE = "a packed file, as Word documents and e-books are"
_OTHER_FILES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"PK\x03\x04", _ARCHIVE),
    (b"PK\x05\x06", _ARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document"),
    (b"\x89PNG\r\n\x1a\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF87a", _PICTURE),
    (b"GIF89a", _PICTURE),
    (b"\x1f\x8b\x08", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
_TELLING = re.compile(rb"[\x00\x80-\xff]")
_ASCII = frozenset(map(chr, (*range(0x20, 0x7F), *b"\t\r\n")))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the name of the codec that decoded it."""

    text: str
    encoding: str


def decode(data: bytes, name: str = NAMELESS) -> Decoded:
    """Decode a whole text; damaged bytes become U+FFFD.

    Raises OpenError, whose message calls the text `name`, where it is empty or no text.
    """
    decoder = Decoder(name)
    text = decoder.feed(data) + decoder.end()
    return Decoded(text, decoder.encoding)


class Decoder:
    """Decodes a text that comes in parts; what comes out does not depend on how it was cut.

    `encoding` is "utf-8" as long as all is ASCII. `feed` and `end` raise OpenError where `decode`
    does.
    """

    def __init__(self, name: str = NAMELESS, sample: int = SAMPLE) -> None:
        self.encoding = "utf-8"
        self._name = name
        self._sample = sample
        self._held = b""
        self._at_beginning = True
        self._decoder: codecs.IncrementalDecoder | None = None
        self._begun = False
        self._blank = True

    def feed(self, data: bytes) -> str:
        """Give the text that is certain so far; at first twice the sample may be held back."""
        if self._decoder is None:
            data = self._held + data
        return self._decoded(data, final=False)

    def end(self) -> str:
        """Give the rest of the text."""
        text = self._decoded(self._held if self._decoder is None else b"", final=True)
        if self._blank:
            raise OpenError(f"{self._name} is empty: there is nothing to read.")
        return text

    def _decoded(self, data: bytes, *, final: bool) -> str:
        ascii_part = b""
        if self._decoder is None:
            ascii_part, data = self._choose(data, final=final)
        text = ascii_part.decode("ascii")
        if self._decoder is None:
            self._held = data
        else:
            self._held = b""
            text += self._decoder.decode(data, final)
        if "\0" in text:
            raise OpenError(_no_text(self._name))
        if not self._begun:
            text = text.lstrip(BYTE_ORDER_MARK)
            self._begun = bool(text)
        self._blank = self._blank and (not text or text.isspace())
        return text

    def _choose(self, data: bytes, *, final: bool) -> tuple[bytes, bytes]:
        """Choose the encoding once enough is there; give what is ASCII in any case, and the rest.

        Only what begins within the first sample may be UTF-16, so that later on, ASCII is ASCII.
        """
        if self._at_beginning:
            if len(data) < self._sample and not final:
                return b"", data
            _refuse_other_files(data[: self._sample], self._name)
            telling = _TELLING.search(data, 0, self._sample)
            if telling is not None:
                # UTF-16 counts in pairs.
                begin = telling.start() // 2 * 2
                self._choose_by(data[begin : begin + self._sample], _marked(data), final=final)
                return b"", data
            self._at_beginning = False
        telling = _TELLING.search(data)
        if telling is None:
            return data, b""
        ascii_part, data = data[: telling.start()], data[telling.start() :]
        self._choose_by(data[: self._sample], None, final=final)
        return ascii_part, data

    def _choose_by(self, sample: bytes, marked: str | None, *, final: bool) -> None:
        whole = len(sample) < self._sample
        if whole and not final:
            return
        wide = _wide(sample, whole) if self._at_beginning else None
        self.encoding = marked or wide or _narrow(sample, self._name, whole)
        self._decoder = codecs.getincrementaldecoder(self.encoding)("replace")


def _refuse_other_files(data: bytes, name: str) -> None:
    for beginning, kind in _OTHER_FILES:
        if data.startswith(beginning):
            raise OpenError(_no_text(name, kind))
    if data.startswith(b"MZ") and b"\0" in data:
        raise OpenError(_no_text(name, "a program"))


def _no_text(name: str, kind: str = "") -> str:
    if kind:
        return f"{name} is not a text but {kind}."
    return f"{name} is not a text in UTF-8, UTF-16, GB18030 or Big5."


def _marked(data: bytes) -> str | None:
    """Give the encoding whose mark the text begins with."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    return None


def _wide(sample: bytes, whole: bool) -> str | None:
    """Say which UTF-16 this is, if it is one: nothing else has NULs, and it has no U+0000."""
    if b"\0" not in sample or (whole and len(sample) % 2):
        return None
    best, most = None, 0.5
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
        if text and "\0" not in text:
            counts = Counter(text)
            likely = sum(n for char, n in counts.items() if char in COMMON or char in _ASCII)
            if likely / len(text) > most:
                best, most = encoding, likely / len(text)
    return best


def _narrow(sample: bytes, name: str, whole: bool) -> str:
    """Choose among the encodings that keep ASCII; raise OpenError where none of them fits.

    A sample that is not whole may end within a character.
    """
    if b"\0" in sample:
        raise OpenError(_no_text(name))
    counts = {"utf-8": _counts(sample, "utf-8", whole)}
    if _damaged_share(counts["utf-8"]) < _NEARLY_NONE:
        return "utf-8"
    counts |= {encoding: _counts(sample, encoding, whole) for encoding in _MULTIBYTE}
    best = max(counts, key=lambda encoding: _score(counts[encoding]))
    if _damaged_share(counts[best]) > _TOO_MUCH:
        raise OpenError(_no_text(name))
    return best


def _counts(sample: bytes, encoding: str, whole: bool) -> Counter[str]:
    """Count the characters that are not ASCII."""
    text = codecs.getincrementaldecoder(encoding)("replace").decode(sample, whole)
    return Counter({char: number for char, number in Counter(text).items() if char > "\x7f"})


def _damaged_share(counts: Counter[str]) -> float:
    return counts[DAMAGED] / (counts.total() or 1)


def _score(counts: Counter[str]) -> int:
    return sum(number * _worth(char) for char, number in counts.items())


def _worth(char: str) -> int:
    """Say how much a character speaks for the encoding that gives it."""
    if char in COMMON:
        return 2
    if char == DAMAGED or "\ue000" <= char <= "\uf8ff":
        return -4
    if "\u4e00" <= char <= "\u9fff":
        return 0
    # Kana, Greek, box drawing: where the other encoding has its hanzi.
    return -1
