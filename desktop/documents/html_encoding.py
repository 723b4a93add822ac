"""Decode pages: what they say of their encoding is a hint that is checked.

As browsers do, a mark goes before what the server says, and that before the page's own word. Unlike
them, a page that is UTF-8 is read as that whatever it says, and what does not fit is not believed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from desktop.documents.encoding import DAMAGED, ENCODINGS, SAMPLE, Decoded, decode
from desktop.documents.errors import OpenError
from desktop.documents.likelihood import bits
from desktop.documents.mending import incremental_decoder

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_META = re.compile(
    rb"<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE
)
_HEAD = 8192  # bytes; browsers look at 1024, old pages put much before it
# What is meant by a label (WHATWG Encoding Standard, section 4.2), as Python names it; what is
# left out is called alike or not used for Chinese.
_LABELS = {
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "utf-16": "utf-8",  # what is read as ASCII so far is no UTF-16
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gb-2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "csgb2312": "gb18030",
    "hz-gb-2312": "hz",
    "big5": "cp950",
    "big-5": "cp950",
    "cn-big5": "cp950",
    "x-x-big5": "cp950",
    "csbig5": "cp950",
    "big5-hkscs": "big5hkscs",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "euc-tw": "euc_tw",
    "x-euc-tw": "euc_tw",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}
_PLAIN_LABEL = re.compile(r"utf-8|gb18030|windows-12\d\d|iso-8859-\d+|koi8-[ru]|euc-jp|iso-2022-jp")
# How much likelier a guess must be than what the page says of itself: bits, and a share of them.
_BITS, _SHARE = 30.0, 0.1
_NOT_ASCII = re.compile(rb"[\x80-\xff]")


def decode_html(data: bytes, name: str, charset: str = "") -> Decoded:
    """Decode a page by its mark, or what `charset` or it says where that fits, or what fits.

    Raises OpenError where it is empty or no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, name)
    meta = _META.search(data, 0, _HEAD)
    labels = [charset, meta[1].decode("ascii", "replace") if meta else ""]
    codecs = [codec for label in labels if (codec := _codec(label))]
    if data.isascii():
        return _decoded(data, "hz", name) if "hz" in codecs else decode(data, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if "cp950" in codecs:
        codecs.append("big5hkscs")
    telling = _NOT_ASCII.search(data)
    sample = data[telling.start() if telling else 0 :][:SAMPLE]
    said = {codec: _bits(sample, codec) for codec in codecs}
    try:
        guess = decode(data, name)
    except OpenError:
        # What it knows nothing of may be what the page says, if that has nothing damaged.
        fitting = [codec for codec in said if DAMAGED not in data.decode(codec, "replace")]
        if not fitting or b"\0" in data:
            raise
        return _decoded(data, fitting[0], name)
    if said:
        best = min(said, key=lambda codec: said[codec])  # of equals the first
        if said[best] <= _bits(sample, guess.encoding) * (1 + _SHARE) + _BITS:
            return _decoded(data, best, name)
    return guess


def _codec(label: str) -> str:
    label = label.strip().lower()
    return _LABELS.get(label) or (label if _PLAIN_LABEL.fullmatch(label) else "")


def _decoded(data: bytes, encoding: str, name: str) -> Decoded:
    if encoding in ENCODINGS:
        return replace(decode(data, name, encoding), sure=True)
    return Decoded(data.decode(encoding, "replace"), encoding)


def _bits(sample: bytes, encoding: str) -> float:
    """Say how unlikely a text is that a codec makes of a sample."""
    text = incremental_decoder(encoding).decode(sample)
    return bits(Counter(char for char in text if char > "\x7f"))
