"""Decode a text in whatever it is encoded, whole or in parts.

UTF-8, UTF-16 and UTF-32 are told by their marks; for the rest see guessing.py.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from desktop.documents.errors import BYTE_ORDER_MARK, DAMAGED, NAMELESS, OpenError
from desktop.documents.guessing import ENCODINGS, Guess, guess, no_text
from desktop.documents.mending import Incremental, decoder_of, incremental_decoder

__all__ = [
    "BYTE_ORDER_MARK",
    "DAMAGED",
    "ENCODINGS",
    "NAMELESS",
    "SAMPLE",
    "Decoded",
    "Decoder",
    "decode",
    "previews",
]

SAMPLE = 64 * 1024
"""How many bytes tell the encoding, counted from the first that is not ASCII."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16, whose mark is the beginning of this one's.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
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


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the name of the codec that decoded it.

    `sure` is False where another codec might be right: worth asking the reader. `candidates` are
    the codecs that it may be, likeliest first.
    """

    text: str
    encoding: str
    sure: bool = True
    candidates: tuple[str, ...] = ("utf-8",)


def decode(data: bytes, name: str = NAMELESS, encoding: str = "") -> Decoded:
    """Decode a whole text; damaged bytes become U+FFFD.

    `encoding`, one of ENCODINGS, is the reader's choice; else it is found out. Raises OpenError,
    whose message calls the text `name`, where it is empty or no text.
    """
    decoder = Decoder(name, encoding=encoding)
    text = decoder.feed(data) + decoder.end()
    return Decoded(text, decoder.encoding, decoder.sure, decoder.candidates)


def previews(data: bytes, length: int = 200) -> tuple[Decoded, ...]:
    """Decode the beginning of a text with each codec that it may be in, likeliest first.

    Each is `length` code points at most, from the first line on that is not ASCII; codecs that give
    the same are there once. Raises OpenError where the bytes are no text.
    """
    found = decode(data[: 2 * SAMPLE])
    telling = _TELLING.search(data)
    begin = data.rfind(b"\n", 0, telling.start()) + 1 if telling else 0
    shown: dict[str, Decoded] = {}
    for encoding in found.candidates:
        # Wide characters count from the file's beginning.
        start = 0 if encoding.startswith("utf-") else begin
        part = data[start : start + 4 * length + 4]
        text = incremental_decoder(encoding).decode(part).lstrip(BYTE_ORDER_MARK)[:length]
        shown.setdefault(text, Decoded(text, encoding, found.sure, found.candidates))
    return tuple(shown.values())


class Decoder:
    """Decodes a text that comes in parts; what comes out does not depend on how it was cut.

    `encoding` is "utf-8" as long as all is ASCII; `sure` and `candidates` are as in Decoded. `feed`
    and `end` raise OpenError where `decode` does.
    """

    def __init__(self, name: str = NAMELESS, sample: int = SAMPLE, encoding: str = "") -> None:
        self._name = name
        self._sample = sample
        self._held = b""
        self._at_beginning = True
        self._decoder: Incremental | None = None
        self._begun = False
        self._blank = True
        self._guess = Guess(("utf-8",), sure=True)
        if encoding:
            self._use(Guess((_known(encoding, name),), sure=True))

    @property
    def encoding(self) -> str:
        """The name of the codec."""
        return self._guess.candidates[0]

    @property
    def sure(self) -> bool:
        """Whether no other codec might be right."""
        return self._guess.sure

    @property
    def candidates(self) -> tuple[str, ...]:
        """The codecs that it may be, likeliest first."""
        return self._guess.candidates

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
            raise OpenError(no_text(self._name))
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
        if marked:
            self._use(Guess((marked,), sure=True))
        else:
            self._use(guess(sample, self._name, whole=whole, wide=self._at_beginning))

    def _use(self, found: Guess) -> None:
        self._guess = found
        self._decoder = decoder_of(self.encoding)


def _refuse_other_files(data: bytes, name: str) -> None:
    for beginning, kind in _OTHER_FILES:
        if data.startswith(beginning):
            raise OpenError(no_text(name, kind))
    if data.startswith(b"MZ") and b"\0" in data:
        raise OpenError(no_text(name, "a program"))


def _marked(data: bytes) -> str | None:
    """Give the encoding whose mark the text begins with."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    return None


def _known(encoding: str, name: str) -> str:
    """Give Python's name of a codec that the reader may choose; raise OpenError for others."""
    try:
        found = encoding if encoding in ENCODINGS else codecs.lookup(encoding).name
    except LookupError:
        found = ""
    if found.replace("-", "_") == "utf_8_sig":
        found = "utf-8"
    if found not in ENCODINGS:
        raise OpenError(f"{name} can't be read as {encoding}: Duben does not know that encoding.")
    return found
